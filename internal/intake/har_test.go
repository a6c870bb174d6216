package intake_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/internal/intake"
)

// entry is a HAR entry with A in five places, B in an encoded body and C in
// the posted form.
func entry() string {
	body := base64.StdEncoding.EncodeToString([]byte(`{"access_token":"` + b + `"}`))
	return `{"request":{"method":"POST","url":"https://app.example/cb?access_token=` + a + `",
"headers":[{"name":"Host","value":"app.example"},{"name":"Authorization","value":"Bearer ` + a + `"},{"name":"Cookie","value":"id=` + a + `"}],
"cookies":[{"name":"id","value":"` + a + `"}],
"queryString":[{"name":"access_token","value":"` + a + `"}],
"postData":{"mimeType":"application/x-www-form-urlencoded","params":[{"name":"client_assertion","value":"` + c + `"}],"text":"client_assertion=` + c + `"}},
"response":{"status":200,"headers":[],"cookies":[],"content":{"mimeType":"application/json","encoding":"base64","text":"` + body + `"}}}`
}

// TestHAR finds each token of an entry once, where the place says most, and
// the same in a HAR that is read whole and in one that streams.
func TestHAR(t *testing.T) {
	want := func(number, line int) string {
		at := fmt.Sprintf(":/log/entries/%d/", number)
		return fmt.Sprintf("%d%srequest/cookies/id:A %d%srequest/postData/params/client_assertion:C %d%sresponse/content/text:B",
			line+2, at, line+4, at, line+5, at)
	}
	har := func(entries ...string) string {
		return "\xef\xbb\xbf{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"x\"},\n\"entries\":[\n" + strings.Join(entries, ",\n") + "\n],\"comment\":\"\"}}\n"
	}
	check(t, "small", list(read(t, har(entry(), entry()))), want(0, 3)+" "+want(1, 9))

	filler := `{"request":{"url":"x","headers":[]},"response":{"content":{"text":"` + strings.Repeat("no token ", 100000) + `"}}}`
	large := har(filler, entry(), filler, entry())
	check(t, "large", list(readLong(t, large)), want(1, 4)+" "+want(3, 11))

	_, err := readAll(new(intake.Reader), strings.NewReader(large[:len(large)-10]))
	check(t, "cut error", err, nil) // nothing is missing but the end
	all, err := readAll(new(intake.Reader), strings.NewReader(large[:len(large)-1000]))
	check(t, "cut in an entry", list(all), want(1, 4))
	check(t, "cut in an entry, error", fmt.Sprint(err), "broken HAR behind entry 3: unexpected EOF")
}

// TestHARLines tells the line of each token inside an entry, of however many
// strings that are none and in whatever order the members stand.
func TestHARLines(t *testing.T) {
	text := "{\"log\":{\"entries\":[\n{\"_messages\":[\n" + strings.Repeat("\"no token\",\n", 200_000) + "\"" + a + "\"],\n\"response\":{\"headers\":[\n" +
		"{\"name\":\"x\",\"value\":\"" + b + "\"}]},\n\"request\":{\"headers\":[{\"name\":\"y\",\"value\":\n\"" + c + "\"}]}}]}}"
	check(t, "lines", list(readLong(t, text)),
		"200007:/log/entries/0/request/headers/y:C 200005:/log/entries/0/response/headers/x:B 200003:/log/entries/0/_messages/200000:A")
}

// TestHARManyEntries tells the line of an entry behind one that is long and
// very many that are short, with lines between them.
func TestHARManyEntries(t *testing.T) {
	long := `{"request":{"url":"` + strings.Repeat("x", 8<<20) + "\"}},\n"
	text := "{\"log\":{\"entries\":[\n" + long + strings.Repeat("{},\n\n", 250_000) + `{"request":{"url":"https://x.example/#` + a + `"}}]}}`
	check(t, "line", list(readLong(t, text)), "500003:/log/entries/250001/request/url:A")
}

