package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

var badgeLinked = Check{
	ID:       "badge-linked",
	Title:    "a badge from another host, shown as words",
	Severity: diag.Warning,
	Doc: `A link contains a picture from another host, such as a badge:
[![CI](https://ci.example/badge.svg)](https://ci.example/).

No page of a case loads anything from another host, so the page shows the link
with the alternative text of the picture: "CI". What the badge shows is
missing.

Say it in words, with the day: [CI: passing, May 2026](https://ci.example/). Or
save the picture next to the text, if you are allowed to.`,
	Run: func(p *Pass) {
		shown := policy.Sources(p.Case.Config.Hosts)
		for _, l := range p.links() {
			if l.Image && l.Linked && policy.Remote(l.URL) && !policy.From(l.URL, shown) {
				p.Reportf(l.pos(), "the picture %q is on another host; the page shows its alternative text as the link", l.URL).
					Hintf("say in words what it shows, or save it next to the text")
			}
		}
	},
}
