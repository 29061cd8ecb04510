package render

import (
	"bytes"
	"io/fs"
	"reflect"
	"strings"
	"text/template/parse"

	"github.com/casebook-dev/casebook/generator/diag"
)

// byChance are Hugo's functions that give something else in every build: by chance, or by
// the order in which pages happen to be made.
var byChance = map[string]string{
	"shuffle":             "sort in place of it",
	"collections.Shuffle": "sort in place of it",
	"math.Rand":           "compute the number from something of the page",
	"math.Counter":        "compute the number from something of the page",
}

// chance reports the author's templates that would make other bytes in every build.
func chance(opt Options) (list diag.List) {
	for _, name := range opt.Overrides {
		if !strings.HasPrefix(name, "layouts/") {
			continue
		}
		text, err := fs.ReadFile(opt.Portfolio, name)
		if err != nil {
			continue // laying the files out reports it
		}
		for _, call := range callsByChance(name, string(text)) {
			list.Errorf(placeAt(name, text, call.at), Template, "%q gives something else in every build", call.name).
				Hintf("%s: the same input makes the same site", byChance[call.name])
		}
	}
	return list
}

// call is a use of a function in a template.
type call struct {
	name string
	at   int // byte offset
}

// callsByChance finds the uses of such functions. A template that cannot be parsed has
// none: Hugo reports it.
func callsByChance(name, text string) (found []call) {
	trees := map[string]*parse.Tree{}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "", "", trees); err != nil {
		return nil
	}
	for _, t := range trees {
		walk(reflect.ValueOf(t.Root), func(n parse.Node) {
			switch n := n.(type) {
			case *parse.IdentifierNode:
				if byChance[n.Ident] != "" {
					found = append(found, call{n.Ident, int(n.Pos)})
				}
			case *parse.ChainNode:
				if of, ok := n.Node.(*parse.IdentifierNode); ok && byChance[of.Ident+"."+n.Field[0]] != "" {
					found = append(found, call{of.Ident + "." + n.Field[0], int(of.Pos)})
				}
			}
		})
	}
	return found
}

// walk visits the nodes below a value of a parsed template.
func walk(v reflect.Value, visit func(parse.Node)) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() || v.Type() == reflect.TypeFor[*parse.Tree]() {
			return
		}
		if n, ok := v.Interface().(parse.Node); ok && v.Kind() == reflect.Pointer {
			visit(n)
		}
		walk(v.Elem(), visit)
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walk(v.Field(i), visit)
			}
		}
	}
}

func placeAt(name string, text []byte, at int) diag.Pos {
	before := text[:min(at, len(text))]
	line := bytes.Count(before, []byte("\n")) + 1
	return diag.Pos{File: name, Line: line, Col: len(before) - bytes.LastIndexByte(before, '\n')}
}
