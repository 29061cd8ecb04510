package check

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

// FigureClosed is the id of the check that speaks of what an audience does not get.
const FigureClosed = "figure-closed"

var figureClosed = Check{
	ID:       FigureClosed,
	Title:    "a sentence that loses its figure",
	Severity: diag.Warning,
	Doc: `A sentence prints a figure, or a link to evidence, from a series or an entry
that the audience of the build may not read, or that is a draft.

What is closed vanishes, and leaves a hole: "cut from 24 % to ."

Say with text="..." what stands in its place: {{< metric "queue" text="a few
minutes" >}}. Or put the sentence between {{< only "committee" >}} and {{< /only
>}}, or open the series with audience in its sidecar. The audience is the one
that config.yaml or --audience names.`,
	Run: func(p *Pass) {
		reader := p.Case.Config.Audience
		if reader == config.Unset {
			reader = config.Committee
		}
		own := p.ownShortcodes()
		for s := range p.shortcodes() {
			if s.Closing || slices.Contains(own, s.Name) || !slices.Contains(ofCasebook, s.Name) {
				continue
			}
			if text, _ := s.Arg("text", math.MaxInt); text.Value != "" || !reader.MayRead(s.in.audience) || s.in.closedAt(s.Start, reader) || !inSentence(s.in.Text, s.Start, s.End) {
				continue
			}
			what, wide, at := p.closedTo(reader, s)
			switch {
			case what == "":
			case wide == config.Unset:
				p.Reportf(s.pos(), "this sentence loses its link: the %s is in no build", what).See(at, "it is a draft here").
					Hintf(`say text="..." for what is to be there instead`)
			default:
				lost := "figure"
				if s.Name == "evidence" {
					lost = "link"
				}
				p.Reportf(s.pos(), "the audience %q gets this sentence without its %s: it may not read the %s", reader, lost, what).
					See(at, "it is closed here").
					Hintf(`say text="..." for what is to be there instead, or put the sentence between {{< only %q >}} and {{< /only >}}`, wide)
			}
		}
	},
}

// closedTo names what a shortcode prints and an audience may not read.
func (p *Pass) closedTo(reader config.Audience, s shortcode) (what string, wide config.Audience, at diag.Pos) {
	switch s.Name {
	case "metric", "change":
		ref, _ := p.seriesOf(s)
		if i := casefile.Find(p.Case.Series, ref.V); i >= 0 {
			if series := &p.Case.Series[i]; !reader.MayRead(series.Audience) {
				return `series "` + ref.V + `"`, series.Audience, series.Pos
			}
		}
	case "evidence":
		ref := s.arg("id", 0)
		for i := range p.drafted {
			if e := &p.drafted[i]; e.ID == ref.V && e.Draft.V {
				return `draft "` + ref.V + `"`, config.Unset, e.Draft.Pos
			} else if e.ID == ref.V && !reader.MayRead(e.Audience) {
				return `evidence "` + ref.V + `"`, e.Audience, e.Pos
			}
		}
	}
	return "", config.Unset, diag.Pos{}
}

// closedAt tells whether a place of a text lies in a passage that an audience may
// not read.
func (t text) closedAt(at int, reader config.Audience) bool {
	var closed []bool
	for _, s := range t.Shortcodes() {
		switch {
		case s.Start >= at:
			return slices.Contains(closed, true)
		case s.Name != "only":
		case s.Closing && len(closed) > 0:
			closed = closed[:len(closed)-1]
		case !s.Closing:
			word, _ := s.Arg("", 0)
			wide, ok := config.ParseAudience(word.Value)
			closed = append(closed, !ok || !reader.MayRead(wide))
		}
	}
	return false
}

// inSentence tells whether other words stand in the paragraph of a shortcode.
func inSentence(text string, start, end int) bool {
	from := strings.LastIndex(text[:start], "\n\n") + 1
	rest, _, _ := strings.Cut(text[end:], "\n\n")
	return strings.ContainsFunc(text[from:start]+rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
