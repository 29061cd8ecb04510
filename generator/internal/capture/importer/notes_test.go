package importer

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Each usual way in which notes are dated, and what an entry is made of.
func TestDatesOfNotes(t *testing.T) {
	for _, tt := range []struct{ file, text, want string }{
		{"2026-03-04.md", "Words.", "2026-03-04 ||Words."},
		{"20260304 Retro.md", "Words.", "2026-03-04 |Retro|Words."},
		{"2026_03_04.md", "Words.", "2026-03-04 ||Words."},
		{"Retro (4 March 2026).md", "Words.", "2026-03-04 |Retro|Words."},
		{"Retro 2026-W10.md", "Words.", "2026-03-08 |Retro|Words."},
		{"2026-03.md", "Words.", "2026-03 ||Words."},
		{"2026/03/04.md", "Words.", "2026-03-04 ||Words."},
		{"2026/03-March/4 Retro.md", "Words.", "2026-03-04 |Retro|Words."},
		{"Retro 0123456789abcdef0123456789abcdef.md", "Words.", " |Retro|Words."},
		{"Plan.md", "# Plan\n\nUntil 2026-05-01.\n\n## Plan until 2026-05-01\n\nMore.", " |Plan|Until 2026-05-01.\n\n## Plan until 2026-05-01\n\nMore."},
		{"2026-03-04.md", "# Calm\n\nA.\n\n## 2026-03-05 follow-up\n\nB.", "2026-03-04 |Calm|A.\n\n## 2026-03-05 follow-up\n\nB."},
		{"log.md", "## 2026-03-04 14:30 Call\n\nA.\n\n### Part\n\nB.\n\n## Thu, 5 March 2026 – Retro\nC.", "2026-03-04 |14:30 Call|A.\n\n### Part\n\nB.; 2026-03-05 |Retro|C."},
		{"log.md", "# Work log\n\n## 2026-03-05\n\nB.", "left out: nothing is written below it; 2026-03-05 ||B."},
		{"log.md", "# Work log\n\nWhy.\n\n## 2026-03-05\n\nB.", " |log|# Work log\n\nWhy.; 2026-03-05 ||B."},
		{"log.md", "# 2026\n\n## March\n\n### 4 March: Call\n\nA.\n\n### March 5th\n\nB.", "2026-03-04 |Call|A.; 2026-03-05 ||B."},
		{"log.md", "4 March 2026\n------------\n\nA.\n\n**5 March 2026**\n\nB.", "2026-03-04 ||A.; 2026-03-05 ||B."},
		{"log.md", "## Retro (4 March 2026)\n\nA.\n\n```\n## 2026-03-05\n```", "2026-03-04 |Retro|A.\n\n```\n## 2026-03-05\n```"},
		{"log.md", "## 2026-03-04\n\nA.\n\n## Ideas\n\nB.", "2026-03-04 ||A.;  |Ideas|B."},
		{"log.txt", "4 March 2026: called\nfine\n5 March 2026\nB.", "2026-03-04 |called|fine; 2026-03-05 ||B."},
		{"2026-03.md", "## 4.3.2026\n\nA.\n\n## 17.3.2026\n\nB.", "2026-03-04 ||A.; 2026-03-17 ||B."},
		{"x.md", "---\ndate: 2026-03-04\ntitle: \"[[Queue]]\"\n---\n\nA.\n\n## 2026-03-05\n\nB.", "2026-03-04 |Queue|A.\n\n## 2026-03-05\n\nB."},
		{"2026-03-04.md", "---\ncreated: 2026-03-09\n---\nA.", "2026-03-04 ||A."},
		{"x.md", "---\ncreated: 2026-03-09T10:00\n---\nA.", "2026-03-09 |x|A."},
		{"x.md", "---\na: {{b\n---\nA.", " |x|```yaml\na: {{b\n```\nA."},
		{"log.md", "## 2026-03-04\n\n## 2026-03-05\n\nB.", "left out: nothing is written below it; 2026-03-05 ||B."},
	} {
		var got []string
		files, _, account := imported(t, map[string]string{tt.file: tt.text}, "journal")
		for _, r := range account.Records {
			if r.Became == LeftOut {
				got = append(got, "left out: "+r.Because)
			}
		}
		for _, f := range files {
			front, body, _ := strings.Cut(strings.TrimPrefix(f, "---\n"), "---\n")
			date, title := "", ""
			for line := range strings.Lines(front) {
				if v, ok := strings.CutPrefix(line, "date: "); ok {
					date = strings.TrimSpace(v)
				}
				if v, ok := strings.CutPrefix(line, "title: "); ok {
					title = strings.Trim(strings.TrimSpace(v), `"`)
				}
			}
			got = append(got, date+" |"+title+"|"+strings.TrimSpace(body))
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s: %q\n got %q\nwant %q", tt.file, tt.text, strings.Join(got, "; "), tt.want)
		}
	}
}

