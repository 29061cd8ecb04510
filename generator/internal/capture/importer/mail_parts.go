package importer

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/ianaindex"

	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
)

// headers are those of a mail, or of a part of one.
type headers interface{ Get(key string) string }

// mailBody is what the parts of a mail say.
type mailBody struct {
	texts   []mailText
	mails   [][]byte // that are attached
	parts   int
	remarks []string
}

// mailText is a part of a mail that is text.
type mailText struct {
	html bool
	text string
}

// partEnds is the line between the texts of two parts.
const partEnds = "\f"

// whole gives the texts of all parts.
func (b *mailBody) whole() string {
	var all []string
	for _, t := range b.texts {
		if t.html {
			t.text = sheet.Plain(t.text)
		}
		all = append(all, t.text)
	}
	return strings.Join(all, "\n"+partEnds+"\n")
}

// own gives the texts of all parts without what their HTML marks as the words of another
// mail or a signature.
func (b *mailBody) own() (text string, remarks []string) {
	var all []string
	for _, t := range b.texts {
		if t.html {
			var cut []string
			t.text, cut = ownHTML(t.text)
			remarks = append(remarks, cut...)
		}
		all = append(all, t.text)
	}
	return strings.Join(all, "\n"+partEnds+"\n"), remarks
}

// part reads a part: text as text, parts within it, and the name of anything else.
func (b *mailBody) part(h headers, r io.Reader, depth int) {
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if b.parts++; b.parts > mostParts || depth > mostNested {
		b.remark("it has more parts than are read; the rest was left out")
		return
	}
	if strings.HasPrefix(kind, "multipart/") {
		before := len(b.texts)
		data, _ := io.ReadAll(r) // of a damaged one, what there is
		b.within(multipart.NewReader(bytes.NewReader(data), params["boundary"]), depth+1)
		b.around(string(data), "--"+params["boundary"])
		if kind == "multipart/alternative" {
			b.texts = append(b.texts[:before], b.oneForm(b.texts[before:])...)
		}
		return
	}
	if kind == "message/rfc822" {
		data, _ := io.ReadAll(r) // of a damaged one, what there is
		b.mails = append(b.mails, data)
		return
	}
	disposition, named, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	name := decoded(orElse(named["filename"], params["name"]))
	if disposition == "attachment" || name != "" || kind != "text/plain" && kind != "text/html" {
		b.remark(fmt.Sprintf("what is attached was left out: %s; %s", orElse(name, kind), attachedGoes(kind)))
		return
	}
	text, err := textOfPart(h.Get("Content-Transfer-Encoding"), params["charset"], r)
	if err != nil {
		b.remark("a part of it is damaged, and was read up to the damage")
	}
	if text = strings.TrimSpace(text); text != "" {
		b.texts = append(b.texts, mailText{kind == "text/html", text})
	}
}

// attachedGoes says where the author puts what is attached to a mail.
func attachedGoes(kind string) string {
	switch kind {
	case "text/calendar", "application/ics":
		return "the days of a round go into calendar of config.yaml"
	case "text/vcard", "text/x-vcard", "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature":
		return "it is no part of what the mail says"
	}
	return "save it where it shows your work, and add it to that evidence: casebook set evidence/NAME --file FILE"
}

// within reads the parts of a part.
func (b *mailBody) within(parts *multipart.Reader, depth int) {
	for b.parts <= mostParts {
		p, err := parts.NextRawPart()
		if err != nil {
			if err != io.EOF {
				b.remark("the end of its parts is missing, and what there is was read")
			}
			return
		}
		b.part(p.Header, p, depth)
	}
}

// forOldPrograms is what stands above the parts for programs that know no parts.
var forOldPrograms = regexp.MustCompile(`(?i)multi-?part|\bMIME\b`)

// around tells of words above and below the parts, which no program for mail shows.
func (b *mailBody) around(data, boundary string) {
	above, rest, parted := strings.Cut(data, boundary)
	below := ""
	if end := strings.LastIndex(rest, "\n"+boundary+"--"); end >= 0 {
		below = rest[end+len("\n"+boundary+"--"):]
	}
	for _, words := range []string{above, below} {
		if words = opening(words); parted && words != "" && !forOldPrograms.MatchString(words) {
			b.remark("what stands around its parts was left out: " + words)
		}
	}
}

// oneForm gives those of the texts that are plain, of several that should say the same. What
// only the others say is told.
func (b *mailBody) oneForm(texts []mailText) []mailText {
	plain := slices.DeleteFunc(slices.Clone(texts), func(t mailText) bool { return t.html })
	if len(plain) == 0 {
		return texts
	}
	said := map[string]bool{}
	for _, t := range plain {
		for word := range strings.FieldsFuncSeq(strings.ToLower(t.text), noWord) {
			said[word] = true
		}
	}
	var more []string
	for _, t := range texts {
		if !t.html {
			continue
		}
		own, _ := ownHTML(t.text)
		for word := range strings.FieldsFuncSeq(own, noWord) {
			if !said[strings.ToLower(word)] {
				more = append(more, word)
			}
		}
	}
	if len(more) > 0 {
		b.remark("its form in HTML has other words, which were left out: " + opening(strings.Join(more, " ")))
	}
	return plain
}

func noWord(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c) }

func (b *mailBody) remark(text string) { b.remarks = append(b.remarks, text) }

// textOfPart takes off the encodings of a text. Of a damaged one, it gives what there is.
func textOfPart(transfer, charset string, r io.Reader) (string, error) {
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	}
	data, damage := io.ReadAll(r)
	if !utf8.Valid(data) || charset != "" && !strings.EqualFold(charset, "utf-8") {
		if e, err := ianaindex.MIME.Encoding(orElse(charset, "windows-1252")); err == nil && e != nil {
			if plain, err := e.NewDecoder().Bytes(data); err == nil {
				data = plain
			}
		}
	}
	return strings.ReplaceAll(strings.ToValidUTF8(string(data), "\uFFFD"), "\r\n", "\n"), damage
}
