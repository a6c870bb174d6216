package audit

import (
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

var presetKeycloak = Preset{
	Name: "keycloak", Title: "Keycloak",
	Sources: []string{
		"https://www.keycloak.org/docs/latest/server_admin/#_client_scopes",
		"https://www.keycloak.org/docs/latest/server_admin/#audience-support",
		"https://github.com/keycloak/keycloak/blob/main/services/src/main/java/org/keycloak/protocol/oidc/OIDCLoginProtocolFactory.java",
		"https://github.com/keycloak/keycloak/blob/main/model/storage-private/src/main/java/org/keycloak/storage/datastore/DefaultExportImportManager.java",
	},
	Confirmed: "profile and email are default scopes, in access tokens too; aud is the clients of whose roles the user has one; the scope service_account adds client_id, clientHost and clientAddress; " +
		"a realm's access tokens live for five minutes, of the implicit flow for 15",
	Issues: func(issuer string) bool { // https://HOST/realms/REALM, with /auth before it until version 17
		_, path, ok := splitIssuer(issuer)
		return ok && (isOneStep(path, "/realms/") || isOneStep(path, "/auth/realms/"))
	},
	Expected: []Expectation{
		{Rule: "pii-email", Profile: ProfileAccessToken, AtMost: Low, Because: "the default client scopes email and profile go into access tokens"},
		{Rule: "pii-name", Profile: ProfileAccessToken, AtMost: Low, Because: "the default client scopes email and profile go into access tokens"},
		{Rule: "claim-aud-broad", Profile: ProfileAccessToken, Path: "payload/aud", AtMost: Info, Because: `the default audience is the client "account"`},
		{Rule: "claim-internal-data", Path: "payload/clientHost", AtMost: Low, Because: "tokens of service accounts tell where they were asked for"},
		{Rule: "claim-internal-data", Path: "payload/clientAddress", AtMost: Low, Because: "tokens of service accounts tell where they were asked for"},
		{Rule: "hdr-typ-generic", Drop: true, Because: "tokens are typed JWT, and the claim typ tells their kind"},
		{Rule: "at-claim-missing", AtMost: Info, Because: "the client is named in azp"},
	},
}

var presetGoogle = Preset{
	Name: "google", Title: "Google",
	Sources: []string{
		"https://developers.google.com/identity/openid-connect/reference",
		"https://cloud.google.com/nodejs/docs/reference/google-auth-library/latest/google-auth-library/tokenpayload",
		"https://cloud.google.com/docs/authentication/token-types",
		"https://cloud.google.com/compute/docs/instances/verifying-instance-identity",
	},
	Confirmed: "both issuers, the claims of an ID token, with a nonce only where one was sent; the tokens of a machine live for an hour; access tokens are opaque",
	Issues:    func(issuer string) bool { return isOneOf(issuer, "https://accounts.google.com", "accounts.google.com") },
	Otherwise: ProfileIDToken,
	Expected: []Expectation{
		{Rule: "claim-jti-missing", Drop: true, Because: "not all of its ID tokens have a jti"},
		{Rule: "id-nonce-missing", AtMost: Info, Because: "Sign in with Google and service accounts send none unless asked"},
	},
}

var presetFirebase = Preset{
	Name: "firebase", Title: "Firebase Authentication",
	Sources: []string{
		"https://firebase.google.com/docs/auth/admin/verify-id-tokens",
		"https://firebase.google.com/docs/reference/admin/node/firebase-admin.auth.decodedidtoken",
		"https://firebase.google.com/docs/auth/admin/manage-cookies",
	},
	Confirmed: "the claims of ID tokens, which live for an hour at most; session cookies have the same claims and live for five minutes to two weeks",
	Issues: func(issuer string) bool { // https://securetoken.google.com/PROJECT; session cookies have another host
		host, path, ok := splitIssuer(issuer)
		return ok && isOneOf(host, "securetoken.google.com", "session.firebase.google.com") && isOneStep(path, "/")
	},
	Otherwise: ProfileIDToken,
	Life: func(claims inspect.Value) time.Duration {
		if strings.HasPrefix(claims.Get("iss").Text(), "https://session.") {
			return 14 * day // the longest that a session cookie may have
		}
		return time.Hour
	},
	Expected: []Expectation{
		{Rule: "claim-jti-missing", Drop: true, Because: "tokens have no jti"},
	},
}

var presetKubernetes = Preset{
	Name: "kubernetes", Title: "Kubernetes service accounts",
	Sources: []string{
		"https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
		"https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/claims.go",
		"https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/legacy.go",
		"https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/serviceaccount/storage/token.go",
		"https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html",
		"https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html",
		"https://github.com/aws/amazon-eks-pod-identity-webhook",
		"https://learn.microsoft.com/azure/aks/use-oidc-issuer",
		"https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters.well-known/getOpenid-configuration",
	},
	Confirmed: "the claims of bound tokens, and of those from a Secret, which have no end; a pod's token for the API lives for 3607 seconds and is extended to a year, which warnafter tells; " +
		"EKS takes such a token for 90 days, whatever its exp, and its webhook asks for a day; AKS gives a day at most and has extended none since 1.30",
	Issues: issuesKubernetes,
	Life:   lifeKubernetes,
	Expected: []Expectation{
		{Rule: "hdr-typ-missing", Drop: true, Because: "tokens have no typ"},
	},
}

// lifeKubernetes tells a token that is extended by its warnafter, which only
// tokens of pods for the API itself have.
func lifeKubernetes(claims inspect.Value) time.Duration {
	host, _, _ := splitIssuer(claims.Get("iss").Text())
	extended := claims.Get("kubernetes.io").Get("warnafter").Exists()
	switch {
	case extended && isAKS(host):
		return day // its most; it has extended none since 1.30
	case extended:
		return 365 * day // --service-account-extend-token-expiration
	case strings.HasPrefix(host, "oidc.eks."), strings.HasPrefix(host, "oidc-eks."):
		return day // the default of its webhook for pods
	}
	return 3607 * time.Second // what pods ask for
}

func isAKS(host string) bool { return labelsBefore(host, "oic.prod-aks.azure.com") == 1 }

// issuesKubernetes knows the default of clusters and those of the services
// that run them. A cluster may have any other, which the policy can name.
func issuesKubernetes(issuer string) bool {
	host, path, ok := splitIssuer(issuer)
	switch {
	case !ok:
		return false
	case isOneOf(host, "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"):
		return path == "" || path == "/"
	case host == "container.googleapis.com":
		return strings.HasPrefix(path, "/v1/projects/")
	case isAKS(host):
		return true
	}
	if region, found := strings.CutPrefix(host, "oidc-eks."); found { // dual-stack
		return labelsBefore(region, "api.aws") == 1 && isOneStep(path, "/id/")
	}
	service, rest, _ := strings.Cut(host, ".eks.")
	return service == "oidc" && (labelsBefore(rest, "amazonaws.com") == 1 || labelsBefore(rest, "amazonaws.com.cn") == 1) && isOneStep(path, "/id/")
}

var presetGitHubActions = Preset{
	Name: "github-actions", Title: "GitHub Actions",
	Sources: []string{
		"https://docs.github.com/en/actions/reference/security/oidc",
	},
	Issues: issuesGitHubActions,
	Expected: []Expectation{
		{Rule: "hdr-typ-generic", Drop: true, Because: "tokens are typed JWT"},
	},
}

// issuesGitHubActions knows github.com, with the name of an enterprise behind it
// if that is set so, enterprises with data residency, and Enterprise Server.
func issuesGitHubActions(issuer string) bool {
	host, path, ok := splitIssuer(issuer)
	residency, _ := strings.CutPrefix(host, "token.actions.")
	switch {
	case !ok:
		return false
	case host == "token.actions.githubusercontent.com", residency != host && labelsBefore(residency, "ghe.com") == 1:
		return path == "" || isOneStep(path, "/")
	}
	return path == "/_services/token"
}

var presetGitLab = Preset{
	Name: "gitlab", Title: "GitLab",
	Sources: []string{
		"https://docs.gitlab.com/ci/secrets/id_token_authentication/",
	},
	Issues: func(issuer string) bool { return issuer == "https://gitlab.com" },
	Life:   func(inspect.Value) time.Duration { return time.Hour },
	Expected: []Expectation{
		{Rule: "pii-email", Path: "payload/user_email", AtMost: Low, Because: "ID tokens of jobs name the user who began them"},
	},
}
