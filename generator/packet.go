package generator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/document"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
	"github.com/casebook-dev/casebook/generator/internal/site/scan"
)

// PacketOptions say how a packet is made. What it holds, config.yaml says.
type PacketOptions struct {
	Format  PacketFormat
	Strict  bool      // a packet with warnings is not made
	Created time.Time // of the PDF; zero = the day of judgement
	Browser Browser   // prints the PDF
}

// PacketFormat is what a packet is written as.
type PacketFormat string

// The formats of a packet.
const (
	PDF      PacketFormat = "pdf"
	HTML     PacketFormat = "html"
	Markdown PacketFormat = "md"
)

// Printed is a packet.
type Printed struct {
	Data     []byte // in the format that was asked for; nil where the case has errors
	HTML     []byte // one self-contained page, in every format
	Profile  string
	Shown    string // the profile's name, as the audience may read it
	Audience string
	Pages    int      // of a PDF
	Bound    int      // those of attached files
	InFull   int      // exhibits that are printed in full
	Exhibits int      // all of them
	Ladder   bool     // the audience may read one
	Story    bool     // the home page has words
	Series   int      // those that no section prints and no figure names
	Trials   int      // experiments that no section prints, and no plan names
	Ongoing  int      // pieces of evidence that are not finished, and so are not printed
	Limit    int      // most pages that the profile allows; 0 = any number
	Steps    int      // those by which a PDF was shortened to its number of pages
	Gone     []string // first words of each part that was left out by them
	Thin     []Draft
	Files    int // files looked at
	Diags    diag.List
}

// Packet makes the packet of the configured profile for its audience: what a
// flag or the environment names, else the profile's, else the configured one.
// Where it cannot be printed, the error is ErrNoBrowser or a NotPrinted, and the
// packet's HTML is there.
func Packet(ctx context.Context, how PacketOptions, opt Options) (Printed, error) {
	r, err := readFor(reviewers, opt)
	made := Printed{Files: r.files, Diags: r.diags}
	if err != nil || stops(made.Diags, how.Strict) {
		return made, err
	}
	profile, ok := packet.Find(r.cfg, r.cfg.Packet.Profile)
	if !ok {
		return made, fmt.Errorf("bug: no profile %q, and no diagnostic", r.cfg.Packet.Profile)
	}
	var printer *printer
	if how.Format == PDF && how.Browser.Program != "" {
		printer = how.Browser.start(ctx)
		defer printer.close()
	}
	opt.begin("composing")
	p, err := prepare(ctx, opt, r, r.packetFor(profile))
	made.add(r.accepted(p.found))
	made.Profile, made.Shown, made.Audience = profile.Name, p.packet.Profile.Name, r.eyes.String()
	made.Exhibits, made.Thin = len(p.colophon.Exhibits), p.drafts()
	made.Ladder, made.Story, made.Limit = p.seen.Framework.Given(), hasStory(p.seen), profile.Pages.V
	if !p.prints(config.Metrics) {
		made.Series = p.unnamedSeries(r.eyes)
	}
	if !p.prints(config.Experiments) {
		made.Trials = p.unnamedExperiments()
	}
	if p.prints(config.Exhibits) || p.prints(config.Summary) {
		made.Ongoing = p.unfinished()
	}
	if p.prints(config.Exhibits) {
		made.InFull = len(p.packet.Exhibits)
	}
	if err != nil || stops(made.Diags, how.Strict) {
		return made, err
	}
	doc, found, err := standAlone(ctx, opt, p)
	made.add(r.accepted(found))
	if err != nil || stops(made.Diags, how.Strict) {
		return made, err
	}
	made.HTML = doc.HTML()
	switch how.Format {
	case HTML:
		made.Data = made.HTML
	case Markdown:
		made.Data, err = doc.Markdown()
	case PDF:
		opt.begin("printing")
		if how.Created.IsZero() {
			how.Created = r.day.Time()
		}
		err = made.print(ctx, how, printer, doc, p)
	default:
		return made, fmt.Errorf("bug: unknown format %q", how.Format)
	}
	if err != nil || stops(made.Diags, how.Strict) {
		made.Data = nil
	}
	return made, err
}

// reviewers are the eyes of those that the packet is for.
var reviewers = purpose{eyes: func(r reading) config.Audience {
	profile, _ := packet.Find(r.cfg, r.cfg.Packet.Profile)
	return r.audienceOr(cmp.Or(profile.Audience, r.cfg.Audience))
}}

func (made *Printed) add(list diag.List) {
	made.Diags = append(made.Diags, list...)
	made.Diags.Sort()
}

// standAlone renders the packet and makes one document of it.
func standAlone(ctx context.Context, opt Options, p project) (*document.Document, diag.List, error) {
	opt.begin("rendering")
	site, found, err := render.Run(ctx, p.tree, p.options)
	found = p.placed(p.paths.Diags(found))
	if err != nil || found.Errors() > 0 {
		return nil, found, err
	}
	page, ok := site.Files[render.PacketFile]
	if !ok {
		return nil, found, errors.New("the theme made no packet: its layouts/packet/section.packet.html is missing")
	}
	brought, err := fontsOf(p.options.Theme)
	if err != nil {
		return nil, found, err
	}
	fonts, err := embeddable(brought)
	if err != nil {
		return nil, found, err
	}
	doc, lost, err := document.New(p.colophon.Mark(page), document.Options{
		Base: caseindex.BasePath(p.edition.base), Site: siteAddress(p.edition.base), Fonts: fonts,
		File: func(name string) ([]byte, bool) { data, ok := site.Files[name]; return data, ok },
	})
	if err != nil {
		return nil, found, fmt.Errorf("make one document of the packet: %w", err)
	}
	unsafe, _ := p.guarded(map[string][]byte{packetHTML: doc.HTML()}, scan.Options{Document: true})
	found = append(found, unsafe...)
	found = append(found, p.pictures(lost)...)
	found = append(found, p.lengths(doc.Sections())...)
	return doc, found, nil
}

// siteAddress gives where the site stands, "" where nobody said.
func siteAddress(baseURL string) string {
	if baseURL == "/" {
		return ""
	}
	return baseURL
}

// unnamedSeries counts the series of which no entry reads a figure.
func (p project) unnamedSeries(by config.Audience) int {
	return len(p.seen.Series) - len(caseindex.New(p.seen, p.judged, caseindex.Options{Audience: by}).Citing())
}

// prints tells whether the packet has a section.
func (p project) prints(kind config.SectionKind) bool {
	return slices.ContainsFunc(p.packet.Sections, func(s config.Section) bool { return s.Kind == kind })
}

// unnamedExperiments counts those that are not named as the plan for what is missing.
func (p project) unnamedExperiments() (n int) {
	for i := range p.seen.Experiments {
		key := p.seen.Experiments[i].Key()
		aims := func(g assess.Gap) bool { return slices.Contains(g.AimedAt, key) }
		if !p.prints(config.Summary) && !p.prints(config.Missing) || !slices.ContainsFunc(p.judged.Gaps, aims) {
			n++
		}
	}
	return n
}

// unfinished counts the evidence of work that goes on or is planned.
func (p project) unfinished() (n int) {
	for i := range p.seen.Evidence {
		if !p.seen.Evidence[i].Finished(p.judged.Day) {
			n++
		}
	}
	return n
}

// hasStory tells whether the home page has more than the remark that init writes.
func hasStory(c casefile.Case) bool {
	if c.Home == nil {
		return false
	}
	body, _ := c.Home.Body.WithoutRemarks()
	return strings.TrimSpace(body.Text) != ""
}
