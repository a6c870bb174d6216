package mint

import "time"

// The shapes follow the vendors' documentation of 2025 and 2026. Names and IDs
// are made up; hosts are reserved for examples.

// lifetime is iat and exp in the order in which a shape has them.
func lifetime(life time.Duration) []stamp { return []stamp{{"iat", 0}, {"exp", life}} }

// auth0: https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles
func auth0() Shape {
	return Shape{Name: "auth0", About: "Auth0 access token", issuer: "/", times: lifetime(24 * time.Hour),
		claims: `{"iss":"","sub":"auth0|66b1f3c2a94d3e0c5f8e7a21","aud":["https://api.example","https://issuer.example/userinfo"],` +
			`"iat":0,"exp":0,"scope":"openid profile read:orders","azp":"kT3vYx8QmZ2LrWc5NbHsJd9PfGa7UeVo"}`}
}

// okta: https://developer.okta.com/docs/reference/api/oidc/#access-token
func okta() Shape {
	return Shape{Name: "okta", About: "Okta access token of a custom authorization server", issuer: "/oauth2/default", untyped: true,
		times: append(lifetime(time.Hour), stamp{"auth_time", -time.Minute}), random: []string{"jti"},
		claims: `{"ver":1,"jti":"","iss":"","aud":"api://default","iat":0,"exp":0,"cid":"0oa8h2kd1nVqXyZ3w5d7",` +
			`"uid":"00u9k4pbTmRsW2xYz5d7","scp":["openid","profile"],"auth_time":0,"sub":"00u9k4pbTmRsW2xYz5d7"}`}
}

// entra: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
func entra() Shape {
	return Shape{Name: "entra", About: "Microsoft Entra ID access token, version 2.0", issuer: "/8f5d1c1e-6b0a-4a77-9d53-3f2b7c9e4a10/v2.0",
		times: []stamp{{"iat", 0}, {"nbf", 0}, {"exp", time.Hour}}, random: []string{"uti"},
		claims: `{"aud":"3a1d7c58-2f4e-4b0d-8c6a-9e5f7b1d2c34","iss":"","iat":0,"nbf":0,"exp":0,"azp":"6e2b9f04-1c7d-4f3a-b58e-0d9a4c6f8e12",` +
			`"azpacr":"1","oid":"b7c4e1f2-5a3d-4e6b-9f80-2d1c3b4a5e6f","roles":["Orders.Read"],"scp":"access_as_user",` +
			`"sub":"AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ","tid":"8f5d1c1e-6b0a-4a77-9d53-3f2b7c9e4a10","uti":"","ver":"2.0"}`}
}

// cognito: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
func cognito() Shape {
	return Shape{Name: "cognito", About: "Amazon Cognito user pool access token", issuer: "/us-east-1_k3XyPq8Zt", untyped: true, uniqueID: true,
		times: append(lifetime(time.Hour), stamp{"auth_time", 0}),
		claims: `{"sub":"5f2b1c9a-7c1e-4d0a-9d54-1c6a6f0e8d11","iss":"","version":2,"client_id":"4k9vq2m7n1xw8r3t6y0z5b",` +
			`"origin_jti":"c1d2e3f4-0a1b-4c2d-8e3f-4a5b6c7d8e9f","event_id":"9b8a7c6d-5e4f-4a3b-9c2d-1e0f9a8b7c6d","token_use":"access",` +
			`"scope":"openid orders/read","auth_time":0,"exp":0,"iat":0,"username":"5f2b1c9a-7c1e-4d0a-9d54-1c6a6f0e8d11"}`}
}

// keycloak: https://www.keycloak.org/docs/latest/server_admin/#_oidc_token
func keycloak() Shape {
	return Shape{Name: "keycloak", About: "Keycloak access token", issuer: "/realms/acme", uniqueID: true,
		times: append(lifetime(5*time.Minute), stamp{"auth_time", -time.Minute}),
		claims: `{"exp":0,"iat":0,"auth_time":0,"iss":"","aud":"account","sub":"5f2b1c9a-7c1e-4d0a-9d54-1c6a6f0e8d11","typ":"Bearer",` +
			`"azp":"web-app","sid":"0e6f2c1b-3d4a-4b5c-8d6e-7f8a9b0c1d2e","acr":"1","allowed-origins":["https://app.example"],` +
			`"realm_access":{"roles":["default-roles-acme","offline_access"]},"resource_access":{"account":{"roles":["view-profile"]}},` +
			`"scope":"openid profile"}`}
}

// google: https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload
func google() Shape {
	return Shape{Name: "google", About: "Google ID token", times: lifetime(time.Hour), random: []string{"nonce"},
		claims: `{"iss":"","azp":"407408718192-k3xq8ztn2v.apps.example","aud":"407408718192-k3xq8ztn2v.apps.example",` +
			`"sub":"110169484474386276334","at_hash":"HK6E_P6Dh8Y93mRNtsDB1Q","nonce":"","iat":0,"exp":0}`}
}

// kubernetes: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
func kubernetes() Shape {
	return Shape{Name: "kubernetes", About: "Kubernetes service account token bound to a pod", untyped: true, uniqueID: true,
		times: []stamp{{"iat", 0}, {"nbf", 0}, {"exp", time.Hour + 7*time.Second}},
		claims: `{"aud":["https://kubernetes.default.svc.cluster.local"],"exp":0,"iat":0,"iss":"",` +
			`"kubernetes.io":{"namespace":"default","node":{"name":"node-1","uid":"7d2e9b14-5c3f-4a6e-8b1d-0f9c2a7e4d63"},` +
			`"pod":{"name":"web-5c9f7b6d4-x2k8p","uid":"f1a3c5e7-9b2d-4f6a-8c0e-1d3b5a7c9e0f"},` +
			`"serviceaccount":{"name":"web","uid":"2b4d6f80-1a3c-4e5f-9d7b-8c0a2e4f6b81"}},"nbf":0,"sub":"system:serviceaccount:default:web"}`}
}

// githubActions: https://docs.github.com/actions/concepts/security/openid-connect
func githubActions() Shape {
	return Shape{Name: "github-actions", About: "GitHub Actions OIDC token", uniqueID: true,
		times: []stamp{{"nbf", -10 * time.Minute}, {"exp", 5 * time.Minute}, {"iat", 0}},
		claims: `{"sub":"repo:octo-org/octo-repo:ref:refs/heads/main","aud":"https://github.com/octo-org","ref":"refs/heads/main",` +
			`"sha":"3f786850e387550fdab836ed7e6dc881de23001b","repository":"octo-org/octo-repo","repository_owner":"octo-org",` +
			`"actor_id":"12","repository_visibility":"private","repository_id":"74","repository_owner_id":"65","run_id":"9876543210",` +
			`"run_number":"10","run_attempt":"2","runner_environment":"github-hosted","actor":"octocat","workflow":"deploy","head_ref":"",` +
			`"base_ref":"","event_name":"workflow_dispatch","ref_protected":"true","ref_type":"branch",` +
			`"workflow_ref":"octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main","workflow_sha":"3f786850e387550fdab836ed7e6dc881de23001b",` +
			`"job_workflow_ref":"octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main",` +
			`"job_workflow_sha":"3f786850e387550fdab836ed7e6dc881de23001b","iss":"","nbf":0,"exp":0,"iat":0}`}
}
