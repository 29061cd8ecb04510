package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// NewPerson is what the author says of a new person. Without an ID, it is made of the name.
type NewPerson = scaffold.Person

// peopleFile is where a new person is added.
const peopleFile = "content/people.yaml"

// AddPerson gives people.yaml with a person more. Old is nil if there is no such file yet.
// The error says what cannot be: an id or a name that is taken.
func AddPerson(opt Options, p NewPerson) (GrownFile, error) {
	p.Name = strings.Join(strings.Fields(p.Name), " ")
	if p.ID == "" {
		p.ID = scaffold.Slug(p.Name)
	}
	if !casefile.IsID(p.ID) {
		return GrownFile{}, fmt.Errorf("no id can be made of %q; give one with --id, of letters, digits and single dashes", p.Name)
	}
	beside, err := excerptFor(opt, "people", nil)
	if err != nil {
		return GrownFile{}, err
	}
	r, err := beside.read(opt)
	if err != nil {
		return GrownFile{}, err
	}
	for _, d := range r.diags.Of(diag.Error) {
		if d.Pos.File == peopleFile {
			return GrownFile{}, fmt.Errorf("%s has an error, so nobody was added: %s", d.Pos, d.Message)
		}
	}
	for _, other := range r.whole.People {
		if strings.EqualFold(other.ID, p.ID) || strings.EqualFold(other.Name.V, p.Name) {
			return GrownFile{}, fmt.Errorf("%s is there already: %s, at %s", other.ID, other.Name.V, other.Pos)
		}
	}
	grown := GrownFile{Path: peopleFile}
	at := slices.IndexFunc(beside, func(f txtar.File) bool { return f.Name == peopleFile })
	switch {
	case at >= 0:
		grown.Old = beside[at].Data
	default:
		if found, _ := fs.Glob(opt.Portfolio, "content/people.*"); len(found) > 0 {
			return GrownFile{}, fmt.Errorf("the people are in %s; add the row there", found[0])
		}
		beside = append(beside, txtar.File{Name: peopleFile})
		at = len(beside) - 1
	}
	grown.New = scaffold.WithPerson(grown.Old, p)
	beside[at].Data = grown.New
	return grown, added(opt, beside, len(r.whole.People))
}

// added reports what keeps a person from being read as one more than there were.
func added(opt Options, with excerpt, former int) error {
	r, err := with.read(opt)
	if err != nil {
		return err
	}
	if len(r.whole.People) == former+1 {
		last := r.whole.People[former].Pos.Line
		for _, d := range r.diags.Of(diag.Error) {
			if d.Pos.File == peopleFile && d.Pos.Line >= last {
				return refused(d)
			}
		}
		return nil
	}
	return errors.New(peopleFile + " does not have one row below the other; write the person into it yourself")
}
