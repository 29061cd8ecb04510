package secret

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
)

// kindOfFile is how a line stands in a file of some kind.
type kindOfFile struct {
	name  string
	write func(line string) string // the file as text
}

func around(start, end string) func(string) string {
	return func(line string) string { return start + line + end }
}

func inJSON(line string) string {
	text, _ := json.Marshal(line) // a string is always JSON
	return string(text[1 : len(text)-1])
}

var escapedXML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// kindsOfFiles are what people attach, and what overrides a theme.
func kindsOfFiles() []kindOfFile {
	csv := func(line string) string {
		if strings.ContainsAny(line, ",\"\n") {
			line = `"` + strings.ReplaceAll(line, `"`, `""`) + `"`
		}
		return "date;what,note\r\n2026-03-01,queue," + line + "\r\n2026-03-02,none,\r\n"
	}
	notebook := func(line string) string {
		return "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\n    \"import os\\n\",\n    \"" + inJSON(line) + "\\n\"\n   ]}], \"nbformat\": 4}\n"
	}
	commented := func(sign string) func(string) string {
		return func(line string) string {
			return "first line\n" + sign + " " + strings.ReplaceAll(line, "\n", "\n"+sign+" ") + "\nlast line\n"
		}
	}
	return []kindOfFile{
		{"prod.env", around("MODE=live\n", "\nLEVEL=info\n")},
		{"notes.txt", around("What it said on the day, as copied:\n", "\nNothing else was logged.")},
		{"log of Windows", func(line string) string {
			return "10:01 begin\r\n10:02 " + strings.ReplaceAll(line, "\n", "\r\n") + "\r\n10:03 end\r\n"
		}},
		{"import.csv", csv},
		{"README.md", around("# Set-up\n\n```sh\n", "\n```\n")},
		{"settings.json", func(line string) string { return "{\n  \"before\": 1,\n  \"note\": \"" + inJSON(line) + "\"\n}\n" }},
		{"values.yaml", func(line string) string {
			return "app:\n  note: |\n    " + strings.ReplaceAll(line, "\n", "\n    ") + "\n  size: 3\n"
		}},
		{"values.yaml, in a comment", commented("#")},
		{"app.toml", around("[app]\nnote = '''\n", "\n'''\n")},
		{"feed.xml", func(line string) string { return "<feed><note>" + escapedXML.Replace(line) + "</note></feed>\n" }},
		{"drawing.svg", func(line string) string {
			return `<svg xmlns="http://www.w3.org/2000/svg"><text x="1" y="2">` + escapedXML.Replace(line) + "</text></svg>"
		}},
		{"home.html", func(line string) string { return "<p>" + escapedXML.Replace(line) + "</p>\n<!-- end -->\n" }},
		{"main.go", func(line string) string {
			return "package main\n\nvar note = \"" + inJSON(line) + "\"\n\nfunc main() {}\n"
		}},
		{"main.go, in a comment", commented("//")},
		{"deploy.sh", around("set -eu\n", "\n./run --now\n")},
		{"analysis.ipynb", notebook},
		{"chart.js", func(line string) string {
			return "!function(e,t){t.n=e.r;var o=\"" + inJSON(line) + "\";return o.length}(this,{});\n"
		}},
	}
}

// TestPlantedInFiles plants a hundred secrets in files of all kinds, and finds at
// least 99 of them. With many more, 98 of 100 in each kind of file and of each kind
// of secret.
func TestPlantedInFiles(t *testing.T) {
	p := newPlanter(6)
	all, files := crops(), kindsOfFiles()
	if len(all) < 20 {
		t.Fatalf("only %d kinds", len(all))
	}
	try := func(c crop, f kindOfFile) (ok bool, text string) {
		v := c.draw(p)
		line := v
		if c.around != "" {
			line = fmt.Sprintf(c.around, v)
		}
		text = f.write(line)
		for _, s := range In([]byte(text)).First {
			told := text[s.Start:s.End]
			in := strings.Contains(told, v) || strings.Contains(v, strings.Trim(told, `\"`)) && len(told)*4 > len(v)*3 || strings.HasPrefix(told, v[:min(len(v), 20)])
			if in && strings.Contains(s.Kind, c.kind) && s.Line == 1+strings.Count(text[:s.Start], "\n") {
				return true, text
			}
		}
		return false, text
	}
	found := 0
	for i := range 100 {
		if ok, text := try(all[i%len(all)], files[(i+i/len(all)*5)%len(files)]); ok {
			found++
		} else {
			t.Logf("missed %s:\n%s", all[i%len(all)].kind, text)
		}
	}
	if found < 99 {
		t.Errorf("%d of 100 found", found)
	}
	type score struct{ found, tried int }
	byCrop, byFile := map[string]*score{}, map[string]*score{}
	count := func(m map[string]*score, name string, ok bool) {
		if m[name] == nil {
			m[name] = &score{}
		}
		m[name].tried++
		if ok {
			m[name].found++
		}
	}
	missed := map[string]string{}
	for _, c := range all {
		for _, f := range files {
			for range 12 {
				ok, text := try(c, f)
				count(byCrop, c.kind, ok)
				count(byFile, f.name, ok)
				if !ok {
					missed[c.kind+" in "+f.name] = text
				}
			}
		}
	}
	for _, m := range []map[string]*score{byCrop, byFile} {
		for name, s := range m {
			if s.found*100 < s.tried*98 {
				t.Errorf("%s: %d of %d found", name, s.found, s.tried)
			}
		}
	}
	if t.Failed() {
		for where, text := range missed {
			t.Logf("missed %s: %.300s", where, text)
		}
	}
}

