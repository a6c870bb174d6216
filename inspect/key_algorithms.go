package inspect

import (
	"fmt"
	"slices"
	"strings"
)

// Algorithms returns the JWS algorithms (RFC 7518 §3.1, RFC 9864 §2.2) that the key
// may verify: the one it is bound to, or else all that fit its type. It is
// empty for keys that cannot be used or are not for signatures; [Key.Unfit]
// says why. A key's [Key.Weakness] does not count here.
func (k *Key) Algorithms() []string {
	fit, _, _ := k.signing()
	return fit
}

// WeakAlgorithms returns the algorithms that the key could verify if its
// secret were long enough for them, RFC 7518 §3.2.
func (k *Key) WeakAlgorithms() []string {
	_, weak, _ := k.signing()
	return weak
}

// Unfit says why [Key.Algorithms] is empty, "" where it is not.
func (k *Key) Unfit() string {
	_, _, why := k.signing()
	return why
}

// signing divides the algorithms of the key's type into those that it may
// verify and those that only the length of its secret forbids.
func (k *Key) signing() (fit, weak []string, why string) {
	if why := k.notForSigning(); why != "" {
		return nil, nil, why
	}
	candidates := k.ownAlgorithms()
	if k.Algorithm != "" {
		if !slices.Contains(candidates, k.Algorithm) {
			return nil, nil, k.misfit()
		}
		candidates = []string{k.Algorithm}
	}
	for _, name := range candidates {
		if a, _ := FindAlgorithm(name); a.Kind == MAC && len(k.Secret) < a.KeyBytes {
			weak = append(weak, name)
			continue
		}
		fit = append(fit, name)
	}
	switch {
	case len(fit) > 0:
	case k.Public == nil && k.Secret == nil:
		why = "there is no key"
	case len(weak) > 0:
		a, _ := FindAlgorithm(weak[0])
		why = fmt.Sprintf("the secret has %d bytes; %s needs %d (RFC 7518 §3.2)", len(k.Secret), a.Name, a.KeyBytes)
	default:
		why = "keys of type " + strings.TrimSpace(k.Type+" "+k.Curve) + " do not sign"
	}
	return fit, weak, why
}

// notForSigning says what the key itself forbids, RFC 7517 §4.2 and §4.3.
func (k *Key) notForSigning() string {
	switch {
	case k.Problem != nil:
		return k.Problem.Error()
	case k.Use != "" && k.Use != "sig":
		return fmt.Sprintf("the key's use is %s, not \"sig\"", short(k.Use))
	case k.Operations != nil && !slices.Contains(k.Operations, "verify") && !slices.Contains(k.Operations, "sign"):
		return `the key's key_ops have neither "verify" nor "sign"`
	}
	return ""
}

// misfit says why the key's own alg is none of those that fit it.
func (k *Key) misfit() string {
	a, known := FindAlgorithm(k.Algorithm)
	switch {
	case !known:
		return fmt.Sprintf("the key's alg %s is not known", short(k.Algorithm))
	case a.Kind != Signature && a.Kind != MAC:
		return fmt.Sprintf("the key's alg is %s, which is for %s", a.Name, a.Kind)
	}
	return fmt.Sprintf("the key's alg %s does not fit its type %s", a.Name, strings.TrimSpace(k.Type+" "+k.Curve))
}

// ownAlgorithms returns the supported algorithms of the key's type and size.
func (k *Key) ownAlgorithms() []string {
	switch {
	case k.Type == "RSA":
		names := rsaAlgorithms[:]
		if k.pss {
			names = names[3:]
		}
		if k.Bits < 1042 { // PS512 needs room for two hashes, RFC 8017 §9.1.1
			names = names[:len(names)-1]
		}
		return names
	case k.Type == "EC" && k.Curve == "P-256":
		return ecAlgorithms[:1]
	case k.Type == "EC" && k.Curve == "P-384":
		return ecAlgorithms[1:2]
	case k.Type == "EC" && k.Curve == "P-521":
		return ecAlgorithms[2:]
	case k.Type == "OKP" && k.Curve == "Ed25519":
		return edAlgorithms[:]
	case k.Type == "oct":
		return macAlgorithms[:]
	}
	return nil
}

// The algorithms by type of key, in lists that nobody writes to.
var (
	rsaAlgorithms = [...]string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"}
	ecAlgorithms  = [...]string{"ES256", "ES384", "ES512"}
	edAlgorithms  = [...]string{"EdDSA", "Ed25519"}
	macAlgorithms = [...]string{"HS256", "HS384", "HS512"}
)
