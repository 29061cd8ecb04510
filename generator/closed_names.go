package generator

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// closedNames gives the ids of the case, and those of headings, that are not among what is seen of it.
func (r reading) closedNames(seen casefile.Case) map[string]bool {
	names := map[string]bool{}
	eachName(r.whole, func(name string) { names[name] = true })
	eachName(seen, func(name string) { delete(names, name) })
	return names
}

func eachName(c casefile.Case, each func(string)) {
	for _, e := range c.Entries() {
		each(e.ID)
	}
	for _, s := range c.Series {
		each(s.ID)
	}
	for _, x := range c.Charts {
		each(x.ID)
	}
	for _, l := range c.Framework.Levels {
		each(l.ID)
	}
	for _, a := range c.Framework.Areas {
		each(a.ID)
		for _, x := range a.Competencies {
			each(x.ID)
		}
	}
	for _, piece := range texts.Places(c) {
		for _, h := range piece.Body.Markdown().Headings {
			each(h.ID)
		}
	}
}

// proposed is what a hint proposes: words in quotation marks, and fragments.
var proposed = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"|#([^\s",]+)`)

func proposes(d diag.Diagnostic) bool { return proposed.MatchString(d.Hint) || len(d.Related) > 0 }

// withoutProposals takes out of a diagnostic what it proposes or points at, if a name in it is
// closed: it was looked for in the whole case.
func withoutProposals(d diag.Diagnostic, closed map[string]bool) diag.Diagnostic {
	names := func(text string) bool {
		for _, found := range proposed.FindAllStringSubmatch(text, -1) {
			for _, part := range strings.FieldsFunc(found[1]+found[2], func(r rune) bool { return r == '/' || r == '#' }) {
				if closed[part] {
					return true
				}
			}
		}
		return false
	}
	if names(d.Hint) {
		d.Hint, d.Fix = "casebook check without --audience says what is meant", nil
	}
	var related []diag.Related
	for _, x := range d.Related {
		if !names(x.Text) {
			related = append(related, x)
		}
	}
	d.Related = related
	return d
}
