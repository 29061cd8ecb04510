package prose

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

// badges puts its words in the place of an image of another host that stands
// within a link, since no page asks another host for anything. The link stays.
func (d *Prose) badges(b source.Body) source.Body {
	if !strings.Contains(b.Text, "![") || !strings.Contains(b.Text, "//") {
		return b
	}
	shown := policy.Sources(d.Hosts)
	var edits []source.Edit
	for _, i := range b.LinkedImages() {
		_, here := config.Within(d.BaseURL, i.URL)
		if policy.Remote(i.URL) && !here && !policy.From(i.URL, shown) {
			edits = append(edits, source.Edit{Start: i.Start, End: i.End, Text: i.Words})
		}
	}
	return b.Edit(edits...)
}
