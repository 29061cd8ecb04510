package pages

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/chart"
	"github.com/casebook-dev/casebook/generator/internal/day"
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

// drawing is a chart that is to be drawn, and the figures that show it.
type drawing struct {
	job   chart.Job
	key   string // what it shows; the same key is the same drawing
	title string
	at    diag.Pos
	figs  []*Fig
	bare  map[*Fig]bool
}

// figure gives the figure of a sketch. It has its caption and description at
// once, and the drawing when all are drawn.
func (d *desk) figure(s sketch) *Fig {
	f := &Fig{Key: s.kind, Caption: s.caption, Description: s.about.Description, URL: s.url, Table: s.table}
	if s.url != "" || s.bare { // of a series; a judgement is read from no one place
		f.Source = place(s.at)
	}
	if d.press == nil {
		return f
	}
	key := strings.Join(append([]string{s.kind}, s.of...), "\x00")
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

// draw has all charts drawn, in one go, and completes the figures.
func (d *desk) draw() {
	if len(d.drawings) == 0 {
		return
	}
	jobs := make([]chart.Job, len(d.drawings))
	for i, x := range d.drawings {
		jobs[i] = x.job
	}
	figures, errs := d.press(jobs)
	for i, x := range d.drawings {
		if errs[i] != nil {
			d.diags.Errorf(x.at, "chart-failed", "the chart of %q could not be drawn: %v", x.title, errs[i]).
				Hintf("show less in it, as with from and to of the shortcode chart, or correct the values named here")
			continue
		}
		d.hang(x, figures[i])
	}
}

// hang puts a drawing into the figures that show it, and beside the pages.
func (d *desk) hang(x *drawing, drawn chart.Figure) {
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
	d.tree.Static[name+".json"] = drawn.Option
	d.tree.Static[name+".csv"] = drawn.Table.CSV()
	for _, f := range x.figs {
		f.ID, f.SVG = x.job.ID, name+".svg"
		f.File, f.Option, f.CSV = d.at("/"+name+".svg"), d.at("/"+name+".json"), d.at("/"+name+".csv")
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

// chartID makes the id of a chart, which is a file name and begins ids in the
// SVG: lower-case letters, digits and hyphens, unique in the site.
func (d *desk) chartID(kind string, of []string, key string) string {
	id := kind
	for _, part := range of {
		id += "-" + idPart(part)
	}
	if d.chartIDs[id] {
		id += "-" + short(key) // "a-b" of c is not "a" of b-c
	}
	d.chartIDs[id] = true
	return id
}

var idPartForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// idPart gives an id of the case as part of a chart's id. What had to be
// changed for it gets a number that tells it from its like.
func idPart(id string) string {
	if idPartForm.MatchString(id) && len(id) <= 60 {
		return id
	}
	plain := hyphens.ReplaceAllString(strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, id), "-")
	plain = strings.Trim(plain[:min(len(plain), 60)], "-")
	return strings.TrimPrefix(plain+"-"+short(id), "-")
}

func short(text string) string {
	h := fnv.New32a()
	h.Write([]byte(text))
	return fmt.Sprintf("%08x", h.Sum32())
}

// Days of the case are days of a chart: both count from 1970-01-01. What is not
// known must not get here.

func chartDay(d day.Day) chart.Day { return chart.Day(d) }

func chartSpan(p day.Period) chart.Span {
	return chart.Span{First: chartDay(p.First), Last: chartDay(p.Last)}
}
