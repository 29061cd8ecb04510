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
	f.definitions()
}

var footnote = regexp.MustCompile(`(?m)^[ \t>]*(\[\^([^\]\n]+)\]:)[ \t]*([^\n]*)`)

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
		flaw := f.tell(LostFootnote, m[2], m[1], "[^"+name+"]", string(f.src[m[6]:m[7]]))
		if f.notes[name] {
			flaw.Form = "[^" + name + "-2]"
		}
	}
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
