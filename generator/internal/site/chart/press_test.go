package chart

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/cache"
)

// TestBounds: a render that takes too long or too much is an error that names
// the chart, and the press goes on.
func TestBounds(t *testing.T) {
	heavy := Job{ID: "too-much", Chart: sampleHeatmap(60, 30)}
	tests := []struct {
		name, want string
		opt        Options
	}{
		{"time", "took longer than 40ms", Options{Timeout: 40 * time.Millisecond, Workers: 1}},
		{"memory", "took more than 9 MB", Options{Memory: 9 << 20, Workers: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := newPress(t, test.opt)
			start := time.Now()
			_, err := p.Draw(context.Background(), heavy)
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), `"too-much"`) {
				t.Errorf("got %v", err)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("it took %v to say so", took)
			}
			if _, err := p.Draw(context.Background(), heavy); err == nil {
				t.Error("the second try was drawn")
			}
		})
	}
	p := newPress(t, Options{Workers: 1})
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	if _, err := p.Draw(ctx, heavy); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("cancelled: %v", err)
	}
	draw(t, p, samples()[0])
}

// TestOneFailureStopsNoOther draws good charts beside one that fails.
func TestOneFailureStopsNoOther(t *testing.T) {
	p := newPress(t, Options{})
	jobs := []Job{samples()[0], {ID: "wrong", Chart: Line{}, Width: 1}, samples()[1]}
	figures, errs := p.All(context.Background(), jobs)
	if errs[0] != nil || errs[1] == nil || errs[2] != nil || len(figures[0].SVG) == 0 || len(figures[2].SVG) == 0 {
		t.Errorf("%v", errs)
	}
}

// TestUsedEngine: an engine that drew other charts before gives the same bytes
// as a fresh one.
func TestUsedEngine(t *testing.T) {
	used := newPress(t, Options{Workers: 1})
	for _, job := range samples() {
		draw(t, used, job)
	}
	for _, job := range samples() {
		fresh := newPress(t, Options{Workers: 1})
		if !bytes.Equal(draw(t, used, job).SVG, draw(t, fresh, job).SVG) {
			t.Errorf("%s differs", job.ID)
		}
	}
}

// TestCacheDamage cuts, empties, overwrites and poisons every file of a cache:
// the charts come out as before, and the cache is whole again.
func TestCacheDamage(t *testing.T) {
	sound := t.TempDir()
	want := sums(t, Options{Cache: cache.Open(sound, ours), Compiled: sound}, samples()[:4])
	damage := map[string]func([]byte) []byte{
		"cut":    func(b []byte) []byte { return b[:len(b)/2] },
		"empty":  func([]byte) []byte { return nil },
		"bit":    func(b []byte) []byte { b[len(b)-3] ^= 1; return b },
		"folder": nil,
		"poison": func([]byte) []byte { return nil },
	}
	for name, harm := range damage {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.CopyFS(folder, os.DirFS(sound)); err != nil {
				t.Fatal(err)
			}
			kept := cache.Open(folder, ours)
			opt := Options{Cache: kept, Compiled: folder}
			if len(files(t, folder)) == 0 {
				t.Fatal("no files to damage")
			}
			for _, path := range files(t, folder) {
				if harm == nil {
					os.Remove(path)
					os.Mkdir(path, 0o755)
					continue
				}
				if name == "poison" {
					if strings.HasSuffix(path, ".svg") { // compiled code is trusted: see Options.Compiled
						kept.Put(below(folder, path), []byte(`<svg xmlns="http://www.w3.org/2000/svg" id="x"><script>alert(1)</script></svg>`))
					}
					continue
				}
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, harm(data), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got := sums(t, opt, samples()[:4]); got != want {
				t.Error("the charts differ")
			}
			for _, path := range files(t, folder) {
				ok := false
				if strings.HasSuffix(path, ".bin") {
					_, ok = readSealed(path)
				} else {
					_, ok = kept.Get(below(folder, path))
				}
				if !ok {
					t.Errorf("%s is still damaged", path)
				}
			}
			for _, path := range files(t, folder) {
				if strings.Contains(path, ".new-") {
					t.Errorf("%s was left", path)
				}
			}
		})
	}
}

// ours is the key of a user.
var ours = []byte("a key of thirty-two bytes, or so")

// below gives the name that a file of a cache was put under.
func below(folder, path string) string {
	name, _ := filepath.Rel(filepath.Join(folder, filepath.FromSlash(cache.Folder)), path)
	return filepath.ToSlash(name)
}

func files(t *testing.T, folder string) []string {
	var list []string
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && e.Name() != ".gitignore" {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// sums draws charts and hashes them.
func sums(t testing.TB, opt Options, jobs []Job) string {
	p := newPress(t, opt)
	figures, errs := p.All(context.Background(), jobs)
	h := sha256.New()
	for i, fig := range figures {
		if errs[i] != nil {
			t.Fatal(errs[i])
		}
		h.Write(fig.SVG)
		h.Write(fig.Option)
		h.Write(fig.Table.CSV())
	}
	return hex.EncodeToString(h.Sum(nil))
}

// TestSameBytesEverywhere draws all samples in processes of their own, in
// several time zones, folders and numbers of cores, two at a time with one
// cache between them.
func TestSameBytesEverywhere(t *testing.T) {
	if os.Getenv("CHART_SUMS") != "" {
		os.Stdout.WriteString("sums: " + sums(t, Options{Cache: cache.Open(os.Getenv("CHART_SUMS"), ours), Compiled: os.Getenv("CHART_SUMS")}, samples()) + "\n")
		return
	}
	want := sums(t, Options{}, samples())
	shared := t.TempDir()
	var group sync.WaitGroup
	for _, env := range [][]string{
		{"TZ=Pacific/Kiritimati", "GOMAXPROCS=1", "LANG=de_DE.UTF-8"},
		{"TZ=America/St_Johns", "GOMAXPROCS=4", "LC_ALL=C"},
		{"TZ=UTC", "GOMAXPROCS=2", "HOME=/nonexistent"},
	} {
		group.Go(func() {
			cmd := exec.Command(os.Args[0], "-test.run=^TestSameBytesEverywhere$", "-test.count=1")
			cmd.Env = append(append(os.Environ(), "CHART_SUMS="+shared), env...)
			out, err := cmd.CombinedOutput()
			if err != nil || !strings.Contains(string(out), "sums: "+want) {
				t.Errorf("%v: %v\n%s", env, err, out)
			}
		})
	}
	group.Wait()
}

// TestVerify: nothing but what this package writes passes.
func TestVerify(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" id="a">`
	good := head + `<g fill="none"><rect x="1" y="2" width="3" height="4" data-value="a &amp; b"/></g><text x="1">a</text></svg>`
	if err := verify([]byte(good)); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{
		"", "<svg>", head, head + "</svg></svg>", head + "</svg>x", head + "</svg>" + head + "</svg>",
		head + "<script>alert(1)</script></svg>", head + `<a href="x">y</a></svg>`, head + `<rect onload="x"/></svg>`,
		head + `<rect style="fill:red"/></svg>`, head + `<rect fill="URL(#x)"/></svg>`, head + `<rect x='1'/></svg>`,
		head + `<!-- x --></svg>`, head + `<![CDATA[x]]></svg>`, head + `<rect x="1"y="2"/></svg>`, head + "<image/></svg>",
		`<?xml version="1.0"?>` + head + "</svg>", head + "<g><style>x</style></g></svg>", head + "<G></G></svg>", head + "<rect\tonload=\"x\"/></svg>",
	} {
		if verify([]byte(bad)) == nil {
			t.Errorf("passed: %s", bad)
		}
	}
}
