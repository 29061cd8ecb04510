package check

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// ofCasebook lists the shortcodes of casebook, ofHugo those of Hugo that stay on
// the page, ofHosts those that load something from another host.
var (
	ofCasebook = namesOf(format.Shortcodes)
	ofHugo     = []string{"details", "figure", "highlight", "param", "ref", "relref"}
	printPlain = []string{"param", "ref", "relref"}
	ofHosts    = []string{"gist", "instagram", "qr", "tweet", "twitter", "twitter_simple", "vimeo", "vimeo_simple", "x", "x_simple", "youtube"}
)

func namesOf(all []format.Shortcode) []string {
	var names []string
	for _, s := range all {
		names = append(names, s.Name)
	}
	return names
}

// shortcodeReferences reports series, columns and evidence that shortcodes name
// in vain. What a portfolio's own shortcode takes is its own affair.
func (p *Pass) shortcodeReferences() {
	own := p.Case.OwnShortcodes()
	evidence := p.names.evidence()
	for s := range p.shortcodes() {
		if s.Closing || slices.Contains(own, s.Name) {
			continue
		}
		switch s.Name {
		case "evidence":
			p.resolve(s.arg("id", 0), evidence)
		case "metric", "change", "chart":
			if ref := s.arg("series", 0); s.Name == "chart" && casefile.Find(p.Case.Charts, ref.V) >= 0 {
				continue // a chart of the author's own goes before a series of its name
			}
			series, column := p.seriesOf(s)
			p.resolveColumn(series, column)
			if i := casefile.Find(p.Case.Series, series.V); i >= 0 && !p.Case.Series[i].Unread {
				p.resolveAll(listOf(s.arg("columns", none)), p.names.columns(&p.Case.Series[i]))
			}
		}
	}
}

// none is a position that no argument has: only the name finds it.
const none = 1 << 20

// seriesOf gives the series and the column that a shortcode names: "lead-time",
// "lead-time.p90", or a column of its own.
func (p *Pass) seriesOf(s shortcode) (series, column casefile.Ref) {
	series, column = s.arg("series", 0), s.arg("column", none)
	id, name := p.Case.SplitMetric(series.V)
	if column.Given() || name == "" {
		return series, column
	}
	column = casefile.Ref{V: name, Pos: series.Pos}
	if !s.in.field.Given() {
		column.Pos.Col += len(id) + 1
	}
	series.V = id
	return series, column
}

// listOf parts an argument at its commas.
func listOf(arg casefile.Ref) []casefile.Ref {
	var all []casefile.Ref
	if !arg.Given() {
		return nil
	}
	for _, part := range strings.Split(arg.V, ",") {
		all = append(all, casefile.Ref{V: strings.TrimSpace(part), Pos: arg.Pos})
	}
	return all
}
