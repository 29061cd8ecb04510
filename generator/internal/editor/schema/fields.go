package schema

import (
	"regexp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// What texts may be. They are read by other programs too, so they use what regular
// expressions of Go and of JavaScript have in common.
const (
	blank     = `^\s*$`
	filled    = `\S`
	dayForm   = `\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`
	timeForm  = `([Tt]|[ \t]+)\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?[ \t]*([Zz]|[-+]\d{1,2}(:?\d{2})?)?`
	dateForm  = `^\s*(\d{4}-(0[1-9]|1[0-2])|\d{4}-[Qq][1-4]|` + dayForm + `(` + timeForm + `)?)\s*$`
	weekForm  = `^\s*\d{4}-?[Ww](0[1-9]|[1-4]\d|5[0-3])\s*$`
	spanForm  = `^\d{1,4} ?(day|week|month|year)s?$`
	realForm  = `^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$`
	hoursForm = `^\+?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$`
	idForm    = `^[\p{L}\p{N}]+((\.|\.?([_-]\.?)+)[\p{L}\p{N}]+)*$`
	indexForm = `^[Ii][Nn][Dd][Ee][Xx]$`
	anyScheme = `^\s*[A-Za-z][A-Za-z0-9+.-]*:`
	webScheme = `^\s*([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):`

	longestID = 120
)

func null() *Schema                 { return &Schema{Type: "null"} }
func text(pattern string) *Schema   { return &Schema{Type: "string", Pattern: pattern} }
func either(all ...*Schema) *Schema { return &Schema{AnyOf: all} }

// scalar is what reads as text: YAML has no quotes around most of it.
func scalar(pattern string, most int) []*Schema {
	return []*Schema{{Type: "string", Pattern: pattern, MaxLength: most}, {Type: "number"}, {Type: "boolean"}}
}

// object is a map that has the fields of a shape, and no other.
func object(of format.Shape) *Schema {
	s := &Schema{Type: "object", Other: false}
	for _, f := range of.Fields {
		s.Properties = append(s.Properties, Property{f.Key, field(f)})
		if f.Needed {
			s.Required = append(s.Required, f.Key)
		}
	}
	for _, key := range of.Either {
		one := &Schema{Required: []string{key}}
		if i := slices.IndexFunc(of.Fields, func(f format.Field) bool { return f.Key == key }); !of.Fields[i].List {
			one.Properties = Properties{{key, either(scalar(filled, 0)...)}}
		}
		s.OneOf = append(s.OneOf, one)
	}
	return s
}

// field is the value of a field, with what the manual says of it.
func field(f format.Field) *Schema {
	var all []*Schema
	switch {
	case f.List:
		items := f
		items.Filled = f.Form == format.Word
		list := &Schema{Type: "array", Items: joined(one(items))}
		all = append(all, list)
		if f.Form == format.Ref {
			list.MinItems, list.MaxItems = f.Least, f.Most
		}
		if list.MinItems > 1 { // one value is no list
			break
		}
		if len(f.Instead) > 0 {
			all = append(all, &Schema{Enum: f.Instead})
		} else {
			all = append(all, one(items)...)
		}
	default:
		all = one(f)
	}
	if !f.Filled && !f.Needed {
		all = append(all, null())
	}
	s := joined(all)
	s.Description = plain(f.Means)
	s.Default = f.Default
	return s
}

func joined(all []*Schema) *Schema {
	if len(all) == 1 {
		return all[0]
	}
	return either(all...)
}

// one is a single value of a field: an item of a list, or what is not one.
func one(f format.Field) []*Schema {
	given := f.Filled || f.Needed // a blank text is not the same as none
	or := func(forms ...*Schema) []*Schema {
		if !given {
			forms = append(forms, text(blank))
		}
		return forms
	}
	number := func(form string) []*Schema {
		return or(&Schema{Type: "number", Minimum: least(f), Maximum: most(f)}, text(form))
	}
	switch f.Form {
	case format.Text, format.Label, format.Markdown, format.Ref:
		if f.Needed {
			return scalar(filled, f.Most)
		}
		return scalar("", f.Most)
	case format.ID:
		return or(identifier(f), &Schema{Type: "number", Minimum: new(int)}, &Schema{Type: "boolean"})
	case format.Word:
		return or(&Schema{Enum: f.Words})
	case format.Audience:
		return or(&Schema{Enum: config.AudienceNames()})
	case format.Date:
		if f.Weeks {
			return or(text(dateForm), text(weekForm))
		}
		return or(text(dateForm))
	case format.Span:
		return or(text(spanForm))
	case format.Number:
		return number(realForm)
	case format.Hours:
		return number(hoursForm)
	case format.Count:
		return or(&Schema{Type: "integer", Minimum: least(f), Maximum: most(f)}, text(realForm))
	case format.Flag:
		return or(&Schema{Type: "boolean"})
	case format.Tick:
		return []*Schema{{Type: "boolean"}, text(dateForm)}
	case format.Free:
		return []*Schema{{}}
	}
	return composed(f)
}

// composed is a value that may be a map.
func composed(f format.Field) []*Schema {
	words := scalar("", 0)
	switch f.Form {
	case format.File:
		return words
	case format.Metric, format.Claim:
		return append(words, object(*f.Inner()))
	case format.Link, format.Artifact, format.Address:
		words = append(address(), &Schema{Type: "number"}, &Schema{Type: "boolean"})
		if f.Form == format.Address {
			return words
		}
		return append(words, object(*f.Inner()))
	case format.Keyed:
		values := &Schema{AnyOf: append(words, null())}
		if f.Shape != nil {
			values = either(object(*f.Shape), null())
		}
		return []*Schema{{Type: "object", Other: values}}
	case format.Map:
		all := []*Schema{object(*f.Shape)}
		if inner, ok := f.Shape.Field(f.Plain); ok {
			all = append(all, one(inner)...)
		}
		return all
	}
	panic("bug: no schema for the form " + string(f.Form))
}

// identifier is what can be part of an address and the name of a file.
func identifier(f format.Field) *Schema {
	s := text(idForm)
	s.MaxLength, s.Not = longestID, &Schema{Pattern: indexForm}
	if f.Most > 0 {
		s.MaxLength = f.Most
	}
	return s
}

// address is what a page may link to: an address without a scheme, or of the web, mail
// and telephones.
func address() []*Schema {
	return []*Schema{text(webScheme), {Type: "string", Not: &Schema{Pattern: anyScheme}}}
}

func least(f format.Field) *int {
	if f.Form == format.Number {
		return nil
	}
	return &f.Least
}

func most(f format.Field) *int {
	if f.Most == 0 {
		return nil
	}
	return &f.Most
}

var linkForm = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)

