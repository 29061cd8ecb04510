package generator

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/overlay"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Mended is a file of the portfolio with mistakes mended.
type Mended struct {
	File     string
	Old, New []byte
	Lines    []MendedLine
}

// MendedLine is a line that changed.
type MendedLine struct {
	Line     int
	Old, New string
}

// Mend makes the edits that diagnostics suggest, and writes nothing. What an edit
// would break, so that a file had a mistake that it has not now, is not made: the
// portfolio is checked again with the edits of all files, and where that is not better,
// with those of one half and then of the other.
func Mend(ctx context.Context, opt Options, list diag.List) ([]Mended, error) {
	m := mending{opt: opt, from: opt.Portfolio, list: list, files: overlay.FS{FS: opt.Portfolio, Files: map[string][]byte{}}, left: mostTries}
	for range mostMendings {
		changed, err := m.round(ctx)
		if err != nil {
			return nil, err
		}
		if !changed {
			break
		}
	}
	var all []Mended
	for _, file := range slices.Sorted(maps.Keys(m.files.Files)) {
		old, err := fs.ReadFile(m.from, file)
		if err != nil {
			return nil, err
		}
		if data := m.files.Files[file]; !bytes.Equal(data, old) {
			all = append(all, Mended{file, old, data, changedLines(old, data)})
		}
	}
	return all, nil
}

const (
	// mostMendings is how often a file is mended: a mistake may come to light only when
	// the one before it is gone.
	mostMendings = 5
	// mostTries bounds how often the portfolio is checked. What is left is mended by the
	// next call.
	mostTries = 200
	// manyFixes is how many fixes of one file are tried one by one.
	manyFixes = 50
)

// mending is a portfolio that is mended.
type mending struct {
	opt   Options
	from  fs.FS
	files overlay.FS // as far as they are mended
	list  diag.List  // what is wrong with them
	left  int        // tries
}

// attempt is a file with edits that may do it good.
type attempt struct {
	file  string
	fixes [][]diag.Edit
}

// round makes the edits that are suggested now, and tells whether it made any.
func (m *mending) round(ctx context.Context) (changed bool, err error) {
	fixes := fixesOf(m.list)
	var all []attempt
	for _, file := range slices.Sorted(maps.Keys(fixes)) {
		all = append(all, attempt{file, fixes[file]})
	}
	return m.halves(ctx, all)
}

// halves makes the edits of all files, or else those of each half that do good.
func (m *mending) halves(ctx context.Context, all []attempt) (changed bool, err error) {
	if len(all) == 0 {
		return false, nil
	}
	if ok, err := m.try(ctx, all); ok || err != nil {
		return ok, err
	}
	if len(all) == 1 {
		return m.oneByOne(ctx, all[0])
	}
	first, err := m.halves(ctx, all[:len(all)/2])
	if err != nil {
		return false, err
	}
	second, err := m.halves(ctx, all[len(all)/2:])
	return first || second, err
}

// oneByOne makes those edits of a file that do good beside those before them.
func (m *mending) oneByOne(ctx context.Context, of attempt) (changed bool, err error) {
	if len(of.fixes) == 1 || len(of.fixes) > manyFixes {
		return false, nil
	}
	old, err := fs.ReadFile(m.files, of.file)
	if err != nil {
		return false, err
	}
	before := m.list
	var good [][]diag.Edit
	for _, fix := range of.fixes {
		try := append(good[:len(good):len(good)], fix)
		m.files.Files[of.file] = old // the edits are at places of the file as it was
		ok, err := m.try(ctx, []attempt{{of.file, try}})
		if err != nil {
			return false, err
		}
		if ok {
			good = try
		}
		m.list = before
	}
	m.files.Files[of.file] = applied(old, good)
	if len(good) > 0 {
		m.list, err = m.check(ctx, m.files)
	}
	return len(good) > 0, err
}

// try makes the edits of some files, unless one of them had more mistakes of a kind
// then.
func (m *mending) try(ctx context.Context, all []attempt) (ok bool, err error) {
	if m.left--; m.left < 0 {
		return false, nil
	}
	files := overlay.FS{FS: m.from, Files: maps.Clone(m.files.Files)}
	changed := false
	for _, of := range all {
		old, err := fs.ReadFile(m.files, of.file)
		if err != nil {
			return false, err
		}
		data := applied(old, of.fixes)
		changed = changed || !bytes.Equal(data, old)
		files.Files[of.file] = data
	}
	if !changed {
		return false, nil
	}
	list, err := m.check(ctx, files)
	if err != nil || !better(m.list, list) {
		return false, err
	}
	m.files, m.list = files, list
	return true, nil
}

func (m *mending) check(ctx context.Context, files overlay.FS) (diag.List, error) {
	checked, err := Check(ctx, "", m.opt.over(files))
	return checked.Diags, err
}

// better tells whether no file has more mistakes of any kind than before.
func better(before, after diag.List) bool {
	type kind struct{ file, check string }
	was := map[kind]int{}
	for _, d := range before {
		was[kind{d.Pos.File, d.Check}]++
	}
	for _, d := range after {
		k := kind{d.Pos.File, d.Check}
		if was[k]--; was[k] < 0 {
			return false
		}
	}
	return true
}

// fixesOf gives what diagnostics suggest, by file.
func fixesOf(list diag.List) map[string][][]diag.Edit {
	fixes := map[string][][]diag.Edit{}
	for _, d := range list {
		if len(d.Fix) > 0 {
			fixes[d.Pos.File] = append(fixes[d.Pos.File], d.Fix)
		}
	}
	return fixes
}

// applied makes fixes. Of a fix whose edits are not all there, or meet those of one
// before it, none is made.
func applied(data []byte, fixes [][]diag.Edit) []byte {
	type cut struct {
		source.Edit
		fix int
	}
	var cuts []cut
	text := diag.NewText(data)
	left := make([]bool, len(fixes)) // out
	for i, fix := range fixes {
		for _, e := range fix {
			at, ok := text.Find(e)
			left[i] = left[i] || !ok
			cuts = append(cuts, cut{source.Edit{Start: at, End: at + len(e.Old), Text: e.New}, i})
		}
	}
	leave := func(c cut) bool { return left[c.fix] }
	cuts = slices.DeleteFunc(cuts, leave)
	slices.SortStableFunc(cuts, func(a, b cut) int { return a.Start - b.Start })
	for i, end := 0, (cut{}); i < len(cuts); i++ { // end is what reaches furthest so far
		if c := cuts[i]; c.Start < end.End {
			left[max(c.fix, end.fix)] = true
		}
		if cuts[i].End > end.End {
			end = cuts[i]
		}
	}
	cuts = slices.DeleteFunc(cuts, leave)
	var edits []source.Edit
	for _, c := range cuts {
		edits = append(edits, c.Edit)
	}
	return []byte(source.Edited(string(data), edits))
}

func changedLines(old, data []byte) []MendedLine {
	before, after := strings.Split(string(old), "\n"), strings.Split(string(data), "\n")
	var all []MendedLine
	for i := range min(len(before), len(after)) { // no edit holds a line break
		if before[i] != after[i] {
			all = append(all, MendedLine{i + 1, strings.TrimRight(before[i], "\r"), strings.TrimRight(after[i], "\r")})
		}
	}
	return all
}
