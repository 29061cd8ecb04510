// Package extract extracts readable text from files in which it is encoded: UTF-16 and
// old encodings, markup, links, subtitles, mail, calendars, RTF and Office documents.
//
// Add a format of attached files here, so that package leaks can search its text;
// package pdf does this for PDF. HTML and SVG of the site itself are searched by
// package leaks without help, tags included. Nothing is decided here about what the
// text says, and the time is linear in the size of the file.
package extract

import (
	"bytes"
	"regexp"
	"slices"
	"unicode/utf8"
)

// Text is one way in which a file can be read.
type Text struct {
	Name string // "utf-16", "mail/plan.txt"
	Data []byte // in UTF-8; of a file attached to a mail, what it holds
}

// mostMails is how deep mails may be in mails, and objects in objects.
const mostMails = 3

// read is what was read already on the way to a text: of the rest each comes once.
type read struct {
	encoding, terminal, diagrams, entities bool
	mails                                  int // or objects in one another
}

// Most is how many bytes the texts of a file have together before no further one is read.
const Most = 128 << 20

// Texts gives the other ways in which a file can be read. If they have more bytes than Most, some
// are left out. No way shuts out another:
// an old Office file holds texts of several encodings. A text in one byte for a
// letter has several readings, since nothing in it tells which letters are meant: of
// these only the lines are given that hold some.
func Texts(data []byte) []Text { return textsWithin(data, Most) }

func textsWithin(data []byte, most int) []Text {
	r := readings{left: most}
	r.of("", data, read{})
	return r.all
}

// readings gathers the ways in which a file can be read.
type readings struct {
	all  []Text
	left int // bytes; below 0, it is full
}

func (r *readings) full() bool { return r.left < 0 }

func (r *readings) put(texts ...Text) {
	for _, t := range texts {
		if r.full() {
			return
		}
		r.all, r.left = append(r.all, t), r.left-len(t.Data)
	}
}

// mayUnpack is how many bytes a file may unpack to, where it does not say.
func mayUnpack(data []byte) int64 { return min(int64(mostTimes*len(data)+mostAtHand), Most+1) }

// add takes up what was read of data, and what it may mean if it is no Unicode.
func (r *readings) add(name string, text, data []byte) {
	if len(text) == 0 || bytes.Equal(text, data) || r.full() {
		return
	}
	r.put(Text{name, text})
	if !noText(text) && !utf8.Valid(text) {
		r.encoded(name+"/", text)
	}
}

func (r *readings) encoded(prefix string, data []byte) {
	for _, t := range encoded(data) {
		r.put(Text{prefix + t.Name, t.Data})
	}
}

// again takes up a text, and the ways in which it can be read itself.
func (r *readings) again(name string, text, data []byte, done read) {
	if len(text) > 0 && !bytes.Equal(text, data) && !r.full() {
		r.put(Text{name, text})
		r.of(name+"/", text, done)
	}
}

func (r *readings) of(prefix string, data []byte, done read) {
	encoded := done
	encoded.encoding = true
	if text, ok := utf16Text(data); ok && !done.encoding {
		r.again(prefix+"utf-16", text, data, encoded)
	}
	binary := noText(data)
	if binary || bytes.IndexByte(data, 0) >= 0 {
		r.add(prefix+"wide", wideRuns(data), data)
		r.put(narrowRuns(prefix, data)...)
		for _, t := range pngTexts(data) {
			r.again(prefix+t.Name, t.Data, data, done)
		}
		r.ofZlib(prefix, data, done)
	}
	if binary {
		return
	}
	if !utf8.Valid(data) {
		r.encoded(prefix, data)
		if text, ok := declared(data); ok && !done.encoding {
			r.again(prefix+"declared", text, data, encoded)
		}
	}
	if !done.terminal {
		plain := done
		plain.terminal = true
		for _, t := range terminal(data) {
			r.again(prefix+t.Name, t.Data, data, plain)
		}
	}
	if text := expanded(data); len(text) > 0 && !done.entities {
		whole := done
		whole.entities = true
		r.again(prefix+"entities", text, data, whole)
	}
	r.ofPacked(prefix, data, done)
	r.add(prefix+"base64, utf-16", wideInBase64(data), data)
	switch texts, office := office(data); {
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		r.ofRTF(prefix, data, done)
	case office:
		for _, t := range texts {
			r.add(prefix+t.Name, t.Data, data)
		}
	default:
		r.ofMail(prefix, data, done)
		r.ofMarkup(prefix, data, done)
	}
}

// ofPacked takes up the files that stand in a text in Base64.
func (r *readings) ofPacked(prefix string, data []byte, done read) {
	if done.mails >= mostMails {
		return
	}
	done.mails++
	for _, file := range packed(data) {
		if !slices.ContainsFunc(r.all, func(t Text) bool { return bytes.Equal(t.Data, file) }) {
			r.again(prefix+"base64", file, data, done)
		}
	}
}

