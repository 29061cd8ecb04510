package source

import (
	"regexp"
	"strings"
)

// Forms of Pandoc, MkDocs and others.
var (
	raised       = regexp.MustCompile(`[\pL\pN)]\^([^\s^~\[\](){}]{1,12})\^`)
	lowered      = regexp.MustCompile(`[\pL\pN)]~([^\s~^/]{1,12})~`)
	inserted     = regexp.MustCompile(`(?m)(?:^|[\s(])(\+\+\pL(?:[^+\n]*[^+\s])?\+\+)(?:$|[\s).,;:!?])`)
	inlineNote   = regexp.MustCompile(`\^\[[^\[\]\n]+\]`)
	admonition   = regexp.MustCompile(`(?m)^((?:!!!|\?\?\?\+?) +(?:abstract|attention|bug|caution|danger|error|example|failure|hint|important|info|note|question|quote|success|tip|warning))\b[^\n]*$`)
	citation     = regexp.MustCompile(`\[(?:[^\[\]\n@]* )?-?@[A-Za-z][A-Za-z0-9_:.-]*(?:[;,][^\[\]\n]*)?\]`)
	abbreviation = regexp.MustCompile(`(?m)^\*\[[^\[\]\n]+\]:[ \t][^\n]+$`)
)

// dialects tells of forms that other tools read, and that are printed here as they
// are written, or read as something else.
func (f *flaws) dialects() {
	f.plain(Raised, "^", raised, nil)
	for _, m := range f.matches("~", lowered) {
		// Its signs are taken for those of a deletion; only what is between them is text.
		if f.texts.hold(m[2], m[3]) && !f.texts.hold(m[2]-1, m[3]+1) && !f.escaped(m[2]-1) {
			f.tell(Lowered, m[2]-1, m[3]+1, "", f.raw(m[2]-1, m[3]+1))
		}
	}
	f.plain(Inserted, "++", inserted, nil)
	f.plain(InlineNote, "^[", inlineNote, f.noLink)
	f.plain(Admonition, " ", admonition, nil)
	f.plain(Citation, "@", citation, f.noLink)
	f.plain(Abbreviation, "*[", abbreviation, nil)
}

// noLink tells whether no address follows words in brackets.
func (f *flaws) noLink(m []int) bool {
	return m[1] >= len(f.src) || strings.IndexByte("([:", f.src[m[1]]) < 0
}
