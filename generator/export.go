package generator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/site/datafiles"
)

// ExportForm is what an export is written as.
type ExportForm string

// The forms of an export.
const (
	CaseExport ExportForm = "case" // the case.json of a site
	JSONExport ExportForm = "json" // entries
	CSVExport  ExportForm = "csv"  // entries of one collection
	Resume     ExportForm = "json-resume"
	Badges     ExportForm = "open-badges" // credentials of Open Badges 3.0, without a signature
)

// ExportOptions say what is exported.
type ExportOptions struct {
	Form       ExportForm
	Collection string // of JSON and CSV; "" = all of them, which CSV cannot be
	Separator  rune   // of CSV: what stands between cells; 0 = a comma
}

// Exported is an export.
type Exported struct {
	Data     []byte // nil where the case has errors
	Nothing  string // why it has no entry; "" = it has some
	Audience string
	Files    int // files looked at
	Diags    diag.List
}

// Export gives the case as the configured audience may read it, for other programs.
// Everything is made from the case.json that a build writes, and is searched for what
// is withheld as a build is.
func Export(ctx context.Context, how ExportOptions, opt Options) (Exported, error) {
	r, err := read(opt)
	made := Exported{Audience: r.cfg.Audience.String(), Files: r.files, Diags: r.diags}
	if err != nil || stops(made.Diags, false) {
		return made, err
	}
	e := r.authorsSite(r.cfg.BaseURL)
	e.tables = true
	p, err := prepare(ctx, opt, r, e)
	made.add(r.accepted(p.found))
	if err != nil || stops(made.Diags, false) {
		return made, err
	}
	files := map[string][]byte{exportedCase: p.composed.Static[exportedCase]}
	data, err := how.from(files[exportedCase])
	if err != nil {
		return made, err
	}
	files["export."+string(how.Form)] = data
	found, _ := p.leaks(files)
	made.add(found)
	if !stops(made.Diags, false) {
		made.Data, made.Nothing = data, how.nothing(r, data)
	}
	return made, nil
}

// nothing says why an export has no entry.
func (how ExportOptions) nothing(r reading, data []byte) string {
	reads, _ := r.byAudience.of(r.eyes)
	what, all, seen := "entry", len(r.whole.Entries()), len(reads.Entries())
	if name := how.Collection; name != "" || how.Form == Resume || how.Form == Badges {
		shape, _ := format.Collection(cmp.Or(name, "evidence"))
		collection := casefile.Collection(shape.Name)
		what, all, seen = shape.One, len(r.whole.EntriesOf(collection)), len(reads.EntriesOf(collection))
	}
	switch {
	case all == 0:
		return fmt.Sprintf("it has no %s: the case has none", what)
	case seen == 0:
		return fmt.Sprintf("it has no %s: the case has %d, and the audience %s may read none of them; --audience names another", what, all, r.cfg.Audience)
	case how.Form == Badges && strings.TrimSpace(string(data)) == "[]":
		return "it has no credential: no competency is supported at the level aimed at"
	}
	return ""
}

// exportedCase is the file of a site that exports are made from.
const exportedCase = "case.json"

func (how ExportOptions) from(caseJSON []byte) ([]byte, error) {
	if how.Form == CaseExport {
		return caseJSON, nil
	}
	file, err := datafiles.ReadCase(caseJSON)
	if err != nil {
		return nil, err
	}
	switch how.Form {
	case Resume:
		return file.ResumeJSON(), nil
	case Badges:
		return file.BadgesJSON(), nil
	case JSONExport:
		return file.EntriesJSON(how.Collection), nil
	case CSVExport:
		if shape, ok := format.Collection(how.Collection); ok {
			return file.EntriesCSV(shape, cmp.Or(how.Separator, ',')), nil
		}
	}
	return nil, errors.New("bug: an unknown export")
}

func (made *Exported) add(list diag.List) {
	made.Diags = append(made.Diags, list...)
	made.Diags.Sort()
}

// Collections names the collections of the format, as their folders are named.
func Collections() []string {
	var names []string
	for _, shape := range format.Collections {
		names = append(names, shape.Name)
	}
	return names
}
