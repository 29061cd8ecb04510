package attach

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"strings"
	"testing"
)

func inZlib(t *testing.T, level int, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A file that another one holds in Base64 is unpacked as if it lay beside it, and what
// cannot be is told.
func TestFilesInBase64AreSearched(t *testing.T) {
	const word = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Tove </w:t></w:r><w:r><w:t>Rask</w:t></w:r></w:p></w:body></w:document>`
	doc := zipped(t, "[Content_Types].xml=<a/>", "word/document.xml="+word)
	one := base64.StdEncoding.EncodeToString(doc)
	lines := func(end string) string {
		var out strings.Builder
		for rest := one; rest != ""; rest = rest[min(len(rest), 76):] {
			out.WriteString(rest[:min(len(rest), 76)] + end)
		}
		return out.String()
	}
	flat := func(in string) string {
		return `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body><office:binary-data>` + in + `</office:binary-data></office:body></office:document>`
	}
	wide := func(text string) string {
		out := "\xff\xfe"
		for _, c := range []byte(text) {
			out += string([]byte{c, 0})
		}
		return out
	}
	for name, c := range map[string]struct{ file, found, told string }{
		"flat ODF":           {flat(one), "Tove Rask", ""},
		"flat ODF, lines":    {flat("\n      " + lines("\n      ")), "Tove Rask", ""},
		"flat ODF, CRLF":     {flat(lines("\r\n")), "Tove Rask", ""},
		"flat ODF, UTF-16":   {wide(flat(lines("\n"))), "Tove Rask", ""},
		"flat ODF, packed":   {string(zipped(t, "in.fodt="+flat(one))), "Tove Rask", ""},
		"flat Word":          {`<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part><pkg:binaryData>` + lines("\n") + `</pkg:binaryData></pkg:part></pkg:package>`, "Tove Rask", ""},
		"references":         {`<o>` + lines("&#13;&#10;") + `</o>`, "Tove Rask", ""},
		"a data address":     {`<a href="data:application/zip;base64,` + strings.NewReplacer("+", "%2B", "/", "%2F", "=", "%3D").Replace(one) + `">x</a>`, "Tove Rask", ""},
		"JSON":               {`{"file": "` + strings.ReplaceAll(one, "/", `\/`) + `"}`, "Tove Rask", ""},
		"a notebook":         {`{"outputs": ["` + lines(`\n`) + `"]}`, "Tove Rask", ""},
		"begun by an escape": {`{"file": "\n` + one + `"}`, "Tove Rask", ""},
		"YAML":               {"file: !!binary |\n  " + lines("\n  ") + "\nname: x\n", "Tove Rask", ""},
		"for addresses":      {"x " + base64.RawURLEncoding.EncodeToString(doc) + "\n", "Tove Rask", ""},
		"two in a row":       {flat(base64.StdEncoding.EncodeToString(zipped(t, "a.txt=words"))) + one, "Tove Rask", ""},
		"gzip":               {flat(base64.StdEncoding.EncodeToString(inGzip(t, []byte(word)))), "Tove Rask", ""},
		"zlib":               {`{"x": "` + base64.StdEncoding.EncodeToString(inZlib(t, zlib.DefaultCompression, word)) + `"}`, "Tove Rask", ""},
		"zlib, quick":        {`{"x": "` + base64.StdEncoding.EncodeToString(inZlib(t, zlib.BestSpeed, word)) + `"}`, "Tove Rask", ""},
		"zlib, for lines":    {flat(base64.StdEncoding.EncodeToString(inZlib(t, zlib.BestCompression, flat(one)))), "Tove Rask", ""},
		"half of zlib":       {`{"x": "` + base64.StdEncoding.EncodeToString(inZlib(t, zlib.BestCompression, "Tove Rask was here, "+strings.Repeat(word, 9))[:120]) + `"}`, "Tove Rask", ""},
		"no zlib":            {"eJwords " + "eJw" + strings.Repeat("Ab12", 20) + "\n", "", ""},
		"XML":                {`{"x": "` + base64.StdEncoding.EncodeToString([]byte(word)) + `"}`, "Tove Rask", ""},
		"RTF":                {flat(base64.StdEncoding.EncodeToString([]byte(`{\rtf1\ansi Tove {\b Ra}sk and others}`))), "Tove Rask", ""},
		"Base64 in it":       {flat(base64.StdEncoding.EncodeToString([]byte(flat(one)))), "Tove Rask", ""},
		"7z":                 {flat(base64.StdEncoding.EncodeToString([]byte("7z\xbc\xaf\x27\x1c\x00\x04" + strings.Repeat("\x00\x93", 40)))), "", "is a 7z archive"},
		"RAR":                {`{"x": "` + base64.StdEncoding.EncodeToString([]byte("Rar!\x1a\x07\x01\x00"+strings.Repeat("\x00\x93", 40))) + `"}`, "", "is a RAR archive"},
		"half":               {flat(one[:len(one)/4]), "", "is damaged"},
		"a locked document":  {flat(base64.StdEncoding.EncodeToString(oldOffice("", "EncryptedPackage"))), "", "is locked with a password"},

		"a word like it": {"The prefix UEsDB is that of a ZIP file, H4sI that of gzip.\n", "", ""},
		"a picture":      {`{"image/png": "` + base64.StdEncoding.EncodeToString([]byte("\x89PNG\r\n\x1a\n"+strings.Repeat("\x00\x93", 400))) + `"}`, "", ""},
		"within a token": {"sha512-" + strings.Repeat("A", 20) + "H4sI" + strings.Repeat("B", 60) + "\n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			inside, err := Open([]byte(c.file))
			if err != nil {
				t.Fatal(err)
			}
			found := c.found == ""
			for _, part := range inside.Parts {
				found = found || bytes.Contains(part.Text, []byte(c.found))
			}
			if !found {
				t.Error("what the file holds in Base64 is not read")
			}
			if told, _ := inside.Unsearched(); !strings.Contains(told, c.told) || (told == "") != (c.told == "") {
				t.Errorf("told %q, want %q", told, c.told)
			}
		})
	}
}
