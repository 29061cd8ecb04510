package scan

import (
	"fmt"
	"strings"
	"testing"
)

// manyPages is the site of a case with many pages, each with a drawing, as a theme writes
// them.
func manyPages(pages int) (files map[string][]byte, size int64) {
	files = map[string][]byte{"js/own.js": []byte("1"), "css/own.css": []byte(strings.Repeat("@media (width<400px){.card>p:hover{color:var(--ink,#123);margin:0 auto 1.5rem}}\n", 400))}
	var marks, rows strings.Builder
	for i := range 60 {
		fmt.Fprintf(&marks, `<path d="M%d.5 26L274.7 264.4A2 2 0 0 1 8 9" fill="var(--chart-%d, #1a4d86)" stroke="var(--chart-line, #7d858c)" stroke-dasharray="2,3" data-x="Q%d 2026" data-value="%d pages"/>`+"\n", i, i%6, i%4, i)
		fmt.Fprintf(&rows, `<tr><th scope="row">Q%d 2026</th><td class="end">%d</td><td><a href="/evidence/e-%d/" class="ref">An exhibit &amp; its words</a></td></tr>`+"\n", i%4, i, i)
	}
	for i := range pages {
		page := fmt.Sprintf(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Exhibit %d</title><link rel="stylesheet" href="/css/own.css"><script src="/js/own.js" defer></script></head><body><p>%s</p><figure><svg viewBox="0 0 720 303" role="img"><title>x</title>%s</svg></figure><table>%s</table></body></html>`,
			i, strings.Repeat("Words of an entry, one after the other. ", 60), marks.String(), rows.String())
		files[fmt.Sprintf("evidence/e-%d/index.html", i)] = []byte(page)
		files[fmt.Sprintf("charts/c-%d.svg", i)] = []byte(`<svg xmlns="http://www.w3.org/2000/svg"><title>x</title>` + marks.String() + `</svg>`)
		files[fmt.Sprintf("charts/c-%d.json", i)] = []byte(`{"rows":[` + strings.Repeat(`{"x":"Q1 2026","value":12.5},`, 60) + `{}]}`)
	}
	for _, data := range files {
		size += int64(len(data))
	}
	return files, size
}

func BenchmarkSearch(b *testing.B) {
	files, size := manyPages(200)
	if finds := Search(files, Options{}); len(finds) > 0 {
		b.Fatalf("%+v", finds[0])
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		Search(files, Options{})
	}
}

func BenchmarkKinds(b *testing.B) {
	files, _ := manyPages(1)
	for _, name := range []string{"evidence/e-0/index.html", "charts/c-0.svg", "charts/c-0.json", "css/own.css"} {
		b.Run(name[strings.LastIndexByte(name, '.')+1:], func(b *testing.B) {
			g := newSite(files, Options{})
			b.SetBytes(int64(len(files[name])))
			for b.Loop() {
				g.file(name, files[name], newSound())
			}
		})
	}
}
