package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

const (
	hugoModule = "github.com/gohugoio/hugo"
	casebook   = "github.com/casebook-dev/casebook/cmd/casebook"
)

// programs are the two binaries.
type programs struct {
	casebook, hugo string
	root           string // of the repository, which is the demo as well
	about          string // what they are and where they run
}

// buildPrograms builds casebook, and Hugo in the version that casebook is built
// on. The program hugo needs modules that the library does not. A copy of
// go.mod takes them up, so that casebook's own stays free of them; the first
// time, they are downloaded.
func buildPrograms(ctx context.Context, work string, stderr io.Writer) (programs, error) {
	if err := os.MkdirAll(work, 0o777); err != nil {
		return programs{}, err
	}
	gomod, err := command(ctx, "go", "env", "GOMOD")
	if err != nil {
		return programs{}, err
	}
	version, err := command(ctx, "go", "list", "-m", "-f", "{{.Version}}", hugoModule)
	if err != nil {
		return programs{}, err
	}
	p := programs{
		casebook: filepath.Join(work, "casebook"),
		root:     filepath.Dir(gomod),
		about:    fmt.Sprintf("casebook and hugo %s, built by %s", version, runtime.Version()),
	}
	fmt.Fprintln(stderr, "building casebook ...")
	if _, err := command(ctx, "go", "build", "-o", p.casebook, casebook); err != nil {
		return programs{}, err
	}

	modules, err := os.ReadFile(gomod)
	if err != nil {
		return programs{}, err
	}
	p.hugo = filepath.Join(work, fmt.Sprintf("hugo-%s-%.4x", version, sha256.Sum256(modules)))
	if _, err := os.Stat(p.hugo); err == nil {
		return p, nil
	}
	fmt.Fprintln(stderr, "building hugo ...")
	sums, err := os.ReadFile(strings.TrimSuffix(gomod, ".mod") + ".sum")
	if err != nil {
		return programs{}, err
	}
	if err := writeFiles(work, map[string][]byte{"hugo.mod": modules, "hugo.sum": sums}); err != nil {
		return programs{}, err
	}
	own := "-modfile=" + filepath.Join(work, "hugo.mod")
	if _, err := command(ctx, "go", "get", own, "-tool", hugoModule+"@"+version); err != nil {
		return programs{}, err
	}
	_, err = command(ctx, "go", "build", own, "-o", p.hugo, hugoModule)
	return p, err
}

func command(ctx context.Context, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	var problems strings.Builder
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, strings.TrimSpace(problems.String()))
	}
	return strings.TrimSpace(string(out)), nil
}

// result is the comparison at one size.
type result struct {
	Size, Pages int
	pairs
}

// compare makes a portfolio and measures both programs on it.
func (p programs) compare(ctx context.Context, folder string, size int, seed uint64, turns int) (result, error) {
	r := result{Size: size}
	if err := os.RemoveAll(folder); err != nil {
		return r, err
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	if err := makePortfolio(ctx, in("portfolio"), size, seed); err != nil {
		return r, err
	}
	var err error
	if _, err := command(ctx, p.casebook, "eject", "--quiet", in("project"), in("portfolio")); err != nil {
		return r, err
	}
	r.pairs, err = byTurns(turns,
		func() (measured, error) {
			if err := os.RemoveAll(in("site")); err != nil {
				return measured{}, err
			}
			return measure(ctx, p.casebook, "build", "--quiet", "--out", in("site"), in("portfolio"))
		},
		func() (measured, error) {
			if err := os.RemoveAll(in("hugo-site")); err != nil {
				return measured{}, err
			}
			return measure(ctx, p.hugo, "--quiet", "--source", in("project"), "--destination", in("hugo-site"), "--cacheDir", in("hugo-cache"))
		})
	if err != nil {
		return r, err
	}
	r.Pages, err = countPages(in("site"))
	if err != nil {
		return r, err
	}
	if n, err := countPages(in("hugo-site")); err != nil || n != r.Pages {
		return r, fmt.Errorf("casebook wrote %d pages and hugo %d (%v): the two do not compare", r.Pages, n, err)
	}
	return r, os.RemoveAll(folder)
}

// makePortfolio makes up a portfolio in a process of its own: a portfolio of
// ten thousand exhibits would count into the memory of what is measured here.
func makePortfolio(ctx context.Context, folder string, size int, seed uint64) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	_, err = command(ctx, self, "-make", strconv.Itoa(size), "-seed", strconv.FormatUint(seed, 10), "-work", folder)
	return err
}

func (p programs) compareStarts(ctx context.Context, turns int) (pairs, error) {
	return byTurns(turns,
		func() (measured, error) { return measure(ctx, p.casebook, "version") },
		func() (measured, error) { return measure(ctx, p.hugo, "version") })
}

// compareNew adds entries to a copy of the demo, beside starting casebook alone.
func (p programs) compareNew(ctx context.Context, folder string, turns int) (pairs, error) {
	if err := os.RemoveAll(folder); err != nil {
		return pairs{}, err
	}
	if _, err := command(ctx, p.casebook, "init", "--example", folder); err != nil {
		return pairs{}, err
	}
	added := 0
	return byTurns(turns,
		func() (measured, error) {
			added++
			return measure(ctx, p.casebook, "new", "evidence", "Entry "+strconv.Itoa(added), "--in", folder, "-c", "execution")
		},
		func() (measured, error) { return measure(ctx, p.casebook, "version") })
}

// byTurns runs both in each turn, the other one first in the next.
func byTurns(turns int, casebook, hugo func() (measured, error)) (pairs, error) {
	all, err := inTurns(turns, casebook, hugo)
	if err != nil {
		return pairs{}, err
	}
	return pairs{Casebook: all[0], Hugo: all[1]}, nil
}

// inTurns runs all in each turn, from the last to the first in the next. The
// first turn warms up and is not counted. It gives the runs of each.
func inTurns(turns int, runs ...func() (measured, error)) ([][]measured, error) {
	all := make([][]measured, len(runs))
	for turn := range turns + 1 {
		for i := range runs {
			if turn%2 == 1 {
				i = len(runs) - 1 - i
			}
			m, err := runs[i]()
			if err != nil {
				return nil, err
			}
			if turn > 0 {
				all[i] = append(all[i], m)
			}
		}
	}
	return all, nil
}

func countPages(site string) (int, error) {
	n := 0
	err := filepath.WalkDir(site, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".html" {
			n++
		}
		return err
	})
	return n, err
}

func writeFiles(folder string, files map[string][]byte) error {
	for path, data := range files {
		name := filepath.Join(folder, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}
