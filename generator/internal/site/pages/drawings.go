package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// sketch is a chart as a page asks for it.
type sketch struct {
	kind    string   // Fig.Key, and the beginning of the id
	of      []string // what the chart is about, where a kind has several: ids of the case
	about   chart.About
	chart   chart.Chart // with about in it
	caption string
	width   int // 0 = the usual one
	height  int
	at      diag.Pos // where the author wrote what is drawn
	url     string   // of the series that is shown
	table   *Table   // nil = the chart's own
	bare    bool     // no table: the page shows the same rows
}

const (
	narrowWidth = 360  // pixels, of a phone
	wide        = 1080 // of a chart that goes over the whole page
	narrowEnd   = "-narrow"
)

// drawing is a chart that is to be drawn, and the figures that show it.
type drawing struct {
	job   chart.Job
	key   string // what it shows; the same key is the same drawing
	title string
	at    diag.Pos
	figs  []*Fig
	bare  map[*Fig]bool

	failed bool
}

// figure gives the figure of a sketch. It has its caption and description at
// once, and the drawing when all are drawn.
func (d *composer) figure(s sketch) *Fig {
	f := &Fig{Key: s.kind, Caption: s.caption, Description: s.about.Description, URL: s.url, Table: s.table}
	if s.url != "" || s.bare { // of a series; a judgement is read from no one place
		f.Source = place(s.at)
	}
	if d.press == nil {
		return f
	}
	key := s.key()
	x := d.drawn[key]
	if x == nil {
		x = &drawing{
			job: chart.Job{ID: d.chartID(s.kind, s.of, key), Chart: s.chart, Width: s.width, Height: s.height},
			key: key, title: s.about.Title, at: s.at, bare: map[*Fig]bool{},
		}
		d.drawn[key] = x
		d.drawings = append(d.drawings, x)
	}
	x.figs, x.bare[f] = append(x.figs, f), s.bare
	return f
}

// key tells what a sketch shows.
func (s sketch) key() string { return s.kind + "\x00" + strings.Join(s.of, "\x00") }

// draw has all charts drawn, in one go, and completes the figures.
func (d *composer) draw() {
	if len(d.drawings) == 0 {
		return
	}
	var jobs []chart.Job
	var of []*drawing
	for _, x := range d.drawings {
		jobs, of = append(jobs, x.job), append(of, x)
		if x.job.Width == 0 || x.job.Width == wide { // a small one is narrow already
			narrow := x.job
			narrow.ID, narrow.Width = x.job.ID+narrowEnd, narrowWidth
			jobs, of = append(jobs, narrow), append(of, x)
		}
	}
	figures, errs := d.press(jobs)
	for i, x := range of {
		switch {
		case errs[i] != nil && !x.failed:
			x.failed = true
			d.diags.Errorf(x.at, "chart-failed", "the chart of %q could not be drawn: %v", x.title, errs[i]).
				Hintf("show less in it, as with from and to of the shortcode chart, or correct the values named here")
		case x.failed:
		case jobs[i].Width == narrowWidth:
			d.hangNarrow(x, figures[i])
		default:
			d.hang(x, figures[i])
		}
	}
}

// hang puts a drawing into the figures that show it, and beside the pages.
func (d *composer) hang(x *drawing, drawn chart.Figure) {
	own := tableOf(drawn.Table)
	for _, f := range x.figs {
		if f.Table == nil && !x.bare[f] {
			f.Table = own
		}
		f.Notes, f.Empty = drawn.Notes, drawn.Empty
	}
	if drawn.Empty != "" {
		return
	}
	d.tree.Charts += len(x.figs)
	name := "charts/" + x.job.ID
	d.tree.Files["assets/"+name+".svg"] = drawn.SVG
	d.tree.Static[name+".svg"] = drawn.SVG
	d.tree.Static[name+".csv"] = drawn.Table.CSV()
	d.tree.Static[name+".json"] = drawn.Option
	for _, f := range x.figs {
		f.ID, f.SVG = x.job.ID, name+".svg"
		f.File, f.Option, f.CSV = d.at("/"+name+".svg"), d.at("/"+name+".json"), d.at("/"+name+".csv")
		f.Explore = drawn.Explore
	}
}

// hangNarrow adds the drawing for narrow columns.
func (d *composer) hangNarrow(x *drawing, drawn chart.Figure) {
	if drawn.Empty != "" {
		return
	}
	name := "charts/" + x.job.ID + narrowEnd + ".svg"
	d.tree.Files["assets/"+name] = drawn.SVG
	for _, f := range x.figs {
		f.Narrow = name
	}
}

// rowsShown bounds the table under a chart. What is longer is in the CSV file:
// a page with ten years of days in it serves nobody.
const rowsShown = 200

// tableOf gives the data of a chart as a page shows it; nil where it is too long.
func tableOf(t chart.Table) *Table {
	if len(t.Rows) == 0 || len(t.Rows) > rowsShown {
		return nil
	}
	v := Table{Head: t.Header}
	for _, row := range t.Rows {
		v.Rows = append(v.Rows, TableRow{Head: row[0], Cells: row[1:]})
	}
	return &v
}

// Days of the case are days of a chart: both count from 1970-01-01. What is not
// known must not get here.

func chartDay(d day.Day) chart.Day { return chart.Day(d) }

func chartSpan(p day.Period) chart.Span {
	return chart.Span{First: chartDay(p.First), Last: chartDay(p.Last)}
}
