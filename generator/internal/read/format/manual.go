package format

import (
	"bytes"
	_ "embed"
	"regexp"
	"strings"
	"text/template"
)

//go:embed manual.md
var manualText string

//go:embed shortcodes.md
var shortcodesText string

var (
	manualPage     = parsed("format.md", manualText)
	shortcodesPage = parsed("shortcodes.md", shortcodesText)
)

func parsed(name, text string) *template.Template {
	return template.Must(template.New(name).Funcs(inPages).Parse(text))
}

var inPages = template.FuncMap{
	"words": func(words []string) string {
		return "`" + strings.Join(words, "`, `") + "`"
	},
	"under": func(s Shape, f Field) any {
		return struct {
			Field
			Under string
		}{f, s.Name}
	},
	"cell": func(text string) string { return strings.ReplaceAll(text, "|", `\|`) },
}

// Manual gives docs/format.md: a heading, a type, the allowed words and an example of
// every field.
func Manual() []byte {
	var to bytes.Buffer
	err := manualPage.Execute(&to, map[string]any{"Entry": Entry, "Row": Row, "Collections": Collections, "Files": Files})
	if err != nil {
		panic("bug: the manual of the format: " + err.Error())
	}
	return manyLines.ReplaceAll(endSpaces.ReplaceAll(to.Bytes(), nil), []byte("\n\n"))
}

var (
	endSpaces = regexp.MustCompile(`(?m)[ \t]+$`)
	manyLines = regexp.MustCompile(`\n{3,}`)
)

// ShortcodesManual gives docs/shortcodes.md.
func ShortcodesManual() []byte {
	var to bytes.Buffer
	if err := shortcodesPage.Execute(&to, Shortcodes); err != nil {
		panic("bug: the manual of the shortcodes: " + err.Error())
	}
	return to.Bytes()
}

// Type gives the type of a field in a few words: "list of references to people".
func (f Field) Type() string {
	what := string(f.Form)
	switch {
	case f.Of != "" && f.Form == Ref:
		what += " (" + string(f.Of) + ")"
	case f.Form == Keyed && f.Shape != nil:
		what = "map of " + f.Shape.Name + ", by id"
	case f.Form == Keyed:
		what = "map of texts, by id or name"
	}
	if f.List {
		return "list: " + what
	}
	return what
}

// Whole gives a whole row of a YAML file of rows, made of the examples of its fields; ""
// for other shapes.
func (s Shape) Whole() string {
	if !strings.HasSuffix(s.File, ".yaml") || s.Fields[0].Key != "id" {
		return ""
	}
	var row strings.Builder
	for i, f := range s.Fields {
		begins := "  "
		if i == 0 {
			begins = "- "
		}
		row.WriteString(begins + f.Key + ": " + f.Example + "\n")
	}
	return row.String()
}
