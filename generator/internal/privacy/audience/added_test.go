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
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// A field that is added to any type of the case, and of which nothing else is said, is
// closed with what it holds: parts for some readers and comments are taken out of it.
func TestAFieldThatIsAddedIsClosed(t *testing.T) {
	text := "lion {{< only \"mentor\" >}}zebra{{< /only >}} <!-- zebra --> by Ana Silva, tiger"
	n := 0
	for _, of := range casetest.Types() {
		if of.PkgPath() != reflect.TypeFor[casefile.Case]().PkgPath() && of.PkgPath() != reflect.TypeFor[config.Config]().PkgPath() {
			continue
		}
		n++
		v := casetest.With(of, reflect.StructField{Name: "Added", Type: reflect.TypeFor[casetest.Added]()})
		v.FieldByName("Added").Set(reflect.ValueOf(casetest.NewlyAdded(text)))
		seen, changed := passagesFor(config.Committee).value(v)
		if !changed {
			t.Errorf("%s: what is added to it is not looked at", of)
			continue
		}
		tigers := 0
		casetest.EveryString(seen.FieldByName("Added"), fmt.Sprint(of), func(path, text string) {
			for _, closed := range []string{"zebra"} {
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
	if n < 30 {
		t.Errorf("only %d types", n)
	}
}

// A number that is added to what names a series is as closed as the series.
func TestANumberThatIsAddedIsClosed(t *testing.T) {
	n := 0
	for _, of := range casetest.Types() {
		name := ""
		for i := range of.NumField() {
			if f := of.Field(i); texts.Fields[of.String()+"."+f.Name] == "series" && f.Type == texts.TextType && of != reflect.TypeFor[casefile.Series]() {
				name = f.Name
			}
		}
		if name == "" {
			continue
		}
		n++
		v := casetest.With(of, reflect.StructField{Name: "Added", Type: realType})
		key := v.Type().String() + "." + name
		texts.Fields[key] = "series"
		defer delete(texts.Fields, key)
		v.FieldByName(name).Set(reflect.ValueOf(casefile.Text{V: "s"}))
		v.FieldByName("Added").Set(reflect.ValueOf(casefile.Real{V: 5, Pos: diag.Pos{File: "x", Line: 1, Col: 1}}))
		closed := numbering{func(casefile.Ref, casefile.Text) (func(casefile.Real) casefile.Real, bool) { return nil, false }, map[reflect.Type]*numbered{}}
		if stays := closed.item(v); stays && v.FieldByName("Added").Interface().(casefile.Real).V == 5 {
			t.Errorf("%s: a number that is added to it is told, and its series is closed", of)
		}
	}
	if n < 3 {
		t.Errorf("only %d types name a series", n)
	}
}
