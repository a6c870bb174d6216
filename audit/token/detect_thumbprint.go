package token

import "github.com/jwtctl/jwtctl/audit/internal/keyid"

// isThumbprint reports the base64url of 32 bytes.
func isThumbprint(b []byte) bool { return keyid.Thumbprint(b) }
