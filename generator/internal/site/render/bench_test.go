package render

import (
	"fmt"
	"testing"
)

// BenchmarkRun makes sites of plain pages. The throwaway theme lists every page
// on the home page, so the sites grow a little faster than their pages.
func BenchmarkRun(b *testing.B) {
	for _, n := range []int{0, 100, 1000, 10000} {
		p := many(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if site := p.site(b); site.Pages < n {
					b.Fatalf("%d pages", site.Pages)
				}
			}
		})
	}
}
