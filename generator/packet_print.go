package generator

import (
	"context"
	"errors"
	"sort"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/paper/document"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Browser is the program that prints a packet.
type Browser struct {
	Program   string   // its path; "" = none was found
	NoSandbox bool     // it runs as root, whom Chromium gives no sandbox
	Env       []string // what it needs of the environment
}

// InstalledBrowser gives the path of a browser of this machine that can print, ""
// without any.
func InstalledBrowser(getenv func(string) string) string { return pdf.Installed(getenv) }

// ErrNoBrowser says that there is nothing to print a PDF with.
var ErrNoBrowser = errors.New("no browser to print with")

// NotPrinted is the trouble of a browser that was found, and made no PDF.
type NotPrinted struct{ Err error }

func (e *NotPrinted) Error() string { return e.Err.Error() }

// Unwrap gives the trouble itself.
func (e *NotPrinted) Unwrap() error { return e.Err }

// printer is a browser that starts and ends while other work is done.
type printer struct {
	browser *pdf.Browser
	err     error
	started chan struct{} // closed when either is there
	giveUp  context.CancelFunc
}

// start starts the browser.
func (by Browser) start(ctx context.Context) *printer {
	own, giveUp := context.WithCancel(ctx)
	p := &printer{started: make(chan struct{}), giveUp: giveUp}
	go func() {
		defer close(p.started)
		p.browser, p.err = pdf.Start(own, pdf.Options{Path: by.Program, NoSandbox: by.NoSandbox, Env: by.Env})
	}()
	return p
}

// close ends the browser, and waits until it has gone. One that has not started yet is given up.
func (p *printer) close() {
	defer p.giveUp()
	select {
	case <-p.started:
	default:
		p.giveUp()
		<-p.started
	}
	if p.err == nil {
		_ = p.browser.Close() // what it printed is there
	}
}

// print makes a PDF: short enough, with the page numbers in it.
func (made *Printed) print(ctx context.Context, how PacketOptions, by *printer, doc *document.Document, p project) error {
	if by == nil {
		return ErrNoBrowser
	}
	if <-by.started; by.err != nil {
		return &NotPrinted{by.err}
	}
	limit, bound := p.packet.Profile.Pages, p.boundPages()
	most := limit.V
	if most > 0 {
		most += bound
	}
	paper := doc.ForPaper()
	printed, steps, err := onPaper(ctx, by.browser, paper, most)
	if err != nil {
		return &NotPrinted{err}
	}
	go by.close()
	made.Steps, made.Gone = steps, paper.Gone(steps)
	made.Pages, made.Bound = printed.Pages, bound
	if own := printed.Pages - bound; limit.V > 0 && own > limit.V {
		var list diag.List
		list.Warnf(placeOr(limit.Pos, p.packet.Profile.Pos), "packet-too-long", "the packet has %d pages, and its profile %q allows %d", own, p.packet.Profile.Name, limit.V).
			Hintf("name fewer exhibits or sections in the profile, or set word limits to find what is long")
		made.add(p.accepted(list))
	}
	list, err := p.toBind(printed)
	if err != nil {
		return err
	}
	made.Data, err = pdf.Finish(printed.Data, pdf.Finishing{Created: how.Created, Bound: list, Frame: frameOn(p.cfg.Packet.Paper), Attachments: []pdf.Attachment{{
		Name: colophon.FileName, Type: "application/json", Description: "What this packet was made from; casebook verify reads it", Data: p.colophon.JSON(),
	}}})
	if err != nil {
		return err
	}
	found, err := p.searchBound()
	made.add(p.accepted(p.paths.Diags(found)))
	if err != nil {
		return err
	}
	found, _, err = p.leaksOnPaper(made.Data)
	made.add(found)
	return err
}

// onPaper prints a document on so many pages at most, 0 = any number, and gives the
// steps by which it is shortened.
func onPaper(ctx context.Context, browser *pdf.Browser, doc *document.Document, pages int) (pdf.Printed, int, error) {
	proof, err := browser.Proof(ctx, doc.Numbered(guess))
	steps := 0
	if err == nil && pages > 0 && proof.Pages > pages {
		doc, proof, steps, err = fit(ctx, browser, doc, proof, pages)
	}
	if err != nil {
		return pdf.Printed{}, 0, err
	}
	printed, err := number(ctx, browser, doc, proof)
	return printed, steps, err
}

// fit shortens a document that is too long by the fewest steps by which it has
// so many pages at most. Where all steps are too few, nothing is left out.
func fit(ctx context.Context, browser *pdf.Browser, doc *document.Document, whole pdf.Printed, pages int) (*document.Document, pdf.Printed, int, error) {
	proofs := make([]pdf.Printed, doc.Spare()+1)
	proofs[0] = whole
	var failed error
	fits := func(steps int) bool {
		if failed == nil && proofs[steps].Pages == 0 {
			proofs[steps], failed = browser.Proof(ctx, doc.Shorter(steps).Numbered(guess))
		}
		return failed != nil || proofs[steps].Pages <= pages
	}
	if !fits(doc.Spare()) || failed != nil {
		return doc, whole, 0, failed
	}
	steps := sort.Search(doc.Spare(), fits)
	return doc.Shorter(steps), proofs[steps], steps, failed
}

// guess is a page number where none is known yet: as wide as most will be.
func guess(string) int { return 88 }

// passes bounds how often a document is printed with its page numbers. Once is
// enough unless a number is so much wider than the guess that a line moves.
const passes = 4

// number prints a document with the page of everything that it refers to, which
// the proof says. What is printed is right if nothing stands elsewhere for
// having the numbers.
func number(ctx context.Context, browser *pdf.Browser, doc *document.Document, proof pdf.Printed) (pdf.Printed, error) {
	asked := doc.Asked()
	at := proof.At // what a style hides is on no page, and keeps no number
	for range passes {
		printed, err := browser.Print(ctx, doc.Numbered(func(id string) int { return at[id] }))
		if err != nil || same(asked, at, printed.At) {
			return printed, err
		}
		at = printed.At
	}
	return pdf.Printed{}, errors.New("the page numbers of the packet still change after several printings")
}

func same(ids []string, a, b map[string]int) bool {
	for _, id := range ids {
		if a[id] != b[id] {
			return false
		}
	}
	return true
}

// pictures reports what cannot be in the packet, at the author's file.
func (p project) pictures(lost []document.Trouble) diag.List {
	var list diag.List
	for _, t := range lost {
		list.Warnf(p.place(t.Path, 0, 0), "picture-unusable", "%s", t.Why).Hintf("%s", t.Hint)
	}
	return list
}

// lengths holds the sections against the profile's limits.
func (p project) lengths(sections []document.Section) diag.List {
	var list diag.List
	for _, s := range p.packet.Sections {
		for _, found := range sections {
			if limit := s.Words; found.Kind == string(s.Kind) && limit.V > 0 && found.Words > limit.V {
				list.Warnf(placeOr(limit.Pos, s.Pos), "packet-words", "the section %q has %d words, and the profile %q allows %d", s.Kind, found.Words, p.packet.Profile.Name, limit.V).
					Hintf("shorten the longest of its entries, or print fewer of them")
			}
		}
	}
	return list
}

// placeOr gives the first place that is one; a built-in profile has none.
func placeOr(places ...diag.Pos) diag.Pos {
	for _, at := range places {
		if at.Given() {
			return at
		}
	}
	return diag.Pos{File: source.ConfigFile}
}
