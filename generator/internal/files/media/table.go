package media

import "strings"

const utf8 = "; charset=utf-8"

// runnable is what a file may be that is never published: it is named by its
// ending and not by its content.
var runnable = []Kind{HTML, XML, Script, Program, Text, ZIP, Archive, Word, Excel, PowerPoint, Other, OldOffice, UTF16, OtherText}

// endings are the endings by name. Media types are those of the registry of IANA.
var endings = byName(rows)

var rows = []row{
	{"jpg jpeg", Ending{"image/jpeg", Inert, Free, []Kind{JPEG}, ""}},
	{"jpe jfif", Ending{"image/jpeg", Sniffed, Free, []Kind{JPEG}, ""}},
	{"png", Ending{"image/png", Inert, Free, []Kind{PNG}, ""}},
	{"gif", Ending{"image/gif", Inert, Free, []Kind{GIF}, ""}},
	{"webp", Ending{"image/webp", Inert, Free, []Kind{WebP}, ""}},
	{"svg", Ending{"image/svg+xml", Drawing, Free, []Kind{SVG}, ""}},
	{"pdf", Ending{"application/pdf", Inert, Free, []Kind{PDF}, ""}},
	{"txt log", Ending{"text/plain" + utf8, Inert, Free, []Kind{Text}, ""}},
	{"text", Ending{"text/plain" + utf8, Sniffed, Free, []Kind{Text}, ""}},
	{"csv", Ending{"text/csv" + utf8, Inert, Free, []Kind{Text}, "a table in CSV"}},
	{"tsv", Ending{"text/tab-separated-values" + utf8, Inert, Free, []Kind{Text}, "a table in TSV"}},
	{"md", Ending{"text/plain" + utf8, Inert, Free, []Kind{Text}, "Markdown"}},
	{"markdown", Ending{"text/plain" + utf8, Sniffed, Free, []Kind{Text}, "Markdown"}},

	{"zip", Ending{"application/zip", Inert, Asked, []Kind{ZIP, Word, Excel, PowerPoint, OpenDocument, EPUB}, ""}},
	{"gz", Ending{"application/gzip", Inert, Asked, []Kind{Archive}, ""}},
	{"tgz tar 7z rar bz2 xz zst", Ending{"", Sniffed, Asked, []Kind{Archive}, ""}},
	{"docx", Ending{"", Sniffed, Asked, []Kind{Word}, ""}},
	{"xlsx", Ending{"", Sniffed, Asked, []Kind{Excel}, ""}},
	{"pptx", Ending{"", Sniffed, Asked, []Kind{PowerPoint}, ""}},
	{"odt ods odp odg", Ending{"", Sniffed, Asked, []Kind{OpenDocument}, ""}},
	{"epub", Ending{"application/epub+zip", Sniffed, Asked, []Kind{EPUB}, ""}},
	{"doc xls ppt msg", Ending{"", Sniffed, Asked, []Kind{OldOffice}, ""}},
	{"rtf", Ending{"application/rtf", Sniffed, Asked, []Kind{RTF}, ""}},
	{"mp4 webm", Ending{"", Inert, Asked, []Kind{Video}, ""}},
	{"m4v mov mkv avi", Ending{"", Sniffed, Asked, []Kind{Video}, ""}},
	{"mp3 m4a wav ogg oga", Ending{"", Inert, Asked, []Kind{Audio}, ""}},
	{"opus flac", Ending{"", Sniffed, Asked, []Kind{Audio}, ""}},
	{"avif", Ending{"image/avif", Inert, Asked, []Kind{OtherPicture}, ""}},
	{"tif tiff", Ending{"image/tiff", Inert, Asked, []Kind{OtherPicture}, ""}},
	{"heic psd", Ending{"", Sniffed, Asked, []Kind{OtherPicture}, ""}},
	{"json", Ending{"application/json", Notation, Asked, []Kind{Text}, "JSON"}},
	{"yaml yml toml ics vcf", Ending{"", Inert, Asked, []Kind{Text}, ""}},
	{"tex bib diff patch sql go dot puml mmd ipynb", Ending{"", Sniffed, Asked, []Kind{Text}, ""}},
	{"woff", Ending{"font/woff", Inert, Asked, []Kind{Font}, ""}},
	{"woff2", Ending{"font/woff2", Inert, Asked, []Kind{Font}, ""}},
	{"ttf otf", Ending{"", Inert, Asked, []Kind{Font}, ""}},

	{"ico", Ending{"image/x-icon", Inert, Asked, nil, ""}},
	{"bmp age ogv", Ending{"", Inert, Asked, nil, ""}},
	{"opml mml mathml xsd kml gpx tmx", Ending{"", Markup, Asked, nil, ""}},
	{"webmanifest", Ending{"application/manifest+json", Notation, Asked, nil, ""}},
	{"map jsonld geojson", Ending{"", Notation, Asked, nil, ""}},
	{"xbl htmlz appcache sct dtd", Ending{"", Active, Asked, nil, ""}},

	{"html", Ending{"text/html" + utf8, Hypertext, Never, runnable, ""}},
	{"htm", Ending{"", Hypertext, Never, runnable, ""}},
	{"css", Ending{"text/css" + utf8, Style, Never, runnable, ""}},
	{"js mjs", Ending{"text/javascript" + utf8, Inert, Never, runnable, ""}},
	{"xml", Ending{"application/xml", Markup, Never, runnable, ""}},
	{"xhtml xht rdf rss atom", Ending{"", Markup, Never, runnable, ""}},
	{"shtml hta htc mht mhtml swf xsl xslt svgz wsf", Ending{"", Active, Never, runnable, ""}},
	{`shtm dhtml xul cjs jsx ts tsx wasm htaccess htpasswd php php3 php4 php5 phtml phar asp aspx jsp jspx cgi pl py pyc rb lua
		sh bash zsh fish csh ksh bat cmd com exe dll msi msp scr cpl pif ps1 psm1 vbs vbe wsh jse reg inf lnk url webloc desktop
		jar war class apk ipa app dmg pkg deb rpm bin run so dylib elf docm dotm xlsm xltm pptm potm ppam xlam`, Ending{"", Sniffed, Never, runnable, ""}},
}

// usual are the endings of kinds that are of one format.
var usual = map[Kind]string{
	JPEG: "jpg", PNG: "png", GIF: "gif", WebP: "webp", SVG: "svg", PDF: "pdf", Text: "txt",
	ZIP: "zip", Word: "docx", Excel: "xlsx", PowerPoint: "pptx",
}

// row is what several endings, parted by spaces, have in common.
type row struct {
	names string
	Ending
}

func byName(rows []row) map[string]Ending {
	all := map[string]Ending{}
	for _, r := range rows {
		for _, name := range strings.Fields(r.names) {
			all[name] = r.Ending
		}
	}
	return all
}
