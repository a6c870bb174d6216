package jose_test

import (
	"time"

	gojose "github.com/go-jose/go-jose/v4"
	gojosejwt "github.com/go-jose/go-jose/v4/jwt"
	golangjwt "github.com/golang-jwt/jwt/v5"
	"github.com/lestrrat-go/jwx/v2/jwa"
	jwxjwt "github.com/lestrrat-go/jwx/v2/jwt"
)

// The calls by which most programs use the libraries: the algorithm, the key,
// the issuer and the audience are given, and nothing else is asked for.
// docs/negative-set.md shows them.

func (s *negativeSet) golangJWT(token []byte) bool {
	parsed, err := golangjwt.Parse(string(token), s.keyfunc, s.golangJWTOptions()...)
	return err == nil && parsed.Valid
}

func (s *negativeSet) golangJWTStruct(token []byte) bool {
	parsed, err := golangjwt.ParseWithClaims(string(token), &golangjwt.RegisteredClaims{}, s.keyfunc, s.golangJWTOptions()...)
	return err == nil && parsed.Valid
}

func (s *negativeSet) keyfunc(*golangjwt.Token) (any, error) { return s.key, nil }

func (s *negativeSet) golangJWTOptions() []golangjwt.ParserOption {
	return []golangjwt.ParserOption{golangjwt.WithValidMethods([]string{s.Algorithm}), golangjwt.WithIssuer(s.Issuer),
		golangjwt.WithAudience(s.Audience), golangjwt.WithTimeFunc(func() time.Time { return s.Now })}
}

func (s *negativeSet) goJose(token []byte) bool {
	parsed, err := gojosejwt.ParseSigned(string(token), []gojose.SignatureAlgorithm{gojose.SignatureAlgorithm(s.Algorithm)})
	if err != nil {
		return false
	}
	var claims gojosejwt.Claims
	if err := parsed.Claims(s.key, &claims); err != nil {
		return false
	}
	return claims.Validate(gojosejwt.Expected{Issuer: s.Issuer, AnyAudience: gojosejwt.Audience{s.Audience}, Time: s.Now}) == nil
}

func (s *negativeSet) jwx(token []byte) bool {
	_, err := jwxjwt.Parse(token, jwxjwt.WithKey(jwa.SignatureAlgorithm(s.Algorithm), s.key), jwxjwt.WithIssuer(s.Issuer),
		jwxjwt.WithAudience(s.Audience), jwxjwt.WithClock(jwxjwt.ClockFunc(func() time.Time { return s.Now })))
	return err == nil
}
