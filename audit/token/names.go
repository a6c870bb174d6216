package token

// A nameBuffer holds a folded name on the stack.
type nameBuffer [64]byte

// fold reduces the ways in which a claim is spelled to one: the last part of
// a URL or prefixed name, lower case, without "_", "-" and ".": "phoneNumber",
// "phone_number" and "https://example.com/phone-number" are "phonenumber".
func (b *nameBuffer) fold(name string) []byte {
	out := b[:0]
	name = name[lastPartAt(name):]
	for i := 0; i < len(name) && len(out) < len(b); i++ {
		switch c := name[i]; {
		case c == '_', c == '-', c == '.':
		case upper(c):
			out = append(out, c+'a'-'A')
		default:
			out = append(out, c)
		}
	}
	return out
}

// words splits the last part of a claim's name into lower-case words joined by
// "_": "clientSecret", "client-secret" and "Client.Secret" are
// "client_secret", "APIKey" is "api_key".
func (b *nameBuffer) words(name string) []byte {
	out := b[:0]
	name = name[lastPartAt(name):]
	for i := 0; i < len(name) && len(out) < len(b)-1; i++ {
		c := name[i]
		switch {
		case upper(c):
			if i > 0 && (lower(name[i-1]) || digit(name[i-1]) || upper(name[i-1]) && i+1 < len(name) && lower(name[i+1])) {
				out = append(out, '_')
			}
			c += 'a' - 'A'
		case !lower(c) && !digit(c) && c < 0x80:
			c = '_'
		}
		out = append(out, c)
	}
	return out
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }

func lower(c byte) bool { return c >= 'a' && c <= 'z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func alnum(c byte) bool { return upper(c) || lower(c) || digit(c) }

// lastPartAt returns where the last part of a name begins that is a URL or has
// a prefix: "roles" of "https://example.com/roles" and of "custom:roles".
func lastPartAt[T string | []byte](name T) int {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' || name[i] == ':' {
			return i + 1
		}
	}
	return 0
}
