package main

import (
	"debug/buildinfo"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator"
)

// onlyInTests are the modules of this test's binary that the program is not linked
// from.
var onlyInTests = []string{"github.com/rogpeppe/go-internal", "golang.org/x/tools"}

// Every module that the programs are linked from is there with its licence, in the
// version that is linked. The long form builds them and asks them.
func TestLicencesAreComplete(t *testing.T) {
	all, err := generator.Licences()
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]string{}
	kinds, named := map[string]int{}, 0
	for _, c := range all {
		have[c.Name] = c.Version
		kinds[c.Kind]++
		if c.Licence != "" {
			named++
		}
		if len(strings.Join(c.Texts, "")) < 200 || c.Version == "" {
			t.Errorf("%s %q has the texts %q", c.Name, c.Version, c.Texts)
		}
	}
	if kinds["toolchain"] != 1 || kinds["npm"] < 10 || have["Go"] != runtime.Version() {
		t.Errorf("the list holds %v, and Go is %s: run make assets", kinds, have["Go"])
	}
	if named < len(all)*9/10 {
		t.Errorf("the licences of only %d of %d are named: run make assets", named, len(all))
	}
	for program, deps := range linked(t) {
		if len(deps) < 50 {
			t.Fatalf("what %s is linked from is not known: %v", program, deps)
		}
		for _, m := range deps {
			if m.Replace != nil {
				m = m.Replace
			}
			if version, listed := have[m.Path]; version != m.Version && !(!listed && isOnlyInTests(m.Path)) {
				t.Errorf("%s %s is linked into %s, and the list has %q: run make assets", m.Path, m.Version, program, version)
			}
		}
	}
}

// linked gives the modules of this test's binary; in the long form, those of both programs.
func linked(t *testing.T) map[string][]*debug.Module {
	t.Helper()
	if os.Getenv("CASEBOOK_LONG") == "" {
		info, ok := debug.ReadBuildInfo()
		if !ok {
			t.Fatal("what this test is linked from is not known")
		}
		return map[string][]*debug.Module{"this test": info.Deps}
	}
	onlyInTests = nil
	all := map[string][]*debug.Module{}
	for _, name := range []string{"casebook", "casebook-cloud"} {
		program := filepath.Join(t.TempDir(), name)
		if out, err := exec.Command("go", "build", "-o", program, "../"+name).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		info, err := buildinfo.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = info.Deps
	}
	return all
}

func isOnlyInTests(path string) bool {
	for _, p := range onlyInTests {
		if p == path {
			return true
		}
	}
	return false
}
