package mint

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// An Argument is a claim or header parameter as it is given on a command line.
type Argument struct {
	Path string
	// JSON is the text of its value.
	JSON []byte
}

// ParseArgument reads "path=text", "path:=JSON" or "path@file"; the first of
// the three signs decides. read reads files. A file's content is taken as
// JSON where it is JSON, and as a string without its last line end otherwise.
func ParseArgument(arg string, read func(path string) ([]byte, error)) (Argument, error) {
	i := strings.IndexAny(arg, "=@")
	if at := strings.Index(arg, ":="); at >= 0 && at < i {
		i = at
	}
	if i < 0 {
		return Argument{}, hintf("write NAME=TEXT, NAME:=JSON or NAME@FILE", "%.40q gives no value", arg)
	}
	path := arg[:i]
	if path == "" {
		return Argument{}, hintf("write NAME=TEXT, NAME:=JSON or NAME@FILE", "%.40q gives no name", arg)
	}
	if _, err := SplitPath(path); err != nil {
		return Argument{}, err
	}
	var json []byte
	var err error
	switch arg[i] {
	case ':':
		json, err = ParseValue("the value of "+path, []byte(arg[i+2:]))
		err = quoteHint(err, path)
	case '=':
		json, err = String(arg[i+1:])
	case '@':
		json, err = fromFile(path, arg[i+1:], read)
	}
	return Argument{path, json}, err
}

// quoteHint tells those who wrote NAME:=text how strings are written.
func quoteHint(err error, path string) error {
	if err == nil {
		return nil
	}
	return &BadInput{&hinted{err, "for a string write " + path + "=TEXT"}}
}

func fromFile(path, file string, read func(string) ([]byte, error)) ([]byte, error) {
	content, err := read(file)
	if err != nil {
		return nil, err
	}
	if value, err := ParseValue("the value of "+path, content); err == nil {
		return value, nil
	} else if looksJSON(content) {
		return nil, err
	}
	if !utf8.Valid(content) {
		return nil, hintf("a claim holds text or JSON: encode bytes as base64", "the content of %.40q for %.40q is not UTF-8", file, path)
	}
	return String(strings.TrimRight(string(content), "\r\n"))
}

// looksJSON reports a text that is meant as an object or array.
func looksJSON(text []byte) bool {
	text = bytes.TrimSpace(text)
	return len(text) > 0 && (text[0] == '{' || text[0] == '[')
}
