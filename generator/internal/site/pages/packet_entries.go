package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// packetEntries composes the pages whose words the packet prints.
func (d *composer) packetEntries() {
	home := section{page: page{path: "/", title: d.siteTitle(), section: true}, base: Base{Page: "home"}}
	for _, s := range d.opt.Packet.Sections {
		switch s.Kind {
		case config.Story:
			if d.c.Home != nil {
				d.prose(&home, d.c.Home)
			}
		case config.Exhibits:
			for _, c := range d.opt.Packet.Exhibits {
				if e, ok := d.entries[c.Key]; ok && e.number > 0 {
					d.exhibit(e, nil, nil)
				}
			}
		case config.CaseStudies:
			for _, e := range d.inOrder(casefile.CaseStudiesFolder) {
				d.caseStudy(e, d.study(e), nil, nil)
			}
		case config.Questions:
			for _, e := range d.answered() {
				d.objection(d.question(e), nil, nil)
			}
		case config.Feedback:
			for _, e := range d.telling() {
				d.said(d.voice(e), nil, nil)
			}
		}
	}
	d.put(home, Home{Base: home.base, HasBody: home.hasBody()})
}

// packetEntry gives the n-th entry of its kind in the packet.
func (d *composer) packetEntry(kind string, n int, e *entry) PacketEntry {
	return PacketEntry{
		ID: fmt.Sprintf("%s-%d", kind, n), Title: e.Title.V, URL: d.at(e.Path()), Path: hugoPath(e.Entry), SummaryMD: d.md(e.Summary),
	}
}

// hugoPath is what site.GetPage finds an entry by: its place in the content.
func hugoPath(e *casefile.Entry) string {
	return "/" + string(e.Collection) + "/" + plainName(e.ID)
}

// impacts gives the charts of what an entry changed that are not on the page yet.
func (b *binding) impacts(e *entry) []*Fig {
	var all []*Fig
	for _, s := range b.d.impactSketches(e.Entry, b.d.impactsOf(e.Key())) {
		if !b.shown[s.key()] {
			b.shown[s.key()] = true
			all = append(all, b.d.figure(s))
		}
	}
	return all
}
