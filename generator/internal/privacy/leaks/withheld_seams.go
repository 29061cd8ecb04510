package leaks

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"
)

// seam tells whether a run of words goes by what the author's text says around
// them and not by the words themselves: then a site can have the same run by
// itself.
//
//   - No more than one word stands before or behind a sign that parts what some
//     may read from what others may: `only`, and the signs of a remark. Four words
//     that are open, and a fifth that happens to follow them.
//   - The name of a shortcode's parameter is among them, and its value, as in
//     `{{< evidence id="the-new-rota" >}}`. JSON has the same name before an id.
//   - The first word or the last one is the scheme of an address.
func seam(text string, s *stream, last readWord) bool {
	var gaps [runLength]string // each word, and what follows it before the next one
	for k := range gaps {
		to := last.end
		if k < runLength-1 {
			to = s.first(runLength - k - 1).start
		}
		gaps[k] = text[s.first(runLength-k).start:to]
	}
	gaps[runLength-1] = text[last.start:min(len(text), last.end+len("://"))]
	if partsReaders(gaps[0]) || partsReaders(gaps[runLength-2]) || beginsAddress(gaps[0]) || beginsAddress(gaps[runLength-1]) {
		return true
	}
	from := s.first(runLength).start
	for _, gap := range gaps[:runLength-1] {
		if i := strings.IndexByte(gap, '='); i >= 0 && inShortcode(text, from+i) {
			return true
		}
		from += len(gap)
	}
	return false
}

// longestShortcode is how far back the beginning of a shortcode is looked for, in
// bytes.
const longestShortcode = 1000

func inShortcode(text string, at int) bool {
	before := text[max(0, at-longestShortcode):at]
	begun := strings.LastIndex(before, "{{")
	return begun >= 0 && !strings.Contains(before[begun:], "}}")
}

// partsReaders tells whether what stands between two words may be read by some, and
// what stands around it by others, or the other way round.
func partsReaders(gap string) bool {
	return strings.Contains(gap, "{{") && strings.Contains(gap, "only") || strings.Contains(gap, "<!--") || strings.Contains(gap, "-->")
}

func beginsAddress(text string) bool {
	scheme, rest, is := strings.Cut(text, ":")
	if !is {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		return strings.HasPrefix(rest, "//")
	case "mailto":
		return true
	}
	return false
}

// namesTag tells whether a word of a file is no text but the name of a tag: words
// in a link read "the new rota a" in `<a href="/x/">the new rota</a>`.
func namesTag(data []byte, at int, word string) bool {
	before := strings.ToLower(string(data[max(0, at-len("&amp;lt;/")):at]))
	before, closing := strings.CutSuffix(before, "/")
	for _, sign := range []string{"<", "&lt;", `\u003c`, "&#60;", "&#x3c;", "&amp;lt;"} {
		if strings.HasSuffix(before, sign) {
			return closing || atom.Lookup([]byte(word)) != 0
		}
	}
	return false
}

// namesKey tells whether a word of JSON is no text but part of the name of a field: the
// last words of a text are followed by the name of the next field.
func namesKey(data []byte, at int) bool {
	name := func(c byte) bool {
		return c == '_' || c == '-' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
	}
	from, to := at, at
	for from > 0 && name(data[from-1]) {
		from--
	}
	for to < len(data) && name(data[to]) {
		to++
	}
	if from == 0 || data[from-1] != '"' || !bytes.HasPrefix(data[to:], []byte(`":`)) {
		return false
	}
	before := bytes.TrimRight(data[max(0, from-200):from-1], " \t\r\n")
	return bytes.HasSuffix(before, []byte(",")) || bytes.HasSuffix(before, []byte("{"))
}
