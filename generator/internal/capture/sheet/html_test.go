package sheet

import (
	"slices"
	"strings"
	"testing"
)

// The words of HTML are kept however deep its elements are nested, and scripts are none.
func TestPlain(t *testing.T) {
	deep := strings.Repeat("<blockquote>", 100_000) + "Well done" + strings.Repeat("</div>", 9)
	for text, want := range map[string]string{
		"no < marks & words": "no < marks & words",
		"<html><head><title>Mail</title><style>p {}</style></head><body><p>One &amp; two<br>three</p><ul><li>four</li><li>five</ul><script>six()</script></body>": "One & two\nthree\n\n- four\n- five",
		"<TABLE><TR><TD>a</TD></TR><TR><TD>b": "a\nb",
		deep:                                  "Well done",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%.80q: got %q, expected %q", text, got, want)
		}
	}
}

// A table of a page is named by a caption of its own, else by the heading above it.
func TestNamesOfTablesOfAPage(t *testing.T) {
	row := "<tr><td>a</td><td>b</td></tr></table>"
	for page, want := range map[string][]string{
		"<h2>Ladder</h2><table><caption>Bridge <b>engineers</b></caption>" + row + "<table>" + row:  {"Bridge engineers", "Ladder"},
		"<h2>Ladder</h2><table>" + row + "<table><caption>Surveyors</caption>" + row:                {"Ladder", "Surveyors"},
		"<table><caption>Levels</caption>" + row + "<table><caption> </caption>" + row:              {"Levels", "2"},
		"<table><tr><td>a</td><td><table><caption>Inner</caption>" + row + "</td></tr></table>":     {"1", "Inner"},
		"<h2>Ladder</h2><table>" + row + "<table>" + row + "<table><caption>LADDER</caption>" + row: {"Ladder", "Ladder 2", "LADDER 3"},
	} {
		if got := Names(htmlTables("page.html", page)); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, expected %q", page, got, want)
		}
	}
}
