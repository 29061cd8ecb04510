package generator

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// text gives what stands on each page of a PDF, the first page at 1.
// Options say how pdftotext reads.
func text(t *testing.T, data []byte, options ...string) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("the tool pdftotext is missing")
	}
	cmd := exec.Command("pdftotext", append(options, "-", "-")...)
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(string(out), "\f")
	return append([]string{""}, pages[:len(pages)-1]...)
}

// tool runs a program of poppler on a PDF.
func tool(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("the tool %s is missing", name)
	}
	file := filepath.Join(t.TempDir(), "packet.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(name, append(args, file)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}

var spaces = regexp.MustCompile(`\s+`)

// squeezed leaves no difference between a text and the same text broken into
// lines, or hyphenated.
func squeezed(s string) string {
	return spaces.ReplaceAllString(strings.NewReplacer("\u00ad", "", "\u200b", "", "\u00a0", "").Replace(s), "")
}

// TestThePacketOnPaper holds whole packets to what a reader expects of one.
func TestThePacketOnPaper(t *testing.T) {
	t.Parallel()
	for name, dir := range portfolios(t) {
		for _, size := range []string{"a4", "letter"} {
			t.Run(name+" "+size, func(t *testing.T) {
				t.Parallel()
				made := packetOf(t, dir, PDF, paper(size))
				if err := pdf.Validate(made.Data); err != nil {
					t.Error(err)
				}
				info := tool(t, made.Data, "pdfinfo")
				sheet := map[string]string{"a4": "594.96 x 841.92 pts (A4)", "letter": "612 x 792 pts (letter)"}[size]
				for _, want := range []string{"Tagged:          yes", "JavaScript:      no", sheet, "Creator:         casebook\n"} {
					if !strings.Contains(info, want) {
						t.Errorf("pdfinfo does not say %q:\n%s", want, info)
					}
				}
				fontsAreIn(t, made.Data)
				doc, err := html.Parse(bytes.NewReader(made.HTML))
				if err != nil {
					t.Fatal(err)
				}
				pages := text(t, made.Data, "-raw") // in the order of the document, through columns
				if len(pages)-1 != made.Pages {
					t.Errorf("%d pages were told, and %d are there", made.Pages, len(pages)-1)
				}
				bookmarksAreTheHeadings(t, made.Data, doc, pages)
				referencesAreTrue(t, doc, pages)
				pagesAreFull(t, pages)
				least := leastFill
				if dir == demo {
					least = leastFillOfTheDemo
				}
				pagesReachDown(t, made.Data, least)
				nothingIsStranded(t, made.Data)
				shortExhibitsAreTogether(t, doc, pages)
			})
		}
	}
}

// shortExhibitsAreTogether: none of those in short is on a page without another.
func shortExhibitsAreTogether(t *testing.T, doc *html.Node, pages []string) {
	var titles []string
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && attribute(n, "class") == "title" && attribute(n.Parent, "class") == "other" {
			titles = append(titles, squeezed(legible(n)))
		}
	}
	first := 0
	for p, page := range pages { // after the contents
		if strings.Contains(squeezed(page), "Theotherexhibits,inshort") {
			first = p
		}
	}
	last, found := 0, 0 // the last page that has any
	for p := first; p < len(pages); p++ {
		page, n := pages[p], 0
		for _, title := range titles {
			if strings.Contains(squeezed(page), title) {
				n++
			}
		}
		if n == 1 && last > 0 {
			t.Errorf("page %d has one exhibit in short, and the others are before it", p)
		}
		if found += n; n > 0 {
			last = p
		}
	}
	if found != len(titles) {
		t.Errorf("of %d exhibits in short, %d are on the pages", len(titles), found)
	}
}

