package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/packetpage"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// packet composes /packet/.
func (d *composer) packet() {
	if !d.HasPacket() {
		return
	}
	s := d.section("packet", "Packet", "packet")
	if d.bound {
		s.outputs = []string{"packet"}
	}
	d.put(s, packetpage.Of(d.Parts, s.base, d.bound))
}

// packetEntries composes the pages whose words the packet prints.
func (d *composer) packetEntries() {
	home := section{page: page{path: "/", title: d.SiteTitle(), section: true}, base: views.Base{Page: "home"}}
	for _, s := range d.Packet.Sections {
		switch s.Kind {
		case config.Story:
			if d.Case.Home != nil {
				d.prose(&home, d.Case.Home)
			}
		case config.Exhibits:
			for _, c := range d.Packet.Exhibits {
				if e, ok := d.Entries[c.Key]; ok && e.Number > 0 {
					d.exhibit(e, neighbours{})
				}
			}
		case config.CaseStudies:
			for _, e := range d.InOrder(casefile.CaseStudiesFolder) {
				d.caseStudy(e, d.Study(e), neighbours{})
			}
		case config.Questions:
			for _, e := range d.Answered() {
				d.objection(d.Question(e), neighbours{})
			}
		case config.Statements:
			for _, e := range d.InOrder(casefile.StatementsFolder) {
				d.statement(d.Statement(e), neighbours{})
			}
		case config.Feedback:
			for _, e := range d.Telling() {
				d.said(d.Voice(e), neighbours{})
			}
		}
	}
	d.put(home, views.Home{Base: home.base, HasBody: home.hasBody()})
}
