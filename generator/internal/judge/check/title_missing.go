package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var titleMissing = Check{
	ID:       "title-missing",
	Title:    "an entry without a title",
	Severity: diag.Error,
	Doc: `An entry has no "title", and its body does not begin with a heading; or its
only heading is closed to an audience of the entry; or a person or a calendar
window has no name.

Readers see the title in every list. An id is not a title.

Add "title:", in words that a reader from another team understands.`,
	Run: func(p *Pass) { p.headingsClosed() },
}

// headingsClosed reports entries whose title is a heading, and that have none for an
// audience that may read the rest of them.
func (p *Pass) headingsClosed() {
	may := map[string]*casefile.Entry{}
	for _, e := range p.entries() {
		if e.TitleInBody && (e.Collection == casefile.FeedbackFolder || e.Collection == casefile.StatementsFolder || strings.Contains(e.Body.Text, "only") || source.MayHoldRemarks(e.Body.Text)) {
			may[e.Key()] = e
		}
	}
	for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor, config.Self} {
		if len(may) == 0 {
			return
		}
		seen := audience.Filter(p.Case, a)
		for _, e := range seen.Entries() {
			if was, ok := may[e.Key()]; ok && !e.Title.Given() {
				p.Reportf(was.Title.Pos, "%q has no title for the audience %s: it may not read this heading", was.ID, a).
					Hintf("add title:, or begin the text with a heading that all its readers may read")
				delete(may, e.Key())
			}
		}
	}
}
