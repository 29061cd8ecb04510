package casecharts

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/prose"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
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
	at      diag.Pos     // where the author wrote what is drawn
	url     string       // of the series that is shown
	table   *views.Table // nil = the chart's own
	bare    bool         // no table: the page shows the same rows
}

const (
	narrowWidth = 360  // pixels, of a phone
	wide        = 1080 // of a chart that goes over the whole page
	NarrowEnd   = "-narrow"
)

// Charts makes the charts of a case. They are noted as pages ask for them, and drawn
// together.
type Charts struct {
	*prose.Prose
	press    func([]chart.Job) ([]chart.Figure, []error)
	drawings []*drawing                           // in the order they were asked for
	drawn    map[string]*drawing                  // by key
	Ids      map[string]bool                      // of charts
	shown    map[string]map[caseindex.Column]bool // by key of an entry: columns that its body shows with their periods
	named    map[string]bool                      // charts of the author's own that have their address
	strong   map[string]bool                      // keys of the strongest exhibits
	reach    map[day.Day]map[string]int           // ranks that the evidence supported, by competency
}

// NewCharts makes the charts of a case by a press. Without one, figures have their
// captions and tables alone.
func New(p *prose.Prose, press func([]chart.Job) ([]chart.Figure, []error)) *Charts {
	d := &Charts{
		Prose: p, press: press, drawn: map[string]*drawing{}, Ids: map[string]bool{},
		shown: map[string]map[caseindex.Column]bool{}, named: map[string]bool{}, strong: map[string]bool{}, reach: map[day.Day]map[string]int{},
	}
	for _, e := range p.Strongest(OwnPeriods) {
		d.strong[e.Key()] = true
	}
	return d
}

// drawing is a chart that is to be drawn, and the figures that show it.
type drawing struct {
	job   chart.Job
	key   string // what it shows; the same key is the same drawing
	title string
	at    diag.Pos
	figs  []*views.Fig
	bare  map[*views.Fig]bool

	failed bool
}

// Figure gives the figure of a sketch. It has its caption and description at
// once, and the drawing when all are drawn.
func (d *Charts) Figure(s sketch) *views.Fig {
	f := &views.Fig{Key: s.kind, Caption: s.caption, Description: s.about.Description, URL: s.url, Table: s.table}
	if s.url != "" || s.bare { // of a series; a judgement is read from no one place
		f.Source = wording.Place(s.at)
	}
	if d.press == nil {
		return f
	}
	key := s.Key()
	x := d.drawn[key]
	if x == nil {
		x = &drawing{
			job: chart.Job{ID: d.ChartID(s.kind, s.of, key), Chart: s.chart, Width: s.width, Height: s.height},
			key: key, title: s.about.Title, at: s.at, bare: map[*views.Fig]bool{},
		}
		d.drawn[key] = x
		d.drawings = append(d.drawings, x)
	}
	x.figs, x.bare[f] = append(x.figs, f), s.bare
	return f
}

// Key tells what a sketch shows.
func (s sketch) Key() string { return s.kind + "\x00" + strings.Join(s.of, "\x00") }

// Drawn is what the drawings are for the site.
type Drawn struct {
	Files  map[string][]byte // path in a Hugo project ("assets/charts/load.svg") -> bytes
	Static map[string][]byte // path in the site ("charts/load.csv") -> bytes
	Shown  int               // figures with a drawing
	Diags  diag.List         // charts that could not be drawn
}

// Draw has all charts drawn that were asked for, in one go, and completes their figures.
func (d *Charts) Draw() Drawn {
	to := Drawn{Files: map[string][]byte{}, Static: map[string][]byte{}}
	if len(d.drawings) == 0 {
		return to
	}
	var jobs []chart.Job
	var of []*drawing
	for _, x := range d.drawings {
		narrow := x.job
		narrow.ID, narrow.Width = x.job.ID+NarrowEnd, narrowWidth
		jobs, of = append(jobs, x.job, narrow), append(of, x, x)
	}
	figures, errs := d.press(jobs)
	for i, x := range of {
		switch {
		case errs[i] != nil && !x.failed:
			x.failed = true
			to.Diags.Errorf(x.at, "chart-failed", "the chart of %q could not be drawn: %v", x.title, errs[i]).
				Hintf("show less in it, as with from and to of the shortcode chart, or correct the values named here")
		case x.failed:
		case jobs[i].Width == narrowWidth:
			x.hangNarrow(&to, figures[i])
		default:
			d.hang(&to, x, figures[i])
		}
	}
	return to
}

// hang puts a drawing into the figures that show it, and beside the pages.
func (d *Charts) hang(to *Drawn, x *drawing, drawn chart.Figure) {
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
	to.Shown += len(x.figs)
	name := "charts/" + x.job.ID
	to.Files["assets/"+name+".svg"] = drawn.SVG
	to.Static[name+".svg"] = drawn.SVG
	to.Static[name+".csv"] = drawn.Table.CSV()
	to.Static[name+".json"] = drawn.Option
	for _, f := range x.figs {
		f.ID, f.SVG = x.job.ID, name+".svg"
		f.File, f.Option, f.CSV = d.At("/"+name+".svg"), d.At("/"+name+".json"), d.At("/"+name+".csv")
		f.Explore = drawn.Explore
	}
}

// hangNarrow adds the drawing for narrow columns.
func (x *drawing) hangNarrow(to *Drawn, drawn chart.Figure) {
	if drawn.Empty != "" {
		return
	}
	name := "charts/" + x.job.ID + NarrowEnd + ".svg"
	to.Files["assets/"+name] = drawn.SVG
	for _, f := range x.figs {
		f.Narrow = name
	}
}

// rowsShown bounds the table under a chart. What is longer is in the CSV file:
// a page with ten years of days in it serves nobody.
const rowsShown = 200

// tableOf gives the data of a chart as a page shows it; nil where it is too long.
func tableOf(t chart.Table) *views.Table {
	if len(t.Rows) == 0 || len(t.Rows) > rowsShown {
		return nil
	}
	v := views.Table{Head: t.Header}
	for _, row := range t.Rows {
		v.Rows = append(v.Rows, views.TableRow{Head: row[0], Cells: row[1:]})
	}
	return &v
}

// Days of the case are days of a chart: both count from 1970-01-01. What is not
// known must not get here.

func chartDay(d day.Day) chart.Day { return chart.Day(d) }

func chartSpan(p day.Period) chart.Span {
	return chart.Span{First: chartDay(p.First), Last: chartDay(p.Last)}
}
