package attach

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/files/extract"
	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

// unsearchable tells why the words of a file cannot be searched: it is packed or
// locked, or of a kind that nobody here knows. Its name may be "", or one within an
// archive. Pictures, sound, films and fonts have no words in their bytes.
func unsearchable(name string, data []byte) (why string, ok bool) {
	if base := path.Base(name); strings.Contains("/"+name, "/__MACOSX/") || base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini" {
		return "", false // what file managers write
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 256)], []byte("\ufeff")), " \t\r\n")
	if why := media.Packed(start); why != "" {
		return why, true
	}
	if locked(name, data) {
		return "is locked with a password", true
	}
	if look(data) == media.Other && binary(data) {
		return "is of a kind that casebook does not know", true
	}
	return "", false
}

// binary tells whether a file is no text: not even one with some odd characters, or
// one in UTF-16 that does not say so.
func binary(data []byte) bool {
	control, wrong := 0, 0
	for rest := data; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		rest = rest[n:]
		switch {
		case r == utf8.RuneError && n == 1:
			wrong++
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f':
			control++
		}
	}
	if (control+wrong)*100 < len(data) {
		return false
	}
	for _, t := range extract.Texts(data) {
		if strings.HasPrefix(t.Name, "utf-16") {
			return false
		}
	}
	return true
}

// office tells whether an archive is a document of an office program, or a book: it
// holds parts of the program's own.
func office(data []byte) bool {
	switch look(data) {
	case media.Word, media.Excel, media.PowerPoint, media.OpenDocument, media.EPUB:
		return true
	}
	return false
}

// locked tells whether a file, or a part of a document, says that a password locks it.
func locked(name string, data []byte) bool {
	switch {
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return lockedOffice(data)
	case strings.HasSuffix(name, "META-INF/manifest.xml"): // of OpenDocument
		return bytes.Contains(data, []byte("encryption-data"))
	case strings.HasSuffix(name, "META-INF/encryption.xml"): // of EPUB, where fonts are hidden otherwise
		return bytes.Contains(data, []byte("http://www.w3.org/2001/04/xmlenc#aes"))
	}
	return false
}

// lockedOffice tells whether an old Office file, or what newer programs pack a locked
// one into, is encrypted: [MS-OFFCRYPTO] 2.2 to 2.3, [MS-DOC] 2.5.2, [MS-XLS] 2.4.117.
func lockedOffice(data []byte) bool {
	for _, stream := range []string{"EncryptedPackage", "EncryptedSummary", "EncryptionInfo"} {
		if bytes.Contains(data, wide(stream)) {
			return true
		}
	}
	for at := 512; at+24 < len(data); at += 512 { // streams begin where sectors do
		switch sector := data[at:]; {
		case bytes.HasPrefix(sector, []byte("\xec\xa5")) && sector[11]&1 != 0:
			return bytes.Contains(data, wide("WordDocument"))
		case bytes.HasPrefix(sector, []byte("\x09\x08\x10\x00\x00\x06\x05\x00")) && sector[20] == 0x2f && sector[21] == 0:
			return bytes.Contains(data, wide("Workbook"))
		}
	}
	return false
}

// wide gives a text in UTF-16, as the names of streams are.
func wide(text string) []byte {
	var out []byte
	for i := range len(text) {
		out = append(out, text[i], 0)
	}
	return out
}
