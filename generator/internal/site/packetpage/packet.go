package packetpage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/pageparts"
	"github.com/casebook-dev/casebook/generator/internal/site/prose"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// marksShown is how many expectations the summary shows by a shape each; of more it
// gives the numbers of each area.
const marksShown = 60

// Of gives what /packet/ prints. Alone it is composed without the site around it.
func Of(parts *pageparts.Parts, base views.Base, alone bool) views.Packet {
	d := parts
	b := binding{Parts: parts, alone: alone, has: map[config.SectionKind]bool{}, compact: map[config.SectionKind]bool{}, chosen: map[string]*packet.Choice{}, shown: map[string]bool{}}
	b.v = views.Packet{
		Base: base, Profile: d.Packet.Profile.Name, Name: d.Packet.Profile.Title,
		Paper: string(d.Paper), Pages: d.Packet.Profile.Pages.V,
		Answer: d.Answer(), Asked: b.asked(), Owner: d.Owner(), From: d.Level(d.Case.Config.Target.From), To: d.Level(d.Judged.Level),
		Since: d.SinceText(), Round: d.Round(), Framework: d.FrameworkNote(),
		Edition: b.edition(), RunLeft: cssString(b.runLeft()), RunRight: cssString(b.runRight()),
	}
	for i := range d.Packet.Exhibits {
		c := &d.Packet.Exhibits[i]
		b.chosen[c.Key] = c
	}
	for _, x := range d.Packet.Sections {
		b.has[x.Kind], b.compact[x.Kind] = true, x.Form == config.Compact
	}
	if b.has[config.Summary] || b.has[config.Readiness] {
		b.v.Readiness, b.v.Areas, b.v.Dense = d.Readiness(true), b.areas(), len(d.Asking()) > marksShown
		b.v.Assessed, b.v.Charts = d.AssessedLine(), d.ReadinessFigure()
	}
	for _, x := range d.Packet.Sections {
		if b.section(x.Kind) {
			if x.Kind == config.Progress && d.Packet.Progress.Review == "" {
				x.Title = cmp.Or(x.Title, "What is new")
			}
			b.v.Sections = append(b.v.Sections, views.PacketSection{Kind: string(x.Kind), Title: x.Title, Compact: b.compact[x.Kind]})
		}
	}
	b.attached()
	b.v.Colophon = b.colophon()
	return b.v
}

// binding is the packet while it is put together.
type binding struct {
	*pageparts.Parts
	alone   bool // without the site around it
	v       views.Packet
	has     map[config.SectionKind]bool
	compact map[config.SectionKind]bool
	chosen  map[string]*packet.Choice // by key of evidence
	shown   map[string]bool           // drawings on the page: each stands there once, because its ids are unique
}

// section fills in what a section prints; ok is false where that is nothing.
func (b *binding) section(kind config.SectionKind) (ok bool) {
	d, v := b, &b.v
	switch kind {
	case config.Contents, config.Colophon:
		return true
	case config.Summary:
		b.summary()
		return true
	case config.Story:
		if d.HasStory() {
			v.HomePath = "/"
		}
		return v.HomePath != ""
	case config.Readiness:
		if b.compact[kind] {
			b.met()
		} else {
			v.Charts = slices.Concat(v.Charts, d.HeldFigure(), d.CoverageFigure())
		}
		return v.Readiness != nil || len(v.Areas) > 0
	case config.Exhibits:
		b.exhibits()
		return len(v.Exhibits)+len(v.Others) > 0
	case config.CaseStudies:
		for _, e := range d.StudiesByStrength() {
			x := d.packetEntry("case-study", len(v.CaseStudies)+1, e)
			if x.Short = b.inShort(e); !x.Short {
				x.Charts = b.impacts(e)
			}
			v.CaseStudies = append(v.CaseStudies, x)
		}
		return len(v.CaseStudies) > 0
	case config.Metrics:
		v.Metrics = b.metrics()
		return len(v.Metrics) > 0
	case config.Questions:
		v.Questions = d.packetEntries("question", d.Answered())
		return len(v.Questions) > 0
	case config.Statements:
		v.Statements = d.packetEntries("statement", d.InOrder(casefile.StatementsFolder))
		return len(v.Statements) > 0
	case config.Feedback:
		v.Feedback = d.packetEntries("feedback", d.Telling())
		return len(v.Feedback) > 0
	case config.Missing:
		v.Missing, v.MissingLine, v.Waived = d.Missing(), d.MissingLine(), d.waived()
		return len(v.Missing)+len(v.Waived) > 0
	case config.Progress:
		v.Progress = d.Parts.Progress(d.Packet.Progress)
		return v.Progress != nil
	case config.Steps:
		v.Steps = d.OpenSteps()
		return len(v.Steps) > 0
	case config.Experiments:
		v.Experiments = d.ExperimentRows()
		return len(v.Experiments) > 0
	case config.Milestones:
		for i := range d.Judged.Milestones {
			if m := &d.Judged.Milestones[i]; caseindex.Open(m) {
				v.Milestones = append(v.Milestones, d.MilestoneRow(m))
			}
		}
		return len(v.Milestones) > 0
	case config.Appendix:
		for _, e := range d.Finished {
			v.Appendix = append(v.Appendix, b.exhibit(e))
		}
		return len(v.Appendix) > 0
	}
	return false
}