// TestCodeIsNotBrokenOnPaper: a line of code that a column has no room for goes over both.
func TestCodeIsNotBrokenOnPaper(t *testing.T) {
	t.Parallel()
	dir := laid(t, map[string]string{
		"config.yaml": "title: A case\nperson: {name: Ada Bell}\nas-of: 2026-06-30\n",
		"content/case-studies/one.md": "---\ntitle: One\naudience: committee\n---\n\n" + strings.Repeat("Words before the code that fill a column. ", 12) +
			"\n\n```go\nif len(what) == 0 { return errors.New(\"a line as wide as most code is\") }\n```\n\n```\nshort\n```\n\n" + strings.Repeat("Words behind it. ", 40) + "\n",
	})
	made := packetOf(t, dir, PDF)
	if all := strings.Join(text(t, made.Data, "-layout"), "\n"); !strings.Contains(all, `if len(what) == 0 { return errors.New("a line as wide as most code is") }`) {
		t.Errorf("the line is broken:\n%s", all)
	}
}

// TestLongPacketsArePrintedWell holds packets with everything in full, and those of a mentor,
// to the same.
func TestLongPacketsArePrintedWell(t *testing.T) {
	t.Parallel()
	for name, dir := range portfolios(t) {
		for _, which := range []string{"complete", "mentor"} {
			t.Run(name+" "+which, func(t *testing.T) {
				t.Parallel()
				reader := map[string]string{"complete": "committee", "mentor": "mentor"}[which]
				made := packetOf(t, dir, PDF, profile(which), paper("letter"), Flag{Key: "audience", Name: "--audience", Value: reader})
				pagesAreFull(t, text(t, made.Data, "-raw"))
				pagesReachDown(t, made.Data, leastFill)
				nothingIsStranded(t, made.Data)
			})
		}
	}
}

// TestTheDemosPacketIsAsLongAsACommitteeReads: on either paper.
func TestTheDemosPacketIsAsLongAsACommitteeReads(t *testing.T) {
	t.Parallel()
	for _, size := range []string{"a4", "letter"} {
		if made := packetOf(t, demo, PDF, paper(size)); made.Pages < 14 || made.Pages > 18 {
			t.Errorf("%d pages on %s, expected 14 to 18", made.Pages, size)
		}
	}
}

// fontsAreIn: every font is embedded.
func fontsAreIn(t *testing.T, data []byte) {
	lines := strings.Split(strings.TrimSpace(tool(t, data, "pdffonts")), "\n")
	if len(lines) < 4 {
		t.Errorf("no fonts: %v", lines)
		return
	}
	own := false
	for _, line := range lines[2:] {
		fields := strings.Fields(line)
		// ... emb sub uni object ID
		if n := len(fields); n < 6 || fields[n-5] != "yes" {
			t.Errorf("a font is not embedded: %s", line)
		}
		own = own || strings.Contains(line, "SourceSerif")
	}
	if !own {
		t.Errorf("the packet is not set in its own fonts:\n%s", strings.Join(lines, "\n"))
	}
}

// bookmarksAreTheHeadings: in their order, each on its page.
func bookmarksAreTheHeadings(t *testing.T, data []byte, doc *html.Node, pages []string) {
	marks, err := pdf.Outline(data)
	if err != nil {
		t.Fatal(err)
	}
	var headings []string
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			headings = append(headings, squeezed(legible(n)))
		}
	}
	if len(marks) != len(headings) {
		t.Errorf("%d bookmarks and %d headings", len(marks), len(headings))
	}
	for i := range min(len(marks), len(headings)) {
		if got := squeezed(marks[i].Title); got != headings[i] {
			t.Errorf("bookmark %d is %q, and the heading %q", i, got, headings[i])
		}
		if p := marks[i].Page; p < 1 || p >= len(pages) || !strings.Contains(squeezed(pages[p]), headings[i]) {
			t.Errorf("the bookmark %q leads to page %d, where its heading is not", marks[i].Title, p)
		}
	}
}

// readable is the text of an element without what is hidden.
func legible(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Type == html.ElementNode {
		if n.Data == "svg" {
			return ""
		}
		for _, a := range n.Attr {
			if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
				return ""
			}
		}
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(legible(c))
	}
	return b.String()
}

var crossed = regexp.MustCompile(`\(Exhibit ([0-9]+), page ([0-9]+)\)`)

