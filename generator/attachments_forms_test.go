package generator

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"mime"
	"mime/quotedprintable"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"github.com/casebook-dev/casebook/generator/internal/files/attach"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// container puts a text into a file of some kind.
type container struct {
	name string // of the file
	pack func(t *testing.T, text string) []byte
}

func inCharset(e encoding.Encoding) func(*testing.T, string) []byte {
	return func(t *testing.T, text string) []byte {
		data, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
}

func inUTF16(order binary.AppendByteOrder, mark bool) func(*testing.T, string) []byte {
	return func(_ *testing.T, text string) []byte {
		var out []byte
		if mark {
			text = "\ufeff" + text
		}
		for _, unit := range utf16.Encode([]rune(text)) {
			out = order.AppendUint16(out, unit)
		}
		return out
	}
}

func inTar(t *testing.T, name string, data []byte) []byte {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(data)), Mode: 0o644})
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func inGzip(t *testing.T, data []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func inZip(t *testing.T, name string, data []byte) []byte {
	return []byte(packedFiles(t, name, string(data)))
}

func inJSON(text string) []byte {
	var out strings.Builder
	out.WriteString(`{"said": "`)
	for _, unit := range utf16.Encode([]rune(text)) {
		switch {
		case unit == '\n':
			out.WriteString(`\n`)
		case unit < 0x80:
			out.WriteByte(byte(unit))
		default:
			fmt.Fprintf(&out, `\u%04x`, unit)
		}
	}
	return []byte(out.String() + "\"}\n")
}

func inRTF(text string) []byte {
	var out strings.Builder
	out.WriteString(`{\rtf1\ansi\ansicpg1252\uc1 {\fonttbl{\f0 Arial;}}\pard `)
	for i, unit := range utf16.Encode([]rune(text)) {
		switch {
		case i == 12:
			out.WriteString(`{\b `)
			fallthrough
		default:
			fmt.Fprintf(&out, `\u%d?`, int16(unit))
		case unit < 0x80 && unit != '\n':
			out.WriteByte(byte(unit))
		}
		if i == 12 {
			out.WriteString(`}`)
		}
	}
	return []byte(out.String() + `\par}`)
}

func inMail(t *testing.T, text string, attached []byte) []byte {
	var body bytes.Buffer
	w := quotedprintable.NewWriter(&body)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return []byte("Received: by depot.example\r\nFrom: somebody@depot.example\r\nSubject: " + mime.QEncoding.Encode("utf-8", text[:strings.IndexByte(text, '\n')]) +
		"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		body.String() + "\r\n--=_b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(attached) + "\r\n--=_b--\r\n")
}

// cards gives a text in a calendar, whose lines are folded after so many bytes.
func inCalendar(text string) []byte {
	line, folded := "DESCRIPTION:"+strings.ReplaceAll(text, "\n", `\n`), ""
	for n, r := range []rune(line) {
		if n > 0 && n%7 == 0 {
			folded += "\r\n "
		}
		folded += string(r)
	}
	return []byte("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + folded + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
}

func inPages(text string) []byte {
	var out strings.Builder
	out.WriteString("<!DOCTYPE html><p>")
	for i, r := range []rune(text) {
		if i%5 == 3 {
			fmt.Fprintf(&out, `<span class="long enough to be no tag of a text">%c</span>`, r)
		} else {
			fmt.Fprintf(&out, "&#%d;", r)
		}
	}
	return []byte(out.String())
}

// inLetters gives a text in a drawing that places each letter by itself.
func inLetters(text string) []byte {
	var out strings.Builder
	out.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">`)
	x := 0
	for line := range strings.Lines(text) {
		for letter := range letters(strings.TrimSuffix(line, "\n")) {
			x++
			fmt.Fprintf(&out, "\n  <g><text x=\"%d\">%s</text></g>", x, letter)
		}
		out.WriteString("<desc>a line ends</desc>")
	}
	return []byte(out.String() + "</svg>")
}

// letters gives each letter of a text, with the marks on it.
func letters(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for text != "" {
			_, n := utf8.DecodeRuneInString(text)
			for n < len(text) {
				mark, size := utf8.DecodeRuneInString(text[n:])
				if !unicode.IsMark(mark) {
					break
				}
				n += size
			}
			if !yield(text[:n]) {
				return
			}
			text = text[n:]
		}
	}
}

// What redaction takes out of a text is found in a file of the author's, in whatever
// the file packs it.
func TestNamesAreFoundInWhateverPacksThem(t *testing.T) {
	plain := func(_ *testing.T, text string) []byte { return []byte(text) }
	containers := []container{
		{"plain", plain},
		{"UTF-16", inUTF16(binary.LittleEndian, true)}, {"UTF-16, large end", inUTF16(binary.BigEndian, true)},
		{"UTF-16 without a mark", inUTF16(binary.LittleEndian, false)}, {"UTF-16, large end, without a mark", inUTF16(binary.BigEndian, false)},
		{"JSON", func(_ *testing.T, text string) []byte { return inJSON(text) }},
		{"RTF", func(_ *testing.T, text string) []byte { return inRTF(text) }},
		{"Office file in RTF", func(t *testing.T, text string) []byte {
			return fmt.Appendf(nil, "{\\rtf1\\ansi x{\\object\\objemb{\\*\\objdata\n%x}}}", "\x01\x05\x00\x00Word.Document.12\x00"+string(inZip(t, "word/document.xml", []byte("<w>"+text+"</w>"))))
		}},
		{"mail", func(t *testing.T, text string) []byte { return inMail(t, text, []byte("nothing")) }},
		{"attached to a mail", func(t *testing.T, text string) []byte { return inMail(t, "nothing\n", inZip(t, "n.txt", []byte(text))) }},
		{"calendar", func(_ *testing.T, text string) []byte { return inCalendar(text) }},
		{"page", func(_ *testing.T, text string) []byte { return inPages(text) }},
		{"gzip", func(t *testing.T, text string) []byte { return inGzip(t, []byte(text)) }},
		{"tar", func(t *testing.T, text string) []byte { return inTar(t, "n.txt", []byte(text)) }},
		{"tar in gzip", func(t *testing.T, text string) []byte { return inGzip(t, inTar(t, "n.txt", []byte(text))) }},
		{"zip", func(t *testing.T, text string) []byte { return inZip(t, "n.txt", []byte(text)) }},
		{"zip in zip in gzip", func(t *testing.T, text string) []byte {
			return inGzip(t, inZip(t, "n.zip", inZip(t, "n.txt", []byte(text))))
		}},
		{"tar in zip, in UTF-16", func(t *testing.T, text string) []byte {
			return inZip(t, "n.tar", inTar(t, "n.txt", inUTF16(binary.LittleEndian, true)(t, text)))
		}},
		{"gzip behind a zip", func(t *testing.T, text string) []byte {
			return append(inZip(t, "n.txt", []byte("nothing")), inGzip(t, []byte(text))...)
		}},
		{"Base64", func(_ *testing.T, text string) []byte {
			return []byte("key: " + base64.StdEncoding.EncodeToString([]byte("a line above\n"+text)) + "\n")
		}},
		{"Base64 in Base64", func(_ *testing.T, text string) []byte {
			inner := base64.StdEncoding.EncodeToString([]byte("a line above\n" + text))
			return []byte("seal: " + base64.StdEncoding.EncodeToString([]byte("key: "+inner)) + "\n")
		}},
		{"a drawing of letters", func(_ *testing.T, text string) []byte { return inLetters(text) }},
		{"name in a zip", func(t *testing.T, text string) []byte {
			return inZip(t, strings.ReplaceAll(text, "\n", " ")+".txt", []byte("nothing"))
		}},
		{"old Office", func(t *testing.T, text string) []byte {
			return append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x01\xff\xfe\x07\x00\x99"), append(inUTF16(binary.LittleEndian, false)(t, text), 0, 255, 9, 1, 255)...)
		}},
	}
	containers = append(containers, ofMedia...)
	names := map[string]struct {
		written string
		only    []container // these too
		unlike  string      // containers that cannot hold it
	}{
		"Łucja Żółkowska": {"Łucja Żółkowska", []container{{"ISO 8859-2", inCharset(charmap.ISO8859_2)}, {"Windows-1250", inCharset(charmap.Windows1250)}}, ""},
		"Jörg Weiß": {"Joerg Weiß", []container{{"Latin-1", inCharset(charmap.ISO8859_1)}, {"Latin-1 in a tar", func(t *testing.T, text string) []byte {
			return inTar(t, "n.txt", inCharset(charmap.ISO8859_1)(t, text))
		}}, {"ibm-850", inCharset(charmap.CodePage850)}}, ""},
		"Đorđe Åkjær":         {"DJORDJE AAKJÆR", nil, ""},
		"Gülşen Yıldırım":     {"gülşen yıldırım", []container{{"Windows-1254", inCharset(charmap.Windows1254)}}, ""},
		"Юрий Соловьёв":       {"Юрий Соловьев", []container{{"KOI8-R", inCharset(charmap.KOI8R)}, {"Windows-1251", inCharset(charmap.Windows1251)}}, ""},
		"Νίκος Παπαδάκης":     {"ΝΙΚΟΣ ΠΑΠΑΔΑΚΗΣ", []container{{"Windows-1253", inCharset(charmap.Windows1253)}}, ""},
		"محمد الأحمد":         {"مُحمّد الاحمد", nil, ""},
		"דוד בן־גוריון":       {"דוד בן גוריון", []container{{"Windows-1255", inCharset(charmap.Windows1255)}}, ""},
		"山本 太郎":               {"山本太郎", []container{{"Shift-JIS", inCharset(japanese.ShiftJIS)}}, "old Office"},
		"สมชาย ใจดี":          {"สมชาย ใจดี", []container{{"Windows-874", inCharset(charmap.Windows874)}}, "old Office"},
		"이수진":                 {"이수진이", nil, "old Office"},
		"Սևակ Եվան":           {"ՍԵՎԱԿ ԵՎԱՆ", nil, "old Office"},
		"علی\u200cرضا نوری":   {"علی\u200cرضا نوری", nil, ""},
		"ኃይለ ጸሐይ":             {"ሃይለ ፀሀይ", nil, "old Office"},
		"Conor O'Shaughnessy": {"Conor O’Shaughnessy2", nil, ""},
	}
	var people strings.Builder
	for name := range names {
		fmt.Fprintf(&people, "- {id: p%d, name: %q, named: mentor}\n", people.Len(), name)
	}
	files := fstest.MapFS{
		"config.yaml":           {Data: []byte("title: x\nbaseURL: https://case.example/\nperson: {name: Ada Bell}\n")},
		"content/people.yaml":   {Data: []byte(people.String())},
		"content/evidence/e.md": {Data: []byte("# E\n\nWords.\n")},
	}
	opt := Options{Portfolio: files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), undrawn: true}
	r, err := read(opt)
	if err != nil {
		t.Fatal(err)
	}
	e := r.site()
	e.audience = config.Committee
	p, err := prepare(t.Context(), opt, r, e)
	if err != nil {
		t.Fatal(err)
	}
	looked := map[string]bool{}
	find := func(place, name, text string, data []byte) {
		t.Helper()
		u, err := attach.Open(data)
		if err != nil {
			t.Fatalf("%s: %v", place, err)
		}
		all := map[string][]byte{"files/n": data}
		for _, part := range u.Parts {
			all["files/n/"+part.Name] = part.Text
		}
		found := p.held().Report(all, func(string) bool { return true }).Found
		for _, leak := range found {
			if name == "" || leak.Text != name {
				t.Errorf("%s of %q: found %v", place, text, leak)
			}
		}
		if what, missed := u.Unsearched(); missed {
			t.Errorf("%s of %q: is told to be unsearchable: %s", place, text, what)
		}
		if name != "" && len(found) == 0 {
			t.Errorf("%s of %q: %q is not found; it reads %v", place, text, name, u.Parts)
		}
		looked[place] = true
	}
	for name, n := range names {
		text := "For the record,\nwritten down by " + n.written + " and read again\n"
		for _, c := range append(n.only, containers...) {
			if c.name != n.unlike {
				find(c.name, name, text, c.pack(t, text))
			}
		}
	}
	for _, c := range containers {
		find(c.name, "", "nobody", c.pack(t, "For the record,\nwritten down by nobody and read again\n"))
	}
	if len(looked) < 30 {
		t.Errorf("only %d kinds of files", len(looked))
	}
}
