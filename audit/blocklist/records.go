package blocklist

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
)

const (
	recordBytes = 16
	prefixBytes = recordBytes - 1 // of the SHA-256
)

// records are a sorted binary list.
type records struct {
	in    io.ReaderAt
	count int
	names map[byte]string
}

// openRecords checks what can be checked without reading it all.
func openRecords(in io.ReaderAt, size int64, head []byte) (*records, error) {
	if size%recordBytes != 0 {
		return nil, errors.New("it is neither a list of lines nor one of records of 16 bytes")
	}
	for at := recordBytes; at+recordBytes <= len(head); at += recordBytes {
		if bytes.Compare(head[at-recordBytes:at], head[at:at+recordBytes]) > 0 {
			return nil, fmt.Errorf("it is neither a list of lines nor a sorted one of records: byte %d", at)
		}
	}
	return &records{in: in, count: int(size / recordBytes)}, nil
}

// find looks a number up.
func (r *records) find(number []byte) (part string, found bool, err error) {
	sum := sha256.Sum256(number)
	var record [recordBytes]byte
	read := func(i int) bool {
		_, failed := r.in.ReadAt(record[:], int64(i)*recordBytes)
		err = errors.Join(err, failed)
		return failed == nil
	}
	i := sort.Search(r.count, func(i int) bool {
		return err == nil && read(i) && bytes.Compare(record[:prefixBytes], sum[:prefixBytes]) >= 0
	})
	if err != nil || i == r.count || !read(i) || !bytes.Equal(record[:prefixBytes], sum[:prefixBytes]) {
		return "", false, err
	}
	id := record[prefixBytes]
	if name, ok := r.names[id]; ok {
		return name, true, nil
	}
	return "list " + strconv.Itoa(int(id)), true, nil
}

// ReadNames reads the names of the parts of a list from badkeysdata.json,
// which lies beside blocklist.dat.
func (l *List) ReadNames(text []byte) error {
	var data struct {
		Lists []struct {
			ID   byte   `json:"id"`
			Name string `json:"name"`
		} `json:"blocklists"`
	}
	if err := json.Unmarshal(text, &data); err != nil {
		return err
	}
	if l.records != nil {
		l.records.names = map[byte]string{}
		for _, list := range data.Lists {
			l.records.names[list.ID] = list.Name
		}
	}
	return nil
}
