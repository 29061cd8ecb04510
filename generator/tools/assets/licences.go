package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// writeLicences writes LICENCES.md, which names every installed package, its
// version and its licence, and one text per package.
func writeLicences(root, folder string) error {
	packages, err := installed(root)
	if err != nil {
		return err
	}
	var index bytes.Buffer
	index.WriteString("Code and fonts by others in this folder, bundled by casebook. The texts of the licences lie beside this file.\n\n")
	taken := map[string]bool{}
	for _, p := range packages {
		text, err := p.texts(root)
		if err != nil {
			return err
		}
		file := "LICENCE-" + strings.NewReplacer("/", "-", "@", "").Replace(p.name) + ".txt"
		if taken[file] { // one package may need another version of a package than the rest
			file = strings.TrimSuffix(file, ".txt") + "-" + p.version + ".txt"
		}
		taken[file] = true
		if err := os.WriteFile(filepath.Join(folder, file), text, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(&index, "- %s %s: %s, %s\n", p.name, p.version, p.licence, file)
	}
	return os.WriteFile(filepath.Join(folder, "LICENCES.md"), index.Bytes(), 0o644)
}

// pkg is one installed package.
type pkg struct{ path, name, version, licence string }

// installed lists the packages of the lock file, by name.
func installed(root string) ([]pkg, error) {
	data, err := os.ReadFile(filepath.Join(root, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version, License string
			Dev              bool
		}
	}
	if err := json.Unmarshal(data, &lock); err != nil {
		return nil, fmt.Errorf("reading package-lock.json: %w", err)
	}
	var list []pkg
	for path, p := range lock.Packages {
		if at := strings.LastIndex(path, "node_modules/"); at >= 0 && !p.Dev {
			list = append(list, pkg{path, path[at+len("node_modules/"):], p.Version, p.License})
		}
	}
	slices.SortFunc(list, func(a, b pkg) int { return strings.Compare(a.path, b.path) })
	return list, nil
}

// texts joins the licence and the notices of a package, and of the code that
// the package itself took in.
func (p pkg) texts(root string) ([]byte, error) {
	at := filepath.Join(root, filepath.FromSlash(p.path))
	var files []string
	for _, pattern := range []string{"LICEN[CS]E*", "NOTICE*", "CopyrightNotice*", "licenses/*"} {
		found, err := filepath.Glob(filepath.Join(at, pattern))
		if err != nil {
			return nil, err
		}
		slices.Sort(found)
		files = append(files, found...)
	}
	var out bytes.Buffer
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%s\n\n%s\n\n", filepath.Base(file), bytes.TrimSpace(text))
	}
	if out.Len() == 0 {
		return nil, fmt.Errorf("package %s has no licence text", p.name)
	}
	return out.Bytes(), nil
}
