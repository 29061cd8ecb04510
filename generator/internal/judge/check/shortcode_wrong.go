package check

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var shortcodeWrong = Check{
	ID:       "shortcode-wrong",
	Title:    "a shortcode that cannot be used",
	Severity: diag.Error,
	Doc: `A shortcode of casebook lacks its argument, has one that it does not know,
names an invalid date or one without a value, is not closed, is closed without
being opened, is in a field although it works only in a body, or is in the
address of a link, which must be plain text.

The sentence would be broken: "waits fell to  after the change".

These are the forms: evidence "ID"; person "ID"; metric "SERIES" at="2026-06";
change "SERIES" from="2026-01" to="2026-06"; chart "SERIES"; the first four
also take text="...", and the last three column="...". A chart also takes
columns="a,b", from, to, type="line", "bar", "area" or "step", height="320" and
caption. Put a passage for some readers between only "mentor" and /only. Hugo's
figure shows pictures in static/; for one next to the text, use Markdown:
![words](queue.png "caption"). It can link to addresses with https:, http: and
mailto:, and to pages of the site by their address.`,
	Run: func(p *Pass) {
		own := p.Case.OwnShortcodes()
		for t := range p.texts("{") {
			p.unfinishedTags(t)
			p.likeOnly(t)
			p.matchPairs(t, own)
			charts := 0
			for _, tag := range t.Shortcodes() {
				s := shortcode{tag, t}
				if s.Name == "figure" && !slices.Contains(own, s.Name) {
					p.hugoFigure(s)
				}
				sig, ok := format.ShortcodeOf(s.Name)
				if !ok || slices.Contains(own, s.Name) {
					continue
				}
				if s.Name == "chart" {
					if charts++; charts == maxCharts+1 {
						p.Reportf(s.pos(), "more than %d charts in one text", maxCharts).Hintf("show fewer, or split the text into several entries")
					}
				}
				switch {
				case sig.Body && t.field.Given():
					if !s.Closing {
						p.Reportf(s.pos(), "%q works in the text of an entry, not in a field", s.Name)
					}
				case !s.Closing:
					p.arguments(s, sig)
				}
			}
			for _, s := range t.Quoted() {
				if !s.Closing && !slices.Contains(own, s.Name) && !slices.Contains(printPlain, s.Name) {
					p.Reportf(t.at(s.Start), "%q is in %s, where only plain text works", s.Name, s.Part).Hintf("write there what it would print")
				}
			}
		}
	},
}

// maxCharts is how many charts one text may show: each is drawn, and stands in the
// page as a picture and as a table.
const maxCharts = 50

