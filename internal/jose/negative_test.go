package jose_test

import (
	"crypto/rand"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/mint"
	"github.com/jwtctl/jwtctl/mint/negative"
)

var update = flag.Bool("update", false, "rewrite the table in docs/negative-set.md")

// negativeAlgorithms are one for each kind of key.
var negativeAlgorithms = []string{"ES256", "RS256", "EdDSA", "HS256"}

// A negativeSet is a set of tokens and how a peer is called with it.
type negativeSet struct {
	*negative.Set
	key any // as the libraries take it
}

func newNegativeSet(t *testing.T, alg string) negativeSet {
	k, err := keygen.Generate(alg, keygen.Options{Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	signer, err := mint.NewSigner(k, alg, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	set, err := negative.Make(&mint.Spec{Profile: audit.ProfileAccessToken, Signer: signer, Random: rand.Reader,
		Now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}, "")
	if err != nil {
		t.Fatal(err)
	}
	if k.IsSymmetric() {
		return negativeSet{set, k.Secret}
	}
	return negativeSet{set, k.Public}
}

// verifiers are this project's and its peers, in the table's order.
var verifiers = []struct {
	name, module string
	accepts      func(s *negativeSet, token []byte) bool
}{
	{"jwtctl verify", "", func(s *negativeSet, token []byte) bool { return inspect.Verify(inspect.Parse(token), s.Policy()).Valid }},
	{"golang-jwt `Parse`", "github.com/golang-jwt/jwt/v5", (*negativeSet).golangJWT},
	{"golang-jwt `RegisteredClaims`", "github.com/golang-jwt/jwt/v5", (*negativeSet).golangJWTStruct},
	{"go-jose", "github.com/go-jose/go-jose/v4", (*negativeSet).goJose},
	{"jwx", "github.com/lestrrat-go/jwx/v2", (*negativeSet).jwx},
}

// answer is what a verifier makes of a token.
func answer(s *negativeSet, accepts func(*negativeSet, []byte) bool, token []byte) (word string) {
	defer func() {
		if recover() != nil {
			word = "panics"
		}
	}()
	if accepts(s, token) {
		return "accepts"
	}
	return "refuses"
}

// TestNegativeSetAgainstPeers tries every token with this project's verifier
// and with three libraries, and holds the table in docs/negative-set.md to
// what they say. go test ./internal/jose -run NegativeSet -update writes it.
func TestNegativeSetAgainstPeers(t *testing.T) {
	answers := map[string]map[string][]string{} // by case and verifier: "accepts ES256"
	made := map[string]int{}
	for _, alg := range negativeAlgorithms {
		set := newNegativeSet(t, alg)
		for _, token := range set.Tokens {
			made[token.Name]++
			if answers[token.Name] == nil {
				answers[token.Name] = map[string][]string{}
			}
			for _, v := range verifiers {
				word := answer(&set, v.accepts, token.Text)
				if word != token.Expect()+"s" && (word == "panics" || word == "accepts" || token.Accept()) {
					answers[token.Name][v.name] = append(answers[token.Name][v.name], word+" "+alg)
				}
			}
		}
	}
	for name, wrong := range answers {
		if words := wrong[verifiers[0].name]; len(words) > 0 {
			t.Errorf("jwtctl verify is wrong about %s: %v", name, words)
		}
	}
	holdTable(t, "../../docs/negative-set.md", table(t, answers, made))
}

// table writes who is wrong about what.
func table(t *testing.T, answers map[string]map[string][]string, made map[string]int) string {
	var b strings.Builder
	modules, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	head, rule, sum := "| case | what is wrong with the token |", "|---|---|", "| | **wrong answers** |"
	for _, v := range verifiers {
		version := ""
		if v.module != "" {
			version = " " + regexp.MustCompile(regexp.QuoteMeta(v.module) + ` (v\S+)`).FindStringSubmatch(string(modules))[1]
		}
		head, rule = head+" "+v.name+version+" |", rule+"---|"
		wrong := 0
		for _, by := range answers {
			if len(by[v.name]) > 0 {
				wrong++
			}
		}
		sum += fmt.Sprintf(" **%d** |", wrong)
	}
	fmt.Fprintf(&b, "%s\n%s\n%s\n", head, rule, sum)
	for _, family := range negative.Families() {
		for _, c := range family.Cases {
			fmt.Fprintf(&b, "| `%s` | %s |", c.Name, c.Why)
			for _, v := range verifiers {
				fmt.Fprintf(&b, " %s |", cell(answers[c.Name][v.name], made[c.Name]))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// cell says what a verifier does wrong about a case that was made this often.
func cell(wrong []string, made int) string {
	if made == 0 {
		return "not made"
	}
	var words []string
	for _, word := range []string{"accepts", "refuses", "panics"} {
		var algs []string
		for _, w := range wrong {
			if alg, ok := strings.CutPrefix(w, word+" "); ok {
				algs = append(algs, alg)
			}
		}
		switch {
		case len(algs) == made:
			words = append(words, "**"+word+"**")
		case len(algs) > 0:
			words = append(words, "**"+word+"** "+strings.Join(algs, ", "))
		}
	}
	return strings.Join(words, "; ")
}

const tableStart, tableEnd = "<!-- table -->\n", "<!-- end of the table -->\n"

// holdTable compares the table in a page with what it should be, or writes it.
func holdTable(t *testing.T, path, want string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), tableStart)
	have, after, closed := strings.Cut(rest, tableEnd)
	switch {
	case !found || !closed:
		t.Fatalf("%s has no place for the table", path)
	case have == want:
	case *update:
		if err := os.WriteFile(path, []byte(before+tableStart+want+tableEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is stale: run go test ./internal/jose -run NegativeSet -update\n%s", path, firstRow(have, want))
	}
}

// firstRow is the first row in which two tables differ.
func firstRow(have, want string) string {
	rows := strings.Split(have, "\n")
	for i, row := range strings.Split(want, "\n") {
		if i >= len(rows) || rows[i] != row {
			return "+ " + row + "\n- " + strings.Join(slices.Concat(rows[min(i, len(rows)):], []string{""})[:1], "")
		}
	}
	return "rows are missing"
}
