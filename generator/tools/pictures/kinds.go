package main

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// kind is a kind of page, with the page that stands for it.
type kind struct{ Kind, Path string }

var named = regexp.MustCompile(`<body class="page-([a-z-]+)"`)

// onePerKind finds a page of each kind that a site has: the longest one, which shows most.
func onePerKind(site fs.FS) ([]kind, error) {
	longest := map[string]int{}
	found := map[string]string{}
	err := fs.WalkDir(site, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".html" {
			return err
		}
		data, err := fs.ReadFile(site, file)
		if err != nil {
			return err
		}
		if m := named.FindSubmatch(data); m != nil && len(data) > longest[string(m[1])] {
			longest[string(m[1])] = len(data)
			found[string(m[1])] = "/" + strings.TrimSuffix(file, "index.html")
		}
		return nil
	})
	var all []kind
	for k, p := range found {
		all = append(all, kind{k, p})
	}
	slices.SortFunc(all, func(a, b kind) int { return strings.Compare(a.Path, b.Path) })
	if err == nil && len(all) == 0 {
		err = errors.New("the folder has no page of casebook; build the site first")
	}
	return all, err
}
