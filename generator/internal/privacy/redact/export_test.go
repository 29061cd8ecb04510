package redact

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Named gives a redactor that knows its new ids and paths, as Clean makes it.
func Named(c *casefile.Case, a config.Audience) *redactor {
	r := New(c, a)
	r.nameAll(c)
	r.pathAll(c)
	return r
}

func (r *redactor) CleanText(text string) string { return r.text(text) }

func (r *redactor) CleanBody(b source.Body, at texts.Place) source.Body { return r.body(b, at) }

func (r *redactor) IsTelling(text string) bool { return r.tells(text) }

func (r *redactor) CleanValue(v reflect.Value) reflect.Value {
	w := walker{redactor: r, at: texts.Place{Page: "/"}, series: []string{""}}
	clean, _ := w.value(v)
	return clean
}
