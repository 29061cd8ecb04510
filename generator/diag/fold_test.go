package diag

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func TestFloodsAreFolded(t *testing.T) {
	flood := func(severity Severity, check string, files, each int) List {
		var l List
		for i := range files {
			for k := range each {
				l.add(severity, Pos{fmt.Sprintf("content/%s/%03d.md", check, i), k + 1, 1}, check, "no %d", []any{k})
			}
		}
		return l
	}
	accepted := flood(Warning, "lived-with", 9, 1)
	for i := range accepted {
		accepted[i].Because = "it is so"
	}
	for name, c := range map[string]struct {
		list  List
		lines int // without --verbose
		more  string
	}{
		"five warnings of a check stay":                {flood(Warning, "weak", 5, 1), 5, ""},
		"six are one, with the count":                  {flood(Warning, "weak", 6, 1), 1, "[weak] and 5 more; X lists them"},
		"of each check":                                {append(flood(Warning, "weak", 7, 1), flood(Warning, "weaker", 3, 1)...), 4, "[weak] and 6 more; X"},
		"in whatever file they are":                    {flood(Warning, "weak", 1, 400), 1, "[weak] and 399 more; X"},
		"errors of many files stay":                    {flood(Error, "wrong", 60, 1), 60, ""},
		"twenty errors of one file stay":               {flood(Error, "wrong", 3, 20), 60, ""},
		"of more, ten are shown":                       {flood(Error, "wrong", 1, 821), 10, "[wrong] and 811 more in this file; X"},
		"what is accepted does not count":              {append(flood(Warning, "lived-with", 5, 1), accepted...), 5, ""},
		"errors do not hide warnings of the same name": {append(flood(Error, "wrong", 1, 21), flood(Warning, "weak", 2, 1)...), 12, "and 11 more in this file; X"},
	} {
		t.Run(name, func(t *testing.T) {
			var whole, folded bytes.Buffer
			if err := c.list.WriteText(&whole, TextOptions{}); err != nil {
				t.Fatal(err)
			}
			if err := c.list.WriteText(&folded, TextOptions{Fold: "X lists them"}); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(folded.String(), "\n"); n != c.lines || !strings.Contains(folded.String(), c.more) {
				t.Errorf("%d lines, want %d with %q:\n%s", n, c.lines, c.more, &folded)
			}
			if n, all := strings.Count(whole.String(), "\n"), len(c.list)-c.list.Accepted(); n != all {
				t.Errorf("%d lines of the whole, want %d", n, all)
			}
		})
	}
}

// A list that is longer than a screen tells what helps once for a check.
func TestALongListIsShort(t *testing.T) {
	var l List
	for _, check := range []string{"a", "b", "c", "d", "e"} {
		for i := range 4 {
			l.Warnf(Pos{"content/" + check + ".md", i + 1, 1}, check, "no %d", i).See(Pos{"config.yaml", 1, 1}, "here").Hintf("do it")
		}
	}
	l.Errorf(Pos{"content/x.md", 1, 1}, "wrong", "wrong").Hintf("mend it")
	for most, list := range map[int]List{32: l, 12: l[:4]} {
		var b bytes.Buffer
		if err := list.WriteText(&b, TextOptions{Fold: "X"}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "\n"); n != most {
			t.Errorf("%d lines, want %d:\n%s", n, most, &b)
		}
		if n := strings.Count(b.String(), "hint: mend it"); n != len(list.Of(Error)) {
			t.Errorf("errors lost their hints:\n%s", &b)
		}
	}
}
