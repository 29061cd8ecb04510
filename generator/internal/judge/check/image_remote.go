package check

import (
	"net/url"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/policy"
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
link. Where the host is one that may learn of the readers, as that of your own
company, allow it in config.yaml: hosts: [images.example.com]. A packet, which
asks nobody for anything, shows a link in place of the image. An image within a
link, such as a badge, becomes the link with its words: see badge-linked.`,
	Run: func(p *Pass) {
		hosts := p.Case.Config.Hosts
		shown := policy.Sources(hosts)
		for _, l := range p.links() {
			if _, here := p.local(l.URL); !l.Image || l.Linked || here || !policy.Remote(l.URL) || policy.From(l.URL, shown) {
				continue
			}
			d := p.Reportf(l.pos(), "the image %q lies on another host", l.URL)
			if from, ok := allowedOtherwise(l.URL, hosts); ok {
				d.Hintf("write its address from %s on", from)
			} else {
				d.Hintf("save it in the portfolio, or link to it")
			}
		}
	},
}

// allowedOtherwise gives how an address at an allowed host has to begin.
func allowedOtherwise(address string, hosts []string) (from string, ok bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	for _, h := range hosts {
		if name, _, _ := strings.Cut(h, ":"); strings.EqualFold(u.Hostname(), name) {
			return policy.Sources([]string{h})[0], true
		}
	}
	return "", false
}
