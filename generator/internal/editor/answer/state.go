// Package answer finds what an editor asks of a case: completions, what a word means,
// where an id is defined and named, and what changes when it is renamed.
//
// It knows bytes of texts, and nothing of a protocol. The case is that of the author:
// an editor shows what its files hold.
package answer

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/cursor"
	"github.com/casebook-dev/casebook/generator/internal/editor/names"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// State is a portfolio as it was read.
type State struct {
	Case   casefile.Case
	judged func() assess.Assessment
	files  fs.FS
	unread []string // files that may name anything
	names  func() []names.Name
	named  *names.Former // from one state to the next
	former *State        // the last one with a ladder, while this one has none
}

// NewState keeps what was read of a portfolio. former is the state before it; nil is none.
func NewState(files fs.FS, tree source.Tree, whole casefile.Case, judged func() assess.Assessment, former *State) *State {
	s := &State{Case: whole, judged: judged, files: files, unread: whole.NotRead(tree), named: &names.Former{}}
	if former != nil {
		s.named = former.named
	}
	s.names = sync.OnceValue(func() []names.Name { return names.Of(tree, s.Ladder(), s.named) })
	if former != nil && !whole.Framework.Given() {
		if s.former = former; former.former != nil {
			s.former = former.former
		}
	}
	return s
}

// Ladder gives the path of the framework.
func (s *State) Ladder() string {
	return cmp.Or(s.Case.Config.Target.Framework, "content/framework.yaml")
}

// Read gives the bytes of a file as they were read.
func (s *State) Read(file string) ([]byte, error) { return fs.ReadFile(s.files, file) }

// Thing is what an id names.
type Thing struct {
	ID    string
	Title string
	Pos   diag.Pos
}

// Things gives what the ids of a space name, in the order of the case. The rules are
// those of a gate.
func (s *State) Things(space format.Space, gate string) []Thing {
	var all []Thing
	c := &s.Case
	switch space {
	case format.People:
		for _, p := range c.People {
			all = append(all, Thing{p.ID, p.Name.V, p.Pos})
		}
	case format.Competencies:
		for _, x := range c.Framework.Competencies() {
			all = append(all, Thing{x.ID, x.Name.V, x.Pos})
		}
	case format.Levels:
		for _, l := range c.Framework.Levels {
			all = append(all, Thing{l.ID, l.Name.V, l.Pos})
		}
	case format.Areas:
		for _, a := range c.Framework.Areas {
			all = append(all, Thing{a.ID, a.Name.V, a.Pos})
		}
	case format.Rules:
		g, _ := c.Framework.Gate(gate)
		for _, r := range g.Rules {
			all = append(all, Thing{r.ID, r.Name.V, r.Pos})
		}
	case format.Metrics:
		for _, x := range c.Series {
			all = append(all, Thing{x.ID, x.Title.V, x.Pos})
		}
	case format.Charts:
		for _, x := range c.Charts {
			all = append(all, Thing{x.ID, x.Title.V, x.Pos})
		}
	case format.Windows:
		for _, w := range c.Config.Calendar {
			all = append(all, Thing{w.Name, string(w.Kind), w.Pos})
		}
	case format.Objectives:
		for _, o := range c.Config.Objectives {
			all = append(all, Thing{o.ID, o.Name, o.Pos})
		}
	case format.Values:
		for _, v := range c.Config.Values {
			all = append(all, Thing{v.ID, v.Name, v.Pos})
		}
	case format.Entries:
		for _, e := range c.Entries() {
			all = append(all, Thing{e.Key(), e.Title.V, e.Pos})
		}
	default:
		if _, ok := format.Collection(string(space)); ok {
			for _, e := range c.EntriesOf(casefile.Collection(space)) {
				all = append(all, Thing{e.ID, e.Title.V, e.Pos})
			}
		}
	}
	if len(all) == 0 && s.former != nil {
		return s.former.Things(space, gate)
	}
	return all
}

// Thing finds what an id names.
func (s *State) Thing(of Subject) (Thing, bool) {
	all := s.Things(of.Space, of.Gate)
	i := slices.IndexFunc(all, func(t Thing) bool { return t.ID == of.ID })
	if i < 0 {
		return Thing{}, false
	}
	return all[i], true
}

// Subject is an id that a place names, and where it stands.
type Subject struct {
	Space      format.Space
	Gate       string // of a rule
	ID         string
	Start, End int
}

// SubjectAt gives the id at a place of a text.
func (s *State) SubjectAt(file, text string, offset int) (Subject, bool) {
	if entry, _, ok := names.Entry(file); ok && strings.HasPrefix(text, "---") && offset <= len("---") {
		return Subject{Space: entry.Space, ID: entry.ID, End: len("---")}, true // the file itself
	}
	p := cursor.At(file, s.Ladder(), text, offset)
	of := Subject{Gate: p.Gate, ID: p.Word, Start: p.Start, End: p.End}
	switch {
	case p.Word == "":
		return of, false
	case p.Kind == cursor.Key && p.KeyOf != "" && p.KeyOf != format.Columns:
		of.Space = p.KeyOf
	case p.Kind == cursor.Value && p.Field.Form == format.Metric:
		of.Space = format.Metrics
		of.ID, _ = s.Case.SplitMetric(p.Word)
		if _, own := s.Thing(Subject{Space: format.Charts, ID: p.Word}); own && p.Shortcode.Name == "chart" {
			of.Space, of.ID = format.Charts, p.Word
		}
		of.End = of.Start + len(of.ID)
	case p.Kind == cursor.Value && p.Field.Of == format.Entries:
		collection, id, ok := strings.Cut(p.Word, "/")
		of.Space, of.ID, of.Start = format.Space(collection), id, of.End-len(id)
		return of, ok
	case p.Kind == cursor.Value && p.Field.Form == format.ID && p.Field.Of == "" && p.Field.Key == "id":
		of.Space = format.Space(names.Stem(file))
	case p.Kind == cursor.Value && p.Field.Of != format.Columns:
		of.Space = p.Field.Of
	}
	return of, of.Space != ""
}
