package pdf

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// book is a document like a packet: headings, a table of contents, links, a
// font, pictures, margins that print-only fonts are used in.
func book(size string, chapters int) string {
	var b strings.Builder
	font := base64.StdEncoding.EncodeToString(goregular.TTF)
	fmt.Fprintf(&b, `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Ein Buch (%d)</title><style>
@font-face { font-family: Text; src: url(data:font/ttf;base64,%[2]s) }
@font-face { font-family: Margin; src: url(data:font/ttf;base64,%[2]s) }
@page { size: %[3]s; margin: 2cm; @bottom-center { font: 9pt Margin; content: "Seite " counter(page) " von " counter(pages) } }
body { font: 11pt/1.4 Text } section { break-before: page } h1, h2, h3 { font-weight: normal } h2 { color: #123; background: #eee }
</style></head><body><h1>Ein Buch</h1><ol>`, chapters, font, size)
	for i := range chapters {
		fmt.Fprintf(&b, `<li><a href="#kapitel-%d">Kapitel %[1]d</a>`, i+1)
	}
	b.WriteString("</ol>")
	for i := range chapters {
		fmt.Fprintf(&b, `<section><h2 id="kapitel-%d">Kapitel %[1]d</h2><p>Zurück zu <a href="#kapitel-%d">Kapitel %[2]d</a>, <a href="https://example.org/%[1]d">weiter</a>.`, i+1, max(i, 1))
		fmt.Fprintf(&b, `<svg width="80" height="20" role="img" aria-label="Balken"><rect width="%d" height="20" fill="#369"/></svg>`, 10+i)
		for range 1 + i%3*12 { // some chapters take more than one page
			b.WriteString("<p>" + strings.Repeat("Ein Satz, der eine Zeile füllt und noch etwas mehr. ", 5))
		}
		fmt.Fprintf(&b, `<h3 id="schluss-%d">Schluss %[1]d</h3><p>Ende.</section>`, i+1)
	}
	return b.String()
}

func TestPrint(t *testing.T) {
	b := start(t)
	for _, test := range []struct{ size, want string }{{"A4", "(A4)"}, {"Letter", "(letter)"}} {
		t.Run(test.size, func(t *testing.T) {
			p := print(t, b, book(test.size, 5))
			data := finish(t, p.Data, Finishing{Created: created, Attachments: []Attachment{colophon}})
			path := filepath.Join(t.TempDir(), "book.pdf")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			headings, err := Outline(data)
			if err != nil {
				t.Fatal(err)
			}
			want := []Heading{{"Ein Buch", 1, 1}}
			for i := range 5 {
				start := p.At[fmt.Sprintf("kapitel-%d", i+1)]
				want = append(want, Heading{fmt.Sprintf("Kapitel %d", i+1), start, 2}, Heading{fmt.Sprintf("Schluss %d", i+1), 0, 3})
			}
			for i := range want {
				if want[i].Page == 0 && i < len(headings) {
					want[i].Page = headings[i].Page // no link leads there
				}
			}
			if !slices.Equal(headings, want) {
				t.Errorf("outline %v\nwant    %v", headings, want)
			}
			if got := slices.Sorted(maps.Keys(p.At)); fmt.Sprint(got) != "[kapitel-1 kapitel-2 kapitel-3 kapitel-4 kapitel-5]" {
				t.Errorf("At holds %v", got)
			}
			if !bytes.Contains(data, []byte("/Lang (de)")) && !bytes.Contains(data, []byte("/Lang(de)")) {
				t.Error("the language is not set")
			}
			about := tool(t, "pdfinfo", path)
			for _, want := range []string{test.want, "Tagged:          yes", "JavaScript:      no", fmt.Sprintf("Pages:           %d\n", p.Pages),
				"Title:           Ein Buch (5)", "Creator:         casebook"} {
				if !strings.Contains(about, want) {
					t.Errorf("pdfinfo does not say %q:\n%s", want, about)
				}
			}
			for _, h := range headings {
				if text := tool(t, "pdftotext", "-f", fmt.Sprint(h.Page), "-l", fmt.Sprint(h.Page), path, "-"); !regexp.MustCompile(`(?m)^\f?` + h.Title + `$`).MatchString(text) {
					t.Errorf("%q does not stand on page %d:\n%s", h.Title, h.Page, text)
				}
			}
			if last := tool(t, "pdftotext", "-f", fmt.Sprint(p.Pages), path, "-"); !strings.Contains(last, fmt.Sprintf("Seite %d von %[1]d", p.Pages)) {
				t.Errorf("the last page has no number:\n%s", last)
			}
			fonts := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:]
			for _, line := range fonts {
				if !regexp.MustCompile(`GoRegular .* yes +yes +yes `).MatchString(line) {
					t.Errorf("a font from elsewhere, or not embedded: %s", line)
				}
			}
			if len(fonts) == 0 {
				t.Error("no fonts")
			}
		})
	}
}