// plain gives sentences of the manual without links to its other pages.
func plain(means string) string { return linkForm.ReplaceAllString(means, "$1") }

// cells is a row of a table: a text per column. A column `metric.series` leads into a map.
func cells(of format.Shape) *Schema {
	s := &Schema{Type: "object", Other: false}
	for _, f := range of.Fields {
		s.cell("", f)
		if f.Needed {
			s.Required = append(s.Required, f.Key)
		}
	}
	return s
}

func (s *Schema) cell(prefix string, f format.Field) {
	var inner []format.Field
	if of := f.Inner(); of != nil && f.Form != format.Keyed {
		inner = of.Fields
	}
	value := &Schema{Type: "string", MaxLength: f.Most}
	alone := true
	switch f.Form {
	case format.Metric, format.Claim, format.Link, format.Artifact:
	case format.Map:
		alone = f.Plain != ""
	case format.Tick:
		value = either(&Schema{Enum: []string{"true", "false"}}, text(dateForm))
	case format.Free:
		alone = false
		s.Properties = append(s.Properties, Property{prefix + f.Key, &Schema{Type: "string"}})
	default:
		if !f.List {
			value = either(slices.DeleteFunc(one(inCell(f)), func(s *Schema) bool { return s.Type != "string" && len(s.Enum) == 0 })...)
		}
	}
	if alone {
		value.Description = plain(f.Means)
		s.Properties = append(s.Properties, Property{prefix + f.Key, value})
	}
	if prefix == "" {
		for _, part := range inner {
			s.cell(f.Key+".", part)
		}
	}
}

// inCell is a field in a table, where an empty cell gives none, and truth is a word.
func inCell(f format.Field) format.Field {
	f.Filled = false
	switch f.Form {
	case format.Flag:
		f.Form, f.Words = format.Word, []string{"true", "false"}
	case format.Count:
		f.Form = format.Number
	}
	return f
}
