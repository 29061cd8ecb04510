package changes

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// field is a field of a thing as text.
type field struct {
	name  string
	form  format.Form // "" = not one of the format
	list  bool
	prose bool // a text that is compared and not told
	items []value
}

// value is a value as text. The head of a map is what it is called by, the rest its
// other fields.
type value struct {
	head, rest string
	date       day.Period
}

func (v value) String() string {
	switch {
	case v.head == "":
		return v.rest
	case v.rest == "":
		return v.head
	}
	return v.head + " (" + v.rest + ")"
}

// longest is how many bytes of a text are told; of a longer one, how many words it has.
const longest = 120

var (
	model      = sync.OnceValue(casefile.Model)
	posType    = reflect.TypeFor[diag.Pos]()
	bodyType   = reflect.TypeFor[source.Body]()
	periodType = reflect.TypeFor[day.Period]()
)

// untold are fields that say where something is written or how it was read: things
// and files are told by themselves.
var untold = map[string]bool{
	"casefile.Entry.Collection": true, "casefile.Entry.ID": true, "casefile.Entry.Folder": true, "casefile.Entry.Bundle": true,
	"casefile.Entry.TitleInBody": true, "casefile.Artifact.Path": true, "casefile.Milestone.DoneFlag": true, "casefile.Page.ID": true,
	"casefile.Person.ID": true, "casefile.Competency.ID": true, "casefile.Gate.Level": true, "casefile.Chart.ID": true,
	"casefile.Series.ID": true, "casefile.Series.Points": true, "casefile.Series.Unread": true, "casefile.Column.Aside": true,
	"casefile.Assessment.By": true, "casefile.Assessment.Competency": true, "casefile.Assessment.Date": true, "config.Window.Name": true,
}

// fieldsOf gives the fields of a struct that have a value, in the order of the type.
func fieldsOf(v reflect.Value) []field {
	var all []field
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		name := t.String() + "." + f.Name
		switch {
		case !f.IsExported() || f.Type == posType || untold[name]:
		case f.Anonymous:
			all = append(all, fieldsOf(v.Field(i))...)
		default:
			key, form := keyOf(f.Name), format.Form("")
			if known, ok := model()[name]; ok {
				key, form = known.Key, known.Form
			}
			if isMap(f.Type) {
				all = append(all, within(key, fieldsOf(v.Field(i)))...)
				continue
			}
			made, ok := fieldOf(key, form, v.Field(i))
			switch last := len(all) - 1; {
			case ok && last >= 0 && all[last].name == key: // a metric is a series and its column
				all[last].items = []value{{head: textOf(all[last].items) + "." + textOf(made.items)}}
			case ok:
				all = append(all, made)
			}
		}
	}
	if done, ok := v.Interface().(casefile.Milestone); ok && done.DoneFlag.V && !done.Done.V.Given() {
		all = append(all, field{name: "done", form: format.Tick, items: []value{{head: "true"}}})
	}
	return all
}

// isMap tells whether a type is a map of the format, whose fields are fields themselves.
func isMap(t reflect.Type) bool {
	switch t {
	case posType, bodyType, periodType, reflect.TypeFor[day.Span](), reflect.TypeFor[source.Value](), reflect.TypeFor[casefile.Tick]():
		return false
	}
	return t.Kind() == reflect.Struct && !isPlaced(t)
}

// within names the fields of a map by the map as well: "change.by".
func within(key string, fields []field) []field {
	for i := range fields {
		fields[i].name = key + "." + fields[i].name
	}
	return fields
}

func fieldOf(key string, form format.Form, v reflect.Value) (field, bool) {
	f := field{name: key, form: form, list: v.Kind() == reflect.Slice, prose: form == format.Markdown || v.Type() == bodyType}
	if f.list {
		for i := range v.Len() {
			if item := valueOf(v.Index(i)); item != (value{}) {
				f.items = append(f.items, item)
			}
		}
	} else if item := valueOf(v); item != (value{}) {
		f.items = []value{item}
		f.prose = f.prose || len(item.String()) > longest
	}
	return f, len(f.items) > 0
}

