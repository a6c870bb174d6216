package token

import (
	"net/netip"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// isPublicIP reports an address on the public internet. A version number may
// have four parts too, so that IPv4 needs a name that hints at it.
func isPublicIP(t *audit.Text) bool {
	if t.MayHold('.') && t.MayHold('0') {
		if ip, ok := ipv4([]byte(t.Text)); ok {
			return isAddressName(t.Name) && isPublicAddr(netip.AddrFrom4(ip))
		}
	}
	if !t.MayHold(':') || !isIPv6Text(t.Text) {
		return false
	}
	ip, err := netip.ParseAddr(t.Text)
	return err == nil && isPublicAddr(ip.Unmap())
}

// isPublicAddr leaves out what is private, shared, reserved, or kept for
// documentation (RFC 5737, RFC 3849).
func isPublicAddr(a netip.Addr) bool {
	if !a.IsGlobalUnicast() || a.IsPrivate() || sharedAddress(a) {
		return false
	}
	if a.Is6() {
		b := a.As16()
		return b[0]>>5 == 1 && !(b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && b[3] == 0xb8)
	}
	b := a.As4()
	switch [3]byte(b[:3]) {
	case [3]byte{192, 0, 2}, [3]byte{198, 51, 100}, [3]byte{203, 0, 113}, [3]byte{192, 0, 0}:
		return false
	}
	return b[0] != 0 && b[0] < 224 && !(b[0] == 198 && b[1]&0xfe == 18)
}

// isIPv6Text reports text that is made like an IPv6 address: not a time, not a
// MAC address.
func isIPv6Text(s string) bool {
	colons := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == ':':
			colons++
		case !digit(c) && c != '.' && (c|0x20 < 'a' || c|0x20 > 'f'):
			return false
		}
	}
	return colons == 7 || colons > 1 && colons < 7 && strings.Contains(s, "::")
}

// isAddressName reports names with a word for an IP address: "client_ip".
func isAddressName(name string) bool {
	var b nameBuffer
	words := string(b.words(name))
	for word := range strings.SplitSeq(words, "_") {
		switch word {
		case "ip", "ips", "ipaddr", "ipaddress", "ipv4", "ipv6", "addr", "address", "remote", "clientip", "remoteip":
			return true
		}
	}
	return false
}
