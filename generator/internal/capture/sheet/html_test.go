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

// A list in a cell stays one, with or without paragraphs in its items; other cells are one line.
func TestListsInCells(t *testing.T) {
	for cell, want := range map[string]string{
		"<ul><li>Reads</li><li><p>Writes <b>well</b></p></li></ul>":                      "- Reads\n- Writes well",
		"<p>Each week:</p><ol><li>Reads<ul><li>aloud</li></ul></li><li>Writes</li></ol>": "Each week:\n- Reads\n  - aloud\n- Writes",
		"<ul><li><p>Reads</p><p>a lot</p></li><li>Writes</li></ul>":                      "- Reads\n  a lot\n- Writes",
		"<p>• Reads</p><p>•&nbsp;Writes</p>":                                             "• Reads\n• Writes",
		"<ul><li>Reads</li></ul>":                                                        "Reads",
		"- Reads<br>- Writes":                                                            "- Reads\n- Writes",
		"Reads,<br>and writes":                                                           "Reads, and writes",
		"<p>Reads</p><p>Writes</p>":                                                      "Reads Writes",
		"<ul><li>  </li><li>Reads</li><li><script>x()</script></li></ul>":                "- Reads",
		"2026-01-03": "2026-01-03",
	} {
		tables := htmlTables("page.html", "<table><tr><td>"+cell+"</td><td>b</td></tr></table>")
		if got := tables[0].Rows[0][0].Text; got != want {
			t.Errorf("%s: got %q, expected %q", cell, got, want)
		}
	}
	for text, want := range map[string]string{"• Reads\n▪ Writes\n– Cites": "- Reads\n- Writes\n- Cites", "- Reads\n  - aloud\n– 3 books": "- Reads\n  - aloud\n- 3 books", "• Reads": "• Reads"} {
		if got := Items(text); got != want {
			t.Errorf("%q: got %q, expected %q", text, got, want)
		}
	}
}