// referencesAreTrue: what the contents say of a page, and every cross-reference,
// stands on that page.
func referencesAreTrue(t *testing.T, doc *html.Node, pages []string) {
	titles := map[string]string{} // id -> what stands there
	var asked []string            // ids that the contents lead to
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attribute(n, "id"); id != "" {
			titles[id] = squeezed(title(n))
		}
		if n.Data == "a" && inside(n, "contents-of") {
			if id, ok := strings.CutPrefix(attribute(n, "href"), "#"); ok {
				asked = append(asked, id)
			}
		}
	}
	if len(asked) < 5 {
		t.Errorf("the contents have %d entries", len(asked))
	}
	contents := readContents(pages[1:min(5, len(pages))], len(pages)-1) // they begin on one of the first pages, and may go on
	for _, id := range asked {
		// A compact list has the number of an exhibit alone.
		if page := contents.page(wordOfANumber.ReplaceAllString(titles[id], "$1")); page < 1 || page >= len(pages) || !strings.Contains(squeezed(pages[page]), titles[id]) {
			t.Errorf("the contents say %q, %q, stands on page %d", id, titles[id], page)
		}
	}
	whole := spaces.ReplaceAllString(strings.Join(pages, " "), " ")
	for _, m := range crossed.FindAllStringSubmatch(whole, -1) {
		page, _ := strconv.Atoi(m[2])
		title := titles["exhibit-"+m[1]]
		if page < 1 || page >= len(pages) || !strings.Contains(squeezed(pages[page]), title) {
			t.Errorf("%q: exhibit %s, %q, is not on that page", m[0], m[1], title)
		}
	}
}

var wordOfANumber = regexp.MustCompile(`^Exhibit([0-9])`)

// title is what an element says first: all of a heading, and of a row's head
// what stands before its notes.
func title(n *html.Node) string {
	if n.Data == "th" {
		for c := range n.ChildNodes() {
			if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
				return c.Data
			}
		}
	}
	return legible(n)
}

// TestEveryNumberIsTheRightPage holds each page number that the packet prints,
// in the contents, in tables and in sentences, against the text of that page.
func TestEveryNumberIsTheRightPage(t *testing.T) {
	t.Parallel()
	for name, dir := range portfolios(t) {
		p, doc := finishedDocument(t, dir)
		b := browser(t)
		started, err := pdf.Start(t.Context(), pdf.Options{Path: b.Program, NoSandbox: b.NoSandbox, Env: b.Env})
		if err != nil {
			t.Fatal(err)
		}
		proof, err := started.Proof(t.Context(), doc.Numbered(guess))
		if err != nil {
			t.Fatal(err)
		}
		printed, err := number(t.Context(), started, doc, proof)
		if err != nil {
			t.Fatal(err)
		}
		if err := started.Close(); err != nil {
			t.Error(err)
		}
		pages := text(t, printed.Data, "-raw")
		set, err := html.Parse(bytes.NewReader(doc.Numbered(func(id string) int { return printed.At[id] })))
		if err != nil {
			t.Fatal(err)
		}
		titles := map[string]string{}
		for n := range set.Descendants() {
			if id := attribute(n, "id"); id != "" {
				titles[id] = squeezed(title(n))
			}
		}
		checked := 0
		for n := range set.Descendants() {
			if n.Type != html.ElementNode || !strings.Contains(attribute(n, "class"), "page-of") {
				continue
			}
			link := n.Parent
			for link != nil && link.Data != "a" {
				link = link.Parent
			}
			if link == nil {
				link = linkBefore(n)
			}
			if link == nil {
				t.Errorf("%s: a page number %q without a link", name, legible(n))
				continue
			}
			page, _ := strconv.Atoi(strings.TrimSpace(legible(n)))
			id := strings.TrimPrefix(attribute(link, "href"), "#")
			if page < 1 || page >= len(pages) || !strings.Contains(squeezed(pages[page]), titles[id]) {
				t.Errorf("%s: %q, %q, is said to be on page %q", name, id, titles[id], legible(n))
			}
			checked++
		}
		if checked < len(p.packet.Exhibits) { // the contents may have them or not
			t.Errorf("%s: only %d page numbers for %d exhibits", name, checked, len(p.packet.Exhibits))
		}
	}
}

