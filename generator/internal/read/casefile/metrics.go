package casefile

import (
	"path"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// series reads metrics/NAME.csv, each with the data file of the same name that
// may stand beside it.
func (d *decoder) metrics() {
	sidecars := map[string]source.Data{}
	for _, f := range d.tree.Data {
		if path.Dir(f.Path) != "content/metrics" {
			continue
		}
		id := stem(f.Path)
		if other, twice := sidecars[id]; twice { // either may say who may read the series
			d.diags.Errorf(diag.Pos{File: f.Path}, "id-duplicate", "%q and %q both describe the series %q", path.Base(other.Path), path.Base(f.Path), id).
				See(diag.Pos{File: other.Path}, "the other one").Hintf("keep one of the two; until then the series is in no build")
			d.leave(f.Path)
			continue
		}
		sidecars[id] = f
	}
	for _, t := range d.tree.Tables {
		if path.Dir(t.Path) != "content/metrics" {
			continue
		}
		s := Series{ID: stem(t.Path), Pos: diag.Pos{File: t.Path}, Audience: defaultNamed}
		file, ok := sidecars[s.ID]
		delete(sidecars, s.ID)
		if !d.claim("metrics", s.ID, s.Pos) || d.c.MayHold("metrics", s.ID) {
			continue // what its sidecar says of its audience cannot be read
		}
		k := sidecar{series: &s, options: series.Options{Sidecar: s.ID + ".yaml"}}
		if ok && file.Value.Kind != source.Null {
			k.read(d, file)
		}
		if s.Title.V == "" {
			s.Title.V = seriesTitle(s.ID)
		}
		if s.Unread = s.Unread || t.Broken; !s.Unread {
			k.table(d, t)
		}
		d.c.Series = append(d.c.Series, s)
	}
	for _, f := range d.tree.Data {
		if _, left := sidecars[stem(f.Path)]; left && path.Dir(f.Path) == "content/metrics" && !d.c.MayHold("metrics", stem(f.Path)) {
			d.diags.Errorf(diag.Pos{File: f.Path}, "file-misplaced", "%q describes a series, but there is no %s.csv beside it", path.Base(f.Path), stem(f.Path)).
				Hintf("give both files the same name")
		}
	}
	byID(d.c.Series)
}
