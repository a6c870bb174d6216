package archtest

import (
	"encoding/asn1"
	"flag"
	"math/big"
	"os"
	"path/filepath"
	"testing"
)

// root is the project's root, seen from this package.
const root = "../.."

var update = flag.Bool("update", false, "write generated files instead of comparing them")

// fresh compares a generated file with what is checked in.
func fresh(t *testing.T, path, want string) {
	t.Helper()
	if *update {
		check(t, os.MkdirAll(filepath.Dir(path), 0o755))
		check(t, os.WriteFile(path, []byte(want), 0o644))
		return
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s is stale: run go test ./internal/archtest -update", path)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rawSignature turns a DER signature into the r‖s of RFC 7518 §3.4 for P-256.
func rawSignature(t *testing.T, der []byte) []byte {
	var sig struct{ R, S *big.Int }
	_, err := asn1.Unmarshal(der, &sig)
	check(t, err)
	out := make([]byte, 64)
	sig.R.FillBytes(out[:32])
	sig.S.FillBytes(out[32:])
	return out
}
