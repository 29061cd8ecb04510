package generator

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// counts is what a page says of how much the level asks, and of how much of it is supported.
// counts are what a page says that there is.
type counts struct {
	Required, Options   int // requirements and options, in front of their tallies
	Competencies, Rules int // which both of them are
	Tallied             int // by all tallies
	Supported           int // by the tallies of what is supported, doubted or not
}

var (
	askedLine   = regexp.MustCompile(`^(?:(\d+) competenc(?:y|ies))?(?: and )?(?:(\d+) rules?)?\.?$`)
	firstNumber = regexp.MustCompile(`\d+`)
	answerLine  = regexp.MustCompile(`(?:(\d+)|the|one) of (\d+) requirements`)
	foundLine   = regexp.MustCompile(`(\d+) of (\d+) competenc(?:y|ies) supported`)
)

// numberIn gives the first number of a text; 0 without one.
func numberIn(s string) int {
	n, _ := strconv.Atoi(firstNumber.FindString(s))
	return n
}

// selected gives the elements inside another one that have a class; "" = any.
func selected(n *html.Node, name, class string) (all []*html.Node) {
	for x := range n.Descendants() {
		if x.Type == html.ElementNode && (name == "" || x.Data == name) && (class == "" || strings.Contains(" "+attribute(x, "class")+" ", " "+class+" ")) {
			all = append(all, x)
		}
	}
	return all
}

// line is the text of an element, on one line.
func line(n *html.Node) string { return strings.TrimSpace(spaces.ReplaceAllString(legible(n), " ")) }

func countsOf(t *testing.T, where string, doc *html.Node) (c counts) {
	t.Helper()
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.FirstChild == nil || n.FirstChild != n.LastChild || n.FirstChild.Type != html.TextNode {
			continue
		}
		if m := askedLine.FindStringSubmatch(line(n)); m != nil && m[1]+m[2] != "" {
			c.Competencies, c.Rules = numberIn(m[1]), numberIn(m[2])
		}
	}
	for i, tally := range selected(doc, "dl", "tallies") {
		if i > 0 { // an area has one too, in full packets
			break
		}
		for _, row := range selected(tally, "div", "") {
			n := numberIn(line(selected(row, "dt", "")[0]))
			if attribute(row, "class") == "required" {
				c.Required = n
			} else {
				c.Options = n
			}
			for _, li := range selected(row, "li", "") {
				c.Tallied += numberIn(line(li))
				if strings.Contains(line(li), " supported") {
					c.Supported += numberIn(line(li))
				}
			}
		}
	}
	if c.Tallied == 0 || c.Tallied != c.Competencies+c.Rules || c.Tallied != c.Required+c.Options {
		t.Errorf("%s: the counts do not add up: %+v", where, c)
	}
	if m := answerLine.FindStringSubmatch(line(doc)); m != nil && numberIn(m[2]) != c.Required {
		t.Errorf("%s: %q beside %+v", where, m[0], c)
	}
	for _, m := range foundLine.FindAllStringSubmatch(line(doc), -1) {
		if rules := c.Supported - numberIn(m[1]); numberIn(m[2]) != c.Competencies || rules < 0 || rules > c.Rules {
			t.Errorf("%s: %q beside %+v", where, m[0], c)
		}
	}
	return c
}

// TestCountsAgree: home, skills and the packet count the same things, and every number that
// a reader can count is the one that is said.
func TestCountsAgree(t *testing.T) {
	t.Parallel()
	for name, dir := range portfolios(t) {
		folder := t.TempDir()
		buildInto(t, folder, dir, options(t, dir))
		page := func(path string) *html.Node {
			data, err := os.ReadFile(filepath.Join(folder, path, "index.html"))
			if err != nil {
				t.Fatal(err)
			}
			return parsed(t, data)
		}
		home, skills := page(""), page("skills")
		said := countsOf(t, name+", home", home)
		if other := countsOf(t, name+", skills", skills); other != said {
			t.Errorf("%s: home counts %+v, and skills %+v", name, said, other)
		}
		if shown := marksOn(home); shown != said.Competencies+said.Rules {
			t.Errorf("%s: the matrix shows %d of %+v", name, shown, said)
		}
		competencies, optional := 0, 0
		for _, li := range selected(skills, "li", "") {
			if len(selected(li, "span", "verdict")) == 1 && len(selected(li, "h3", "")) == 1 {
				competencies++
				if strings.HasSuffix(line(selected(li, "h3", "")[0]), " optional") {
					optional++
				}
			}
		}
		if competencies != said.Competencies+said.Rules || optional != said.Options {
			t.Errorf("%s: skills has %d rows, %d of them optional, and counts %+v", name, competencies, optional, said)
		}
		made := parsed(t, packetOf(t, dir, HTML, profile("committee")).HTML)
		if other := countsOf(t, name+", packet", made); other != said {
			t.Errorf("%s: home counts %+v, and the packet %+v", name, said, other)
		}
		rows := 0
		for _, section := range selected(made, "section", "readiness") {
			for _, row := range selected(section, "tr", "") { // those of a chart's data have no verdict
				rows += min(1, len(selected(row, "span", "verdict")))
			}
			for _, met := range selected(section, "table", "met") { // a line each, without a verdict
				rows += len(selected(met, "tr", "")) - 1
			}
		}
		if rows != said.Competencies+said.Rules {
			t.Errorf("%s: the packet has %d rows of readiness, and counts %+v", name, rows, said)
		}
	}
}

// marksOn counts what the matrix of a home page shows, by a shape or by a number beside one.
func marksOn(home *html.Node) (n int) {
	for _, list := range selected(home, "ul", "marks") {
		for _, li := range selected(list, "li", "") {
			if counted := selected(li, "span", "counted"); len(counted) > 0 {
				n += numberIn(line(counted[0]))
			} else {
				n++
			}
		}
	}
	return n
}

func parsed(t *testing.T, data []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
