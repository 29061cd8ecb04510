package answer

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/names"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Spot is a run of bytes of a file.
type Spot struct {
	File       string
	Start, End int
	Defines    bool
}

// Change is what a new id changes: bytes of files, and then the names of files and
// folders.
type Change struct {
	Edits []Edit
	Moves []Move
}

// Edit puts a text in the place of bytes of a file.
type Edit struct {
	Spot
	Text string
}

// Move gives a file or a folder another name.
type Move struct{ From, To string }

// space gives the space of the names that a subject is among.
func (of Subject) space() format.Space {
	if of.Space == format.Rules {
		return of.Space + " of " + format.Space(of.Gate)
	}
	return of.Space
}

// NameAt gives the id that a file has at a byte, where the place alone does not tell it:
// in a link.
func (s *State) NameAt(file string, offset int) (Subject, bool) {
	data, err := s.Read(file)
	if err != nil {
		return Subject{}, false
	}
	text := diag.NewText(data)
	for _, n := range s.names() {
		if n.Pos.File != file || n.OfFile != "" {
			continue
		}
		if at, ok := text.Find(n.Edit("")); ok && at <= offset && offset <= at+len(n.ID) {
			space, gate, _ := strings.Cut(string(n.Space), " of ")
			return Subject{Space: format.Space(space), Gate: gate, ID: n.ID, Start: at, End: at + len(n.ID)}, true
		}
	}
	return Subject{}, false
}

// References gives every place that names an id, file by file. lost are those of which
// the bytes cannot be found, since the file has them in another form.
func (s *State) References(of Subject) (all []Spot, lost []diag.Pos) {
	texts := map[string]*diag.Text{}
	seen := map[Spot]bool{}
	for _, n := range s.names() {
		if n.ID != of.ID || n.Space != of.space() {
			continue
		}
		if n.OfFile != "" {
			all = append(all, Spot{File: n.Pos.File, Defines: true})
			continue
		}
		text, read := texts[n.Pos.File]
		if !read {
			data, err := s.Read(n.Pos.File)
			if err != nil {
				lost = append(lost, n.Pos)
				continue
			}
			text = diag.NewText(data)
			texts[n.Pos.File] = text
		}
		at, ok := text.Find(n.Edit(""))
		if !ok {
			lost = append(lost, n.Pos)
			continue
		}
		if spot := (Spot{n.Pos.File, at, at + len(n.ID), n.Defines}); !seen[spot] { // an alias of YAML is read twice
			seen[spot] = true
			all = append(all, spot)
		}
	}
	return all, lost
}

// Rename gives what changes when an id becomes another one. The error says why it cannot.
func (s *State) Rename(of Subject, id string) (Change, error) {
	var change Change
	if err := s.mayBecome(of, id); err != nil {
		return change, err
	}
	spots, lost := s.References(of)
	if len(lost) > 0 {
		return change, fmt.Errorf("%s names %q in a form that cannot be rewritten, such as an escape; change it by hand first", lost[0], of.ID)
	}
	for _, spot := range spots {
		if spot.End > 0 {
			change.Edits = append(change.Edits, Edit{spot, id})
		}
	}
	for _, n := range s.names() {
		if n.ID == of.ID && n.Space == of.space() && n.OfFile != "" {
			change.Moves = append(change.Moves, s.moves(n, id)...)
		}
	}
	for _, m := range change.Moves {
		if why, _ := source.BadName(path.Base(m.To)); why != "" {
			return Change{}, fmt.Errorf("%q %s; choose another id", path.Base(m.To), why)
		}
	}
	return change, nil
}

// plainName is what may stand without quotes anywhere in YAML, and in a table.
var plainName = regexp.MustCompile(`^[\pL\pN]+([ ._/-]*[\pL\pN]+)*$`)

// mayBecome tells why an id cannot become another one.
func (s *State) mayBecome(of Subject, id string) error {
	_, collection := format.Collection(string(of.Space))
	strict := collection || slices.Contains([]format.Space{format.People, format.Competencies, format.Levels, format.Areas, format.Rules, format.Metrics, format.Charts}, of.Space)
	switch {
	case id == of.ID:
		return fmt.Errorf("it is called %q already", id)
	case strict && !casefile.IsID(id):
		return fmt.Errorf("%q cannot be an id: use letters, digits and single dashes", id)
	case !plainName.MatchString(id) || slices.Contains([]string{"null", "true", "false"}, strings.ToLower(id)):
		return fmt.Errorf("%q would need quotes: use letters, digits, blanks and dashes", id)
	case of.Space == format.People && id == "self":
		return fmt.Errorf("the id %q means the author", id)
	case of.ID == "self" && of.Space == format.People:
		return fmt.Errorf("%q means the author, and cannot be renamed", of.ID)
	}
	defined := 0
	for _, n := range s.names() {
		switch {
		case !n.Defines || n.Space != of.space():
		case strings.EqualFold(n.ID, id) && n.ID != of.ID:
			return fmt.Errorf("the id %q is taken: %s", id, n.Pos)
		case n.ID == of.ID && defined > 0:
			return fmt.Errorf("%q is defined twice, so it is not clear which of the two is meant: %s", of.ID, n.Pos)
		case n.ID == of.ID:
			defined++
		}
	}
	if defined == 0 {
		return fmt.Errorf("nothing defines %q, so only this place could be renamed", of.ID)
	}
	if len(s.unread) > 0 {
		return fmt.Errorf("%s has an error and cannot be read, so it may name %q as well; correct it first", s.unread[0], of.ID)
	}
	return nil
}

// moves gives the files whose names are an id: that of an entry, or of a series with the
// file beside it.
func (s *State) moves(n names.Name, id string) []Move {
	renamed := func(file string) string {
		base := path.Base(file)
		return path.Join(path.Dir(file), id+strings.TrimPrefix(base, strings.TrimSuffix(base, path.Ext(base))))
	}
	if !strings.HasSuffix(n.Pos.File, path.Base(n.OfFile)) { // a folder
		return []Move{{n.OfFile, path.Join(path.Dir(n.OfFile), id)}}
	}
	all := []Move{{n.OfFile, renamed(n.OfFile)}}
	for _, x := range s.Case.Series {
		if x.ID == n.ID && n.Space == format.Metrics && x.Sidecar.Given() {
			all = append(all, Move{x.Sidecar.File, renamed(x.Sidecar.File)})
		}
	}
	return all
}
