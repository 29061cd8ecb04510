package pages

import (
	"maps"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/pageparts"
	"github.com/casebook-dev/casebook/generator/internal/site/prose"
)

// composer puts the pages together: it has the rows that they share, their charts and
// their texts, all over one index of the case.
type composer struct {
	*pageparts.Parts
	opt    Options
	bound  bool // the packet is composed alone: what its page prints of an entry is on that page
	tree   Tree
	diags  diag.List
	queue  []page            // what is to be written, once the charts are drawn
	bodies map[string]string // composed, by key: what case.json and the search hold
}

func newComposer(c casefile.Case, a assess.Assessment, opt Options) *composer {
	x := caseindex.New(c, a, caseindex.Options{
		Audience: opt.Audience, BaseURL: opt.BaseURL, Hosts: opt.Hosts,
		Packet: opt.Packet, Colophon: opt.Colophon, Paper: opt.Paper,
	})
	return &composer{
		Parts: pageparts.New(casecharts.New(prose.New(x), opt.Draw)), opt: opt, bodies: map[string]string{},
		tree: Tree{Files: map[string][]byte{}, Static: map[string][]byte{}, Lines: map[string]Origin{}, Heads: map[string]Head{}},
	}
}

// finish puts what was composed into the tree: the drawings, then the pages that show them.
func (d *composer) finish() (Tree, diag.List) {
	drawn := d.Draw()
	maps.Copy(d.tree.Files, drawn.Files)
	maps.Copy(d.tree.Static, drawn.Static)
	d.tree.Charts, d.tree.Copies = drawn.Shown, d.Copies
	d.diags = append(d.diags, drawn.Diags...)
	d.diags = append(d.diags, d.Found...)
	d.share()
	for _, p := range d.queue {
		d.print(p)
	}
	return d.tree, d.diags
}
