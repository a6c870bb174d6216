package render

import (
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// KeysText lists the keys of a set as a table. No private value is shown.
func KeysText(w io.Writer, theme Theme, set *inspect.KeySet) error {
	certified := slices.ContainsFunc(set.Keys, func(k *inspect.Key) bool { return len(k.Certificates) > 0 })
	head := []string{"kid", "type", "bits", "alg", "use", "private", "thumbprint"}
	if certified {
		head = append(head, "certificate until")
	}
	t := newTable(w, append(head, "problem")...)
	for _, k := range set.Keys {
		problem := safetext.Escape(k.Weakness)
		if k.Problem != nil {
			problem = theme.Bad(safetext.Escape(k.Problem.Error()))
		}
		row := []string{k.ID, k.Type, "", k.Algorithm, k.Use, "no", k.Thumbprint()}
		if k.Curve != "" {
			row[1] += " " + k.Curve
		}
		if k.Bits > 0 {
			row[2] = strconv.Itoa(k.Bits)
		}
		if k.IsPrivate() {
			row[5] = "yes"
		}
		if certified {
			row = append(row, certifiedUntil(k))
		}
		for i := range row {
			row[i] = safetext.Escape(row[i])
		}
		t.append(append(row, problem)...)
	}
	return t.render()
}

// certifiedUntil says when the certificate of a key expires, "" where it has
// none: the leaf's, for which the others stand surety.
func certifiedUntil(k *inspect.Key) string {
	if len(k.Certificates) == 0 {
		return ""
	}
	return k.Certificates[0].NotAfter.UTC().Format(time.RFC3339)
}

// keyWire is the wire form of a key in jwtctl.keys/v1.
type keyWire struct {
	KID        string  `json:"kid"`
	KTY        string  `json:"kty"`
	CRV        string  `json:"crv,omitempty"`
	Alg        string  `json:"alg"`
	Use        string  `json:"use"`
	Bits       int     `json:"bits"`
	Thumbprint string  `json:"thumbprint"`
	Private    bool    `json:"private"`
	Certified  string  `json:"certificate_not_after,omitempty"`
	Source     string  `json:"source,omitempty"`
	Weakness   string  `json:"weakness,omitempty"`
	Problem    *string `json:"problem"`
}

// KeysJSON lists the keys of a set as jwtctl.keys/v1.
func KeysJSON(w io.Writer, set *inspect.KeySet) error {
	list := jsonList{w: w, head: `{"schema":"jwtctl.keys/v1","keys":[`}
	for _, k := range set.Keys {
		wire := wireKey(k)
		if err := list.add(wire); err != nil {
			return err
		}
	}
	return list.close("]}")
}

func wireKey(k *inspect.Key) keyWire {
	wire := keyWire{KID: k.ID, KTY: k.Type, CRV: k.Curve, Alg: k.Algorithm, Use: k.Use, Bits: k.Bits,
		Thumbprint: k.Thumbprint(), Private: k.IsPrivate(), Certified: certifiedUntil(k), Source: k.Source, Weakness: k.Weakness}
	if k.Problem != nil {
		why := k.Problem.Error()
		wire.Problem = &why
	}
	return wire
}
