package wordlist

import "encoding/base64"

// FindDefault returns the default that made an HMAC and names the software:
// the secret as it stands, or decoded from base64, as some take theirs.
func FindDefault(t *Trial) (secret []byte, of string) {
	for _, d := range defaults {
		if secret = []byte(d.secret); t.Fits(secret) {
			return secret, d.of
		}
		for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding} {
			if plain, err := enc.DecodeString(d.secret); err == nil && t.Fits(plain) {
				return plain, d.of
			}
		}
	}
	return nil, ""
}

// defaults are tried before the public list, which lacks some of them, and
// tell by whom a secret was published.
var defaults = [...]struct{ secret, of string }{
	{"your-super-secret-jwt-token-with-at-least-32-characters-long", "Supabase"},
	{"super-secret-jwt-token-with-at-least-32-characters-long", "Supabase"},
	{"your-256-bit-secret", "jwt.io"},
	{"your-384-bit-secret", "jwt.io"},
	{"your-512-bit-secret", "jwt.io"},
	{"a-string-secret-at-least-256-bits-long", "jwt.io"},
	{"a-valid-string-secret-that-is-at-least-384-bits-long", "jwt.io"},
	{"a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long", "jwt.io"},
	{"pleaseChangeThisSecretForANewOne", "Micronaut"},
	{"pleasechangeme!pleasechangeme!pleasechangeme!pleasechangeme!pleasechangeme!pleasechangeme!pleasechangeme!" +
		"pleasechangeme!pleasechangeme!pleasechangeme!pleasechangeme!pleasechangeme!pleasechangeme!", "AKHQ"},
	{"SecretKey012345678901234567890123456789012345678901234567890123456789", "Nacos"},
	{"VGhpc0lzTXlDdXN0b21TZWNyZXRLZXkwMTIzNDU2Nzg=", "Nacos"},
	{"thingsboardDefaultSigningKey", "ThingsBoard"},
	{"abcdefghijklmnopqrstuvwxyz", "RuoYi"},
	{"DO NOT USE THIS VALUE. INSTEAD, CREATE A COMPLEX SECRET AND KEEP IT SAFE OUTSIDE OF THE SOURCE CODE.", "NestJS"},
	{"09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7", "FastAPI"},
	{"!ChangeThisMercureHubJWTSecretKey!", "Mercure"},
	{"!ChangeMe!", "Mercure"},
	{"reallyreallyreallyreallyverysafe", "PostgREST"},
	{"3EK6FD+o0+c7tzBNVfjpMkNDi2yARAAKzQlk8O2IKoxQu4nF7EdAh8s3TwpHwrdWT6R", "Hasura"},
	{"my-32-character-ultra-secure-and-ultra-long-secret", "a Spring Boot guide"},
	{"404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970", "a Spring Boot guide"},
	{"======================BezKoder=Spring===========================", "a Spring Boot guide"},
	{"changeme", "Laravel"},
	{"tobemodified", "Strapi"},
	{"AllYourBase", "golang-jwt"},
	{"key", "node-jsonwebtoken's tests"},
	{"shhhhhared-secret", "express-jwt"},
	{"THIS IS USED TO SIGN AND VERIFY JWT TOKENS, REPLACE IT WITH YOUR OWN SECRET, IT CAN BE ANY STRING", "an ASP.NET guide"},
}
