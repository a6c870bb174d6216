package token

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// maxChainKeyBits bounds the RSA keys whose signatures are checked in a chain:
// a key of a million bits would take minutes.
const maxChainKeyBits = 8192

// certificate reads one x5c element; fault says what is wrong with it.
func certificate(v inspect.Value) (cert *x509.Certificate, fault string) {
	if v.Kind() != inspect.String {
		return nil, "is a JSON " + v.Kind().String() + ", not a string"
	}
	der, err := base64.StdEncoding.Strict().DecodeString(v.Text())
	if err != nil || strings.ContainsAny(v.Text(), lineEnds) {
		return nil, "is not standard base64 (RFC 4648 §4, not base64url)"
	}
	cert, err = x509.ParseCertificate(der)
	if err != nil {
		return nil, "holds no DER certificate"
	}
	return cert, ""
}

// chainFault says why child is not certified by parent, "" if it is.
func chainFault(child, parent *x509.Certificate) string {
	if key, ok := parent.PublicKey.(*rsa.PublicKey); ok && key.N.BitLen() > maxChainKeyBits {
		return fmt.Sprintf("is signed with an RSA key of %d bits", key.N.BitLen())
	}
	if child.CheckSignatureFrom(parent) != nil {
		return "is not certified by the next one"
	}
	return ""
}

// validityFault judges a certificate at the time of signing, if the token says
// when that was, and now, unless the token itself is over by now.
func validityFault(p *audit.TokenPass, cert *x509.Certificate) (audit.Severity, string) {
	if iat := p.Times.IssuedAt; iat != nil {
		if at, ok := iat.Time(); ok && !validAt(cert, at) {
			return audit.High, "was not valid when the token was issued"
		}
	}
	if exp := p.Times.Expires; exp != nil && exp.Seconds <= p.Now.Unix() {
		return 0, ""
	}
	if !validAt(cert, p.Now) {
		return audit.Medium, fmt.Sprintf("is valid from %s to %s only",
			cert.NotBefore.UTC().Format(time.DateOnly), cert.NotAfter.UTC().Format(time.DateOnly))
	}
	return 0, ""
}

func validAt(cert *x509.Certificate, at time.Time) bool {
	return !at.Before(cert.NotBefore) && !at.After(cert.NotAfter)
}
