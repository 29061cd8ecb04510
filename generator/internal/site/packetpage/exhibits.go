package packetpage

import (
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/prose"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// failedNamed bounds the competencies that a choice of exhibits does not support.
const failedNamed = 3

// exhibits fills in those that are printed in full.
func (b *binding) exhibits() {
	d := b
	for _, c := range d.Packet.Exhibits {
		e, ok := d.Entries[c.Key]
		if !ok || e.Number == 0 {
			continue
		}
		x := b.exhibit(e)
		x.Path, x.Reason, x.Charts = prose.HugoPath(e.Entry), c.Why, b.impacts(e)
		x.Drawn = len(x.Figures) == 1 && len(x.Charts) == 1 && x.Charts[0].Caption == x.Figures[0]
		row, named := x.ExhibitRow, c.Named()
		x.Competencies, x.CompetencyIDs = nil, nil // without what the reason names
		for i, id := range row.CompetencyIDs {
			if !slices.Contains(named, id) {
				x.Competencies, x.CompetencyIDs = append(x.Competencies, row.Competencies[i]), append(x.CompetencyIDs, id)
			}
		}
		b.v.Exhibits = append(b.v.Exhibits, x)
	}
	if b.compact[config.Exhibits] {
		b.others()
	}
	b.v.ChoiceLine = b.choiceLine(len(b.v.Exhibits))
}

// others fills in those that a compact section prints in short. The figures of one that a case
// study in full tells stand there alone; those that the summary says are not said again.
func (b *binding) others() {
	told := b.told()
	for _, e := range b.Finished {
		if b.chosen[e.Key()] != nil {
			continue
		}
		x := b.exhibit(e)
		if x.Told = told[e.Key()]; len(x.Told) > 0 {
			x.Figures = nil
		} else {
			x.Figures = b.FiguresUnsaid(e)
		}
		b.v.Others = append(b.v.Others, x)
	}
}

// told points at the case studies in full that contain an exhibit, by its key.
func (b *binding) told() map[string][]views.Link {
	all := map[string][]views.Link{}
	if !b.has[config.CaseStudies] {
		return all
	}
	for i, study := range b.StudiesByStrength() {
		if b.inShort(study) {
			continue
		}
		link := views.Link{Title: study.Title.V, URL: fmt.Sprintf("case-study-%d", i+1)}
		for _, key := range b.studied(study) {
			if !slices.Contains(all[key], link) {
				all[key] = append(all[key], link)
			}
		}
	}
	return all
}

// studied gives the keys of the exhibits that a case study contains.
func (b *binding) studied(e *caseindex.Entry) []string {
	var all []string
	for _, r := range b.Case.CaseStudies[casefile.Find(b.Case.CaseStudies, e.ID)].Evidence {
		all = append(all, string(casefile.EvidenceFolder)+"/"+r.V)
	}
	return all
}

// inShort tells whether a case study is printed without its words: where one of its
// exhibits is printed in full in a packet that prints nothing twice.
func (b *binding) inShort(e *caseindex.Entry) bool {
	return b.compact[config.CaseStudies] && b.has[config.Exhibits] &&
		slices.ContainsFunc(b.studied(e), func(key string) bool { return b.chosen[key] != nil })
}

// exhibit gives an exhibit as a row of the packet.
func (b *binding) exhibit(e *caseindex.Entry) views.PacketExhibit {
	x := views.PacketExhibit{ExhibitRow: *b.ExhibitRow(e), InFull: b.has[config.Exhibits] && b.chosen[e.Key()] != nil}
	if x.InFull || b.has[config.Appendix] || b.compact[config.Exhibits] {
		x.Anchor = fmt.Sprintf("exhibit-%d", e.Number)
	}
	return x
}

// inSummary fills in the exhibits of the summary: those that the author put first or named, and
// unless they are named, the strongest, as on the home page.
func (b *binding) inSummary() {
	d := b
	var first []*caseindex.Entry
	named := len(d.Packet.Profile.Exhibits) > 0
	for _, c := range d.Packet.Exhibits {
		if e, ok := d.Entries[c.Key]; ok && e.Number > 0 && (named || c.Pinned) {
			first = append(first, e)
		}
	}
	b.v.PutFirst = min(packet.Leading, len(first))
	if !named || len(first) == 0 {
		for _, e := range d.Strongest(packet.Leading + len(first)) {
			if !slices.Contains(first, e) {
				first = append(first, e)
			}
		}
	}
	told := b.told()
	for _, e := range first[:min(packet.Leading, len(first))] {
		x := b.exhibit(e)
		x.Why, x.Figures = d.Why(e), d.LeadingFigure(e)
		if !x.InFull {
			x.Told = told[e.Key()]
			x.InShort = len(x.Told) == 0 && x.Anchor != ""
		}
		if c := b.chosen[e.Key()]; c != nil {
			x.Reason = c.Why
		}
		b.v.Strongest = append(b.v.Strongest, x)
	}
	if len(first) > 0 {
		b.v.OfExhibits = "of " + wording.Count(len(d.Finished), "exhibit", "exhibits")
	}
}

// choiceLine says how many exhibits are printed in full, and why these: "9 of 17
// exhibits in full, the fewest that support what the case supports; all are in
// the appendix".
func (b *binding) choiceLine(n int) string {
	all, p := len(b.Finished), b.Packet
	switch {
	case n == 0 && len(b.v.Others) > 0:
		return "All " + wording.Count(all, "exhibit", "exhibits") + " in short; the packet of the profile complete has them in full"
	case n == 0:
		return ""
	case n == all && n == 1:
		return "The one exhibit, in full"
	case n == all:
		return fmt.Sprintf("All %d exhibits, in full", n)
	}
	if b.compact[config.Exhibits] && len(p.Profile.Exhibits) == 0 {
		return b.compactLine(n, all)
	}
	line := fmt.Sprintf("%d of %d exhibits in full, %s", n, all, b.choice(n))
	rest := ""
	if b.has[config.Appendix] {
		rest = "all are in the appendix"
	}
	return wording.Clauses(line, b.without(p.Without), rest)
}

// compactLine says the same of a compact section.
func (b *binding) compactLine(n, all int) string {
	because := "those that nothing else stands in for"
	for _, c := range b.Packet.Exhibits {
		if !c.Pinned && len(c.Alone)+len(c.Holds) == 0 {
			because = "the strongest, and those that nothing else stands in for"
		}
	}
	return fmt.Sprintf("%d of %d exhibits in full, %s; the others in short", n, all, because)
}

// choice says why these n exhibits were chosen.
func (b *binding) choice(n int) string {
	p, pinned, supports := b.Packet, 0, false
	for _, x := range b.v.Exhibits {
		c := b.chosen[string(casefile.EvidenceFolder)+"/"+x.ID]
		supports = supports || len(c.Supports) > 0
		if c.Pinned {
			pinned++
		}
	}
	switch {
	case len(p.Profile.Exhibits) > 0:
		return "chosen by the author"
	case p.Fewest && supports:
		return "the fewest that support what the case supports"
	case pinned == n:
		return "those that the author put first"
	case pinned > 0 && supports:
		return "those that the author put first, and others that support with them what the case supports"
	case pinned > 0:
		return "those that the author put first, and the strongest others"
	case supports:
		return "chosen to support what the case supports"
	}
	return "the strongest"
}

// without names the competencies that need the other exhibits too.
func (b *binding) without(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	var names []string
	for _, id := range ids {
		names = append(names, b.SkillLink(id).Title)
	}
	if n := len(names) - failedNamed; n > 1 {
		names = append(names[:failedNamed], wording.Count(n, "other competency", "other competencies"))
	}
	return "they alone do not support " + wording.List(names) + ", which the case supports"
}
