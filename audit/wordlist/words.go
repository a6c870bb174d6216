package wordlist

import (
	"bytes"
	"encoding/hex"
)

// Clone returns a trial for another goroutine.
func (t *Trial) Clone() *Trial {
	c := *t
	c.inner, c.outer = bytes.Clone(t.inner), bytes.Clone(t.outer)
	return &c
}

// Try tries the words of a text, one on each line, for every trial that open
// says is still of interest. hit is told of each that fits, with its line
// counted from 0. A line end may be "\r\n"; a word that holds bytes that no
// line can is written $HEX[...], as in the lists of password crackers. Try
// returns how many lines there are.
func Try(text []byte, trials []*Trial, open func(trial int) bool, hit func(trial, line int, word []byte)) (lines int) {
	for ; len(text) > 0; lines++ {
		line := text
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			line, text = text[:end], text[end+1:]
		} else {
			text = nil
		}
		word := plainWord(bytes.TrimSuffix(line, []byte{'\r'}))
		if len(word) == 0 { // blank secrets are another rule's
			continue
		}
		for i, t := range trials {
			if open(i) && t.Fits(word) {
				hit(i, lines, word)
			}
		}
	}
	return lines
}

// plainWord resolves $HEX[...].
func plainWord(word []byte) []byte {
	digits, ok := bytes.CutPrefix(word, []byte("$HEX["))
	if !ok || !bytes.HasSuffix(digits, []byte{']'}) {
		return word
	}
	plain, err := hex.AppendDecode(nil, digits[:len(digits)-1])
	if err != nil {
		return word
	}
	return plain
}
