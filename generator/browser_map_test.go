package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// withCompetencies writes a portfolio that asks for many competencies in three areas. All of
// them are supported, save for the numbers without evidence; of the competency in
// doubt, two exhibits have one witness.
func withCompetencies(t *testing.T, competencies int, without map[int]bool, inDoubt int) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("../config.yaml", "title: Many\nperson: {name: Ada}\ntarget: {level: staff, from: senior}\nas-of: 2026-06-30\naudience: self\n")
	write("people.yaml", "- {id: bo, name: Bo Example, relation: peer}\n- {id: cy, name: Cy Example, relation: peer}\n")
	var areas strings.Builder
	for i := range competencies {
		if i%(competencies/3) == 0 {
			fmt.Fprintf(&areas, "  - id: area-%d\n    name: Area %d\n    competencies:\n", i, i)
		}
		fmt.Fprintf(&areas, "      - {id: skill-%d, name: Skill number %d, expectations: {staff: Does %d.}}\n", i, i, i)
		if without[i] {
			continue
		}
		witnesses := "bo, cy"
		if i == inDoubt {
			witnesses = "bo"
			write("evidence/again.md", fmt.Sprintf("---\ntitle: Again\nended: 2026-02\ncompetencies: [{id: skill-%d, level: staff}]\nwitnesses: [bo]\n---\n\nDone again.\n", i))
		}
		write(fmt.Sprintf("evidence/work-%d.md", i), fmt.Sprintf("---\ntitle: Work %d\nended: 2026-01\ncompetencies: [{id: skill-%d, level: staff}]\nwitnesses: [%s]\n---\n\nDone.\n", i, i, witnesses))
	}
	write("framework.yaml", "name: Ladder\nlevels: [{id: senior, name: Senior}, {id: staff, name: Staff}]\nareas:\n"+areas.String()+
		"gates: {staff: {each: {evidence: 1}}}\n")
	return dir
}

const answerColour = `getComputedStyle(document.querySelector('.answer')).borderInlineStartColor`

// A reader sees a name or a number in words beside each shape of the matrix, however
// many competencies there are; and the answer is green if nothing is in doubt.
func TestBrowserMap(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	shown := func(dir string) *tab {
		folder, _ := build(t, dir, Flag{Key: "baseURL", Name: "--base-url", Value: "/"})
		p := open(t, browser, host(t, folder))
		p.size(1280)
		p.visit("/")
		return p
	}
	for name, c := range map[string]struct {
		dir  string
		want []string
	}{
		"few":           {withCompetencies(t, 6, map[int]bool{1: true}, 5), []string{"Skill number 0", "Skill number 1 blocks", "Skill number 2", "Skill number 3", "Skill number 4", "Skill number 5 but one witness only"}},
		"many":          {withCompetencies(t, 45, map[int]bool{1: true, 40: true}, 20), []string{"14 supported", "Skill number 1 blocks", "14 supported", "Skill number 20 but one witness only", "14 supported", "Skill number 40 blocks"}},
		"many, and bad": {withCompetencies(t, 45, map[int]bool{0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 20: true, 21: true, 22: true, 23: true, 40: true, 41: true}, -1), []string{"8 supported", "7 without evidence yet", "11 supported", "4 without evidence yet", "13 supported", "2 without evidence yet"}},
	} {
		p := shown(c.dir)
		if got := ask[[]string](p, `[...document.querySelectorAll('.marks li')].map((li) => { for (const e of li.querySelectorAll('.hidden')) e.remove(); return li.innerText.trim().replace(/\s+/g, ' '); })`); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: the matrix shows %q, expected %q", name, got, c.want)
		}
		p.sound(name)
	}

	sure, doubted, lacking := shown(withCompetencies(t, 6, nil, -1)), shown(withCompetencies(t, 6, nil, 5)), shown(withCompetencies(t, 6, map[int]bool{1: true}, -1))
	green, other, amber := ask[string](sure, answerColour), ask[string](doubted, answerColour), ask[string](lacking, answerColour)
	if green == other || other != amber {
		t.Errorf("the bar beside the answer is %s where it holds, %s where it is in doubt and %s where it does not hold yet", green, other, amber)
	}
}
