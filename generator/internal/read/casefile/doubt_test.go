package casefile

import (
	"fmt"
	"strings"
	"testing"
)

// What two files say of one thing, and what stands twice in one, is told, and what
// hangs on it is closed. One mistake is one message.
func TestWhatIsGivenTwiceOrInAnotherForm(t *testing.T) {
	const framework = "levels: [{id: a}, {id: b}]\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"two sidecars": {map[string]string{"content/metrics/builds.csv": "d,n\n2026-01,5\n", "content/metrics/builds.json": `{"audience": "self"}`, "content/metrics/builds.yaml": "title: B\n"},
			`content/metrics/builds.yaml: error: "builds.json" and "builds.yaml" both describe the series "builds" [id-duplicate]`},
		"two frameworks": {map[string]string{"content/framework.yaml": framework, "content/framework.toml": "name = 'F'"},
			`content/framework.toml: error: "framework.yaml" and "framework.toml" are both the framework [id-duplicate]`},
		"params": {map[string]string{"content/evidence/f.md": "---\ntitle: F\nparams: {a: {b: 1, c: 2, b: 3}}\n---\n"},
			`content/evidence/f.md:3:26: error: "b" is given twice; the first one counts [field-repeated]`},
		"no rows": {map[string]string{"content/people.yaml": "ana:\n  name: Ana\n", "content/evidence/f.md": "---\ntitle: F\nwitnesses: [ana]\n---\n"},
			`content/people.yaml:1:1: error: expected a list, found a map [type-wrong]`},
		"an empty row": {map[string]string{"content/people.yaml": "- {id: ana, name: Ana}\n-\n"}, `content/people.yaml:2:2: error: an item of people is empty [type-wrong]`},
		"a row of text": {map[string]string{"content/people.yaml": "- {id: ana, name: Ana}\n- id:bo\n"},
			`content/people.yaml:2:3: error: expected fields with values, found text [type-wrong] write a space after the colon: id: bo`},
		"an empty item":    {map[string]string{"content/evidence/f.md": "---\ntitle: F\ntags:\n  - x\n  -\n---\n"}, `content/evidence/f.md:5:4: error: an item of tags is empty [type-wrong]`},
		"merged":           {map[string]string{"content/evidence.yaml": "- &x {id: x, title: X, ended: 2026-01}\n- {<<: *x, id: y}\n"}, ``},
		"a tick":           {map[string]string{"content/milestones.yaml": "- {id: x, title: X, outcomes: [{text: y, done: 3.4.2026}]}\n"}, `content/milestones.yaml:1:48: error: "3.4.2026" is not a date [date-bad] write 2026-04-03`},
		"a tick in quotes": {map[string]string{"content/milestones.yaml": "- {id: x, title: X, outcomes: [{text: y, done: 'April 2026'}]}\n"}, `content/milestones.yaml:1:48: error: "April 2026" is neither true, false nor a date [type-wrong] write 2026-04`},
		"a tick of words":  {map[string]string{"content/milestones.yaml": "- {id: x, title: X, outcomes: [{text: y, done: nearly}]}\n"}, `content/milestones.yaml:1:48: error: "nearly" is neither true, false nor a date [type-wrong] write true, or the day`},
		"no tick":          {map[string]string{"content/milestones.yaml": "- {id: x, title: X, outcomes: [{text: y, done: No}]}\n"}, `content/milestones.yaml:1:48: error: "No" is neither true, false nor a date [type-wrong] write false`},
		"a name of a day":  {map[string]string{"content/journal/18-05-2026-plan.md": "# P\n"}, `content/journal/18-05-2026-plan.md:1:1: error: "18-05-2026-plan" begins like a date, but is not one that casebook reads [date-bad] name it 2026-05-18-plan`},
		"quotes of others": {map[string]string{"content/evidence/f.md": "---\ntitle: F\nkind: „design“\nended: “5.6.2026”\n---\n"}, `content/evidence/f.md:3:7: error: unknown kind "„design“" [kind-unknown] write design, without quotes|content/evidence/f.md:4:8: error: "“5.6.2026”" is not a date [date-bad] write 2026-06-05`},
	} {
		c.files["content/evidence/e.md"] = "# E\n"
		got, diags := from(t, c.files)
		var all []string
		for _, d := range diags {
			all = append(all, fmt.Sprintf("%s: %s: %s [%s] %s", d.Pos, d.Severity, d.Message, d.Check, d.Hint))
		}
		for i, want := range strings.Split(c.want, "|") {
			if len(all) != len(strings.Split(c.want, "|")) && c.want != "" || c.want == "" && len(all) > 0 || len(all) > 0 && !strings.HasPrefix(all[i], want) {
				t.Errorf("%s:\ngot  %s\nwant %s", name, strings.Join(all, "\n     "), c.want)
				break
			}
		}
		if name == "two sidecars" && (len(got.Series) > 0 || !got.MayHold("metrics", "builds")) {
			t.Errorf("the series of two sidecars is in the case: %v", got.Series)
		}
	}
}
