package scan

import (
	"bytes"
	"hash/maphash"
	"io"
)

// sound is the lines and start tags of pages in which nothing was found, as they
// are written. A line ends with its line end, a tag with ">". Pages of one site
// share most of their lines.
//
// A line is read the same wherever it stands, if it begins and ends in the text
// of a page: outside of tags and comments, and of elements that hold no markup.
// So one that was sound is sound, and need not be read again. What is judged by
// more than its own bytes (pageReader.local) is not remembered.
type sound struct {
	known map[string]bool
	seed  maphash.Seed
	once  [1 << 14]uint64 // hashes of what stood somewhere once; later ones take the place of earlier ones
}

func newSound() *sound { return &sound{known: map[string]bool{}, seed: maphash.MakeSeed()} }

// longestSound bounds what is remembered, in bytes.
const longestSound = 512

func (s *sound) has(text []byte) bool { return len(text) <= longestSound && s.known[string(text)] }

// put remembers a line or a tag. Most stand in one place alone, so it is the
// second time that counts.
func (s *sound) put(text []byte) {
	if len(text) > longestSound {
		return
	}
	h := maphash.Bytes(s.seed, text)
	if place := &s.once[h%uint64(len(s.once))]; *place != h {
		*place = h
		return
	}
	s.known[string(text)] = true
}

// lines gives a page to its tokens line by line. Where the page remembers, it
// leaves out those that are sound.
type lines struct {
	page  *pageReader
	at    int // of what comes next
	from  int // where the line began that was given last, if all before it is text; -1 = it did not
	finds int // how many there were then
	text  int // everything from the end of the last token to here is text
	over  int // bytes passed over since the last token
}

// passed gives how many bytes were passed over since it was asked last.
func (l *lines) passed() int {
	n := l.over
	l.over = 0
	return n
}

func (l *lines) Read(b []byte) (int, error) {
	data := l.page.data
	end := len(data)
	if l.page.remembers() {
		if l.at == 0 || data[l.at-1] == '\n' {
			l.line()
		}
		if i := bytes.IndexByte(data[l.at:], '\n'); i >= 0 {
			end = l.at + i + 1
		}
	}
	if l.at >= end {
		return 0, io.EOF
	}
	n := copy(b, data[l.at:end])
	l.at += n
	return n, nil
}

// line remembers the line that was given last, if it is sound, and passes over
// those that are.
func (l *lines) line() {
	p := l.page
	pending := p.data[max(p.end, l.text):l.at]
	if p.within != "" || p.noscript > 0 || bytes.IndexByte(pending, '<') >= 0 {
		l.from = -1
		return
	}
	if l.from >= 0 && len(p.finds) == l.finds && !p.local {
		p.sound.put(p.data[l.from:l.at])
	}
	first := l.at
	for l.at < len(p.data) {
		n := 1 + bytes.IndexByte(p.data[l.at:], '\n')
		if n == 0 {
			break
		}
		if line := p.data[l.at : l.at+n]; !p.sound.has(line) && bytes.IndexByte(line, '<') >= 0 {
			break
		}
		l.at += n
	}
	l.over += l.at - first
	l.from, l.text, l.finds, p.local = l.at, l.at, len(p.finds), false
}
