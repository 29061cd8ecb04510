package casefile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// written gives the examples of a shape as YAML.
func examplesOf(shapes ...format.Shape) string {
	var b strings.Builder
	for _, s := range shapes {
		for _, f := range s.Fields {
			fmt.Fprintf(&b, "%s: %s\n", f.Key, f.Example)
		}
	}
	return b.String()
}

// Every example of the manual is read without a word, and fills its field.
func TestTheExamplesOfTheManualAreRead(t *testing.T) {
	files := map[string]string{
		"content/people.yaml":      "- " + strings.ReplaceAll(strings.TrimSpace(examplesOf(format.Person)), "\n", "\n  ") + "\n",
		"content/assessments.yaml": "- " + strings.ReplaceAll(strings.TrimSpace(examplesOf(format.Assessment)), "\n", "\n  ") + "\n",
		"content/framework.yaml":   examplesOf(format.Framework),
		"content/charts/c.yaml":    examplesOf(without(format.Chart, "radar")),
		"content/charts/r.yaml":    examplesOf(without(format.Chart, "series")),
		"content/metrics/m.csv":    "day,failed\n2026-01-01,1\n",
		"content/metrics/m.yaml":   "date: day\ncolumns: {failed: {title: Failed, unit: per week}}\n" + examplesOf(without(format.Sidecar, "date", "numbers", "skip", "where", "split", "value", "label", "ignore", "columns")),
	}
	for _, c := range format.Collections {
		files["content/"+c.Name+"/x.md"] = "---\n" + examplesOf(without(format.Entry, "draft"), c) + "---\n" + c.Body + "\n"
	}
	for _, p := range format.Pages {
		files[strings.ReplaceAll(p.File, "COLLECTION", "evidence")] = "---\n" + examplesOf(p) + "---\n" + p.Body + "\n"
	}
	c, diags := from(t, files)
	for _, d := range diags {
		t.Errorf("%v: %s", d.Pos, d.Message)
	}
	if t.Failed() {
		return
	}
	for name, l := range lists {
		for _, v := range []reflect.Value{reflect.ValueOf(l.all(&c))} {
			if v.Len() != 1 {
				t.Fatalf("%s: %d entries", name, v.Len())
			}
			for _, f := range bindingOf(name.shape(), l.model()).fields {
				if v.Index(0).Field(f.at).IsZero() {
					t.Errorf("%s.%s: its example %q fills nothing", name, f.Key, f.Example)
				}
			}
		}
	}
}

func without(s format.Shape, keys ...string) format.Shape {
	s.Fields = slices.DeleteFunc(slices.Clone(s.Fields), func(f format.Field) bool { return slices.Contains(keys, f.Key) })
	return s
}

// What is not read by the table alone asks for the fields that the table has.
func TestReadingAsksForTheFieldsOfTheTable(t *testing.T) {
	for name, read := range map[*format.Shape]func(*decoder, *source.Fields){
		&format.Entry: func(d *decoder, f *source.Fields) { d.common(written{collection: EvidenceFolder, id: "x"}, f) },
		&format.Sidecar: func(d *decoder, f *source.Fields) {
			k := sidecar{series: &Series{}}
			k.fields(d, f)
		},
		&format.Pages[0]: func(d *decoder, f *source.Fields) { d.pageFields(&Page{}, f, config.Committee) },
	} {
		d := &decoder{taken: map[string]diag.Pos{}, meant: map[[2]string]bool{}}
		f := source.Value{Kind: source.Mapping}.Open("field-unknown", &d.diags)
		read(d, f)
		var want []string
		for _, field := range name.Fields {
			want = append(want, field.Key)
		}
		asked := slices.Clone(f.Asked())
		slices.Sort(asked)
		slices.Sort(want)
		if asked = slices.Compact(asked); !slices.Equal(asked, want) {
			t.Errorf("%s: reading asks for %q, the table has %q", name.Name, asked, want)
		}
	}
}

// A title under a misspelt name is one mistake, and one message.
func TestAMisspeltTitleIsToldOnce(t *testing.T) {
	for _, key := range []string{"titel", "Title", "tilte"} {
		_, diags := from(t, map[string]string{"content/evidence/wren.md": "---\n" + key + ": Wren\n---\nWords.\n"})
		if len(diags) != 1 || diags[0].Check != "field-unknown" {
			t.Errorf("%s: %v", key, diags)
		}
	}
}
