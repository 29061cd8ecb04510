package audience

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// only resolves `{{< only "mentor" >}}...{{< /only >}}`: what the audience may
// read stays without the tags, the rest goes with them. A part whose audience
// is not known, or that is never closed, is for nobody else than the author;
// the checks tell of it. Parts may stand inside of parts. Comments go too: they
// are for nobody. They go first, so that where one ends does not depend on who reads.
func only(body source.Body, a config.Audience) source.Body { return read(body, a).Body }

// read gives a text as an audience reads it.
func read(body source.Body, a config.Audience) Reading {
	if !strings.Contains(body.Text, "{{") && !source.MayHoldRemarks(body.Text) {
		return Reading{Body: body}
	}
	said, _ := body.WithoutRemarks()
	edits, closed := closedParts(said, a)
	var r Reading
	r.Body, r.Open = said.Edit(edits...).WithoutRemarks() // a part may hold an edge of the code that a comment was in
	r.Body = withoutOrphans(body.Text, r.Body)
	for _, part := range closed {
		r.Closed = append(r.Closed, said.Pos(part.Start))
	}
	return r
}

// Part is a part of a text that an audience may not read, from its first tag to behind its last.
type Part struct{ From, To diag.Pos }

// ClosedParts gives the parts of a text that an audience may not read.
func ClosedParts(body source.Body, a config.Audience) []Part {
	if !strings.Contains(body.Text, "{{") {
		return nil
	}
	said, _ := body.WithoutRemarks()
	var all []Part
	_, closed := closedParts(said, a)
	for _, part := range closed {
		all = append(all, Part{said.Pos(part.Start), said.Pos(part.End)})
	}
	return all
}

// closedParts gives the edits that take out what an audience may not read, and the parts
// that it may not.
func closedParts(body source.Body, a config.Audience) (edits, closed []source.Edit) {
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
				edits = append(edits, source.OwnLine(body.Text, s.Start, s.End))
			default:
				closedAt, from = depth, s.Start
			}
		case depth > 0:
			if depth == closedAt {
				edits, closed = append(edits, source.OwnLine(body.Text, from, s.End)), append(closed, source.Edit{Start: from, End: s.End})
				closedAt = 0
			} else if closedAt == 0 {
				edits = append(edits, source.OwnLine(body.Text, s.Start, s.End))
			}
			depth--
		}
	}
	if closedAt > 0 {
		rest := source.Edit{Start: from, End: len(body.Text)}
		edits, closed = append(edits, rest), append(closed, rest)
	}
	return edits, closed
}

// LikeOnly finds what was meant to be a tag of `only`, well written or not: with too
// few brackets or others, or as HTML writes them, with spaces between, in capitals.
var LikeOnly = regexp.MustCompile(`(?i)\{\s*(?:[{<%‹«]|&lt;)\s*(?:[<%‹«-]|&lt;)?\s*/?\s*only\b`)
