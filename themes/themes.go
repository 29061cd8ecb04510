// Package themes holds the themes that are built into casebook.
//
// A theme is an ordinary Hugo theme: a folder with layouts/, assets/, i18n/ and
// static/. Its files are embedded as they lie in the repository. The folder is
// named with "all:", because go:embed leaves out names that begin with an
// underscore, and Hugo's _partials, _shortcodes and _markup are such names.
//
// The theme casebook is whole. Another theme brings the templates of pages and the
// styles, and takes from casebook what it does not bring and every theme needs: partials,
// render hooks, shortcodes, words, scripts, the packet, the cover of a locked site.
package themes

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed all:casebook all:plain
var embedded embed.FS

// Names lists the themes there are, the whole one first.
func Names() []string { return []string{"casebook", "plain"} }

// Open gives the files of a theme, rooted at its own folder. A name that is not
// in Names is an error.
func Open(name string) (fs.FS, error) {
	if !slices.Contains(Names(), name) {
		return nil, fmt.Errorf("there is no theme %q", name)
	}
	own, err := fs.Sub(embedded, name)
	if err != nil || name == Names()[0] {
		return own, err
	}
	whole, err := fs.Sub(embedded, Names()[0])
	return over{own, whole}, err
}

// shared tells whether a theme takes a file or a folder from the whole theme: all but
// templates of pages, which Hugo would prefer to a more general one of the theme's own.
func shared(name string) bool {
	rest, layout := strings.CutPrefix(name, "layouts/")
	if !layout {
		return true
	}
	folder, _, _ := strings.Cut(rest, "/")
	return strings.HasPrefix(folder, "_") || strings.HasSuffix(folder, ".xml") || slices.Contains([]string{"packet", "lock"}, folder)
}

// over is a theme over the whole one.
type over struct{ own, whole fs.FS }

func (o over) Open(name string) (fs.File, error) {
	f, err := o.own.Open(name)
	if err != nil && shared(name) {
		return o.whole.Open(name)
	}
	return f, err
}

func (o over) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.own, name)
	if !shared(name) {
		return list, err
	}
	more, wholeErr := fs.ReadDir(o.whole, name)
	if err != nil && wholeErr != nil {
		return nil, err
	}
	for _, e := range more {
		has := func(own fs.DirEntry) bool { return own.Name() == e.Name() }
		if shared(strings.TrimPrefix(name+"/"+e.Name(), "./")) && !slices.ContainsFunc(list, has) {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}
