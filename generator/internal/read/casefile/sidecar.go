package casefile

import (
	"cmp"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// sidecar is the data file beside a series: what the numbers mean, and how
// their file is to be read.
type sidecar struct {
	series  *Series
	options series.Options
	columns []Column // in the order of options.Columns
}

// mostEvents is how many events of a series are read: a chart marks each, with a label of its own.
const mostEvents = 100

// SeriesOptions gives what the file beside a series says of how its table is read.
func SeriesOptions(file string, data []byte) (series.Options, diag.List) {
	value, diags := source.ValueOf(file, path.Ext(file), data)
	k, d := sidecar{series: &Series{}, options: series.Options{Sidecar: path.Base(file)}}, decoder{meant: map[[2]string]bool{}, diags: diags}
	if len(diags) == 0 && value.Kind != source.Null {
		k.read(&d, source.Data{Path: file, Value: value})
	}
	return k.options, d.diags.Of(diag.Error)
}

func (k *sidecar) read(d *decoder, file source.Data) {
	f := file.Value.Open("field-unknown", &d.diags)
	k.series.Sidecar = diag.Pos{File: file.Path, Line: 1, Col: 1}
	k.fields(d, f)
	f.Close()
}

func (k *sidecar) fields(d *decoder, f *source.Fields) {
	s := k.series
	s.Title, s.Unit, s.Source = f.Brief("title", format.MostTitle), f.Brief("unit", format.MostName), f.Text("source")
	s.Better = f.Word("better", format.Directions...)
	s.Baseline, s.Target = f.Number("baseline"), f.Number("target")
	s.Audience, _ = d.audience(f, "audience", defaultNamed)
	s.Public = f.Word("public", format.Shown...)
	s.Unread = d.diags.Told(func() { // how the file is to be read is not known
		k.dates(f)
		k.rows(f, &d.diags)
		k.figures(f, &d.diags)
	})
	if v, ok := f.Raw("columns"); ok {
		g := v.Open("field-unknown", &d.diags)
		for _, field := range v.Fields {
			h, _ := g.Map(field.Key)
			k.columns = append(k.columns, Column{
				ID: field.Key, Title: h.Brief("title", format.MostTitle), Unit: h.Brief("unit", format.MostName), Better: h.Word("better", format.Directions...), Headline: h.Bool("headline"),
			})
			k.options.Columns = append(k.options.Columns, Ref{V: field.Key, Pos: field.Pos})
			h.Close()
		}
		g.Close()
	}
	for i, g := range f.Maps("events") {
		if i == mostEvents {
			d.diags.Errorf(g.Pos, "text-unbounded", "more than %d events of a series, which is more than a chart has room for", mostEvents).
				Hintf("keep those that changed the figures, or divide the series")
			break
		}
		s.Events = append(s.Events, Event{Date: g.DateOrWeek("date"), Text: g.Text("text"), Evidence: g.Text("evidence")})
		g.Close()
	}
}

// dates reads where the dates are, and how they are written.
func (k *sidecar) dates(f *source.Fields) {
	o := &k.options
	v, ok := f.Raw("date")
	if !ok {
		return
	}
	if v.Kind != source.Mapping {
		o.Date = f.Text("date")
		return
	}
	g, _ := f.Map("date")
	o.Date, o.Format = g.Text("column"), g.Text("format")
	o.Year, o.Quarter, o.Month, o.Week, o.Day = g.Text("year"), g.Text("quarter"), g.Text("month"), g.Text("week"), g.Text("day")
	g.Close()
}

// rows reads which rows count.
func (k *sidecar) rows(f *source.Fields, diags *diag.List) {
	const most = 1 << 20
	o := &k.options
	if g, ok := f.Map("skip"); ok {
		o.First, o.Last = g.Count("first", 0, most).V, g.Count("last", 0, most).V
		for _, line := range g.Counts("lines", 1, most) {
			o.Lines = append(o.Lines, line.V)
		}
		for _, word := range g.Texts("words") {
			o.Words = append(o.Words, word.V)
		}
		g.Close()
	}
	if v, ok := f.Raw("where"); ok {
		g := v.Open("field-unknown", diags)
		for _, field := range v.Fields {
			if value := g.Text(field.Key); value.Given() {
				o.Where = append(o.Where, series.Condition{Column: Ref{V: field.Key, Pos: field.Pos}, Value: value})
			}
		}
		g.Close()
	}
	o.Split = f.Text("split")
}

// figures reads which columns count, and how numbers are written.
func (k *sidecar) figures(f *source.Fields, diags *diag.List) {
	o := &k.options
	if g, ok := f.Map("numbers"); ok {
		o.Decimal, o.Group = g.Word("decimal", format.DecimalMarks...), g.Word("group", format.GroupMarks...)
		if o.Decimal.Given() && o.Decimal.V == o.Group.V {
			diags.Errorf(o.Group.Pos, "value-bad", "the decimal mark %q cannot separate thousands as well", o.Group.V).
				Hintf("write numbers: {decimal: \",\", group: \".\"} or numbers: {decimal: \".\", group: \",\"}")
			o.Group = Text{}
		}
		g.Close()
	}
	o.Value, o.Label, o.Ignore = f.Text("value"), f.Text("label"), f.Texts("ignore")
	if o.Format.Given() && !o.Date.Given() {
		diags.Errorf(o.Format.Pos, "value-bad", "the date format has no column").Hintf("write date: {column: COLUMN, format: %s}", o.Format.V)
	}
}

// table reads the file, and gives its columns the words of the sidecar.
func (k *sidecar) table(d *decoder, t source.Table) {
	s := k.series
	read, diags := series.Read(t, k.options)
	d.diags = append(d.diags, diags...)
	s.Points, s.Unread = read.Points, read.Unread
	var ids []string
	for _, of := range read.Columns {
		ids = append(ids, of.ID)
	}
	for _, of := range read.Columns {
		c := Column{ID: of.ID, Aside: of.Aside}
		if of.Wanted >= 0 {
			c = k.columns[of.Wanted]
			c.ID = of.ID
		}
		untitled := c.Title.V == ""
		if c.Unit.V == "" && (of.Unit == "" || len(read.Columns) == 1 && s.Unit.V != "") {
			c.Unit = s.Unit
		} else if c.Unit.V == "" {
			c.Unit.V = of.Unit
		}
		if untitled {
			c.Title.V = columnTitle(c.ID, c.Unit.V, ids)
		}
		s.Columns = append(s.Columns, c)
	}
	s.inherit()
}

// inherit gives the direction of a series to its first column and to those of its unit. Where
// nothing that the series says is of the first column alone, it has no unit, and the columns
// without a direction have several, it is of none of them: nobody said which is meant.
func (s *Series) inherit() {
	units := map[string]bool{}
	for _, c := range s.Columns {
		if c.Better.V == "" && !c.Aside {
			units[c.Unit.V] = true
		}
	}
	if s.Unit.V == "" && len(units) > 1 && !s.Baseline.Given() && !s.Target.Given() {
		return
	}
	for i := range s.Columns {
		if c := &s.Columns[i]; c.Better.V == "" && (i == 0 || c.Unit.V == s.Unit.V) {
			c.Better = s.Better
		}
	}
}

// columnTitle makes a title of a column's name. The unit at its end is said where figures
// are, so the title is without it, unless it is all that tells two columns apart.
func columnTitle(id, unit string, all []string) string {
	title := strings.ReplaceAll(id, "_", " ")
	short, end := title, strings.TrimRight(title, " ")
	for _, form := range []string{" (" + unit + ")", "(" + unit + ")", " [" + unit + "]", "[" + unit + "]", " in " + unit, ", " + unit, " " + unit} {
		if rest, ok := strings.CutSuffix(end, form); ok && unit != "" {
			short = strings.TrimRight(rest, " ")
			break
		}
	}
	for _, other := range all {
		if name := strings.ToLower(strings.ReplaceAll(other, "_", " ")); other != id && strings.HasPrefix(name, strings.ToLower(short)) {
			return title
		}
	}
	return cmp.Or(short, title)
}
