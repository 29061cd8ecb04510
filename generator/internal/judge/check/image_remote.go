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
	Doc: `A text shows an image from another host.

No page of a case loads anything from another host: that host would learn who
reads the case and when, and the image may change or disappear after the
review. The policy of the site makes browsers refuse it.

Save the image next to the text and show that file, if you are allowed to.
Otherwise write a link. If the host may know the readers, such as that of your
own company, allow it in config.yaml: hosts: [images.example.com]. A packet
loads nothing, so it shows a link instead of the image. An image within a link,
such as a badge, becomes a link with its alternative text: see badge-linked.`,
	Run: func(p *Pass) {
		hosts := p.Case.Config.Hosts
		shown := policy.Sources(hosts)
		for _, l := range p.links() {
			if _, here := p.local(l.URL); !l.Image || l.Linked || here || !policy.Remote(l.URL) || policy.From(l.URL, shown) {
				continue
			}
			d := p.Reportf(l.pos(), "the image %q is on another host", l.URL)
			if from, ok := allowedOtherwise(l.URL, hosts); ok {
				d.Hintf("write its address on %s", from)
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
