package leaks

import (
	"cmp"
	"io/fs"

	"github.com/casebook-dev/casebook/themes"
)

// themeFile is a file of the theme.
type themeFile struct {
	path string
	text []byte
}

// theme gives the theme's own templates, scripts, styles and words.
func (g *gathering) theme() []themeFile {
	if g.files != nil {
		return g.files
	}
	name := cmp.Or(g.whole.Config.Theme, themes.Names()[0])
	files, err := themes.Open(name)
	if err != nil {
		return nil // the stage that renders tells of it
	}
	_ = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // embedded files are there
		case d.IsDir() && path == "assets/vendor":
			return fs.SkipDir
		case !d.IsDir():
			if text, err := fs.ReadFile(files, path); err == nil {
				g.files = append(g.files, themeFile{path, text})
			}
		}
		return nil
	})
	return g.files
}
