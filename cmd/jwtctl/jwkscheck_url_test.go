package main

import (
	"net/netip"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

func TestServesOthers(t *testing.T) {
	for address, want := range map[string]bool{
		"127.0.0.1:8443":   false,
		"[::1]:443":        false,
		"192.0.2.7:443":    true,
		"[2001:db8::1]:80": true,
	} {
		if got := servesOthers(&inspect.Endpoint{Remote: netip.MustParseAddrPort(address)}); got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
	if servesOthers(nil) || !servesOthers(&inspect.Endpoint{}) {
		t.Error("what nobody answered serves nobody; what a proxy brought came from elsewhere")
	}
}
