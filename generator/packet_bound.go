package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/attach"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/packetpage"
)

// mostBound is how many pages of attached files a packet may have.
const mostBound = 400

// lookAtAttached looks into the PDF files that are to be bound into the packet, and keeps
// those that can be. Others are reported at their artifact, and stay listed there.
func (p *project) lookAtAttached() {
	if !p.edition.packetOnly || !p.cfg.Packet.Binds(p.edition.profile) {
		return
	}
	pages := 0
	p.bound, p.unbound = map[string][]byte{}, map[string]diag.List{}
	for _, a := range packet.AttachedTo(p.seen, p.packet) {
		data, err := fs.ReadFile(p.portfolio, a.Artifact.Path)
		if err != nil {
			continue // a check reports what is not there
		}
		if a.Pages, err = pdf.Bindable(data); err != nil {
			p.leaveOut(a, err.Error(), "print it to a new PDF file, or give it as a link")
			continue
		}
		if pages+a.Pages > mostBound {
			p.leaveOut(a, fmt.Sprintf("with it the packet has more than %d pages of attached files", mostBound), "attach a shorter file, or print fewer exhibits")
			continue
		}
		pages += a.Pages
		p.packet.Attached = append(p.packet.Attached, a)
		p.bound[a.Artifact.Path] = data
	}
}

// leaveOut keeps why a file is not bound, until it is known whether it may be published
// at all.
func (p *project) leaveOut(a packet.Attached, why, hint string) {
	list := p.unbound[a.Artifact.Path]
	list.Warnf(a.Artifact.File.Pos, "attachment-unbound", "%q is not bound into the packet: %s", a.Artifact.File.V, why).Hintf("%s", hint)
	p.unbound[a.Artifact.Path] = list
}

// noteUnbound reports the files that are not bound, save those that are refused: what is
// wrong with a file is said once.
func (p *project) noteUnbound() {
	refused := map[string]bool{}
	for _, d := range p.found {
		refused[d.Pos.File] = refused[d.Pos.File] || d.Check == "attachment-refused"
	}
	for _, file := range slices.Sorted(maps.Keys(p.unbound)) {
		if !refused[p.real(file)] {
			p.note(p.unbound[file])
		}
	}
}

// boundPages counts the pages of attached files in the packet.
func (p project) boundPages() int {
	n := 0
	for _, a := range p.packet.Attached {
		n += a.Pages
	}
	return n
}

// searchBound has the files that are bound into the packet searched as those are that a site
// publishes: in their bytes too, which may say what the letters of a page do not.
func (p *project) searchBound() (list diag.List, err error) {
	for _, file := range slices.Sorted(maps.Keys(p.bound)) {
		f := attach.Prepared{Data: p.bound[file]}
		if f.Contents, err = attach.Open(f.Data); err != nil && !errors.As(err, &f.Refused) {
			return nil, fmt.Errorf("look at %s: %w", file, err)
		}
		if p.taken(&list, file, f) {
			p.places[published(file)] = file
			p.inside[published(file)] = f.Data
			p.searchWithin(file, f.Contents)
		}
	}
	return list, nil
}

// toBind gives the attached files with the pages that were printed for them.
func (p project) toBind(printed pdf.Printed) ([]pdf.Bound, error) {
	var list []pdf.Bound
	last := 0
	for n, a := range p.packet.Attached {
		first := printed.At[packetpage.BoundID(n)]
		if first == 0 {
			return nil, fmt.Errorf("the theme printed no page for the attached file %q: its packet has to print those of the view's \"bound\"", a.Artifact.File.V)
		}
		last = max(last, first+a.Pages-1)
		list = append(list, pdf.Bound{Data: p.bound[a.Artifact.Path], First: first})
	}
	if first := printed.Pages - p.boundPages() + 1; len(list) > 0 && (last != printed.Pages || !follow(list, p.packet.Attached, first)) {
		return nil, fmt.Errorf("the theme printed other pages for attached files than they have: expected %d at the end of the packet", p.boundPages())
	}
	return list, nil
}

// follow tells whether files take all the pages from the first, each after another.
func follow(list []pdf.Bound, of []packet.Attached, first int) bool {
	taken := map[int]bool{}
	for n, b := range list {
		for page := range of[n].Pages {
			if at := b.First + page; at < first || taken[at] {
				return false
			} else {
				taken[at] = true
			}
		}
	}
	return true
}

// frameOn gives where a bound page stands on its sheet: below the stamp and within the
// margins that _partials/packet/paper.html sets for the page "bound".
func frameOn(paper config.Paper) pdf.Frame {
	const millimetre, margin, stamp, foot = 72 / 25.4, 14.0, 10.0, 16.0
	width, height := 210.0, 297.0
	if paper == config.Letter {
		width, height = 215.9, 279.4
	}
	return pdf.Frame{Left: margin * millimetre, Bottom: foot * millimetre, Width: (width - 2*margin) * millimetre, Height: (height - margin - stamp - foot) * millimetre}
}
