package casefile

import (
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// A cell without an audience is the default in every row, whatever other rows have.
func TestAnEmptyColumnClosesNoRow(t *testing.T) {
	for _, last := range []string{"", "self", "public"} {
		files := fstest.MapFS{
			"config.yaml":          {Data: []byte("title: x\nperson: {name: Ines Varga}\n")},
			"content/evidence.csv": {Data: []byte("id,title,kind,ended,audience\na,One,design,2026-01-02,\nb,Two,design,2026-01-02,\nc,Three,design,2026-01-02," + last + "\n")},
		}
		tree, _, err := source.Read(files)
		if err != nil {
			t.Fatal(err)
		}
		cfg, _ := config.Load(tree, config.Options{})
		c, _ := From(tree, cfg)
		if len(c.Evidence) != 3 {
			t.Fatalf("%d rows are read", len(c.Evidence))
		}
		for i, want := range []string{"committee", "committee", map[string]string{"": "committee"}[last] + last} {
			if got := c.Evidence[i].Audience.String(); got != want {
				t.Errorf("last row %q: row %d is for %q, want %q", last, i+1, got, want)
			}
		}
	}
}
