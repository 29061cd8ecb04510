package source

import (
	"iter"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// At is a value with the place where the author wrote it. A value that was not
// given has no place.
type At[T any] struct {
	V   T
	Pos diag.Pos
}

// Given tells whether the author wrote the value.
func (a At[T]) Given() bool { return a.Pos.Given() }

// Fields reads a mapping field by field. A field of the wrong type is reported
// where it stands, and reads as not given. Close reports the fields that nobody
// asked for.
type Fields struct {
	Pos   diag.Pos
	v     Value
	asked []string
	check string // of a field that is not known: "field-unknown", "key-unknown"
	diags *diag.List
}

// Open begins to read a mapping. A value of another kind is reported, and reads
// as an empty mapping.
func (v Value) Open(check string, diags *diag.List) *Fields {
	if v.Kind != Mapping && v.Kind != Null {
		wrongType(v, "fields with values", diags)
		v.Fields = nil
	}
	return &Fields{Pos: v.Pos, v: v, check: check, diags: diags}
}

func wrongType(v Value, want string, diags *diag.List) {
	d := diags.Errorf(v.Pos, "type-wrong", "expected %s, found %s", want, v.Name())
	key, text, _ := strings.Cut(v.Text, ":")
	switch {
	case v.Kind == Scalar && gluedForm.MatchString(v.Text):
		d.Hintf("write a space after the colon: %s: %s", key, text)
	case v.Kind == Scalar:
		d.Hintf("write each field as name: value, on a line of its own")
	case v.Kind == Mapping && want == "text":
		d.Hintf("write one text; one that contains a colon goes into quotes")
	case v.Kind == Sequence && want == "text":
		d.Hintf("write one text, without a dash and without brackets")
	case v.Kind == Sequence && want == "fields with values":
		d.Hintf("write the fields without a dash and without brackets, each on a line of its own")
	default:
		d.Hintf("write %s after the colon, and nothing else", want)
	}
}

// Raw gives a field as it is; ok is false where it is absent or empty.
func (f *Fields) Raw(key string) (v Value, ok bool) {
	f.asked = append(f.asked, key)
	field, ok := f.v.Get(key)
	return field.Value, ok && field.Value.Kind != Null
}

// Has tells whether the mapping has a field that is not empty, without asking
// for it.
func (f *Fields) Has(key string) bool {
	field, ok := f.v.Get(key)
	v := field.Value
	return ok && v.Kind != Null && (v.Kind != Scalar || strings.TrimSpace(v.Text) != "")
}

// Text reads one piece of text, number or word, as it was written.
func (f *Fields) Text(key string) At[string] {
	v, ok := f.scalar(key, "text")
	if !ok {
		return At[string]{}
	}
	return At[string]{v.Text, v.Pos}
}

func (f *Fields) scalar(key, want string) (Value, bool) {
	v, ok := f.Raw(key)
	if !ok {
		return v, false
	}
	if v.Kind != Scalar {
		wrongType(v, want, f.diags)
		return v, false
	}
	return v, strings.TrimSpace(v.Text) != ""
}

// Texts reads a list of texts. One text stands for a list of one; in a CSV
// cell, semicolons and bars part the items.
func (f *Fields) Texts(key string) []At[string] {
	var all []At[string]
	for _, v := range f.List(key) {
		if v.Kind != Scalar {
			wrongType(v, "text", f.diags)
			continue
		}
		all = append(all, At[string]{v.Text, v.Pos})
	}
	return all
}

// mostItems is how many items of a list are read: what names things of one list is compared with
// each of them.
const mostItems = 5000

// List gives the items of a list, 5,000 at most. One value stands for a list of one; in a CSV
// cell, semicolons and bars part the items.
func (f *Fields) List(key string) []Value {
	items := f.items(key)
	if len(items) > mostItems {
		f.diags.Errorf(items[mostItems].Pos, "text-unbounded", "%s has %d items, where at most %d are read", key, len(items), mostItems).
			Hintf("keep those that the case needs")
		items = items[:mostItems]
	}
	return items
}

func (f *Fields) items(key string) []Value {
	v, ok := f.Raw(key)
	switch {
	case !ok:
		return nil
	case v.Kind == Sequence:
		items := make([]Value, 0, len(v.Items))
		for _, item := range v.Items {
			if item.Kind == Null {
				f.diags.Errorf(item.Pos, "type-wrong", "an item of %s is empty", key).Hintf("write it, or delete its dash or comma")
				continue
			}
			items = append(items, item)
		}
		return items
	case !v.Cell:
		return []Value{v}
	}
	var items []Value
	for part := range strings.FieldsFuncSeq(v.Text, func(r rune) bool { return r == ';' || r == '|' }) {
		if part = strings.TrimSpace(part); part != "" {
			item := v
			item.Text = part
			if i := strings.Index(v.Text, part); i > 0 {
				item.Pos.Col += i
			}
			items = append(items, item)
		}
	}
	return items
}

// Words reads a list of words of which each must be a known one.
func (f *Fields) Words(key string, known ...string) []At[string] {
	var all []At[string]
	for _, t := range f.Texts(key) {
		if f.known(key, t, known) {
			all = append(all, t)
		}
	}
	return all
}

// Word reads a word that must be one of the known ones.
func (f *Fields) Word(key string, known ...string) At[string] {
	if t := f.Text(key); t.Given() && f.known(key, t, known) {
		return t
	}
	return At[string]{}
}

func (f *Fields) known(key string, t At[string], known []string) bool {
	if slices.Contains(known, t.V) {
		return true
	}
	d := f.diags.Errorf(t.Pos, "kind-unknown", "unknown %s %q", key, t.V)
	if plain := unquote(t.V); slices.Contains(known, plain) {
		d.Hintf("write %s, without quotes", plain)
	} else if near, ok := diag.DidYouMean(plain, known); ok {
		d.Hintf("did you mean %q? The words are %s", near, strings.Join(known, ", "))
	} else {
		d.Hintf("use one of %s", strings.Join(known, ", "))
	}
	return false
}

// Bool reads true or false.
func (f *Fields) Bool(key string) At[bool] {
	v, ok := f.scalar(key, "true or false")
	if !ok {
		return At[bool]{}
	}
	if v.Quoted || v.Text != "true" && v.Text != "false" {
		d := f.diags.Errorf(v.Pos, "type-wrong", "%q is neither true nor false", v.Text)
		switch strings.ToLower(unquote(v.Text)) {
		case "true", "yes", "y", "on", "1":
			d.Hintf("write true, without quotes")
		case "false", "no", "n", "off", "0":
			d.Hintf("write false, without quotes")
		default:
			d.Hintf("write true or false, without quotes")
		}
		return At[bool]{}
	}
	return At[bool]{v.Text == "true", v.Pos}
}

var plainNumber = regexp.MustCompile(`^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$`)

// Number reads a number.
func (f *Fields) Number(key string) At[float64] {
	v, ok := f.scalar(key, "a number")
	if !ok {
		return At[float64]{}
	}
	n, err := strconv.ParseFloat(v.Text, 64)
	if err != nil || math.IsInf(n, 0) || !plainNumber.MatchString(v.Text) {
		f.diags.Errorf(v.Pos, "type-wrong", "%q is not a number", v.Text).Hintf("write it as 12 or 12.5; the unit has a field of its own")
		return At[float64]{}
	}
	if losesDigits(v.Text, n) {
		f.diags.Errorf(v.Pos, "number-bad", "%q has more digits than a number can store: the last ones would change", v.Text).Hintf("round it, or state it in a larger unit")
		return At[float64]{}
	}
	return At[float64]{n, v.Pos}
}

// losesDigits tells whether a whole number has digits that its value has not.
func losesDigits(text string, n float64) bool {
	if math.Abs(n) < 1<<53 || strings.ContainsAny(text, ".eE") {
		return false
	}
	return strings.TrimLeft(text, "+-0") != strconv.FormatFloat(math.Abs(n), 'f', 0, 64)
}

// Count reads a whole number within bounds.
func (f *Fields) Count(key string, least, most int) At[int] {
	return f.whole(f.Number(key), key, least, most)
}

// Counts reads a list of whole numbers within bounds.
func (f *Fields) Counts(key string, least, most int) []At[int] {
	var all []At[int]
	for _, v := range f.List(key) {
		one := Fields{v: Value{Kind: Mapping, Fields: []Field{{Key: key, Value: v}}}, diags: f.diags}
		if n := one.Count(key, least, most); n.Given() {
			all = append(all, n)
		}
	}
	return all
}

func (f *Fields) whole(n At[float64], key string, least, most int) At[int] {
	if !n.Given() {
		return At[int]{}
	}
	if n.V != math.Trunc(n.V) || n.V < float64(least) || n.V > float64(most) {
		f.diags.Errorf(n.Pos, "value-bad", "%v is not a whole number from %d to %d", n.V, least, most).Hintf("write %s: and a number in that range", key)
		return At[int]{}
	}
	return At[int]{int(n.V), n.Pos}
}

// Map opens a field that is a mapping; ok is false where it is absent.
func (f *Fields) Map(key string) (*Fields, bool) {
	v, ok := f.Raw(key)
	return v.Open(f.check, f.diags), ok
}

// Maps opens each item of a list of mappings.
func (f *Fields) Maps(key string) []*Fields {
	var all []*Fields
	for _, v := range f.List(key) {
		all = append(all, v.Open(f.check, f.diags))
	}
	return all
}

// Free gives a field of any form, in which only what is given twice is a mistake.
func (f *Fields) Free(key string) Value {
	v, _ := f.Raw(key)
	v.repeated(f.diags)
	return v
}

// Repeated reports the fields that are given twice, in a value and below it.
func (v Value) Repeated() (diags diag.List) {
	v.repeated(&diags)
	return diags
}

func (v Value) repeated(diags *diag.List) {
	for _, item := range v.Items {
		item.repeated(diags)
	}
	for field := range v.distinct(diags) {
		field.Value.repeated(diags)
	}
}

// distinct gives the fields of a mapping, and reports those that are given twice.
func (v Value) distinct(diags *diag.List) iter.Seq[Field] {
	return func(yield func(Field) bool) {
		first := make(map[string]int, len(v.Fields))
		for i, field := range v.Fields {
			if of, twice := first[field.Key]; twice {
				diags.Errorf(field.Pos, "field-repeated", "%q is given twice; the first one counts", field.Key).
					See(v.Fields[of].Pos, "%q is given here first", field.Key).Hintf("keep one of the two")
				continue
			}
			if first[field.Key] = i; !yield(field) {
				return
			}
		}
	}
}

// Close reports fields that are given twice, and fields that were never asked for.
func (f *Fields) Close() {
	for field := range f.v.distinct(f.diags) {
		if slices.Contains(f.asked, field.Key) {
			continue
		}
		what := "field"
		if f.check == "key-unknown" {
			what = "key"
		}
		d := f.diags.Errorf(field.Pos, f.check, "unknown %s %q", what, field.Key)
		first, rest, several := strings.Cut(field.Key, " ")
		if near, ok := diag.DidYouMean(field.Key, f.asked); ok {
			d.Hintf("did you mean %q?", near)
		} else if several && field.Value.Kind == Null && slices.Contains(f.asked, first) {
			d.Hintf("write a colon: %s: %s", first, strings.TrimLeft(rest, "=: "))
		} else if slices.Contains(f.asked, "params") {
			d.Hintf("fields of your own go under params:")
		} else {
			d.Hintf("known here: %s", strings.Join(f.asked, ", "))
		}
	}
}

// All gives every field of the mapping, in the order of the file, without asking
// for any.
func (f *Fields) All() []Field { return f.v.Fields }

// Unknown tells whether the mapping has a field that nobody asked for, which Close
// reports.
func (f *Fields) Unknown() bool {
	return slices.ContainsFunc(f.v.Fields, func(field Field) bool { return !slices.Contains(f.asked, field.Key) })
}

// Asked gives the keys that were asked for.
func (f *Fields) Asked() []string { return f.asked }
