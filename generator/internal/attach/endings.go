package attach

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// published are the endings that need no leave, with what they have to be.
var published = map[string]Kind{
	"jpg": JPEG, "jpeg": JPEG, "jpe": JPEG, "jfif": JPEG, "png": PNG, "gif": GIF, "webp": WebP, "svg": SVG, "pdf": PDF,
	"txt": Text, "text": Text, "log": Text, "csv": Text, "tsv": Text, "md": Text, "markdown": Text,
}

// optional are endings that are known, and published if the author allows them.
var optional = map[string][]Kind{
	"zip": {ZIP, Word, Excel, PowerPoint, OpenDocument, EPUB}, "docx": {Word}, "xlsx": {Excel}, "pptx": {PowerPoint},
	"odt": {OpenDocument}, "ods": {OpenDocument}, "odp": {OpenDocument}, "odg": {OpenDocument}, "epub": {EPUB},
	"doc": {OldOffice}, "xls": {OldOffice}, "ppt": {OldOffice}, "msg": {OldOffice}, "rtf": {RTF},
	"gz": {Archive}, "tgz": {Archive}, "tar": {Archive}, "7z": {Archive}, "rar": {Archive}, "bz2": {Archive}, "xz": {Archive}, "zst": {Archive},
	"mp4": {Video}, "m4v": {Video}, "mov": {Video}, "webm": {Video}, "mkv": {Video}, "avi": {Video},
	"mp3": {Audio}, "m4a": {Audio}, "wav": {Audio}, "ogg": {Audio}, "oga": {Audio}, "opus": {Audio}, "flac": {Audio},
	"heic": {OtherPicture}, "avif": {OtherPicture}, "tif": {OtherPicture}, "tiff": {OtherPicture}, "psd": {OtherPicture},
	"json": {Text}, "yaml": {Text}, "yml": {Text}, "toml": {Text}, "ics": {Text}, "vcf": {Text}, "tex": {Text}, "bib": {Text},
	"diff": {Text}, "patch": {Text}, "sql": {Text}, "go": {Text}, "dot": {Text}, "puml": {Text}, "mmd": {Text}, "ipynb": {Text},
	"woff": {Font}, "woff2": {Font}, "ttf": {Font}, "otf": {Font},
}

// never are endings that browsers, servers and systems run, or read as a page.
var never = setOf(`html htm xhtml xht shtml shtm dhtml hta htc mht mhtml xml xsl xslt xul rdf rss atom svgz
	js mjs cjs jsx ts tsx css wasm swf htaccess htpasswd php php3 php4 php5 phtml phar asp aspx jsp jspx cgi pl py pyc rb lua
	sh bash zsh fish csh ksh bat cmd com exe dll msi msp scr cpl pif ps1 psm1 vbs vbe wsf wsh jse reg inf lnk url webloc desktop
	jar war class apk ipa app dmg pkg deb rpm bin run so dylib elf docm dotm xlsm xltm pptm potm ppam xlam`)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// nouns say what an ending promises.
var nouns = map[string]string{
	"jpg": string(JPEG), "jpeg": string(JPEG), "jpe": string(JPEG), "jfif": string(JPEG), "png": string(PNG), "gif": string(GIF),
	"webp": string(WebP), "svg": string(SVG), "pdf": string(PDF), "txt": string(Text), "text": string(Text), "log": string(Text),
	"csv": "a table in CSV", "tsv": "a table in TSV", "md": "Markdown", "markdown": "Markdown", "zip": string(ZIP), "docx": string(Word),
	"xlsx": string(Excel), "pptx": string(PowerPoint), "mp4": string(Video), "mp3": string(Audio), "json": "JSON", "epub": string(EPUB),
}

// expects gives the kinds that a file with an ending may be. An ending that is
// not known may be anything that does not run.
func expects(ending string) (map[Kind]bool, bool) {
	if k, ok := published[ending]; ok {
		return map[Kind]bool{k: true}, true
	}
	set := map[Kind]bool{}
	for _, k := range optional[ending] {
		set[k] = true
	}
	if never[ending] {
		return map[Kind]bool{HTML: true, XML: true, Script: true, Program: true, Text: true, ZIP: true, Archive: true, Word: true, Excel: true, PowerPoint: true, Other: true, OldOffice: true, UTF16: true, OtherText: true}, true
	}
	return set, len(set) > 0
}

// packedKind tells what a ZIP archive is by the names in it.
func packedKind(data []byte) Kind {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return ZIP
	}
	office, kind := false, ZIP
	for _, f := range archive.File {
		switch top, _, _ := strings.Cut(f.Name, "/"); {
		case f.Name == "[Content_Types].xml":
			office = true
		case f.Name == "AndroidManifest.xml", f.Name == "META-INF/MANIFEST.MF":
			return Program
		case f.Name == "mimetype":
			if says := readSmall(f); strings.HasPrefix(says, "application/vnd.oasis.opendocument") {
				return OpenDocument
			} else if strings.HasPrefix(says, "application/epub+zip") {
				return EPUB
			}
		case kind == ZIP && top == "word":
			kind = Word
		case kind == ZIP && top == "xl":
			kind = Excel
		case kind == ZIP && top == "ppt":
			kind = PowerPoint
		}
	}
	if !office {
		return ZIP
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
func withoutMacros(kind Kind, data []byte) error {
	switch kind {
	case OldOffice:
		// Names are in UTF-16 in the directory of such a file.
		if bytes.Contains(data, []byte("_\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J\x00E\x00C\x00T\x00")) || bytes.Contains(data, []byte("M\x00a\x00c\x00r\x00o\x00s\x00")) {
			return &Refused{"the Office file holds macros", "save it without macros, or give it as PDF"}
		}
	case Word, Excel, PowerPoint, ZIP, OpenDocument:
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return &Refused{fmt.Sprintf("the archive cannot be read: %v", err), "pack it again"}
		}
		for _, f := range archive.File {
			name := strings.ToLower(f.Name)
			if strings.HasSuffix(name, "vbaproject.bin") || kind == OpenDocument && (strings.HasPrefix(name, "basic/") || strings.HasPrefix(name, "scripts/")) {
				return &Refused{"the Office file holds macros", "save it without macros, or give it as PDF"}
			}
		}
	}
	return nil
}
