package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Every browser that is installed lays a document out on the same pages.
func TestEveryInstalledBrowserPrints(t *testing.T) {
	want, first := 0, program(t)
	for _, name := range browsers(runtime.GOOS, os.Getenv) {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		b, err := Start(soon(t), Options{Path: started(path), NoSandbox: options(t).NoSandbox})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		t.Cleanup(func() { b.Close() })
		if p := print(t, b, book("A4", 5)); want == 0 {
			want = p.Pages
		} else if p.Pages != want {
			t.Errorf("%s: %d pages, %s: %d", name, p.Pages, filepath.Base(first), want)
		}
	}
}

func TestBrowsersOfOtherSystems(t *testing.T) {
	getenv := func(name string) string { return map[string]string{"ProgramFiles": "/programs"}[name] }
	for system, want := range map[string]string{
		"windows": "/programs/Google/Chrome/Application/chrome.exe",
		"darwin":  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
		"linux":   "google-chrome-stable",
	} {
		found := false
		for _, name := range browsers(system, getenv) {
			found = found || filepath.ToSlash(name) == want
		}
		if !found {
			t.Errorf("%s: %q is not among %q", system, want, browsers(system, getenv))
		}
	}
}
