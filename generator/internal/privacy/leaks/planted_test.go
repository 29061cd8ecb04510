package leaks

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// plantedForms write a text in the ways in which it could leave.
var plantedForms = map[string]func(string) string{
	"plain":      func(s string) string { return s },
	"upper case": strings.ToUpper,
	"composed":   norm.NFC.String,
	"decomposed": norm.NFD.String,
	"full width": func(s string) string { return eachASCII(s, func(r rune) string { return string(r + 0xFEE0) }) },
	"named": func(s string) string {
		return strings.NewReplacer("é", "&eacute;", "ï", "&iuml;", "Á", "&Aacute;", "Ü", "&Uuml;").Replace(s)
	},
	"escaped":     func(s string) string { return html.EscapeString(s) },
	"decimal":     func(s string) string { return eachLetter(s, "&#%d;") },
	"hexadecimal": func(s string) string { return eachLetter(s, "&#x%X;") },
	"twice":       func(s string) string { return strings.ReplaceAll(eachLetter(s, "&#%d;"), "&", "&amp;") },
	"percent":     url.PathEscape,
	"all percent": func(s string) string {
		var b strings.Builder
		for i := range len(s) {
			fmt.Fprintf(&b, "%%%02x", s[i])
		}
		return b.String()
	},
	"json": func(s string) string { return eachLetter(s, `\u%04x`) },
	"json in html": func(s string) string {
		text, _ := json.Marshal(s)
		return html.EscapeString(string(text))
	},
	"html in json": func(s string) string {
		text, _ := json.Marshal("<b>" + eachLetter(s, "&#%d;") + "</b>")
		return string(text)
	},
	"tags between words": func(s string) string { return strings.ReplaceAll(s, " ", ` <a href="/x y/" title="z">`) },
	"tags in words":      func(s string) string { return s[:3] + "<b></b><i>" + s[3:] + "</i>" },
	"escaped tags":       func(s string) string { return s[:3] + "&lt;b&gt;" + s[3:] },
	"comment in words":   func(s string) string { return s[:3] + "<!-- no -->" + s[3:] },
	"line breaks":        func(s string) string { return strings.ReplaceAll(s, " ", "\r\n\t  ") },
	"no-break spaces":    func(s string) string { return strings.ReplaceAll(s, " ", "&nbsp;") },
	"soft hyphens":       func(s string) string { return s[:3] + "\u00ad" + s[3:] },
	"entity hyphens":     func(s string) string { return s[:3] + "&shy;" + s[3:] },
	"hyphenated":         func(s string) string { return s[:3] + "-\n   " + s[3:] },
	"base64, first":      func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"base64, second":     func(s string) string { return base64.StdEncoding.EncodeToString([]byte("x " + s)) },
	"base64, third":      func(s string) string { return base64.StdEncoding.EncodeToString([]byte("a: " + s + " ")) },
	"base64 from within": func(s string) string {
		return base64.StdEncoding.EncodeToString([]byte("some more " + s + " and more"))[1:]
	},
	"base64 in short lines": func(s string) string {
		return inLines(base64.StdEncoding.EncodeToString([]byte("some more words "+s+".")), 16, "\n")
	},
	"base64 in indented lines": func(s string) string {
		return inLines(base64.StdEncoding.EncodeToString([]byte("some more words "+s)), 24, "\r\n    ")
	},
	"base64 in a quotation": func(s string) string {
		return inLines(base64.StdEncoding.EncodeToString([]byte("some "+s)), 20, "\n> > ")
	},
	"percent of units": func(s string) string {
		return eachASCII(s, func(r rune) string { return fmt.Sprintf("%%u%04X", r) })
	},
	"escapes in braces": func(s string) string {
		return eachASCII(s, func(r rune) string { return fmt.Sprintf(`\u{%x}`, r) })
	},
	"base64 for the web": func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte("\u00ff?>\u00ff " + s)) },
	"tags in base64": func(s string) string {
		return base64.StdEncoding.EncodeToString([]byte("<svg><text>" + s[:3] + "<tspan>" + s[3:] + "</tspan></text></svg>"))
	},
	"base64 in html": func(s string) string {
		return strings.ReplaceAll(base64.StdEncoding.EncodeToString([]byte("\u00bf~\u00fb>>> "+s)), "+", "&#43;")
	},
}

func inLines(s string, size int, between string) string {
	var lines []string
	for line := range slices.Chunk([]byte(s), size) {
		lines = append(lines, string(line))
	}
	return strings.Join(lines, between)
}

func eachLetter(s, form string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, form, r)
	}
	return b.String()
}

func eachASCII(s string, to func(rune) string) string {
	var b strings.Builder
	for _, r := range s {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			b.WriteString(to(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
