package source

import (
	"io/fs"

	"github.com/casebook-dev/casebook/generator/diag"
)

// ReadSeen is Read for those who want to see the bytes of every file that is
// read, which Tree does not keep. See is called once for a file, in no order and
// from several goroutines; it must not change the bytes. The files of Tree.Files
// and Tree.Theme are not read.
func ReadSeen(fsys fs.FS, see func(path string, data []byte)) (Tree, diag.List, error) {
	return (&reader{fsys: fsys, see: see}).read()
}
