package manual_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
	"unicode"

	"github.com/goccy/go-yaml"

	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/tests/manual"
	"github.com/casebook-dev/casebook/themes"
)

// uses is what the templates of a theme use of what they are given.
type uses struct {
	fields    map[string]string // in lower case: of views -> where
	of        map[string]string // of Hugo: "Page.RenderString" is Page and RenderString
	functions map[string]string
	words     map[string]string // keys of i18n
	partials  map[string]string
	dicts     map[string]bool // keys of maps that templates make for partials
}

// Templates use what docs/theme.md promises: fields of the views, and of Hugo what is
// listed. Each word and partial that they name is there, and no word is for nothing.
func TestTemplatesKeepTheContract(t *testing.T) {
	known := fieldsOf(manual.NewShapes(t))
	for _, key := range []string{"view", "share"} { // of the front matter
		known[key] = true
	}
	all := newUses()
	for _, name := range themes.Names() {
		theme, err := themes.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		u := newUses()
		u.read(t, theme)
		maps.Copy(all.dicts, u.dicts) // a theme has partials of the whole one, which its own pages may not call
		for field, at := range u.fields {
			if !known[field] && !all.dicts[field] {
				t.Errorf("%s/%s uses .%s, which no view has", name, at, field)
			}
		}
		words := wordsOf(t, theme)
		for word, at := range u.words {
			if !words[word] {
				t.Errorf("%s/%s prints the word %q, which i18n/en.yaml does not have", name, at, word)
			}
		}
		for partial, at := range u.partials {
			if _, err := fs.Stat(theme, "layouts/_partials/"+partial); err != nil {
				t.Errorf("%s/%s names the partial %q: %v", name, at, partial, err)
			}
		}
		maps.Copy(all.of, u.of)
		maps.Copy(all.functions, u.functions)
	}
	if len(all.of) < 10 || len(all.functions) < 20 {
		t.Fatalf("the templates use %d fields of Hugo and %d functions", len(all.of), len(all.functions))
	}
	var table bytes.Buffer
	fmt.Fprintf(&table, "| of Hugo | used by the themes |\n|---|---|\n| fields and methods | %s |\n| functions | %s |\n", listed(all.of, "."), listed(all.functions, ""))
	manual.Part(t, "theme.md", "hugo", table.Bytes())
}

// What a template uses is found, wherever it stands in it.
func TestUsesAreFound(t *testing.T) {
	u := newUses()
	u.text(t, "a.html", `{{ define "main" }}{{ $v := .Params.view }}{{ with $v.one }}{{ range (index .two 0).three }}{{ T "word" }}{{ end }}{{ else with eq .Site.Title (partial "p.html" (dict "four" .five)) }}{{ end }}{{ strings.ToUpper .six | printf "%s" }}{{ end }}`)
	for _, c := range []struct {
		what string
		got  map[string]string
		want []string
	}{
		{"fields", u.fields, []string{"five", "one", "six", "three", "two", "view"}},
		{"of Hugo", u.of, []string{"Params", "Site", "Title"}},
		{"functions", u.functions, []string{"T", "dict", "eq", "index", "partial", "printf", "strings.ToUpper"}},
		{"words", u.words, []string{"word"}},
		{"partials", u.partials, []string{"p.html"}},
	} {
		if got := slices.Sorted(maps.Keys(c.got)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
	if !u.dicts["four"] {
		t.Error("a key of a map is not found")
	}
}

func newUses() uses {
	return uses{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string]bool{}}
}

func (u uses) read(t *testing.T, theme fs.FS) {
	if err := fs.WalkDir(theme, "layouts", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".html", ".xml"}, path.Ext(name)) {
			return err
		}
		text, err := fs.ReadFile(theme, name)
		u.text(t, name, string(text))
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func (u uses) text(t *testing.T, name, text string) {
	trees := map[string]*parse.Tree{}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "", "", trees); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, tree := range trees {
		nodes(reflect.ValueOf(tree.Root), func(n parse.Node) { u.node(name, n) })
	}
}

