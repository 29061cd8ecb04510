// Package leaks searches the finished files of a site for text that its audience may
// not read: HTML, SVG, JSON, and what attached files contain.
//
// When withheld text gets into a file and the search misses it, or reports something
// harmless, change it here: what is searched for is in withheld*.go, how words are read
// out of a file in word_reader.go, escapes and encodings in escapes.go and base64.go,
// and tags of HTML and SVG that split a word (<tspan>, <b>) in markup_tags.go. Words
// are compared as package redact compares them, so whatever redaction would have
// replaced is found. Metadata and invisible content of a picture or SVG are removed by
// package picture. Text of attached files that is not readable in their bytes (PDF,
// Office, mail) is extracted by packages pdf and extract, and then searched here.
package leaks

import (
	"bytes"
	"cmp"
	"encoding/json"
	"path"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Leak is something held back that stands in a file of a site.
type Leak struct {
	Path string   // of the file
	Line int      // in it, from 1; 0 for the path itself
	What string   // "title", "id", "words", "name" or "term"
	Text string   // what was found: of words, all that follow one another
	From diag.Pos // where it comes from
}

// MarshalJSON writes a leak with its place in the case as "file:line:column".
func (l Leak) MarshalJSON() ([]byte, error) {
	return json.Marshal(jsonLeak{l.Path, l.Line, l.What, l.Text, l.From.String()})
}

// jsonLeak is a Leak as JSON.
type jsonLeak struct {
	Path string `json:"path"` // of the file in the site
	Line int    `json:"line"` // in it, from 1; 0 for the path itself
	What string `json:"what"` // "title", "id", "words", "name" or "term"
	Text string `json:"text"` // what was found
	From string `json:"from"` // its place in the portfolio, as "file:line:column"
}

// Searched is what a search looked for, where, and what it found.
type Searched struct {
	For     Count  `json:"for"`
	Files   int    `json:"files"`   // looked into; none, where nothing is held back
	Bytes   int64  `json:"bytes"`   // of these files
	Decoded int    `json:"decoded"` // texts that stood in them in Base64, and were looked into too
	Found   []Leak `json:"found"`   // leaks; empty if there is none
}

// Search looks into files, by path, for what was held back.
func (h Withheld) Search(files map[string][]byte) []Leak { return h.Report(files, nil).Found }

// Report looks into files, by path, for what was held back, and tells what it
// did. Each thing is told once for a file, where it first stands; words are told
// by each passage of the text that they come from, and of one file no more than fifty
// things are told. The leaks are ordered by path and line.
//
// Files and their paths are read as text of any kind, with JSON, percent and
// character escapes taken off, in and across tags, attributes and lines, folded
// by Unicode, and what Base64 there is decoded. Every file is read once; parts
// that can be read in two ways are read again.
//
// Authors tells which files are the author's own; nil is for none. In the others,
// words of the program are no leak.
func (h Withheld) Report(files map[string][]byte, authors func(path string) bool) Searched {
	done := Searched{For: h.count, Found: []Leak{}}
	if h.count.Sum() == 0 && h.given.find == nil {
		return done
	}
	done.Files = len(files)
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
		done.Bytes += int64(len(files[name]))
	}
	slices.SortFunc(names, func(a, b string) int { // large ones first, so that no one is waited for
		return cmp.Or(cmp.Compare(len(files[b]), len(files[a])), cmp.Compare(a, b))
	})
	found := make([][]Leak, len(names))
	var next, decoded atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		all.Go(func() {
			s := newSearch(&h)
			s.authors = authors
			if authors != nil && h.given.find != nil {
				s.own = h.given.apart()
			}
			for {
				i := int(next.Add(1)) - 1
				if i >= len(names) {
					decoded.Add(int64(s.texts))
					return
				}
				found[i] = s.file(names[i], files[names[i]])
			}
		})
	}
	all.Wait()
	done.Decoded = int(decoded.Load())
	done.Found = append(done.Found, slices.Concat(found...)...)
	slices.SortFunc(done.Found, func(a, b Leak) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.What, b.What), cmp.Compare(a.Text, b.Text), a.From.Compare(b.From))
	})
	return done
}

