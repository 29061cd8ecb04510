package generator

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/dirhash"
)

// between is a folder for what the tests of this package share: drawn charts, a
// compiled bundle, sites of the demo that nobody changes.
var between = sync.OnceValue(func() string {
	folder, err := os.MkdirTemp("", "casebook-generator")
	if err != nil {
		panic(err)
	}
	return folder
})

// TestMain looks after the demo, too: no test changes the portfolio that it reads.
func TestMain(m *testing.M) {
	before := sumOfDemo()
	status := m.Run()
	closeChromium()
	if sumOfDemo() != before {
		fmt.Fprintln(os.Stderr, "a test changed the demo")
		status = cmp.Or(status, 1)
	}
	if err := os.RemoveAll(between()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = cmp.Or(status, 1)
	}
	os.Exit(status)
}

// sumOfDemo gives sums of all files of the demo and of their paths.
func sumOfDemo() string {
	config, err := os.ReadFile(filepath.Join(demo, "config.yaml"))
	sum, failed := dirhash.HashDir(filepath.Join(demo, "content"), "content", dirhash.Hash1)
	if err := errors.Join(err, failed); err != nil {
		panic(err)
	}
	return sum + string(config)
}

// demoSites are sites of the demo, by the flags that they were built with.
var demoSites struct {
	sync.Mutex
	sites map[string]Built
}

// demoSite gives the folder of a site of the demo. Tests share it: nothing may be
// changed in it.
func demoSite(t testing.TB, flags ...Flag) (string, Built) {
	t.Helper()
	demoSites.Lock()
	defer demoSites.Unlock()
	key := fmt.Sprint(flags)
	if built, ok := demoSites.sites[key]; ok {
		return built.Folder, built
	}
	if demoSites.sites == nil {
		demoSites.sites = map[string]Built{}
	}
	built := buildInto(t, filepath.Join(between(), fmt.Sprint("demo-", len(demoSites.sites))), demo, options(t, demo, flags...))
	demoSites.sites[key] = built
	return built.Folder, built
}
