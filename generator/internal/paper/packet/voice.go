package packet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Voice finds where the author's words in a packet speak with another voice
// than its profile asks for. It says so and changes nothing: who did what is the
// author's to write.
//
// In the third person, "I", "me", "my", "mine" and "myself" are out of place;
// "we" and "our" are not, since a team's work is told by them whoever tells it.
// In the first person, the author's own name is, and so are "the author" and
// "the candidate" as the subject of a sentence.
//
// Looked at is the prose that the packet prints in full: the case in prose,
// exhibits, case studies and answers. Left out are quotations, code, addresses,
// feedback and objections, which are the words of others or no words at all.
//
// The words are English, as a case is.
//
// Each entry has one diagnostic, at the first find. In a body that is the very
// word; in a field of the front matter it is the field, since how it was quoted
// and folded is not known any more. The case is the one that the audience sees.
func Voice(c casefile.Case, p Packet) diag.List {
	var found diag.List
	var lint func([]word) []find
	switch p.Profile.Voice {
	case config.Third:
		lint = firstPerson
	case config.First:
		lint = namesOf(c).thirdPerson
	default:
		return nil
	}
	for _, t := range printed(c, p) {
		if s := t.said(lint); s.times > 0 {
			d := found.Warnf(s.at, "packet-voice", "the packet speaks in the %s person, and this text says %s", p.Profile.Voice, s)
			if p.Profile.Pos.Given() {
				d.See(p.Profile.Pos, "the profile %q asks for it", p.Profile.Name)
			}
			d.Hintf("%s", advice(c, p.Profile.Voice))
		}
	}
	found.Sort()
	return found
}

func advice(c casefile.Case, v config.Voice) string {
	switch name := namesOf(c).first; {
	case v == config.First:
		return `say "I"`
	case name == "":
		return `name who it was; "we" and "our" are allowed`
	default:
		return fmt.Sprintf(`say %q, or leave the person out; "we" and "our" are allowed`, name)
	}
}

// words are the author's in one entry or page: fields first, as in its file.
type words struct {
	fields []casefile.Text
	body   source.Body
}

// printed lists the author's prose in a packet, in the order of its sections.
func printed(c casefile.Case, p Packet) []words {
	var all []words
	for _, s := range p.Sections {
		switch s.Kind {
		case config.Story:
			if c.Home != nil {
				all = append(all, words{body: c.Home.Body})
			}
		case config.Exhibits:
			for _, x := range p.Exhibits {
				id, _ := strings.CutPrefix(x.Key, string(casefile.EvidenceFolder)+"/")
				if i := casefile.Find(c.Evidence, id); i >= 0 {
					all = append(all, entryWords(&c.Evidence[i].Entry))
				}
			}
		case config.CaseStudies:
			for i := range c.CaseStudies {
				all = append(all, entryWords(&c.CaseStudies[i].Entry))
			}
		case config.Questions:
			for i := range c.Questions {
				q := &c.Questions[i] // its title and what it says are a reader's
				if !q.Body.Empty() {
					all = append(all, words{fields: []casefile.Text{q.Summary}, body: q.Body})
				}
			}
		}
	}
	return all
}

func entryWords(e *casefile.Entry) words {
	w := words{fields: []casefile.Text{e.Title, e.Summary}, body: e.Body}
	if e.TitleInBody {
		w.fields = w.fields[1:]
	}
	return w
}

// find is a word that is out of place; At is its offset in the text.
type find struct {
	word string // as it is told: "I", "my"
	at   int
}

// saying is what one entry says out of place.
type saying struct {
	at    diag.Pos // of the first
	words []string // each once, in order
	times int
}

// String gives it for a message: `"I" and "my" (4 times)`.
func (s saying) String() string {
	const most = 3
	quoted := s.words[:min(len(s.words), most)]
	text := strings.Join(quoted, ", ")
	if n := len(quoted); n > 1 {
		text = strings.Join(quoted[:n-1], ", ") + " and " + quoted[n-1]
	}
	if s.times > 1 {
		text += fmt.Sprintf(" (%d times)", s.times)
	}
	return text
}

func (w words) said(lint func([]word) []find) saying {
	var s saying
	seen := map[string]bool{}
	note := func(text string, at func(offset int) diag.Pos) {
		for _, f := range lint(split(text)) {
			if s.times++; s.times == 1 {
				s.at = at(f.at)
			}
			if !seen[f.word] {
				seen[f.word] = true
				s.words = append(s.words, strconv.Quote(f.word))
			}
		}
	}
	for _, t := range w.fields {
		if t.Given() {
			note(spoken(source.NewBody("", 1, t.V)), func(int) diag.Pos { return t.Pos })
		}
	}
	note(spoken(w.body), w.body.Pos)
	return s
}
