package source

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Misread looks in the text of a file for fields that were meant as front matter
// and are not read as such, and tells of the first. The author may have written
// there who may read the file, so nobody may until it is mended. Known tells which
// fields an entry may have.
//
// A text without front matter is one all the same: a line of dashes between two
// paragraphs, a heading underlined with them and a sentence that begins with a
// word and a colon are not told of. Nor is anything in code or in comments, except
// at the top of a file that has no front matter.
func (d Doc) Misread(known map[string]bool, diags *diag.List) bool {
	if !d.Bare && !mayHoldFields(d.Body.Text) {
		return false
	}
	lines := linesOf(d.Body, known)
	return d.Bare && misreadAtTop(lines, diags) || misreadBelow(lines, diags)
}

// mayHoldFields keeps long texts from being looked at word by word.
func mayHoldFields(text string) bool {
	if strings.Contains(text, "audience") || strings.Contains(text, "draft") {
		return true
	}
	for rest := text; ; {
		line, after, more := strings.Cut(rest, "\n")
		if f, ok := fenceOf(line[:min(len(line), 80)]); ok && f.opens() {
			return true
		}
		if !more {
			return false
		}
		rest = after
	}
}

// misreadAtTop looks at what stands before the first paragraph.
func misreadAtTop(lines []line, diags *diag.List) bool {
	var fields, capital, strong int
	var fence, first *line // what was to open front matter, and the first field
	heading := false
look:
	for i := range lines {
		l := &lines[i]
		switch opens := l.isFence || l.mark != 0; {
		case l.text == "":
		case opens && first == nil && !(heading && l.mark != 0):
			fence = l
			if l.known { // "--- title: x, audience: self ---"
				first, fields = l, fields+1
			}
		case opens && l.mark == 0: // perhaps the end; a field may stand below it
		case opens:
			break look
		case l.known:
			if first == nil {
				first = l
			}
			switch {
			case l.strong:
				strong++
			case l.lower:
				fields++
			case !l.list:
				capital++
			}
		case l.inside && (fence == nil || fence.mark == 0):
			break look
		case first != nil && (l.key != "" || l.list || l.indented || strings.ContainsRune("[]{}#,", rune(l.text[0]))):
			// belongs to the field above
		case first == nil && strings.HasPrefix(l.text, "#"):
			heading = true
		case first == nil && (l.inside || fence != nil && l.key != ""):
			// something that casebook does not know, where fields are looked for
		default:
			break look
		}
	}
	if strong == 0 && fields < 2 && (fields == 0 || heading) && (capital < 2 || fence == nil || fence.mark != 0) {
		return false
	}
	if fence == nil {
		diags.Errorf(first.at, "front-matter-bad", "%q is outside the front matter, and is read as text", first.key+":").
			Hintf("write a line of --- above the first field, as the first line of the file, and another one below the last field")
		return true
	}
	tellFence(*fence, diags)
	return true
}

// misreadBelow looks for front matter in the middle or at the end of a text, and
// for a line that says who may read it.
func misreadBelow(lines []line, diags *diag.List) bool {
	for i, l := range lines {
		switch {
		case l.inside || l.mark != 0:
		case l.known && l.strong && l.lower && !l.list && l.word:
			diags.Errorf(l.at, "front-matter-bad", "%q is in the text, where it has no effect", l.text).
				Hintf("write it into the front matter, between the two lines of --- at the top of the file; an example of it goes into backticks")
			return true
		case l.isFence && l.fence.opens() && fieldsBelow(lines[i+1:]):
			tellFence(l, diags)
			return true
		}
	}
	return false
}

// fieldsBelow tells whether a fence has nothing but fields below it, up to
// another fence or to an empty line.
func fieldsBelow(lines []line) bool {
	fields := 0
	for i, l := range lines {
		switch {
		case l.text == "" && i == 0:
		case l.known && l.strong && l.lower:
			return true
		case l.known && l.lower:
			fields++
		case fields > 0 && l.isFence && l.fence.opens():
			return true
		case fields > 0 && (l.key != "" || l.list || l.indented):
		default:
			return fields > 1
		}
	}
	return fields > 1
}

// tellFence says why front matter is not read that begins with a line.
func tellFence(l line, diags *diag.List) {
	const form = "front matter begins with ---, alone on the first line of the file, and ends with another such line"
	switch raw := strings.TrimRight(l.raw, " \t"); {
	case l.mark == '`':
		diags.Errorf(l.at, "front-matter-bad", "the front matter is in a block of code, and is read as code").Hintf("remove the lines %q above and below it; %s", l.text, form)
	case l.mark == '<':
		diags.Errorf(l.at, "front-matter-bad", "the front matter is in a comment, and is not read").Hintf("%s", form)
	case l.mark == '{':
		diags.Errorf(l.at, "front-matter-bad", "the front matter begins on line %d, and is read as text", l.at.Line).Hintf("remove what is above it; front matter begins on the first line of the file")
	case l.mark == '%':
		diags.Errorf(l.at, "front-matter-bad", "%q is above the front matter, which is read as text", l.text).Hintf("remove this line; %s", form)
	case (raw == "---" || raw == "+++") && l.at.Line > 1:
		diags.Errorf(l.at, "front-matter-bad", "the front matter begins on line %d, and is read as text", l.at.Line).Hintf("remove what is above it; front matter begins on the first line of the file")
	case strings.Trim(l.raw, " \t") == "---" || strings.Trim(l.raw, " \t") == "+++":
		diags.Errorf(l.at, "front-matter-bad", "there are spaces before the line of %s, so the front matter is read as text", l.text).Hintf("remove the spaces; %s", form)
	case l.text == "---" || l.text == "+++":
		diags.Errorf(l.at, "front-matter-bad", "an invisible character comes before the line of %s, so the front matter is read as text", l.text).Hintf("delete the line and type it again; %s", form)
	default:
		diags.Errorf(l.at, "front-matter-bad", "%q does not open front matter, so the fields below it are read as text", l.text).Hintf("%s", form)
	}
}
