package check

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// FigureClosed is the id of the check that speaks of what an audience does not get.
const FigureClosed = "figure-closed"

var figureClosed = Check{
	ID:       FigureClosed,
	Title:    "a sentence that loses its figure",
	Severity: diag.Warning,
	Doc: `A sentence prints a figure, or a link to evidence, from a series or an entry
that the audience of the build may not read, or that is a draft.

The closed part is left out, and the sentence is broken: "cut from 24 % to ."

Use text="..." to say what is printed instead: {{< metric "queue" text="a few
minutes" >}}. Or put the sentence between {{< only "committee" >}} and {{<
/only >}}, or open the series with "audience" in its NAME.yaml. The audience is
the one in config.yaml or --audience.`,
	OfWhole: true,
	Run: func(p *Pass) {
		reader := p.reader()
		own := p.Case.OwnShortcodes()
		for t := range p.texts("{{") {
			var in passages
			for _, tag := range t.Shortcodes() {
				in.enter(tag, reader)
				if tag.Closing || slices.Contains(own, tag.Name) || !slices.Contains(ofCasebook, tag.Name) {
					continue
				}
				if text, _ := tag.Arg("text", math.MaxInt); text.Value != "" || !reader.MayRead(t.audience) || in.closed > 0 || !inSentence(t.Text, tag.Start, tag.End) {
					continue
				}
				p.withoutFigure(shortcode{tag, t}, reader)
			}
		}
	},
}

// reader is whom the case is built for.
func (p *Pass) reader() config.Audience { return cmp.Or(p.Case.Config.Audience, config.Committee) }

// withoutFigure tells of a sentence whose figure or link an audience does not get.
func (p *Pass) withoutFigure(s shortcode, reader config.Audience) {
	what, wide, at := p.closedTo(reader, s)
	switch {
	case what == "":
	case wide == config.Unset:
		p.Reportf(s.pos(), "this sentence loses its link: the %s is in no build", what).See(at, "it is a draft here").
			Hintf(`write text="..." with what to print instead`)
	default:
		lost := "figure"
		if s.Name == "evidence" {
			lost = "link"
		}
		p.Reportf(s.pos(), "the audience %q gets this sentence without its %s: it may not read the %s", reader, lost, what).
			See(at, "it is closed here").
			Hintf(`write text="..." with what to print instead, or put the sentence between {{< only %q >}} and {{< /only >}}`, wide)
	}
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
		for i := range p.drafted.Evidence {
			if e := &p.drafted.Evidence[i]; e.ID == ref.V && e.Draft.V {
				return `draft "` + ref.V + `"`, config.Unset, e.Draft.Pos
			} else if e.ID == ref.V && !reader.MayRead(e.Audience) {
				return `evidence "` + ref.V + `"`, e.Audience, e.Pos
			}
		}
	}
	return "", config.Unset, diag.Pos{}
}

// passages are what the tags of only have opened, up to a tag.
type passages struct {
	open   []bool // whether each is one that an audience may not read
	closed int    // how many are
}

// enter goes on to the next tag of the text.
func (p *passages) enter(s source.Shortcode, reader config.Audience) {
	if s.Name != "only" {
		return
	}
	if !s.Closing {
		word, _ := s.Arg("", 0)
		wide, ok := config.ParseAudience(word.Value)
		p.open = append(p.open, !ok || !reader.MayRead(wide))
		if !ok || !reader.MayRead(wide) {
			p.closed++
		}
	} else if n := len(p.open) - 1; n >= 0 {
		if p.open[n] {
			p.closed--
		}
		p.open = p.open[:n]
	}
}

// inSentence tells whether other words stand in the paragraph of a shortcode. It
// goes no further than the next word, so that many tags in one paragraph are gone
// through once.
func inSentence(text string, start, end int) bool {
	wordOr := func(r, next rune) (word, stop bool) {
		word = unicode.IsLetter(r) || unicode.IsDigit(r)
		return word, word || r == '\n' && next == '\n'
	}
	var last rune
	for i := start; i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if word, stop := wordOr(r, last); stop {
			if word {
				return true
			}
			break
		}
		i, last = i-size, r
	}
	last = 0
	for _, r := range text[end:] {
		if word, stop := wordOr(r, last); stop {
			return word
		}
		last = r
	}
	return false
}
