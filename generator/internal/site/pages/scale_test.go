package pages

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Where the evidence, the author and others put a competency at different levels, the
// page of competencies says so in words.
func TestDisagreementsAreSaid(t *testing.T) {
	for _, test := range []struct{ self, other, want, apart string }{
		{"staff", "staff", "", ""},
		{"", "", "", ""},
		{"staff", "", "", ""},
		{"senior", "senior", "own view and Bea: Senior, below the evidence", "all see Senior"},
		{"staff", "senior", "own view: Staff; Bea: Senior, below the evidence", "the author sees Staff; the mentor sees Senior"},
		{"chief", "", "own view: Chief, above the evidence", "the author sees Chief"},
		{"", "senior", "Bea: Senior, below the evidence", "the mentor sees Senior"},
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
		said := func(key string) string {
			_, rest, _ := strings.Cut(page, `"`+key+`":`)
			_, rest, _ = strings.Cut(rest, `"`)
			text, _, _ := strings.Cut(rest, `"`)
			return text
		}
		for key, want := range map[string]string{"differs": test.want, "apart": test.apart} {
			if got := said(key); strings.Contains(page, `"`+key+`":`) != (want != "") || want != "" && got != want {
				t.Errorf("self %q, other %q: %s is %q, want %q", test.self, test.other, key, got, want)
			}
		}
		if asked := "asked for: Staff"; !strings.Contains(page, asked) {
			t.Errorf("the page does not say %q", asked)
		}
	}
}

// The readiness of a packet says who assessed the competencies.
func TestPacketsSayWhoAssessed(t *testing.T) {
	for rows, want := range map[string]string{
		"2026-01-10,self,design,staff\n2026-01-10,bea,design,senior\n2026-01-10,cy,design,staff\n": "Assessed by the author, Bea (mentor) and Cy. Where one of them does not see Staff, its row says what they see",
		"2026-01-10,bea,design,staff\n":  "Assessed by Bea (mentor). Where that is not at Staff, its row says so",
		"2026-01-10,self,design,staff\n": "Assessed by the author. Where that is not at Staff, its row says so",
		"":                               "",
	} {
		c := small(t, map[string]string{
			"config.yaml": "title: Case\nperson: {name: Ana}\ntarget: {level: staff, from: senior}\n",
			"content/framework.yaml": "levels: [{id: senior, name: Senior}, {id: staff, name: Staff}]\n" +
				"areas: [{id: all, name: All, competencies: [{id: design, name: Design, expectations: {staff: Does it}}]}]\n",
			"content/people.yaml":     "- {id: bea, name: Bea, relation: mentor}\n- {id: cy, name: Cy, relation: peer}\n",
			"content/assessments.csv": "date,by,competency,level\n" + rows,
		})
		if v, _ := bound(t, c, Options{Packet: with("readiness")}); v.Assessed != want {
			t.Errorf("%q: %q, want %q", rows, v.Assessed, want)
		}
	}
}
