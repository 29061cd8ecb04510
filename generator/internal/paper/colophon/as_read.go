package colophon

import (
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// AsRead gives a colophon with the sums of today for the files that read as they
// did then. Colophons used to hold the sums of the bytes, which comments, line ends
// and byte-order marks change; what such a one was made from may lie there with
// other line ends now. Whole tells the files of which the audience is shown all: the sum of
// one of those was that of its bytes, and of no others.
func AsRead(then, now Colophon, portfolio fs.FS, whole func(path string) bool) (Colophon, error) {
	is := sums(now)
	become := map[string]string{} // sums of then -> of now, by path
	for _, f := range then.Files {
		sum, there := is[f.Path]
		if !there || sum == f.SHA256 || !whole(f.Path) {
			continue
		}
		data, err := fs.ReadFile(portfolio, f.Path) // the path is one of now's too
		if err != nil {
			return Colophon{}, fmt.Errorf("read what the case rests on: %w", err)
		}
		if slices.ContainsFunc(source.SumsAsWritten(data), func(s source.Sum) bool { return hexed(s) == f.SHA256 }) {
			become[f.Path] = sum
		}
	}
	if len(become) == 0 {
		return then, nil
	}
	then.Files, then.Exhibits = slices.Clone(then.Files), slices.Clone(then.Exhibits)
	for i, f := range then.Files {
		if sum, ok := become[f.Path]; ok {
			then.Files[i].SHA256 = sum
		}
	}
	for i, e := range then.Exhibits {
		if sum, ok := become[e.Path]; ok {
			then.Exhibits[i].SHA256 = sum
		}
	}
	return then, nil
}

func hexed(sum source.Sum) string { return hex.EncodeToString(sum[:]) }
