package audience

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// filled gives every field of every type a value; lists have one item.
func filled(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("words")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64, reflect.Int32:
		v.SetInt(1)
	case reflect.Float64:
		v.SetFloat(1.5)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem(), depth+1)
	case reflect.Slice:
		if depth < 12 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			filled(v.Index(0), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				filled(v.Field(i), depth+1)
			}
		}
	}
}

// eachOfCase visits every field of the types of a case; steps lead to it.
func eachOfCase(v reflect.Value, steps []int, visit func(field reflect.Value, steps []int)) {
	switch {
	case v.Kind() == reflect.Pointer:
		eachOfCase(v.Elem(), append(steps, 0), visit)
	case v.Kind() == reflect.Slice && v.Len() > 0 && identity(v.Index(0)) != "":
		eachOfCase(v.Index(0), append(steps, 0), visit)
	case v.Kind() == reflect.Struct && isOfCase(v.Type()):
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				visit(v.Field(i), append(steps, i))
				eachOfCase(v.Field(i), append(steps, i), visit)
			}
		}
	}
}

// led gives the field that steps lead to, where it is there.
func led(v reflect.Value, steps []int) (field reflect.Value, is bool) {
	for _, step := range steps {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		case reflect.Slice:
			if v.Len() == 0 {
				return v, false
			}
			v = v.Index(0)
		default:
			v = v.Field(step)
		}
	}
	return v, true
}

// Whatever field of whatever type another case does not have, is not left.
func TestWithinLeavesNothingThatTheOtherLacks(t *testing.T) {
	var whole, other casefile.Case
	filled(reflect.ValueOf(&whole).Elem(), 0)
	filled(reflect.ValueOf(&other).Elem(), 0)
	if kept := Within(whole, other); !reflect.DeepEqual(kept, whole) {
		t.Fatal("of a case, something is not within itself")
	}
	n := 0
	eachOfCase(reflect.ValueOf(&other).Elem(), nil, func(field reflect.Value, steps []int) {
		was := reflect.New(field.Type()).Elem()
		was.Set(field)
		defer field.Set(was)
		if field.IsZero() || field.Kind() == reflect.Bool || field.Kind() == reflect.Int || field.Type() == reflect.TypeFor[diag.Pos]() {
			return
		}
		n++
		field.SetZero()
		if left, is := led(reflect.ValueOf(Within(whole, other)), steps); is && !left.IsZero() {
			t.Errorf("%v: %s is left", steps, fmt.Sprint(left.Type()))
		}
	})
	if n < 200 {
		t.Errorf("only %d fields were looked at", n)
	}
}

// Items of lists are known by their ids, wherever they stand.
func TestWithinKnowsItemsByTheirIDs(t *testing.T) {
	text := func(words string) casefile.Text { return casefile.Text{V: words} }
	was := casefile.Case{
		People:    []casefile.Person{{ID: "bo", Name: text("Bo"), Role: text("smith")}, {ID: "cy", Name: text("Cy")}},
		Framework: casefile.Framework{Pos: diag.Pos{File: "f"}, Areas: []casefile.Area{{ID: "a", Competencies: []casefile.Competency{{ID: "x"}, {ID: "y"}}}}, Gates: []casefile.Gate{{Level: casefile.Ref{V: "one"}}, {Level: casefile.Ref{V: "two"}}}},
	}
	is := casefile.Case{
		People:    []casefile.Person{{ID: "al"}, {ID: "bo", Name: text("Bob")}},
		Framework: casefile.Framework{Pos: diag.Pos{File: "f"}, Areas: []casefile.Area{{ID: "b"}, {ID: "a", Competencies: []casefile.Competency{{ID: "y"}}}}, Gates: []casefile.Gate{{Level: casefile.Ref{V: "two"}}}},
	}
	kept := Within(was, is)
	if len(kept.People) != 1 || kept.People[0].Name.V != "Bo" || kept.People[0].Role.V != "" {
		t.Errorf("people: %+v", kept.People)
	}
	f := kept.Framework
	if len(f.Areas) != 1 || len(f.Areas[0].Competencies) != 1 || f.Areas[0].Competencies[0].ID != "y" || len(f.Gates) != 1 || f.Gates[0].Level.V != "two" {
		t.Errorf("framework: %+v", f)
	}
	if len(was.People) != 2 || len(was.Framework.Areas[0].Competencies) != 2 {
		t.Error("the given case is changed")
	}
}
