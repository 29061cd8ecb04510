package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// sample has one diagnostic of every shape.
func sample() List {
	var l List
	l.Errorf(Pos{"content/evidence/rota.md", 5, 13}, "competency-unknown", "unknown competency %q", "sytem-design").
		See(Pos{"content/framework.yaml", 31, 9}, "%q is defined here", "system-design").
		Hintf("did you mean %q?", "system-design")
	l.Warnf(Pos{"content/evidence/Übergabe 100%.md", 7, 12}, "evidence-witness", "no witness")
	l.Warnf(Pos{File: "content/people.yaml"}, "people-empty", "nobody is named, not even {0} or [this](1)")
	l.Errorf(Pos{"config.yaml", 3, 0}, "key-unknown", "unknown key, with: a colon").
		See(Pos{"content/milestones.csv", 2, 1}, "one").
		See(Pos{File: "--audience"}, "two")
	l.Errorf(Pos{File: "--audience"}, "audience-unknown", "unknown audience %s", `"everyone"`)
	l.Errorf(Pos{File: "$CASEBOOK_TARGET_LEVEL"}, "level-unknown", "unknown level")
	l.Errorf(Pos{}, "evidence-none", "the portfolio holds no evidence")
	l.Warnf(Pos{"content/journal/may.md", 2, 1}, "evidence-witness", "no witness").Because = "nobody else was there\x1b[0m"
	fixed := l.Errorf(Pos{"content/evidence/Übergabe 100%.md", 7, 8}, "picture-literal", "two words to mend")
	fixed.Fix = []Edit{{Pos: Pos{Line: 7, Col: 8}, Value: "👍 é é", At: len("👍 é "), Old: "é", New: "e"}, {Pos: Pos{Line: 7, Col: 1}, Old: "title", New: "Titel"}}
	gone := l.Errorf(Pos{"content/evidence/rota.md", 2, 1}, "picture-literal", "its words are not there any more")
	gone.Fix = []Edit{{Pos: Pos{Line: 2, Col: 1}, Old: "title", New: "Titel"}, {Pos: Pos{Line: 2, Col: 1}, Old: "gone", New: ""}}
	return l
}

// hostile is what an author, or somebody who wants to be one, could bring in.
func hostile() List {
	var l List
	l.Errorf(Pos{"content/\x1b]0;owned\a/a,b:c%\n::error::x.md", 1, 2}, "title-missing",
		"%s", "red \x1b[31m, CSI \u009b31m, bell \a, back \b\r, delete \x7f, bad \xff\xfe, 100%\n::warning::more").
		See(Pos{"x\u202egnp.md", 3, 4}, "turned \u2066round\u2069, split \u2028 here").
		Hintf("tag \U000e0041, soft\u00adhyphen, family 👩\u200d👧, tab\there")
	return l
}

func TestForms(t *testing.T) {
	files := map[string]string{
		"content/evidence/rota.md":          "---\ntitle: x\n\n\ncompetencies: [sytem-design]\n",
		"content/evidence/Übergabe 100%.md": "\uFEFF\n\n\n\n\n\ntitle: 👍 é\né\n",
		"content/framework.yaml":            strings.Repeat("\n", 30) + "      - id: system-design\n",
	}
	read := func(file string) ([]byte, error) {
		if text, ok := files[file]; ok {
			return []byte(text), nil
		}
		return nil, errors.New("no such file")
	}
	rules := []Rule{
		{"competency-unknown", "An entry names a competency that the framework does not have.", "Write `system-design`, as {id, level}."},
		{ID: "evidence-witness"},
	}
	forms := map[string]func(List, io.Writer) error{
		"txt":    func(l List, w io.Writer) error { return l.WriteText(w, TextOptions{}) },
		"color":  func(l List, w io.Writer) error { return l.WriteText(w, TextOptions{Color: true}) },
		"json":   func(l List, w io.Writer) error { return l.WriteJSON(w, read) },
		"github": func(l List, w io.Writer) error { return l.WriteGitHub(w, GitHubOptions{Folder: "cases/mirela"}) },
		"sarif": func(l List, w io.Writer) error {
			return l.WriteSARIF(w, SARIFOptions{Version: "1.2.3", Rules: rules, Folder: "cases/mirela", Read: read})
		},
	}
	forms["accepted"] = func(l List, w io.Writer) error { return l.WriteText(w, TextOptions{Accepted: true}) }
	lists := map[string]List{"sample": sample(), "hostile": hostile(), "empty": nil}
	for form, write := range forms {
		for name, list := range lists {
			t.Run(form+"/"+name, func(t *testing.T) {
				var b bytes.Buffer
				if err := write(list, &b); err != nil {
					t.Fatal(err)
				}
				golden(t, name+"."+form, b.Bytes())
				if form == "color" {
					return
				}
				for _, r := range b.String() {
					if hidden(r) && r != '\n' && r != '\t' {
						t.Errorf("the output holds %U", r)
					}
				}
				if !utf8.Valid(b.Bytes()) {
					t.Error("the output is not UTF-8")
				}
			})
		}
	}
}

