package casefile

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// tick reads a field that is true, false or a date.
func (d *decoder) tick(f *source.Fields, key string) Tick {
	v, ok := f.Raw(key)
	if !ok {
		return Tick{}
	}
	if v.Kind == source.Scalar && !v.Quoted && (v.Text == "true" || v.Text == "false") {
		return Tick{Done: v.Text == "true", Pos: v.Pos}
	}
	if v.Kind != source.Scalar {
		d.diags.Errorf(v.Pos, "type-wrong", "expected true, false or a date, found %s", v.Name()).Hintf("write true, or the day it was done, as in 2026-03-31")
		return Tick{}
	}
	if _, err := day.Parse(v.Text); err != nil && (v.Quoted || !strings.ContainsAny(v.Text, "0123456789") || len(v.Text) == 1) {
		d.diags.Errorf(v.Pos, "type-wrong", "%q is neither true, false nor a date", v.Text).Hintf("%s", tickHint(v.Text))
		return Tick{}
	}
	on := source.ReadDate(v, &d.diags)
	return Tick{Done: on.Given(), On: on, Pos: on.Pos}
}

// tickHint says what to write in place of a text that is none of the three.
func tickHint(text string) string {
	switch strings.ToLower(strings.Trim(text, `"'“”‘’ `)) {
	case "yes", "y", "on", "x", "done", "1", "true", "ok":
		return "write true, without quotes, or the day it was done, as in 2026-03-31"
	case "no", "n", "off", "0", "false", "not yet", "open":
		return "write false, without quotes"
	}
	if len(day.Meant(text)) > 0 {
		return source.DateHint(text)
	}
	return "write true, or the day it was done, as in 2026-03-31"
}
