package pages

import (
	"cmp"
	"maps"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/datafiles"
	"github.com/casebook-dev/casebook/generator/internal/site/font"
	"github.com/casebook-dev/casebook/generator/internal/site/prose"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Options say how a case is composed.
type Options struct {
	Audience config.Audience // who the build is for; Unset = as the case is configured, else the public
	BaseURL  string          // where the site will stand; "" = as the case is configured
	Hosts    []string        // other hosts that pictures, styles, fonts and media may come from, as config has them
	Headers  []byte          // the portfolio's own static/_headers

	Redirects []byte // the portfolio's own static/_redirects
	Robots    bool   // the portfolio has its own static/robots.txt

	Packet   packet.Packet     // what /packet/ holds; without a profile there is none
	Colophon colophon.Colophon // what the case was made from; Version 0 = not known
	Paper    config.Paper      // of the packet; "" = A4
	Cover    *views.Cover      // of a locked site; nil = it is not locked
	Fonts    font.Fonts        // of the theme; the zero value = it has none

	// Draw draws the charts, called once with all of them; figures and errors
	// lie at the places of their jobs. Without it figures keep their captions,
	// and tables where pages makes them.
	Draw func([]chart.Job) ([]chart.Figure, []error)
}

// Compose gives the case as Hugo content. The case is as the audience sees it
// and the judgement is of that case. References that lead nowhere, which checks
// report, are left out.
func Compose(c casefile.Case, a assess.Assessment, opt Options) (Tree, diag.List) {
	d := newComposer(c, a, opt)
	d.home()
	d.skills()
	d.caseStudies()
	d.evidence()
	d.roadmap()
	d.milestones()
	d.experiments()
	d.statements()
	d.feedback()
	d.questions()
	d.journal()
	d.mentoring()
	d.checkIns()
	d.asks()
	d.metrics()
	d.packet()
	d.cover()
	d.site()

	beside, found := datafiles.Files(d.Parts, d.bodies, datafiles.Options{Headers: opt.Headers, Redirects: opt.Redirects, Robots: opt.Robots})
	maps.Copy(d.tree.Static, beside)
	d.diags = append(d.diags, found...)
	return d.finish()
}

// ComposePacket gives what the packet alone needs: its page, in the output
// format "packet", the entries whose words it prints, the home page's prose, and
// what all pages share. Addresses are those of the site that Compose gives.
func ComposePacket(c casefile.Case, a assess.Assessment, opt Options) (Tree, diag.List) {
	d := newComposer(c, a, opt)
	d.bound = true
	d.packetEntries()
	d.packet()
	d.site()

	return d.finish()
}

// page is one file of Hugo content before it is written.
type page struct {
	path  string // address below the base, "/evidence/rota/"
	title string
	date  casefile.Date
	view  any // one of the views

	summary string       // Markdown, for the description
	params  source.Value // the author's own
	body    source.Body  // composed
	section bool         // stands for a folder: _index.md
	bundle  bool         // has resources
	outputs []string     // names of Hugo's output formats; none = as Hugo has them
	hidden  bool         // in no list, feed or sitemap
	url     string       // "" = path
	share   *views.Share // nil: no other site is to show it
}

// front is the front matter of every page.
type front struct {
	Head
	Params map[string]any `json:"params"`
}

// write keeps a page until its charts are drawn.
func (d *composer) write(p page) { d.queue = append(d.queue, p) }

// print puts a page into the tree.
func (d *composer) print(p page) {
	f := front{Head: Head{Title: p.title, URL: cmp.Or(p.url, p.path), Description: wording.Plain(p.summary), Outputs: p.outputs}, Params: Params(p.params)}
	if p.hidden {
		f.Build.List = "never"
	}
	if v, ok := p.view.(views.Packet); ok {
		f.Asks = v.Asks()
	}
	if p.date.V.Given() {
		f.Date = p.date.V.Last.String()
	}
	f.Params["view"] = p.view
	if p.share != nil {
		f.Params["share"] = p.share
	}

	text := wording.Encode(f)
	file := prose.ContentFile(p.path, p.section, p.bundle)
	text = append(text, '\n')
	if !p.body.Empty() {
		text = append(text, p.body.Text...)
		d.tree.Lines[file] = Origin{File: p.body.File, BodyLine: 2, lines: p.body.Lines()}
	}
	d.tree.Files[file], d.tree.Heads[file] = text, f.Head
}
