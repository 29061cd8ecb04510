package chart

import (
	"reflect"
	"testing"
)

// What was drawn before is what a press without memory draws, whatever changes in between:
// values within a chart, its size, what the press draws with, or which charts there are.
func TestFormerFiguresAreThoseOfAPress(t *testing.T) {
	ctx, value := t.Context(), func(v float64) Line {
		return Line{About: About{Title: "Load"}, Min: &v, Series: []Series{{Name: "p95", Points: []Point{{Span: On(20000), Value: v}, {Span: On(20031), Value: 7}}}}}
	}
	english, german := newPress(t, Options{}), newPress(t, Options{Words: Words{NoData: "noch nichts"}})
	var former Former
	drew := map[string]int{}
	for _, c := range []struct {
		name  string
		press *Press
		jobs  []Job
		kept  int // how many are figures of before
	}{
		{"the first", english, []Job{{ID: "a", Chart: value(3)}, {ID: "b", Chart: value(4)}, {ID: "none", Chart: Line{}}}, 0},
		{"the same", english, []Job{{ID: "a", Chart: value(3)}, {ID: "b", Chart: value(4)}, {ID: "none", Chart: Line{}}}, 3},
		{"another value, and another order", english, []Job{{ID: "b", Chart: value(4)}, {ID: "a", Chart: value(5)}}, 1},
		{"another size, and one that failed", english, []Job{{ID: "b", Chart: value(4), Width: 360}, {ID: "bad", Chart: value(1), Width: 1}}, 0},
		{"one that fails again", english, []Job{{ID: "b", Chart: value(4), Width: 360}, {ID: "bad", Chart: value(1), Width: 1}}, 1},
		{"other words", german, []Job{{ID: "none", Chart: Line{}}}, 0},
		{"none", german, nil, 0},
	} {
		kept := 0
		for _, job := range c.jobs {
			if was, ok := former.figures[job.ID]; ok && former.with == c.press.setting() && reflect.DeepEqual(was.job, job) {
				kept++
			}
		}
		got, errs := former.All(ctx, c.press, c.jobs)
		want, wantErrs := c.press.All(ctx, c.jobs)
		if kept != c.kept || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d figures of before, want %d; the same figures: %v", c.name, kept, c.kept, reflect.DeepEqual(got, want))
		}
		for i := range errs {
			if (errs[i] == nil) != (wantErrs[i] == nil) {
				t.Errorf("%s: %v, want %v", c.name, errs[i], wantErrs[i])
			}
			drew[c.jobs[i].ID]++
		}
	}
	if drew["bad"] != 2 {
		t.Errorf("%v", drew)
	}
}

// Nothing is drawn for what is as before: a press whose charts all fail gives it.
func TestFormerFiguresAreNotDrawnAgain(t *testing.T) {
	sound := newPress(t, Options{})
	var former Former
	job := func() Job {
		return Job{ID: "bars", Chart: Bars{About: About{Title: "Load"}, Bars: weekly(3, func(int) Bar { return Bar{Value: 4} })}}
	}
	if _, errs := former.All(t.Context(), sound, []Job{job()}); errs[0] != nil {
		t.Fatal(errs)
	}
	broken := newPress(t, Options{Memory: 1})
	if _, errs := broken.All(t.Context(), []Job{job()}); errs[0] == nil {
		t.Fatal("the press that is to fail draws")
	}
	if got, errs := former.All(t.Context(), broken, []Job{job()}); errs[0] != nil || len(got[0].SVG) == 0 {
		t.Error(errs)
	}
}
