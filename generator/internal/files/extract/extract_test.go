package extract

import (
	"bytes"
	"strings"
	"testing"
)

// Sound files of other kinds read as themselves, and nothing takes long or fails.
func TestTexts(t *testing.T) {
	for text, want := range map[string]string{
		"words":                                             "",
		"From here on, nothing.\n":                          "",
		"naïve words in UTF-8\n":                            "",
		"{\\rtf1\\ansi Mar{\\b ta}\\par}":                   "rtf: Marta",
		"{\\rtf1\\ansicpg1251 \\'cc\\'e0}":                  "rtf: Ма",
		"{\\rtf1\\uc2 \\u321 ??ucja}":                       "rtf: Łucja",
		"{\"a\": \"\\u0141ucja\"}":                          "escapes: {\"a\": \"Łucja\"}",
		"{\"a\": \"\\ud83d\\ude00!\"}":                      "escapes: {\"a\": \"😀!\"}",
		"J\\\"{o}rg, \\v{S}imon, {\\ss}":                    "tex: Jo\u0308rg, Simon, ß",
		"<p>Mar<em>ta</em> Lind</p><p>x</p>":                "markup: Marta Lind x",
		"BEGIN:VCARD\nFN:Mar\n ta\n":                        "unfolded: BEGIN:VCARD FN:Marta",
		"\xff\xfeM\x00a\x00":                                "utf-16: Ma",
		"\xfe\xff\x00M\x00a":                                "utf-16: Ma",
		"M\xfcller":                                         "windows-1252: Müller",
		"\x00\x01\x02\x05M\x00a\x00r\x00t\x00a\x00\xff\xff": "wide: Ā Ԃ Marta",
		"Subject: =?utf-8?Q?M=C3=BCller?=\nFrom: a@b.example\n\nwords\n": "headers: Subject: Müller From: a@b.example words",
	} {
		got := ""
		for _, read := range Texts([]byte(text)) {
			if name, _, _ := strings.Cut(want, ": "); read.Name == name {
				got = read.Name + ": " + strings.Join(strings.Fields(string(read.Data)), " ")
			}
		}
		if got != want || want == "" && len(Texts([]byte(text))) > 0 {
			t.Errorf("%q reads %q, want %q", text, got, want)
		}
	}
}

// Twice the file takes twice the time, whatever it holds: told by the bytes that come
// out of it.
func TestTextsAreInProportion(t *testing.T) {
	for _, part := range []string{"<", "{\\rtf1{", "{\\rtf1 \\u1?", "\\", "\\u", "From: a\n", "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n", "BEGIN:V\n ", "=?utf-8?Q?", "\xe4", "\xff\xfea", "a\x00", "{\\'e", "<a", "&#", "<?xml <a '", "<?xml <!--", "<?xml <txbxContent>", "{\\rtf1 0123456789abcdef01234567", "<diagram>AAAA</diagram>", "<diagram>", "\x1b[", "[1;", "a\b", "=?a?q?b?=", "--b\n\nx\n", "Content-Type: a\n\n",
		"0:01 --> 0:02\n", "0:01\nA: a\n", "{1}{2}a|", "0:01<a", "0:01{", "NOTE\n0:01\n\n", "](", "](x)](", "[[", "[^", "[a://", "{.", "[[\"", `{"a":[`, `["a",`, `{"a":"b"}`} {
		data := bytes.Repeat([]byte(part), 1<<18/len(part))
		out := 0
		for _, text := range Texts(data) {
			out += len(text.Data)
		}
		if out > 100*len(data) {
			t.Errorf("%q: %d bytes of %d", part, out, len(data))
		}
	}
}

func FuzzTexts(f *testing.F) {
	for _, seed := range []string{"{\\rtf1 \\u321?}", "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n", "<p>a</p>", "\xff\xfea\x00", "BEGIN:VCARD\n a"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, text := range Texts(data) {
			if text.Name == "" || len(text.Data) == 0 {
				t.Errorf("an empty text %q", text.Name)
			}
		}
	})
}
