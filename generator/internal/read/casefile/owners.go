package casefile

import (
	"path"
	"strings"
)

// Owners tell to which entry a file belongs: what lies in the folder of an index file is
// part of its entry, and as closed as it.
type Owners map[string]*Entry // folder -> entry

// Owners finds the entries that have a folder of their own.
func (c *Case) Owners() Owners {
	o := Owners{}
	for _, e := range c.Entries() {
		if strings.HasPrefix(path.Base(e.Pos.File), "index.") && path.Dir(e.Pos.File) == e.Folder {
			o[e.Folder] = e
		}
	}
	return o
}

// Of gives the entry that a file belongs to; nil for none.
func (o Owners) Of(file string) *Entry {
	for dir := path.Dir(file); len(o) > 0 && dir != "." && dir != "/"; dir = path.Dir(dir) {
		if e, ok := o[dir]; ok {
			return e
		}
	}
	return nil
}
