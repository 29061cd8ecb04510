package audience

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// filler fills every field of every type: lists have one item, texts hold marks,
// references to series name the one that there is, numbers are the same one.
type filler struct {
	text   string
	number float64
	texts  int
	reals  int
}

func (f *filler) fill(v reflect.Value, name string, depth int) {
	if depth > 12 {
		return
	}
	switch x := v.Addr().Interface().(type) {
	case *diag.Pos:
		*x = diag.Pos{File: "content/x.yaml", Line: 1, Col: 1}
		return
	case *source.Body:
		*x = source.NewBody("content/x.md", 1, f.text)
		f.texts++
		return
	case *casefile.Real:
		*x = casefile.Real{V: f.number, Pos: diag.Pos{File: "content/x.yaml", Line: 1, Col: 1}}
		f.reals++
		return
	}
	switch v.Kind() {
	case reflect.String:
		switch as := texts.Fields[name]; as {
		case texts.Plain, texts.Markdown:
			f.texts++
			v.SetString(f.text)
		case "series":
			v.SetString("s")
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		f.fill(v.Index(0), name, depth+1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), name, depth+1)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(config.Public))
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() || field.Name == "Draft" || field.Name == "Redact" || field.Name == "Public" {
				continue
			}
			of := v.Type().String() + "." + field.Name
			if strings.HasPrefix(v.Type().String(), "source.At[") && field.Name == "V" {
				of = name
			}
			f.fill(v.Field(i), of, depth+1)
		}
	}
}

// full gives a case of which every field is filled.
func (f *filler) full() casefile.Case {
	var c casefile.Case
	f.fill(reflect.ValueOf(&c).Elem(), "", 0)
	for i := range c.Feedback {
		c.Feedback[i].Consent.V = "quote"
	}
	return c
}

// Every text of every type holds parts for some readers and comments, in every form.
// A view holds none of them, and the words around them.
func TestNoTextHoldsAClosedPart(t *testing.T) {
	for _, closed := range []string{
		`{{< only "mentor" >}}zebra{{< /only >}}`, `{{% only mentor %}}zebra{{% /only %}}`,
		`{{< only "mentro" >}}zebra{{< /only >}}`, `{{< only "mentor" >}}zebra {{< only "public" >}}zebra{{< /only >}}{{< /only >}}`,
		"<!-- zebra -->", "<!-- zebra\n\nzebra -->", "\n[//]: # (zebra)\n", "\n[comment]: <> \"zebra\"\n",
		"\n[//]: # (zebra\n\nzebra)\n", "{{< only \"self\" >}}\n\nzebra\n\n{{< /only >}}",
	} {
		f := filler{text: "lion " + closed + " tiger"}
		c := f.full()
		if f.texts < 150 {
			t.Fatalf("only %d texts were filled", f.texts)
		}
		for _, a := range []config.Audience{config.Public, config.Committee} {
			seen := View(c, a)
			tigers := 0
			casetest.EveryString(reflect.ValueOf(seen), "Case", func(path, text string) {
				if strings.Contains(text, "zebra") {
					t.Errorf("%s: %s holds %q", a, path, text)
				}
				tigers += strings.Count(text, "tiger")
			})
			if tigers < f.texts/2 {
				t.Errorf("%s: of %d texts, %d are there", a, f.texts, tigers)
			}
		}
	}
}

// Every number of every type is that of a series which is closed, or an index. What
// states numbers of it names it, so that one that is added is closed as well.
func TestNumbersAreAsClosedAsTheirSeries(t *testing.T) {
	own := []string{ // numbers of the author's own, and of no series
		"Case.Milestones[].Effort.V", "Case.Config.",
	}
	for _, public := range []string{"", casefile.Relative} {
		f := filler{text: "words", number: 987654.5}
		c := f.full()
		if f.reals < 8 {
			t.Fatalf("only %d numbers were filled", f.reals)
		}
		s := &c.Series[0]
		s.ID, s.Public.V, s.Columns[0].ID = "s", public, "words"
		s.Points = []casefile.Point{{Values: []float64{f.number / 3}}, {Values: []float64{f.number}}}
		if public == "" {
			s.Audience = config.Committee
		}
		seen := View(c, config.Public)
		everyReal(reflect.ValueOf(seen), "Case", func(path string, number float64) {
			for _, prefix := range own {
				if strings.HasPrefix(path, prefix) {
					return
				}
			}
			if number == f.number || number == f.number/3 {
				t.Errorf("public: %q: %s tells %v", public, path, number)
			}
		})
		if public != "" && (len(seen.Evidence[0].Impact) == 0 || seen.Experiments[0].Target.V != 300) {
			t.Errorf("an index is gone, or is another one: %+v", seen.Experiments[0].Target)
		}
		if whole := View(c, config.Committee); whole.Experiments[0].Target.V != f.number {
			t.Errorf("the committee does not read the number: %v", whole.Experiments[0].Target)
		}
	}
}

func everyReal(v reflect.Value, path string, visit func(string, float64)) {
	switch v.Kind() {
	case reflect.Float64:
		visit(path, v.Float())
	case reflect.Pointer:
		if !v.IsNil() {
			everyReal(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			everyReal(v.Index(i), path+"[]", visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			everyReal(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	}
}

// A heading is a title for those who may read it.
func TestTitleOfAnAudience(t *testing.T) {
	for body, want := range map[string]string{
		"{{< only \"mentor\" >}}\n# Closed\n{{< /only >}}\n\nWords.":         "e",
		"{{< only \"mentor\" >}}\n# Closed\n{{< /only >}}\n\n## Open\n":      "Open",
		"# Open {{< only \"mentor\" >}}closed {{< /only >}}end\n":            "Open end",
		"<!--\n\n# Closed\n\n-->\n\n# Open\n":                                "Open",
		"words <!--\n\n# Closed\n\n-->\n":                                    "e",
		"# Open\n\n{{< only \"mentor\" >}}\n## Closed\n{{< /only >}}\nWords": "Open",
	} {
		c := casetest.Read(t, map[string]string{"content/evidence/e.md": "---\naudience: public\n---\n" + body})
		seen := View(c, config.Public)
		if got := seen.Evidence[0].Title.V; got != want {
			t.Errorf("%q\n got %q\nwant %q", body, got, want)
		}
		if text := fmt.Sprintf("%+v", seen.Evidence); strings.Contains(strings.ToLower(text), "closed") {
			t.Errorf("%q: the view holds %s", body, text)
		}
	}
	c := casetest.Read(t, map[string]string{"content/feedback/e.md": "---\naudience: public\nconsent: summarise\nsummary: short\n---\n# Said in confidence\n"})
	if seen := View(c, config.Public); seen.Feedback[0].Title.V != "e" {
		t.Errorf("the heading of a feedback that is summarised is its title: %q", seen.Feedback[0].Title.V)
	}
}