// mostOfFile is how many leaks are told of one file. Where a whole journal got
// out, the first of them say so.
const mostOfFile = 50

// search is one goroutine's search.
type search struct {
	withheld *Withheld
	reader   *wordReader // of the files
	aside    *wordReader // of what was found, to compare it
	pair     *pair
	spots    []rereading

	authors  func(path string) bool
	given    bool  // the file is the author's
	own      given // what to look for in such a file
	name     string
	content  []byte
	data     []byte // what is read now: the file, its path, a part of it, or what was decoded from it
	offset   int    // of data in the file; decoded: of its Base64
	decoded  bool
	how      readMode
	code     bool // of a program, with no text of the case
	strange  bool // no text
	inPath   bool
	phrases  map[int32]bool // found already, by the first of twins
	pieces   map[int32][]passage
	leaks    []Leak
	unpacked []byte
	texts    int // decoded so far
}

// rereading is a part of a file that may be read in another way as well.
type rereading struct {
	how      readMode
	from, to int
}

func newSearch(h *Withheld) *search {
	s := &search{withheld: h}
	s.pair = newPair(s.word)
	s.pair.ends, s.pair.sums = &h.phrases.ends, &h.runs.sieve
	s.reader, s.aside = newWordReader(s.pair.word), newWordReader(nil)
	return s
}

func (s *search) file(name string, data []byte) []Leak {
	s.name, s.content, s.leaks, s.phrases, s.pieces = name, data, nil, nil, nil
	s.given = s.authors != nil && s.authors(name)
	ext := path.Ext(name)
	s.code = slices.Contains([]string{".js", ".mjs", ".css", ".map", ".wasm"}, ext)
	s.strange = bytes.IndexByte(data[:min(len(data), 8000)], 0) >= 0
	s.reader.json = slices.Contains([]string{".json", ".webmanifest", ".js", ".mjs", ".map"}, ext)
	s.inPath = true
	s.read([]byte(name), 0, 0, false)
	if s.given {
		s.redactable([]byte(name))
	}
	s.inPath = false
	s.readEachWay(data, 0, false)
	if !s.strange {
		s.base64()
		if s.data, s.offset, s.decoded = data, 0, false; s.given {
			s.redactable(data)
		}
	}
	return s.leaks
}

// readEachWay reads a text, and parts of it again that can be read in two ways. Of one that was
// decoded, the offset is where that stood.
func (s *search) readEachWay(data []byte, offset int, decoded bool) {
	s.spots = s.spots[:0]
	s.reader.spot = s.spot
	s.read(data, offset, 0, decoded)
	s.reader.spot = nil
	for _, part := range s.spots {
		at := offset + part.from
		if decoded {
			at = offset
		}
		s.read(data[part.from:part.to], at, part.how, decoded)
	}
}

func (s *search) read(data []byte, offset int, how readMode, decoded bool) {
	s.data, s.offset, s.how, s.decoded = data, offset, how, decoded
	s.pair.reset()
	s.reader.read(data, how)
}

// around is how many bytes on both sides of a place are read again in another
// way: enough for a run of words or a name to be in it whole.
const around = 300

func (s *search) spot(how readMode, from, at int) {
	from = max(0, from)
	to := min(len(s.data), at+around)
	for i := len(s.spots) - 1; i >= 0 && i >= len(s.spots)-3; i-- {
		if p := &s.spots[i]; p.how == how && p.to >= from && (how != nestedTags || p.from == from) {
			p.to = to
			return
		}
	}
	s.spots = append(s.spots, rereading{how, from, to})
}

// word looks whether something held back ends with a word.
func (s *search) word(t *stream, w readWord) {
	if len(s.leaks) >= mostOfFile {
		return
	}
	for _, i := range s.withheld.phrases.ending(t, w.hash) {
		s.phrase(i, t, w)
	}
	if t.n >= runLength {
		if ref, ok := s.withheld.runs.find(t.sum); ok {
			s.run(ref, t, w.end)
		}
	}
}

