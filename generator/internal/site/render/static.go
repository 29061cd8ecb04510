package render

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
)

// addStatic puts the static files beside the pages; Hugo as a library does not.
// A file of the portfolio or of casebook's own stands in for the theme's of the
// same path. A file at the address of a page is an error.
func addStatic(output map[string][]byte, files map[string]file, tree pages.Tree, opt Options) (diag.List, error) {
	var list diag.List
	static := map[string]file{}
	for _, folder := range []string{opt.themeFolder() + "static/", "static/"} {
		for name, f := range files {
			if rel, ok := strings.CutPrefix(name, folder); ok {
				static[rel] = f
			}
		}
	}
	for name, f := range static {
		if _, taken := output[name]; taken {
			pos := pageAt(name, tree)
			d := list.Errorf(pos, Failed, "a page and a file have the address %q", address(name))
			if f.author != "" {
				d.Pos = diag.Pos{File: f.author}
				d.See(pos, "the page")
			}
			continue
		}
		data, err := f.read()
		if err != nil {
			return list, fmt.Errorf("read the portfolio: %w", err)
		}
		output[name] = data
	}
	list = append(list, alike(output, static, tree)...)
	return append(list, fileAndFolder(output, static, tree)...), nil
}

// alike finds files whose paths differ only in upper and lower case or in how accents are
// stored: macOS and Windows keep one of them.
func alike(files map[string][]byte, static map[string]file, tree pages.Tree) diag.List {
	var list diag.List
	first := map[string]string{}
	for _, name := range slices.SortedFunc(maps.Keys(files), func(a, b string) int { // what casebook makes comes first
		return cmp.Or(cmp.Compare(static[a].author, static[b].author), cmp.Compare(a, b))
	}) {
		key := source.SameName(name)
		other, taken := first[key]
		if !taken {
			first[key] = name
			continue
		}
		pos := pageAt(name, tree)
		if author := static[name].author; author != "" {
			pos = diag.Pos{File: author}
		}
		list.Errorf(pos, Failed, "%q and %q are the same file on macOS and Windows", name, other).Hintf("give one of them another name")
	}
	return list
}

// fileAndFolder finds files that others would have to lie in.
func fileAndFolder(files map[string][]byte, static map[string]file, tree pages.Tree) diag.List {
	var list diag.List
	for name := range files {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if _, ok := files[dir]; !ok {
				continue
			}
			pos := pageAt(name, tree)
			if f := static[dir]; f.author != "" {
				pos = diag.Pos{File: f.author}
			}
			list.Errorf(pos, Failed, "%q is a file and a folder of the site", dir)
		}
	}
	return list
}

// pageAt guesses which entry a page was made of, by Hugo's rules. Where no entry
// fits, the place is the page's own path.
func pageAt(name string, tree pages.Tree) diag.Pos {
	stem := strings.TrimSuffix(strings.TrimSuffix(name, "index.html"), "/")
	for _, content := range []string{stem + ".md", path.Join(stem, "index.md"), path.Join(stem, "_index.md")} {
		if origin, ok := tree.Lines["content/"+content]; ok {
			return diag.Pos{File: origin.File}
		}
	}
	return diag.Pos{File: name}
}

// address gives the address that readers see: "/evidence/rota/" for
// "evidence/rota/index.html".
func address(name string) string { return "/" + strings.TrimSuffix(name, "index.html") }
