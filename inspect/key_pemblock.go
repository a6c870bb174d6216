package inspect

import (
	"encoding/pem"
	"strings"
)

// pemBlock reads one block into k. The label says that there is a key; what
// kind of key is seen in the DER, for labels are often wrong.
func (r *keyReader) pemBlock(k *Key, b *pem.Block) error {
	switch b.Type {
	case "PUBLIC KEY", "RSA PUBLIC KEY", "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY",
		"CERTIFICATE", "X509 CERTIFICATE", "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST":
	default:
		return foreignPEM(b.Type)
	}
	if strings.Contains(b.Headers["Proc-Type"], "ENCRYPTED") {
		return badKey("the key is encrypted in the legacy way of OpenSSL (Proc-Type: 4,ENCRYPTED), which is not safe and not supported").notOurs().as(FaultLocked).to(
			"convert it: openssl pkcs8 -topk8 -in FILE -out NEW")
	}
	kind := derShape(b.Bytes)
	if kind == "" {
		return badKey("the PEM block %q holds no DER that is known", b.Type)
	}
	return r.der(k, b.Bytes, kind)
}

// foreignPEM says what to do with a block that is no key in a form known here.
func foreignPEM(label string) error {
	f := badKey("a PEM block of type %s is no key that can be read", short(label)).notOurs()
	switch {
	case label == "OPENSSH PRIVATE KEY":
		return badKey("this is a private key in the format of OpenSSH").notOurs().as(FaultUnsupported).to(
			"convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY")
	case label == "DSA PRIVATE KEY":
		return badKey("DSA keys are not supported; JOSE has no use for them").notOurs().as(FaultType)
	case strings.HasPrefix(label, "PGP "):
		return f.to("OpenPGP keys serve no JWT: " + keyForms)
	case label == "TRUSTED CERTIFICATE":
		return f.to("convert it: openssl x509 -in FILE -out NEW")
	case strings.HasPrefix(label, "PKCS7") || label == "CMS":
		return f.to("take the certificates out: openssl pkcs7 -print_certs -in FILE")
	}
	return f.to(keyForms)
}