// valueOf gives a value as text; the zero value where nothing is given.
func valueOf(v reflect.Value) value {
	switch x := v.Interface().(type) {
	case diag.Pos:
		return value{}
	case day.Period:
		return value{head: x.String(), date: x}
	case casefile.Date:
		return value{head: x.V.String(), date: x.V}
	case day.Span:
		return value{head: x.Text}
	case config.Audience:
		return value{head: x.String()}
	case casefile.Importance:
		return value{head: x.String()}
	case source.Body:
		return value{head: strings.TrimSpace(x.Text)}
	case source.Value:
		return value{head: free(x)}
	case casefile.Tick:
		return tick(x)
	}
	switch v.Kind() {
	case reflect.String:
		return value{head: strings.TrimSpace(v.String())}
	case reflect.Bool:
		if v.Bool() {
			return value{head: "true"}
		}
	case reflect.Int:
		if v.Int() != 0 {
			return value{head: strconv.FormatInt(v.Int(), 10)}
		}
	case reflect.Float64:
		if n := v.Float(); n != 0 && !math.IsNaN(n) {
			return value{head: strconv.FormatFloat(n, 'f', -1, 64)}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return valueOf(v.Elem())
		}
	case reflect.Slice:
		var all []string
		for i := range v.Len() {
			all = append(all, valueOf(v.Index(i)).String())
		}
		return value{head: strings.Join(all, ", ")}
	case reflect.Struct:
		return composed(v)
	}
	return value{}
}

// composed gives a map: its first text is what it is called by.
func composed(v reflect.Value) value {
	if at, ok := placed(v); ok {
		return at
	}
	var all value
	var rest []string
	for _, f := range fieldsOf(v) {
		var items []string
		for _, item := range f.items {
			items = append(items, item.String())
		}
		text := strings.Join(items, ", ")
		if all.head == "" && len(rest) == 0 && !f.list {
			all.head = text
			continue
		}
		rest = append(rest, f.name+" "+text)
	}
	all.rest = strings.Join(rest, "; ")
	return all
}

// placed gives the value of one that knows its place: source.At. One that is given is
// told, also where it is zero.
func placed(v reflect.Value) (value, bool) {
	if !isPlaced(v.Type()) {
		return value{}, false
	}
	got := valueOf(v.Field(0))
	if got == (value{}) && v.Field(1).Interface().(diag.Pos).Given() {
		switch v.Field(0).Kind() {
		case reflect.Float64, reflect.Int:
			got.head = "0"
		case reflect.Bool:
			got.head = "false"
		}
	}
	return got, true
}

func isPlaced(t reflect.Type) bool {
	return t.NumField() == 2 && t.Field(0).Name == "V" && t.Field(1).Type == posType
}

func tick(t casefile.Tick) value {
	switch {
	case t.On.V.Given():
		return value{head: t.On.V.String(), date: t.On.V}
	case t.Done:
		return value{head: "true"}
	}
	return value{}
}

// free gives a value of any shape as text.
func free(v source.Value) string {
	parts := []string{}
	if v.Text != "" {
		parts = append(parts, v.Text)
	}
	for _, item := range v.Items {
		parts = append(parts, free(item))
	}
	for _, f := range v.Fields {
		parts = append(parts, f.Key+": "+free(f.Value))
	}
	return strings.Join(parts, ", ")
}

// keyOf gives the name of a field of a Go type as a key: HoursPerWeek is hours-per-week.
func keyOf(name string) string {
	var key strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 && !unicode.IsUpper(rune(name[i-1])) {
			key.WriteByte('-')
		}
		key.WriteRune(unicode.ToLower(r))
	}
	return key.String()
}
