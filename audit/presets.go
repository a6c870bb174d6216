package audit

import (
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// Presets lists the products that are known.
func Presets() []*Preset {
	return []*Preset{&presetAuth0, &presetOkta, &presetEntra, &presetCognito, &presetKeycloak, &presetGoogle, &presetFirebase,
		&presetKubernetes, &presetGitHubActions, &presetGitLab}
}

// PresetNames lists what Policy.Preset may be.
func PresetNames() []string {
	names := []string{PresetAuto, PresetNone}
	for _, p := range Presets() {
		names = append(names, p.Name)
	}
	return names
}

const day = 24 * time.Hour

var presetAuth0 = Preset{
	Name: "auth0", Title: "Auth0",
	Sources: []string{
		"https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles",
		"https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime",
	},
	Issues: func(issuer string) bool { // https://TENANT.auth0.com/ or https://TENANT.REGION.auth0.com/
		host, path, ok := splitIssuer(issuer)
		n := labelsBefore(host, "auth0.com")
		return ok && (n == 1 || n == 2) && path == "/"
	},
	Life: func(inspect.Value) time.Duration { return day },
	Expected: []Expectation{
		{Rule: "hdr-typ-generic", Drop: true, Because: "access tokens are typed JWT unless the API uses the RFC 9068 dialect"},
		{Rule: "claim-jti-missing", Drop: true, Because: "its own dialect has no jti"},
		{Rule: "at-claim-missing", AtMost: Info, Because: "its own dialect names the client in azp"},
	},
}

var presetOkta = Preset{
	Name: "okta", Title: "Okta",
	Sources: []string{
		"https://support.okta.com/help/s/article/What-is-the-lifetime-of-the-JWT-tokens",
		"https://developer.okta.com/docs/concepts/auth-servers/",
		"https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/",
	},
	Issues: func(issuer string) bool { // https://ORG.okta.com, or with /oauth2/SERVER
		host, path, ok := splitIssuer(issuer)
		n := 0
		for _, domain := range [...]string{"okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil"} {
			n += labelsBefore(host, domain)
		}
		return ok && n == 1 && (path == "" || isOneStep(path, "/oauth2/"))
	},
	Expected: []Expectation{
		{Rule: "claim-sub-pii", AtMost: Low, Because: "sub of an access token is the login, which is an e-mail address by default"},
		{Rule: "hdr-typ-missing", Drop: true, Because: "tokens have no typ"},
		{Rule: "at-claim-missing", AtMost: Info, Because: "the client is named in cid"},
	},
}

var presetEntra = Preset{
	Name: "entra", Title: "Microsoft Entra ID",
	Sources: []string{
		"https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference",
		"https://learn.microsoft.com/entra/identity-platform/access-tokens",
		"https://learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes",
	},
	Issues: issuesEntra,
	Life: func(claims inspect.Value) time.Duration {
		if claims.Get("xms_cc").Exists() {
			return 28 * time.Hour // continuous access evaluation
		}
		return 2 * time.Hour // at random 60 to 90 minutes; two hours without Conditional Access
	},
	Expected: []Expectation{
		{Rule: "pii-email", Profile: ProfileAccessToken, AtMost: Low, Because: "access tokens name the user"},
		{Rule: "pii-name", Profile: ProfileAccessToken, AtMost: Low, Because: "access tokens name the user"},
		{Rule: "hdr-typ-generic", Drop: true, Because: "all tokens are typed JWT"},
		{Rule: "claim-jti-missing", Drop: true, Because: "uti stands in for jti"},
		{Rule: "at-claim-missing", AtMost: Info, Because: "the client is named in azp or appid"},
	},
}

// issuesEntra knows work and school accounts, the clouds of nations, B2C and
// External ID; each tenant has an issuer of its own.
func issuesEntra(issuer string) bool {
	host, path, ok := splitIssuer(issuer)
	steps := strings.Split(strings.Trim(path, "/"), "/")
	switch {
	case !ok || !isUUID(steps[0]):
		return false
	case isOneOf(host, "sts.windows.net", "sts.chinacloudapi.cn"):
		return len(steps) == 1
	case isOneOf(host, "login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"),
		labelsBefore(host, "b2clogin.com") == 1, labelsBefore(host, "ciamlogin.com") == 1:
		return len(steps) == 2 && steps[1] == "v2.0"
	}
	return false
}

func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range s {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (s[i] == '-') || !dash && strings.IndexByte("0123456789abcdefABCDEF", s[i]) < 0 {
			return false
		}
	}
	return true
}

var presetCognito = Preset{
	Name: "cognito", Title: "Amazon Cognito",
	Sources: []string{
		"https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
		"https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html",
		"https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IssuerConfigurationType.html",
		"https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html",
	},
	Confirmed: "the header is kid and alg alone, access tokens name their client in client_id; both kinds live for what an app client sets between five minutes and a day, access tokens for an hour unless it is set; " +
		"issuers are cognito-idp or, where a pool is set so, issuer-cognito-idp",
	Issues: func(issuer string) bool { // https://cognito-idp.REGION.amazonaws.com/REGION_POOL, or issuer-cognito-idp
		host, path, ok := splitIssuer(issuer)
		if !ok || labelsBefore(host, "amazonaws.com") != 2 && labelsBefore(host, "amazonaws.com.cn") != 2 {
			return false
		}
		service, rest, _ := strings.Cut(host, ".")
		region, _, _ := strings.Cut(rest, ".")
		return isOneOf(service, "cognito-idp", "issuer-cognito-idp") && isOneStep(path, "/"+region+"_")
	},
	Expected: []Expectation{
		{Rule: "claim-aud-missing", Profile: ProfileAccessToken, AtMost: Info, Because: "access tokens have no aud: compare client_id and scope"},
		{Rule: "hdr-typ-missing", Drop: true, Because: "tokens have no typ"},
	},
}
