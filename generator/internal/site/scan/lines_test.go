package scan

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// oddLines are lines whose meaning hangs on what stands before them, or that
// change what comes after.
var oddLines = []string{
	"<p>sound</p>", "<p>a</p> <b>b</b> c", "words alone", "", "</div>", "a < b", "<", "<p", "title=\"<b>\"", "\">", "'>", "<a title='", "x>",
	"<!--", "-->", "<!-- a -->", "<!-- <!-- -->", "<![CDATA[", "]]>", "</>", "<p a a>", "<p a=1 A=2>", "<p a\"b>",
	"<title>", "</title>", "<title>a</title>", "<title>a<b></title>", "<textarea>", "</textarea>", "<plaintext>",
	"<script src=\"/js/own.js\"></script>", "<script src=\"js/own.js\"></script>", "<script src=\"own.js\"></script>", "<script>", "</script>", "<script>x</script>",
	"<style>", "</style>", "p{}", "<noscript>", "</noscript>", "<noscript><p>a</p></noscript>", "<noscript><p title=\"</noscript>\"></noscript>",
	"<meta charset=\"utf-8\">", "\x1b", "<p onclick=x>", "<p style=x>", "<a href=\"javascript:x\">", "<iframe>", "<base href=/>", "\r", "<p>\r", "\ufeff",
	"<link rel=stylesheet href=\"own.css\">", "<link rel=stylesheet href=\"/css/own.css\">", "<img src=\"https://evil.example/a.png\">",
}

// A page has the same finds whichever pages were read before it.
func TestWhatWasSoundBeforeChangesNoFind(t *testing.T) {
	for seed := range 3_000 {
		r := rand.New(rand.NewPCG(7, uint64(seed)))
		few := make([]string, 3+r.IntN(6))
		for i := range few {
			few[i] = oddLines[r.IntN(len(oddLines))]
			for range r.IntN(3) {
				few[i] += oddLines[r.IntN(len(oddLines))]
			}
		}
		files := map[string][]byte{"js/own.js": nil, "css/own.css": nil, "d0/js/own.js": nil, "own.js": nil, "d1/own.css": nil}
		for i := range 12 {
			lines := make([]string, r.IntN(20))
			for k := range lines {
				lines[k] = few[r.IntN(len(few))]
			}
			files[fmt.Sprintf("d%d/%d.html", i%3, i)] = []byte(strings.Join(lines, "\n"))
		}
		sameAsAlone(t, files, Options{Document: seed%5 == 0})
	}
}

// sameAsAlone holds the finds of a site against those of its files, each read
// whole.
func sameAsAlone(t *testing.T, files map[string][]byte, opt Options) {
	t.Helper()
	g := newSite(files, opt)
	together := map[string][]Find{}
	for _, f := range Search(files, opt) {
		together[f.Path] = append(together[f.Path], f)
	}
	for name, data := range files {
		if alone := g.file(name, data, nil); !slices.Equal(together[name], alone) {
			t.Fatalf("%s: %q\ntogether: %+v\nalone:    %+v", name, data, together[name], alone)
		}
	}
}

// The lines that pages share are not read again. If they were, this would be a
// test of nothing.
func TestSharedLinesArePassedOver(t *testing.T) {
	seen := newSound()
	page := []byte("<p class=\"a\">one</p>\n<p class=\"b\">two</p>\n")
	g := newSite(nil, Options{})
	for range 3 {
		g.file("a.html", page, seen)
	}
	for line := range strings.Lines(string(page)) {
		if !seen.has([]byte(line)) {
			t.Errorf("%q is not remembered", line)
		}
	}
}
