package pages

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

// packetFull is how many exhibits the packet prints with their words.
const packetFull = 40

// packet composes /packet/, which every site has.
func (d *desk) packet() {
	s := d.section("packet", "Packet", "packet")
	v := Packet{
		Base: s.base, Owner: d.owner(),
		From: d.level(d.c.Config.Target.From), To: d.level(d.a.Level), Since: d.sinceText(), Round: d.round(),
		Framework: d.frameworkNote(), Readiness: d.readiness(true), Areas: d.skillAreas(), Numbers: d.numbers(),
		Missing: d.missing(), Waived: d.waived(),
	}
	if d.c.Home != nil && !d.c.Home.Body.Empty() {
		v.HomePath = "/"
	}
	v.Charts = slices.Concat(d.readinessFigure(), d.heldFigure(), d.coverageFigure())
	met := map[string]bool{}
	for _, e := range d.inOrder(casefile.CaseStudiesFolder) {
		x := d.packetEntry(e)
		for _, s := range d.impactSketches(e.Entry, d.impactsOf(e.Key())) {
			if !met[s.key()] { // a drawing stands on a page once: its ids are unique
				met[s.key()] = true
				x.Charts = append(x.Charts, d.figure(s))
			}
		}
		v.CaseStudies = append(v.CaseStudies, x)
	}
	for _, e := range d.inOrder(casefile.QuestionsFolder) {
		v.Questions = append(v.Questions, d.packetEntry(e))
	}
	full := d.strongest(packetFull)
	for _, e := range d.finished {
		x := PacketExhibit{ExhibitRow: *d.exhibitRow(e)}
		if slices.Contains(full, e) {
			x.Path = hugoPath(e.Entry)
		}
		v.Exhibits = append(v.Exhibits, x)
	}
	d.put(s, v)
}

func (d *desk) packetEntry(e *entry) PacketEntry {
	return PacketEntry{Title: e.Title.V, URL: d.at(e.Path()), Path: hugoPath(e.Entry), SummaryMD: d.md(e.Summary)}
}

// hugoPath is what site.GetPage finds an entry by: its place in the content.
func hugoPath(e *casefile.Entry) string {
	return "/" + string(e.Collection) + "/" + plainName(e.ID)
}

// waived lists what the gate waives, with the reason.
func (d *desk) waived() []Gap {
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
