package audience

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"maps"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Sums gives the hashes of the files of a case by their paths in the view, from
// those of their bytes, as an audience may know them.
//
// Whoever reads all of a file but one name, and has the hash of its bytes, tries
// the names of a team until the hash is right; a figure behind an index falls in
// the same way, and so does a comment. So the hash of a file that the case is read
// from is that of what is shown of it: of every value that the view has from the
// file, with the name of its field. It does not depend on comments and lines, on how
// the file is written, on who else may read it, or on settings that a flag may give.
//
// A file that is published as it is, or stands in place of the theme's, has the hash
// of its bytes.
func Sums(whole, seen casefile.Case, a config.Audience, paths redact.Paths, sums map[string]source.Sum) map[string]source.Sum {
	all := maps.Clone(paths.Sums(sums))
	is, was := partsOf(seen), map[string]source.Sum(nil)
	for file := range all {
		real := file
		if from, ok := paths[file]; ok {
			real = from
		}
		shown, ok := is[file]
		if !ok && was == nil {
			was = partsOf(whole)
		}
		if _, read := was[real]; !ok && read { // nothing is shown of it
			shown, ok = sha256.Sum256([]byte(heading)), true
		}
		if ok {
			all[file] = shown
		}
	}
	return all
}

// Whole gives the function that tells of a path in the view whether the view has all
// that the case reads of the file.
func Whole(whole, seen casefile.Case, paths redact.Paths) func(path string) bool {
	was, is := partsOf(whole), partsOf(seen)
	return func(path string) bool {
		real := path
		if from, ok := paths[path]; ok {
			real = from
		}
		return was[real] == is[path]
	}
}

// heading stands before what is hashed. Another way of hashing has another one, so
// that nobody takes a change of ours for one of the author's.
const heading = "casebook: what is shown of a file, 1\n"

// partsOf gives the hash of what a case has from each file.
func partsOf(c casefile.Case) map[string]source.Sum {
	c.Files, c.Theme = nil, nil    // these are published as they are
	c.Unread, c.Account = nil, nil // and nothing of these
	p := parts{of: map[string]hash.Hash{}, forms: map[reflect.Type]*typeForm{}}
	p.in(source.ConfigFile, func() { p.fields(reflect.ValueOf(c), false) })
	sums := make(map[string]source.Sum, len(p.of))
	for file, h := range p.of {
		sums[file] = source.Sum(h.Sum(nil))
	}
	return sums
}

// parts hashes values into the sums of the files that they stand in.
type parts struct {
	of    map[string]hash.Hash
	file  hash.Hash // that values without a place stand in
	name  []byte    // of the field: "Evidence.Impact.2.Label"
	buf   []byte
	forms map[reflect.Type]*typeForm
}

// typeForm is what of a struct is hashed.
type typeForm struct {
	fields []hashed
	place  []int // the field that holds its place, or that of the entry in it; nil = none
}

// hashed is a field with its name.
type hashed struct {
	field int
	name  string
}

// in hashes what stands in a file, where a name is given.
func (p *parts) in(file string, visit func()) {
	was := p.file
	if file != "" {
		if p.of[file] == nil {
			p.of[file] = sha256.New()
			p.of[file].Write([]byte(heading))
		}
		p.file = p.of[file]
	}
	visit()
	p.file = was
}

// write adds a value under its name. Lengths stand before both.
func (p *parts) write(value string) {
	p.buf = binary.AppendUvarint(p.buf[:0], uint64(len(p.name)))
	p.buf = append(p.buf, p.name...)
	p.buf = binary.AppendUvarint(p.buf, uint64(len(value)))
	p.buf = append(p.buf, value...)
	p.file.Write(p.buf)
}

// under visits what has a longer name.
func (p *parts) under(name string, visit func()) {
	n := len(p.name)
	if n > 0 {
		p.name = append(p.name, '.')
	}
	p.name = append(p.name, name...)
	visit()
	p.name = p.name[:n]
}

