package datafiles

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/pageparts"
)

// MachineOptions are what the portfolio itself says to programs.
type Options struct {
	Headers   []byte // its own static/_headers
	Redirects []byte // its own static/_redirects
	Robots    bool   // it has its own static/robots.txt
}

// machine writes the files for programs.
type machine struct {
	*pageparts.Parts
	bodies map[string]string // of the pages, ready for Hugo, by key of the entry
	opt    Options
	files  map[string][]byte // path in the site -> bytes
	diags  diag.List
}

// MachineFiles gives the files of a site that programs read, and what is wrong with those
// that hosts obey: case.json, search.json, colophon.json, calendar.ics, a CSV file per
// series, _headers, robots.txt. Bodies are those of the pages, by key of the entry.
func Files(parts *pageparts.Parts, bodies map[string]string, opt Options) (map[string][]byte, diag.List) {
	d := machine{Parts: parts, bodies: bodies, opt: opt, files: map[string][]byte{}}
	d.colophonJSON()
	d.caseJSON()
	d.searchJSON()
	d.seriesCSV()
	d.calendar()
	d.headers()
	d.redirects()
	if !d.opt.Robots {
		d.robots()
	}
	return d.files, d.diags
}

// colophonJSON writes colophon.json.
func (d *machine) colophonJSON() {
	if d.Colophon.Version > 0 {
		d.files["colophon.json"] = d.Colophon.JSON()
	}
}

// seriesCSV writes a table per series.
func (d *machine) seriesCSV() {
	for i := range d.Case.Series {
		s := &d.Case.Series[i]
		d.files["metrics/"+s.ID+".csv"] = seriesCSV(s)
	}
}
