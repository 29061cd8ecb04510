package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// hugoFigure reports what Hugo's figure shows otherwise than Markdown does: a picture
// and a file that lie beside the text, which are not published with the page, and a
// telephone number, which its template makes no link of.
func (p *Pass) hugoFigure(s shortcode) {
	src := s.arg("src", none)
	if to, here := p.local(src.V); src.V == "" || here && !p.static("/"+strings.TrimPrefix(to, "/")) {
		hint := "![words](" + bracketed(cmp.Or(src.V, "picture.png"))
		if caption := s.arg("caption", none); caption.V != "" {
			hint += ` "` + strings.ReplaceAll(caption.V, `"`, "'") + `"`
		}
		p.Reportf(s.pos(), "\"figure\" cannot show a picture next to a text").Hintf("write %s)", hint)
	}
	for _, name := range []string{"link", "attrlink"} {
		link := s.arg(name, none)
		if scheme, _, ok := strings.Cut(strings.ToLower(link.V), ":"); ok && scheme == "tel" {
			p.Reportf(link.Pos, "\"figure\" cannot link to an address that begins with \"tel:\"").Hintf("write the link below the picture: [words](%s)", link.V)
		}
		if to, here := p.local(link.V); here && !strings.HasPrefix(to, "/") && !unusableAddress(to) {
			p.Reportf(link.Pos, "\"figure\" cannot link to a file next to a text: %s", quote(link.V)).Hintf("write the link below the picture: [words](%s)", bracketed(link.V))
		}
	}
}

// figureLinks gives the addresses that figures of a text lead to, and those of their
// pictures that lie elsewhere.
func (p *Pass) figureLinks(t text) []link {
	var all []link
	for s := range p.hugoTags(t, "figure") {
		for _, name := range []string{"link", "attrlink", "src"} {
			a, ok := s.Arg(name, none)
			to, here := p.local(a.Value)
			if picture := name == "src"; ok && (picture && !here || !picture && (!here || strings.HasPrefix(to, "/"))) {
				all = append(all, link{source.Link{URL: a.Value, Raw: a.Value, Image: picture, Offset: a.Start}, t})
			}
		}
	}
	return all
}

// markdownOf names the arguments of Hugo's shortcodes that are Markdown.
var markdownOf = map[string][]string{"figure": {"caption", "attr"}, "details": {"summary"}}

// captions gives what Hugo's shortcodes in a text show as Markdown. Like a field, it
// begins at no folder.
func (p *Pass) captions(t text) []text {
	var all []text
	for s := range p.hugoTags(t, "figure", "details") {
		for _, name := range markdownOf[s.Name] {
			if a := s.arg(name, none); a.V != "" {
				all = append(all, text{Body: source.Sheets{}.Body(a), audience: t.audience, address: t.address, inTag: true})
			}
		}
	}
	return all
}

// hugoTags gives the opening tags of some of Hugo's own shortcodes, where no template
// of the portfolio takes their place.
func (p *Pass) hugoTags(t text, names ...string) func(func(shortcode) bool) {
	return func(yield func(shortcode) bool) {
		if !strings.Contains(t.Text, "{{") || !slices.ContainsFunc(names, func(name string) bool { return strings.Contains(t.Text, name) }) {
			return
		}
		own := p.Case.OwnShortcodes()
		for _, s := range t.Shortcodes() {
			if !s.Closing && slices.Contains(names, s.Name) && !slices.Contains(own, s.Name) && !yield(shortcode{s, t}) {
				return
			}
		}
	}
}