// unfinishedTags reports what Hugo takes for the beginning of a shortcode, and
// what is none.
func (p *Pass) unfinishedTags(t text) {
	all := t.Shortcodes()
	for _, mark := range []string{"{{<", "{{%"} {
		tags := all
		for from := 0; ; {
			i := strings.Index(t.Text[from:], mark)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(mark)
			for len(tags) > 0 && tags[0].End <= at {
				tags = tags[1:]
			}
			known := len(tags) > 0 && tags[0].Start <= at
			if known || strings.HasPrefix(t.Text[from:], "/*") {
				continue
			}
			if m := oddName.FindStringSubmatch(t.Text[from:min(len(t.Text), from+maxTag)]); m != nil && (m[1] == `\` || !nameOfOne.MatchString(m[2])) {
				p.misnamed(t.at(at), m[1], m[2])
			} else {
				p.Reportf(t.at(at), "%q opens a shortcode that does not end", mark).
					Hintf("end it with %s}}", map[string]string{"{{<": ">", "{{%": "%"}[mark])
			}
		}
	}
}

// oddName is what a tag holds, to its end, and nameOfOne what can be a name in it.
var (
	oddName   = regexp.MustCompile(`^\s*([/\\]?)\s*([^\s{}<>%"/]+)(?:\s[^\n{}]*)?[%>]\}\}`)
	nameOfOne = regexp.MustCompile(`^[A-Za-z0-9_][\w./-]*$`)
)

// maxTag is how far the end of such a tag is looked for.
const maxTag = 100

// misnamed reports a tag with a name that no shortcode can have.
func (p *Pass) misnamed(at diag.Pos, slash, name string) {
	d := p.Reportf(at, "%q is not the name of a shortcode", slash+name)
	if meant, ok := diag.DidYouMean(name, slices.Concat(ofCasebook, ofHugo)); ok {
		d.Hintf("did you mean {{< %s%s >}}?", strings.ReplaceAll(slash, `\`, "/"), meant)
	} else {
		d.Hintf("it has letters from a to z, digits, - and _")
	}
}

// likeOnly reports what looks like a tag of only and is none: what it was to close
// would be shown to all.
func (p *Pass) likeOnly(t text) {
	found := audience.LikeOnly.FindAllStringIndex(t.Text, -1)
	if len(found) == 0 {
		return
	}
	tags, code := t.Shortcodes(), t.InCode()
	for _, m := range found {
		for len(tags) > 0 && tags[0].End <= m[0] {
			tags = tags[1:]
		}
		tag := strings.HasPrefix(t.Text[m[0]:], "{{<") || strings.HasPrefix(t.Text[m[0]:], "{{%") // unfinishedTags tells of it
		if tag || len(tags) > 0 && tags[0].Start <= m[0] || code(m[0]) {
			continue
		}
		p.Reportf(t.at(m[0]), "%q looks like \"only\", but closes nothing", t.Text[m[0]:m[1]]).
			Hintf(`write it as {{< only "mentor" >}} and {{< /only >}}`)
	}
}

func (p *Pass) arguments(s shortcode, sig format.Shortcode) {
	known := []string{sig.First.Name}
	for _, a := range sig.Others {
		known = append(known, a.Name)
	}
	name := sig.First.Name
	if sig.Paired {
		known, name = nil, ""
	}
	if first := s.arg(name, 0); first.V == "" {
		p.Reportf(s.pos(), "%q needs its %s", s.Name, sig.First.Name).Hintf("write it as {{< %s \"...\" >}}", s.Name)
		return
	}
	unnamed := 0
	for _, a := range s.Args {
		at := s.in.at(a.Start)
		if a.Name == "" {
			if unnamed++; unnamed == 2 {
				p.Reportf(at, "%q takes one argument without a name", s.Name).Hintf("give the others their names, as in at=\"2026-03\"; words with spaces go into quotes")
			}
		} else if !slices.Contains(known, a.Name) {
			d := p.Reportf(at, "%q has no argument %q", s.Name, a.Name)
			if meant, ok := diag.DidYouMean(a.Name, known); ok {
				d.Hintf("did you mean %q?", meant)
			} else if len(known) > 0 {
				d.Hintf("it has %s", strings.Join(known, ", "))
			}
		}
	}
	p.shape(s, sig)
	p.figures(s, sig)
}

// shape reports a word that an argument does not have, and a number out of bounds.
func (p *Pass) shape(s shortcode, sig format.Shortcode) {
	for _, may := range sig.Others {
		arg := s.arg(may.Name, none)
		switch {
		case !arg.Given():
		case may.Form == format.Word && !slices.Contains(may.Words, arg.V):
			p.Reportf(arg.Pos, "a %s has no %s %q", s.Name, may.Name, arg.V).Hintf("use one of %s", strings.Join(may.Words, ", "))
		case may.Form == format.Count:
			if n, err := strconv.Atoi(arg.V); err != nil || n < may.Least || n > may.Most {
				p.Reportf(arg.Pos, "%q is not a %s for a %s", arg.V, may.Name, s.Name).Hintf("write pixels, from %d to %d", may.Least, may.Most)
			}
		}
	}
}

// figures reports dates that are none, and those for which there is no value.
func (p *Pass) figures(s shortcode, sig format.Shortcode) {
	var dates []string
	for _, a := range sig.Others {
		if a.Form == format.Date {
			dates = append(dates, a.Name)
		}
	}
	if len(dates) == 0 {
		return
	}
	ref, col := p.seriesOf(s)
	var series *casefile.Series
	column := -1
	if i := casefile.Find(p.Case.Series, ref.V); i >= 0 && !p.Case.Series[i].Unread {
		series = &p.Case.Series[i]
		_, column = series.Column(col.V)
	}
	for _, name := range dates {
		arg := s.arg(name, none)
		if !arg.Given() {
			continue
		}
		over, err := day.Parse(arg.V)
		switch {
		case err != nil:
			p.Reportf(arg.Pos, "%s", err).Hintf("%s", source.DateHint(arg.V))
		case column >= 0 && s.Name != "chart" && math.IsNaN(series.Mean(column, over)):
			p.Reportf(arg.Pos, "%q has no value in %s", series.ID, over).See(series.Pos, "%s", extent(series)).
				Hintf("name a period that the series covers").Tells = series.Pos
		}
	}
}
