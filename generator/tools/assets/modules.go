package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// systems are those that casebook is built for: each links other modules.
var systems = []string{"linux", "darwin", "windows"}

// component is one that modules.json lists: generator.Licences reads it.
type component struct {
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Version string   `json:"version"`
	Licence string   `json:"licence"` // as SPDX names it; "" where its texts do not tell for sure
	Texts   []string `json:"texts"`
}

// writeModules writes modules.json: Go and the modules that the program is linked
// from, with the licences that lie in the module cache. Texts stand in the folder of
// a module, and beside code that it took in from others.
func writeModules(ctx context.Context, root, folder string) (int, error) {
	goRoot, err := goSays(ctx, root, "env", "GOROOT")
	if err != nil {
		return 0, err
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(goRoot), "LICENSE"))
	if err != nil {
		return 0, fmt.Errorf("the licence of Go: %w", err)
	}
	all := []component{{"toolchain", "Go", runtime.Version(), spdx([]string{string(text)}), []string{string(text)}}}
	linked, err := modules(ctx, root)
	if err != nil {
		return 0, err
	}
	for _, m := range linked {
		texts, notices, err := m.licences()
		if err != nil {
			return 0, err
		}
		all = append(all, component{"go", m.path, m.version, spdx(texts), append(texts, notices...)})
	}
	data, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return 0, err
	}
	return len(all), os.WriteFile(filepath.Join(folder, "modules.json"), append(data, '\n'), 0o644)
}

// module is one of others, with the folders of its packages that are linked.
type module struct {
	path, version, dir string
	packages           map[string]bool
}

// modules asks the go command what the programs are linked from, on every system.
func modules(ctx context.Context, root string) ([]module, error) {
	found := map[string]module{}
	for _, system := range systems {
		list, err := goSays(ctx, root, "list", "-deps", "-json=Dir,Module", "./cmd/casebook", "./cmd/casebook-cloud", "GOOS="+system)
		if err != nil {
			return nil, err
		}
		for in := json.NewDecoder(strings.NewReader(list)); ; {
			var p struct {
				Dir    string
				Module *struct {
					Path, Version, Dir string
					Main               bool
				}
			}
			if err := in.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Module == nil || p.Module.Main {
				continue
			}
			m, known := found[p.Module.Path]
			if !known {
				m = module{p.Module.Path, p.Module.Version, p.Module.Dir, map[string]bool{}}
				found[m.path] = m
			}
			m.packages[p.Dir] = true
		}
	}
	var all []module
	for _, m := range found {
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b module) int { return cmp.Compare(a.path, b.path) })
	return all, nil
}

// goSays runs the go command, with variables as its last arguments.
func goSays(ctx context.Context, root string, args ...string) (string, error) {
	var vars []string
	for len(args) > 0 && strings.Contains(args[len(args)-1], "GOOS=") {
		vars, args = append(vars, args[len(args)-1]), args[:len(args)-1]
	}
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = root, append(append(os.Environ(), "CGO_ENABLED=0"), vars...)
	var wrong bytes.Buffer
	cmd.Stderr = &wrong
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w: %s", args[0], err, wrong.String())
	}
	return string(out), nil
}

// licences gives the texts in the folders from the module's own to those of the
// packages, each once; apart from them, notices and grants of patents.
func (m module) licences() (texts, notices []string, err error) {
	folders := map[string]bool{m.dir: true}
	for at := range m.packages {
		for ; len(at) > len(m.dir); at = filepath.Dir(at) {
			folders[at] = true
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return nil, nil, fmt.Errorf("the licence of %s: %w", m.path, err)
		}
		for _, e := range entries {
			if !isLicence(e.Name()) || !e.Type().IsRegular() {
				continue
			}
			text, err := os.ReadFile(filepath.Join(folder, e.Name()))
			if err != nil {
				return nil, nil, fmt.Errorf("the licence of %s: %w", m.path, err)
			}
			list := &texts
			if name := strings.ToUpper(e.Name()); strings.HasPrefix(name, "NOTICE") || strings.HasPrefix(name, "PATENTS") {
				list = &notices
			}
			if !slices.Contains(*list, string(text)) {
				*list = append(*list, string(text))
			}
		}
	}
	if len(texts) == 0 {
		return nil, nil, fmt.Errorf("the module %s has no licence text", m.path)
	}
	return texts, notices, nil
}

// isLicence tells whether a file is one by its name: LICENSE, LICENCE.md,
// COPYING-LGPL, NOTICE.txt, PATENTS.
func isLicence(name string) bool {
	name = strings.ToUpper(name)
	switch filepath.Ext(name) {
	case ".GO", ".JS", ".PY", ".HTML":
		return false
	}
	return slices.ContainsFunc([]string{"LICENSE", "LICENCE", "UNLICENSE", "COPYING", "COPYRIGHT", "NOTICE", "PATENTS"}, func(start string) bool {
		return strings.HasPrefix(name, start)
	})
}
