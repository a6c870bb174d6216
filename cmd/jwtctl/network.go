package main

import (
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"

	"github.com/jwtctl/jwtctl/internal/fetch"
	"github.com/spf13/cobra"
)

// networkOptions are the flags that say how to fetch.
type networkOptions struct {
	allowHTTP  bool
	timeout    duration
	caFile     string
	headers    []string
	headerFile []string
	headerEnv  []string
	resolve    []string
	cacheDir   string
	maxBody    int64  // 0 is the default
	origin     string // of the page that is said to ask

	made *fetch.Client // by client
}

func (n *networkOptions) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&n.allowHTTP, "allow-http", false, "fetch over plain http too, from other machines than this one")
	flags.Var(&n.timeout, "timeout", "longest time for all requests together, instead of 10s")
	flags.StringVar(&n.caFile, "ca-file", "", "trust the certificate authorities in `FILE` too (PEM)")
	flags.StringArrayVar(&n.headers, "header", nil, "send this header: `'NAME: VALUE'`; repeatable, not for secrets")
	flags.StringArrayVar(&n.headerFile, "header-file", nil, "send the headers in `FILE`, one NAME: VALUE a line; repeatable")
	flags.StringArrayVar(&n.headerEnv, "header-env", nil, "send a header with the value of an environment variable: `NAME=VARIABLE`; repeatable")
	flags.StringArrayVar(&n.resolve, "resolve", nil, "take this address for a host: `HOST:PORT:ADDRESS`; repeatable")
	for _, name := range []string{"allow-http", "timeout", "ca-file", "header", "header-file", "header-env", "resolve"} {
		putInGroup(flags.Lookup(name), "Network flags")
	}
}

// bindCache is for commands that want keys, not those that look at servers.
func (n *networkOptions) bindCache(cmd *cobra.Command) {
	cmd.Flags().StringVar(&n.cacheDir, "cache-dir", "", "keep what was fetched in `DIR` for as long as its server allows")
	putInGroup(cmd.Flags().Lookup("cache-dir"), "Network flags")
}

// client fetches what the user named, and nothing else. It is made once: what
// its flags name may be a pipe, which is empty the second time.
func (n *networkOptions) client(a *app) (*fetch.Client, error) {
	if n.made == nil {
		opts, err := n.options(a)
		if err != nil {
			return nil, err
		}
		n.made = fetch.New(opts)
	}
	return n.made, nil
}

// options reads what the flags name.
func (n *networkOptions) options(a *app) (opts fetch.Options, err error) {
	opts = a.network
	opts.AllowHTTP, opts.Now, opts.MaxBody, opts.Origin = n.allowHTTP, a.now, n.maxBody, n.origin
	if n.timeout.Duration > 0 {
		opts.Timeout = n.timeout.Duration
	}
	if opts.Header, err = n.header(a); err != nil {
		return opts, err
	}
	if opts.Resolve, err = n.resolved(); err != nil {
		return opts, err
	}
	var authorities []byte
	if n.caFile != "" {
		if authorities, err = readAll(a, n.caFile); err != nil {
			return opts, err
		}
		if opts.RootCAs, err = moreRoots(opts.RootCAs, authorities, n.caFile); err != nil {
			return opts, err
		}
	}
	if n.cacheDir != "" {
		opts.CacheKey = fmt.Sprintf("%q %s", n.resolve, authorities)
		opts.Cache, err = fetch.OpenCache(n.cacheDir)
	}
	return opts, err
}

// moreRoots adds the authorities in a file to those that are trusted anyway.
func moreRoots(roots *x509.CertPool, pem []byte, path string) (_ *x509.CertPool, err error) {
	if roots != nil {
		roots = roots.Clone()
	} else if roots, err = x509.SystemCertPool(); err != nil {
		roots = x509.NewCertPool() // a machine without any
	}
	if !roots.AppendCertsFromPEM(pem) {
		return nil, usagef("give a PEM file with the authority's certificate", "there is no certificate in %s", shorten(path))
	}
	return roots, nil
}

// header collects the headers to send.
func (n *networkOptions) header(a *app) (http.Header, error) {
	list := http.Header{}
	for _, line := range n.headers {
		name, _, _ := strings.Cut(line, ":")
		if isSecretHeader(name) {
			return nil, usagef("use --header-env NAME=VARIABLE or --header-file FILE", "the header %s would stand in the list of processes and in the shell's history", shorten(name))
		}
		if err := addHeader(list, line, "--header"); err != nil {
			return nil, err
		}
	}
	for _, path := range n.headerFile {
		text, err := readAll(a, path)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
				if err := addHeader(list, line, path); err != nil {
					return nil, err
				}
			}
		}
	}
	for _, pair := range n.headerEnv {
		name, variable, ok := strings.Cut(pair, "=")
		if !ok {
			return nil, usagef("write --header-env NAME=VARIABLE", "no variable in --header-env %s", shorten(pair))
		}
		value := a.getenv(variable)
		if value == "" {
			return nil, usagef("set it, or use --header-file", "environment variable %s is not set or empty", shorten(variable))
		}
		if err := addHeader(list, name+": "+value, "--header-env"); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// addHeader adds one line. What is wrong with it is said without the value.
func addHeader(list http.Header, line, from string) error {
	name, value, ok := strings.Cut(line, ":")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !ok || name == "" || strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" ||
		strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r > '~' }) {
		return usagef("write it like Accept-Language: en", "a header in %s is not written NAME: VALUE in plain ASCII", shorten(from))
	}
	list.Add(name, value)
	return nil
}

// isSecretHeader tells the headers that carry a secret.
func isSecretHeader(name string) bool {
	name = strings.ToLower(name)
	for _, word := range [...]string{"auth", "cookie", "token", "secret", "key", "password"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// resolved reads --resolve.
func (n *networkOptions) resolved() (map[string]netip.AddrPort, error) {
	list := map[string]netip.AddrPort{}
	for _, text := range n.resolve {
		host, rest, _ := strings.Cut(text, ":")
		portText, addrText, _ := strings.Cut(rest, ":")
		port, errPort := strconv.ParseUint(portText, 10, 16)
		addr, errAddr := netip.ParseAddr(strings.Trim(addrText, "[]"))
		if host == "" || errPort != nil || errAddr != nil {
			return nil, usagef("write it like login.example.com:443:10.0.0.7", "%q is not HOST:PORT:ADDRESS", shorten(text))
		}
		list[net.JoinHostPort(strings.ToLower(host), portText)] = netip.AddrPortFrom(addr, uint16(port))
	}
	return list, nil
}