// value hashes a value. What is empty leaves no trace, unless the author gave it.
func (p *parts) value(v reflect.Value, given bool) {
	if v.IsZero() && !given {
		return
	}
	switch v.Kind() {
	case reflect.String:
		p.write(v.String())
	case reflect.Bool:
		p.write(strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int32, reflect.Int64:
		p.write(strconv.FormatInt(v.Int(), 10))
	case reflect.Float64:
		p.write(number(v.Float()))
	case reflect.Pointer:
		p.value(v.Elem(), given)
	case reflect.Slice:
		p.list(v)
	case reflect.Struct:
		p.structure(v, given)
	default:
		panic("bug: the sum of what is shown does not know " + v.Type().String())
	}
}

func number(v float64) string {
	if math.IsNaN(v) {
		return "none"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// list hashes the items of a list. Those of the case itself have no number: it
// would tell of what else there is.
func (p *parts) list(v reflect.Value) {
	if points, ok := v.Interface().([]casefile.Point); ok {
		p.points(points)
		return
	}
	top := !strings.Contains(string(p.name), ".")
	for i := range v.Len() {
		if top {
			p.value(v.Index(i), true)
			continue
		}
		p.under(strconv.Itoa(i), func() { p.value(v.Index(i), true) })
	}
}

// points are many, and stand in one file.
func (p *parts) points(points []casefile.Point) {
	var row []byte
	for _, point := range points {
		p.in(point.Pos.File, func() {
			row = append(append(append(row[:0], point.When.Text...), 0), point.Label...)
			for _, v := range point.Values {
				row = append(append(row, 0), number(v)...)
			}
			p.write(string(row))
		})
	}
}

func (p *parts) structure(v reflect.Value, given bool) {
	form := p.formOf(v.Type())
	if form.place == nil {
		p.fields(v, given)
		return
	}
	pos := v.FieldByIndex(form.place).Interface().(diag.Pos)
	p.in(pos.File, func() { p.fields(v, pos.Given() && v.NumField() == 2) }) // of source.At
}

func (p *parts) fields(v reflect.Value, given bool) {
	switch v.Type() {
	case reflect.TypeFor[day.Period]():
		p.write(v.Interface().(day.Period).Text)
	case reflect.TypeFor[source.Body]():
		p.write(v.Interface().(source.Body).Text)
	case reflect.TypeFor[source.Value]():
		p.params(v.Interface().(source.Value))
	default:
		for _, f := range p.formOf(v.Type()).fields {
			p.under(f.name, func() { p.value(v.Field(f.field), given) })
		}
	}
}

// settings are fields that a flag may give to one build, or to none, and those
// that follow from the rest.
var settings = map[string]bool{
	"config.Config.AsOf": true, "config.Config.BaseURL": true, "config.Config.Output": true, "config.Lock.Always": true,
	"config.Packet.Paper": true, "config.Packet.Profile": true,
	"casefile.Series.Unread": true, "casefile.Column.Aside": true,
}

// formOf looks at a type once.
func (p *parts) formOf(t reflect.Type) *typeForm {
	if known := p.forms[t]; known != nil {
		return known
	}
	form := &typeForm{}
	p.forms[t] = form
	if at, ok := t.FieldByName("Pos"); ok {
		form.place = at.Index
	}
	for i := range t.NumField() {
		f := t.Field(i)
		notRead := f.Type == reflect.TypeFor[diag.Pos]() || f.Type == reflect.TypeFor[config.Audience]() || settings[t.String()+"."+f.Name]
		if f.IsExported() && !notRead {
			form.fields = append(form.fields, hashed{i, f.Name})
		}
	}
	return form
}

// params hashes values of the author's own form.
func (p *parts) params(v source.Value) {
	if v.Kind == source.Scalar {
		p.write(v.Text)
	}
	for i, item := range v.Items {
		p.under(strconv.Itoa(i), func() { p.params(item) })
	}
	for _, field := range v.Fields {
		p.under(strconv.Quote(field.Key), func() { p.params(field.Value) })
	}
}