// A proof is laid out as what is printed: that is all it is for.
func TestAProofIsLaidOutAsThePrint(t *testing.T) {
	b := start(t)
	page := []byte(book("A4", 12))
	proof, err := b.Proof(soon(t), page)
	if err != nil {
		t.Fatal(err)
	}
	printed := print(t, b, string(page))
	if proof.Pages != printed.Pages || len(proof.At) == 0 || !maps.Equal(proof.At, printed.At) {
		t.Errorf("the proof has %d pages and %v, the print %d and %v", proof.Pages, proof.At, printed.Pages, printed.At)
	}
	if len(proof.Data) >= len(printed.Data) {
		t.Errorf("the proof has %d bytes and the print %d: nothing was spared", len(proof.Data), len(printed.Data))
	}
}

func TestIdsOfLinks(t *testing.T) {
	p := print(t, start(t), `<!doctype html><meta charset="utf-8"><title>x</title>
<a href="#ä">1</a><a href="#b%20c">2</a><a href="#d&amp;e">3</a><a href="#gone">4</a><a href="#hidden">5</a><a href="#">6</a><a href="#50%25">7</a><a href="#far">8</a>
<p id="ä">ä<p id="b c">b c<p id="d&amp;e">d<p id="hidden" style="display: none">h<p id="50%">50<p id="unused">u
<p style="break-before: page"><span id="far"></span>far`)
	want := map[string]int{"ä": 1, "b c": 1, "d&e": 1, "50%": 1, "far": 2}
	if !maps.Equal(p.At, want) || p.Pages != 2 {
		t.Errorf("%d pages, At %v\nwant %v", p.Pages, p.At, want)
	}
}

func TestPrintsDoNotInfluenceEachOther(t *testing.T) {
	documents := []string{
		book("A4", 3),
		`<!doctype html><title>Other</title><style>@page { size: A6 landscape } * { color: red; font-family: monospace }</style><base href="http://127.0.0.1/"><p id=a>x<a href=#a>a</a>`,
		book("Letter", 2),
	}
	plain := func(p Printed) []byte { return finish(t, p.Data, Finishing{Created: created}) }
	var alone [][]byte // each is the first of its browser
	for _, html := range documents {
		alone = append(alone, plain(print(t, start(t), html)))
	}
	opt := options(t)
	opt.Env = []string{"TZ=Asia/Tokyo", "LANG=ja_JP.UTF-8", "LC_ALL=ja_JP.UTF-8", "HOME=/home/somebody"}
	b, err := Start(soon(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, i := range []int{1, 0, 2, 1, 0} {
		if !bytes.Equal(plain(print(t, b, documents[i])), alone[i]) {
			t.Errorf("document %d is printed otherwise after others", i)
		}
	}
	var all sync.WaitGroup
	for i, html := range documents {
		all.Go(func() {
			if p, err := b.Print(soon(t), []byte(html)); err != nil || !bytes.Equal(plain(p), alone[i]) {
				t.Errorf("document %d is printed otherwise beside others: %v", i, err)
			}
		})
	}
	all.Wait()
}

// BenchmarkPrint measures a document of about 30 pages: in a browser that is
// started for it, in one that runs already, and the work after it.
func BenchmarkPrint(b *testing.B) {
	html := []byte(book("A4", 13))
	opt := options(b)
	var p Printed
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			browser, err := Start(soon(b), opt)
			if err != nil {
				b.Fatal(err)
			}
			if p, err = browser.Print(soon(b), html); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			browser.Close()
			b.StartTimer()
		}
		b.ReportMetric(float64(p.Pages), "pages")
	})
	browser := start(b)
	b.Run("warm", func(b *testing.B) {
		for b.Loop() {
			if _, err := browser.Print(soon(b), html); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("finish", func(b *testing.B) {
		for b.Loop() {
			if _, err := Finish(p.Data, Finishing{Created: created, Attachments: []Attachment{colophon}}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestLargePictures prints pictures of megabytes, wherever a page may have them.
func TestLargePictures(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 1200, 800))
	noise := rand.NewChaCha8([32]byte{})
	noise.Read(picture.Pix)
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		t.Fatal(err)
	}
	source := "data:image/png;base64," + base64.StdEncoding.EncodeToString(data.Bytes())
	b := start(t)
	for name, body := range map[string]string{
		"picture":    `<img width="300" src="URL">`,
		"far away":   `<div style="height: 9000px"></div><img loading="lazy" width="300" src="URL">`,
		"background": `<div style="background: url(URL) 0 0/contain; width: 300px; height: 200px"></div>`,
		"graphic":    `<svg width="300" height="200"><image width="300" height="200" href="URL"/></svg>`,
		"print only": `<style>div { display: none } @media print { div { display: block; background: url(URL) 0 0/contain; height: 200px } }</style><div></div>`,
	} {
		p := print(t, b, "<!doctype html><title>x</title>"+strings.ReplaceAll(body, "URL", source))
		if len(p.Data) < data.Len()*3/4 || !bytes.Contains(p.Data, []byte("/Width 1200")) {
			t.Errorf("%s: a picture of %d bytes makes a file of %d", name, data.Len(), len(p.Data))
		}
	}
}
