package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
)

// headBytes is how much of an input is looked at before it is taken for more
// than text with tokens in it.
const headBytes = 64 << 10

// inputs judges every input: as a whole, if it is a document, and its tokens.
func (r *auditRun) inputs(inputs []input) error {
	var reader intake.Reader
	for _, in := range inputs {
		err := r.input(&reader, in)
		var unreadable unreadableError
		switch {
		case errors.As(err, &unreadable) && r.a.unread(err):
		case err != nil:
			return err
		default:
			r.shown.Inputs++
		}
	}
	return nil
}

func (r *auditRun) input(reader *intake.Reader, in input) error {
	src, err := in.open()
	if err != nil {
		return unreadableError{fmt.Errorf("cannot read %s: %w", shorten(in.name), ioReason(err))}
	}
	defer src.Close()
	subject, data, rest, err := sniff(&cancelReader{ctx: r.a.ctx, src: src}, in.name)
	if err != nil {
		return err
	}
	if err := r.document(in.name, subject, data); err != nil {
		return err
	}
	tokens, err := r.a.readInput(reader, input{in.name, func() (io.ReadCloser, error) { return io.NopCloser(rest), nil }}, r.token)
	if err == nil && tokens == 0 && (subject == intake.Text || subject == intake.ClientMetadata) {
		r.a.note("%s: no token and no key found", in.name)
	}
	return err
}

// document judges an input as the document that it is as a whole, if any.
func (r *auditRun) document(name string, subject intake.Subject, data []byte) error {
	switch subject {
	case intake.Keys:
		keys, err := r.keySource(data, name)
		if err != nil {
			return err
		}
		return r.keys(name, keys)
	case intake.Metadata:
		return r.metadata(name, audit.MetadataSource{Metadata: inspect.ReadMetadata(data), Requested: cmp.Or(r.opts.requested, r.opts.keys.issuer)})
	case intake.TokenResponse:
		return r.response(name, inspect.ReadTokenResponse(data))
	}
	return nil
}

// sniff tells from the head of an input what it is, and reads it whole where
// it is more than text with tokens in it. rest is what is left to be searched
// for tokens.
func sniff(src io.Reader, name string) (subject intake.Subject, data []byte, rest io.Reader, err error) {
	broken := func(err error) error {
		return unreadableError{fmt.Errorf("cannot read %s: %w", name, ioReason(err))}
	}
	head, err := io.ReadAll(io.LimitReader(src, headBytes))
	if err != nil {
		return intake.Text, nil, nil, broken(err)
	}
	if !intake.MayBeDocument(head) {
		return intake.Text, nil, io.MultiReader(bytes.NewReader(head), src), nil
	}
	more, err := io.ReadAll(io.LimitReader(src, inspect.MaxKeySetBytes+1-int64(len(head))))
	if err != nil {
		return intake.Text, nil, nil, broken(err)
	}
	data = append(head, more...)
	rest = io.MultiReader(bytes.NewReader(data), src)
	subject = intake.SubjectOf(data)
	if start, _ := inspect.Find(data, 0); start < 0 && subject != intake.Text {
		rest = bytes.NewReader(nil)
	}
	return subject, data, rest, nil
}
