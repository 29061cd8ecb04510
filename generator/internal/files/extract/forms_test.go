package extract

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// reads tells whether some reading of a file has words that stand together.
func reads(data []byte, want string) bool {
	for _, t := range Texts(data) {
		for line := range strings.Lines(string(t.Data)) {
			for word := range strings.FieldsFuncSeq(" "+strings.Join(strings.Fields(line), " ")+" ", func(r rune) bool { return strings.ContainsRune(`.,;:"()<>=\/`, r) }) {
				if strings.Contains(" "+word+" ", " "+want+" ") {
					return true
				}
			}
		}
	}
	return false
}

// chunk makes one of a PNG picture.
func chunk(kind, data string) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(len(data)))) + kind + data + "sums"
}

func deflated(text string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	fmt.Fprint(w, text)
	_ = w.Close() // into memory
	return out.String()
}

// diagramOf packs a page as diagrams.net does.
func diagramOf(page string) string {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.DefaultCompression) // the level is one
	fmt.Fprint(w, url.PathEscape(page))
	_ = w.Close() // into memory
	return base64.StdEncoding.EncodeToString(out.Bytes())
}

// What each form of file reads as, however it is parted there.
func TestForms(t *testing.T) {
	const word, odf = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`, `xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"`
	doc := func(text string) string { return `<w:d ` + word + `><w:p>` + text + `</w:p></w:d>` }
	run := func(text string) string { return `<w:r><w:t>` + text + `</w:t></w:r>` }
	ole := func(text string) string {
		return "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600) + text + strings.Repeat("\x00", 400)
	}
	png := func(chunks ...string) string {
		return "\x89PNG\r\n\x1a\n" + chunk("IHDR", "\x00\x00\x00\x02\x00\x00\x00\x02\x08\x02\x00\x00\x00") + strings.Join(chunks, "") + chunk("IEND", "")
	}
	for name, c := range map[string]struct{ text, want string }{
		"colours":                          {"\x1b[31mLucy Brown\x1b[0m failed", "Lucy Brown"},
		"colours in a word":                {"Lu\x1b[1;32mcy\x1b[0m Brown", "Lucy Brown"},
		"colours in one letter":            {"\u009b31mLucy Brown\u009b0m", "Lucy Brown"},
		"colours of 256, with colons":      {"\x1b[38:2::1:2:3mLucy Brown\x1b[m", "Lucy Brown"},
		"colours as a program writes them": {`\033[31mLucy Brown\033[0m \x1b[1mx`, "Lucy Brown"},
		"colours in JSON":                  {`{"log": "\u001b[31mLucy Brown\u001b[0m"}`, "Lucy Brown"},
		"colours as cat -v shows them":     {"^[[31mLucy Brown^[[0m", "Lucy Brown"},
		"colours without their escape":     {"[31mLucy Brown[0m", "Lucy Brown"},
		"a link in a terminal":             {"\x1b]8;;https://a.example\x1b\\Lu\x1b]8;;\x1b\\cy Brown", "Lucy Brown"},
		"a title that does not end":        {"\x1b]0;make\nLu\x1b[0mcy Brown", "Lucy Brown"},
		"a cursor that moves on":           {"Lucy\x1b[1CBrown", "Lucy Brown"},
		"typed twice":                      {"L\bLu\buc\bcy\by", "Lucy"},
		"colours in Latin-1":               {"\x1b[31mJos\xe9\x1b[0m", "José"},

		"taken out in a word":      {doc(run("Lu") + `<w:del><w:r><w:delText>xx</w:delText></w:r></w:del>` + run("cy Brown")), "Lucy Brown"},
		"put in in a word":         {doc(run("Lu") + `<w:ins>` + run("xx") + `</w:ins>` + run("cy Brown")), "Lucy Brown"},
		"moved in a word":          {doc(run("Lu") + `<w:moveFrom>` + run("xx") + `</w:moveFrom>` + run("cy Brown")), "Lucy Brown"},
		"an entry for an index":    {doc(run("Lu") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "a"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("cy Brown")), "Lucy Brown"},
		"a field in a field":       {doc(run("Lu") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r>` + run("9") + `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("cy") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run(" Brown")), "Lucy Brown"},
		"hidden letters":           {doc(run("Lu") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>` + run("cy Brown")), "Lucy Brown"},
		"letters that are shown":   {doc(run("Lu") + `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>c</w:t></w:r>` + run("y Brown")), "Lucy Brown"},
		"a box in a word":          {doc(run("Lu") + `<w:r><w:pict><w:txbxContent><w:p>` + run("box") + `</w:p></w:txbxContent></w:pict></w:r>` + run("cy Brown")), "Lucy Brown"},
		"a box that is not closed": {doc(run("Lu") + `<w:r><w:pict><w:txbxContent><w:p>` + run("Lucy Brown")), "Lucy Brown"},
		"a drawing in a word":      {doc(run("Lu") + `<w:r><w:drawing><wp:posOffset>123</wp:posOffset></w:drawing></w:r>` + run("cy Brown")), "Lucy Brown"},
		"what a box holds":         {doc(run("x") + `<w:r><w:pict><w:txbxContent><w:p>` + run("Lu") + run("cy") + `</w:p></w:txbxContent></w:pict></w:r>` + run("y")), "Lucy"},
		"a paragraph taken back":   {`<w:d ` + word + `><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + run("Lu") + `</w:p><w:p>` + run("cy Brown") + `</w:p></w:d>`, "Lucy Brown"},
		"a large letter":           {`<w:d ` + word + `><w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>` + run("L") + `</w:p><w:p>` + run("ucy Brown came") + `</w:p></w:d>`, "Lucy Brown came"},
		"a note of OpenDocument":   {`<o:t ` + odf + `><text:p>Lu<office:annotation><text:p>why</text:p></office:annotation>cy Brown</text:p></o:t>`, "Lucy Brown"},
		"a footnote in a word":     {`<o:t ` + odf + `><text:p>Lu<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>why</text:p></text:note-body></text:note>cy Brown</text:p></o:t>`, "Lucy Brown"},
		"how a name is said":       {`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Lu</t></r><rPh><t>ru</t></rPh><r><t>cy</t></r></si></sst>`, "Lucy"},
		"escapes of a workbook":    {`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>_x004C_ucy</t></si></sst>`, "Lucy"},
		"a page":                   {"<p>Lu<del>xx</del>cy Br<script>var a</script>own</p>", "Lucy Brown"},
		"RTF with a note":          {`{\rtf1\ansi Lu{\footnote why}cy {\*\bkmkstart b}Brown}`, "Lucy Brown"},
		"RTF, hidden letters":      {`{\rtf1\ansi Lu\v xx\v0 cy Brown}`, "Lucy Brown"},

		"symbols of a font":      {doc(run("x ") + `<w:r><w:sym w:font="Arial" w:char="F04C"/><w:sym w:font="Arial" w:char="0075"/></w:r>` + run("cy")), "Lucy"},
		"small capitals of TeX":  {`by \textsc{L}ucy {\bfseries Bro}wn`, "Lucy Brown"},
		"an accent and emphasis": {`\emph{Jos}\textbf{\'{e}} came`, "Jose"},

		"an encoding of ASCII":       {`<?xml version="1.0" encoding="US-ASCII"?>` + doc(run("Lu")+run("cy")), "Lucy"},
		"an encoding of one byte":    {`<?xml version="1.0" encoding="iso-8859-1"?>` + doc(run("Jo")+run("s\xe9")), "José"},
		"an encoding that is not so": {`<?xml version="1.0" encoding="utf-8"?>` + doc(run("Jo")+run("s\xe9")), "José"},
		"an encoding nobody knows":   {`<?xml version="1.0" encoding="x-mine"?>` + doc(run("Lu")+run("cy")), "Lucy"},
		"a control character":        {doc(run("a\x01") + run(" Lu") + run("cy")), "Lucy"},
		"a NUL":                      {doc(run("a\x00") + run(" Lu") + run("cy") + strings.Repeat("<w:r/>", 100)), "Lucy"},
		"a reference to nothing":     {doc(run("&bad < x ") + run("Lu") + run("cy")), "Lucy"},
		"a byte that is none":        {doc(run("a\xff ") + run("Lu") + run("cy")), "Lucy"},
		"a quote that does not end":  {doc(`<w:r w:a="x><w:t>Lu</w:t></w:r>` + run("cy")), "Lucy"},
		"a remark that does not end": {doc(run("a <!-- ") + run("Lu") + run("cy")), "Lucy"},
		"a name far from the start":  {`<?xml version="1.0"?><!--` + strings.Repeat(" ", 20_000) + `-->` + doc(run("Lu")+run("cy")), "Lucy"},
		"ends that do not match":     {doc(`</w:x></w:p></w:txbxContent>` + run("Lu") + run("cy")), "Lucy"},

		"hyphens of TeX":       {`by Lu\-cy Bro\-wn`, "Lucy Brown"},
		"hyphens of babel":     {`by Lu"-cy \emph{Bro"-wn}`, "Lucy Brown"},
		"a hyphen of its own":  {`by Lu\discretionary{-}{}{}cy Brown`, "Lucy Brown"},
		"capitals in a list":   {`@book{b, author = {{L}ucy {B}rown}}`, "Lucy Brown"},
		"a subtitle":           {"\x00\x01\x02\x03\x00\x00\x00\x46" + ("Lucy Brown says" + strings.Repeat(" and says", 20))[:0x46] + "\x00\x00\x01\x02\x03\x04", "Lucy Brown says"},
		"a layer of a picture": {"8BPS\x00\x01\x00\x00\x00\x00\x00\x46\x00" + strings.Join(strings.Split(("Lucy Brown says" + strings.Repeat(" and says", 20))[:0x46], ""), "\x00") + "\x00\x00", "Lucy Brown says"},
		"the mark of UTF-16":   {"8BPS\x00\x01\x00\x00/Text (\xfe\xff\x00L\x00u\x00c\x00y\x00 \x00B\x00.)\x00\x01\x02\x03", "Lucy B"},
		"a tag behind a sound": {"\xff\xfb\x90\x00" + strings.Repeat("\x00", 200) + "TAG" + "How four teams moved to a queu" + "Lucy Brown" + strings.Repeat("\x00", 85), "Lucy Brown"},

		"old Word":                    {ole("By Jos\xe9 Brown, 2026."), "José Brown"},
		"old Word, a note in a word":  {ole("By Jo\x05s\xe9 Br\x1fown."), "José Brown"},
		"old Word, a note in UTF-16":  {ole("J\x00o\x00\x05\x00s\x00\xe9\x00 \x00B\x00r\x00\x1f\x00o\x00w\x00n\x00"), "José Brown"},
		"old Excel":                   {ole("\x04\x00\x00Jos\xe9\x42\x00\x00other"), "José"},
		"old Office, Cyrillic":        {ole("\x10\x00\x00\xce\xeb\xfc\xe3\xe0\x00"), "Ольга"},
		"old Office, both":            {ole("J\x00o\x00s\x00\xe9\x00 \x00B\x00\x00\x00Zo\xeb\x00"), "Zoë"},
		"a tag of sound":              {"ID3\x03\x00\x00\x00\x00\x00\x40TPE1\x00\x00\x00\x05\x00\x00\x00Zo\xeb\x00" + strings.Repeat("\x00", 100), "Zoë"},
		"UTF-8 in what is no text":    {"\x00\x01" + strings.Repeat("\x00", 50) + "José\x00", "José"},
		"a text with a NUL in it":     {"\x00" + strings.Repeat("words and ", 50) + "Jos\xe9 Brown", "José Brown"},
		"UTF-16 behind another start": {ole(strings.Repeat("abc ", 10) + "L\x00u\x00c\x00y\x00 \x00B\x00"), "Lucy B"},

		"a mailbox":                 {"From a@b.example Sat Nov 28 16:52:56 2026\nFrom: a@b.example\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nJos=E9 Br=\nown\n", "José Brown"},
		"its second mail":           {"From: a@b.example\n\nHi\n\nFrom b@b.example Sat Nov 28 16:52:56 2026\nFrom: b@b.example\nContent-Transfer-Encoding: base64\nContent-Type: text/plain; charset=iso-8859-1\n\n" + base64.StdEncoding.EncodeToString([]byte("by Jos\xe9 Brown.")) + "\n", "José Brown"},
		"an empty line first":       {"\n\nFrom: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\nLu=63y Brown\n", "Lucy Brown"},
		"a mail in a log":           {"sent:\n> Content-Transfer-Encoding: quoted-printable\n>\n> Lu=63y Brown\n", "Lucy Brown"},
		"damage before":             {"From: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\n=zz = x\nLu=63y Brown\n", "Lucy Brown"},
		"damaged Base64":            {"From: a@b.example\nContent-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-16le\n\n!" + base64.StdEncoding.EncodeToString([]byte("L\x00u\x00c\x00y\x00")) + "\n", "Lucy"},
		"parts without an end":      {"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nLu=63y\n", "Lucy"},
		"a word in two words":       {"Subject: =?utf-8?Q?Jos=C3?= =?utf-8?Q?=A9?=\n", "José"},
		"a word in no encoding":     {"Subject: =?x-mine?Q?Lu=63y?= =?utf-8?Q?x?=\n", "Lucyx"},
		"a name in pieces":          {"From: a\nContent-Disposition: attachment; filename*0=\"Lu\";\n filename*1=\"cy.txt\"\n\nx\n", "Lucy"},
		"a card in Latin-1":         {"BEGIN:VCARD\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=4Cos=E9\nEND:VCARD\n", "Losé"},
		"a path of Git":             {`"Jos\303\251 Brown.md"`, "José Brown"},
		"bytes of a program":        {`b"Jos\xc3\xa9 Brown"`, "José Brown"},
		"bytes in Latin-1":          {`b"Jos\xe9 Brown"`, "José Brown"},
		"RTF by the font":           {`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1 \'ce\'eb\'fc\'e3\'e0\f0  x}`, "Ольга"},
		"an object in RTF":          {`{\rtf1\ansi {\object\objemb{\*\objdata ` + fmt.Sprintf("%x", "\x01\x05Package\x00"+strings.Repeat("\x00", 40)+"Lucy Brown wrote it") + `}}}`, "Lucy Brown"},
		"a drawing that is packed":  {`<mxfile><diagram id="a">` + diagramOf("<mxGraphModel><mxCell value=\"Owner: Lucy Brown\"/></mxGraphModel>") + `</diagram></mxfile>`, "Lucy Brown"},
		"RTF in Japanese":           {`{\rtf1\ansi{\fonttbl{\f3\fcharset128 A;}}\f3 \'8e\'52\'93\'63}`, "山田"},
		"RTF that says wrong":       {`{\rtf1\ansi\ansicpg1252 \'ce\'eb\'fc\'e3\'e0}`, "Ольга"},
		"a packed remark":           {png(chunk("zTXt", "Author\x00\x00"+deflated("Lucy Brown"))), "Lucy Brown"},
		"a packed one in Unicode":   {png(chunk("iTXt", "XML:x\x00\x01\x00en\x00k\x00"+deflated("<a>Lucy Brown</a>"))), "Lucy Brown"},
		"a remark in Latin-1":       {png(chunk("tEXt", "Author\x00Jos\xe9 Brown")), "José Brown"},
		"a packed one that is torn": {png(chunk("zTXt", "Author\x00\x00"+deflated(strings.Repeat("Lucy Brown ", 5000))[:60])), "Lucy Brown"},
	} {
		if !reads([]byte(c.text), c.want) {
			var got []string
			for _, read := range Texts([]byte(c.text)) {
				got = append(got, fmt.Sprintf("%s: %.200q", read.Name, read.Data))
			}
			t.Errorf("%s: %q is not read in %s", name, c.want, strings.Join(got, "\n\t"))
		}
	}
}

// Noise has no words: no run of what is no text is taken for one that is not there.
func TestNoiseHasFewWords(t *testing.T) {
	noise := make([]byte, 1<<20)
	x := uint64(1)
	for i := range noise {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		noise[i] = byte(x >> 32)
	}
	size, short := 0, 0
	for _, text := range Texts(noise) {
		if !strings.HasPrefix(text.Name, "runs") {
			continue
		}
		size += len(text.Data)
		for word := range strings.FieldsSeq(string(text.Data)) {
			if utf8.RuneCountInString(word) < 3 {
				short++
			}
		}
	}
	if size > len(noise) || short > len(noise)/200 {
		t.Errorf("%d bytes of text, and %d short words, in %d bytes of noise", size, short, len(noise))
	}
}

// A text in UTF-16 in Base64 is read, wherever it begins.
func TestWideTextInBase64IsRead(t *testing.T) {
	for _, name := range []string{"Wren Ødegaard", "Птаха Лесная", "鳥山 明子", "Wrenlet"} {
		for order, mark := range map[binary.ByteOrder]string{binary.LittleEndian: "\xff\xfe", binary.BigEndian: "\xfe\xff"} {
			for _, begins := range []string{"", mark} {
				text := []byte(begins)
				for _, unit := range utf16.Encode([]rune(name)) {
					pair := make([]byte, 2)
					order.PutUint16(pair, unit)
					text = append(text, pair...)
				}
				packed := base64.StdEncoding.EncodeToString(text)
				for form, data := range map[string]string{
					"alone": packed, "of a command": "powershell -EncodedCommand " + packed + "\n", "in JSON": `{"note":"\n` + packed + `"}`, "in XML": "<?xml version=\"1.0\"?>\n<a>" + packed + "</a>",
				} {
					if !slices.ContainsFunc(Texts([]byte(data)), func(t Text) bool { return bytes.Contains(t.Data, []byte(name)) }) {
						t.Errorf("%s, %v, marked %t, %s: it is not read in %q", name, order, begins != "", form, Texts([]byte(data)))
					}
				}
			}
		}
	}
	if text := wideInBase64([]byte("A sentence of ordinary words, with internationalisation, /usr/share/documentation/examples and d41d8cd98f00b204e9800998ecf8427e.")); len(text) > 0 {
		t.Errorf("words are read as %q", text)
	}
}
