package importer

import (
	"strings"
	"testing"
)

// A letter becomes one statement: who gave it and when stand in its head and its foot, and what
// else stands there is left out and listed.
func TestLettersBecomeStatements(t *testing.T) {
	const body = "I have led the region for nine years. She planned the move of three wells, and no village was dry.\n\nHer notes are used by all of us."
	for name, c := range map[string]struct{ file, text, from, given, title, left string }{
		"of a text": {"letter.txt", "Water Board of the North\nHarbour 3\n\nUtrecht, 3 November 2026\nSubject: Recommendation of A. Vos\n\nDear members of the committee,\n\n" + body + "\n\nKind regards,\n\nBo Lind, head of the region\nPhone 030 123\n",
			"bo", "2026-11-03", "Recommendation of A. Vos", "Water Board of the North|Harbour 3|Dear members of the committee,|Kind regards,|Phone 030 123"},
		"in Dutch": {"brief.md", "# Aanbeveling\n\nDatum: 3 november 2026\n\nGeachte commissie,\n\n" + body + "\n\nMet vriendelijke groet,\nBo Lind\n",
			"bo", "2026-11-03", "Aanbeveling", "Geachte commissie,|Met vriendelijke groet,"},
		"in German, dated below": {"brief.txt", "Sehr geehrte Damen und Herren,\n" + body + "\nMit freundlichen Grüßen\nDr. Bo Lind\nDelft, 4. März 2026\n",
			"bo", "2026-03-04", "Statement of Dr. Bo Lind", "Sehr geehrte Damen und Herren,|Mit freundlichen Grüßen"},
		"without a greeting": {"letter.md", "5 March 2026\n\n" + body + "\n\nBo Lind\n", "bo", "2026-03-05", "Statement of Bo Lind", ""},
		"of a stranger":      {"letter.txt", "Dear board,\n" + body + "\nYours sincerely,\nMaud van der Kolk\n", "", "", "Statement of Maud van der Kolk", "Dear board,|Yours sincerely,"},
		"of a mail": {"letter.eml", "From: Bo Lind <bo@example.com>\nDate: Tue, 3 Nov 2026 10:00:00 +0100\nSubject: For the board\nMessage-Id: <7@example.com>\n\n" + body + "\n",
			"bo", "2026-11-03", "For the board", ""},
		"of a document": {"letter.docx", inWord(t, map[string]string{"word/document.xml": p("", run("Delft, 3 November 2026")) + p("", run("Dear board,")) + strings.Join([]string{p("", run(strings.Split(body, "\n\n")[0])), p("", run(strings.Split(body, "\n\n")[1]))}, "") + p("", run("Kind regards,")+"<w:r><w:br/></w:r>"+run("Bo Lind"))}),
			"bo", "2026-11-03", "Statement of Bo Lind", "Dear board,|Kind regards,"},
	} {
		t.Run(name, func(t *testing.T) {
			made, account, wrong := into(t, "statements", c.file, c.text, RowOptions{})
			if len(made) != 1 || len(wrong) > 0 {
				t.Fatalf("%d statements, %v, %+v", len(made), wrong, account.Records)
			}
			text := ""
			for _, text = range made {
			}
			if strings.Contains(text, "consent:") {
				t.Error("the import says what was agreed to")
			}
			for field, want := range map[string]string{"from": c.from, "given": c.given} {
				if _, rest, has := strings.Cut("\n"+text, "\n"+field+": "); has != (want != "") || has && !strings.HasPrefix(rest, want+"\n") {
					t.Errorf("%s is not %q:\n%s", field, want, text)
				}
			}
			if !strings.Contains(text, "title: "+c.title+"\n") {
				t.Errorf("the title is not %q:\n%s", c.title, text)
			}
			if _, words, _ := strings.Cut(text, "\n\n"); strings.TrimSpace(words) != body {
				t.Errorf("its words are\n%s", words)
			}
			var left []string
			for _, r := range account.Records {
				if r.Became == LeftOut {
					left = append(left, r.What)
				}
			}
			if got := strings.Join(left, "|"); got != c.left {
				t.Errorf("left out: %s, want %s", got, c.left)
			}
		})
	}
}
