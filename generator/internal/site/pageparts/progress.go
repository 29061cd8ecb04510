package pageparts

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Progress tells what changed since the last review; nil where there is nothing to tell.
func (d *Parts) Progress(p *packet.Progress) *views.PacketProgress {
	if p == nil {
		return nil
	}
	v := &views.PacketProgress{}
	if l, ok := d.Link(p.Review); ok {
		v.Review = &l
	}
	for _, key := range p.Exhibits {
		if e, ok := d.Entries[key]; ok && e.Number > 0 {
			v.Exhibits = append(v.Exhibits, *d.ExhibitRow(e))
		}
	}
	for _, key := range p.Milestones {
		if m, ok := d.States[key]; ok {
			v.Milestones = append(v.Milestones, d.MilestoneRow(m))
		}
	}
	for _, key := range p.Feedback {
		if l, ok := d.Link(key); ok {
			v.Feedback = append(v.Feedback, l)
		}
	}
	for _, k := range p.Kept {
		if l, ok := d.Link(k.Key); ok && k.Text != "" {
			v.Kept = append(v.Kept, views.Step{TextMD: d.Because(k.Text), Who: d.Name(k.Who), Done: true, On: wording.PeriodDate(k.On), From: &l})
		}
	}
	for _, s := range p.Shifts {
		v.Shifts = append(v.Shifts, views.PacketShift{
			Competency: d.SkillLink(s.Competency), Was: caseindex.VerdictWord(s.Was), Is: caseindex.VerdictWord(s.Is),
		})
	}
	v.Line = progressLine(v, p)
	return v
}

// progressLine sums the progress up: "Since the review of 10 June 2026: 2 exhibits, 1
// milestone, 1 verdict changed; 16 of 24 competencies supported, 15 then".
func progressLine(v *views.PacketProgress, p *packet.Progress) string {
	since := "Since " + wording.PeriodText(p.Since)
	switch {
	case p.Review == "":
		since = "No review is recorded; since " + wording.PeriodText(p.Since)
	case v.Review != nil:
		since = "Since the review of " + wording.PeriodText(p.Since)
	}
	changed := ""
	for _, x := range []struct {
		n         int
		one, many string
	}{
		{len(v.Exhibits), "exhibit", "exhibits"}, {len(v.Milestones), "milestone", "milestones"},
		{len(v.Feedback), "piece of feedback", "pieces of feedback"}, {len(v.Kept), "step done", "steps done"},
		{len(v.Shifts), "verdict changed", "verdicts changed"},
	} {
		if x.n > 0 {
			if changed != "" {
				changed += ", "
			}
			changed += wording.Count(x.n, x.one, x.many)
		}
	}
	line := since + ": " + changed
	if changed == "" {
		line = since + " nothing was finished and no verdict changed"
	}
	if p.Now.Total > 0 {
		then := fmt.Sprintf("%d then", p.Then.Supported)
		if p.Then.Supported == p.Now.Supported {
			then = "as many as then"
		}
		line = wording.Clauses(line, fmt.Sprintf("%d of %s supported, %s",
			p.Now.Supported, wording.Count(p.Now.Total, "competency", "competencies"), then))
	}
	return line
}
