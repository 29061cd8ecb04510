package extract

import (
	"bytes"
	"encoding/base64"
	"mime"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/ianaindex"
)

var (
	// headers are lines that say how what follows is written, wherever they stand: at
	// the start of a mail, of a part of it, of the next mail of a mailbox.
	headers = regexp.MustCompile(`(?im)^[> \t]*content-(?:type|transfer-encoding|disposition)[ \t]*:`)
	// coded are words of headers in an encoding, one after the other.
	coded  = regexp.MustCompile(`(?:=\?[^?\s]+\?[bBqQ]\?[^?\n]*\?=)+`)
	gap    = regexp.MustCompile(`\?=[ \t\r\n]+=\?`)
	oneOf  = regexp.MustCompile(`=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?\n]*)\?=`)
	sender = regexp.MustCompile(`(?im)^(?:from|to|cc|subject|reply-to|mime-version|content-type|received|return-path|message-id)[ \t]*:`)
)

// mailTexts gives what mails read, of which a file may hold several, and others: their
// texts in one, and what is attached. It follows no structure, which damage would
// break: whatever says that it is encoded is decoded, up to where something else
// begins.
func mailTexts(data []byte) []Text {
	if !bytes.Contains(data, []byte("ontent-")) && !bytes.Contains(data, []byte("ONTENT-")) || !headers.Match(data) {
		return nil
	}
	return bodies(data)
}

// headerTexts gives a text with the lines of its headers unfolded, and with their words
// as they are shown.
func headerTexts(data []byte) []byte {
	if !bytes.Contains(data, []byte("=?")) && !headers.Match(data) && !sender.Match(data[:min(len(data), 4096)]) {
		return nil
	}
	return words(folds.ReplaceAll(data, []byte(" ")))
}

// words takes the encoding of words in headers off. What one word begins may end in
// the next, so those of one encoding are read as one.
func words(header []byte) []byte {
	header = gap.ReplaceAllLiteral(header, []byte("?==?"))
	return coded.ReplaceAllFunc(header, func(all []byte) []byte {
		var out, pending []byte
		charset := ""
		for _, word := range oneOf.FindAllSubmatch(all, -1) {
			if name := strings.ToLower(string(word[1])); name != charset {
				out, pending, charset = append(out, in(charset, pending)...), nil, name
			}
			if word[2][0]|0x20 == 'b' {
				pending = append(pending, fromBase64(word[3])...)
			} else {
				pending = append(pending, quotedPrintable(bytes.ReplaceAll(word[3], []byte("_"), []byte(" ")))...)
			}
		}
		return append(out, in(charset, pending)...)
	})
}

// in reads a text in a named encoding. In one that is not known, or is UTF-8, it is as
// it stands.
func in(charset string, text []byte) []byte {
	if charset = strings.ToLower(charset); charset == "" || charset == "utf-8" || charset == "us-ascii" {
		return text
	}
	if e, err := ianaindex.MIME.Encoding(charset); err == nil && e != nil {
		if plain, err := e.NewDecoder().Bytes(text); err == nil {
			return plain
		}
	}
	return text
}

// How what stands under a header is written.
type written struct{ kind, charset, transfer string }

// fewestAlone is how long an attached file is at least that is told by itself: one of
// the other kinds has no word in it.
const fewestAlone = 16

