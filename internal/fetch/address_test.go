package fetch

import (
	"net/netip"
	"net/url"
	"testing"
)

func TestNotPublic(t *testing.T) {
	for kind, addrs := range map[string][]string{
		"": {"8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0", "169.253.255.255",
			"192.167.255.255", "223.255.255.255", "11.0.0.0", "2606:4700::1111", "2a00:1450::1", "2001:200::1", "2001:4860:4860::8888",
			"::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"},
		"loopback":    {"127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "64:ff9b::127.0.0.1", "2002:7f00:1::"},
		"private":     {"10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::192.168.0.1", "2002:a00:1::1", "2002:c0a8:101::1"},
		"link-local":  {"169.254.0.1", "169.254.170.2", "fe80::1", "fe80::1%eth0", "febf::1", "::ffff:169.254.1.1"},
		kindMetadata:  {"169.254.169.254", "fd00:ec2::254", "fd00:ec2::254%1", "168.63.129.16", "::ffff:169.254.169.254", "64:ff9b::169.254.169.254", "2002:a9fe:a9fe::1"},
		"unspecified": {"0.0.0.0", "::", "::%lo", "::ffff:0.0.0.0", "64:ff9b::"},
		"multicast":   {"224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1", "::ffff:224.0.0.1"},
		"this network": {
			"0.0.0.1", "0.255.255.255", "::ffff:0.1.2.3"},
		"carrier-grade NAT": {"100.64.0.1", "100.127.255.255", "100.100.100.200", "::ffff:100.64.0.1"},
		"documentation":     {"192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"},
		"benchmarking":      {"198.18.0.1", "198.19.255.255"},
		"reserved": {"192.0.0.192", "192.88.99.1", "240.0.0.1", "255.255.255.255", "::7f00:1", "::10.0.0.1", "100::1", "64:ff9b:1::a00:1",
			"2001::1", "2001:0:4136:e378::", "2001:20::1", "4000::1", "5f00::1", "fec0::1", "fe00::1"},
	} {
		for _, text := range addrs {
			if got := notPublic(netip.MustParseAddr(text)); got != kind {
				t.Errorf("%s is %q, want %q", text, got, kind)
			}
		}
	}
	if notPublic(netip.Addr{}) == "" {
		t.Error("the zero address is public")
	}
}

// FuzzNotPublic holds that no IPv4 address becomes public by being dressed up.
func FuzzNotPublic(f *testing.F) {
	f.Add([]byte{127, 0, 0, 1})
	f.Add([]byte{169, 254, 169, 254})
	f.Fuzz(func(t *testing.T, b []byte) {
		v4, ok := netip.AddrFromSlice(b)
		if !ok || !v4.Is4() {
			return
		}
		want := notPublic(v4)
		mapped := netip.AddrFrom16(v4.As16())
		nat64, sixToFour := netip.MustParseAddr("64:ff9b::").As16(), [16]byte{0x20, 0x02}
		copy(nat64[12:], b)
		copy(sixToFour[2:], b)
		for _, addr := range []netip.Addr{mapped, netip.AddrFrom16(nat64), netip.AddrFrom16(sixToFour)} {
			if got := notPublic(addr); got != want {
				t.Errorf("%s is %q, %s is %q", addr, got, v4, want)
			}
		}
	})
}

func TestNeverPublic(t *testing.T) {
	for _, host := range []string{"localhost", "LOCALHOST.", "a.localhost", "printer.local", "metadata.google.internal", "home.arpa",
		"nas.home.arpa", "intranet", "metadata", "2130706433", "0x7f000001", "127.1", "0x7f.1", "0177.0.0.1", "1.2.3.4.5", "a.1", ".", ""} {
		if neverPublic(host) == "" {
			t.Errorf("%q may be public", host)
		}
	}
	for _, host := range []string{"example.com", "example.com.", "localhost.example.com", "1.example.com", "xn--80ak6aa92e.com", "internal.example"} {
		if kind := neverPublic(host); kind != "" {
			t.Errorf("%q is %s", host, kind)
		}
	}
}

func TestKeySetTrust(t *testing.T) {
	at := func(raw string) *url.URL {
		u, err := url.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	private, public := netip.MustParseAddrPort("10.0.0.1:443"), netip.MustParseAddrPort("8.8.8.8:443")
	for _, test := range []struct {
		remote netip.AddrPort
		jwks   string
		want   Trust
	}{
		{private, "https://ID.example.com:443/jwks", Typed},
		{private, "https://keys.example.com/jwks", Discovered},
		{private, "https://id.example.com:22/jwks", Discovered},
		{private, "http://id.example.com/jwks", Discovered},
		{public, "https://id.example.com/jwks", SameOrigin},
		{netip.AddrPort{}, "https://id.example.com/jwks", Typed}, // behind a proxy
		{netip.AddrPort{}, "https://keys.example.com/jwks", Discovered},
	} {
		meta := &Response{URL: at("https://id.example.com/x"), Remote: test.remote}
		if got := New(Options{}).keySetTrust(meta, at(test.jwks)); got != test.want {
			t.Errorf("%s at %s: trust %d", test.jwks, test.remote, got)
		}
	}
}

func TestTrustBehindRedirect(t *testing.T) {
	private, public := netip.MustParseAddrPort("10.0.0.1:443"), netip.MustParseAddrPort("8.8.8.8:443")
	for _, test := range []struct {
		trust  Trust
		remote netip.AddrPort
		want   Trust
	}{
		{Typed, private, Typed}, {Typed, public, SameOrigin}, {Typed, netip.AddrPort{}, Typed}, // behind a proxy
		{SameOrigin, public, SameOrigin}, {SameOrigin, private, SameOrigin}, {Discovered, public, Discovered}, {Discovered, private, Discovered},
	} {
		if got := behind(test.trust, test.remote); got != test.want {
			t.Errorf("trust %d, from %s: %d, want %d", test.trust, test.remote, got, test.want)
		}
	}
}
