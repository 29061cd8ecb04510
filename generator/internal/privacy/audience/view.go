// Package audience filters a case for an audience.
//
// View is the filter, and the first thing that happens to a case after it was
// read: what an audience may not read is gone before anything is judged, listed
// or printed. An entry that is closed leaves no trace, and neither do the
// references to it. In what stays, names and terms are replaced (package redact), and
// numbers that are relative for the public become an index (relative.go). The
// package knows who may read what, and nothing of pages.
//
// The rule: an entry's `audience` names the widest audience that may read it,
// and every narrower one may too. Entries that say nothing have the default of
// their collection, which casefile sets. Nothing is public unless it says so.
package audience

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// View gives the case as an audience may read it. Drafts are left out for
// everyone. The given case is not changed.
func View(c casefile.Case, a config.Audience) casefile.Case {
	seen, _ := ViewPaths(c, a)
	return seen
}

// ViewPaths is View for those who open the files of the view: where the path of
// a file told what the audience may not read, it has another one in the view.
func ViewPaths(c casefile.Case, a config.Audience) (casefile.Case, redact.Paths) {
	v := view{a: a, c: Filter(c, a), open: map[string]bool{}}
	for _, e := range v.c.Entries() {
		v.open[e.Key()] = true
	}
	v.ladderClosed = !a.MayRead(c.Framework.Audience)
	v.references()
	v.charts(opened(casefile.Case{Charts: c.Charts}, a).Charts)
	v.closedSeries()
	v.unlink()
	v.relative()
	seen, paths := redact.Clean(v.c, v.a)
	return Settled(seen), paths // what was taken out may have closed a run
}

// Filter gives what of a case an audience may read, word for word as it was
// written, with references to what is not there any more. What is derived from a
// text is derived here, once the text is as the audience reads it.
func Filter(c casefile.Case, a config.Audience) casefile.Case {
	if a != config.Self && c.LacksPart("people", "config") {
		return casefile.Case{Config: config.Config{Title: c.Config.Title, Audience: c.Config.Audience}} // who may read names and terms is not known
	}
	v := view{a: a, c: c}
	v.c.Config.Accept, v.c.Config.Secrets = nil, config.Secrets{}   // what the author says to the program
	v.c.Unread, v.c.Account, v.c.Sheets = nil, nil, source.Sheets{} // these tell the author what became of the files
	v.plan()
	v.c.Home, v.c.Agreement = v.page(c.Home), v.page(c.Agreement)
	v.c.Sections = nil
	for _, p := range c.Sections {
		if seen := v.page(&p); seen != nil {
			v.c.Sections = append(v.c.Sections, *seen)
		}
	}
	if !a.MayRead(c.Framework.Audience) {
		v.c.Framework = casefile.Framework{}
	}
	v.c.Assessments = keep(c.Assessments, func(s casefile.Assessment) bool { return a.MayRead(s.Audience) })
	v.c.Series = keep(c.Series, func(s casefile.Series) bool { return a.MayRead(s.Audience) })
	v.entries()
	v.files(&c)
	v.c = opened(v.c, a)
	v.titles(&c)
	return v.c
}

type view struct {
	a    config.Audience
	c    casefile.Case
	open map[string]bool // keys of the entries that stay

	ladderClosed bool
}

func keep[E any](list []E, stays func(E) bool) []E {
	return slices.DeleteFunc(slices.Clone(list), func(e E) bool { return !stays(e) })
}

// plan closes the parts of the configuration that, like every file that names
// no audience, are for the committee. How often mentor and mentee agreed to meet is
// for the mentor, as check-ins are.
func (v *view) plan() {
	cfg := &v.c.Config
	if !v.a.MayRead(config.Mentor) {
		cfg.Cadence = config.Cadence{}
	}
	if !v.a.MayRead(config.Committee) {
		cfg.Calendar, cfg.Enough, cfg.Capacity = nil, nil, config.Capacity{}
	}
	cfg.Packet.Profiles = keep(cfg.Packet.Profiles, func(p config.Profile) bool {
		return v.a.MayRead(p.Audience) || p.Name == cfg.Packet.Chosen()
	})
}

func (v *view) page(p *casefile.Page) *casefile.Page {
	if p == nil || p.Draft.V || !v.a.MayRead(p.Audience) {
		return nil
	}
	seen := *p
	return &seen
}

func (v *view) entries() {
	c := &v.c
	c.Keep(func(e casefile.Item) bool { return !e.Common().Draft.V && v.a.MayRead(widest(e)) })
	if v.a.MayRead(config.Mentor) {
		return
	}
	c.Keep(func(e casefile.Item) bool { // without a summary nothing is left to read
		return !casefile.SummaryAlone(e) || strings.TrimSpace(e.Common().Summary.V) != ""
	})
	for i := range c.Feedback {
		if casefile.SummaryAlone(&c.Feedback[i]) {
			c.Feedback[i] = summaryOfFeedback(c.Feedback[i])
		}
	}
	for i := range c.Statements {
		if casefile.SummaryAlone(&c.Statements[i]) {
			c.Statements[i] = summaryOfStatement(c.Statements[i])
		}
	}
}

// files closes what lies in the folder of an entry that is closed.
func (v *view) files(whole *casefile.Case) {
	owners := whole.Owners()
	open := map[string]bool{}
	for _, e := range v.c.Entries() {
		open[e.Key()] = true
	}
	v.c.Files = keep(v.c.Files, func(f source.File) bool {
		e := owners.Of(f.Path)
		return e == nil || open[e.Key()]
	})
}

// widest gives the widest audience that may read an entry. What nobody consented
// to pass on stays with the mentor, whatever it says.
func widest(e casefile.Item) config.Audience {
	if consent, asked := casefile.ConsentOf(e); asked && consent.V != "quote" && consent.V != "summarise" {
		return max(e.Common().Audience, config.Mentor)
	}
	return e.Common().Audience
}

// summaryOfFeedback leaves of feedback what may be read where it may only be summarised.
func summaryOfFeedback(f casefile.Feedback) casefile.Feedback {
	f.Behaviour, f.Impact, f.Alternative, f.Recognition = casefile.Text{}, casefile.Text{}, casefile.Text{}, casefile.Text{}
	f.Change = casefile.Change{}
	f.Entry = summaryOfEntry(f.Entry)
	return f
}

// summaryOfStatement leaves of a statement its summary, its capacity and what it
// recommends.
func summaryOfStatement(s casefile.Statement) casefile.Statement {
	s.Entry = summaryOfEntry(s.Entry)
	return s
}

func summaryOfEntry(e casefile.Entry) casefile.Entry {
	e.Links, e.Tags, e.Params = nil, nil, source.Value{}
	e.Body = source.Body{}
	e.Competencies = slices.Clone(e.Competencies)
	for i := range e.Competencies {
		e.Competencies[i].Shows = casefile.Text{}
	}
	return e
}

// titles gives entries whose title is a heading the first one that the audience may
// read, and where there is none, their id.
func (v *view) titles(whole *casefile.Case) {
	bodies := map[string]string{}
	for _, e := range whole.Entries() {
		if e.TitleInBody {
			bodies[e.Key()] = e.Body.Text
		}
	}
	for _, e := range v.c.Entries() {
		if was, ok := bodies[e.Key()]; ok && was != e.Body.Text {
			e.TitleFromBody()
		}
	}
}
