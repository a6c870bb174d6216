package render

import (
	"bytes"
	"fmt"
	"io"

	"github.com/olekukonko/tablewriter"
)

// A table is plain: columns two spaces apart, and no lines. Headers stay as
// they are written, and nothing is wrapped, which would break tokens and kids.
// Cells must be made safe before they are appended.
type table struct {
	w     io.Writer
	cells *tablewriter.Table
	drawn bytes.Buffer // what cells has written: it passes over failed writes
}

func newTable(w io.Writer, head ...string) *table {
	t := &table{w: w}
	t.cells = tablewriter.NewWriter(&t.drawn)
	t.cells.SetAutoFormatHeaders(false)
	t.cells.SetAutoWrapText(false)
	t.cells.SetHeaderAlignment(tablewriter.ALIGN_LEFT)
	t.cells.SetAlignment(tablewriter.ALIGN_LEFT)
	t.cells.SetBorder(false)
	t.cells.SetHeaderLine(false)
	t.cells.SetNoWhiteSpace(true)
	t.cells.SetTablePadding("  ")
	t.cells.SetHeader(head)
	return t
}

// append adds a row.
func (t *table) append(row ...string) { t.cells.Append(row) }

// render writes the table, each line indented by a space.
func (t *table) render() error {
	t.cells.Render()
	for line := range bytes.Lines(t.drawn.Bytes()) {
		if _, err := fmt.Fprintf(t.w, " %s\n", bytes.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}
