package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

var referenceDangling = Check{
	ID:       "reference-dangling",
	Title:    "a reference to something that does not exist",
	Severity: diag.Error,
	Doc: `An entry, or a profile of the packet, refers to evidence, a milestone,
feedback, a series or one of its columns, an objective, a value, a calendar
window or a rule of the gate that the portfolio does not have; or --profile
names a profile of the packet that does not exist.

Readers who follow a reference to nothing stop trusting the others.

Use the id. The id of an entry is its file name without the extension, or the
field "id" of its row; a series is named by its CSV file, a calendar window by
its name in config.yaml. Upper and lower case matter.`,
	Run: func(p *Pass) {
		p.caseReferences()
		p.frameworkReferences()
		p.shortcodeReferences()
		p.packetReferences()
	},
}

func (p *Pass) caseReferences() {
	kinds := map[format.Space]*kind{}
	for r := range p.Case.References() {
		k, known := kinds[r.Of]
		if !known {
			if of, ok := p.names.of(r.Of); ok {
				k = &of
			}
			kinds[r.Of] = k
		}
		switch {
		case k == nil: // another check looks at it
		case r.Of == format.Metrics:
			p.resolveColumn(r.To, r.Column)
		default:
			p.resolve(r.To, *k)
		}
	}
}

func (p *Pass) frameworkReferences() {
	for _, g := range p.Case.Framework.Gates {
		rules := p.names.rules(g)
		for _, w := range g.Waive {
			p.resolve(w.Rule, rules)
		}
	}
}

// packetReferences looks at the profiles of the author's, and at the one in use,
// which a flag or the environment may name.
func (p *Pass) packetReferences() {
	evidence, packet := p.names.evidence(), p.Case.Config.Packet
	for _, profile := range packet.Profiles {
		p.resolveAll(profile.Exhibits, evidence)
		p.resolveAll(profile.Pins, evidence)
	}
	profiles := p.names.profiles()
	if profiles.has(packet.Profile) {
		return
	}
	var known []string
	for _, n := range profiles.all() {
		known = append(known, n.id)
	}
	hint := "the profiles are " + listing(known)
	d := p.Reportf(p.Case.Config.Pos("packet.profile"), "unknown profile %q", packet.Profile)
	if meant, ok := nearest(packet.Profile, profiles.all()); ok {
		hint = fmt.Sprintf("did you mean %q? %s", meant.id, hint)
		if meant.pos.Given() {
			d.See(meant.pos, "%q is defined here", meant.id)
		}
	}
	d.Hintf("%s", hint)
}

func (p *Pass) resolveAll(refs []casefile.Ref, k kind) {
	for _, r := range refs {
		p.resolve(r, k)
	}
}

// readable tells whether a series exists, and could be read.
func (p *Pass) readable(series casefile.Ref) bool {
	i := casefile.Find(p.Case.Series, series.V)
	return i >= 0 && !p.Case.Series[i].Unread
}

// resolveColumn reports an unknown series, or else an unknown column of it. What
// columns a file has that could not be read, nobody knows.
func (p *Pass) resolveColumn(series, column casefile.Ref) {
	p.resolve(series, p.names.series())
	if i := casefile.Find(p.Case.Series, series.V); i >= 0 && !p.Case.Series[i].Unread {
		p.resolve(column, p.names.columns(&p.Case.Series[i]))
	}
}
