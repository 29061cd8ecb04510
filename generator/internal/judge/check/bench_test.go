package check

import (
	"fmt"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// BenchmarkAll checks a case of many entries, of which every tenth has a link
// and a shortcode, and every hundredth a mistake.
func BenchmarkAll(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var files []txtar.File
			for i := range n {
				body := "Three teams agreed on one queue, see https://example.com/ and [this](https://example.com/x).\n"
				if i%10 == 0 {
					body += "Before: [the queue](/evidence/queue/), {{< metric \"lead-time.p50\" >}}.\n"
				}
				witness := "jun"
				if i%100 == 0 {
					witness = "june"
				}
				files = append(files, txtar.File{
					Name: fmt.Sprintf("content/evidence/piece-%05d.md", i),
					Data: fmt.Appendf(nil, "---\ntitle: Piece %d\nkind: design\nended: 2026-03-31\nsummary: It went from 12 to %d pages a week.\nwitnesses: [%s]\ncompetencies: [delivery]\n---\n\n%s", i, i, witness, body),
				})
			}
			tree, _, err := source.Read(portfolio(b, files, nil))
			if err != nil {
				b.Fatal(err)
			}
			cfg, _ := config.Load(tree, config.Options{})
			c, _ := casefile.From(tree, cfg)
			a := assess.Of(audience.View(c, config.Self), cfg.AsOf.Last)
			b.ResetTimer()
			for b.Loop() {
				if len(All(b.Context(), c, a)) < n {
					b.Fatal("mistakes were missed")
				}
			}
		})
	}
}
