package attach

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

// packedKind tells what a ZIP archive is by the names in it.
func packedKind(data []byte) media.Kind {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return media.ZIP
	}
	office, kind := false, media.ZIP
	for _, f := range archive.File {
		switch top, _, _ := strings.Cut(f.Name, "/"); {
		case f.Name == "[Content_Types].xml":
			office = true
		case f.Name == "AndroidManifest.xml", f.Name == "META-INF/MANIFEST.MF":
			return media.Program
		case f.Name == "mimetype":
			if says := readSmall(f); strings.HasPrefix(says, "application/vnd.oasis.opendocument") {
				return media.OpenDocument
			} else if strings.HasPrefix(says, "application/epub+zip") {
				return media.EPUB
			}
		case kind == media.ZIP && top == "word":
			kind = media.Word
		case kind == media.ZIP && top == "xl":
			kind = media.Excel
		case kind == media.ZIP && top == "ppt":
			kind = media.PowerPoint
		}
	}
	if !office {
		return media.ZIP
	}
	return kind
}

func readSmall(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	text, _ := io.ReadAll(io.LimitReader(r, 200)) // what could be read is enough
	return string(text)
}

// withoutMacros refuses an Office file that runs.
func withoutMacros(kind media.Kind, data []byte) error {
	switch kind {
	case media.OldOffice:
		// Names are in UTF-16 in the directory of such a file.
		if bytes.Contains(data, []byte("_\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J\x00E\x00C\x00T\x00")) || bytes.Contains(data, []byte("M\x00a\x00c\x00r\x00o\x00s\x00")) {
			return &Refused{"the Office file contains macros", "save it without macros, or give it as PDF"}
		}
	case media.Word, media.Excel, media.PowerPoint, media.ZIP, media.OpenDocument:
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return &Refused{fmt.Sprintf("the archive cannot be read: %v", err), "pack it again"}
		}
		for _, f := range archive.File {
			name := strings.ToLower(f.Name)
			if strings.HasSuffix(name, "vbaproject.bin") || kind == media.OpenDocument && (strings.HasPrefix(name, "basic/") || strings.HasPrefix(name, "scripts/")) {
				return &Refused{"the Office file contains macros", "save it without macros, or give it as PDF"}
			}
		}
	}
	return nil
}
