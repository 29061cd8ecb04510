package cursor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// told says what a place is, in a line.
func told(p Place) string {
	switch p.Kind {
	case Key:
		if p.KeyOf != "" {
			return fmt.Sprintf("key of %s %q", p.KeyOf, p.Word)
		}
		slices.Sort(p.Present)
		return fmt.Sprintf("key of %s %q with %s", p.Shape.Name, p.Word, strings.Join(slices.Compact(p.Present), " "))
	case Value:
		of := string(p.Field.Form)
		if p.Field.Of != "" {
			of += " " + string(p.Field.Of)
		}
		return fmt.Sprintf("%s: %s %q", p.Field.Key, of, p.Word)
	case Tag:
		return fmt.Sprintf("tag %q", p.Word)
	case Argument:
		return fmt.Sprintf("argument of %s %q", p.Shortcode.Name, p.Word)
	}
	return "nothing"
}

// The bar is the place.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"content/evidence/a.md", "---\ntitle: X\nki|\n---\n", `key of evidence "ki" with title`},
		{"content/evidence/a.md", "---\ntitle: X\nki|nd: talk\nscope: team\n---\n", `key of evidence "kind" with scope title`},
		{"content/evidence/a.md", "---\nkind: |\n---\n", `kind: word ""`},
		{"content/evidence/a.md", "---\nkind: ta|lk # why\n---\n", `kind: word "talk"`},
		{"content/evidence/a.md", "---\nkind: talk # wh|y\n---\n", `nothing`},
		{"content/evidence/a.md", "---\nkind: \"ta|lk\"\n---\n", `kind: word "talk"`},
		{"content/evidence/a.md", "---\nwitnesses: [ana, b|o]\n---\n", `witnesses: reference people "bo"`},
		{"content/evidence/a.md", "---\nwitnesses: [ana, |", `witnesses: reference people ""`},
		{"content/evidence/a.md", "---\nwitnesses:\n  - a|na\n  - bo\n---\n", `witnesses: reference people "ana"`},
		{"content/evidence/a.md", "---\nwitnesses:\n- |\n---\n", `witnesses: reference people ""`},
		{"content/evidence/a.md", "---\ncompetencies: [{id: de|sign, level: senior}]\n---\n", `id: reference competencies "design"`},
		{"content/evidence/a.md", "---\ncompetencies: [{id: design, level: se|}]\n---\n", `level: reference levels "se"`},
		{"content/evidence/a.md", "---\ncompetencies: [{id: design, le|}]\n---\n", `key of claim "le" with id`},
		{"content/evidence/a.md", "---\ncompetencies: [{id: design}, dev|]\n---\n", `competencies: reference competencies "dev"`},
		{"content/evidence/a.md", "---\ncompetencies:\n  [design,\n   deli|very]\n---\n", `competencies: reference competencies "delivery"`},
		{"content/evidence/a.md", "---\ncompetencies: [design,\n   deli|very]\nkind: talk\n---\n", `competencies: reference competencies "delivery"`},
		{"content/evidence/a.md", "---\ncompetencies: [design,\n   delivery]\nkind: ta|\n---\n", `kind: word "ta"`},
		{"content/evidence/a.md", "---\ncompetencies:\n  - id: design\n    level: |\n---\n", `level: reference levels ""`},
		{"content/evidence/a.md", "---\ncompetencies:\n  - id: design\n    l|\n---\n", `key of claim "l" with id`},
		{"content/evidence/a.md", "---\nsummary: |\n  any|thing\n---\n", `summary: Markdown ""`},
		{"content/evidence/a.md", "---\nimpact:\n  - label: x\n    metric: a.b|\n---\n", `metric: metric "a.b"`},
		{"content/evidence/a.md", "---\nimpact: [{metric: {ser|}}]\n---\n", `key of metric "ser" with `},
		{"content/evidence/a.md", "---\ntitle: X\n---\n\nkind|", `nothing`},
		{"content/milestones/a.md", "---\nactions:\n  - text: x\n    by: |\n  - t|\n---\n", `by: date ""`},
		{"content/check-ins/a.md", "---\nsteps: [{who: a|na}]\n---\n", `who: reference people "ana"`},
		{"content/people.yaml", "- id: ana\n  relation: p|eer\n- id: bo\n", `relation: word "peer"`},
		{"content/people.yaml", "- id: ana\n  name: Ana\n  re|\n- id: bo\n  alias: x\n", `key of people "re" with id name`},
		{"content/people.yaml", "- id: a|na\n", `id: id people "ana"`},
		{"content/framework.yaml", "areas:\n  - id: craft\n    competencies:\n      - id: testing\n        expectations:\n          sen|ior: Tests.\n", `key of levels "senior"`},
		{"content/framework.yaml", "gates:\n  senior:\n    rules:\n      - id: breadth\n        ki|\n", `key of rules "ki" with id`},
		{"content/framework.yaml", "gates:\n  senior:\n    rules:\n      - {id: breadth, kind: [talk, des|]}\n", `kind: word "des"`},
		{"config.yaml", "target:\n  level: st|aff\n", `level: reference levels "staff"`},
		{"config.yaml", "packet:\n  profiles:\n    - name: a\n      sections: [sum|]\n", `section: word "sum"`},
		{"content/metrics/a.yaml", "columns:\n  failed:\n    better: |\n", `better: word ""`},
		{"content/charts/a.yaml", "series:\n  - metric: a.|\n", `metric: metric "a."`},
		{"content/assessments.csv", "date,by,competency,level\n2026-01-01,self,des|ign,senior\n", `competency: reference competencies "design"`},
		{"content/evidence.csv", "id,witnesses,metric.series\na,ana; b|o,x\n", `witnesses: reference people "bo"`},
		{"content/evidence.csv", "id,witn|\na,b\n", `key of evidence "witn" with id witn`},
		{"content/evidence/a.md", "---\ntitle: x\n---\nsee {{< ev|", `tag "ev"`},
		{"content/evidence/a.md", "---\ntitle: x\n---\nsee {{< evidence \"que|ue\" >}}", `id: reference evidence "queue"`},
		{"content/evidence/a.md", "---\ntitle: x\n---\nsee {{< evidence \"queue\" te|", `argument of evidence "te"`},
		{"content/evidence/a.md", "---\ntitle: x\n---\nsee {{< chart \"x\" type=\"|\" >}}", `type: word ""`},
		{"content/evidence/a.md", "---\ntitle: x\n---\nsee {{< evidence \"queue\" >}} te|", `nothing`},
		{"content/nowhere/a.md", "---\nki|", `nothing`},
		{"content/evidence/a.md", "{\n  \"title\": \"X\",\n  \"ki|\"\n}\n\nText {x}.", `key of evidence "ki" with title`},
		{"content/evidence/a.md", "{\"title\": \"say \\\"so\\\"\", \"kind\":\"ta|\"}", `kind: word "ta"`},
		{"content/evidence/a.md", "{\"witnesses\": [\"ana\", \"b|o\"]}\n", `witnesses: reference people "bo"`},
		{"content/evidence/a.md", "{\"competencies\": [{\"id\": \"design\", \"level\": |}]}", `level: reference levels ""`},
		{"content/evidence/a.md", "{\"title\": \"X\"}\n\nki|nd", `nothing`},
		{"content/people.json", "[\n  {\"id\": \"ana\", \"relation\": \"p|\"},\n  {}\n]\n", `relation: word "p"`},
		{"content/people.json", "[{\"id\": \"ana\", |", `key of people "" with id`},
		{"content/framework.json", "{\"gates\": {\"senior\": {\"rules\": [{\"id\": \"a\", \"ki|\": 1}]}}}", `key of rules "ki" with id`},
		{"content/evidence/a.md", "+++\ntitle = \"X\"\nki|\nscope = \"team\"\n+++\n", `key of evidence "ki" with scope title`},
		{"content/evidence/a.md", "+++\nkind = \"ta|lk\" # why\n+++\n", `kind: word "talk"`},
		{"content/evidence/a.md", "+++\nkind = \"talk\" # wh|y\n+++\n", `nothing`},
		{"content/evidence/a.md", "+++\nkind = |\n+++\n", `kind: word ""`},
		{"content/evidence/a.md", "+++\nwitnesses = [\"ana\",\n  \"b|o\"]\n+++\n", `witnesses: reference people "bo"`},
		{"content/evidence/a.md", "+++\nwitnesses = [\"ana\",\n  \"bo\"]\nkind = \"t|\"\n+++\n", `kind: word "t"`},
		{"content/evidence/a.md", "+++\ncompetencies = [{id = \"design\", le|}]\n+++\n", `key of claim "le" with id`},
		{"content/evidence/a.md", "+++\n[[competencies]]\nid = \"design\"\nlevel = \"se|\"\n+++\n", `level: reference levels "se"`},
		{"content/evidence/a.md", "+++\ntitle = \"X\"\n[[comp|]]\n+++\n", `key of evidence "comp" with `},
		{"content/evidence/a.md", "+++\nsummary = \"\"\"\nki|nd\n\"\"\"\n+++\n", `nothing`},
		{"content/evidence/a.md", "+++\nkind = \"talk\"\n+++\nki|", `nothing`},
		{"content/framework.toml", "[gates.senior]\neach.ev|\n", `key of each "ev" with `},
		{"content/charts/a.toml", "[[series]]\nmetric = \"a.|\"\n", `metric: metric "a."`},
	} {
		offset := strings.LastIndex(c.text, "|")
		text := c.text[:offset] + c.text[offset+1:]
		if strings.Contains(c.text, "summary: |") {
			offset = strings.Index(c.text, "summary: |") + len("summary: ")
			text = strings.Replace(c.text, "any|thing", "anything", 1)
			offset += len("|\n  any")
			c.want = "nothing"
		} else if strings.Count(c.text, "|") > 1 { // the first one is the place
			offset = strings.Index(c.text, "|")
			text = strings.ReplaceAll(c.text, "|", "")
		}
		if got := told(At(c.file, "content/framework.yaml", text, offset)); got != c.want {
			t.Errorf("%s: %q gives\n\t%s\nnot\n\t%s", c.file, c.text, got, c.want)
		}
	}
}

// Whatever is written, the word is where the place is.
func FuzzPlaces(f *testing.F) {
	for _, file := range []string{"content/evidence/a.md", "config.yaml", "content/evidence.csv", "content/framework.yaml", "content/framework.toml", "content/people.json"} {
		f.Add(file, "---\ncompetencies: [{id: design, level: \"x\"}, ]\n  - a: b\n---\n{{< evidence \"x\" >}}", 30)
		f.Add(file, "a,b;c\n\"x\n", 7)
		f.Add(file, "---\nevidence: [a,\n  b] and more\n---\n", 28)
	}
	f.Fuzz(func(t *testing.T, file, text string, offset int) {
		p := At(file, "content/framework.yaml", text, offset)
		if p.Kind == Nothing {
			return
		}
		if p.Start < 0 || p.End < p.Start || p.End > len(text) || text[p.Start:p.End] != p.Word || !strings.HasPrefix(p.Word, p.Typed) {
			t.Fatalf("%+v", p)
		}
		if p.Kind == Key && p.Shape == nil && p.Field == nil || p.Kind == Value && p.Field == nil {
			t.Fatalf("%+v", p)
		}
	})
}
