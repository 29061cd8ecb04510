package readable

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/ianaindex"
)

// headed is how a mail begins.
var headed = regexp.MustCompile(`(?i)^(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:from|to|subject|mime-version|content-type|received|return-path|message-id):`)

// mostParts is how deep mails may be in mails.
const mostParts = 8

// mailTexts gives the parts of a mail: its headers, its texts and what is attached.
func mailTexts(data []byte) ([]Text, bool) {
	if !headed.Match(data[:min(len(data), 4096)]) {
		return nil, false
	}
	all := parts("mail", data, mostParts)
	return all, len(all) > 0
}

func parts(name string, data []byte, depth int) []Text {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil || depth == 0 {
		return nil
	}
	end := bytes.Index(data, []byte("\n\n"))
	if other := bytes.Index(data, []byte("\r\n\r\n")); other >= 0 && (end < 0 || other < end) {
		end = other
	}
	all := []Text{{name + "/headers", words(folds.ReplaceAll(data[:max(0, end)], []byte(" ")))}}
	return append(all, part(name, m.Header.Get, m.Body, depth)...)
}

// words takes the encoding of words in headers off.
func words(header []byte) []byte {
	decoder := mime.WordDecoder{CharsetReader: in}
	plain, err := decoder.DecodeHeader(string(header))
	if err != nil {
		return header
	}
	return []byte(plain)
}

// in reads a text in a named encoding; in one that is not known, as it is.
func in(charset string, r io.Reader) (io.Reader, error) {
	if e, err := ianaindex.MIME.Encoding(charset); err == nil && e != nil {
		return e.NewDecoder().Reader(r), nil
	}
	return r, nil
}

func part(name string, header func(string) string, body io.Reader, depth int) []Text {
	if depth == 0 {
		return nil
	}
	kind, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil {
		kind, params = "text/plain", nil
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		var all []Text
		read := multipart.NewReader(body, params["boundary"])
		for i := 1; ; i++ {
			p, err := read.NextRawPart()
			if err != nil {
				return all // the end, or damage
			}
			inner := fmt.Sprintf("%s/%d", name, i)
			if _, says, err := mime.ParseMediaType(p.Header.Get("Content-Disposition")); err == nil && says["filename"] != "" {
				all = append(all, Text{inner + "/name", words([]byte(says["filename"]))})
			}
			all = append(all, part(inner, p.Header.Get, p, depth-1)...)
		}
	}
	switch strings.ToLower(header("Content-Transfer-Encoding")) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	data, _ := io.ReadAll(body) // of a damaged one, what there is
	if kind == "message/rfc822" {
		return parts(name, data, depth-1)
	}
	if charset := params["charset"]; strings.HasPrefix(kind, "text/") && charset != "" {
		if r, err := in(charset, bytes.NewReader(data)); err == nil {
			if text, err := io.ReadAll(r); err == nil {
				data = text
			}
		}
	}
	return []Text{{name, data}}
}

func quotedPrintable(data []byte) []byte {
	if !bytes.Contains(bytes.ToUpper(data), []byte("QUOTED-PRINTABLE")) {
		return data
	}
	text, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(data)))
	if err != nil {
		return data
	}
	return text
}
