package inspect

import "bytes"

// place takes a key from PEM. Blocks that tell of one key, as a private key
// and its certificate do, make one Key; and a certificate that issued the one
// before it is part of that key's chain, no key that tokens are signed with.
func (r *keyReader) place(k *Key, err error) {
	if err != nil {
		r.add(k, err)
		return
	}
	own := r.byPrint[k.Thumbprint()]
	switch {
	case own != nil && own.complete(k):
	case r.issued(k):
		return
	default:
		r.add(k, nil)
		own = k
	}
	if r.byPrint == nil {
		r.byPrint = map[string]*Key{}
	}
	r.byPrint[k.Thumbprint()] = own
	if r.certified = nil; len(k.Certificates) > 0 {
		r.certified = own
	}
}

// complete takes over from other, which is the same key, what k lacks. It
// reports false where other tells nothing new: then it is a second key.
func (k *Key) complete(other *Key) bool {
	certificates := len(k.Certificates) == 0 && len(other.Certificates) > 0
	private := k.Private == nil && other.Private != nil
	public := k.Private != nil && other.Private == nil && len(other.Certificates) == 0
	if k.ID != other.ID || k.Problem != nil || !certificates && !private && !public {
		return false
	}
	if certificates {
		k.Certificates = other.Certificates
	}
	if private {
		k.Private = other.Private
	}
	k.Source += ", " + other.Source
	return true
}

// issued adds the certificate of k to the chain before it, if it issued the
// last one there (by its name; the signature is the verifier's affair).
func (r *keyReader) issued(k *Key) bool {
	if r.certified == nil || len(k.Certificates) == 0 || r.certified.ID != k.ID {
		return false
	}
	chain := r.certified.Certificates
	end, cert := chain[len(chain)-1], k.Certificates[0]
	if !bytes.Equal(end.RawIssuer, cert.RawSubject) || bytes.Equal(end.RawIssuer, end.RawSubject) {
		return false
	}
	r.certified.Certificates = append(chain, cert)
	if len(chain) >= MaxCertificates {
		r.certified.refuse(badKey("the key has more than %d certificates", MaxCertificates))
	}
	return true
}
