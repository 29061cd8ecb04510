package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

var imageRemote = Check{
	ID:       "image-remote",
	Title:    "an image from another host",
	Severity: diag.Error,
	Doc: `A text shows an image that lies on another host.

No page of a case loads anything from elsewhere: the other host would learn who
reads the case and when, and the image may change or vanish after the review.
Browsers are told to refuse it.

Save the image beside the text and show that file, if you may. Otherwise put a
link.`,
	Run: func(p *Pass) {
		for _, l := range p.links() {
			if _, here := p.local(l.URL); l.Image && !here && isRemote(l.URL) {
				p.Reportf(l.pos(), "the image %q lies on another host", l.URL).
					Hintf("save it in the portfolio, or link to it")
			}
		}
	},
}

func isRemote(address string) bool {
	address = strings.ToLower(address)
	return strings.HasPrefix(address, "//") || strings.HasPrefix(address, "http:") || strings.HasPrefix(address, "https:")
}
