package format

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"text/template"
)

//go:embed manual.md
var manualText string

//go:embed collection.md
var collectionText string

//go:embed samples
var samples embed.FS

//go:embed shortcodes.md
var shortcodesText string

var (
	manualPage     = parsed("format.md", manualText)
	collectionPage = template.Must(template.Must(manualPage.Clone()).New("collection.md").Parse(collectionText))
	shortcodesPage = parsed("shortcodes.md", shortcodesText)
)

func parsed(name, text string) *template.Template {
	return template.Must(template.New(name).Funcs(inPages).Parse(text))
}

var inPages = template.FuncMap{
	"words": func(words []string) string {
		return "`" + strings.Join(words, "`, `") + "`"
	},
	"under": func(s Shape, f Field) fieldUnder { return fieldUnder{f, s.Name} },
	"alone": func(f Field) fieldUnder { return fieldUnder{f, ""} },
	"cell":  func(text string) string { return strings.ReplaceAll(text, "|", `\|`) },
}

// fieldUnder is a field on a page on which other shapes have one of its key.
type fieldUnder struct {
	Field
	Under string // the name of its shape; "" = the page is of one shape
}

// Manual gives docs/format.md: a heading, a type, the allowed words and an example of
// every field.
func Manual() []byte {
	return rendered(manualPage, map[string]any{"Entry": Entry, "Row": Row, "Collections": Collections, "Files": Files})
}

// CollectionManual gives docs/collections/NAME.md: where readers find an entry, a
// whole one as an example, and its fields.
func CollectionManual(s Shape) []byte {
	files, err := fs.Glob(samples, "samples/"+s.Name+"/*.md")
	if err != nil || len(files) != 1 {
		panic(fmt.Sprintf("bug: expected one sample of %s, found %q", s.Name, files))
	}
	sample, err := samples.ReadFile(files[0])
	if err != nil {
		panic("bug: " + err.Error())
	}
	return rendered(collectionPage, struct {
		Shape
		File, Sample string
	}{s, path.Base(files[0]), string(sample)})
}

// First gives the first sentence of what a shape is.
func (s Shape) First() string {
	first, _, _ := strings.Cut(s.Means, ". ")
	return strings.TrimSuffix(first, ".") + "."
}

func rendered(t *template.Template, of any) []byte {
	var to bytes.Buffer
	if err := t.Execute(&to, of); err != nil {
		panic("bug: " + t.Name() + ": " + err.Error())
	}
	return manyLines.ReplaceAll(endSpaces.ReplaceAll(to.Bytes(), nil), []byte("\n\n"))
}

var (
	endSpaces = regexp.MustCompile(`(?m)[ \t]+$`)
	manyLines = regexp.MustCompile(`\n{3,}`)
)

// ShortcodesManual gives docs/shortcodes.md.
func ShortcodesManual() []byte { return rendered(shortcodesPage, Shortcodes) }

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
