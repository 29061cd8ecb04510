package caseindex

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// cite finds which entries point at which, by a field or by a shortcode. The
// citing ones stand in the order of the collections, each once.
func (d *Index) cite() {
	evidence := casefile.EvidenceFolder
	for i := range d.Case.CaseStudies {
		s := &d.Case.CaseStudies[i]
		d.cites(&s.Entry, evidence, s.Evidence...)
	}
	for i := range d.Case.Experiments {
		x := &d.Case.Experiments[i]
		d.cites(&x.Entry, casefile.FeedbackFolder, x.Feedback...)
	}
	for i := range d.Case.Feedback {
		f := &d.Case.Feedback[i]
		if !d.Summarised(f) {
			d.cites(&f.Entry, evidence, f.Evidence...)
			d.cites(&f.Entry, evidence, f.Change.Evidence)
		}
	}
	for i := range d.Case.Questions {
		q := &d.Case.Questions[i]
		d.cites(&q.Entry, evidence, q.Evidence...)
	}
	for _, e := range d.Case.Entries() {
		if !strings.Contains(e.Body.Text, "{{") {
			continue
		}
		for _, s := range e.Body.Shortcodes() {
			if id, ok := s.Arg("id", 0); ok && s.Name == "evidence" {
				d.cites(e, evidence, casefile.Ref{V: id.Value})
			}
		}
	}
	for key, list := range d.Cited {
		d.Cited[key] = eachOnce(list)
	}
}

// cites notes that an entry points at others.
func (d *Index) cites(from *casefile.Entry, to casefile.Collection, refs ...casefile.Ref) {
	for _, r := range refs {
		key := string(to) + "/" + r.V
		if d.Entries[key] != nil && key != from.Key() {
			d.Cited[key] = append(d.Cited[key], d.Entries[from.Key()])
		}
	}
}

// eachOnce puts entries in the order of the collections and then of ids.
func eachOnce(list []*Entry) []*Entry {
	slices.SortFunc(list, func(a, b *Entry) int {
		rank := func(e *Entry) int { return slices.Index(casefile.Collections(), e.Collection) }
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.ID, b.ID))
	})
	return slices.Compact(list)
}

// ImpactsOf gives the figures that an exhibit or a case study changed, by its
// key: of a case study its own, then those of its evidence.
func (d *Index) ImpactsOf(key string) []casefile.Impact {
	e, ok := d.Entries[key]
	switch {
	case ok && e.Evidence != nil:
		return e.Evidence.Impact
	case !ok || e.Collection != casefile.CaseStudiesFolder:
		return nil
	}
	x := d.Study(e)
	all := slices.Clone(x.Impact)
	for _, ex := range d.ByNumber(x.Evidence) {
		all = append(all, ex.Evidence.Impact...)
	}
	return all
}

// Study gives the case study of an entry.
func (d *Index) Study(e *Entry) *casefile.CaseStudy {
	return &d.Case.CaseStudies[casefile.Find(d.Case.CaseStudies, e.ID)]
}

// Voice gives the feedback of an entry.
func (d *Index) Voice(e *Entry) *casefile.Feedback {
	return &d.Case.Feedback[casefile.Find(d.Case.Feedback, e.ID)]
}

// Summarised tells whether the audience may read the summary of an entry alone.
func (d *Index) Summarised(e casefile.Item) bool {
	return casefile.SummaryAlone(e) && d.Audience < config.Mentor
}

// Statement gives the statement of an entry.
func (d *Index) Statement(e *Entry) *casefile.Statement {
	return &d.Case.Statements[casefile.Find(d.Case.Statements, e.ID)]
}

// Trial gives the experiment of an entry.
func (d *Index) Trial(e *Entry) *casefile.Experiment {
	return &d.Case.Experiments[casefile.Find(d.Case.Experiments, e.ID)]
}

// Question gives the question of an entry.
func (d *Index) Question(e *Entry) *casefile.Question {
	return &d.Case.Questions[casefile.Find(d.Case.Questions, e.ID)]
}

// AskOrder lists the asks: those that wait, longest first, then the answered ones.
func (d *Index) AskOrder() []*Entry {
	var all []*Entry
	open := map[string]bool{}
	for _, a := range d.Judged.Asks {
		if e, ok := d.Entries[a.Key]; ok {
			all, open[a.Key] = append(all, e), true
		}
	}
	for i := range d.Case.Asks {
		if key := d.Case.Asks[i].Key(); !open[key] {
			all = append(all, d.Entries[key])
		}
	}
	return all
}

// Request gives the ask of an entry.
func (d *Index) Request(e *Entry) *casefile.Ask {
	return &d.Case.Asks[casefile.Find(d.Case.Asks, e.ID)]
}

// Meeting gives the check-in of an entry.
func (d *Index) Meeting(e *Entry) *casefile.CheckIn {
	return &d.Case.CheckIns[casefile.Find(d.Case.CheckIns, e.ID)]
}
