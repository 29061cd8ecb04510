package audience

import (
	"reflect"
	"slices"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// lists gives the length of every list of every type, by its path.
func lists(v reflect.Value, path string, visit func(path string, list reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			lists(v.Elem(), path, visit)
		}
	case reflect.Slice:
		visit(path, v)
		for i := range v.Len() {
			lists(v.Index(i), path, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				lists(v.Field(i), v.Type().String()+"."+f.Name, visit)
			}
		}
	}
}

// An item of which every word is closed is in no list of any type: neither its number nor
// its date is told.
func TestItemsGoWithTheirWords(t *testing.T) {
	f := filler{text: `{{< only "mentor" >}}zebra{{< /only >}}`}
	c := f.full()
	left := map[string]bool{}
	lists(reflect.ValueOf(View(c, config.Committee)), "", func(path string, list reflect.Value) {
		for i := range list.Len() {
			if item := list.Index(i); item.Type() == texts.TextType && textOf(item) == "" && (texts.Fields[path] == texts.Plain || texts.Fields[path] == texts.Markdown) {
				t.Errorf("%s has an item without words", path)
			}
		}
		left[path] = list.Len() > 0
	})
	for _, path := range []string{
		"casefile.Milestone.Outcomes", "casefile.Milestone.Actions", "casefile.Milestone.Alternatives", "casefile.Requirement.Experience", "casefile.CheckIn.Steps",
		"casefile.CheckIn.Learned", "casefile.JournalEntry.Kept", "casefile.Entry.Tags", "casefile.Series.Events", "casefile.Competency.Expectations",
	} {
		if is, known := left[path]; is || !known {
			t.Errorf("%s: known: %v, with items: %v", path, known, is)
		}
	}
	for _, path := range []string{"casefile.Entry.Competencies", "casefile.Gate.Waive"} {
		if !left[path] {
			t.Errorf("%s: what it says without words is gone", path)
		}
	}
}

// What consists of words is the same as if it were not there, in lists and as a field.
func TestAnItemWithoutWordsIsNoItem(t *testing.T) {
	with, without := [2]string{
		"actions: [{text: open, by: 2026-07-01}, {text: '{{< only mentor >}}closed{{< /only >}}', by: 2026-05-01}, {text: '<!-- later -->', done: true}]\n" +
			"outcomes: [{text: '{{< only mentor >}}closed{{< /only >}}', done: 2026-05-01}]\nalternatives: [{if: '{{< only mentor >}}closed{{< /only >}}', then: open}]\n",
		"title: Said\nobserved: 2026-03-01\nconsent: quote\nchange: {text: '{{< only mentor >}}closed{{< /only >}}', by: 2026-05-01}\n",
	}, [2]string{
		"actions: [{text: open, by: 2026-07-01}]\nalternatives: [{then: open}]\n",
		"title: Said\nobserved: 2026-03-01\nconsent: quote\n",
	}
	var seen [2]casefile.Case
	for i, of := range [][2]string{with, without} {
		whole := casetest.Read(t, map[string]string{
			"content/milestones/m.md": "---\ntitle: M\naudience: public\n" + of[0] + "---\n", "content/feedback/f.md": "---\naudience: public\n" + of[1] + "---\n",
		})
		seen[i] = View(whole, config.Public)
	}
	m, n := seen[0].Milestones[0], seen[1].Milestones[0]
	if len(m.Actions) != 1 || m.Actions[0].Text.V != "open" || len(m.Outcomes) != 0 || len(m.Alternatives) != 1 || m.Alternatives[0].If.V != n.Alternatives[0].If.V {
		t.Errorf("actions %+v, outcomes %+v, alternatives %+v", m.Actions, m.Outcomes, m.Alternatives)
	}
	if change := seen[0].Feedback[0].Change; change != (casefile.Change{}) {
		t.Errorf("the change is %+v", change)
	}
	if !slices.EqualFunc(m.Actions, n.Actions, func(a, b casefile.Action) bool { return a.Text.V == b.Text.V && a.By.V == b.By.V }) {
		t.Errorf("actions %+v, expected %+v", m.Actions, n.Actions)
	}
}