// ofRTF takes up the text of an RTF document, and the objects embedded in it.
func (r *readings) ofRTF(prefix string, data []byte, done read) {
	for _, t := range rtf(data) {
		r.add(prefix+t.Name, t.Data, data)
	}
	if done.mails < mostMails {
		done.mails++
		for _, t := range embedded(data) {
			r.again(prefix+t.Name, t.Data, data, done)
		}
	}
}

// ofMail takes up the headers and the parts of a mail.
func (r *readings) ofMail(prefix string, data []byte, done read) {
	r.add(prefix+"headers", headerTexts(data), data)
	if done.mails < mostMails {
		done.mails++
		for _, t := range mailTexts(data) {
			r.again(prefix+t.Name, t.Data, data, done)
		}
	}
}

// ofMarkup takes up what calendars fold, and what tags and escapes part or hide.
func (r *readings) ofMarkup(prefix string, data []byte, done read) {
	start := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	if bytes.HasPrefix(start, []byte("BEGIN:V")) {
		r.add(prefix+"unfolded", quotedPrintable(folds.ReplaceAll(data, nil)), data)
	} else if asQuoted.Match(data) {
		r.add(prefix+"quoted-printable", quotedPrintable(data), data)
	}
	if bytes.HasPrefix(start, []byte("<")) {
		for _, t := range untagged(data) {
			r.add(prefix+t.Name, t.Data, data)
		}
		if text := diagrams(data); len(text) > 0 && !done.diagrams {
			unpacked := done
			unpacked.diagrams = true
			r.again(prefix+"diagrams", text, data, unpacked)
		}
	}
	if bytes.IndexByte(data, '\\') >= 0 {
		r.add(prefix+"escapes", unescaped(data, false), data)
		if asBytes.Match(data) {
			r.add(prefix+"escapes of bytes", unescaped(data, true), data)
		}
		r.add(prefix+"tex", texAccents(data), data)
	}
	for _, t := range slices.Concat(subtitles(data), jsonColumns(data)) {
		r.add(prefix+t.Name, t.Data, data)
	}
	r.add(prefix+"links", unlinked(data), data)
	if bytes.IndexByte(data, '\\') >= 0 || capitals.Match(data) {
		r.add(prefix+"tex, without commands", texPlain(data), data)
	}
}

// noText tells whether a file is no text, not even one with some stray letters in it.
func noText(data []byte) bool {
	odd := 0
	for _, c := range data {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\b' && c != 0x1b || c == 0x7f {
			odd++
		}
	}
	return 100*(odd-2) > len(data)
}

// folds are the breaks that calendars and address cards have within long lines.
var folds = regexp.MustCompile("\r?\n[ \t]")

// accents are the letters with marks of TeX: \"u, \"{u}, {\'e}, \v{s}, \c c.
var accents = regexp.MustCompile("\\{?\\\\(?:[\"'`^~=.]|[uvHcdbrkt](?:[ \t]+|\\{))\\{?[ \t]*\\\\?(\\pL)\\}?\\}?")

// letters are those that TeX has commands for.
var letters = regexp.MustCompile(`\{?\\(ss|SS|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j|dj|DJ|th|TH)(?:\{\}|\}|[ \t]+|\b)`)

var named = map[string]string{
	"ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
	"i": "i", "j": "j", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
}

// dressed are the commands of TeX that dress a text, with the brace that begins it:
// \textsc{A}na, {\bfseries Ana}.
var dressed = regexp.MustCompile(`\\([A-Za-z]{2,})\*?(?:[ \t]*\{|[ \t]+|\b)`)

// capitals are in braces in bibliographies, so that they stay: {A}na, {Ana}.
var capitals = regexp.MustCompile(`\{\p{Lu}\pL*\}`)

// hyphens are the places of TeX and of its package babel at which a word may be parted.
var hyphens = regexp.MustCompile(`\\-|\\discretionary[ \t]*\{[^{}]*\}\{[^{}]*\}\{[^{}]*\}|"[-~|=]`)

// texPlain takes them off, and all braces.
func texPlain(data []byte) []byte {
	text := dressed.ReplaceAllFunc(hyphens.ReplaceAll(data, nil), func(all []byte) []byte {
		if named[string(dressed.FindSubmatch(all)[1])] != "" {
			return all
		}
		return nil
	})
	return bytes.Map(func(r rune) rune {
		if r == '{' || r == '}' {
			return -1
		}
		return r
	}, texAccents(text))
}

func texAccents(data []byte) []byte {
	umlaut := []byte(`\"`)
	text := accents.ReplaceAllFunc(data, func(all []byte) []byte {
		letter := accents.FindSubmatch(all)[1]
		if bytes.Contains(all, umlaut) {
			return append(slices.Clone(letter), "\u0308"...)
		}
		return letter
	})
	return letters.ReplaceAllFunc(text, func(all []byte) []byte { return []byte(named[string(letters.FindSubmatch(all)[1])]) })
}
