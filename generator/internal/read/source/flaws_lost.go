package source

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// lost tells of words that Markdown takes for something that is not shown.
func (f *flaws) lost() {
	f.footnotes()
	for _, t := range f.tables {
		for row := t.FirstChild(); row != nil; row = row.NextSibling() {
			f.cells(row, len(t.Alignments))
		}
	}
	for _, list := range f.lists {
		f.numbers(list)
	}
	f.definitions()
	f.infos()
}

// infos tells of words on the line that opens a code block: nothing but its language
// is used.
func (f *flaws) infos() {
	for _, b := range f.fences {
		if b.Info == nil {
			continue
		}
		s := b.Info.Segment
		info := string(s.Value(f.src))
		language := string(b.Language(f.src))
		rest := strings.TrimPrefix(info, language)
		if i := strings.IndexByte(info, '{'); i >= 0 && strings.HasSuffix(strings.TrimSpace(info), "}") {
			rest = strings.TrimPrefix(info[:i], language)                                              // options
			if m := captioned.FindString(info[i:]); m != "" && readable(strings.TrimSpace(info[i:])) { // else Hugo stops at them
				rest = m
			}
		}
		if _, file, ok := strings.Cut(language, ":"); ok && readable1.MatchString(file) && !strings.HasPrefix(language, "{") {
			rest = file // ```js:queue.js
		}
		if readable1.MatchString(rest) {
			f.tell(LostInfo, s.Start, s.Start+len(strings.TrimRight(info, " \t")), language, rest)
		}
	}
}

// captioned finds, in the options of a code block, words that other tools print above it.
var captioned = regexp.MustCompile(`(?i)\b(?:title|caption|name|file|filename|label|description)[ \t]*=[ \t]*(?:"[^"]*\pL[^"]*"|[^\s"',}]*\pL[^\s"',}]*)`)

var footnote = regexp.MustCompile(`(?m)^(?:[ \t>]|[-*+:][ \t]|[0-9]{1,9}[.)][ \t])*(\[\^([^\]\n]+)\]:)[ \t]*([^\n]*)`)

// footnotes tells of notes that no text refers to, and of those whose name is
// taken.
func (f *flaws) footnotes() {
	if !bytes.Contains(f.src, []byte("[^")) {
		return
	}
	seen := map[string]bool{}
	for _, m := range footnote.FindAllSubmatchIndex(f.src, -1) {
		name := string(f.src[m[4]:m[5]])
		if f.codes.hold(m[2], m[3]) || f.texts.hold(m[2], m[3]) || f.notes[name] && !seen[name] {
			seen[name] = true
			continue
		}
		flaw := f.tell(LostFootnote, m[2], f.noteEnd(m[1]), "[^"+name+"]", string(f.src[m[6]:m[7]]))
		if f.notes[name] {
			flaw.Form = "[^" + name + "-2]"
		}
	}
}

// noteEnd gives the end of a footnote whose first line ends at a place: lines that
// go on with its paragraph, and indented ones behind an empty line, are part of it.
func (f *flaws) noteEnd(at int) int {
	for end, empty := at, false; end < len(f.src); {
		start, stop := f.line(end + 1)
		line := string(f.src[min(start, len(f.src)):stop])
		switch {
		case strings.Trim(line, " \t>") == "":
			empty = true
		case empty && !strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "\t") && !strings.HasPrefix(line, ">"):
			return at
		default:
			at, empty = stop, false
		}
		end = stop
	}
	return at
}

// cells tells of what stands in a row behind its last column.
func (f *flaws) cells(row ast.Node, columns int) {
	last := row.LastChild()
	if last == nil || row.ChildCount() < columns || last.Lines().Len() == 0 || row.Kind() != east.KindTableRow {
		return
	}
	at := last.Lines().At(0).Stop
	_, end := f.line(at)
	rest := string(f.src[at:end])
	rest = strings.TrimPrefix(strings.TrimLeft(rest, " \t"), "|")
	if words := strings.Trim(rest, "| \t\r"); words != "" {
		start := end - len(strings.TrimLeft(rest, " \t"))
		f.tell(LostCells, start, end, "", words)
	}
}

// definitions tells of addresses that no link uses. The usual ways to write a
// remark, [//]: # (words) and [comment]: <> (words), are meant to be seen by nobody.
func (f *flaws) definitions() {
	for _, d := range f.defined {
		name := refName(string(d.Label))
		if f.refs[name] || d.Lines().Len() == 0 || strings.Trim(name, "/-_.#") == "" || name == "comment" {
			continue
		}
		start := d.Lines().At(0).Start
		start += len(f.src[start:]) - len(bytes.TrimLeft(f.src[start:], " \t"))
		end := max(d.Lines().At(d.Lines().Len()-1).Stop, start)
		to := string(d.Destination)
		kind := LostDefinition
		if strings.ContainsAny(to, "/#@") || strings.Contains(strings.Trim(to, "."), ".") && d.Title == nil {
			kind = SpareDefinition
		}
		f.tell(kind, start, end, "["+string(d.Label)+"]", f.raw(start, end))
	}
}
