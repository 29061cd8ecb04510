package audience

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// added is what somebody may add to a type: a text in every form that a field can have.
type added struct {
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

func newlyAdded(text string) added {
	t := casefile.Text{V: text, Pos: diag.Pos{File: "content/x.yaml", Line: 1, Col: 1}}
	a := added{Text: t, Plain: text, List: []string{text}, Texts: []casefile.Text{t}, Later: &t, Body: source.NewBody("content/x.md", 1, text)}
	a.Params = source.Value{Text: text, Items: []source.Value{{Text: text}}, Fields: []source.Field{{Key: text, Value: source.Value{Text: text}}}}
	a.Inner.Deep = []struct{ Text casefile.Text }{{t}}
	return a
}

// types gives every struct type of a case.
func types() []reflect.Type {
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

// with gives a value of a type that has the exported fields of another, and more.
func with(t reflect.Type, more ...reflect.StructField) reflect.Value {
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && !f.Anonymous {
			more = append(more, reflect.StructField{Name: f.Name, Type: f.Type})
		}
	}
	return reflect.New(reflect.StructOf(more)).Elem()
}

// A field that is added to any type of the case, and of which nothing else is said, is
// closed with what it holds: parts for some readers and comments are taken out of it,
// names and terms are replaced, and the search looks for what it held.
func TestAFieldThatIsAddedIsClosed(t *testing.T) {
	c := hiding(t, "redact: [{term: Night Hawk, from: mentor}]\n", nil)
	text := "lion {{< only \"mentor\" >}}zebra{{< /only >}} <!-- zebra --> by Ana Silva for Night Hawk, tiger"
	n := 0
	for _, of := range types() {
		if of.PkgPath() != reflect.TypeFor[casefile.Case]().PkgPath() && of.PkgPath() != reflect.TypeFor[config.Config]().PkgPath() {
			continue
		}
		n++
		v := with(of, reflect.StructField{Name: "Added", Type: reflect.TypeFor[added]()})
		v.FieldByName("Added").Set(reflect.ValueOf(newlyAdded(text)))
		seen, changed := passagesFor(config.Committee).value(v)
		if !changed {
			t.Errorf("%s: what is added to it is not looked at", of)
			continue
		}
		r := newRedactor(&c, config.Committee)
		r.nameAll(&c)
		r.pathAll(&c)
		w := walker{redactor: r, at: place{page: "/"}, series: []string{""}}
		seen, _ = w.value(seen)
		tigers := 0
		everyString(seen.FieldByName("Added"), fmt.Sprint(of), func(path, text string) {
			for _, closed := range []string{"zebra", "Ana", "Silva", "Night", "Hawk"} {
				if strings.Contains(text, closed) {
					t.Errorf("%s: %s holds %q", of, path, text)
				}
			}
			tigers += strings.Count(text, "tiger")
		})
		if tigers < 8 {
			t.Errorf("%s: the rest of what is added is gone too", of)
		}
		texts := walk{seen: map[string]bool{}, shapes: map[reflect.Type]shape{}}
		texts.value(v, diag.Pos{})
		if !texts.seen[text] {
			t.Errorf("%s: what is added is not searched for", of)
		}
	}
	if n < 30 {
		t.Errorf("only %d types", n)
	}
}

// What could not be looked into stops the first build: a bug, and no leak.
func TestAFieldThatCannotBeReadStopsEverything(t *testing.T) {
	for name, of := range map[string]reflect.Type{
		"map": reflect.TypeFor[map[string]string](), "array": reflect.TypeFor[[2]string](), "interface": reflect.TypeFor[any](),
	} {
		v := with(reflect.TypeFor[casefile.Evidence](), reflect.StructField{Name: "Added", Type: of})
		func() {
			defer func() {
				if said := fmt.Sprint(recover()); !strings.HasPrefix(said, "bug: ") {
					t.Errorf("a field that is %s %s: %q", name, of, said)
				}
			}()
			w := walker{redactor: &redactor{find: newMatcher()}}
			w.value(v)
		}()
	}
}

// A number that is added to what names a series is as closed as the series.
func TestANumberThatIsAddedIsClosed(t *testing.T) {
	n := 0
	for _, of := range types() {
		name := ""
		for i := range of.NumField() {
			if f := of.Field(i); fields[of.String()+"."+f.Name] == "series" && f.Type == textType && of != reflect.TypeFor[casefile.Series]() {
				name = f.Name
			}
		}
		if name == "" {
			continue
		}
		n++
		v := with(of, reflect.StructField{Name: "Added", Type: realType})
		key := v.Type().String() + "." + name
		fields[key] = "series"
		defer delete(fields, key)
		v.FieldByName(name).Set(reflect.ValueOf(casefile.Text{V: "s"}))
		v.FieldByName("Added").Set(reflect.ValueOf(casefile.Real{V: 5, Pos: diag.Pos{File: "x", Line: 1, Col: 1}}))
		closed := numbering{func(casefile.Ref, casefile.Text) (func(casefile.Real) casefile.Real, bool) { return nil, false }, map[reflect.Type]*numbered{}}
		if stays := closed.item(v); stays && v.FieldByName("Added").Interface().(casefile.Real).V == 5 {
			t.Errorf("%s: a number that is added to it is told, and its series is closed", of)
		}
	}
	if n < 3 {
		t.Errorf("only %d types name a series", n)
	}
}
