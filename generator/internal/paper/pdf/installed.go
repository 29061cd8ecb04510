package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// Installed gives the path of a browser of this machine that can print, "" without
// any. The environment says where programs are kept.
func Installed(getenv func(string) string) string {
	for _, name := range browsers(runtime.GOOS, getenv) {
		if program, err := exec.LookPath(name); err == nil {
			return started(program)
		}
	}
	return ""
}

// debianShell is what Debian's chromium-headless-shell starts. The command is a script
// that waits for it: to end the script would leave the browser.
const debianShell = "/usr/lib/chromium/chromium-headless-shell"

func started(program string) string {
	if program == "/usr/bin/chromium-headless-shell" {
		if _, err := os.Stat(debianShell); err == nil {
			return debianShell
		}
	}
	return program
}

// browsers lists the names and places of the browsers that can print, in the order in
// which they are tried. A headless shell comes first: it is the same engine without
// windows, and takes less than half of the time.
func browsers(system string, getenv func(string) string) []string {
	switch system {
	case "darwin":
		all := []string{"chrome-headless-shell"}
		for _, app := range []string{"Chromium", "Google Chrome", "Microsoft Edge"} {
			for _, folder := range []string{"/Applications", filepath.Join(getenv("HOME"), "Applications")} {
				all = append(all, filepath.Join(folder, app+".app", "Contents", "MacOS", app))
			}
		}
		return append(all, "chromium", "google-chrome")
	case "windows":
		all := []string{"chrome-headless-shell", "chrome", "msedge", "chromium"}
		for _, name := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
			if folder := getenv(name); folder != "" {
				for _, program := range []string{`Chromium\Application\chrome.exe`, `Google\Chrome\Application\chrome.exe`, `Microsoft\Edge\Application\msedge.exe`} {
					all = append(all, filepath.Join(folder, filepath.FromSlash(strings.ReplaceAll(program, `\`, "/"))))
				}
			}
		}
		return all
	}
	return []string{"chrome-headless-shell", "chromium-headless-shell",
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"}
}
