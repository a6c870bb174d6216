package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jwtctl/jwtctl/internal/intake"
)

// An auditItem is a piece of an audit's work: a part of an input with tokens
// in it, or something to do when its turn comes.
type auditItem struct {
	name  string // of the input
	chunk intake.Chunk
	turn  func() error // nil for a part with tokens
}

// A feeder reads the inputs of an audit and sends them off in pieces.
type feeder struct {
	run      *auditRun
	ctx      context.Context
	send     func(*auditItem) error
	splitter intake.Splitter
	packed   string // the form of the last input, where it is not unpacked
}

// feed sends the inputs in order. What cannot be read is told in its turn.
func (f *feeder) feed(inputs []input) error {
	for _, in := range inputs {
		err := f.input(in)
		var unreadable unreadableError
		packed := f.packed
		turn := func() error { return f.run.readThrough(in.name, packed) }
		if errors.As(err, &unreadable) && !errors.Is(err, context.Canceled) {
			turn = func() error { return f.run.brokeOff(unreadable) }
		} else if err != nil {
			return err
		}
		if err := f.send(&auditItem{name: in.name, turn: turn}); err != nil {
			return err
		}
	}
	return nil
}

func (f *feeder) input(in input) error {
	f.packed = ""
	src, err := in.openWithin(f.ctx)
	if err != nil {
		return unreadableError{fmt.Errorf("cannot read %s: %w", shorten(in.name), ioReason(err))}
	}
	defer src.Close()
	text := bufio.NewReaderSize(intake.Plain(withinContext(f.ctx, src)), intake.PackedHead)
	head, _ := text.Peek(intake.PackedHead) // what fails here fails again below
	f.packed = intake.Packed(head)
	subject, data, rest, err := sniff(text, in.name)
	if err != nil {
		return err
	}
	if subject != intake.Text {
		if err := f.send(&auditItem{name: in.name, turn: func() error { return f.run.document(in.name, subject, data) }}); err != nil {
			return err
		}
	}
	f.splitter.Reset(rest)
	for {
		item := f.run.items.get()
		item.name = in.name
		switch err := f.splitter.Next(&item.chunk); {
		case errors.Is(err, io.EOF):
			f.run.items.put(item)
			return nil
		case err != nil:
			return unreadableError{fmt.Errorf("cannot read %s: %w", in.name, ioReason(err))}
		}
		if err := f.send(item); err != nil {
			return err
		}
	}
}

// auditItems are the items that can be used again.
type auditItems chan *auditItem

func (free auditItems) get() *auditItem {
	select {
	case item := <-free:
		return item
	default:
		return &auditItem{}
	}
}

func (free auditItems) put(item *auditItem) {
	select {
	case free <- item:
	default:
	}
}
