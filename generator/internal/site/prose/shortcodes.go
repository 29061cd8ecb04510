package prose

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// ChartMaker gives the figure of a call of the shortcode chart: the nth of a page, by the
// address of the page; nil where there is nothing to show.
type ChartMaker func(page string, nth int, s source.Shortcode) *views.Fig

// resolver replaces shortcode calls by finished ones.
type resolver struct {
	d       *Prose
	draw    ChartMaker // nil: the text is a field, in which no figure can stand
	page    string     // its address below the base
	figures []*views.Fig
}

// body gives a body with its shortcodes resolved. Those that are neither casebook's
// nor make HTML stay as they are.
func (r *resolver) body(b source.Body) source.Body {
	var edits []source.Edit
	for _, s := range b.Shortcodes() {
		if s.AsMarkdown && slices.Contains(makeHTML, s.Name) && !slices.Contains(r.d.replaced, s.Name) {
			edits = append(edits, source.Edit{Start: s.Start + 2, End: s.Start + 3, Text: "<"}, source.Edit{Start: s.End - 3, End: s.End - 2, Text: ">"})
			continue
		}
		args, known := r.call(s)
		if !known || s.Closing {
			continue
		}
		e := source.Edit{Start: s.Start, End: s.End}
		if len(args) > 0 {
			e.Text = written(s.Name, args)
		} else if e.Start > 0 && b.Text[e.Start-1] == ' ' && source.Closes(b.Text[e.End:]) {
			e.Start-- // "needs , a change" would tell that something was taken out
		}
		edits = append(edits, e)
	}
	return b.Edit(edits...)
}

// makeHTML are the shortcodes of Hugo that print HTML. Written as {{% NAME %}}, what
// they print is read as Markdown, which drops it with the words in it; they are called
// as {{< NAME >}} then.
var makeHTML = []string{"details", "figure", "highlight"}

// argument is a named argument of a finished call.
type argument struct{ name, value string }

// call gives the arguments of the finished call; none where it vanishes. known
// is false for shortcodes of others.
func (r *resolver) call(s source.Shortcode) (args []argument, known bool) {
	text, _ := s.Arg("text", math.MaxInt)
	switch s.Name {
	case "evidence":
		args = r.evidence(s, text.Value)
	case "metric":
		args = r.metric(s, text.Value)
	case "change":
		args = r.change(s, text.Value)
	case "person":
		args = r.person(s, text.Value)
	case "chart":
		args = r.chart(s)
	default:
		_, lost := r.d.lost(s)
		return nil, lost
	}
	if args == nil && text.Value != "" {
		args = []argument{{"text", text.Value}}
	}
	return args, true
}

func (r *resolver) evidence(s source.Shortcode, text string) []argument {
	id, _ := s.Arg("id", 0)
	e, ok := r.d.Entries[string(casefile.EvidenceFolder)+"/"+id.Value]
	if !ok {
		return nil
	}
	args := []argument{{"text", cmp.Or(text, e.Title.V)}, {"url", r.d.At(e.Path())}}
	if e.Number > 0 {
		args = append(args, argument{"number", strconv.Itoa(e.Number)}, argument{"label", fmt.Sprintf("Exhibit %d", e.Number)})
	}
	ended := "not finished"
	if e.Number > 0 {
		ended = "finished " + wording.PeriodText(e.Evidence.Ended.V)
	}
	return append(args, argument{"title", wording.Capital(strings.TrimPrefix(e.Evidence.Kind.V+", "+ended, ", "))})
}

func (r *resolver) person(s source.Shortcode, text string) []argument {
	id, _ := s.Arg("id", 0)
	p := r.d.Person(id.Value)
	if p == nil {
		return nil
	}
	if known, ok := r.d.People[id.Value]; ok && !r.d.Audience.MayRead(known.Named) {
		text = "" // the author's words could hold the name that is not to be read
	}
	args := []argument{{"text", cmp.Or(text, p.Name)}}
	if p.Line != "" {
		args = append(args, argument{"title", p.Line})
	}
	return args
}

func (r *resolver) metric(s source.Shortcode, text string) []argument {
	c, ok := r.d.ColumnOf(s)
	if !ok {
		return nil
	}
	v := c.Latest(r.d.Judged.Day)
	if at, given := s.Arg("at", math.MaxInt); given {
		over, err := day.Parse(at.Value)
		if err != nil {
			return nil
		}
		v = c.During(over)
	}
	if math.IsNaN(v.Value) {
		return nil
	}
	return []argument{
		{"text", cmp.Or(text, v.Text(c.UnitText()))}, {"url", r.d.SeriesURL(c.Series)},
		{"title", fmt.Sprintf("%s, %s (%s)", c.Heading(), v.When, v.Source)},
	}
}

func (r *resolver) change(s source.Shortcode, text string) []argument {
	c, ok := r.d.ColumnOf(s)
	if !ok {
		return nil
	}
	from, to := c.First(), c.Latest(r.d.Judged.Day)
	if b := c.Baseline; c.Index == 0 && b.Given() {
		from = caseindex.Reading{Value: b.V, When: "baseline", Source: wording.Place(b.Pos)}
	}
	for name, v := range map[string]*caseindex.Reading{"from": &from, "to": &to} {
		at, given := s.Arg(name, math.MaxInt)
		if !given {
			continue
		}
		over, err := day.Parse(at.Value)
		if err != nil {
			return nil
		}
		*v = c.During(over)
	}
	said := caseindex.Change(from, to, c.UnitText())
	if said == "" {
		return nil
	}
	args := []argument{
		{"text", cmp.Or(text, said)}, {"url", r.d.SeriesURL(c.Series)},
		{"title", fmt.Sprintf("%s: from %s (%s) to %s (%s)", c.Heading(),
			from.Text(c.UnitText(), to.Value), from.When, to.Text(c.UnitText(), from.Value), to.When)},
	}
	if way := wording.Direction(from.Value, to.Value, c.GoodWay()); way != "" {
		args = append(args, argument{"direction", way})
	}
	return args
}

// written gives a call as Hugo reads it.
func written(name string, args []argument) string {
	var call strings.Builder
	call.WriteString("{{< " + name)
	for _, a := range args {
		call.WriteString(" " + a.name + "=" + source.Quote(a.value))
	}
	call.WriteString(" >}}")
	return call.String()
}

// chart keeps a figure for the page, and gives the key that the shortcode finds it by.
func (r *resolver) chart(s source.Shortcode) []argument {
	if r.draw == nil {
		return nil
	}
	f := r.draw(r.page, len(r.figures)+1, s)
	if f == nil {
		return nil
	}
	f.Key = strconv.Itoa(len(r.figures) + 1)
	r.figures = append(r.figures, f)
	return []argument{{"figure", f.Key}}
}
