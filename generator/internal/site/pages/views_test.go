package pages

import (
	"reflect"
	"regexp"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/views"

	"github.com/casebook-dev/casebook/generator/internal/site/datafiles"
)

// Hugo puts the keys of nested maps in lower case, and encoding/json drops
// without a word two embedded fields of one name.
func TestViewsKeepTheirFields(t *testing.T) {
	form := regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(v reflect.Type) {
		for v.Kind() == reflect.Pointer || v.Kind() == reflect.Slice || v.Kind() == reflect.Map {
			v = v.Elem()
		}
		if v.Kind() != reflect.Struct || seen[v] {
			return
		}
		seen[v] = true
		names := map[string]string{}
		var fields func(reflect.Type)
		fields = func(v reflect.Type) {
			for i := range v.NumField() {
				f := v.Field(i)
				walk(f.Type)
				if f.Anonymous {
					fields(f.Type)
					continue
				}
				name := regexp.MustCompile(`^[^,]*`).FindString(f.Tag.Get("json"))
				if !form.MatchString(name) {
					t.Errorf("%s.%s has the key %q", v.Name(), f.Name, name)
				}
				if other, twice := names[name]; twice {
					t.Errorf("%s.%s and %s share the key %q", v.Name(), f.Name, other, name)
				}
				names[name] = v.Name() + "." + f.Name
			}
		}
		fields(v)
	}
	for _, v := range []any{
		views.Site{}, views.Home{}, views.Competencies{}, views.Competency{}, views.Exhibits{}, views.Exhibit{}, views.CaseStudies{}, views.CaseStudy{}, views.Roadmap{}, views.Milestones{},
		views.Milestone{}, views.Experiments{}, views.Experiment{}, views.FeedbackList{}, views.Feedback{}, views.Questions{}, views.Question{}, views.Journal{},
		views.JournalEntry{}, views.Statements{}, views.Statement{}, views.Mentoring{}, views.CheckIns{}, views.CheckIn{}, views.Asks{}, views.Ask{}, views.Metrics{}, views.Metric{}, views.Packet{}, datafiles.CaseFile{}, datafiles.Found{},
	} {
		walk(reflect.TypeOf(v))
	}
}
