// Package casetest builds small cases for the tests of other packages. Only tests
// import it.
package casetest

import (
	"os"
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Read makes a sound case of the files of a portfolio.
func Read(t testing.TB, files map[string]string) casefile.Case {
	t.Helper()
	m := fstest.MapFS{"config.yaml": {Data: []byte("title: x\n")}}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, diags, err := source.Read(m)
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags)
	}
	cfg, _ := config.Load(tree, config.Options{})
	c, diags := casefile.From(tree, cfg)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return c
}

// Hiding is a case with people who are hidden from the committee and terms that
// are, and nothing else.
func Hiding(t testing.TB, config string, files map[string]string) casefile.Case {
	t.Helper()
	all := map[string]string{"config.yaml": "title: x\nbaseURL: https://case.example/\nperson: {name: Ana Costa}\n" + config, "content/people.yaml": people}
	for name, text := range files {
		all[name] = text
	}
	if _, ok := all["content/evidence/e.md"]; !ok {
		all["content/evidence/e.md"] = "# E\n"
	}
	return Read(t, all)
}

const people = `
- {id: ana, name: Ana Silva, also: [Ana, "Ana M. Silva"], alias: a colleague, named: mentor}
- {id: jose, name: José Ñúñez, alias: a product manager, relation: stakeholder, named: mentor}
- {id: sjb, name: Soo-jin Baek, also: [Soojin], alias: A senior engineer, named: mentor}
- {id: lucas, name: Lucas, relation: peer, named: mentor}
- {id: mueller, name: Jörg Müller, relation: manager, named: mentor}
- {id: wang, name: 王小明, relation: reviewer, named: mentor}
- {id: obrien, name: Sean O'Brien, named: mentor}
- {id: lena, name: Ana Lena Berg, named: public}
`

// Demo is the case of the repository.
func Demo(t testing.TB) casefile.Case {
	t.Helper()
	return Portfolio(t, "../../../..")
}

// Portfolio is the case in a folder, which may be one of the shared ones.
func Portfolio(t testing.TB, dir string) casefile.Case {
	t.Helper()
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared data beside the project")
	}
	tree, _, err := source.Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	cfg, _ := config.Load(tree, config.Options{})
	c, _ := casefile.From(tree, cfg)
	return c
}

// Audiences are all, widest first.
var Audiences = []config.Audience{config.Public, config.Committee, config.Mentor, config.Self}

// EveryString gives the strings of a value, save for what is not published.
func EveryString(v reflect.Value, path string, visit func(path, text string)) {
	switch v.Kind() {
	case reflect.String:
		visit(path, v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			EveryString(v.Elem(), path, visit)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			EveryString(v.Index(i), path+"[]", visit)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			EveryString(k, path, visit)
			EveryString(v.MapIndex(k), path, visit)
		}
	case reflect.Struct:
		if v.Type().PkgPath() == reflect.TypeFor[day.Day]().PkgPath() {
			return // dates are written by the code
		}
		for i := range v.NumField() {
			at := path + "." + v.Type().Field(i).Name
			switch at {
			case "Case.Config.Redact", "Case.Config.Output", "Case.Config.BaseURL", "Case.Config.places":
				continue
			}
			EveryString(v.Field(i), at, visit)
		}
	}
}

// Added is what somebody may add to a type: a text in every form that a field can have.
type Added struct {
	Text   casefile.Text
	Plain  string
	List   []string
	Texts  []casefile.Text
	Later  *casefile.Text
	Body   source.Body
	Params source.Value
	Inner  struct {
		Deep []struct{ Text casefile.Text }
	}
}

// NewlyAdded gives what is added, with a text in each of its fields.
func NewlyAdded(text string) Added {
	t := casefile.Text{V: text, Pos: diag.Pos{File: "content/x.yaml", Line: 1, Col: 1}}
	a := Added{Text: t, Plain: text, List: []string{text}, Texts: []casefile.Text{t}, Later: &t, Body: source.NewBody("content/x.md", 1, text)}
	a.Params = source.Value{Text: text, Items: []source.Value{{Text: text}}, Fields: []source.Field{{Key: text, Value: source.Value{Text: text}}}}
	a.Inner.Deep = []struct{ Text casefile.Text }{{t}}
	return a
}

// Types gives every struct type of a case.
func Types() []reflect.Type {
	var all []reflect.Type
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(t reflect.Type) {
		switch t.Kind() {
		case reflect.Slice, reflect.Pointer:
			look(t.Elem())
		case reflect.Struct:
			if seen[t] {
				return
			}
			seen[t] = true
			all = append(all, t)
			for i := range t.NumField() {
				look(t.Field(i).Type)
			}
		}
	}
	look(reflect.TypeFor[casefile.Case]())
	return all
}

// With gives a value of a type that has the exported fields of another, and more.
func With(t reflect.Type, more ...reflect.StructField) reflect.Value {
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && !f.Anonymous {
			more = append(more, reflect.StructField{Name: f.Name, Type: f.Type})
		}
	}
	return reflect.New(reflect.StructOf(more)).Elem()
}
