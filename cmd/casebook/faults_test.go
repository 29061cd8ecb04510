//go:build linux && amd64

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// kinds are the faults that a disk has.
var kinds = []struct {
	name string
	fault
}{
	{"no space", fault{errno: syscall.ENOSPC}},
	{"no space from then on", fault{errno: syscall.ENOSPC, on: true}},
	{"an I/O error", fault{errno: syscall.EIO}},
	{"I/O errors from then on", fault{errno: syscall.EIO, on: true}},
	{"no permission", fault{errno: syscall.EACCES}},
	{"a short write", fault{}},
}

// Whatever fails at whichever change of the disk, there is the former site or the new one,
// whole. The build says so where it failed, and the next one leaves nothing behind.
//
// Files that stay as they were are linked into the new site, one like the other: of those
// faults, a part is tried. The same of faults that stay, which differ in what is cleared up.
func TestAFaultAnywhereLeavesOneSite(t *testing.T) {
	every, links, staying := 61, 61, 61
	switch os.Getenv("CASEBOOK_LONG") {
	case "":
	case "nightly":
		every, links, staying = 1, 1, 1
	default:
		every, links, staying = 1, 11, 5
	}
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	p := faulted{T: t, root: root, dir: filepath.Join(root, "portfolio")}
	p.prepare()
	changes, status, _ := p.run(-1, fault{})
	if status != 0 || len(changes) < 50 {
		t.Fatalf("a build without a fault ends with %d, and changes the disk %d times", status, len(changes))
	}
	seen := map[string]int{}
	for at, change := range changes {
		for k, kind := range kinds {
			one := every
			if kind.on {
				one = staying
			}
			if strings.HasPrefix(change, "link ") {
				one = links
			}
			if kind.errno == 0 && !strings.HasPrefix(change, "write ") || (at*len(kinds)+k)%one != 0 {
				continue
			}
			p.fails(at, kind.name, kind.fault, seen)
		}
	}
	t.Logf("%d faults at %d changes: after %d the former site stayed, %d were overcome, %d came after the new one was in place", seen["all"], len(changes), seen["former"], seen["overcome"], seen["after"])
	for _, how := range []string{"former", "overcome"} {
		if seen[how] == 0 {
			t.Errorf("no fault was %q", how)
		}
	}
}

// faulted is a portfolio in two states, with the site of each.
type faulted struct {
	*testing.T
	root, dir string
	sites     [2]map[string][32]byte
	shown     int
	names     string // of all files, when nothing was left behind
}

func (p *faulted) prepare() {
	p.Helper()
	for name, text := range map[string]string{
		"content/evidence/queue.md": "---\ntitle: A queue\nended: 2026-03-31\n---\n\nThe words of it.\n",
		"content/metrics/time.yaml": "title: Time\nunit: days\n",
		"layouts/baseof.html":       small,
	} {
		p.put(name, text)
	}
	for _, state := range []int{1, 0} { // the folder is left with the first
		p.is(state)
		builds(p.T, p.dir)
		p.sites[state] = sumsOf(p.T, filepath.Join(p.dir, "public"))
	}
	p.names = p.listing()
}

func (p *faulted) put(name, text string) {
	p.Helper()
	at := filepath.Join(p.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, []byte(text), 0o644)); err != nil {
		p.Fatal(err)
	}
}

// is brings the portfolio into a state, in which every page and a chart are other ones.
func (p *faulted) is(state int) {
	p.Helper()
	p.put("config.yaml", fmt.Sprintf("title: State %d\naudience: self\ntheme: plain\n", state+1))
	p.put("content/metrics/time.csv", fmt.Sprintf("date,days\n2026-01-01,9\n2026-02-01,%d\n2026-03-01,4\n", 5+state))
	if err := os.RemoveAll(filepath.Join(p.dir, ".casebook")); err != nil { // the chart is drawn, and kept
		p.Fatal(err)
	}
}

// run builds the other state, with a fault.
func (p *faulted) run(at int, f fault) (changes []string, status int, said string) {
	p.Helper()
	p.is(1 - p.shown)
	var out bytes.Buffer
	cmd := inPortfolio(p.dir, "build", "--quiet")
	cmd.Stdout, cmd.Stderr = &out, &out
	changes, status, err := withFault(cmd, p.root, at, f)
	if err != nil {
		p.Fatal(err)
	}
	if at < 0 {
		p.shown = 1 - p.shown
	}
	return changes, status, out.String()
}

