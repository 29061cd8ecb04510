package pages

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Where the evidence, the author and others put a competency at different levels, the
// skill map says so in words.
func TestDisagreementsAreSaid(t *testing.T) {
	for _, test := range []struct{ self, other, want string }{
		{"staff", "staff", ""},
		{"", "", ""},
		{"staff", "", ""},
		{"senior", "senior", "own view and Bea: Senior, below the evidence"},
		{"staff", "senior", "own view: Staff; Bea: Senior, below the evidence"},
		{"chief", "", "own view: Chief, above the evidence"},
		{"", "senior", "Bea: Senior, below the evidence"},
	} {
		rows := "date,by,competency,level\n"
		if test.self != "" {
			rows += "2026-01-10,self,design," + test.self + "\n"
		}
		if test.other != "" {
			rows += "2026-01-10,bea,design," + test.other + "\n"
		}
		c := readCase(t, fstest.MapFS{
			"config.yaml": {Data: []byte("title: Case\nperson: {name: Ana}\ntarget: {level: staff, from: senior}\n")},
			"content/framework.yaml": {Data: []byte("levels: [{id: senior, name: Senior}, {id: staff, name: Staff}, {id: chief, name: Chief}]\n" +
				"areas: [{id: all, name: All, competencies: [{id: design, name: Design, expectations: {staff: Does it}}]}]\ngates: {staff: {each: {evidence: 1}}}\n")},
			"content/people.yaml":      {Data: []byte("- {id: bea, name: Bea, relation: mentor}\n")},
			"content/evidence/work.md": {Data: []byte("---\ntitle: Work\nended: 2026-01-02\ncompetencies: [{id: design, level: staff}]\n---\n")},
			"content/assessments.csv":  {Data: []byte(rows)},
		})
		tree, diags := Compose(c, assess.Of(c, demoDay), Options{Audience: config.Self})
		if diags.Errors() > 0 {
			t.Fatal(diags)
		}
		page := string(tree.Files["content/skills/_index.md"])
		got := ""
		if _, rest, ok := strings.Cut(page, `"differs":`); ok {
			_, rest, _ = strings.Cut(rest, `"`)
			got, _, _ = strings.Cut(rest, `"`)
		}
		if got != test.want {
			t.Errorf("self %q, other %q: %q, want %q", test.self, test.other, got, test.want)
		}
		if asked := "asked for: Staff"; !strings.Contains(page, asked) {
			t.Errorf("the page does not say %q", asked)
		}
	}
}
