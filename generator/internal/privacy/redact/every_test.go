package redact_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// plainly reduces a text to its words, in another way than the code does.
func plainly(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("*_~`", r):
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFKD.String(text))
	return " " + strings.Join(strings.Fields(text), " ") + " "
}

func tells(t *testing.T, c casefile.Case, secrets []string) {
	t.Helper()
	casetest.EveryString(reflect.ValueOf(c), "Case", func(path, text string) {
		plain := plainly(text)
		for _, s := range secrets {
			if strings.Contains(plain, " "+plainly(s)[1:]) || s == "王小明" && strings.Contains(text, s) {
				t.Fatalf("%s holds %q: %q", path, s, text)
			}
		}
	})
}

// Every field of every type holds the secrets; no view may hold any.
func TestNoStringHoldsASecret(t *testing.T) {
	c := casetest.Hiding(t, "redact: [{term: Night Hawk, from: mentor}]\n", nil)
	everything := "José Ñúñez, Ana Silva's **Night** hawk; Jose\u0301 N\u0303u\u0301n\u0303ez and ANA_SILVA, 王小明 [x](https://x.example/ana-silva) https://x.example/NightHawk {{< person \"ana-silva\" >}}"
	n := 0
	var fill func(v reflect.Value, name string, depth int)
	fill = func(v reflect.Value, name string, depth int) {
		switch v.Kind() {
		case reflect.String:
			if texts.Fields[name] == texts.Kept {
				return
			}
			n++
			v.SetString(fmt.Sprintf("%s %d", everything, n))
		case reflect.Slice:
			if v.Type() == reflect.TypeFor[[]source.Field]() && depth > 12 || v.Type() == reflect.TypeFor[[]source.Value]() && depth > 12 {
				return
			}
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			for i := range 2 {
				fill(v.Index(i), name, depth+1)
			}
		case reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), name, depth+1)
		case reflect.Int, reflect.Int64:
			v.SetInt(1) // of an audience: the public
		case reflect.Struct:
			if b, ok := v.Addr().Interface().(*source.Body); ok {
				*b = source.NewBody("content/evidence/ana-silva.md", 1, everything)
				return
			}
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() && f.Name != "Draft" && f.Name != "Redact" && f.Name != "Output" {
					of := v.Type().String() + "." + f.Name
					if strings.HasPrefix(v.Type().String(), "source.At[") && f.Name == "V" {
						of = name
					}
					fill(v.Field(i), of, depth+1)
				}
			}
		}
	}
	real := c.People
	redact := c.Config.Redact
	full := c
	fill(reflect.ValueOf(&full).Elem(), "", 0)
	full.Config.Redact, full.Config.Person.Name = redact, "Ana Costa"
	for i := range full.Feedback {
		full.Feedback[i].Consent.V = "quote"
	}
	for i, p := range full.People { // one of each kind: hidden, and open with secrets in the role
		p.Named, p.ID = config.Mentor, fmt.Sprintf("ana-silva-%d", i)
		p.Name, p.Also = real[0].Name, real[0].Also
		full.People[i] = p
	}
	full.People = append(full.People, real...)
	if n < 100 {
		t.Fatalf("only %d fields were filled", n)
	}
	for _, a := range []config.Audience{config.Public, config.Committee} {
		seen := audience.View(full, a)
		seen.Config.Redact = nil
		tells(t, seen, append([]string{"night hawk", "nighthawk"}, hiddenWords...))
		if len(seen.Evidence) == 0 || len(seen.Series) == 0 || len(seen.Framework.Areas) == 0 {
			t.Error("the view holds nothing")
		}
		if again := audience.View(seen, a); !reflect.DeepEqual(again, seen) {
			t.Errorf("%s: a view of a view is another one", a)
		}
	}
}

// A name in fields that no field has would leave the field that was meant to be
// read as plain text.
func TestFieldsNameWhatThereIs(t *testing.T) {
	there := map[string]bool{}
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(x reflect.Type) {
		switch x.Kind() {
		case reflect.Slice, reflect.Pointer:
			look(x.Elem())
		case reflect.Struct:
			if seen[x] {
				return
			}
			seen[x] = true
			for i := range x.NumField() {
				there[x.String()+"."+x.Field(i).Name] = true
				look(x.Field(i).Type)
			}
		}
	}
	look(reflect.TypeFor[casefile.Case]())
	for name := range texts.Fields {
		if !there[name] {
			t.Errorf("%s is no field", name)
		}
	}
}
