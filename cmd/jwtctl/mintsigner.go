package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
	"github.com/spf13/cobra"
)

// signerCommand is a program that signs, as for a key in a KMS or an HSM.
type signerCommand struct {
	command string
	timeout duration
}

const (
	// defaultSignerTimeout is how long a command may take for a signature.
	defaultSignerTimeout = 30 * time.Second
	// maxSignature bounds what is read of its answer, far above any signature.
	maxSignature = 64 << 10
	// maxComplaint bounds what is repeated of its standard error.
	maxComplaint = 400
)

func (s *signerCommand) bind(cmd *cobra.Command) {
	s.timeout.Duration = defaultSignerTimeout
	cmd.Flags().StringVar(&s.command, "signer", "", "sign with `exec:COMMAND`, which reads the digest and writes the signature; --key is then the public key")
	cmd.Flags().Var(&s.timeout, "signer-timeout", "longest time that the command may take")
}

func (s *signerCommand) given() bool { return s.command != "" }

// signer makes a signer of the command.
func (s *signerCommand) signer(ctx context.Context, alg, kid string, key *inspect.Key) (*mint.Signer, error) {
	command, ok := strings.CutPrefix(s.command, "exec:")
	if !ok {
		return nil, usagef("write --signer 'exec:COMMAND ARGUMENT...'", "unknown signer %q", shorten(s.command))
	}
	argv, err := splitWords(command)
	if err != nil || len(argv) == 0 {
		return nil, usagef("write --signer 'exec:COMMAND ARGUMENT...'; quotes hold words together", "the signer's command cannot be read: %q", shorten(command))
	}
	var chosen string
	signer, err := mint.Remote(alg, kid, key, func(input []byte) ([]byte, error) {
		return s.run(ctx, argv, chosen, input)
	})
	if err == nil {
		chosen = signer.Algorithm
	}
	return signer, err
}

// run calls the command once. It is no shell that runs it.
func (s *signerCommand) run(ctx context.Context, argv []string, alg string, input []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout.Duration)
	defer cancel()
	var out, complaint limitedBuffer
	out.limit, complaint.limit = maxSignature, maxComplaint
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &out, &complaint
	cmd.Env = append(os.Environ(), "JWTCTL_SIGN_ALG="+alg, "JWTCTL_SIGN_INPUT="+mint.RemoteInput(alg))
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	said := strings.TrimSpace(complaint.String())
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, withHint(fmt.Errorf("%s took longer than %s", shorten(argv[0]), s.timeout.Duration), "give it more time with --signer-timeout")
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return nil, usagef("is it installed, and in PATH?", "there is no command %q", shorten(argv[0]))
	case err != nil && said != "":
		return nil, withHint(fmt.Errorf("%s: %w: %s", shorten(argv[0]), err, said), signerHint(alg))
	case err != nil:
		return nil, withHint(fmt.Errorf("%s: %w", shorten(argv[0]), err), signerHint(alg))
	case out.over:
		return nil, fmt.Errorf("%s wrote more than %d bytes", shorten(argv[0]), maxSignature)
	}
	return out.Bytes(), nil
}

// signerHint says what the command is called with.
func signerHint(alg string) string {
	return fmt.Sprintf("try the command by itself: it is given the %s on standard input, and JWTCTL_SIGN_ALG=%s", mint.RemoteInput(alg), alg)
}

// check refuses a time limit for a command that is not there.
func (s *signerCommand) check() error {
	if !s.given() && s.timeout.Duration != defaultSignerTimeout {
		return usagef("add --signer exec:COMMAND", "--signer-timeout is for --signer")
	}
	return nil
}

// limitedBuffer keeps the first bytes of what is written.
type limitedBuffer struct {
	bytes.Buffer
	limit int
	over  bool
}

// Write never fails, so that the command is not disturbed.
func (b *limitedBuffer) Write(p []byte) (int, error) {
	keep := min(len(p), b.limit-b.Len())
	b.over = b.over || keep < len(p)
	_, _ = b.Buffer.Write(p[:keep])
	return len(p), nil
}

// splitWords splits a command at blanks. Single and double quotes hold words
// together; nothing else is special, no variable, no backslash.
func splitWords(command string) ([]string, error) {
	var words []string
	var word strings.Builder
	quote, inWord := rune(0), false
	for _, r := range command {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, inWord = r, true
		case r == ' ' || r == '\t' || r == '\n':
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	if quote != 0 {
		return nil, errors.New("a quote is not closed")
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, nil
}
