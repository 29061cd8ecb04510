package extract

import (
	"bytes"
	"regexp"
	"slices"
)

// linkSigns tell a line with links, notes or attributes in the notation of Markdown and of
// wikis.
var linkSigns = [][]byte{[]byte("]("), []byte("]["), []byte("] ["), []byte("[^"), []byte("[["), []byte("{."), []byte("{#"), []byte("{:"), []byte("://")}

// unprinted is what such texts have within and between words and no reader sees: addresses
// with their titles, labels, the marks of notes, attributes, brackets.
var unprinted = regexp.MustCompile(`\]\((?:[^()\n]|\n[ \t]*[^()\s]|\((?:[^()\n])*\))*\)` + // [words](address "title")
	`|\[\^[^\[\]\s]*\]|\[\[[^\[\]|\n]*\||\[\[[^\[\]\n]*\]\[|\][ ]?\[[^\[\]\n]*\]` + // [^1], [[page|words]], [[address][words]], [words][label]
	`|\{[.#:][^{}\n]*\}|[ \t]*[\[<|]?(?:link:)?[a-z]+://[^\s\[\]()<>|"]*[\[>|]?|!?\[|\]`) // {.class}, `words <address>`, <address|words>, address[words], [address words], [words|address]

// unlinked gives a text as it is read where links, notes and attributes are shown as such.
func unlinked(data []byte) []byte {
	var out, open []byte // open is a line that ends within a link
	found := false
	for line := range bytes.Lines(data) {
		if len(open) > 0 {
			line, open = append(open, line...), nil
		} else if !slices.ContainsFunc(linkSigns, func(sign []byte) bool { return bytes.Contains(line, sign) }) {
			out = append(out, line...)
			continue
		} else if last := bytes.LastIndex(line, linkSigns[0]); last >= 0 && bytes.IndexByte(line[last:], ')') < 0 {
			open = slices.Clone(line)
			continue
		}
		out, found = append(out, unprinted.ReplaceAllLiteral(line, nil)...), true
	}
	if !found && len(open) == 0 {
		return nil
	}
	return append(out, unprinted.ReplaceAllLiteral(open, nil)...)
}
