package audience

import (
	"reflect"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Within gives what of a case another one has, too: of lists whose items have an id those with
// the same id, of everything else what the other one gives at all, in whatever words. It goes over
// the types, so a field that is added is held to that. Both are views of one audience: of
// words that close something, none would be left.
func Within(c, other casefile.Case) casefile.Case {
	return within(reflect.ValueOf(c), reflect.ValueOf(other)).Interface().(casefile.Case)
}

func within(was, is reflect.Value) reflect.Value {
	if isNothing(is) {
		return reflect.Zero(was.Type())
	}
	to := reflect.New(was.Type()).Elem()
	to.Set(was)
	switch {
	case was.Kind() == reflect.Pointer && !was.IsNil():
		to.Set(reflect.New(was.Type().Elem()))
		to.Elem().Set(within(was.Elem(), is.Elem()))
	case was.Kind() == reflect.Slice && was.Len() > 0 && identity(was.Index(0)) != "":
		to.Set(itemsWithin(was, is))
	case was.Kind() == reflect.Struct && isOfCase(was.Type()):
		for i := range was.NumField() {
			f := was.Type().Field(i)
			if mayBeNothing := f.Type.Kind() == reflect.Bool || f.Type.Kind() == reflect.Int || f.Type == reflect.TypeFor[diag.Pos](); f.IsExported() && !mayBeNothing {
				to.Field(i).Set(within(was.Field(i), is.Field(i)))
			}
		}
	}
	return to
}

// isNothing tells whether a value is not given, or has no words left.
func isNothing(v reflect.Value) bool {
	if text, is := v.Interface().(casefile.Text); is {
		return text.V == ""
	}
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// isOfCase tells whether the fields of a type are looked at one by one.
func isOfCase(t reflect.Type) bool {
	return t.PkgPath() == reflect.TypeFor[casefile.Case]().PkgPath() || t.PkgPath() == reflect.TypeFor[config.Config]().PkgPath()
}

func itemsWithin(was, is reflect.Value) reflect.Value {
	there := map[string]reflect.Value{}
	for i := range is.Len() {
		there[identity(is.Index(i))] = is.Index(i)
	}
	kept := reflect.Zero(was.Type())
	for i := range was.Len() {
		if same, known := there[identity(was.Index(i))]; known {
			kept = reflect.Append(kept, within(was.Index(i), same))
		}
	}
	return kept
}

// identity gives what an item of a list is known by; "" where nothing tells it from others.
func identity(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case casefile.Assessment:
		return strings.Join([]string{x.By.V, x.Competency.V, x.Date.V.String()}, "/")
	case casefile.Gate:
		return x.Level.V
	case casefile.Expectation:
		return x.Level.V
	case config.Window:
		return x.Name
	case config.Enough:
		return x.Period.String()
	case source.File:
		return x.Path
	}
	if v.Kind() == reflect.Struct && v.FieldByName("ID").IsValid() {
		return v.FieldByName("ID").String()
	}
	return ""
}
