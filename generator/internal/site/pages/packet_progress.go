package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
)

// progress tells what changed since the last review; nil where nobody asks.
func (d *composer) progress() *PacketProgress {
	p := d.opt.Packet.Progress
	if p == nil {
		return nil
	}
	v := &PacketProgress{}
	if l, ok := d.link(p.Review); ok {
		v.Review = &l
	}
	for _, key := range p.Exhibits {
		if e, ok := d.entries[key]; ok && e.number > 0 {
			v.Exhibits = append(v.Exhibits, *d.exhibitRow(e))
		}
	}
	for _, key := range p.Milestones {
		if m, ok := d.states[key]; ok {
			v.Milestones = append(v.Milestones, d.milestoneRow(m))
		}
	}
	for _, s := range p.Shifts {
		v.Shifts = append(v.Shifts, PacketShift{
			Competency: d.skillLink(s.Competency), Was: verdictWord(s.Was), Is: verdictWord(s.Is),
		})
	}
	v.Line = v.line(p)
	return v
}

// line sums the progress up: "Since the review of 10 June 2026: 2 exhibits, 1
// milestone, 1 expectation changed; 16 of 24 expectations supported, 15 then".
func (v *PacketProgress) line(p *packet.Progress) string {
	since := "Since " + periodText(p.Since)
	switch {
	case p.Review == "":
		since = "No review is recorded; since " + periodText(p.Since)
	case v.Review != nil:
		since = "Since the review of " + periodText(p.Since)
	}
	changed := ""
	for _, x := range []struct {
		n         int
		one, many string
	}{
		{len(v.Exhibits), "exhibit", "exhibits"}, {len(v.Milestones), "milestone", "milestones"},
		{len(v.Shifts), "expectation changed", "expectations changed"},
	} {
		if x.n > 0 {
			if changed != "" {
				changed += ", "
			}
			changed += count(x.n, x.one, x.many)
		}
	}
	line := since + ": " + changed
	if changed == "" {
		line = since + " nothing was finished and no verdict changed"
	}
	if p.Now.Total > 0 {
		line = clauses(line, fmt.Sprintf("%d of %s supported, %d then",
			p.Now.Supported, count(p.Now.Total, "expectation", "expectations"), p.Then.Supported))
	}
	return line
}
