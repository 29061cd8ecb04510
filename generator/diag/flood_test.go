package diag

import (
	"fmt"
	"strings"
	"testing"
)

// Of a mistake that one file has very often, the first are kept, and the others are
// counted: none is lost, and no list grows with their number.
func TestFloodsAreCounted(t *testing.T) {
	const n = 50_000
	var l List
	for i := range n {
		l.Errorf(Pos{"a.csv", i + 1, 1}, "id-bad", "row %d", i).Hintf("mend it")
		l.Warnf(Pos{"b.csv", i + 1, 1}, "case-weak", "row %d", i)
		if i < 3 {
			l.Errorf(Pos{"a.csv", i + 1, 1}, "date-bad", "row %d", i)
		}
		if len(l) > 0 && cap(l) > 20*mostKept {
			t.Fatalf("there is room for %d diagnostics", cap(l))
		}
	}
	if last := l[len(l)-1]; last.Message != fmt.Sprintf("row %d", n-1) {
		t.Errorf("the last one is %q", last.Message)
	}
	for range 2 { // the second time changes nothing
		l.Sort()
		if l.Errors() != n+3 || l.Warnings() != n || len(l) != 2*(mostKept+1)+3 {
			t.Errorf("%d errors, %d warnings, in %d lines", l.Errors(), l.Warnings(), len(l))
		}
	}
	var said strings.Builder
	if err := l.WriteText(&said, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("a.csv:%d:1: error: this file has %d more like the %d above [id-bad]\n\thint: fix those first\n", mostKept+1, n-mostKept, mostKept); !strings.Contains(said.String(), want) {
		t.Errorf("nothing says\n%s", want)
	}
	said.Reset()
	if err := l.WriteText(&said, TextOptions{Fold: "more lists them"}); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("row %d [id-bad] and %d more in this file; more lists them\n", mostErrors-1, n-mostErrors); !strings.Contains(said.String(), want) {
		t.Errorf("nothing says %q:\n%s", want, said.String())
	}
}

// What is told of a flood by several stages becomes one.
func TestFloodsOfStagesAreOne(t *testing.T) {
	var all List
	for stage := range 3 {
		var l List
		for i := range 2 * mostKept {
			l.Warnf(Pos{"a.csv", i + 1, 1}, "case-weak", "stage %d", stage)
		}
		l.Sort()
		all = append(all, l...)
	}
	all.Sort()
	if all.Warnings() != 6*mostKept || len(all) != mostKept+1 {
		t.Errorf("%d warnings in %d lines", all.Warnings(), len(all))
	}
	for i := range all {
		all[i].Because = "so"
	}
	if all.Warnings() != 0 || all.Accepted() != 6*mostKept {
		t.Errorf("%d warnings, %d accepted", all.Warnings(), all.Accepted())
	}
}

func TestTold(t *testing.T) {
	var l List
	l.Errorf(Pos{"a", 1, 1}, "x", "before")
	if l.Told(func() {}) || !l.Told(func() { l.Warnf(Pos{"a", 2, 1}, "x", "after") }) {
		t.Error("it does not tell what was told")
	}
	if len(l) != 2 || l[0].Message != "before" || l[1].Message != "after" {
		t.Errorf("the list is %v", l)
	}
}