// linkBefore finds the link that a page number stands after.
func linkBefore(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.ElementNode && s.Data == "a" {
				return s
			}
		}
	}
	return nil
}

// contents is what stands in the list of contents, without the numbers at the
// ends of its lines, and where those stood. Its columns are read one after the other.
type contents struct {
	text  string
	after []int // lengths of text before each number
	pages []int
}

var numberAtEnd = regexp.MustCompile(`^(.*?)[.\s]*\b([0-9]+)$`)

func readContents(pages []string, last int) contents {
	var c contents
	begun := false
	for _, page := range pages {
		for line := range strings.Lines(page) {
			if begun = begun || strings.TrimSpace(line) == "Contents"; !begun {
				continue
			}
			m, n := numberAtEnd.FindStringSubmatch(strings.TrimSpace(line)), 0
			if m != nil {
				n, _ = strconv.Atoi(m[2])
			}
			if n < 1 || n > last { // the year at the end of a title is no page
				c.text += squeezed(line)
				continue
			}
			c.text += squeezed(m[1])
			c.after, c.pages = append(c.after, len(c.text)), append(c.pages, n)
		}
	}
	return c
}

// page gives the number beside an entry, which may take several lines; 0 where
// there is none.
func (c contents) page(title string) int {
	at := strings.Index(c.text, title)
	if at < 0 || title == "" {
		return 0
	}
	for i, after := range c.after {
		if after > at && after <= at+len(title) {
			return c.pages[i]
		}
	}
	return 0
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inside(n *html.Node, class string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && (p.Data == "section" || p.Data == "nav") &&
			strings.Contains(" "+attribute(p, "class")+" ", " "+class+" ") {
			return true
		}
	}
	return false
}

// pagesAreFull: none is blank, and each says which it is.
func pagesAreFull(t *testing.T, pages []string) {
	for p := 1; p < len(pages); p++ {
		least := 40
		if p == len(pages)-1 {
			least = 15 // what is left over
		}
		if words := len(strings.Fields(pages[p])); words < least {
			t.Errorf("page %d has %d words: %q", p, words, pages[p])
		}
		if want := fmt.Sprintf("page%dof%d", p, len(pages)-1); !strings.Contains(strings.ToLower(squeezed(pages[p])), want) {
			t.Errorf("page %d does not say that it is", p)
		}
	}
}

// leastFill is how far down a page its words reach at least, as a share of the
// page. What cannot be broken, as a chart with its table, may leave a gap above it.
const leastFill = 0.55

// leastFillOfTheDemo is the same of the packet for its committee, whose pages all reach down
// to four fifths.
const leastFillOfTheDemo = 0.78

var (
	sheetHeight = regexp.MustCompile(`<page [^>]*height="([0-9.]+)"`)
	wordFoot    = regexp.MustCompile(`<word [^>]*yMax="([0-9.]+)"`)
)

// pagesReachDown: no page but the last is nearly empty.
func pagesReachDown(t *testing.T, data []byte, least float64) {
	cmd := exec.Command("pdftotext", "-bbox", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	sheets := strings.Split(string(out), "</page>")
	if len(sheets) < 4 {
		t.Errorf("%d pages", len(sheets)-1)
	}
	for p, sheet := range sheets[:len(sheets)-2] {
		m := sheetHeight.FindStringSubmatch(sheet)
		if m == nil {
			t.Fatalf("page %d has no height", p+1)
		}
		height, _ := strconv.ParseFloat(m[1], 64)
		foot := 0.0
		for _, m := range wordFoot.FindAllStringSubmatch(sheet, -1) {
			if y, _ := strconv.ParseFloat(m[1], 64); y < .92*height { // the number of the page is below
				foot = max(foot, y)
			}
		}
		if foot < least*height {
			t.Errorf("the words of page %d end after %.0f %% of it", p+1, 100*foot/height)
		}
	}
}
