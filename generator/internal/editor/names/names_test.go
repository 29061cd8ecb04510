package names

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Whatever changes, what was kept of texts gives the names that a fresh reading gives.
func TestKeptNamesAreThoseOfAFreshReading(t *testing.T) {
	const framework = "content/framework.yaml"
	r := rand.New(rand.NewPCG(1, 2))
	ids := []string{"rota", "queue", "load", "design", "bo", "night"}
	pick := func() string { return ids[r.IntN(len(ids))] }
	entry := func() string {
		slug := ""
		if r.IntN(6) == 0 {
			slug = "slug: " + pick() + "\n"
		}
		return fmt.Sprintf("---\ntitle: %s\n%switnesses: [%s]\ncompetencies: [%s, {id: %s, level: senior}]\nsummary: see [it](/evidence/%s/)\n---\n\nSee [this](../%s.md), [that](/skills/%s/) and {{< metric series=\"%s.p90\" >}}, {{< chart \"%s\" >}}.\n",
			pick(), slug, pick(), pick(), pick(), pick(), pick(), pick(), pick(), pick())
	}
	files := fstest.MapFS{}
	put := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	put("config.yaml", "title: A case\n")
	put(framework, "levels: [{id: senior}]\nareas: [{id: craft, competencies: [{id: design}, {id: load}]}]\n")
	var seen source.Former
	var kept Former
	reused := 0
	for turn := range 300 {
		switch id := pick(); r.IntN(8) {
		case 0:
			put("content/people.yaml", "- {id: "+id+", name: One}\n")
		case 1:
			put("content/metrics/"+id+".csv", "date,p90\n2026-01-01,3\n")
		case 2:
			put("content/charts/"+id+".yaml", "title: A chart\n")
		case 3:
			for name := range files {
				if strings.Contains(name, id) {
					delete(files, name)
				}
			}
		default:
			put("content/evidence/"+id+".md", entry())
		}
		tree, _, err := source.ReadSeen(files, func(string, []byte) {}, &seen)
		if err != nil {
			t.Fatal(err)
		}
		fresh, _, err := source.Read(files)
		if err != nil {
			t.Fatal(err)
		}
		defined := kept.defined
		got, want := Of(tree, framework, &kept), Of(fresh, framework, nil)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("turn %d: kept %v\nfresh %v", turn, got, want)
		}
		if kept.defined == defined && len(tree.Docs) > 1 {
			reused++
		}
	}
	if reused < 50 {
		t.Errorf("only %d readings kept anything", reused)
	}
}
