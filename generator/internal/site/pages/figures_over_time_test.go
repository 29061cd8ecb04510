package pages

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

func homeOf(t *testing.T, c casefile.Case) views.Home {
	t.Helper()
	site, _ := Compose(c, assess.Of(c, demoDay), Options{})
	return viewOf[views.Home](t, site, "content/_index.md")
}

// An exhibit beside a headline figure says what it says of it, where that is of another time.
func TestAFigureOfAnotherTimeSaysWhen(t *testing.T) {
	files := measured()
	files["content/evidence/same.md"] = "---\ntitle: Same\nended: 2026-05-02\nrole: Led it\nwitnesses: [ann]\nimpact: [{label: Wait, metric: waits.wait, before: 2026-01, after: 2026-05}]\n---\nWords.\n"
	files["content/people.yaml"] = "- {id: ann, name: Ann Ash}\n"
	var said []string
	for _, part := range homeOf(t, small(t, files)).Numbers[0].Mine {
		said = append(said, part.Exhibit.Title+": "+part.Over)
	}
	got := strings.ReplaceAll(strings.Join(said, "; "), "\u00a0", " ")
	if want := "Same: ; Late: 24 min in April 2026"; got != want {
		t.Errorf("beside a figure of 20 min in May stands %q, want %q", got, want)
	}
}

// A target that the latest value does not reach is marked, and no other is.
func TestAMissedTargetIsMarked(t *testing.T) {
	for target, missed := range map[string]bool{"target: 20\n": false, "target: 19\n": true, "": false} {
		files := measured()
		files["content/metrics/waits.yaml"] += target
		if row := homeOf(t, small(t, files)).Numbers[0]; row.Missed != missed || missed != (row.State == "target not reached") {
			t.Errorf("%q: missed %t, %q", target, row.Missed, row.State)
		}
	}
}

// What is planned for a gap stands beside it with its day.
func TestWhatIsPlannedForAGapHasItsDay(t *testing.T) {
	const aims = "competencies: [{id: design, level: staff}]\n"
	c := small(t, map[string]string{
		"config.yaml":                   "title: A case\nperson: {name: Ada}\ntarget: {level: staff}\n",
		"content/framework.yaml":        "levels: [{id: staff}]\nareas: [{id: a, competencies: [{id: design, name: Design, expectations: {staff: Designs.}}]}]\ngates: {staff: {each: {evidence: 1}}}\n",
		"content/milestones/model.md":   "---\ntitle: A model\ndue: 2026-09-11\n" + aims + "---\n",
		"content/milestones/someday.md": "---\ntitle: Someday\n" + aims + "---\n",
		"content/milestones/talk.md":    "---\ntitle: A talk\ndue: 2026-Q4\n" + aims + "---\n",
		"content/experiments/calls.md":  "---\ntitle: Calls\nmetric: {series: waits, column: wait}\nstart: 2026-05-01\nend: 2026-10-16\n" + aims + "---\n",
		"content/metrics/waits.csv":     "date,wait\n2026-05,20\n",
	})
	var said []string
	for _, l := range homeOf(t, c).Missing[0].Aimed {
		said = append(said, l.Title+": "+l.Note)
	}
	if got, want := strings.Join(said, "; "), "A model: due 11 September 2026; A talk: due Q4 2026; Someday: ; Calls: ends 16 October 2026"; got != want {
		t.Errorf("planned is %q, want %q", got, want)
	}
}

// A value between two gaps is a dot of the line.
func TestAValueAloneIsSeen(t *testing.T) {
	c := small(t, map[string]string{
		"content/metrics/waits.csv":  "date,wait\n2026-01,3\n2026-02,\n2026-03,5\n2026-04,\n2026-05,4\n",
		"content/metrics/waits.yaml": "title: Waits\nbaseline: 3\n",
	})
	if line := homeOf(t, c).Numbers[0].Spark.Line; strings.Count(line, "h0") != 3 {
		t.Errorf("of three values alone, the line %q has other dots", line)
	}
}
