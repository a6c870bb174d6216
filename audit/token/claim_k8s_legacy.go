package token

import "github.com/jwtctl/jwtctl/audit"

var claimK8sLegacy = audit.Rule{
	ID:       "claim-k8s-legacy",
	Title:    "legacy Kubernetes service account token",
	Severity: audit.High,
	Why:      "Such a token from a Secret has no end and no audience: it is good until the Secret is deleted, even when the pod is gone.",
	Fix:      "Delete the Secret and use bound tokens: kubectl create token, or a projected volume.",
	Refs:     []string{"Kubernetes KEP-1205", "Kubernetes KEP-2799"},
	Bad:      `{"iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:default:builder"}`,
	Good:     `{"iss":"https://kubernetes.default.svc","sub":"system:serviceaccount:default:builder","exp":1767326645}`,
	Lacks:    "exp",
	CheckToken: func(p *audit.TokenPass) {
		if p.Claims.Get("iss").IsText("kubernetes/serviceaccount") && lacks(p, "exp") {
			p.Reportf("payload/iss", "service account token from a Secret (%s) that never expires", brief(p.Claims.Get("sub").Text()))
		}
	},
}
