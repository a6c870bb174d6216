package token

import (
	"bytes"
	"strconv"

	"github.com/jwtctl/jwtctl/inspect"
)

// isPlace reports an object that holds a latitude and a longitude, or a
// GeoJSON point (RFC 7946 §3.1.2).
func isPlace(v inspect.Value) bool {
	if point := v.Get("coordinates"); point.Kind() == inspect.Array && v.Get("type").IsText("Point") {
		return point.Len() > 1
	}
	for _, names := range [...][2]string{{"lat", "lon"}, {"latitude", "longitude"}, {"lat", "lng"}, {"lat", "long"}} {
		if lat := v.Get(names[0]); lat.Exists() && isDegrees(lat, 90) && isDegrees(v.Get(names[1]), 180) {
			return true
		}
	}
	return false
}

// isDegrees reports a number, or the text of one, between -limit and limit
// that has a fraction: a whole degree is a country's.
func isDegrees(v inspect.Value, limit float64) bool {
	text := v.Raw()
	if v.Kind() == inspect.String {
		text = v.TextBytes()
	}
	return isDecimal(text, limit)
}

func isDecimal(text []byte, limit float64) bool {
	if bytes.IndexByte(text, '.') < 0 || len(text) > 24 {
		return false
	}
	f, err := strconv.ParseFloat(string(text), 64)
	return err == nil && f >= -limit && f <= limit
}

// mayBeCoordinates reports a text that begins like coordinates: few do.
func mayBeCoordinates(text []byte) bool {
	return len(text) > 0 && (digit(text[0]) || bytes.IndexByte([]byte("+-.g"), text[0]) >= 0)
}

// isCoordinates reports "52.52,13.40" and geo: URIs (RFC 5870).
func isCoordinates(text []byte) bool {
	lat, rest, ok := bytes.Cut(bytes.TrimPrefix(text, []byte("geo:")), []byte{','})
	lon, _, _ := bytes.Cut(rest, []byte{';'})
	lon, _, _ = bytes.Cut(lon, []byte{','})
	return ok && isDecimal(lat, 90) && isDecimal(bytes.TrimSpace(lon), 180)
}
