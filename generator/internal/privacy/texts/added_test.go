package texts

import (
	"reflect"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// What is added to any type of the case is searched for.
func TestAFieldThatIsAddedIsATextOfTheCase(t *testing.T) {
	for _, of := range casetest.Types() {
		if of.PkgPath() != reflect.TypeFor[casefile.Case]().PkgPath() && of.PkgPath() != reflect.TypeFor[config.Config]().PkgPath() {
			continue
		}
		v := casetest.With(of, reflect.StructField{Name: "Added", Type: reflect.TypeFor[casetest.Added]()})
		v.FieldByName("Added").Set(reflect.ValueOf(casetest.NewlyAdded("tiger")))
		texts := walk{Seen: map[string]bool{}, shapes: map[reflect.Type]shape{}}
		texts.value(v, diag.Pos{})
		if !texts.Seen["tiger"] {
			t.Errorf("%s: what is added is not searched for", of)
		}
	}
}
