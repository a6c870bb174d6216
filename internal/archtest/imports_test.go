package archtest

import (
	"go/ast"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/jwtctl/jwtctl/"

// floors is the house: a package imports what stands on a lower floor, and on
// its own floor only what beside allows.
var floors = map[string]int{
	"internal/jose": 0, "audit/internal/keyid": 0, "internal/safetext": 0, "internal/bench": 0, "internal/glob": 0, "internal/nearest": 0,
	"inspect": 1, "keygen": 1,
	"audit": 2, "audit/wordlist": 2, "audit/blocklist": 2, "keygen/keyring": 2, "mint": 2,
	"audit/token": 3, "audit/userrule": 3, "audit/keyset": 3, "audit/endpoint": 3, "audit/rotation": 3, "audit/catalog": 3, "internal/config": 3, "mint/negative": 3,
	"internal/render": 4, "internal/intake": 4, "internal/fetch": 4, "internal/keyfile": 4, "internal/inorder": 4,
	"internal/archtest": 5, "cmd/jwtctl": 5,
}

// lastPure is the highest floor whose packages compute and do nothing else:
// the same input always gives the same output there.
const lastPure = 3

var beside = map[string][]string{"internal/config": {"audit/userrule"}, "audit/catalog": {"audit/token", "audit/keyset", "audit/endpoint", "audit/rotation"}, "audit": {"audit/wordlist", "audit/blocklist"}, "keygen": {"inspect"},
	"mint": {"audit"}}

// pure is all that the pure floors may import of the standard library:
// packages that open no file, dial nothing, ask for no clock, no randomness
// and no environment, save for the names in impureNames.
var pure = strings.Fields(`
	bytes cmp container/heap container/list encoding errors fmt hash io iter maps math math/big math/bits slices sort
	strconv strings sync sync/atomic time unicode unicode/utf16 unicode/utf8
	compress/flate compress/gzip embed encoding/asn1 encoding/base32 encoding/base64 encoding/binary encoding/hex encoding/json encoding/pem
	crypto crypto/aes crypto/cipher crypto/ecdh crypto/ecdsa crypto/ed25519 crypto/elliptic crypto/hkdf crypto/hmac
	crypto/pbkdf2 crypto/rsa crypto/sha1 crypto/sha256 crypto/sha512 crypto/subtle crypto/x509 crypto/x509/pkix
	net/netip net/url`)

// impureNames are the parts of pure packages that ask the world or speak to it.
var impureNames = map[string][]string{
	"time":        {"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"},
	"fmt":         {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
	"crypto/x509": {"SystemCertPool"},
}

// foreign are the modules that a package on a pure floor may import, each for
// one purpose.
var foreign = map[string][]string{
	"internal/jose":   {"github.com/lestrrat-go/jwx/v2/"},
	"internal/config": {"github.com/goccy/go-yaml", "github.com/goccy/go-yaml/"}, // reads YAML
	"inspect": {
		"github.com/go-json-experiment/json/jsontext", // reads JSON without loss
		"github.com/youmark/pkcs8",                    // encrypted PKCS #8
		"software.sslmate.com/src/go-pkcs12",          // PKCS #12
	},
	"mint": {"github.com/go-json-experiment/json/jsontext"}, // writes JSON strings
}

// impureImports are the files on pure floors that import what is not in pure,
// and why they have to.
var impureImports = map[[2]string]string{
	{"inspect/jwe_rsa.go", "crypto/rand"}:         "RSA1_5 answers a broken padding with a random key (RFC 7516 §11.5)",
	{"audit/note.go", "hash/maphash"}:             "digests are compared within a run and never told",
	{"internal/bench/ratio.go", "testing"}:        "it is a benchmark's helper",
	{"internal/bench/cputime_unix.go", "syscall"}: "it measures CPU time",
}

// impureUses are the files on pure floors that use one of impureNames, and
// why they have to.
var impureUses = map[[2]string]string{
	{"internal/bench/cputime_other.go", "time.Now"}: "it measures where no CPU time is to be had",
}

// TestImportLaw holds the floors, and that one package alone imports jwx.
func TestImportLaw(t *testing.T) {
	for _, s := range sources(t) {
		floor, known := floors[s.pkg]
		if !known {
			t.Errorf("%s stands on no floor: add it here and to docs/architecture.md", s.pkg)
		}
		for imp := range s.imports() {
			if strings.HasPrefix(imp, "github.com/lestrrat-go/jwx") && s.pkg != "internal/jose" {
				t.Errorf("%s imports jwx; only internal/jose may", s.name)
			}
			inner, ours := strings.CutPrefix(imp, module)
			if !ours {
				continue
			}
			below, known := floors[inner]
			if !known || below >= floor && !slices.Contains(beside[s.pkg], inner) {
				t.Errorf("%s (floor %d) imports %s (floor %d)", s.name, floor, inner, below)
			}
			if inner == "internal/bench" {
				t.Errorf("%s imports internal/bench, which is for benchmarks alone", s.name)
			}
		}
	}
}

// TestPureFloors holds that the lower floors compute and do nothing else.
func TestPureFloors(t *testing.T) {
	needed := map[[2]string]bool{}
	for _, s := range sources(t) {
		if floors[s.pkg] > lastPure {
			continue
		}
		imports := s.imports()
		for imp, name := range imports {
			if name == "." {
				t.Errorf("%s imports all names of %s", s.name, imp)
			}
			exception := [2]string{s.name, imp}
			if needed[exception] = !mayImport(s.pkg, imp); needed[exception] && impureImports[exception] == "" {
				t.Errorf("%s on floor %d imports %s, which is not known to be pure", s.name, floors[s.pkg], imp)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			use, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, ok := use.X.(*ast.Ident)
			if !ok {
				return true
			}
			for imp, names := range impureNames {
				if imports[imp] == from.Name && slices.Contains(names, use.Sel.Name) {
					exception := [2]string{s.name, imp + "." + use.Sel.Name}
					if needed[exception] = true; impureUses[exception] == "" {
						t.Errorf("%s:%d on floor %d uses %s.%s", s.name, s.line(n), floors[s.pkg], imp, use.Sel.Name)
					}
				}
			}
			return true
		})
	}
	for _, list := range []map[[2]string]string{impureImports, impureUses} {
		for exception := range list {
			if !needed[exception] {
				t.Errorf("the exception %v is no longer needed", exception)
			}
		}
	}
}

// mayImport reports whether a package on a pure floor may import another.
func mayImport(pkg, imp string) bool {
	if strings.HasPrefix(imp, module) || slices.Contains(pure, imp) {
		return true
	}
	return slices.ContainsFunc(foreign[pkg], func(allowed string) bool {
		return imp == allowed || strings.HasSuffix(allowed, "/") && strings.HasPrefix(imp, allowed)
	})
}

// TestCatalogAlone holds that only the catalogue knows all rules.
func TestCatalogAlone(t *testing.T) {
	for _, s := range sources(t) {
		for _, room := range beside["audit/catalog"] {
			if _, ok := s.imports()[module+room]; ok && s.pkg != "audit/catalog" {
				t.Errorf("%s imports %s; go through audit/catalog", s.name, room)
			}
		}
	}
}

// TestEveryPackageIsOnAFloor holds floors against what is really there.
func TestEveryPackageIsOnAFloor(t *testing.T) {
	cmd := exec.Command("go", "list", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	check(t, err)
	there := strings.Fields(string(out))
	for pkg := range floors {
		if !slices.Contains(there, module+pkg) {
			t.Errorf("there is no package %s", pkg)
		}
	}
	if len(there) != len(floors) {
		t.Errorf("go list finds %d packages, floors has %d", len(there), len(floors))
	}
}
