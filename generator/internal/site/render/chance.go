package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/gohugoio/hugo/hugolib"

	"github.com/casebook-dev/casebook/generator/diag"
)

// byChance are Hugo's functions that give something else in every build: by chance, or by
// the order in which pages happen to be made.
var byChance = map[string]string{
	"shuffle":             "use sort instead",
	"collections.Shuffle": "use sort instead",
	"math.Rand":           "compute the number from data of the page",
	"math.Counter":        "compute the number from data of the page",
	".Store":              shared,
	".Scratch":            shared,
	"%p":                  "print what it contains",
}

// shared is what to do in place of keeping something for other pages: they are made
// side by side, and which of them comes first is chance. A store may belong to a page,
// to the site or to Hugo, and a template does not show to which.
const shared = "use a variable, or newScratch"

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
		for _, call := range callsOf(name, string(text), byChance) {
			refuseChance(&list, placeAt(name, text, call.at), call)
		}
	}
	return list
}

func refuseChance(list *diag.List, at diag.Pos, call call) {
	list.Errorf(at, Template, "%q gives a different result in every build", call.name).
		Hintf("%s: the same input makes the same site", byChance[call.name])
}

// textTemplate is a template that the build made of a text: of a file in assets/, of a
// file of a page, or of a string (resources.ExecuteAsTemplate).
type textTemplate struct {
	name string // the path of the resource
	text string // as Hugo understood it
}

// madeTemplates lists the templates that a build made of texts. All of them belong to
// one set, and the set is known to each of its members.
func madeTemplates(sites *hugolib.HugoSites) (all []textTemplate) {
	one, err := sites.GetTemplateStore().TextParse("casebook", "")
	if err != nil {
		return nil
	}
	set, err := one.Template.Prepare()
	if err != nil {
		return nil
	}
	for _, t := range set.Templates() {
		if t.Tree != nil && t.Root != nil {
			all = append(all, textTemplate{strings.TrimPrefix(t.Name(), "/"), t.Root.String()})
		}
	}
	slices.SortFunc(all, func(a, b textTemplate) int { return strings.Compare(a.name, b.name) })
	return all
}

// chanceIn reports what the templates that were made of texts have of chance: in the
// author's file, where there is one, or else where the author's templates make them.
func chanceIn(made []textTemplate, opt Options) (list diag.List) {
	maker := makerOfTemplates(opt)
	for _, t := range made {
		calls := callsOf(t.name, t.text, byChance)
		if len(calls) == 0 {
			continue
		}
		asset := "assets/" + t.name
		if text, err := fs.ReadFile(opt.Portfolio, asset); err == nil && slices.Contains(opt.Overrides, asset) {
			if written := callsOf(asset, string(text), byChance); len(written) > 0 {
				for _, call := range written {
					refuseChance(&list, placeAt(asset, text, call.at), call)
				}
				continue
			}
		}
		for _, call := range calls {
			refuseChance(&list, maker, call)
			list[len(list)-1].Message += fmt.Sprintf(", in the text %q that becomes a template", t.name)
		}
	}
	return list
}

// makesTemplates is the function of Hugo that makes a template of a text.
var makesTemplates = map[string]string{"resources.ExecuteAsTemplate": "a text"}

// makerOfTemplates is the first place where a template of the author's uses it.
func makerOfTemplates(opt Options) diag.Pos {
	for _, name := range opt.Overrides {
		if !strings.HasPrefix(name, "layouts/") {
			continue
		}
		text, err := fs.ReadFile(opt.Portfolio, name)
		if err != nil {
			continue
		}
		for _, call := range callsOf(name, string(text), makesTemplates) {
			return placeAt(name, text, call.at)
		}
	}
	return diag.Pos{File: "layouts"}
}

// call is a use of a function in a template.
type call struct {
	name string
	at   int // byte offset
}

// callsOf finds the uses of functions in a template. One that cannot be parsed has
// none: Hugo reports it.
func callsOf(name, text string, functions map[string]string) (found []call) {
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
				if functions[n.Ident] != "" {
					found = append(found, call{n.Ident, int(n.Pos)})
				}
			case *parse.FieldNode:
				found = append(found, fieldsOf(n, n.Ident, functions)...)
			case *parse.VariableNode:
				found = append(found, fieldsOf(n, n.Ident[1:], functions)...)
			case *parse.ChainNode:
				if of, ok := n.Node.(*parse.IdentifierNode); ok && functions[of.Ident+"."+n.Field[0]] != "" {
					found = append(found, call{of.Ident + "." + n.Field[0], int(of.Pos)})
				}
				found = append(found, fieldsOf(n, n.Field, functions)...)
			case *parse.StringNode:
				if functions["%p"] != "" && pointerVerb.MatchString(n.Text) {
					found = append(found, call{"%p", int(n.Pos)})
				}
			}
		})
	}
	return found
}

// fieldsOf finds the fields of a node that are among the functions.
func fieldsOf(n parse.Node, fields []string, functions map[string]string) (found []call) {
	for _, field := range fields {
		if functions["."+field] != "" {
			found = append(found, call{"." + field, int(n.Position())})
		}
	}
	return found
}

// pointerVerb is the verb of printf for the address of a value in memory.
var pointerVerb = regexp.MustCompile(`%[-+#0-9.*\[\]]*p`)

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
