package generator

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// NewAssessment is somebody's view of a competency, as the author writes it down.
type NewAssessment struct {
	Competency, Level string // ids or names
	By                string // the id or the name of a person; "" = the author
	Date              string // "" = today
	Note              string
	Audience          string // "" = as the file says
}

// assessmentsFile is where a new assessment is added.
const assessmentsFile = "content/assessments.csv"

// AddAssessment gives assessments.csv with a row more. Old is nil if there is no such file yet.
// The error says what cannot be: an unknown competency, level or person, a date that is none.
func AddAssessment(opt Options, a NewAssessment) (GrownFile, error) {
	beside, err := excerptFor(opt, format.Assessment.Name, nil)
	if err != nil {
		return GrownFile{}, err
	}
	r, err := beside.read(opt)
	if err != nil {
		return GrownFile{}, err
	}
	known := knownIn(r.whole)
	row := scaffold.Assessment{
		"date": cmp.Or(a.Date, opt.Today.Format(time.DateOnly)), "by": cmp.Or(a.By, "self"), "note": a.Note, "audience": a.Audience,
		"competency": cmp.Or(known[format.Competencies][strings.ToLower(a.Competency)], a.Competency),
		"level":      cmp.Or(known[format.Levels][strings.ToLower(a.Level)], a.Level),
	}
	if row["by"] != "self" {
		by, err := peopleNamed(r.whole.People, []string{a.By})
		if err != nil {
			return GrownFile{}, err
		}
		row["by"] = by[0]
	}
	grown := GrownFile{Path: assessmentsFile}
	at := slices.IndexFunc(beside, func(f txtar.File) bool { return f.Name == assessmentsFile })
	if at < 0 {
		if found, _ := fs.Glob(opt.Portfolio, "content/assessments.*"); len(found) > 0 {
			return GrownFile{}, fmt.Errorf("the assessments are in %s; add the row there", found[0])
		}
		beside, at = append(beside, txtar.File{Name: assessmentsFile}), len(beside)
	} else {
		grown.Old = beside[at].Data
	}
	text, lacks := scaffold.WithAssessment(grown.Old, source.Delimiter(strings.TrimPrefix(string(grown.Old), "\ufeff")), row)
	if lacks != "" {
		return GrownFile{}, fmt.Errorf("%s has no column %q; add it to the first line", assessmentsFile, lacks)
	}
	grown.New, beside[at].Data = text, text
	return grown, assessed(opt, beside, grown, len(r.whole.Assessments))
}

// assessed reports what keeps an assessment from being read as one more than there were.
func assessed(opt Options, with excerpt, grown GrownFile, former int) error {
	r, err := with.read(opt)
	if err != nil {
		return err
	}
	last := 1 + strings.Count(strings.TrimRight(string(grown.Old), "\r\n"), "\n")
	for _, d := range r.diags.Of(diag.Error) {
		if d.Pos.File == assessmentsFile && (d.Pos.Line > last || grown.Old == nil) {
			return refused(d)
		}
	}
	if len(r.whole.Assessments) != former+1 {
		return errors.New(assessmentsFile + " cannot be read to its end; mend it, or write the row into it yourself")
	}
	return nil
}
