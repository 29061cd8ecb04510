package online

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/site/tags"
)

// difference says in what a published file differs: by something that was put into it, as
// some hosts put scripts into pages, or in its first other line.
func difference(want, got []byte) (Kind, string) {
	before := 0
	for before < min(len(want), len(got)) && want[before] == got[before] {
		before++
	}
	after := 0
	for after < min(len(want), len(got))-before && want[len(want)-1-after] == got[len(got)-1-after] {
		after++
	}
	line := bytes.Count(got[:before], []byte("\n")) + 1
	if before+after == len(want) {
		// A tag that was put before a tag begins with the same "<".
		if before > 0 && got[before] != '<' && got[before-1] == '<' && got[len(got)-after-1] == '<' {
			before, after = before-1, after+1
		}
		added := got[before : len(got)-after]
		return Added, fmt.Sprintf("the host added to line %d: %s", line, shown(added))
	}
	if !utf8.Valid(want) || !utf8.Valid(got) {
		return Differs, fmt.Sprintf("it has %d bytes, expected %d; the first other one is at %d", len(got), len(want), before)
	}
	return Differs, fmt.Sprintf("line %d is another one: %s, expected %s", line, shown(got[before:len(got)-after]), shown(want[before:len(want)-after]))
}

// mostShown is how many characters of a file a message has.
const mostShown = 60

func shown(text []byte) string {
	short := []rune(string(text[:min(len(text), 4*mostShown)]))
	if len(short) > mostShown || len(text) > 4*mostShown {
		return fmt.Sprintf("%q...", string(short[:min(len(short), mostShown)]))
	}
	return fmt.Sprintf("%q", string(short))
}

var (
	tag      = regexp.MustCompile(`<[a-zA-Z][^<>]*>`)
	location = regexp.MustCompile(`<loc>([^<]+)</loc>`)
)

// mostRead bounds how many bytes of a page are searched for links.
const mostRead = 8 << 20

// leadsTo gives the paths of the site that a published page, or its map, leads to.
func leadsTo(name string, text []byte, base string) (all []string) {
	text = text[:min(len(text), mostRead)]
	add := func(to string) {
		if to, ok := below(name, to, base); ok {
			all = append(all, to)
		}
	}
	switch path.Ext(name) {
	case ".html":
		for _, t := range tag.FindAll(text, -1) {
			for a := range tags.Attributes(t) {
				if key := strings.ToLower(string(a.Name)); key == "href" || key == "src" {
					add(html.UnescapeString(string(a.Value)))
				}
			}
		}
	case ".xml":
		for _, m := range location.FindAllSubmatch(text, -1) {
			add(string(m[1]))
		}
	}
	return all
}

// below gives the path of an address below that of the site.
func below(name, address, base string) (string, bool) {
	to, err := url.Parse(strings.TrimSpace(address))
	if err != nil || to.Opaque != "" || to.Scheme != "" && to.Scheme != "http" && to.Scheme != "https" {
		return "", false
	}
	at := &url.URL{Scheme: "https", Host: "here.invalid", Path: base + asked(name)}
	full := at.ResolveReference(to)
	if to.Host != "" && path.Ext(name) != ".xml" { // the addresses of a map have the host of the site
		return "", false
	}
	return strings.CutPrefix(full.Path, base)
}
