package chart

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// realData are the series of a real project, beside this repository where it
// was checked out for work on it.
const realData = "../../../../../shared/data/curl-stats/csv"

var dateForm = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)

// TestRealSeries draws every column of fifteen real series, whose dates are
// uneven and whose length goes to thousands of rows.
func TestRealSeries(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(realData, "*.csv"))
	if err != nil || len(paths) == 0 {
		t.Skipf("%s is not here", realData)
	}
	p := newPress(t, Options{})
	for _, path := range paths {
		id := "real-" + strings.TrimSuffix(filepath.Base(path), ".csv")
		c := Line{About: About{Title: id}, Series: realSeries(t, path)}
		if len(c.Series) == 0 {
			t.Errorf("%s has no series", id)
			continue
		}
		for _, width := range []int{720, 360} {
			fig := draw(t, p, Job{ID: id, Chart: c, Width: width})
			if fig.Empty != "" || len(fig.SVG) < 2000 || len(fig.SVG) > 200_000 {
				t.Errorf("%s at %d: %q, %d bytes", id, width, fig.Empty, len(fig.SVG))
			}
			for _, fault := range faults(c.draft(kit{p.formats, float64(width), 0, p.opt.Words, ruler{p.opt.Regular, p.opt.Bold}})) {
				t.Errorf("%s at %d: %s", id, width, fault)
			}
			if folder := os.Getenv("GALLERY"); folder != "" {
				os.WriteFile(filepath.Join(folder, id+"-"+strconv.Itoa(width)+".svg"), fig.SVG, 0o644)
			}
		}
	}
}

// realSeries reads the first date and every numeric column of a file.
func realSeries(t *testing.T, path string) []Series {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = ';', -1, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	byColumn := map[int]*Series{}
	var order []int
	for _, row := range rows {
		at, text := -1, ""
		for i, cell := range row {
			if dateForm.MatchString(cell) && at < 0 {
				at = i
			}
		}
		if at < 0 {
			continue
		}
		d, err := time.Parse(time.DateOnly, row[at][:10])
		if err != nil {
			t.Fatal(err)
		}
		if at == 1 {
			text = row[0]
		}
		for i := at + 1; i < len(row); i++ {
			v, err := strconv.ParseFloat(row[i], 64)
			if err != nil {
				continue
			}
			if byColumn[i] == nil {
				byColumn[i] = &Series{Name: "column " + strconv.Itoa(i)}
				order = append(order, i)
			}
			byColumn[i].Points = append(byColumn[i].Points, Point{On(Day(d.Unix() / 86400)), v, text})
		}
	}
	var list []Series
	for _, i := range order {
		list = append(list, *byColumn[i])
	}
	return list
}
