package source

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// readDoc parts a Markdown file into front matter and body. Front matter is
// YAML between lines of ---, TOML between lines of +++, or a JSON object.
func readDoc(path, text string) (Doc, diag.List) {
	doc := Doc{Path: path, Fields: Value{Kind: Mapping, Pos: diag.Pos{File: path, Line: 1, Col: 1}}}
	fence, _, _ := strings.Cut(text, "\n")
	fence = strings.TrimRight(fence, " \t")
	switch {
	case fence == "---" || fence == "+++":
		return fenced(doc, fence, text)
	case strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "{{"):
		fields, end, diags := readJSON(path, text)
		doc.Fields = fields
		if len(diags) == 0 {
			doc.Body = NewBody(path, 1+strings.Count(text[:end], "\n"), text[end:])
		}
		return doc, append(diags, controls(fields)...)
	}
	doc.Body = NewBody(path, 1, text)
	return doc, nil
}

func fenced(doc Doc, fence, text string) (Doc, diag.List) {
	start := strings.IndexByte(text, '\n') + 1
	if start == 0 {
		start = len(text)
	}
	end, next, line := start, -1, 2
	for l := range strings.Lines(text[start:]) {
		if strings.TrimRight(l, " \t\n") == fence {
			next = end + len(l)
			break
		}
		end += len(l)
		line++
	}
	var diags diag.List
	if next < 0 {
		diags.Errorf(diag.Pos{File: doc.Path, Line: 1, Col: 1}, "syntax-bad", "the front matter has no end").
			Hintf("close it with a line of %s", fence)
		return doc, diags
	}
	var fields Value
	if fence == "---" {
		fields, diags = readYAML(doc.Path, 2, text[start:end])
	} else {
		fields, diags = readTOML(doc.Path, 2, text[start:end])
	}
	if fields.Kind != Null {
		doc.Fields = fields
	}
	doc.Body = NewBody(doc.Path, line+1, text[next:])
	return doc, append(diags, controls(fields)...)
}