// golden compares with testdata; UPDATE=1 writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; UPDATE=1 go test writes it anew\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

func TestSummary(t *testing.T) {
	for want, l := range map[string]List{
		"1 file, 0 errors, 0 warnings":             nil,
		"1 file, 1 error, 0 warnings":              hostile(),
		"1 file, 7 errors, 2 warnings, 1 accepted": sample(),
	} {
		if got := l.Summary(1); got != want {
			t.Errorf("Summary(1) = %q, want %q", got, want)
		}
	}
	if got := List(nil).Summary(3); got != "3 files, 0 errors, 0 warnings" {
		t.Errorf("Summary(3) = %q", got)
	}
}

// What GitHub reads back must be what the list said.
func TestGitHubEscapingReadsBack(t *testing.T) {
	unescape := strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",").Replace
	for _, s := range []string{"", "100%", "%0A", "%250A", "a\nb\r\nc", "a:b,c", "::error::x", "ü%ü"} {
		data, property := escapeData(s), escapeProperty(s)
		if unescape(data) != s || unescape(property) != s {
			t.Errorf("%q reads back as %q and %q", s, unescape(data), unescape(property))
		}
		if strings.ContainsAny(data, "\r\n") || strings.ContainsAny(property, "\r\n:,") {
			t.Errorf("%q is written as %q and %q", s, data, property)
		}
	}
}

func TestJSONReadsBack(t *testing.T) {
	var b bytes.Buffer
	if err := hostile().WriteJSON(&b, nil); err != nil {
		t.Fatal(err)
	}
	var report jsonReport
	if err := json.Unmarshal(b.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	d := hostile()[0]
	got := report.Diagnostics[0]
	if want := strings.ToValidUTF8(d.Message, "\ufffd\ufffd"); got.Message != want {
		t.Errorf("message %q, want %q", got.Message, want)
	}
	if got.Hint != d.Hint || got.File != d.Pos.File || got.Related[0].Message != d.Related[0].Text {
		t.Errorf("%q, %q and %q differ from what was said", got.Hint, got.File, got.Related[0].Message)
	}
}

func TestWithoutTheFileSARIFPointsAtTheLine(t *testing.T) {
	for name, read := range map[string]func(string) ([]byte, error){
		"nothing to read with": nil,
		"unreadable":           func(string) ([]byte, error) { return nil, errors.New("gone") },
		"shorter than it was":  func(string) ([]byte, error) { return []byte("a\n"), nil },
		"a shorter line":       func(string) ([]byte, error) { return []byte("\n\n\n\nabc\n"), nil },
	} {
		var b bytes.Buffer
		if err := sample()[:1].WriteSARIF(&b, SARIFOptions{Read: read}); err != nil {
			t.Fatal(err)
		}
		if s := b.String(); !strings.Contains(s, `"startLine": 5`) || strings.Contains(s, "startColumn") {
			t.Errorf("%s: %s", name, s)
		}
	}
}

func TestAFullDiskIsAnError(t *testing.T) {
	full := errors.New("no space left")
	for name, err := range map[string]error{
		"text":   sample().WriteText(failing{full}, TextOptions{}),
		"json":   sample().WriteJSON(failing{full}, nil),
		"github": sample().WriteGitHub(failing{full}, GitHubOptions{}),
		"sarif":  sample().WriteSARIF(failing{full}, SARIFOptions{}),
	} {
		if !errors.Is(err, full) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
