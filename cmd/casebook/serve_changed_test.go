package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
)

// A preview prints what a change brought, and what it took away, and nothing twice.
func TestServePrintsWhatIsNewAndGone(t *testing.T) {
	var out, errs bytes.Buffer
	s := &serving{command: &command{stdout: &output{Writer: &out}, stderr: &errs}}
	at := func(file string, line int) diag.Pos { return diag.Pos{File: file, Line: line, Col: 1} }
	var first, second, third diag.List
	first.Errorf(at("content/a.md", 3), "date-bad", "a date").Hintf("write it")
	first.Warnf(at("content/b.md", 1), "plan-stale", "a plan")
	second.Warnf(at("content/b.md", 7), "plan-stale", "a plan") // further down
	second.Warnf(at("content/c.md", 2), "plan-stale", "another")
	for _, step := range []struct {
		list                diag.List
		err                 bool
		fresh, gone, silent []string
	}{
		{first, true, []string{"content/a.md:3:1: error: a date [date-bad]", "hint: write it", "content/b.md:1:1: warning: a plan"}, nil, nil},
		{first, true, nil, nil, []string{"content/"}},
		{second, false, []string{"content/c.md:2:1: warning: another"}, []string{"gone: content/a.md: a date [date-bad]"}, []string{"content/b.md"}},
		{third, false, nil, []string{"gone: content/b.md: a plan", "gone: content/c.md: another"}, []string{"content/a.md"}},
	} {
		out.Reset()
		errs.Reset()
		if err := s.changed(step.list); (err != nil) != step.err {
			t.Errorf("%v: %v", step.list, err)
		}
		for _, want := range step.fresh {
			if !strings.Contains(errs.String(), want) {
				t.Errorf("%q is not told: %s", want, &errs)
			}
		}
		for _, want := range step.gone {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%q is not told: %s", want, &out)
			}
		}
		for _, not := range step.silent {
			if strings.Contains(out.String()+errs.String(), not) {
				t.Errorf("%q is told again: %s%s", not, &out, &errs)
			}
		}
	}
	s.quiet = true
	s.told = first
	out.Reset()
	if _ = s.changed(nil); out.Len() > 0 {
		t.Errorf("quiet, and told: %s", &out)
	}
}