func (p *faulted) fails(at int, kind string, f fault, seen map[string]int) {
	p.Helper()
	changes, status, said := p.run(at, f)
	if len(changes) <= at { // it has fewer
		return
	}
	next := 1 - p.shown
	what := fmt.Sprintf("%s at %d, %s", kind, at, changes[at])
	seen["all"]++
	switch is := sumsOf(p.T, filepath.Join(p.dir, "public")); {
	case status == 2 && maps.Equal(is, p.sites[p.shown]) && said != "":
		seen["former"]++
	case status == 2 && maps.Equal(is, p.sites[next]) && strings.Contains(said, "the new site is in place"):
		p.shown = next
		seen["after"]++
	case status == 0 && maps.Equal(is, p.sites[next]):
		p.shown = next
		seen["overcome"]++
		if inSite.MatchString(changes[at]) && f.errno != 0 {
			p.Errorf("%s: the build does not fail", what)
		}
	default:
		p.Fatalf("%s: status %d, and the site has %d files, which are neither those of the former site nor those of the new one\n%s", what, status, len(is), said)
	}
	if p.listing() == p.names {
		return
	}
	builds(p.T, p.dir)
	p.shown = next
	if is := p.listing(); is != p.names || !maps.Equal(sumsOf(p.T, filepath.Join(p.dir, "public")), p.sites[next]) {
		p.Fatalf("%s: after the next build there is\n%s\nnot\n%s", what, is, p.names)
	}
}

// inSite is a change without which the new site is not whole.
var inSite = regexp.MustCompile(`^(write|create|close|mkdir|flush) portfolio/\.public\.casebook-\d+/next`)

// listing gives the paths of all files and folders.
func (p *faulted) listing() string {
	p.Helper()
	var names []string
	if err := filepath.WalkDir(p.root, func(name string, d fs.DirEntry, err error) error {
		if name == filepath.Join(p.dir, ".casebook/cache") { // what is kept of either state
			return fs.SkipDir
		}
		names = append(names, strings.TrimPrefix(name, p.root))
		return err
	}); err != nil {
		p.Fatal(err)
	}
	slices.Sort(names)
	return strings.Join(names, "\n")
}

// A disk that is full, save for some pages of memory, leaves the former site, and so does
// every amount of space that is too small.
func TestAFullDiskLeavesTheFormerSite(t *testing.T) {
	step := 37
	if os.Getenv("CASEBOOK_LONG") != "" {
		step = 1
	}
	disk := t.TempDir()
	const size = 8 << 20
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprint("size=", size), "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("a small disk can be mounted by root alone: %s", out)
	}
	t.Cleanup(func() { exec.Command("umount", disk).Run() })
	p := faulted{T: t, root: disk, dir: filepath.Join(disk, "portfolio")}
	p.prepare()
	failed := 0
	ballast := filepath.Join(disk, "ballast")
	for space := 0; ; space += step {
		os.Remove(ballast)
		p.is(1 - p.shown)
		p.fill(ballast, space)
		said, err := inPortfolio(p.dir, "build", "--quiet").CombinedOutput()
		var exit *exec.ExitError
		is := sumsOf(t, filepath.Join(p.dir, "public"))
		if err == nil && maps.Equal(is, p.sites[1-p.shown]) {
			break
		}
		if !errors.As(err, &exit) || exit.ExitCode() != 2 || !maps.Equal(is, p.sites[p.shown]) || !bytes.Contains(said, []byte("no space left")) {
			t.Fatalf("%d pages are left: %v, and the site has %d files\n%s", space, err, len(is), said)
		}
		failed++
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	builds(t, p.dir)
	if is := p.listing(); is != p.names {
		t.Errorf("after the next build there is\n%s\nnot\n%s", is, p.names)
	}
	t.Logf("%d amounts of space were too small", failed)
	if failed == 0 {
		t.Error("a build fits onto a full disk")
	}
}

// fill fills the disk with a file, save for some pages.
func (p *faulted) fill(at string, space int) {
	p.Helper()
	var disk syscall.Statfs_t
	if err := syscall.Statfs(p.root, &disk); err != nil {
		p.Fatal(err)
	}
	pages := max(int(disk.Bfree)-space, 0)
	if err := os.WriteFile(at, make([]byte, pages*int(disk.Bsize)), 0o644); err != nil {
		p.Fatal(err)
	}
}