// imported imports notes, and gives the texts of the entries in the order of the notes,
// the names of all files, and the account.
func imported(t *testing.T, notes map[string]string, collection string) (texts, names []string, account Account) {
	t.Helper()
	shape := shapeOf(t, collection)
	folder := fstest.MapFS{}
	for name, text := range notes {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	known := Known{format.People: {"bo": "bo", "bo witness": "bo"}}
	vault, wrong := Notes(Folder{Name: "notes", FS: folder}, shape, NotesOptions{Known: known, Author: "Anna Vos", May: func(_ string, data []byte) error {
		if strings.HasPrefix(string(data), "<html>") {
			return errors.New("it is a web page")
		}
		return nil
	}}, &account)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	files, _, wrong := Entries(vault.Found, Place{Shape: shape, Known: known, Vault: vault}, &account)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	for _, f := range files {
		if names = append(names, f.Path); strings.HasSuffix(f.Path, ".md") {
			texts = append(texts, string(f.Data))
		}
	}
	return texts, names, account
}

func shapeOf(t *testing.T, name string) format.Shape {
	t.Helper()
	for _, c := range format.Collections {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no collection %s", name)
	return format.Shape{}
}

// Links lead to entries, files that a note shows are beside its entry, and nothing of a
// text is lost.
func TestLinksOfNotes(t *testing.T) {
	gif := "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
	for text, want := range map[string]string{
		"[[Plan]] and [[plan|the plan]], [[Plan#Next]]":                                      "[Plan](/journal/plan/) and [the plan](/journal/plan/), [Plan > Next](/journal/plan/)",
		"[[sub/Deep]] [[Deep]]":                                                              "[sub/Deep](/journal/deep/) [Deep](/journal/deep/)",
		"[the plan](Plan.md) [x](sub/Deep.md#a)":                                             "[the plan](/journal/plan/) [x](/journal/deep/)",
		"![[My dot.gif|300]] ![[My dot.gif]]":                                                "![My dot](my-dot.gif) ![My dot](my-dot.gif)",
		"![a dot](files/My%20dot.gif) ![b](<files/My dot.gif>)":                              "![a dot](my-dot.gif) ![b](my-dot.gif)",
		"[![a](files/My%20dot.gif)](https://example.com) [up](../x.md) [[../../etc/passwd]]": "[![a](my-dot.gif)](https://example.com) up ../../etc/passwd",
		"![[wrong.gif]] [[Nobody]]":                                                          "wrong.gif Nobody",
		"`[[Plan]]` #tag `#no`\n\n```\n[[Plan]] #no\n```":                                    "`[[Plan]]` tag `#no`\n\n```\n[[Plan]] #no\n```",
		"%%hidden%% ==bold== <!-- own --> 1 == 2":                                            "<!--hidden--> **bold** <!-- own --> 1 == 2",
		"[out](https://example.com/#a) <https://example.com>":                                "[out](https://example.com/#a) <https://example.com>",
		"[[#Heading]] [[Plan|with [brackets]]] ^block1":                                      "Heading [with \\[brackets](/journal/plan/)]",
		"{{< evidence \"x\" >}} <% tp %>":                                                    "&#123;&#123;< evidence \"x\" >}} <% tp %>",
	} {
		texts, names, account := imported(t, map[string]string{
			"A.md": text, "Plan.md": "Words.", "sub/Deep.md": "Words.", "files/My dot.gif": gif, "wrong.gif": "<html>", "left.bin": "x",
		}, "journal")
		_, body, _ := strings.Cut(strings.TrimPrefix(texts[0], "---\n"), "---\n")
		if got := strings.TrimSpace(body); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
		if beside := fmt.Sprint(names); strings.Contains(want, "my-dot") != strings.Contains(beside, "content/journal/a/my-dot.gif") {
			t.Errorf("%q: %s", text, beside)
		}
		if account.Written+account.LeftOut != 6 {
			t.Errorf("%q: the account has %d and %d records of 6 files", text, account.Written, account.LeftOut)
		}
	}
}

// A note is known again wherever it is now, and one that has changed is pointed out.
func TestNotesAreKnownAgain(t *testing.T) {
	texts, _, _ := imported(t, map[string]string{"A.md": "Words."}, "journal")
	_, key, _ := strings.Cut(texts[0], "imported: ")
	key = strings.Trim(strings.TrimSpace(strings.Split(key, "\n")[0]), `"`)
	for name, want := range map[string]string{"A.md Words.": "present []", "sub/B.md Words.": "present []", "A.md More words.": `present [the note has changed since it was imported, and what is new in it was not added: "More words."]`, "B.md More words.": "written []"} {
		file, text, _ := strings.Cut(name, " ")
		existing := Existing{Keys: map[string]string{}, Texts: map[string]string{}}
		existing.Imported(key, "content/journal/a.md")
		account := Account{}
		shape := shapeOf(t, "journal")
		vault, _ := Notes(Folder{Name: "notes", FS: fstest.MapFS{file: {Data: []byte(text)}}}, shape, NotesOptions{}, &account)
		if _, _, wrong := Entries(vault.Found, Place{Shape: shape, Vault: vault, Existing: existing}, &account); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		if got := fmt.Sprint(account.Records[0].Became, " ", account.Records[0].Remarks); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// A day of a long file that has grown is known again in a file of another name: by the most of its
// words. Another note of that day is not.
func TestGrownNotesAreKnownAgain(t *testing.T) {
	texts, _, _ := imported(t, map[string]string{"talks.txt": "2026-03-16\nThe rota is drafted, Next week: trial on both wards.\n- [ ] me: write the draft\n"}, "check-ins")
	shape := shapeOf(t, "check-ins")
	front, body, _ := strings.Cut(strings.TrimPrefix(texts[0], "---\n"), "---\n")
	fields, wrong := source.ValueOf("a.md", ".yaml", []byte(front))
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	was, _ := fields.Get("imported")
	for text, want := range map[string]string{
		"2026-03-16\nThe rota is drafted, Next week: trial on both wards. It began late.\n- [x] me: write the draft\n- [ ] Ana: count the shifts\n": `present ["The rota is drafted, Next week: trial on both wards. It began late.", "- [ ] Ana: count the shifts"]`,
		"2026-03-16\nA talk about the ladder, and which wards to see.\n":                                                                            "written []",
		"2026-03-17\nThe rota is drafted, Next week: trial on both wards.\n- [ ] me: write the draft too\n":                                         "written []",
	} {
		existing := Existing{Keys: map[string]string{}, Texts: map[string]string{}, Has: map[string]Entry{"content/check-ins/a.md": {ID: "a", Key: "0123", Fields: fields, Body: body}}}
		existing.Imported(was.Value.Text, "content/check-ins/a.md")
		account := Account{}
		vault, _ := Notes(Folder{Name: "notes", FS: fstest.MapFS{"talks to march.txt": {Data: []byte(text)}}}, shape, NotesOptions{}, &account)
		if _, _, wrong := Entries(vault.Found, Place{Shape: shape, Vault: vault, Existing: existing}, &account); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		record := account.Records[0]
		_, lines, _ := strings.Cut(strings.Join(record.Remarks, ""), "not added: ")
		if got := fmt.Sprintf("%s [%s]", record.Became, lines); got != want {
			t.Errorf("%q: %s, expected %s", text, got, want)
		}
	}
}

// What is to be done is found in the words of several languages, with initials and behind a sentence.
func TestActionsOfNotes(t *testing.T) {
	for line, want := range map[string]string{
		"- actie BW: ask the board":                              "steps: [{text: ask the board, who: bo}]",
		"Actiepunt: ask the board":                               "steps: [{text: ask the board}]",
		"- ação Bo: ask the board by 2026-04-01":                 "steps: [{text: ask the board, who: bo, by: 2026-04-01}]",
		"- actie HV: ask the board":                              `steps: [{text: "HV: ask the board"}]`,
		"Delegate more. TODO: stop with that by Jan.":            "steps: [{text: stop with that (Delegate more), by: 2026-01}] Delegate more.",
		"Late again. Slides late. TODO: mend this":               "steps: [{text: mend this (Slides late)}] Late again. Slides late.",
		"TODO: send it before 3 Jan":                             "steps: [{text: send it, by: 2027-01-03}]",
		"- actie AV: ask the board":                              "steps: [{text: ask the board}]",
		"Dress rehearsal ok. AUFGABE: Folie 7 kürzen bis 08.12.": `steps: [{text: Folie 7 kürzen, by: 2026-12-08}] Dress rehearsal ok.`,
		"TODO: ring Bo by Friday":                                "steps: [{text: ring Bo by Friday}]",
		"- Action Plan: it was agreed":                           "- Action Plan: it was agreed",
		"- The action was late: ask why":                         "- The action was late: ask why",
		"- We have nothing to do: good":                          "- We have nothing to do: good",
	} {
		texts, _, account := imported(t, map[string]string{"notes.txt": "9 Jan 2026\nA good start.\n" + line + "\n"}, "check-ins")
		_, got, _ := strings.Cut(texts[0], "date: 2026-01-09\n")
		got = strings.NewReplacer("A good start.", "", "---", "").Replace(got)
		var kept []string
		for l := range strings.Lines(got) {
			if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "imported:") && !strings.HasPrefix(l, "audience:") && !strings.HasPrefix(l, "title:") {
				kept = append(kept, l)
			}
		}
		if got := strings.Join(kept, " "); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
		if told := strings.Contains(fmt.Sprint(account.Records), "HV"); told != strings.Contains(line, "HV") {
			t.Errorf("%s: %+v", line, account.Records)
		}
	}
}

// A promise in a sentence becomes no step, and is told.
func TestPromisesInSentences(t *testing.T) {
	for line, told := range map[string]bool{
		"- I promised the rota by 8 Dec": true, "* Bea will ask the board": true, "- I'll write it up": true, "- Ik zal het vragen": true,
		"- Ich werde den Plan schreiben": true, "- Vou falar com o Rui": true, "- Bea Lima promised to read it": true,
		"- [ ] I will ask the board": false, "- the board will meet": false, "I will not repeat it here": false, "- Willing to help": false, "- Iris said no": false,
	} {
		_, _, account := imported(t, map[string]string{"2026-05-26.md": "Some words.\n\n" + line + "\n"}, "check-ins")
		said := strings.Join(account.Records[0].Remarks, "; ")
		if strings.Contains(said, `a promise seems to be in one line, such as "`) != told {
			t.Errorf("%s: %s", line, said)
		}
	}
}

// A heading may be underlined, in notes as they are typed and in lists, and what is to be
// done needs no bullet.
func TestUnderlinedHeadings(t *testing.T) {
	texts, names, account := imported(t, map[string]string{"notes.txt": "1:1s with Cy\n============\n\n9 Jan 2026\nA good start.\n[ ] ring Bo\n[x] learning notice\nTODO: send the plan\nACTION: Bo Witness - ask about it\n\n2026-03-20\nBoard went well.\n"}, "check-ins")
	if len(texts) != 2 || strings.Contains(strings.Join(texts, ""), "===") {
		t.Fatalf("%q %q", names, texts)
	}
	if !strings.Contains(texts[0], "steps: [{text: ring Bo}, {text: learning notice, done: true}, {text: send the plan}, {text: ask about it, who: bo}]\n") {
		t.Errorf("%s, %+v", texts[0], account.Records)
	}
	list, _, _ := into(t, "evidence", "brag.md", "Work\n====\n\n2025\n----\n\n- Cut the wait\n\n---\n\n- Wrote a guide, March 2024\n", RowOptions{})
	if len(list) != 2 || !strings.Contains(list["cut-the-wait.md"], "only the year 2025") {
		t.Errorf("%q", list)
	}
}

// Short lines above the first date head the notes, and are no entry; sentences and bullets are.
func TestLinesAboveTheFirstDate(t *testing.T) {
	for above, want := range map[string]int{
		"1:1 with Bo\nTeam B":                 1,
		"Notes of the talks with Bo (2026)":   1,
		"We meet each month. Bo takes notes.": 2,
		"- ask Bo for the plan":               2,
		"TODO: ask Bo":                        2,
		"a\nb\nc\nd":                          2,
	} {
		texts, _, account := imported(t, map[string]string{"notes.txt": above + "\n\n9 Jan 2026\nA good start.\n\n9 Feb 2026\nStill good.\n"}, "check-ins")
		left := ""
		for _, r := range account.Records {
			if r.Became == LeftOut {
				left = r.Because
			}
		}
		if len(texts) != want+1 || (left == "it stands above the first date, and heads the notes") != (want == 1) {
			t.Errorf("%s: %d entries; left out: %q", above, len(texts), left)
		}
	}
}
