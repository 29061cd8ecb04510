package casefile

import (
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Whatever is in the files of a portfolio, it is read, or told of in the file.
func FuzzFrom(f *testing.F) {
	names := []string{
		"content/framework.yaml", "content/people.yaml", "content/milestones.yaml", "content/milestones.json", "content/assessments.csv", "content/evidence/a.md",
		"content/journal/a/index.md", "content/metrics/a.yaml", "content/metrics/a.csv", "content/feedback/a.md", "content/overview.md",
	}
	for at, text := range []string{
		"levels: [{id: engineer, name: Engineer}, {id: senior, name: Senior}]\ncompetencies: [{id: design, name: Design, levels: {senior: Leads.}}]\n", "bo: {name: Bo, role: Lead}\n",
		"- {id: a, title: A, due: 2026-03, effort: 12, after: [b]}\n", `[{"id": "a", "requires": {"experience": "x"}}]`, "date,by,competency,level\n2026-03-02,kim,writing,staff\n",
		"---\ntitle: A\nended: 2026-03\ncompetencies: [{id: design, level: senior}]\nartifacts: [{title: x, url: \"https://example.com\"}]\n---\n\nSee {{< evidence \"b\" >}}.\n",
		"---\ndate: 2026\n---\n", "title: A\nunit: s\nbetter: lower\n", "date,a,b\n2026-01-01,1,2\n", "+++\nfrom = 'bo'\n+++\nGood.\n", "Words.\n",
	} {
		f.Add(uint8(at), text)
	}
	f.Fuzz(func(t *testing.T, at uint8, text string) {
		name := names[int(at)%len(names)]
		tree, _, err := source.Read(fstest.MapFS{"config.yaml": {Data: []byte("title: x\n")}, name: {Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		cfg, _ := config.Load(tree, config.Options{})
		_, diags := From(tree, cfg)
		for _, d := range diags {
			if d.Message == "" || d.Pos.File != name && d.Pos.File != "config.yaml" && d.Pos.File != "content" {
				t.Errorf("%q: %v", d.Pos.File, d)
			}
		}
	})
}