// areas gives the competencies with what the level asks beside each verdict, once.
func (b *binding) areas() []views.CompetencyArea {
	all := b.SkillAreas()
	for i := range all {
		for j := range all[i].Rows {
			r := &all[i].Rows[j]
			said := strings.TrimRight(wording.Plain(r.ExpectationMD), ". ")
			if r.Title = b.Skill[r.ID].WholeName(); said == strings.TrimRight(r.Title, ". ") {
				r.ExpectationMD = ""
			}
		}
	}
	return all
}

// met parts what is met without a doubt from the rest: the one is said in a line each, the other
// with its reasons.
func (b *binding) met() {
	v := &b.v
	for _, area := range v.Areas {
		for _, r := range area.Rows {
			switch x := b.Skill[r.ID].Judged; {
			case x == nil:
			case x.Verdict == assess.Supported && len(x.Doubts) == 0:
				m := views.PacketMet{Title: r.Title, Importance: r.Importance, Evidence: r.Evidence, More: r.More}
				if x.Importance == casefile.Must {
					m.Asks = wording.InALine(r.ExpectationMD)
				}
				m.Level, m.Below = b.Shown(r.ID)
				v.Met = append(v.Met, m)
			default:
				v.Closer = append(v.Closer, r)
			}
		}
	}
	if v.Readiness == nil {
		return
	}
	for i, r := range v.Readiness.Rules {
		if x := b.Judged.Rules[i]; x.Verdict == assess.Supported && len(x.Doubts) == 0 {
			v.Met = append(v.Met, views.PacketMet{Title: r.Name, Importance: r.Importance, Level: r.Have})
		} else {
			v.CloserRules = append(v.CloserRules, r)
		}
	}
}

// summary fills in the case on one page.
func (b *binding) summary() {
	d, v := b, &b.v
	v.Numbers, v.Missing, v.MissingLine = d.Figures(), d.Missing(), d.MissingLine()
	v.Said, v.Needs, v.SeenLower = d.StatementRows(), b.needs(), d.SeenLower()
	for _, g := range v.Missing {
		if g.Importance.ID == casefile.Should.String() {
			v.Open = append(v.Open, g)
		}
	}
	b.inSummary()
}

// waived lists what the gate waives, with the reason.
func (d *binding) waived() []views.Gap {
	var all []views.Gap
	for i := range d.Judged.Expectations {
		x := &d.Judged.Expectations[i]
		if x.Verdict != assess.Waived {
			continue
		}
		g := views.Gap{
			Competency: d.SkillLink(x.Competency), Importance: caseindex.ImportanceWord(x.Importance),
			Verdict: caseindex.VerdictWord(x.Verdict), Missing: wording.Plain(d.Because(x.Because)),
		}
		if s, ok := d.Skill[x.Competency]; ok {
			g.Area = s.Area.Name.V
		}
		all = append(all, g)
	}
	return all
}

// packetEntries gives entries of one kind.
func (d *binding) packetEntries(kind string, list []*caseindex.Entry) (all []views.PacketEntry) {
	for i, e := range list {
		all = append(all, d.packetEntry(kind, i+1, e))
	}
	return all
}

// packetEntry gives the n-th entry of its kind in the packet.
func (d *binding) packetEntry(kind string, n int, e *caseindex.Entry) views.PacketEntry {
	return views.PacketEntry{
		ID: fmt.Sprintf("%s-%d", kind, n), Title: e.Title.V, URL: d.At(e.Path()), Path: prose.HugoPath(e.Entry), SummaryMD: d.Md(e.Summary),
	}
}

// impacts gives the charts of what an entry changed that are not on the page yet.
func (b *binding) impacts(e *caseindex.Entry) []*views.Fig {
	var all []*views.Fig
	for _, s := range b.ImpactSketches(e.Entry, b.ImpactsOf(e.Key())) {
		if !b.shown[s.Key()] {
			b.shown[s.Key()] = true
			all = append(all, b.Figure(s))
		}
	}
	return all
}
