package caseindex

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

func TestIdsAreNotDrawn(t *testing.T) {
	s := &casefile.Series{Columns: []casefile.Column{{ID: "a"}, {ID: "id", Aside: true}}}
	if all := Drawn(s); len(all) != 1 || all[0].Index != 0 {
		t.Errorf("drawn: %v", all)
	}
	s.Columns = s.Columns[1:]
	if all := Drawn(s); len(all) != 1 {
		t.Errorf("drawn of ids alone: %v", all)
	}
}