// TestLongFiles holds that a secret is found wherever it stands in a file of many
// pieces, once, at its line and column, however the reader gives the bytes.
func TestLongFiles(t *testing.T) {
	p := newPlanter(8)
	token := "ghp_" + p.draw(b62, 36)
	key := pem("RSA PRIVATE KEY")(p)
	line := "Three teams agreed on one queue and moved to it in March.\n"
	for _, secret := range []string{token, "password = \"" + p.password() + "\"", key} {
		for _, at := range []int{0, 1, piece - before, piece - 41, piece - 40, piece - 1, piece, piece + 1, piece + before, piece + behind - 20, piece + before + behind, 2*piece - 20, 2 * piece, 3*piece + 5} {
			var b strings.Builder
			for b.Len()+len(line) < at {
				b.WriteString(line)
			}
			b.WriteString(strings.Repeat(" ", max(0, at-b.Len())))
			b.WriteString(secret + "\n")
			for b.Len() < 3*piece+2*behind {
				b.WriteString(line)
			}
			text := b.String()
			var s Searcher
			for name, r := range map[string]io.Reader{"plain": strings.NewReader(text), "halves": iotest.HalfReader(strings.NewReader(text))} {
				got, err := s.Search(r)
				if err != nil || got.Count != 1 {
					t.Fatalf("%.12s at %d, %s: %+v, %v", secret, at, name, got, err)
				}
				f := got.First[0]
				before := text[:f.Start]
				if f.Start < at || f.End > at+len(secret) || f.Line != 1+strings.Count(before, "\n") || f.Col != f.Start-strings.LastIndexByte(before, '\n') {
					t.Errorf("%.12s at %d, %s: %+v", secret, at, name, f)
				}
			}
			if whole := In([]byte(text)); whole.Count != 1 {
				t.Errorf("%.12s at %d: %+v of the bytes", secret, at, whole)
			}
		}
	}
	if _, err := new(Searcher).Search(iotest.ErrReader(errors.New("broken"))); err == nil {
		t.Error("the reader's error is lost")
	}
}

func TestFewAreTold(t *testing.T) {
	p := newPlanter(9)
	var b strings.Builder
	for range 1000 {
		b.WriteString("ghp_" + p.draw(b62, 36) + "\n")
	}
	if got := In([]byte(b.String())); got.Count != 1000 || len(got.First) != Most || got.First[Most-1].Line != Most {
		t.Errorf("%d counted, %d told", got.Count, len(got.First))
	}
}

// TestWhatIsText tells text from other files by their bytes.
func TestWhatIsText(t *testing.T) {
	p := newPlanter(10)
	line := "token: ghp_" + p.draw(b62, 36)
	long := strings.Repeat("a line of words\n", 4*piece/16)
	units := func(text string) (b []byte) {
		for _, u := range utf16.Encode([]rune(text)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return b
	}
	for name, c := range map[string]struct {
		data []byte
		want int
		at   string
	}{
		"nothing":                {nil, 0, ""},
		"text":                   {[]byte("é\n " + line), 1, "2:9"},
		"a byte-order mark":      {[]byte("\ufeff" + line), 1, "1:8"},
		"colours of a terminal":  {[]byte("\x1b[1m" + line + "\x1b[0m"), 1, "1:12"},
		"Latin-1":                {[]byte("Stra\xdfe\n" + line), 1, "2:8"},
		"UTF-16":                 {append([]byte("\xff\xfe"), units("ü\n"+line+"\n")...), 1, "2:8"},
		"UTF-16, and long":       {append([]byte("\xff\xfe"), units(long+line)...), 1, fmt.Sprint(1+4*piece/16) + ":8"},
		"a picture":              {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + line), 0, ""},
		"a font":                 {[]byte("wOF2\x00\x01\x00\x00" + line), 0, ""},
		"a PDF file":             {[]byte("%PDF-1.7\n" + line), 0, ""},
		"a zero at the start":    {[]byte("a\x00b\n" + line), 0, ""},
		"a zero far behind":      {[]byte(line + "\n" + long + "\x00" + line), 1, "1:8"},
		"an empty line of zeros": {make([]byte, 3*piece), 0, ""},
	} {
		got, err := new(Searcher).Search(bytes.NewReader(c.data))
		if err != nil || got.Count != c.want || c.want == 1 && fmt.Sprintf("%d:%d", got.First[0].Line, got.First[0].Col) != c.at {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}
