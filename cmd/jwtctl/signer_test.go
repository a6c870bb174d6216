package main

import (
	"bufio"
	"crypto"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// testSigner is a program that signs as a KMS would: it reads the digest and
// writes the signature. Its arguments are the key's file and how it behaves.
func testSigner() {
	key, behaviour := os.Args[1], strings.Join(os.Args[2:], " ")
	input, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	switch behaviour {
	case "two words":
		fmt.Fprintf(os.Stderr, "signing the %s of %s\n", os.Getenv("JWTCTL_SIGN_INPUT"), os.Getenv("JWTCTL_SIGN_ALG"))
	case "fail":
		fmt.Fprintln(os.Stderr, "the HSM is \x1b[31mlocked")
		os.Exit(7)
	case "nonsense":
		fmt.Println("no signature")
		return
	case "endless":
		for out := bufio.NewWriter(os.Stdout); ; {
			if _, err := out.WriteString("AAAA"); err != nil {
				return
			}
		}
	case "hang":
		r, w, _ := os.Pipe()
		defer w.Close()
		_, _ = r.Read(make([]byte, 1)) // until it is killed
	}
	text, err := os.ReadFile(key)
	if err != nil {
		panic(err)
	}
	set, err := inspect.ReadKeys(text, nil)
	if err != nil {
		panic(err)
	}
	opts := crypto.SignerOpts(crypto.SHA256)
	if set.Keys[0].Type == "OKP" {
		opts = crypto.Hash(0)
	}
	sig, err := set.Keys[0].Private.(crypto.Signer).Sign(rand.Reader, input, opts)
	if err != nil {
		panic(err)
	}
	fmt.Println(base64.StdEncoding.EncodeToString(sig))
}

func TestSplitWords(t *testing.T) {
	for command, want := range map[string][]string{
		"sign":                         {"sign"},
		"  aws kms  sign ":             {"aws", "kms", "sign"},
		`sign 'two words' ""`:          {"sign", "two words", ""},
		`a"b c"d`:                      {"ab cd"},
		`$HOME \n; rm -rf / | x > y &`: {"$HOME", `\n;`, "rm", "-rf", "/", "|", "x", ">", "y", "&"},
		"":                             nil,
	} {
		if got, err := splitWords(command); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q %v", command, got, err)
		}
	}
	if _, err := splitWords("it's"); err == nil {
		t.Error("an open quote is no fault")
	}
}
