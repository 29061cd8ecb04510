package generator

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
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
// would break, so that its file had a mistake that it has not now, is not made:
// every file is read again with its edits.
func Mend(ctx context.Context, opt Options, list diag.List) ([]Mended, error) {
	var all []Mended
	opt.Progress = nil
	for _, file := range slices.Sorted(maps.Keys(fixesOf(list))) {
		old, err := fs.ReadFile(opt.Portfolio, file)
		if err != nil {
			return nil, err
		}
		data, err := wholly(ctx, opt, list, file, old)
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(data, old) {
			all = append(all, Mended{file, old, data, changedLines(old, data)})
		}
	}
	return all, nil
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

// mostMendings is how often one file is mended: a mistake may come to light only
// when the one before it is gone.
const mostMendings = 5

// wholly mends a file until nothing is left in it that can be mended.
func wholly(ctx context.Context, opt Options, list diag.List, file string, data []byte) ([]byte, error) {
	for range mostMendings {
		opt.Portfolio = replaced{opt.Portfolio, file, data}
		fixes := fixesOf(list)[file]
		if len(fixes) == 0 {
			break
		}
		next, err := mended(ctx, opt, list, file, data, fixes)
		if err != nil || bytes.Equal(next, data) {
			return data, err
		}
		data = next
		opt.Portfolio = replaced{opt.Portfolio, file, data}
		checked, err := Check(ctx, "", opt)
		if err != nil {
			return nil, err
		}
		list = checked.Diags
	}
	return data, nil
}

// manyFixes is how many fixes of one file are tried one by one.
const manyFixes = 50

// mended gives a file with those fixes that do it good: all of them, or else those
// that do one by one.
func mended(ctx context.Context, opt Options, list diag.List, file string, old []byte, fixes [][]diag.Edit) ([]byte, error) {
	data := applied(old, fixes)
	ok, err := better(ctx, opt, list, file, data)
	if ok || err != nil || len(fixes) == 1 || len(fixes) > manyFixes {
		if !ok {
			data = old
		}
		return data, err
	}
	var good [][]diag.Edit
	for _, fix := range fixes {
		try := append(good[:len(good):len(good)], fix)
		ok, err := better(ctx, opt, list, file, applied(old, try))
		if err != nil {
			return nil, err
		}
		if ok {
			good = try
		}
	}
	return applied(old, good), nil
}

// better tells whether a file with other bytes has no more mistakes of any kind.
func better(ctx context.Context, opt Options, list diag.List, file string, data []byte) (bool, error) {
	opt.Portfolio = replaced{opt.Portfolio, file, data}
	checked, err := Check(ctx, "", opt)
	if err != nil {
		return false, err
	}
	before, after := map[string]int{}, map[string]int{}
	for _, d := range list {
		before[d.Check]++
	}
	for _, d := range checked.Diags {
		after[d.Check]++
	}
	for check, n := range after {
		if n > before[check] {
			return false, nil
		}
	}
	return true, nil
}

// applied makes fixes. Of a fix whose edits are not all there, or meet those of one
// before it, none is made.
func applied(data []byte, fixes [][]diag.Edit) []byte {
	type cut struct {
		start, end int
		text       string
		fix        int
	}
	var cuts []cut
	text := diag.NewText(data)
	left := make([]bool, len(fixes)) // out
	for i, fix := range fixes {
		for _, e := range fix {
			at, ok := text.Find(e)
			left[i] = left[i] || !ok
			cuts = append(cuts, cut{at, at + len(e.Old), e.New, i})
		}
	}
	leave := func(c cut) bool { return left[c.fix] }
	cuts = slices.DeleteFunc(cuts, leave)
	slices.SortStableFunc(cuts, func(a, b cut) int { return a.start - b.start })
	for i, end := 0, (cut{}); i < len(cuts); i++ { // end is what reaches furthest so far
		if c := cuts[i]; c.start < end.end {
			left[max(c.fix, end.fix)] = true
		}
		if cuts[i].end > end.end {
			end = cuts[i]
		}
	}
	cuts = slices.DeleteFunc(cuts, leave)
	var out bytes.Buffer
	end := 0
	for _, c := range cuts {
		out.Write(data[end:c.start])
		out.WriteString(c.text)
		end = c.end
	}
	out.Write(data[end:])
	return out.Bytes()
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

// replaced is a folder in which one file has other bytes.
type replaced struct {
	fs.FS
	file string
	data []byte
}

func (o replaced) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	if err != nil || name != o.file {
		return f, err
	}
	return &overlaid{f, bytes.NewReader(o.data), int64(len(o.data))}, nil
}

func (o replaced) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(o.FS, name) }

func (o replaced) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

type overlaid struct {
	fs.File
	*bytes.Reader
	size int64
}

func (o *overlaid) Read(p []byte) (int, error) { return o.Reader.Read(p) }

func (o *overlaid) Stat() (fs.FileInfo, error) {
	info, err := o.File.Stat()
	return sized{info, o.size}, err
}

type sized struct {
	fs.FileInfo
	size int64
}

func (s sized) Size() int64 { return s.size }
