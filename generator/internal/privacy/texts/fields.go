// Package texts visits and rewrites every text field of a case, so that the filter,
// redaction and the search for leaks miss none.
//
// It walks through all types by reflection, so a new field is visited without a change
// here. Fields says what each field contains, as the table of package format does; a
// field that the table does not have is plain text. A Rewriter returns a case with
// other values; Every lists each different text with its place.
package texts

import (
	"maps"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// What says how the strings of a field are read.
type What string

const (
	Plain    What = ""         // plain text
	Markdown What = "markdown" // Markdown
	Kept     What = "kept"     // words of the format, and what is not published
	Link     What = "link"     // an address
	File     What = "file"     // a path in the portfolio
	Column   What = "column"   // the id of a column of the series that the struct names
	OwnEntry What = "entry"    // the id of an entry in its collection
	OwnSlug  What = "slug"     // what may stand for it in an address
	// Anything else is the space of an id.
)

// Fields says what the fields are that hold no plain text. Of what the author wrote
// the format says it.
var Fields = func() map[string]What {
	all := map[string]What{}
	for name, f := range casefile.Model() {
		if as := whatOf(f); as != Plain {
			all[name] = as
		}
	}
	maps.Copy(all, map[string]What{
		"casefile.Page.ID": Kept, "casefile.Entry.Collection": Kept, "casefile.Entry.ID": OwnEntry, "casefile.Entry.Slug": OwnSlug, "casefile.Entry.Folder": File,
		"casefile.Claim.Competency": "competencies", "casefile.Claim.Level": "levels", "casefile.Claim.Shows": Markdown,
		"casefile.Link.URL": Link, "casefile.Artifact.URL": Link, "casefile.Artifact.Path": File,
		"casefile.Competency.Area": "areas", "casefile.Expectation.Level": "levels", "casefile.Expectation.Text": Markdown, "casefile.Gate.Level": "levels",
		"casefile.Series.ID": "series", "casefile.Column.ID": Column, "casefile.Chart.ID": "charts",

		"config.Config.Params":  Markdown, // its notice is
		"config.Config.BaseURL": Kept, "config.Config.Language": Kept, "config.Config.Theme": Kept,
		"config.Config.Redact": Kept, "config.Config.Output": Kept, "config.Publish.Target": Kept, "config.Person.Photo": File,
		"config.Target.Framework": File, "config.Target.Level": "levels", "config.Target.From": "levels",
		"config.Named.ID": "aims", "config.Window.Name": "windows", "config.Window.Kind": Kept, "config.Enough.Text": Markdown,
		"config.Lock.Synopsis": Markdown, "config.Secrets.Allow": File,
		"config.Packet.Paper": Kept, "config.Packet.Profile": "profiles",
		"config.Profile.Name": "profiles", "config.Profile.Exhibits": "evidence", "config.Profile.Pins": "evidence", "config.Profile.Voice": Kept,
		"config.Section.Kind": Kept,

		"source.File.Path": File,
	})
	return all
}()

// whatOf says how a field of the format is read.
func whatOf(f format.Field) What {
	switch f.Form {
	case format.Markdown:
		return Markdown
	case format.Word:
		return Kept
	case format.Address:
		return Link
	case format.File:
		return File
	case format.Metric:
		return What(format.Metrics)
	case format.Ref, format.ID:
		switch f.Of {
		case format.Columns:
			return Column
		case format.Objectives, format.Values:
			return "aims"
		}
		return What(f.Of)
	}
	return Plain
}
