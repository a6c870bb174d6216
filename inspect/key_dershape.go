package inspect

import (
	"encoding/asn1"
	"strings"
)

// A derKind is a structure that holds keys, by its PEM label.
type derKind string

const (
	derPublic      derKind = "PUBLIC KEY"            // SubjectPublicKeyInfo, RFC 5280 §4.1
	derRSAPublic   derKind = "RSA PUBLIC KEY"        // RFC 8017 §A.1.1
	derPrivate     derKind = "PRIVATE KEY"           // PKCS #8, RFC 5958 §2
	derRSAPrivate  derKind = "RSA PRIVATE KEY"       // RFC 8017 §A.1.2
	derECPrivate   derKind = "EC PRIVATE KEY"        // RFC 5915 §3
	derEncrypted   derKind = "ENCRYPTED PRIVATE KEY" // RFC 5958 §3
	derCertificate derKind = "CERTIFICATE"           // or a request, RFC 5280 §4.1, RFC 2986 §4
	derPKCS12      derKind = "PKCS#12"               // RFC 7292 §4
)

// derShape tells the kinds of DER apart by the types of their outermost
// elements, without reading what is inside. It returns "" for anything else.
func derShape(der []byte) derKind {
	if len(der) == 0 || der[0] != 0x30 {
		return ""
	}
	switch types := elementTypes(der); {
	case types == "sb":
		return derPublic
	case types == "so":
		return derEncrypted
	case types == "ssb":
		return derCertificate
	case types == "ii":
		return derRSAPublic
	case types == "is" || types == "iss":
		return derPKCS12
	case strings.HasPrefix(types, "iso"):
		return derPrivate
	case strings.HasPrefix(types, "iiiiiiiii"):
		return derRSAPrivate
	case strings.HasPrefix(types, "io"):
		return derECPrivate
	}
	return ""
}

// elementTypes names the elements of a SEQUENCE, a letter each: integer,
// sequence, octets, bits, or ? for others. It returns "" unless der is one
// SEQUENCE and nothing else.
func elementTypes(der []byte) string {
	var outer asn1.RawValue
	if rest, err := asn1.Unmarshal(der, &outer); err != nil || len(rest) > 0 || outer.Tag != asn1.TagSequence {
		return ""
	}
	var types []byte
	for inner := outer.Bytes; len(inner) > 0 && len(types) < 10; {
		var e asn1.RawValue
		rest, err := asn1.Unmarshal(inner, &e)
		if err != nil {
			return ""
		}
		inner = rest
		types = append(types, elementType(e))
	}
	return string(types)
}

func elementType(e asn1.RawValue) byte {
	if e.Class == asn1.ClassUniversal {
		switch e.Tag {
		case asn1.TagInteger:
			return 'i'
		case asn1.TagSequence:
			return 's'
		case asn1.TagOctetString:
			return 'o'
		case asn1.TagBitString:
			return 'b'
		}
	}
	return '?'
}
