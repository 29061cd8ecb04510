package leaks

import "io/fs"

// themeFile is a file of the theme.
type themeFile struct {
	path string
	text []byte
}

// textsOf gives the theme's own templates, scripts, styles and words. What cannot be
// read, the stage that renders tells of.
func textsOf(theme fs.FS) []themeFile {
	if theme == nil {
		return nil
	}
	var files []themeFile
	_ = fs.WalkDir(theme, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && path == "assets/third-party":
			return fs.SkipDir
		case !d.IsDir():
			if text, err := fs.ReadFile(theme, path); err == nil {
				files = append(files, themeFile{path, text})
			}
		}
		return nil
	})
	return files
}
