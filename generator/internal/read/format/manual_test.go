package format

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/tests/manual"
)

func TestTheManualIsCurrent(t *testing.T) {
	manual.Whole(t, "format.md", Manual())
	for _, c := range Collections {
		manual.Whole(t, "collections/"+c.Name+".md", CollectionManual(c))
	}
	manual.Whole(t, "shortcodes.md", ShortcodesManual())
}

// every visits all shapes, those within others too.
func every(visit func(*Shape)) {
	seen := map[*Shape]bool{}
	var look func(*Shape)
	look = func(s *Shape) {
		if seen[s] {
			return
		}
		seen[s] = true
		visit(s)
		for i := range s.Fields {
			if inner := s.Fields[i].Shape; inner != nil {
				look(inner)
			}
		}
	}
	for _, list := range [][]Shape{Collections, Files, {Entry, Row}} {
		for i := range list {
			look(&list[i])
		}
	}
}

func TestTheTableIsWhole(t *testing.T) {
	spaces := map[Space]bool{
		People: true, Competencies: true, Levels: true, Areas: true, Rules: true, Metrics: true, Columns: true, Charts: true,
		Windows: true, Objectives: true, Values: true,
	}
	for _, c := range Collections {
		spaces[Space(c.Name)] = true
		if c.One == "" || c.Audience == "" || c.Body == "" || c.Shown == "" {
			t.Errorf("%s: says not what one of it is called, for whom, what its text is, or where it is shown", c.Name)
		}
	}
	n := 0
	every(func(s *Shape) {
		keys := map[string]bool{}
		if s.Means == "" {
			t.Errorf("%s: means nothing", s.Name)
		}
		for _, f := range s.Fields {
			n++
			at := s.Name + "." + f.Key
			switch {
			case keys[f.Key]:
				t.Errorf("%s stands twice", at)
			case f.Means == "" || f.Example == "" || f.Form == "":
				t.Errorf("%s: has no form, meaning or example", at)
			case (f.Form == Word) != (len(f.Words) > 0):
				t.Errorf("%s: words %q of a %s", at, f.Words, f.Form)
			case f.Form == Ref && !spaces[f.Of]:
				t.Errorf("%s: refers to %q", at, f.Of)
			case f.Form == Map && f.Shape == nil:
				t.Errorf("%s: a map of nothing", at)
			case f.Form == Label && f.Most == 0, f.Form == Count && f.Most == 0:
				t.Errorf("%s: is not bounded", at)
			}
			if f.Plain != "" {
				if _, ok := f.Shape.Field(f.Plain); !ok {
					t.Errorf("%s: a plain text stands for %q, which is no field", at, f.Plain)
				}
			}
			keys[f.Key] = true
		}
	})
	if n < 150 {
		t.Errorf("only %d fields", n)
	}
}
