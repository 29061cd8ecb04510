package check

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

var shortcodeUnknown = Check{
	ID:       "shortcode-unknown",
	Title:    "unknown shortcode",
	Severity: diag.Error,
	Doc: `A text calls a shortcode that neither casebook nor the portfolio has, or one of
Hugo's that would load something from another host.

The build fails, since it is unknown what to print. And a page of a case loads
nothing from another host: that host would learn who reads the case, and its
content may change after the review.

Casebook has evidence, metric, change, person, only and chart; of Hugo's own,
details, figure, highlight, param, ref and relref can be used. Put your own
shortcodes into layouts/_shortcodes/NAME.html. Write a link instead of an
embedded video or post. To show a shortcode as text, write {{</* name */>}}.`,
	Run: func(p *Pass) {
		own := p.Case.OwnShortcodes()
		known := slices.Concat(ofCasebook, ofHugo, own)
		for s := range p.shortcodes() {
			switch {
			case s.Closing || slices.Contains(known, s.Name):
			case slices.Contains(ofHosts, s.Name):
				p.Reportf(s.pos(), "the shortcode %q loads something from another host", s.Name).Hintf("put a link instead")
			default:
				d := p.Reportf(s.pos(), "unknown shortcode %q", s.Name)
				if meant, ok := diag.DidYouMean(s.Name, known); ok {
					d.Hintf("did you mean %q?", meant)
				} else {
					d.Hintf("known are %s", strings.Join(known, ", "))
				}
			}
		}
	},
}
