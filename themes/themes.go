// Package themes holds the themes that are built into casebook.
//
// A theme is an ordinary Hugo theme: a folder with layouts/, assets/, i18n/ and
// static/. Its files are embedded as they lie in the repository. The folder is
// named with "all:", because go:embed leaves out names that begin with an
// underscore, and Hugo's _partials, _shortcodes and _markup are such names.
package themes

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed all:casebook
var embedded embed.FS

// Names lists the themes there are.
func Names() []string { return []string{"casebook"} }

// Open gives the files of a theme, rooted at its own folder. A name that is not
// in Names is an error.
func Open(name string) (fs.FS, error) {
	if !slices.Contains(Names(), name) {
		return nil, fmt.Errorf("there is no theme %q", name)
	}
	return fs.Sub(embedded, name)
}
