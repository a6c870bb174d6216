package inspect

import "strings"

// jwk reads one JWK; fault is a problem that its JSON has already.
func (r *keyReader) jwk(v Value, source string, fault error) {
	k := &Key{JSON: v, Source: source}
	if v.Kind() != Object {
		r.add(k, badKey("a %s stands where a JWK must be", v.Kind()).as(FaultType))
		return
	}
	// What the key says about itself is recorded even if it cannot be used.
	if err := k.common(); fault == nil {
		fault = err
	}
	if err := r.withPrimes(k, k.material()); fault == nil {
		fault = err
	}
	k.ChainProblem = k.chain()
	if fault == nil {
		fault = k.ChainProblem
	}
	r.add(k, fault)
}

// common reads the members that all JWKs share, RFC 7517 §4.1 to §4.5.
func (k *Key) common() (err error) {
	texts := []struct {
		name string
		to   *string
	}{{"kty", &k.Type}, {"kid", &k.ID}, {"alg", &k.Algorithm}, {"use", &k.Use}, {"crv", &k.Curve}}
	for _, m := range texts {
		v := k.JSON.Get(m.name)
		*m.to = v.Text()
		if err == nil && v.Exists() && v.Kind() != String {
			err = badKey("member %q is of type %s, not a string", m.name, v.Kind()).as(FaultMember)
		}
	}
	ops := k.JSON.Get("key_ops")
	var ok bool
	if k.Operations, ok = ops.Strings(); err == nil && ops.Exists() && (!ok || ops.Kind() != Array) {
		err = badKey(`member "key_ops" is not an array of strings`).as(FaultMember)
	}
	if ops.Exists() && k.Operations == nil {
		k.Operations = []string{} // none at all
	}
	return err
}

// material reads the members of the key's type.
func (k *Key) material() (err error) {
	defer guardKey(&err)
	switch k.Type {
	case "RSA":
		return k.readRSA()
	case "EC":
		return k.readEC()
	case "OKP":
		return k.readOKP()
	case "oct":
		return k.readOct()
	case "AKP":
		return badKey("key type AKP (ML-DSA, RFC 9964) is not supported").as(FaultUnsupported)
	case "":
		return badKey(`member "kty" is missing or empty`).as(FaultType)
	}
	for _, known := range []string{"RSA", "EC", "OKP", "oct"} {
		if strings.EqualFold(k.Type, known) {
			return badKey("key type %s is not known; names are case-sensitive: %q", short(k.Type), known).as(FaultType)
		}
	}
	return badKey("key type %s is not known", short(k.Type)).as(FaultType)
}
