package leaks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
)

// labels are short texts that are open: names of competencies, levels and
// verdicts, titles. Sites put them in rows, and so do authors, so a row of them
// tells nothing.
type labels struct {
	words *wordReader
	heard []uint64
	known map[uint64]bool // every run of words that a label holds
}

// longestLabel is how many bytes a label may have.
const longestLabel = 100

func (g *gathering) labels() *labels {
	l := &labels{known: map[uint64]bool{}}
	l.words = newWordReader(func(w readWord) { l.heard = append(l.heard, w.hash) })
	for _, p := range g.open {
		if len(p.Text) < longestLabel && !strings.Contains(p.Text, "\n") {
			l.add(p.Text)
		}
	}
	for _, words := range g.said {
		l.add(words)
	}
	for _, words := range []string{"supported", "some evidence", "none yet", "not applicable"} {
		l.add(words) // what verdicts read
	}
	for _, f := range g.theme {
		if strings.HasPrefix(f.path, "i18n/") {
			for line := range strings.Lines(string(f.text)) {
				l.add(line)
			}
		}
	}
	return l
}

func (l *labels) add(text string) {
	l.hear(text)
	for i := range l.heard {
		sum := uint64(0)
		for _, h := range l.heard[i:min(len(l.heard), i+runLength)] {
			sum = sum*weight + h
			l.known[sum] = true
		}
	}
}

func (l *labels) hear(text string) {
	l.heard = l.heard[:0]
	l.words.read([]byte(text), 0)
}

// fill tells whether a run of words is parted by signs, and labels, or parts of
// them, are all that stands between.
func (l *labels) fill(run string) bool {
	if !strings.ContainsFunc(run, partsClauses) {
		return false
	}
	for part := range strings.FieldsFuncSeq(run, partsClauses) {
		l.hear(part)
		sum := uint64(0)
		for _, h := range l.heard {
			sum = sum*weight + h
		}
		if len(l.heard) > 0 && !l.known[sum] {
			return false
		}
	}
	return true
}

// nearly tells whether a run of words is a label, or a part of one, and at most one
// word of three letters beside it: "asked Ann Smith's", where the name is open.
// A page puts such a label behind any word.
func (l *labels) nearly(run []readText) bool {
	for from := range run {
		sum := uint64(0)
		for to, w := range run[from:] {
			sum = sum*weight + w.hash
			if to > 0 && l.known[sum] && meaning(run[:from])+meaning(run[from+to+1:]) < 2 {
				return true
			}
		}
	}
	return false
}

func partsClauses(x rune) bool {
	if x < utf8.RuneSelf {
		return byteClasses[byte(x)] <= escapes && x != ' ' && x != '-' && x != '\'' && x != '\n'
	}
	return redact.NotWord(x) && !unicode.IsMark(x) && x != '’' && !ignorable(x)
}