func (u uses) node(at string, n parse.Node) {
	switch n := n.(type) {
	case *parse.FieldNode:
		u.names(at, n.Ident)
	case *parse.VariableNode:
		u.names(at, n.Ident[1:])
	case *parse.IdentifierNode:
		if space := strings.ToLower(n.Ident) + "."; !slices.Contains(spaces, space) {
			u.functions[n.Ident] = at
		}
	case *parse.ChainNode:
		if of, ok := n.Node.(*parse.IdentifierNode); ok && slices.Contains(spaces, of.Ident+".") { // a function of a namespace
			u.functions[of.Ident+"."+n.Field[0]] = at
			u.names(at, n.Field[1:])
			return
		}
		u.names(at, n.Field)
	case *parse.CommandNode:
		u.call(at, n.Args)
	}
}

// spaces are the namespaces of Hugo's functions.
var spaces = []string{"hugo.", "site.", "resources.", "strings.", "transform.", "collections.", "compare.", "urls.", "path.", "math.", "reflect.", "templates.", "images.", "time.", "css.", "js.", "fmt.", "lang.", "inflect.", "safe.", "encoding.", "crypto.", "hash.", "os.", "page.", "partials.", "debug.", "diagrams.", "openapi3.", "cast.", "data.", "http."}

// names notes the names of a chain. A field of Hugo's begins with a capital.
func (u uses) names(at string, chain []string) {
	for _, name := range chain {
		if unicode.IsUpper([]rune(name)[0]) {
			u.of[name] = at
		} else if name != "casebook" { // hugo.Data.casebook
			u.fields[name] = at
		}
	}
}

// call notes what a call names by a text.
func (u uses) call(at string, args []parse.Node) {
	of, ok := args[0].(*parse.IdentifierNode)
	if !ok {
		return
	}
	text := func(i int) string {
		if i < len(args) {
			if s, ok := args[i].(*parse.StringNode); ok {
				return s.Text
			}
		}
		return ""
	}
	switch of.Ident {
	case "T", "i18n":
		if text(1) != "" {
			u.words[text(1)] = at
		}
	case "partial", "partialCached":
		if text(1) != "" {
			u.partials[text(1)] = at
		}
	case "dict":
		for i := 1; i < len(args); i += 2 {
			u.dicts[text(i)] = true
		}
	}
}

// nodes visits every node of a template.
func nodes(v reflect.Value, visit func(parse.Node)) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			nodes(v.Elem(), visit)
		}
	case reflect.Pointer:
		if v.IsNil() || v.Type() == reflect.TypeFor[*parse.Tree]() {
			return
		}
		if n, ok := v.Interface().(parse.Node); ok {
			visit(n)
		}
		nodes(v.Elem(), visit)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				nodes(v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			nodes(v.Index(i), visit)
		}
	}
}

// fieldsOf gives the names of all fields of all views.
func fieldsOf(shapes *manual.Shapes) map[string]bool {
	all, seen := map[string]bool{}, map[*manual.Shape]bool{}
	var visit func(*manual.Shape)
	visit = func(s *manual.Shape) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		for _, f := range s.Fields {
			all[f.Key] = true
			visit(f.Of)
		}
		for _, e := range s.Embeds {
			visit(e)
		}
	}
	visit(shapes.Of(views.Site{}))
	visit(shapes.Of(views.Share{}))
	for _, k := range kinds {
		visit(shapes.Of(k.view))
	}
	return all
}

func wordsOf(t *testing.T, theme fs.FS) map[string]bool {
	text, err := fs.ReadFile(theme, "i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]any
	if err := yaml.Unmarshal(text, &words); err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for word := range words {
		all[word] = true
	}
	return all
}

func listed(names map[string]string, before string) string {
	all := slices.Sorted(maps.Keys(names))
	for i, name := range all {
		all[i] = "`" + before + name + "`"
	}
	return strings.Join(all, ", ")
}
