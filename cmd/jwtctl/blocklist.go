package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/jwtctl/jwtctl/audit/blocklist"
	"github.com/spf13/cobra"
)

// blocklistSource is the flag that names lists of known keys.
type blocklistSource struct {
	names []string
	files []*os.File // open, as long as keys are looked up
	lists []*blocklist.List
}

func (s *blocklistSource) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&s.names, "key-blocklist", nil, "the keys on the list in `FILE` are known to others: blocklist.dat of badkeys, or of Debian's openssl-blacklist; repeatable")
	putInGroup(flags.Lookup("key-blocklist"), policyFlags)
}

// load opens the lists. The caller closes them in the end.
func (s *blocklistSource) load() ([]*blocklist.List, error) {
	for _, name := range s.names {
		list, err := s.open(name)
		if err != nil {
			return nil, withHint(fmt.Errorf("cannot use the key blocklist %s: %w", shorten(name), ioReason(err)),
				"give the blocklist.dat that badkeys --update-bl fetches, or a file of Debian's openssl-blacklist")
		}
		s.lists = append(s.lists, list)
	}
	return s.lists, nil
}

func (s *blocklistSource) open(name string) (*blocklist.List, error) {
	info, err := os.Stat(name) // first: to open a pipe is to wait for it
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no file that can be searched")
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	s.files = append(s.files, file)
	list, err := blocklist.Open(filepath.Base(name), file, info.Size())
	if err != nil {
		return nil, err
	}
	// What it calls its parts lies beside it, and can be done without.
	names := filepath.Join(filepath.Dir(name), "badkeysdata.json")
	if info, err := os.Stat(names); err == nil && info.Mode().IsRegular() && info.Size() <= maxKeyFile {
		if text, err := os.ReadFile(names); err == nil {
			_ = list.ReadNames(text)
		}
	}
	return list, nil
}

// failed says whether a list could not be read while keys were looked up.
func (s *blocklistSource) failed() error {
	for _, list := range s.lists {
		if err := list.Err(); err != nil {
			return withHint(ioReason(err), "check the file given with --key-blocklist")
		}
	}
	return nil
}

func (s *blocklistSource) close() {
	for _, file := range s.files {
		file.Close()
	}
}
