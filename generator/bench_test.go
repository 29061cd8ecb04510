package generator

import (
	"context"
	"path/filepath"
	"testing"
)

// BenchmarkDemo builds the demo again and again: with its charts from the
// cache, and with tables in place of charts.
func BenchmarkDemo(b *testing.B) {
	for _, c := range []struct {
		name    string
		undrawn bool
	}{{"charts", false}, {"tables", true}} {
		b.Run(c.name, func(b *testing.B) {
			out := filepath.Join(b.TempDir(), "site")
			opt := options(b, demo, Flag{Key: "output.folder", Name: "--out", Value: out})
			opt.Cache, opt.Key, opt.undrawn = b.TempDir(), []byte("a key"), c.undrawn
			build := func() {
				built, err := Build(context.Background(), demo, false, opt)
				if err != nil || built.Folder == "" {
					b.Fatal(err, built.Diags)
				}
			}
			build()
			for b.Loop() {
				build()
			}
		})
	}
}
