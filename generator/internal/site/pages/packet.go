package pages

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// marksShown is how many expectations the summary shows by a shape each; of more it
// gives the numbers of each area.
const marksShown = 60

// hasPacket tells whether there is a packet to print: it has a profile.
func (d *composer) hasPacket() bool { return d.opt.Packet.Profile.Name != "" }

// packet composes /packet/.
func (d *composer) packet() {
	if !d.hasPacket() {
		return
	}
	s := d.section("packet", "Packet", "packet")
	if d.bound {
		s.outputs = []string{"packet"}
	}
	b := binding{d: d, has: map[config.SectionKind]bool{}, chosen: map[string]*packet.Choice{}, shown: map[string]bool{}, v: Packet{
		Base: s.base, Profile: d.opt.Packet.Profile.Name, Name: d.opt.Packet.Profile.Title,
		Paper: string(cmp.Or(d.opt.Paper, config.A4)), Pages: d.opt.Packet.Profile.Pages.V,
		Owner: d.owner(), From: d.level(d.c.Config.Target.From), To: d.level(d.a.Level),
		Since: d.sinceText(), Round: d.round(), Framework: d.frameworkNote(),
		Edition: d.edition(), RunLeft: cssString(d.runLeft()), RunRight: cssString(d.runRight()),
	}}
	for i := range d.opt.Packet.Exhibits {
		c := &d.opt.Packet.Exhibits[i]
		b.chosen[c.Key] = c
	}
	for _, x := range d.opt.Packet.Sections {
		b.has[x.Kind] = true
	}
	if b.has[config.Summary] || b.has[config.Readiness] {
		b.v.Readiness, b.v.Areas, b.v.Dense = d.readiness(true), d.skillAreas(), len(d.asking()) > marksShown
		b.v.Charts = d.readinessFigure()
	}
	for _, x := range d.opt.Packet.Sections {
		if b.section(x.Kind) {
			if x.Kind == config.Progress && d.opt.Packet.Progress.Review == "" {
				x.Title = cmp.Or(x.Title, "What is new")
			}
			b.v.Sections = append(b.v.Sections, PacketSection{Kind: string(x.Kind), Title: x.Title})
		}
	}
	b.v.Colophon = b.colophon()
	d.put(s, b.v)
}

// binding is the packet while it is put together.
type binding struct {
	d      *composer
	v      Packet
	has    map[config.SectionKind]bool
	chosen map[string]*packet.Choice // by key of evidence
	shown  map[string]bool           // drawings on the page: each stands there once, because its ids are unique
}

// section fills in what a section prints; ok is false where that is nothing.
func (b *binding) section(kind config.SectionKind) (ok bool) {
	d, v := b.d, &b.v
	switch kind {
	case config.Contents, config.Colophon:
		return true
	case config.Summary:
		b.summary()
		return true
	case config.Story:
		if d.hasStory() {
			v.HomePath = "/"
		}
		return v.HomePath != ""
	case config.Readiness:
		v.Charts = slices.Concat(v.Charts, d.heldFigure(), d.coverageFigure())
		return v.Readiness != nil || len(v.Areas) > 0
	case config.Exhibits:
		b.exhibits()
		return len(v.Exhibits) > 0
	case config.CaseStudies:
		for _, e := range d.inOrder(casefile.CaseStudiesFolder) {
			x := d.packetEntry("case-study", len(v.CaseStudies)+1, e)
			x.Charts = b.impacts(e)
			v.CaseStudies = append(v.CaseStudies, x)
		}
		return len(v.CaseStudies) > 0
	case config.Questions:
		for _, e := range d.answered() {
			v.Questions = append(v.Questions, d.packetEntry("question", len(v.Questions)+1, e))
		}
		return len(v.Questions) > 0
	case config.Feedback:
		for _, e := range d.telling() {
			v.Feedback = append(v.Feedback, d.packetEntry("feedback", len(v.Feedback)+1, e))
		}
		return len(v.Feedback) > 0
	case config.Missing:
		v.Missing, v.MissingLine, v.Waived = d.missing(), d.missingLine(), d.waived()
		return len(v.Missing)+len(v.Waived) > 0
	case config.Progress:
		v.Progress = d.progress()
		return v.Progress != nil
	case config.Steps:
		v.Steps = d.openSteps()
		return len(v.Steps) > 0
	case config.Experiments:
		v.Experiments = d.experimentRows()
		return len(v.Experiments) > 0
	case config.Milestones:
		for i := range d.a.Milestones {
			if m := &d.a.Milestones[i]; open(m) {
				v.Milestones = append(v.Milestones, d.milestoneRow(m))
			}
		}
		return len(v.Milestones) > 0
	case config.Appendix:
		for _, e := range d.finished {
			v.Appendix = append(v.Appendix, b.exhibit(e))
		}
		return len(v.Appendix) > 0
	}
	return false
}

// hasStory tells whether the author tells the case in prose.
func (d *composer) hasStory() bool { return d.c.Home != nil && !d.c.Home.Body.Empty() }

// answered lists the questions that have an answer.
func (d *composer) answered() []*entry {
	return slices.DeleteFunc(d.inOrder(casefile.QuestionsFolder), func(e *entry) bool { return e.Body.Empty() })
}

// telling lists the feedback that says something: where the giver let it be
// summarised only, its author may have written no summary.
func (d *composer) telling() []*entry {
	return slices.DeleteFunc(d.inOrder(casefile.FeedbackFolder), func(e *entry) bool {
		f := d.voice(e)
		said := []casefile.Text{f.Summary}
		if !d.summarised(f) {
			said = append(said, f.Behaviour, f.Impact, f.Alternative, f.Recognition, casefile.Text{V: f.Body.Text})
		}
		return !slices.ContainsFunc(said, func(t casefile.Text) bool { return t.V != "" })
	})
}

// summary fills in the case on one page.
func (b *binding) summary() {
	d, v := b.d, &b.v
	v.Numbers, v.Missing, v.MissingLine = d.numbers(), d.missing(), d.missingLine()
	b.strongest()
	v.Charts = slices.Concat(v.Charts, d.smallFigures())
}

// waived lists what the gate waives, with the reason.
func (d *composer) waived() []Gap {
	var all []Gap
	for i := range d.a.Expectations {
		x := &d.a.Expectations[i]
		if x.Verdict != assess.Waived {
			continue
		}
		g := Gap{
			Competency: d.skillLink(x.Competency), Importance: importanceWord(x.Importance),
			Verdict: verdictWord(x.Verdict), Missing: plain(d.because(x.Because)),
		}
		if s, ok := d.skill[x.Competency]; ok {
			g.Area = s.area.Name.V
		}
		all = append(all, g)
	}
	return all
}
