package generator

import (
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// The example case of a framework to begin with passes check --strict.
func TestExamplesOfLaddersAreClean(t *testing.T) {
	for _, l := range Ladders() {
		t.Run(l.Name, func(t *testing.T) {
			levels, _, err := LadderLevels(l.File)
			if err != nil || len(levels) != l.Levels {
				t.Fatal(err, levels)
			}
			portfolio := fstest.MapFS{}
			for name, text := range casetest.Supporting(t, l.File, levels[len(levels)/2].ID) {
				portfolio[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
			}
			checked, err := Check(t.Context(), "", Options{Portfolio: portfolio})
			if err != nil || checked.Files != len(portfolio) {
				t.Fatal(checked.Files, err)
			}
			for _, d := range checked.Diags {
				t.Errorf("%s: %s [%s]", d.Pos, d.Message, d.Check)
			}
		})
	}
}
