package leaks

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Withheld is what was held back from an audience: what to look for in a site that
// was built for it. It does not change, and may be searched with from several
// goroutines.
//
// # What is looked for
//
// Everything in the whole case that is not in the case as seen is held back:
// closed entries and drafts, parts that `only` took out, fields that the view
// emptied, words that were redacted. Of that, Search looks for
//
//   - every run of five words of any text, unless the run stands somewhere in
//     what is open or in the theme, has fewer than two words of three letters, is
//     made of nothing but open labels ("Design, Delivery: none yet") or of one and
//     a single word beside it ("asked Ann Smith's"), or goes by what stands around
//     the words (seam);
//   - titles and ids of entries, pages, series and charts, by the rules below;
//   - names: of people whose name the audience may not read, their other
//     spellings, with "oe" for "ö", and written together ("annsmith");
//   - terms: what config.yaml redacts, and what its patterns match in the case;
//   - in the author's own files, whatever redaction would take out of a text.
//
// Letters are compared as redaction compares them: by folded.
//
// # What is not found
//
// A word that means nothing by itself cannot be told from the same word said by
// somebody else. So the shorter a thing is, the more must stand around it:
//
//   - A title of three words or more is found anywhere; one of one or two words,
//     as a whole string only: in a tag, in quotes, in a cell, on a line, in the
//     same case.
//   - An id of several words is found as it is written ("silent-room"), one of a
//     single word as a part of an address ("/rota/"), and both behind the name
//     of their collection ("journal/rota"). Ids without a word, such as dates,
//     only there.
//   - A title or an id whose words stand together in what is open or in the
//     theme is not looked for; only the address with the collection is.
//   - A name of one word is found in any case, unless the case, the theme or the
//     program has the word as an ordinary one ("will", "Mar"), or it has two letters:
//     then only as the name is written. The same goes for terms, save in the
//     author's own files.
//   - What the program or the theme writes just like a name, a term or a title
//     ("Jan", "Readiness", "Feedback") is not told in what they wrote, unless a
//     text that is open has it as well. In the author's own files, templates and
//     labels it is.
//   - A name is not looked for if it is part of the author's, of the name of
//     somebody whom the audience may know, or of an alias, save in the author's own
//     files, outside of those names. First names alone are found only where
//     people.yaml has them as another spelling.
//   - A term of figures alone needs five of them, and is found in text only, not
//     within tags: drawings are full of figures. In the author's own files any is.
//   - Figures of a series, texts of fewer than five words that are no title, and
//     words within longer words are not looked for.
//   - Scripts, style sheets and fonts are searched for runs of words and for
//     names and terms of two words and more, but not for anything shorter. In
//     what is no text, and in Base64, at least six letters must agree.
//   - What is compressed or drawn is not read: the caller gives the text of a PDF.
type Withheld struct {
	pieces  []texts.Piece
	runs    runs
	labels  *labels
	phrases phrases
	given   given // for the author's own files
	count   Count

	composed bool // see Composed
}

// Composed tells whether a page may put a name or a term together from words of the
// theme and the program, as "Exhibit 1".
func (h Withheld) Composed() bool { return h.composed }

// Count is how many things are looked for, by kind.
type Count struct {
	Titles int `json:"titles"` // titles
	IDs    int `json:"ids"`    // ids
	Words  int `json:"words"`  // runs of five
	Names  int `json:"names"`  // spellings
	Terms  int `json:"terms"`  // terms of `redact`
	Common int `json:"common"` // titles, names and terms that cannot be told from ordinary words, and are not looked for
}

// Sum is how many things are looked for in all.
func (c Count) Sum() int { return c.Titles + c.IDs + c.Words + c.Names + c.Terms }

