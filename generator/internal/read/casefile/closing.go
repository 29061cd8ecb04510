package casefile

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// audience reads an audience's word, and its place where it is understood. What says who
// may read, and cannot be understood, opens nothing: a word that is not known, a list, two
// values, a field whose name is misspelt or that stands inside of another one.
func (d *decoder) audience(f *source.Fields, key string, fallback config.Audience) (config.Audience, diag.Pos) {
	a, at := fallback, diag.Pos{}
	f.Raw(key)
	for _, field := range f.All() {
		switch {
		case field.Key == key && fromTable(field.Value) && field.Value.Kind == source.Null: // the header of a column without a word
		case field.Key == key && !at.Given():
			a, at = d.readAudience(f, key, field)
		case field.Key == key: // Close tells that it stands twice
			a = max(a, audienceOf(field.Value))
		case d.misspells(field.Key, key):
			a = config.Self
		default:
			if inner, found := within(field.Value, key); found {
				a = max(a, audienceOf(inner.Value))
				d.strayed(field, inner, key)
			}
		}
	}
	return a, at
}

func (d *decoder) readAudience(f *source.Fields, key string, field source.Field) (config.Audience, diag.Pos) {
	if !f.Has(key) && !fromTable(field.Value) {
		d.diags.Errorf(field.Pos, "audience-unknown", "%q has no value", key+":").
			Hintf("write one of %s, or delete the line", strings.Join(config.AudienceNames(), ", "))
		return config.Self, diag.Pos{}
	}
	if a := config.ReadAudience(f.Text(key), &d.diags); a != config.Unset {
		return a, field.Value.Pos
	}
	return config.Self, diag.Pos{}
}

func fromTable(v source.Value) bool { return v.Cell }

// draft reads whether an entry is kept out of every build. One that may be meant
// to be is.
func (d *decoder) draft(f *source.Fields) Bool {
	draft := f.Bool("draft")
	given, next := false, false
	for _, field := range f.All() {
		at := field.Value.Pos
		given, next = next, next || field.Key == "draft"
		switch {
		case field.Key == "draft" && (fromTable(field.Value) && !f.Has("draft") || field.Value.Kind == source.Scalar && field.Value.Text == "false"):
			continue
		case field.Key == "draft" && isNothing(field.Value):
			if at = field.Pos; !given { // Close tells of a second one
				d.diags.Errorf(at, "type-wrong", "%q has no value", "draft:").Hintf("write true or false, or delete the line")
			}
		case field.Key == "draft":
		case d.misspells(field.Key, "draft"):
		default:
			inner, found := within(field.Value, "draft")
			if !found || inner.Value.Text != "true" {
				continue
			}
			d.strayed(field, inner, "draft")
			at = inner.Pos
		}
		draft = Bool{V: true, Pos: at}
	}
	return draft
}

// isNothing tells a field without a value, or with an empty text.
func isNothing(v source.Value) bool {
	return v.Kind == source.Null || v.Kind == source.Scalar && strings.TrimSpace(v.Text) == ""
}

// misspells tells whether a field is meant to be another one. "name" is a field
// of its own, however near. A case has many fields, and few names of fields.
func (d *decoder) misspells(written, key string) bool {
	if written == key || written == "name" {
		return false
	}
	both := [2]string{written, key}
	meant, known := d.meant[both]
	if !known {
		_, near := diag.DidYouMean(written, []string{key})
		meant = near || strings.EqualFold(strings.TrimFunc(written, func(r rune) bool { return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') }), key)
		d.meant[both] = meant
	}
	return meant
}

// audienceOf gives the audience that a value names; the author alone where it
// names none.
func audienceOf(v source.Value) config.Audience {
	if a, ok := config.ParseAudience(v.Text); ok && v.Kind == source.Scalar {
		return a
	}
	return config.Self
}

// within finds a field at any depth of a value.
func within(v source.Value, key string) (source.Field, bool) {
	for _, field := range v.Fields {
		if field.Key == key {
			return field, true
		}
		if inner, found := within(field.Value, key); found {
			return inner, true
		}
	}
	for _, item := range v.Items {
		if inner, found := within(item, key); found {
			return inner, true
		}
	}
	return source.Field{}, false
}

// strayed tells of a field that has slipped into the parameters for the theme.
// In any other map it is an unknown field, which is told of there.
func (d *decoder) strayed(outer, inner source.Field, key string) {
	if outer.Key != "params" {
		return
	}
	d.diags.Errorf(inner.Pos, "field-unknown", "%q is a field of %q, where it has no effect", key, outer.Key).
		Hintf("give it the indentation of %q; a parameter of the theme needs another name", outer.Key+":")
}
