package manual

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// Shapes reads JSON shapes from the types that are encoded.
type Shapes struct {
	t        testing.TB
	root     string
	packages map[string]*folder
	read     map[string]*Shape
}

// Shape is a struct type as JSON.
type Shape struct {
	Name   string
	Doc    string
	Embeds []*Shape
	Fields []Field
}

// Field is a field of a Shape.
type Field struct {
	Name, Key string
	Type      string // in words: "list of"
	Doc       string
	Optional  bool
	Of        *Shape // nil for what is not a struct
}

// folder is a package: its types, and what its files import.
type folder struct {
	types   map[string]*ast.TypeSpec
	doc     map[string]string
	imports map[*ast.TypeSpec]map[string]string
	writes  map[string]bool // types with a MarshalJSON
}

// module is what the import paths of the program begin with.
const module = "github.com/casebook-dev/casebook/"

// NewShapes gives a reader of the module's types.
func NewShapes(t testing.TB) *Shapes {
	return &Shapes{t: t, root: Root(t), packages: map[string]*folder{}, read: map[string]*Shape{}}
}

// Of gives the shape of a value's type.
func (s *Shapes) Of(v any) *Shape {
	t := reflect.TypeOf(v)
	return s.Named(strings.TrimPrefix(t.PkgPath(), module), t.Name())
}

// Named gives the shape of a type by the folder of its package and its name. A type
// that encodes itself is described by the type "jsonNAME" beside it.
func (s *Shapes) Named(dir, name string) *Shape {
	s.t.Helper()
	p := s.folder(dir)
	if p.writes[name] {
		name = "json" + name
	}
	spec := p.types[name]
	if spec == nil {
		s.t.Fatalf("there is no type %s in %s", name, dir)
	}
	key := dir + "." + name
	if shape := s.read[key]; shape != nil {
		return shape
	}
	switch form := spec.Type.(type) {
	case *ast.Ident, *ast.SelectorExpr: // another name of a type
		_, of := s.kind(dir, spec, form)
		s.read[key] = of
		return of
	case *ast.StructType:
		shown := strings.TrimPrefix(name, "json")
		shape := &Shape{Name: strings.ToUpper(shown[:1]) + shown[1:], Doc: aboutType(p.doc[name], name)}
		s.read[key] = shape
		s.fields(shape, dir, spec, form)
		return shape
	}
	return nil
}

func (s *Shapes) fields(shape *Shape, dir string, spec *ast.TypeSpec, form *ast.StructType) {
	for _, f := range form.Fields.List {
		tag := ""
		if f.Tag != nil {
			tag, _ = strconv.Unquote(f.Tag.Value)
		}
		key, rest, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
		if key == "-" || len(f.Names) > 0 && !ast.IsExported(f.Names[0].Name) {
			continue
		}
		words, of := s.kind(dir, spec, f.Type)
		switch {
		case len(f.Names) == 0 && key == "":
			shape.Embeds = append(shape.Embeds, of)
		case key == "":
			s.t.Errorf("%s.%s: a field of %s has no JSON key", dir, spec.Name.Name, shape.Name)
		default:
			if anonymous, ok := f.Type.(*ast.StructType); ok {
				of = &Shape{Name: shape.Name + "." + f.Names[0].Name}
				s.fields(of, dir, spec, anonymous)
			}
			doc := strings.TrimSpace(f.Doc.Text() + f.Comment.Text())
			if strings.HasSuffix(key, "_md") {
				words = markdown.Replace(words)
			}
			shape.Fields = append(shape.Fields, Field{
				Name: f.Names[0].Name, Key: key, Type: words, Of: of, Doc: strings.Join(strings.Fields(doc), " "), Optional: strings.Contains(rest, "omitempty"),
			})
		}
	}
}

var markdown = strings.NewReplacer("texts", "Markdown texts", "text", "Markdown")

// kind gives a type in words, and the shape of the struct in it.
func (s *Shapes) kind(dir string, spec *ast.TypeSpec, e ast.Expr) (string, *Shape) {
	switch e := e.(type) {
	case *ast.StarExpr:
		return s.kind(dir, spec, e.X)
	case *ast.ArrayType:
		words, of := s.kind(dir, spec, e.Elt)
		if words == "text" || words == "number" {
			words += "s"
		}
		return strings.TrimSpace("list of " + words), of
	case *ast.MapType:
		words, of := s.kind(dir, spec, e.Value)
		return strings.TrimSpace("map of " + words), of
	case *ast.StructType:
		return "", nil
	case *ast.SelectorExpr:
		from := s.folder(dir).imports[spec][e.X.(*ast.Ident).Name]
		if to, ours := strings.CutPrefix(from, module); ours {
			return s.ident(to, e.Sel.Name)
		}
		s.t.Fatalf("%s.%s has a field of a type of others: %s.%s", dir, spec.Name.Name, from, e.Sel.Name)
	case *ast.Ident:
		switch e.Name {
		case "string":
			return "text", nil
		case "int", "int64", "float64":
			return "number", nil
		case "bool":
			return "true or false", nil
		}
		return s.ident(dir, e.Name)
	}
	s.t.Fatalf("%s.%s has a field of the form %T", dir, spec.Name.Name, e)
	return "", nil
}

// ident gives a type of a package by name: a struct, or what stands for a word.
func (s *Shapes) ident(dir, name string) (string, *Shape) {
	if of := s.Named(dir, name); of != nil {
		return "", of
	}
	spec := s.folder(dir).types[name]
	return s.kind(dir, spec, spec.Type)
}

func (s *Shapes) folder(dir string) *folder {
	if p := s.packages[dir]; p != nil {
		return p
	}
	p := &folder{types: map[string]*ast.TypeSpec{}, doc: map[string]string{}, imports: map[*ast.TypeSpec]map[string]string{}, writes: map[string]bool{}}
	s.packages[dir] = p
	files, _ := filepath.Glob(filepath.Join(s.root, filepath.FromSlash(dir), "*.go"))
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			s.t.Fatal(err)
		}
		p.add(file)
	}
	return p
}

func (p *folder) add(file *ast.File) {
	imports := map[string]string{}
	for _, i := range file.Imports {
		to, _ := strconv.Unquote(i.Path.Value)
		as := path.Base(to)
		if i.Name != nil {
			as = i.Name.Name
		}
		imports[as] = to
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv != nil && d.Name.Name == "MarshalJSON" {
				p.writes[strings.TrimPrefix(fmt.Sprint(d.Recv.List[0].Type), "*")] = true
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok {
					p.types[t.Name.Name], p.imports[t] = t, imports
					p.doc[t.Name.Name] = t.Doc.Text() + d.Doc.Text()
				}
			}
		}
	}
}

// aboutType gives what the comment of a type says, without its name.
func aboutType(doc, name string) string {
	doc = strings.TrimSpace(doc)
	doc = strings.TrimPrefix(strings.TrimPrefix(doc, name+" "), "is ")
	if strings.HasPrefix(doc, "/") {
		return "The page " + doc
	}
	return capital(doc)
}

func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// Key gives the field of a shape that has a key in JSON.
func (s *Shape) Key(key string) (Field, bool) {
	return s.field(func(f Field) bool { return f.Key == key })
}

// field finds a field of a shape, or of one that it has in it.
func (s *Shape) field(is func(Field) bool) (Field, bool) {
	for _, f := range s.Fields {
		if is(f) {
			return f, true
		}
	}
	for _, e := range s.Embeds {
		if f, ok := e.field(is); ok {
			return f, true
		}
	}
	return Field{}, false
}
