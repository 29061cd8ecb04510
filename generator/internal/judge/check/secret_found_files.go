package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/secret"
)

// WithSecrets adds the secrets of files to what All and others found, and leaves
// out those of the files that the author says hold none.
//
// A file of the case is looked at twice: in its bytes, where every byte has a
// place and comments are seen too, and in the case, where a value is read as YAML
// or CSV mean it. What is told of a file is the longer of the two lists, and of two
// as long that of the bytes, so that no secret is told twice.
func WithSecrets(found diag.List, files []secret.File, allowed []string) diag.List {
	found = slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool {
		return d.Check == secretFound.ID && slices.Contains(allowed, d.Pos.File)
	})
	inCase := map[string]int{}
	for _, d := range found {
		if d.Check == secretFound.ID {
			inCase[d.Pos.File]++
		}
	}
	told := map[string]bool{}
	var list diag.List
	for _, f := range files {
		if f.Count == 0 || f.Count < inCase[f.Path] || slices.Contains(allowed, f.Path) {
			continue
		}
		told[f.Path] = true
		more := f.Count - len(f.First)
		for i, p := range f.First {
			d := list.Errorf(posIn(f, p), secretFound.ID, "%s", stands(p.Found, whereIn(f, p))).Hintf("%s", takeOut)
			if more > 0 && i == len(f.First)-1 {
				d.Hintf("%s; the file contains %d more", takeOut, more)
			}
		}
	}
	if len(list) == 0 {
		return masked(found)
	}
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		return d.Check == secretFound.ID && told[d.Pos.File]
	})
	found = append(found, list...)
	found.Sort()
	return masked(found)
}

// masked takes secrets out of what is quoted of a text that has some.
func masked(all diag.List) diag.List {
	if !slices.ContainsFunc(all, func(d diag.Diagnostic) bool { return d.Check == secretFound.ID }) {
		return all
	}
	for i := range all {
		d := &all[i]
		d.Message, d.Hint = secret.Masked(d.Message), secret.Masked(d.Hint)
		d.Related = slices.Clone(d.Related)
		for j := range d.Related {
			d.Related[j].Text = secret.Masked(d.Related[j].Text)
		}
		if slices.ContainsFunc(d.Fix, func(e diag.Edit) bool { return secret.Masked(e.New) != e.New }) {
			d.Fix = nil
		}
	}
	return all
}

func posIn(f secret.File, p secret.Place) diag.Pos {
	if p.Member != "" {
		return diag.Pos{File: f.Path}
	}
	return diag.Pos{File: f.Path, Line: p.Line, Col: p.Col}
}

// whereIn says where in a file a secret stands. A name that holds one is not printed.
func whereIn(f secret.File, p secret.Place) string {
	switch {
	case p.Member == "":
		return "here"
	case strings.EqualFold(path.Ext(f.Path), ".pdf"):
		return fmt.Sprintf("in the PDF, %s", p.Member)
	case p.InName:
		return "in the name of a file in the archive"
	case secret.Find(p.Member) != nil:
		return fmt.Sprintf("in line %d of a file in the archive", p.Line)
	}
	return fmt.Sprintf("in line %d of %q in the archive", p.Line, p.Member)
}
