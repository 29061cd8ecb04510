package redact_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// Names and terms are replaced in a field that is added to any type of the case, of which
// nothing else is said.
func TestNamesInAFieldThatIsAdded(t *testing.T) {
	c := casetest.Hiding(t, "redact: [{term: Night Hawk, from: mentor}]\n", nil)
	for _, of := range casetest.Types() {
		if of.PkgPath() != reflect.TypeFor[casefile.Case]().PkgPath() && of.PkgPath() != reflect.TypeFor[config.Config]().PkgPath() {
			continue
		}
		v := casetest.With(of, reflect.StructField{Name: "Added", Type: reflect.TypeFor[casetest.Added]()})
		v.FieldByName("Added").Set(reflect.ValueOf(casetest.NewlyAdded("lion by Ana Silva for Night Hawk, tiger")))
		tigers := 0
		casetest.EveryString(redact.Named(&c, config.Committee).CleanValue(v).FieldByName("Added"), fmt.Sprint(of), func(path, text string) {
			for _, closed := range []string{"Ana", "Silva", "Night", "Hawk"} {
				if strings.Contains(text, closed) {
					t.Errorf("%s: %s holds %q", of, path, text)
				}
			}
			tigers += strings.Count(text, "tiger")
		})
		if tigers < 8 {
			t.Errorf("%s: the rest of what is added is gone too", of)
		}
	}
}

// What could not be looked into stops the first build: a bug, and no leak.
func TestAFieldThatCannotBeReadStopsEverything(t *testing.T) {
	for name, of := range map[string]reflect.Type{
		"map": reflect.TypeFor[map[string]string](), "array": reflect.TypeFor[[2]string](), "interface": reflect.TypeFor[any](),
	} {
		v := casetest.With(reflect.TypeFor[casefile.Evidence](), reflect.StructField{Name: "Added", Type: of})
		func() {
			defer func() {
				if said := fmt.Sprint(recover()); !strings.HasPrefix(said, "bug: ") {
					t.Errorf("a field that is %s %s: %q", name, of, said)
				}
			}()
			c := casetest.Hiding(t, "", nil)
			redact.Named(&c, config.Committee).CleanValue(v)
		}()
	}
}
