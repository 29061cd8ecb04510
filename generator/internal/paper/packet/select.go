package packet

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Of decides what a packet of the profile holds. The case is as the audience
// sees it, and a is its judgement. An id of the profile that the case does not
// have is left out without a word: it may be closed to the audience, and only
// who sees the whole case can tell. So is one that is not finished.
func Of(c casefile.Case, a assess.Assessment, p config.Profile) Packet {
	m := newMaker(c, a, p)
	made := Packet{Profile: p, Thin: m.thin()}
	made.Exhibits, made.Fewest, made.Without = m.choose()
	if m.asks(config.Progress) {
		made.Progress = Since(c, a)
	}
	for _, s := range p.Sections {
		if m.says(s.Kind, made) {
			made.Sections = append(made.Sections, s)
		}
	}
	return made
}

// maker is what the parts of a packet are made from.
type maker struct {
	c        casefile.Case
	a        assess.Assessment
	p        config.Profile
	merits   []Merit        // of the finished evidence, strongest first
	at       map[string]int // key -> index in merits
	evidence map[string]*casefile.Evidence
	names    map[string]string // of competencies, by id
}

func newMaker(c casefile.Case, a assess.Assessment, p config.Profile) *maker {
	m := &maker{
		c: c, a: a, p: p, merits: Merits(c, a),
		at: map[string]int{}, evidence: map[string]*casefile.Evidence{}, names: map[string]string{},
	}
	for i, merit := range m.merits {
		m.at[merit.Key] = i
	}
	for i := range c.Evidence {
		m.evidence[c.Evidence[i].Key()] = &c.Evidence[i]
	}
	for _, competency := range c.Framework.Competencies() {
		m.names[competency.ID] = competency.Name.V
	}
	return m
}

// missingInSummary is how many gaps the summary names with what is planned for each.
const missingInSummary = 8

// compact tells whether a section is asked for in its short form.
func (m *maker) compact(kind config.SectionKind) bool {
	return slices.ContainsFunc(m.p.Sections, func(s config.Section) bool { return s.Kind == kind && s.Form == config.Compact })
}

func (m *maker) asks(kind config.SectionKind) bool {
	return slices.ContainsFunc(m.p.Sections, func(s config.Section) bool { return s.Kind == kind })
}

// says tells whether a section has something to say. The summary always has:
// whose case it is, and for which level.
func (m *maker) says(kind config.SectionKind, made Packet) bool {
	switch kind {
	case config.Story:
		return m.c.Home != nil && !m.c.Home.Body.Empty()
	case config.Readiness:
		return len(m.a.Expectations)+len(m.a.Rules) > 0
	case config.Exhibits:
		return len(made.Exhibits) > 0
	case config.CaseStudies:
		return len(m.c.CaseStudies) > 0
	case config.Metrics:
		return len(m.c.Series) > 0
	case config.Questions:
		return slices.ContainsFunc(m.c.Questions, answered)
	case config.Statements:
		return len(m.c.Statements) > 0
	case config.Feedback:
		return slices.ContainsFunc(m.c.Feedback, telling)
	case config.Missing:
		switch waives := slices.ContainsFunc(m.a.Expectations, waived); {
		case m.compact(kind) && m.asks(config.Summary) && len(m.a.Gaps) <= missingInSummary:
			return waives && !m.asks(config.Readiness) // all else is there
		default:
			return len(m.a.Gaps) > 0 || waives
		}
	case config.Progress:
		return made.Progress != nil
	case config.Steps:
		return len(m.a.OpenSteps) > 0
	case config.Experiments:
		return len(m.c.Experiments) > 0
	case config.Milestones:
		return slices.ContainsFunc(m.a.Milestones, isOpen)
	case config.Appendix:
		return len(m.merits) > 0
	}
	return true
}

func answered(q casefile.Question) bool { return !q.Body.Empty() }

func waived(e assess.Expectation) bool { return e.Verdict == assess.Waived }

func isOpen(m assess.Milestone) bool { return m.State != assess.Done && m.State != assess.Dropped }

// telling tells whether anything is left of feedback that may only be
// summarised: its author may have written no summary.
func telling(f casefile.Feedback) bool {
	return !f.Body.Empty() || slices.ContainsFunc(
		[]casefile.Text{f.Summary, f.Behaviour, f.Impact, f.Alternative, f.Recognition},
		func(t casefile.Text) bool { return t.V != "" },
	)
}
