package fetch

import (
	"net/netip"
	"strings"
)

// reserved lists what netip does not name, from the IANA special-purpose
// address registries (RFC 6890), and the addresses under which clouds serve
// credentials. The first match counts.
var reserved = [...]struct {
	prefix netip.Prefix
	kind   string
}{
	{netip.MustParsePrefix("169.254.169.254/32"), kindMetadata},
	{netip.MustParsePrefix("fd00:ec2::254/128"), kindMetadata},
	{netip.MustParsePrefix("168.63.129.16/32"), kindMetadata}, // Azure, from outside the special ranges
	{netip.MustParsePrefix("0.0.0.0/8"), "this network"},
	{netip.MustParsePrefix("100.64.0.0/10"), "carrier-grade NAT"},
	{netip.MustParsePrefix("192.0.0.0/24"), kindReserved},
	{netip.MustParsePrefix("192.0.2.0/24"), "documentation"},
	{netip.MustParsePrefix("192.88.99.0/24"), kindReserved},
	{netip.MustParsePrefix("198.18.0.0/15"), "benchmarking"},
	{netip.MustParsePrefix("198.51.100.0/24"), "documentation"},
	{netip.MustParsePrefix("203.0.113.0/24"), "documentation"},
	{netip.MustParsePrefix("240.0.0.0/4"), kindReserved},
	{netip.MustParsePrefix("2001::/23"), kindReserved}, // Teredo among others
	{netip.MustParsePrefix("2001:db8::/32"), "documentation"},
	{netip.MustParsePrefix("3fff::/20"), "documentation"},
}

const (
	kindMetadata = "cloud metadata service"
	kindReserved = "reserved"
	kindPrivate  = "private"
	kindLoopback = "loopback"
)

// notPublic says what an address is if it is not public, and "" if it is. An
// IPv4 address in IPv6 clothes is what it is without them.
func notPublic(addr netip.Addr) string {
	addr = addr.WithZone("").Unmap()
	if v4, ok := embedded(addr); ok {
		addr = v4
	}
	for _, r := range reserved {
		if r.prefix.Contains(addr) && !addr.IsUnspecified() {
			return r.kind
		}
	}
	switch {
	case !addr.IsValid():
		return "invalid"
	case addr.IsUnspecified():
		return "unspecified"
	case addr.IsLoopback():
		return kindLoopback
	case addr.IsPrivate():
		return kindPrivate
	case addr.IsLinkLocalUnicast():
		return "link-local"
	case addr.IsMulticast():
		return "multicast"
	case addr.Is6() && addr.As16()[0]>>5 != 1:
		return kindReserved // only 2000::/3 is given out, RFC 4291 §2.4
	}
	return ""
}

// isPublic tells a server that anybody can reach from one that is not public,
// or whose address is not known.
func isPublic(remote netip.AddrPort) bool {
	return remote.IsValid() && notPublic(remote.Addr()) == ""
}

// embedded takes the IPv4 address out of NAT64 (RFC 6052 §2.1) and 6to4
// (RFC 3056 §2) addresses. NAT64 itself must pass: on networks without IPv4
// every old server is reached by it. Its local-use prefix (RFC 8215) does not
// say where the IPv4 address stands, and is left to be refused.
func embedded(addr netip.Addr) (netip.Addr, bool) {
	if !addr.Is6() {
		return addr, false
	}
	b := addr.As16()
	switch {
	case strings.HasPrefix(string(b[:]), "\x00\x64\xff\x9b\x00\x00\x00\x00\x00\x00\x00\x00"):
		return netip.AddrFrom4([4]byte(b[12:])), true
	case b[0] == 0x20 && b[1] == 0x02:
		return netip.AddrFrom4([4]byte(b[2:6])), true
	}
	return addr, false
}

// checkAddress refuses what is not public and not allowed by name.
func (c *Client) checkAddress(addr netip.Addr) error {
	kind := notPublic(addr)
	if kind == "" || c.opts.AllowAddress != nil && c.opts.AllowAddress(addr.Unmap()) {
		return nil
	}
	return &AddressError{Addr: addr, Kind: kind}
}

// checkNamed does without DNS what can be done: a proxy will look the host up.
func (c *Client) checkNamed(host string) error {
	if addr, err := netip.ParseAddr(host); err == nil {
		return c.checkAddress(addr)
	}
	if kind := neverPublic(host); kind != "" {
		return &AddressError{Host: host, Kind: kind}
	}
	return nil
}

// neverPublic tells the names that no public server has: those set aside for
// local use (RFC 6761, RFC 6762, RFC 8375, and ICANN's "internal"), those of
// one label, and numbers such as 0x7f.1, which some proxies take for addresses.
func neverPublic(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	dot := strings.LastIndexByte(host, '.')
	last := host[dot+1:]
	switch {
	case last == "localhost":
		return kindLoopback
	case last == "local", last == "internal", host == "home.arpa", strings.HasSuffix(host, ".home.arpa"):
		return kindPrivate
	case last == "" || '0' <= last[0] && last[0] <= '9':
		return "not a name"
	case dot < 0:
		return kindPrivate
	}
	return ""
}
