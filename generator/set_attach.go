package generator

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/files/overlay"
)

// attachment is a file beside an entry, as the entry names it.
type attachment struct {
	scaffold.Artifact
	data []byte
}

// addition is an item of a list of mappings, by the value that it has at a key.
type addition struct{ key, value, item string }

// attach adds addresses and files to an entry. One in a file of its own gets a folder, with
// the files in it.
func (e *fieldEditor) attach(entry writtenEntry, addresses []string, files []attachment) {
	field := scaffold.LinkField(entry.shape)
	if field == "links" && len(files) > 0 {
		e.leave(entry, "%s has no field for files", entry.shape.Name)
		files = nil
	}
	var more []addition
	for _, a := range addresses {
		more = append(more, addition{"url", a, scaffold.Link(a)})
	}
	for _, f := range files {
		more = append(more, addition{"file", f.File, f.Flow()})
	}
	added := e.append(entry, field, more)
	folder := path.Dir(entry.file)
	moves := path.Base(entry.file) != "index.md"
	if moves {
		folder = strings.TrimSuffix(entry.file, path.Ext(entry.file))
	}
	for _, f := range files {
		if !added[f.File] {
			continue
		}
		e.made.Beside = append(e.made.Beside, NewFile{Path: path.Join(folder, f.File), Data: f.data})
		if moves {
			e.moves[entry.file] = path.Join(folder, "index.md")
		}
	}
}

// append adds items to a list, but those that are there already, and gives the values of
// those that were added.
func (e *fieldEditor) append(entry writtenEntry, field string, more []addition) (added map[string]bool) {
	written, _ := entry.fields.Get(field)
	var all []string
	has := map[string]bool{}
	for _, item := range itemsOf(written.Value) {
		for _, f := range item.Fields {
			has[f.Key+":"+f.Value.Text] = true
		}
		all = append(all, flowOf(item))
	}
	added = map[string]bool{}
	for _, a := range more {
		if has[a.key+":"+a.value] {
			e.leave(entry, "it has %s already", a.value)
			continue
		}
		all, added[a.value] = append(all, a.item), true
	}
	if len(added) == 0 || !e.set(entry, field, "["+strings.Join(all, ", ")+"]") {
		return nil
	}
	return added
}

// result is the portfolio as it is to be.
func (e *fieldEditor) result() overlay.FS {
	files, gone := maps.Clone(e.files), map[string]bool{}
	for from, to := range e.moves {
		if files[from] != nil {
			files[to], gone[from] = files[from], true
			delete(files, from)
		}
	}
	for _, f := range e.made.Beside {
		files[f.Path] = f.Data
	}
	return overlay.FS{FS: e.opt.Portfolio, Files: files, Gone: gone}
}

// settle makes a new file and a removed one of an entry that moves.
func (e *fieldEditor) settle() {
	for _, from := range slices.Sorted(maps.Keys(e.moves)) {
		to := e.moves[from]
		e.made.Moved = append(e.made.Moved, Move{from, to, e.old[from]})
		e.made.Beside = append([]NewFile{{Path: to, Data: e.files[from]}}, e.made.Beside...)
	}
}
