package render

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
)

// Project gives the Hugo project that Run builds, as files: path in the project
// -> bytes. The program hugo, of the version that this package is built with,
// makes the same pages of it. The configuration is hugo.json; the theme lies
// below themes/.
func Project(tree pages.Tree, opt Options) (map[string][]byte, diag.List, error) {
	files, list, err := layOut(tree, opt)
	if err != nil {
		return nil, list, err
	}
	all := make(map[string][]byte, len(files))
	for name, f := range files {
		if all[name], err = f.read(); err != nil {
			return nil, list, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return all, list, nil
}

const configFile = "hugo.json"

// file is a file of the project: bytes, or where to read them when asked.
type file struct {
	data   []byte
	from   fs.FS  // nil for bytes
	path   string // in from
	author string // the author's file, where it is one: a path in the portfolio
}

func (f file) read() ([]byte, error) {
	if f.from == nil {
		return f.data, nil
	}
	return fs.ReadFile(f.from, f.path)
}

// size is 0 for a file that is not there; opening it will tell.
func (f file) size() int64 {
	if f.from == nil {
		return int64(len(f.data))
	}
	info, err := fs.Stat(f.from, f.path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// layOut gives the Hugo project: path in the project -> file. What the author
// placed over the theme keeps its own path, and Hugo prefers it to the theme's.
func layOut(tree pages.Tree, opt Options) (map[string]file, diag.List, error) {
	config, err := hugoConfig(opt)
	if err != nil {
		return nil, nil, err
	}
	if opt.Portfolio == nil && len(tree.Copies)+len(opt.Overrides) > 0 {
		return nil, nil, errors.New("bug: files of the portfolio are named, and no portfolio is given")
	}
	var list diag.List
	files := make(map[string]file, len(tree.Files)+len(tree.Copies)+len(tree.Static)+len(opt.Overrides)+64)
	files[configFile] = file{data: config}
	for name, data := range tree.Files {
		files[name] = file{data: data}
	}
	for name, data := range tree.Static {
		files["static/"+name] = file{data: data}
	}
	for name, from := range tree.Copies {
		files[name] = file{from: opt.Portfolio, path: from, author: from}
	}
	for _, name := range opt.Overrides {
		if !overridable(name) {
			return nil, nil, fmt.Errorf("bug: %q is not a file that overrides the theme", name)
		}
		if strings.HasPrefix(name, "i18n/") && !namesLanguage(name) {
			list.Errorf(diag.Pos{File: name}, Template, "%q names no language", path.Base(name)).
				Hintf("name a file of labels by its language, as in en.yaml")
			continue
		}
		if _, taken := files[name]; taken {
			list.Errorf(diag.Pos{File: name}, Failed, "%q has the path of a file that casebook writes", name).
				Hintf("give the file another name")
			continue
		}
		files[name] = file{from: opt.Portfolio, path: name, author: name}
	}
	theme := opt.themeFolder()
	err = fs.WalkDir(opt.Theme, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[theme+name] = file{from: opt.Theme, path: name}
		}
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the theme: %w", err)
	}
	speak(files, theme, opt.language())
	return files, list, nil
}

// overridable tells whether a file of the portfolio may stand in for one of the
// theme's.
func overridable(name string) bool {
	folder, rest, ok := strings.Cut(name, "/")
	if !ok || rest == "" {
		return false
	}
	return folder == "layouts" || folder == "assets" || folder == "i18n" || folder == "static"
}

// speak makes a theme that lacks the site's language fall back: on the language
// without its region, then on English. Hugo looks up the site's language and no
// other, and would print empty labels.
func speak(files map[string]file, theme, language string) {
	base, _, _ := strings.Cut(language, "-")
	for _, folder := range []string{"i18n/", theme + "i18n/"} {
		if _, ok := spoken(files, folder, language); ok {
			continue
		}
		for _, other := range []string{base, "en"} {
			if name, ok := spoken(files, folder, other); ok {
				files[folder+language+path.Ext(name)] = files[name]
				break
			}
		}
	}
}

// spoken finds the labels of a language in a folder.
func spoken(files map[string]file, folder, language string) (string, bool) {
	for _, ext := range []string{".toml", ".yaml", ".yml", ".json"} {
		for _, stem := range []string{language, strings.ToLower(language)} {
			if _, ok := files[folder+stem+ext]; ok {
				return folder + stem + ext, true
			}
		}
	}
	return "", false
}
