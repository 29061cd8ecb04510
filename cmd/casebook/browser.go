package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/casebook-dev/casebook/generator"
)

const (
	installBrowser = "install one, or name it with --browser or CASEBOOK_BROWSER"
	anotherBrowser = "try again, or name another browser with --browser or CASEBOOK_BROWSER"
)

// findBrowser finds the program that prints: the one that the flag or
// CASEBOOK_BROWSER names, which must be there, or else one that is installed.
// Without any, the program is "".
func findBrowser(flag string) (generator.Browser, error) {
	b := generator.Browser{NoSandbox: runtime.GOOS == "linux" && os.Geteuid() == 0, Env: os.Environ()}
	for _, given := range []struct{ by, name string }{{"--browser", flag}, {"CASEBOOK_BROWSER", os.Getenv("CASEBOOK_BROWSER")}} {
		if given.name == "" {
			continue
		}
		program, err := exec.LookPath(given.name)
		if err != nil {
			return b, fmt.Errorf("%s names %q, and there is no such program", given.by, given.name)
		}
		b.Program = program
		return b, nil
	}
	for _, name := range browsers(runtime.GOOS) {
		if program, err := exec.LookPath(name); err == nil {
			b.Program = program
			return b, nil
		}
	}
	return b, nil
}

// browsers lists the names and places of the browsers that can print, in the
// order in which they are tried.
func browsers(system string) []string {
	switch system {
	case "darwin":
		var all []string
		home, _ := os.UserHomeDir()
		for _, app := range []string{"Chromium", "Google Chrome", "Microsoft Edge"} {
			for _, folder := range []string{"/Applications", filepath.Join(home, "Applications")} {
				all = append(all, filepath.Join(folder, app+".app", "Contents", "MacOS", app))
			}
		}
		return append(all, "chromium", "google-chrome")
	case "windows":
		all := []string{"chrome", "msedge", "chromium"}
		for _, name := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
			if folder := os.Getenv(name); folder != "" {
				for _, program := range []string{`Chromium\Application\chrome.exe`, `Google\Chrome\Application\chrome.exe`, `Microsoft\Edge\Application\msedge.exe`} {
					all = append(all, filepath.Join(folder, filepath.FromSlash(strings.ReplaceAll(program, `\`, "/"))))
				}
			}
		}
		return all
	}
	return []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"}
}
