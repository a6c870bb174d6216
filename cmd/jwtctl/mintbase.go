package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
)

// base gives the Spec the claims that others lie over: those of a token that
// is copied, of a DPoP proof and of a key binding token.
func (o *mintOptions) base(a *app, spec *mint.Spec, args []string) error {
	switch {
	case o.like != "":
		return o.copyToken(a, spec)
	case o.dpop != "":
		spec.Profile = audit.ProfileDPoP
		return o.proof(a, spec, args[0])
	case o.access != "":
		return o.bindToAccessToken(a, spec)
	case o.presents != "":
		return o.bindToSDJWT(a, spec)
	}
	return nil
}

// copyToken takes the claims of --like.
func (o *mintOptions) copyToken(a *app, spec *mint.Spec) error {
	text, err := oneToken(a, o.like)
	if err != nil {
		return err
	}
	typ, fresh, err := mint.Like(inspect.Parse(text), spec)
	if err != nil {
		return err
	}
	spec.Unique = fresh
	if typ != "" && o.profile.value == "" {
		quoted, err := mint.String(typ)
		spec.Header.Set("typ", quoted)
		return err
	}
	spec.Untyped = o.profile.value == ""
	return nil
}

// oneToken reads the token that an argument is or names.
func oneToken(a *app, arg string) ([]byte, error) {
	inputs, err := a.inputs([]string{arg})
	if err != nil {
		return nil, err
	}
	text := []byte(arg)
	if name := inputs[0].name; name == arg || arg == toStdin {
		if text, err = readAll(a, arg); err != nil {
			return nil, err
		}
	}
	tokens, _ := inspect.Unwrap(text)
	if t := inspect.Parse(tokens[0]); t.Form == inspect.FormUnknown || len(tokens) != 1 {
		return nil, usagef("give one token, or a file that holds one", "%s is no token", shorten(arg))
	}
	return tokens[0], nil
}

// proof makes the claims of a DPoP proof (RFC 9449 §4.2): htu is the URL
// without query and fragment.
func (o *mintOptions) proof(a *app, spec *mint.Spec, target string) error {
	u, err := url.Parse(target)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return usagef("write --dpop METHOD https://HOST/PATH", "%q is no URL of a request", shorten(target))
	}
	if err := checkMethod(a, o.dpop); err != nil {
		return err
	}
	if u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.User != nil {
		a.note("htu is the URL without user, query and fragment (RFC 9449 §4.2)")
		u.RawQuery, u.ForceQuery, u.Fragment, u.RawFragment, u.User = "", false, "", "", nil
	}
	for _, claim := range [][2]string{{"htm", o.dpop}, {"htu", u.String()}} {
		json, err := mint.String(claim[1])
		if err != nil {
			return err
		}
		spec.Claims.Set(claim[0], json)
	}
	if o.access == "" {
		return nil
	}
	return o.bindToAccessToken(a, spec)
}

// checkMethod refuses what no request can have as its method, and tells of a
// slip in case: methods are case-sensitive (RFC 9110 §9.1).
func checkMethod(a *app, method string) error {
	for _, c := range method {
		if c <= ' ' || c >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c) {
			return usagef("write --dpop POST https://HOST/PATH", "%q is no method of a request", shorten(method))
		}
	}
	if upper := strings.ToUpper(method); upper != method {
		a.note("htm is %q: methods are case-sensitive, and %q is another", shorten(method), shorten(upper))
	}
	return nil
}

// bindToAccessToken sets ath, RFC 9449 §4.2.
func (o *mintOptions) bindToAccessToken(a *app, spec *mint.Spec) error {
	token, err := readAccessToken(a, o.access)
	if err != nil {
		return err
	}
	spec.Claims.Set("ath", hashOf(token))
	return nil
}

// readAccessToken reads an access token, in its wrapping or without.
func readAccessToken(a *app, path string) ([]byte, error) {
	data, err := readAll(a, path)
	if err != nil {
		return nil, err
	}
	tokens, _ := inspect.Unwrap(data)
	if len(tokens) != 1 || len(tokens[0]) == 0 {
		return nil, usagef("give a file that holds the access token alone", "no access token in %s", shorten(path))
	}
	return tokens[0], nil
}

// bindToSDJWT sets sd_hash, RFC 9901 §4.3.1: it covers the SD-JWT and the
// disclosures that go with it.
func (o *mintOptions) bindToSDJWT(a *app, spec *mint.Spec) error {
	data, err := readAll(a, o.presents)
	if err != nil {
		return err
	}
	text := bytes.TrimSpace(data)
	t := inspect.Parse(text)
	if t.Form != inspect.FormSDJWT {
		return usagef("give what jwtctl mint --disclose or an issuer made", "%s holds no SD-JWT", shorten(o.presents))
	}
	if alg := t.Claim("_sd_alg"); alg.Exists() && !alg.IsText("sha-256") {
		return usagef("give an SD-JWT by sha-256", "the SD-JWT in %s hashes by %.40s", shorten(o.presents), alg.Raw())
	}
	spec.Claims.Set("sd_hash", hashOf(text[:bytes.LastIndexByte(text, '~')+1]))
	return nil
}

// hashOf is the base64url SHA-256 of a text, as a JSON string.
func hashOf(text []byte) []byte {
	sum := sha256.Sum256(text)
	return fmt.Appendf(nil, "%q", base64.RawURLEncoding.EncodeToString(sum[:]))
}
