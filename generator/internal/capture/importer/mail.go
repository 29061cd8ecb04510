package importer

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/mail"
	"slices"
	"strings"

	"golang.org/x/text/encoding/ianaindex"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// What is read of mails at most.
const (
	mostMailFile = 32 << 20
	mostMails    = 2_000
	mostParts    = 200
	mostNested   = 8
)

// letter is one mail, with the line of its file that it begins in.
type letter struct {
	line int
	data []byte
}

// letters parts a mailbox into its mails. A file that is no mailbox is one mail.
func letters(data []byte) []letter {
	if !bytes.HasPrefix(data, []byte("From ")) {
		return []letter{{1, data}}
	}
	var all []letter
	line, blank := 1, true
	for text := range bytes.Lines(data) {
		switch {
		case blank && bytes.HasPrefix(text, []byte("From ")):
			all = append(all, letter{line: line})
		case len(all) > 0:
			if quoted := bytes.TrimLeft(text, ">"); len(quoted) < len(text) && bytes.HasPrefix(quoted, []byte("From ")) {
				text = text[1:]
			}
			all[len(all)-1].data = append(all[len(all)-1].data, text...)
		}
		blank = len(bytes.TrimSpace(text)) == 0
		line++
	}
	return all
}

// fromMails finds a piece of feedback in each mail of a file.
func fromMails(file string, data []byte, account *Account) ([]Found, diag.List) {
	account.Read = "mail"
	var diags diag.List
	if len(data) > mostMailFile {
		diags.Errorf(diag.Pos{File: file}, "file-too-large", "the file has %.1f MB; at most %d MB are read", float64(len(data))/(1<<20), mostMailFile>>20).
			Hintf("save the mails that are feedback alone")
		return nil, diags
	}
	all := letters(data)
	if len(all) > mostMails {
		diags.Errorf(diag.Pos{File: file}, "text-unbounded", "the mailbox has %d mails; at most %d are read", len(all), mostMails).
			Hintf("save the mails that are feedback alone")
		return nil, diags
	}
	var found []Found
	for _, l := range all {
		found = append(found, l.found(file, 0)...)
	}
	return found, nil
}

// found makes a mail a piece of feedback: its subject, its sender, its date and its words.
// A mail that it passes on is one, too.
func (l letter) found(file string, depth int) []Found {
	at := diag.Pos{File: file, Line: l.line}
	f := Found{At: at.String(), What: "a mail"}
	m, err := mail.ReadMessage(bytes.NewReader(l.data))
	if err != nil {
		f.Because = "its headers cannot be read"
		return []Found{f}
	}
	called := decoded(m.Header.Get("Subject"))
	subject := strings.TrimSpace(answers.ReplaceAllString(called, ""))
	from, address := senderOf(decoded(m.Header.Get("From"))), ""
	if a, err := (&mail.AddressParser{WordDecoder: words}).Parse(m.Header.Get("From")); err == nil {
		from, address = orElse(a.Name, a.Address), a.Address
	}
	f.What = orElse(subject, "Mail from "+from)
	f.give("title", "", source.Cell{Text: f.What, Pos: at})
	f.give("from", "", source.Cell{Text: strings.ReplaceAll(from, ";", " "), Pos: at})
	if when, err := m.Header.Date(); err == nil {
		f.give("given", "dates", source.Cell{Text: when.Format("2006-01-02"), Pos: at})
	} else {
		f.Remarks = append(f.Remarks, "its date cannot be read")
	}
	if sign := toMany(m.Header); sign != "" {
		f.remark("it was sent to many, as newsletters are (%s); if it is no word about you, draft: true in its file keeps it away", sign)
	}
	f.Key = orElse(m.Header.Get("Message-Id"), address+"\x00"+m.Header.Get("Date")+"\x00"+subject)
	b := mailBody{}
	b.part(m.Header, m.Body, 0)
	f.Remarks = append(f.Remarks, b.remarks...)
	f.thread = b.whole()
	var within []Found
	for _, data := range b.mails {
		if depth == mostNested {
			f.Remarks = append(f.Remarks, "a mail within mails within it was left out")
			continue
		}
		within = append(within, letter{l.line, data}.found(file, depth+1)...)
	}
	if above, other, is := forwarded(called, b.whole()); is {
		return append(f.passed(at, from, above, other), within...)
	}
	plain, cut := b.own()
	text, remarks := ownWords(plain)
	if f.Body = text; text == "" {
		f.Because = "it has no words of its own"
	}
	f.Remarks = slices.Concat(f.Remarks, cut, remarks)
	if len(within) > 0 && len(strings.Fields(text)) <= mostAbove {
		f.Because = "it passes another mail on, and its own words are few: " + orElse(opening(text), "none")
	}
	return append([]Found{f}, within...)
}

// toMany gives the header by which a mail says that it was sent to many; "" if none does.
func toMany(header mail.Header) string {
	switch precedence := strings.ToLower(header.Get("Precedence")); {
	case header.Get("List-Unsubscribe") != "":
		return "List-Unsubscribe"
	case precedence == "bulk" || precedence == "list" || precedence == "junk":
		return "Precedence: " + precedence
	}
	return ""
}

// words decodes the words of headers.
var words = &mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
	e, err := ianaindex.MIME.Encoding(charset)
	if err != nil || e == nil {
		return nil, errors.New("unknown charset")
	}
	return e.NewDecoder().Reader(r), nil
}}

func decoded(header string) string {
	text, err := words.DecodeHeader(header)
	if err != nil {
		text = header
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
}
