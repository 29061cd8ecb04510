package pages

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// What turns the answer into a yes is said of each requirement that is not met, and of nothing else.
func TestWhatIsNeededForAYes(t *testing.T) {
	const (
		round    = "calendar: [{name: Autumn, kind: round, opens: 2026-09-07, closes: 2026-10-16, decides: 2026-11-13}]\n"
		unclosed = "calendar: [{name: Autumn, kind: round, opens: 2026-09-07, decides: 2026-11-13}]\n"
		security = "Security: 1 exhibit of 2 asked, 1 witness; 1 more exhibit; "
	)
	for name, c := range map[string]struct {
		calendar, step, rules string
		finished              bool
		want                  string
	}{
		"holds":           {calendar: round, finished: true},
		"in time":         {calendar: round, step: "due: 2026-09-11", want: security + "Plan (due 11 September 2026); in-time: in time for the decision"},
		"on the last day": {calendar: round, step: "due: 2026-10-16", want: security + "Plan (due 16 October 2026); in-time: in time for the decision"},
		"too late":        {calendar: round, step: "due: 2026-10-17", want: security + "Plan (due 17 October 2026); late: too late: the round closes on 16 October 2026"},
		"overdue":         {calendar: round, step: "due: 2026-05-01", want: security + "Plan (due 1 May 2026); overdue: overdue: the round closes on 16 October 2026"},
		"no close":        {calendar: unclosed, step: "due: 2026-11-14", want: security + "Plan (due 14 November 2026); late: too late: the committee decides on 13 November 2026"},
		"closes later":    {calendar: strings.Replace(round, "2026-10-16", "2026-12-31", 1), step: "due: 2026-12-01", want: security + "Plan (due 1 December 2026); late: too late: the committee decides on 13 November 2026"},
		"no date":         {calendar: round, step: "tags: [some]", want: security + "Plan (); undated: without a date: the round closes on 16 October 2026"},
		"no round":        {step: "due: 2026-09-11", want: security + "Plan (due 11 September 2026)"},
		"not planned":     {calendar: round, want: security + "nothing planned"},
		"a rule":          {calendar: round, finished: true, rules: ", rules: [{id: voices, name: Voices, feedback: 2}]", want: "Voices: no piece of feedback of 2 asked; "},
	} {
		files := map[string]string{
			"config.yaml":            "title: A case\nperson: {name: Ada}\naudience: committee\ntarget: {level: staff}\n" + c.calendar,
			"content/framework.yaml": "levels: [{id: staff}]\nareas: [{id: a, competencies: [{id: security, name: Security, expectations: {staff: Asks.}}, {id: extra, name: Extra, importance: should, expectations: {staff: Asks.}}]}]\ngates: {staff: {each: {evidence: 2}" + c.rules + "}}\n",
			"content/people.yaml":    "- {id: ann, name: Ann Ash}\n",
			"content/evidence/e.md":  "---\ntitle: E\nended: 2026-05-01\nwitnesses: [ann]\ncompetencies: [{id: security, level: staff}]\n---\nWords.\n",
		}
		if c.finished {
			files["content/evidence/f.md"] = files["content/evidence/e.md"]
		}
		if c.step != "" {
			files["content/milestones/plan.md"] = "---\ntitle: Plan\n" + c.step + "\ncompetencies: [{id: security, level: staff}]\n---\n"
		}
		v, _ := bound(t, small(t, files), Options{Packet: with("summary"), Audience: config.Committee})
		var all []string
		for _, n := range v.Needs {
			said := []string{n.Name.Title + ": " + n.BecauseMD, n.Missing}
			for _, step := range n.Aimed {
				said = append(said, step.Title+" ("+step.Note+")")
			}
			if n.NothingAimed {
				said = append(said, "nothing planned")
			}
			if n.InTime != nil {
				said = append(said, n.InTime.ID+": "+n.InTime.Word)
			}
			all = append(all, strings.Join(said, "; "))
		}
		if got := strings.Join(all, "\n"); got != c.want {
			t.Errorf("%s:\n%s\nexpected\n%s", name, got, c.want)
		}
		if len(v.Open) != 1 || v.Open[0].Competency.Title != "Extra" {
			t.Errorf("%s: optional and open are %v", name, v.Open)
		}
	}
}
