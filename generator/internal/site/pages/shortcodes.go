package pages

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// resolver replaces shortcode calls by finished ones.
type resolver struct {
	d       *composer
	charts  bool   // the text is a body, which a figure can stand in
	page    string // its address below the base
	figures []*Fig
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
		return nil, false
	}
	if args == nil && text.Value != "" {
		args = []argument{{"text", text.Value}}
	}
	return args, true
}

func (r *resolver) evidence(s source.Shortcode, text string) []argument {
	id, _ := s.Arg("id", 0)
	e, ok := r.d.entries[string(casefile.EvidenceFolder)+"/"+id.Value]
	if !ok {
		return nil
	}
	args := []argument{{"text", cmp.Or(text, e.Title.V)}, {"url", r.d.at(e.Path())}}
	if e.number > 0 {
		args = append(args, argument{"number", strconv.Itoa(e.number)}, argument{"label", fmt.Sprintf("Exhibit %d", e.number)})
	}
	ended := "not finished"
	if e.number > 0 {
		ended = "finished " + periodText(e.evidence.Ended.V)
	}
	return append(args, argument{"title", capital(strings.TrimPrefix(e.evidence.Kind.V+", "+ended, ", "))})
}

func (r *resolver) person(s source.Shortcode, text string) []argument {
	id, _ := s.Arg("id", 0)
	p := r.d.person(id.Value)
	if p == nil {
		return nil
	}
	if known, ok := r.d.people[id.Value]; ok && !r.d.audience.MayRead(known.Named) {
		text = "" // the author's words could hold the name that is not to be read
	}
	args := []argument{{"text", cmp.Or(text, p.Name)}}
	if p.Line != "" {
		args = append(args, argument{"title", p.Line})
	}
	return args
}

func (r *resolver) metric(s source.Shortcode, text string) []argument {
	c, ok := r.column(s)
	if !ok {
		return nil
	}
	v := c.latest(r.d.a.Day)
	if at, given := s.Arg("at", math.MaxInt); given {
		over, err := day.Parse(at.Value)
		if err != nil {
			return nil
		}
		v = c.during(over)
	}
	if math.IsNaN(v.value) {
		return nil
	}
	return []argument{
		{"text", cmp.Or(text, v.text(c.unit()))}, {"url", r.d.seriesURL(c.Series)},
		{"title", fmt.Sprintf("%s, %s (%s)", c.title(), v.when, v.source)},
	}
}

func (r *resolver) change(s source.Shortcode, text string) []argument {
	c, ok := r.column(s)
	if !ok {
		return nil
	}
	from, to := c.first(), c.latest(r.d.a.Day)
	if b := c.Baseline; c.index == 0 && b.Given() {
		from = reading{value: b.V, when: "baseline", source: place(b.Pos)}
	}
	for name, v := range map[string]*reading{"from": &from, "to": &to} {
		at, given := s.Arg(name, math.MaxInt)
		if !given {
			continue
		}
		over, err := day.Parse(at.Value)
		if err != nil {
			return nil
		}
		*v = c.during(over)
	}
	said := change(from, to, c.unit())
	if said == "" {
		return nil
	}
	args := []argument{
		{"text", cmp.Or(text, said)}, {"url", r.d.seriesURL(c.Series)},
		{"title", fmt.Sprintf("%s: from %s (%s) to %s (%s)", c.title(),
			from.text(c.unit(), to.value), from.when, to.text(c.unit(), from.value), to.when)},
	}
	if way := direction(from.value, to.value, c.better()); way != "" {
		args = append(args, argument{"direction", way})
	}
	return args
}

// column finds the series and column that a call speaks of: "lead-time",
// "lead-time.p90", or column="p90".
func (r *resolver) column(s source.Shortcode) (column, bool) {
	name, _ := s.Arg("series", 0)
	col, _ := s.Arg("column", math.MaxInt)
	return r.d.column(name.Value, col.Value)
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