// TestNoHAR reads what only looks like a HAR as any other text.
func TestNoHAR(t *testing.T) {
	filler := strings.Repeat("no token ", 100_000)
	for name, text := range map[string]string{
		"log is a text":       `{"log":"x","entries":["` + filler + `","` + a + `"],"more":"` + b + `"}`,
		"entries is a number": `{"log":{"entries":5,"x":"` + filler + `"},"t":"` + a + `","u":"` + b + `"}`,
		"entries elsewhere":   "{\"log\":{},\n\"x\":{\"entries\":[\"" + a + "\",\"" + filler + "\n" + b + "\"]}}",
	} {
		var names []string
		for _, f := range readLong(t, text) {
			names = append(names, f.text)
		}
		check(t, name, strings.Join(names, " "), a+" "+b)
	}
}

// TestSerializedInside finds tokens in a JSON serialization inside documents.
func TestSerializedInside(t *testing.T) {
	quoted := strings.ReplaceAll(flattened, `"`, `\"`)
	for text, want := range map[string]string{
		`{"id":1,"token":` + flattened + "}\n{\"id\":2,\"token\":\"" + quoted + "\"}\n": "1:/token:JSON 2:/token:JSON",
		`[{"a":{"jws":` + flattened + `}},"` + a + `"]`:                                 "1:/0/a/jws:JSON 1:/1:A",
		`{"payload":"x","note":"` + quoted + `"}`:                                       "1:/note:JSON",
		`{"token":{"payload":"x"},"t":"{\"signature\":1}"}`:                             "",
	} {
		check(t, text, list(read(t, text)), want)
		if strings.Contains(text, `"token":`) {
			all, err := readAll(&intake.Reader{Field: "token"}, strings.NewReader(text))
			check(t, "error", err, nil)
			check(t, "field of "+text, list(all), want)
		}
	}
}

// TestEntryTooLong does not hold in memory what is too long for it.
func TestEntryTooLong(t *testing.T) {
	in := strings.NewReader(`{"log":{"entries":[{"request":{"url":"` + strings.Repeat("x", 17<<20) + `"}}]}}`)
	_, err := readAll(new(intake.Reader), in)
	check(t, "error", fmt.Sprint(err), "entry 0 of the HAR is longer than 16 MiB")
}

// TestField takes the tokens where the user says, whatever they look like,
// and none elsewhere.
func TestField(t *testing.T) {
	for _, tt := range []struct{ field, text, want string }{
		{"jwt", `{"jwt":"` + a + `","other":"` + b + "\"}\n{\"jwt\":\"nonsense\"}\nGET " + c + "\n", "1:/jwt:A 2:/jwt:nonsense"},
		{"jwt", `{"a":[{"jwt":["` + a + `","` + b + `"]}],"jwt":5}`, "1:/a/0/jwt/0:A 1:/a/0/jwt/1:B"},
		{"/req/auth", `{"req":{"auth":"Bearer ` + a + `"},"auth":"` + b + "\"}\n{\"req\":{}}\n", "1:/req/auth:A"},
		{"jwt", a, ""}, {"jwt", a + "\n" + b, ""}, {"payload", flattened, "1:/payload:" + b64(`{"sub":"json"}`)},
	} {
		r := intake.Reader{Field: tt.field}
		all, err := readAll(&r, strings.NewReader(tt.text))
		check(t, tt.field+" error", err, nil)
		check(t, tt.field, list(all), tt.want)
	}
}

// TestCommandsAndJars finds tokens in a cURL command as browsers copy it and
// in a cookie jar in Netscape's format.
func TestCommandsAndJars(t *testing.T) {
	curl := "curl 'https://api.example/x' \\\n  -H 'authorization: Bearer " + a + "' \\\n  -b 'sid=1; id=" + b + "' \\\n  --data-raw $'{\"t\":\"" + c + "\"}'\n"
	check(t, "cURL", list(read(t, curl)), "2::A 3::B 4::C")
	jar := "# Netscape HTTP Cookie File\n\n#HttpOnly_.example.com\tTRUE\t/\tTRUE\t1767323945\tsession\t" + a + "\n.example.com\tTRUE\t/\tFALSE\t0\tid\t" + b + "\n"
	check(t, "jar", list(read(t, jar)), "3::A 4::B")
	check(t, "jar without its first line", list(read(t, jar[strings.Index(jar, "#Http"):])), "1::A 2::B")
}
