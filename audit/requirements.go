package audit

// Type returns the media type that tokens of the profile carry in "typ", ""
// where none is defined.
func (p Profile) Type() string {
	switch p {
	case ProfileAccessToken:
		return "at+jwt"
	case ProfileLogoutToken:
		return "logout+jwt"
	case ProfileDPoP:
		return "dpop+jwt"
	case ProfileRequestObject:
		return "oauth-authz-req+jwt"
	case ProfileKeyBinding:
		return "kb+jwt"
	case ProfileSET:
		return "secevent+jwt"
	}
	return ""
}

// RequiredClaims returns the claims that the profile's standard demands.
func (p Profile) RequiredClaims() []string {
	switch p {
	case ProfileAccessToken: // RFC 9068 §2.2
		return []string{"iss", "exp", "aud", "sub", "client_id", "iat", "jti"}
	case ProfileIDToken: // OpenID Connect Core §2
		return []string{"iss", "sub", "aud", "exp", "iat"}
	case ProfileLogoutToken: // OpenID Connect Back-Channel Logout §2.4
		return []string{"iss", "aud", "iat", "exp", "jti", "events"}
	case ProfileDPoP: // RFC 9449 §4.2
		return []string{"jti", "htm", "htu", "iat"}
	case ProfileClientAssertion: // RFC 7523 §3
		return []string{"iss", "sub", "aud", "exp"}
	case ProfileRequestObject: // RFC 9101 §4
		return []string{"client_id"}
	case ProfileKeyBinding: // RFC 9901 §4.3
		return []string{"iat", "aud", "nonce", "sd_hash"}
	case ProfileSET: // RFC 8417 §2.2
		return []string{"iss", "iat", "jti", "events"}
	}
	return nil
}

// UndefinedClaims returns those of iss, aud and exp that the profile's
// standard does not define for its tokens.
func (p Profile) UndefinedClaims() []string {
	switch p {
	case ProfileDPoP: // RFC 9449 §4.2: the proof is for one request, and iat bounds its life
		return []string{"iss", "aud", "exp"}
	case ProfileKeyBinding: // RFC 9901 §4.3
		return []string{"iss", "exp"}
	case ProfileSET: // RFC 8417 §2.2: what has happened does not expire
		return []string{"exp"}
	}
	return nil
}
