package audience

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// only resolves `{{< only "mentor" >}}...{{< /only >}}`: what the audience may
// read stays without the tags, the rest goes with them. A part whose audience
// is not known, or that is never closed, is for nobody else than the author;
// the checks tell of it. Parts may stand inside of parts. HTML comments go too:
// they are for nobody.
func only(body source.Body, a config.Audience) source.Body {
	var edits []source.Edit
	depth, closedAt, from := 0, 0, 0 // closedAt: the depth at which a closed part began, 0 = none
	for _, s := range body.Shortcodes() {
		switch {
		case s.Name != "only" || s.SelfClosing:
		case !s.Closing:
			depth++
			word, _ := s.Arg("", 0)
			wide, ok := config.ParseAudience(word.Value)
			if !ok {
				wide = config.Self
			}
			switch {
			case closedAt > 0:
			case a.MayRead(wide):
				edits = append(edits, line(body.Text, s.Start, s.End))
			default:
				closedAt, from = depth, s.Start
			}
		case depth > 0:
			if depth == closedAt {
				edits = append(edits, line(body.Text, from, s.End))
				closedAt = 0
			} else if closedAt == 0 {
				edits = append(edits, line(body.Text, s.Start, s.End))
			}
			depth--
		}
	}
	if closedAt > 0 {
		edits = append(edits, source.Edit{Start: from, End: len(body.Text)})
	}
	return body.Edit(edits...).WithoutRemarks()
}

// line takes out a run of text, together with its line where nothing else
// stands on it, so that no empty line parts a list or a table.
func line(text string, start, end int) source.Edit {
	lineStart := strings.LastIndexByte(text[:start], '\n') + 1
	rest, _, more := strings.Cut(text[end:], "\n")
	if more && strings.TrimSpace(text[lineStart:start]) == "" && strings.TrimSpace(rest) == "" {
		return source.Edit{Start: lineStart, End: end + len(rest) + 1}
	}
	return source.Edit{Start: start, End: end}
}