// WithheldFrom gives what is in the whole case, and not in the case as an audience
// sees it. The files of the theme stand in the site as well, and so do the texts that are
// said: those that the program itself writes.
func WithheldFrom(whole, seen casefile.Case, a config.Audience, theme fs.FS, said ...string) Withheld {
	g := gathering{a: a, whole: whole, seen: seen, said: said}
	all := texts.Every(whole)
	if a == config.Self && !closes(whole, seen, all) {
		return Withheld{given: g.forGiven(nil)}
	}
	open := texts.Over(seen)
	g.theme = textsOf(theme)
	g.open, g.pieces = open.Found, slices.DeleteFunc(all, func(p texts.Piece) bool { return open.Seen[p.Text] })
	g.entries()
	g.people()
	g.terms()
	h := Withheld{pieces: g.pieces}
	if len(g.pieces)+len(g.phrases.all) == 0 {
		h.given = g.forGiven(nil)
		return h
	}
	h.labels = g.labels()
	h.runs = g.closedRuns(h.labels)
	var ordinary map[string]bool
	h.phrases, ordinary = g.settled()
	h.given = g.forGiven(ordinary)
	h.composed = g.composed
	h.count = Count{Words: h.runs.used, Common: g.common}
	for i, p := range h.phrases.all {
		if p.twin == int32(i) {
			h.count.add(p.what)
		}
	}
	return h
}

// closes tells whether a case may hold anything that its own author does not see on
// a page: drafts, comments, reasons.
func closes(whole, seen casefile.Case, all []texts.Piece) bool {
	return len(whole.Entries()) != len(seen.Entries()) || len(whole.Sections) != len(seen.Sections) ||
		(whole.Home == nil) != (seen.Home == nil) || (whole.Agreement == nil) != (seen.Agreement == nil) ||
		len(whole.Config.Accept)+len(whole.Unread) > 0 ||
		slices.ContainsFunc(all, func(p texts.Piece) bool { return audience.HoldsPassages(p.Text) })
}

// Count tells how much is looked for.
func (h Withheld) Count() Count { return h.count }

func (c *Count) add(what string) {
	switch what {
	case "title":
		c.Titles++
	case "id":
		c.IDs++
	case "name":
		c.Names++
	case "term":
		c.Terms++
	}
}

// gathering is what is withheld, in the making.
type gathering struct {
	a           config.Audience
	whole, seen casefile.Case
	said        []string
	open        []texts.Piece // texts that the audience may read
	pieces      []texts.Piece // texts that it may not
	phrases     phrases
	common      int
	composed    bool
	theme       []themeFile
}

// closedRuns gives the runs of five words of what is closed, without those that
// stand in what is open or in the theme.
func (g *gathering) closedRuns(labels *labels) runs {
	var all runs
	at := int32(0)
	pair := newPair(func(s *stream, w readWord) {
		if s.n < runLength {
			return
		}
		first := s.first(runLength)
		if text := g.pieces[at].Text; telling(text, first.start, w.end) && !labels.fill(text[first.start:w.end]) && !seam(text, s, w) {
			all.put(s.sum, runRef{piece: at, at: int32(first.start), to: int32(w.end), tagged: s.tagged})
		}
	})
	r := newWordReader(pair.word)
	for i, p := range g.pieces {
		at = int32(i)
		pair.reset()
		r.read([]byte(p.Text), asMarkdown)
	}
	all.seal()
	g.phrases.index()
	var taken []bool // phrases that stand in what is read now
	pair = newPair(func(s *stream, w readWord) {
		if s.n >= runLength {
			all.remove(s.sum)
		}
		for _, n := range g.phrases.ending(s, w.hash) {
			taken[n] = true
		}
	})
	pair.ends, pair.sums = &g.phrases.ends, &all.sieve
	r = newWordReader(pair.word)
	authors, own, plain := make([]bool, len(g.phrases.all)), make([]bool, len(g.phrases.all)), make([]bool, len(g.phrases.all))
	words := g.formatWords()
	for _, p := range g.open {
		if p.Text == g.whole.Config.BaseURL || slices.Contains(g.whole.Config.Hosts, p.Text) {
			continue // they are in pages as they are, and not as the audience may read them
		}
		if taken = authors; words(p.Text) {
			taken = plain
		}
		pair.reset()
		r.read([]byte(p.Text), asMarkdown)
	}
	taken = own
	for _, f := range g.theme {
		pair.reset()
		r.read([]byte(f.path), 0)
		pair.reset()
		r.read(f.text, 0)
	}
	for _, text := range g.said {
		pair.reset()
		r.read([]byte(text), 0)
	}
	for i := range g.phrases.all {
		p := &g.phrases.all[i]
		p.open = authors[i] || plain[i] || own[i]
		p.own = (plain[i] || own[i]) && (len(p.words) == 1 || !authors[i]) // one word is told by its case: ordinary
	}
	all.seal()
	return all
}

