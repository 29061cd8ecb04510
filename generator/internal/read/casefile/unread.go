package casefile

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Unread is what stands in the portfolio and cannot be read: a file with a mistake
// in its syntax, one that is too large, a link. It is for nobody, and the case holds
// nothing of it but this. What refers to it does not lead nowhere.
type Unread struct {
	Path string
	Part string // a collection, "metrics", "charts", "people", "assessments", "framework", "config", or "" for another file
	ID   string // of the entry, series or chart; "" where it may be any
}

// MayHold tells whether something with an id may be in a part of the case, for
// all that could be read of it.
func (c *Case) MayHold(part, id string) bool {
	return slices.ContainsFunc(c.Unread, func(u Unread) bool { return u.Part == part && (u.ID == id || u.ID == "") })
}

// LacksPart tells whether anything of a part of the case could not be read.
func (c *Case) LacksPart(parts ...string) bool {
	return slices.ContainsFunc(c.Unread, func(u Unread) bool { return slices.Contains(parts, u.Part) })
}

// MayHoldFile tells whether a path leads to what is there and cannot be read, or
// below it.
func (c *Case) MayHoldFile(file string) bool {
	for len(c.Unread) > 0 && file != "." && file != "/" {
		if _, found := slices.BinarySearchFunc(c.Unread, Unread{Path: file}, byPath); found {
			return true
		}
		file = path.Dir(file)
	}
	return false
}

// NotRead gives the files that were not read, or not with all of their texts: they may name
// anything.
func (c *Case) NotRead(tree source.Tree) []string {
	files := slices.Clone(tree.Cut)
	for _, u := range c.Unread {
		files = append(files, u.Path)
	}
	return files
}

func byPath(a, b Unread) int { return strings.Compare(a.Path, b.Path) }

// leave notes a file that was read and cannot be understood.
func (d *decoder) leave(file string) {
	u := d.unread(file)
	at, _ := slices.BinarySearchFunc(d.c.Unread, u, byPath)
	d.c.Unread = slices.Insert(d.c.Unread, at, u)
}

// unread gives the part of the case that a file or a folder would have been.
func (d *decoder) unread(file string) Unread {
	u := Unread{Path: file}
	below, ok := strings.CutPrefix(file, "content/")
	parts := strings.Split(below, "/")
	switch {
	case file == source.ConfigFile:
		u.Part = "config"
	case file == d.c.Config.Target.Framework:
		u.Part = "framework"
	case !ok:
	case len(parts) == 1:
		u.Part = stem(file)
	case isCollection(parts[0]):
		u.Part = parts[0]
		if source.IsMarkdown(file) {
			u.ID, _ = EntryID(file)
		}
	case parts[0] == "metrics" || parts[0] == "charts":
		u.Part, u.ID = parts[0], stem(file)
	}
	return u
}

// EntryID gives the id of the entry in a Markdown file: the file's name, or that of
// the folder whose index.md it is.
func EntryID(file string) (id string, bundle bool) {
	if stem(file) == "index" && strings.Count(file, "/") > 2 {
		return composed(path.Base(path.Dir(file))), true
	}
	return stem(file), false
}
