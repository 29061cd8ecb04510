package source

import (
	"strings"
	"testing"
)

// repairable are texts with flaws that an edit mends.
var repairable = []string{
	"Look at [[rota]] twice.", "Look at [[rota|the plan]] twice.", "Yes :heart: it is.", "Of [the tool] (https://example.com/tool) then.",
	"A ![plan](of the week.png) here.", "A [plan](of the week.md) here.", "From Map<Key, List<Row>> to it.", "Ask <owner> for it.", "A ![[week.png]] here.",
	"> Quoted :heart: and <owner>", "| a | b |\n|---|---|\n| [[rota]] | <owner> |",
}

// An edit takes nothing away that is not parsed: wherever a comment or a tag stands,
// no run that is replaced holds it, and no run that is quoted ends with it.
func TestEditsHoldNothingUnread(t *testing.T) {
	mended := 0
	for _, text := range repairable {
		for _, unread := range []string{"<!-- for me -->", "<!---->", `{{< only "mentor" >}}`, "{{< /only >}}", "{{< evidence \"rota\" >}}"} {
			for at := range len(text) + 1 {
				body := NewBody("a.md", 1, text[:at]+unread+text[at:])
				for _, f := range body.Flaws() {
					if run := body.Text[f.Start:f.End]; f.Kind == WikiLink && (strings.HasPrefix(run, unread) || strings.HasSuffix(run, unread)) {
						t.Errorf("%q: %q is more than a flaw", body.Text, run)
					}
					for _, e := range []*Edit{f.Fix, f.Replace("x")} {
						if e == nil {
							continue
						}
						mended++
						if run := body.Text[e.Start:e.End]; strings.Contains(run, unread) {
							t.Errorf("%q: %q is replaced by %q", body.Text, run, e.Text)
						}
					}
				}
			}
		}
	}
	if mended < 100*len(repairable) {
		t.Errorf("only %d edits", mended)
	}
}

// A hint keeps what stands in the words that it repeats.
func TestWikiLinkKeepsItsWords(t *testing.T) {
	words := `the {{< only "mentor" >}}first{{< /only >}}`
	for _, f := range NewBody("a.md", 1, "See [[rota|"+words+"]].").Flaws() {
		if f.Kind == WikiLink && f.Form != words {
			t.Errorf("the words are %q", f.Form)
		}
	}
}

// The backticks of a fix pair with no other.
func TestCodeMarks(t *testing.T) {
	for text, want := range map[string]string{
		"Of List<Row> alone.":                         "`List<Row>`",
		"Press ` before List<Row> there.":             "``List<Row>``",
		"Press `` before List<Row> there.":            "`List<Row>`",
		"Press ` and then `` before List<Row> now.":   "",
		"Press \\` before List<Row> there.":           "`List<Row>`",
		"Code `a` and List<Row> stand together.":      "`List<Row>`",
		"One ` here.\n\nThen List<Row> stands there.": "``List<Row>``",
	} {
		got := ""
		for _, f := range NewBody("a.md", 1, text).Flaws() {
			if f.Fix != nil {
				got = f.Fix.Text
			}
		}
		if got != want {
			t.Errorf("%q: %q, expected %q", text, got, want)
		}
	}
}
