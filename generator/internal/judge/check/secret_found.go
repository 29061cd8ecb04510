package check

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/secret"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var secretFound = Check{
	ID:       "secret-found",
	Title:    "a token, a key or a password",
	Severity: diag.Error,
	Doc: `A file of the portfolio contains a secret: a token, a private key, an address
with a password in it. Every text is searched, for all audiences: a journal
that is in no build is still in the repository.

Programs that read published sites and repositories find a key within minutes.
So attached files are searched as well: tables, logs, source code, drawings and
everything else with text as its content, under any name; PDF files; the texts
in ZIP archives and Office files; and the files in layouts/, assets/, i18n/ and
static/. What pictures show is not searched, nor are files with a name that
begins with a dot, which are never published.

Revoke it first: assume that it is known. Then remove it from the file, and
from the history of the repository. The message shows its first characters and
its length, and never more. At most five are listed per file.

For a placeholder, write <token>, ${TOKEN} or a row of stars. Example keys from
the manuals of vendors are known and not reported. If a file must stay as it
is, such as test data that somebody else published, name it in config.yaml:
secrets: {allow: [content/evidence/parser/vectors.json]}.`,
	Run: func(p *Pass) {
		s := secrets{p: p, told: map[told]bool{}}
		cfg := p.Case.Config
		for _, f := range []struct{ key, text string }{
			{"title", cfg.Title}, {"baseURL", cfg.BaseURL}, {"output.folder", cfg.Output.Folder},
			{"person.name", cfg.Person.Name}, {"person.role", cfg.Person.Role}, {"person.team", cfg.Person.Team}, {"person.photo", cfg.Person.Photo},
		} {
			s.text(f.text, cfg.Pos(f.key))
		}
		s.walk(reflect.ValueOf(&p.Case).Elem(), diag.Pos{File: "config.yaml"})
	},
}

// secrets goes through every string of a case, and tells each secret once: a
// title may be the first heading of a body too.
type secrets struct {
	p    *Pass
	told map[told]bool
}

// told is a secret in a line of a file; of line 0, in the file.
type told struct {
	file, value string
	line        int
}

var (
	textType  = reflect.TypeFor[casefile.Text]()
	bodyType  = reflect.TypeFor[source.Body]()
	valueType = reflect.TypeFor[source.Value]()
	fileType  = reflect.TypeFor[source.File]()
	posType   = reflect.TypeFor[diag.Pos]()
)

// walk looks at a value of any type, so that nobody has to think of this check
// who adds a field to the case. A string without a place of its own stands at
// that of the struct around it.
func (s *secrets) walk(v reflect.Value, at diag.Pos) {
	switch v.Kind() {
	case reflect.String:
		s.text(v.String(), at)
	case reflect.Pointer:
		if !v.IsNil() {
			s.walk(v.Elem(), at)
		}
	case reflect.Slice:
		for i := range v.Len() {
			s.walk(v.Index(i), at)
		}
	case reflect.Struct:
		s.fields(v, at)
	}
}

func (s *secrets) fields(v reflect.Value, at diag.Pos) {
	switch v.Type() {
	case textType:
		t := v.Addr().Interface().(*casefile.Text)
		s.text(t.V, nearer(t.Pos, at))
	case bodyType:
		s.body(v.Addr().Interface().(*source.Body))
	case valueType:
		s.value("", v.Addr().Interface().(*source.Value))
	case fileType:
		f := v.Addr().Interface().(*source.File)
		s.text(f.Path, diag.Pos{File: f.Path})
	case posType:
	default:
		if f := v.FieldByName("Pos"); f.IsValid() && f.Type() == posType {
			at = nearer(*f.Addr().Interface().(*diag.Pos), at)
		}
		for i := range v.NumField() {
			if f := v.Field(i); f.CanInterface() {
				s.walk(f, at)
			}
		}
	}
}

func nearer(pos, at diag.Pos) diag.Pos {
	if pos.Given() {
		return pos
	}
	return at
}

func (s *secrets) text(text string, at diag.Pos) {
	for _, f := range secret.Find(text) {
		s.report(f, text, at)
	}
}

func (s *secrets) body(b *source.Body) {
	for _, f := range secret.Find(b.Text) {
		s.report(f, b.Text, b.Pos(f.Start))
	}
}

// value looks at data of no type of ours. What a field is called tells what its
// value is: api_key, password.
func (s *secrets) value(key string, v *source.Value) {
	text, before := v.Text, 0
	if key != "" && !strings.ContainsAny(v.Text, "\"\n") {
		before = len(key) + len(`: "`)
		text = key + `: "` + v.Text + `"`
	}
	for _, f := range secret.Find(text) {
		if f.Start >= before {
			s.report(f, text, v.Pos)
		}
	}
	for i := range v.Items {
		s.value(key, &v.Items[i])
	}
	for i := range v.Fields {
		field := &v.Fields[i]
		s.text(field.Key, field.Pos)
		s.value(field.Key, &field.Value)
	}
}

func (s *secrets) report(f secret.Found, text string, at diag.Pos) {
	value := text[f.Start:f.End]
	if s.told[told{at.File, value, at.Line}] || at.Line == 0 && s.told[told{at.File, value, 0}] {
		return
	}
	s.told[told{at.File, value, at.Line}], s.told[told{at.File, value, 0}] = true, true
	s.p.Reportf(at, "%s", stands(f, "here")).Hintf("%s", takeOut)
}

// stands tells of a secret, and of its bytes no more than has to be told.
func stands(f secret.Found, where string) string {
	return fmt.Sprintf("%s is %s: %d characters that begin with %q", f.Kind, where, f.Length, f.First)
}

const takeOut = "revoke it first; then remove it from the file, and from the history of the repository"
