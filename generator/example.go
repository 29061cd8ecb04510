package generator

import (
	"io/fs"

	"github.com/casebook-dev/casebook"
)

// Example gives the files of the demo case.
func Example() []NewFile {
	var files []NewFile
	err := fs.WalkDir(casebook.Demo, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(casebook.Demo, name)
		files = append(files, NewFile{Path: name, Data: data})
		return err
	})
	if err != nil {
		panic("bug: the demo that is built in cannot be read: " + err.Error())
	}
	return files
}
