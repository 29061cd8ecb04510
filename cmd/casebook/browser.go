package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"

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
	b.Program = generator.InstalledBrowser(os.Getenv)
	return b, nil
}