// bodies decodes what headers say the encoding of.
func bodies(data []byte) []Text {
	var all []Text
	var out, body, header []byte
	var how written
	inHeader := false
	end := func() {
		switch how.transfer {
		case "base64":
			body = fromBase64(body)
			if len(body) >= fewestAlone && (bytes.IndexByte(body, 0) >= 0 || bytes.HasPrefix(body, []byte("%PDF-")) || bytes.HasPrefix(body, []byte("PK"))) && how.kind != "text" {
				all = append(all, Text{"attached", body})
				body = nil
				return
			}
		case "quoted-printable":
			body = quotedPrintable(body)
		}
		if how.charset != "" {
			body = in(how.charset, body)
		}
		if len(body) > 0 {
			out = append(append(out, body...), '\n')
		}
		body = nil
	}
	for line := range bytes.Lines(data) {
		bare := bytes.TrimLeft(line, "> ")
		trimmed := bytes.TrimRight(bare, "\r\n")
		switch {
		case headers.Match(line):
			if !inHeader {
				end()
				how, header, inHeader = written{}, header[:0], true
			}
			header = append(header, line...)
		case inHeader && len(bytes.TrimSpace(trimmed)) == 0:
			how, inHeader = of(header), false
			out = append(append(out, fileNames(header)...), '\n')
		case inHeader:
			header = append(header, line...)
		case bytes.HasPrefix(trimmed, []byte("--")) && len(trimmed) > 2 && trimmed[2] != ' ':
			end() // what follows may be another part, or a line of this one
		case bytes.HasPrefix(line, []byte("From ")) && how.transfer == "base64":
			end()
			how = written{}
		default:
			body = append(body, line...)
		}
	}
	end()
	return append(all, Text{"mail", out})
}

var (
	ofType     = regexp.MustCompile(`(?im)^[> \t]*content-type[ \t]*:[ \t]*([a-z]+)`)
	ofCharset  = regexp.MustCompile(`(?i)charset[ \t]*=[ \t]*"?([a-z0-9_.:+-]+)`)
	ofTransfer = regexp.MustCompile(`(?im)^[> \t]*content-transfer-encoding[ \t]*:[ \t]*"?([a-z0-9-]+)`)
)

func of(header []byte) written {
	first := func(of *regexp.Regexp) string {
		if found := of.FindSubmatch(header); found != nil {
			return strings.ToLower(string(found[1]))
		}
		return ""
	}
	return written{first(ofType), first(ofCharset), first(ofTransfer)}
}

// fileNames gives the names of attached files that stand in a header in pieces.
func fileNames(header []byte) []byte {
	var out []byte
	for line := range bytes.Lines(folds.ReplaceAll(header, []byte(" "))) {
		_, value, ok := bytes.Cut(line, []byte(":"))
		if !ok || !bytes.Contains(value, []byte("*")) || len(value) > 4096 {
			continue
		}
		if _, params, err := mime.ParseMediaType(strings.TrimSpace(string(value))); err == nil {
			for _, key := range []string{"filename", "name"} {
				if params[key] != "" {
					out = append(append(out, params[key]...), '\n')
				}
			}
		}
	}
	return out
}

// fromBase64 reads what can be read, whatever stands in between.
func fromBase64(text []byte) []byte {
	clean := make([]byte, 0, len(text))
	var out []byte
	flush := func() {
		part := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
		n, _ := base64.RawStdEncoding.Decode(part, clean) // of a damaged one, what there is
		out, clean = append(out, part[:n]...), clean[:0]
	}
	for _, c := range text {
		switch {
		case asciiLetter(c), '0' <= c && c <= '9', c == '+', c == '/':
			clean = append(clean, c)
		case c == '-':
			clean = append(clean, '+')
		case c == '_':
			clean = append(clean, '/')
		case c == '=':
			flush()
		}
	}
	flush()
	return out
}

// quotedPrintable reads what is quoted, and leaves what is not as it is.
func quotedPrintable(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i++ {
		if data[i] != '=' {
			out = append(out, data[i])
			continue
		}
		if x, ok := hexRune(data, i+1, 2); ok {
			out, i = append(out, byte(x)), i+2
			continue
		}
		end := i + 1
		for end < len(data) && end < i+80 && (data[end] == ' ' || data[end] == '\t' || data[end] == '\r') {
			end++
		}
		if end < len(data) && data[end] == '\n' {
			i = end
			continue
		}
		out = append(out, '=')
	}
	return out
}