// formatWords tells which texts of a case are words of the format, as "mentoring"
// and "committee", or paths. The program prints both by itself.
func (g *gathering) formatWords() func(text string) bool {
	literal := map[string]bool{}
	for _, text := range g.said {
		literal[text] = true
	}
	return func(text string) bool {
		return literal[text] || strings.Contains(text, "/") && !strings.ContainsAny(text, " \n")
	}
}

// telling tells whether a run of words has two different ones of three letters
// or more, so that it means something.
func telling(text string, start, end int) bool {
	first := ""
	letters, from := 0, start
	for i, x := range text[start:end] {
		i += start
		switch {
		case aloneLetter(x):
			letters = 3
		case byteIsLetter(x):
			if letters == 0 {
				from = i
			}
			letters++
			continue
		}
		if letters >= 3 {
			switch word := text[from:i]; {
			case aloneLetter(x):
				word = string(x)
				fallthrough
			default:
				if first != "" && first != word {
					return true
				}
				first = word
			}
		}
		letters = 0
	}
	return letters >= 3 && first != "" && first != text[from:end]
}

func byteIsLetter(x rune) bool {
	return 'a' <= x && x <= 'z' || 'A' <= x && x <= 'Z' || x >= 0xC0 && (x < 0x2000 || x > 0x206F)
}

const runLength = 5

// runs is a set of runs of words, by hash, with where each was read.
type runs struct {
	keys  []uint64 // 0 = free; a power of two of them
	refs  []runRef
	used  int
	sieve sieve
}

type runRef struct {
	piece  int32 // < 0: removed
	at, to int32 // where the first word begins, and the last one ends
	tagged bool  // read with what stands in tags
}

func (r *runs) slot(sum uint64) int {
	mask := len(r.keys) - 1
	i := int(sum>>17) & mask
	for r.keys[i] != 0 && r.keys[i] != sum {
		i = (i + 1) & mask
	}
	return i
}

func (r *runs) put(sum uint64, ref runRef) {
	if 2*(r.used+1) > len(r.keys) {
		old := *r
		n := max(1<<10, 2*len(old.keys))
		r.keys, r.refs = make([]uint64, n), make([]runRef, n)
		for i, k := range old.keys {
			if k != 0 {
				to := r.slot(k)
				r.keys[to], r.refs[to] = k, old.refs[i]
			}
		}
	}
	if i := r.slot(sum); r.keys[i] == 0 {
		r.keys[i], r.refs[i] = sum, ref
		r.used++
	}
}

func (r *runs) remove(sum uint64) {
	if len(r.keys) == 0 {
		return
	}
	if i := r.slot(sum); r.keys[i] != 0 && r.refs[i].piece >= 0 {
		r.refs[i].piece = -1
		r.used--
	}
}

// seal makes the sieve, when nothing is put or removed any more.
func (r *runs) seal() {
	r.sieve = newSieve(r.used)
	for i, k := range r.keys {
		if k != 0 && r.refs[i].piece >= 0 {
			r.sieve.put(k)
		}
	}
}

func (r *runs) find(sum uint64) (runRef, bool) {
	if !r.sieve.may(sum) {
		return runRef{}, false
	}
	i := r.slot(sum)
	return r.refs[i], r.keys[i] != 0 && r.refs[i].piece >= 0
}