// mostWords and mostBytes bound what of a leak is told.
const (
	mostWords = 30
	mostBytes = 600
)

// run compares a run of words with the text that it should come from, and tells
// as much of it as agrees.
func (s *search) run(ref runRef, t *stream, end int) {
	if s.goesOn(ref) {
		return
	}
	p := s.withheld.pieces[ref.piece]
	start := t.first(runLength).start
	theirs := s.words(p.Text[ref.at:min(len(p.Text), max(int(ref.to), int(ref.at)+mostBytes))], asMarkdown, ref.tagged)
	near := string(s.data[start:min(len(s.data), max(end, start+mostBytes))])
	same := 0
	for _, tagged := range []bool{true, false} {
		ours, n := s.words(near, s.how, tagged), 0
		for n < min(len(theirs), len(ours), mostWords) && theirs[n].text == ours[n].text &&
			!namesTag(s.data, start+ours[n].start, ours[n].text) && !(s.reader.json && namesKey(s.data, start+ours[n].start)) {
			n++
		}
		same = max(same, n)
	}
	if same < runLength {
		return // two runs have one hash, the first word was a part of a letter, or one is a tag
	}
	if s.withheld.labels.nearly(theirs[:runLength]) {
		return
	}
	if s.pieces == nil {
		s.pieces = map[int32][]passage{}
	}
	first, last := theirs[0], theirs[same-1]
	s.pieces[ref.piece] = append(s.pieces[ref.piece], passage{ref.at, max(ref.to, ref.at+int32(last.end))})
	said := string(bytes.Join(bytes.Fields([]byte(p.Text[int(ref.at)+first.start:int(ref.at)+last.end])), []byte(" ")))
	s.tell("words", said, start, p.At(int(ref.at)+first.start))
}

// passage is a part of a text that was found, by its bytes.
type passage struct{ from, to int32 }

// goesOn tells whether a run belongs to a passage that was found in the file already, which
// ends where the run does then.
func (s *search) goesOn(run runRef) bool {
	for i := range s.pieces[run.piece] {
		if p := &s.pieces[run.piece][i]; p.from <= run.at && run.at <= p.to {
			p.to = max(p.to, run.to)
			return true
		}
	}
	return false
}

func (s *search) words(text string, how readMode, tagged bool) []readText {
	return s.aside.printed(text, how, 4*mostWords, tagged)
}

// fewestLetters must agree in code, in what is no text and in what was Base64: there
// a shorter word comes about by chance.
const fewestLetters = 6

func (s *search) phrase(i int32, t *stream, w readWord) {
	p := &s.withheld.phrases.all[i]
	if p.own && !s.given || s.phrases[p.twin] || s.code && (len(p.words) < 2 || p.size < fewestLetters || p.what == "title" || p.what == "id") || (s.strange || s.decoded) && p.size < fewestLetters {
		return
	}
	start := t.first(len(p.words)).start
	ours := s.words(string(s.data[start:w.end]), s.how, t.tagged)
	if len(ours) < len(p.words) {
		return
	}
	ours = ours[len(ours)-len(p.words):]
	for k := range ours {
		if ours[k].text != p.words[k].text {
			return
		}
	}
	if !s.stands(p, start, w) {
		return
	}
	if s.phrases == nil {
		s.phrases = map[int32]bool{}
	}
	s.phrases[p.twin] = true
	s.tell(p.what, p.text, start, p.pos)
}

func (s *search) tell(what, text string, at int, from diag.Pos) {
	l := Leak{Path: s.name, What: what, Text: text, From: from}
	if !s.inPath {
		if s.decoded {
			at = 0
		}
		l.Line = 1 + bytes.Count(s.content[:min(len(s.content), s.offset+at)], []byte("\n"))
	}
	s.leaks = append(s.leaks, l)
}
