package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

// parityVariable asks the program of the scripts to hold every build against a
// check of the same portfolio.
const parityVariable = "TEST_PARITY"

// runHeld runs casebook. What a build says, a check has to say too, and with the
// same exit status; else the program exits with one that no script expects.
func runHeld(args []string) int {
	alone := func(flag string) bool {
		return slices.ContainsFunc(args, func(arg string) bool { return strings.HasPrefix(arg, flag) })
	} // says what no check is asked
	if os.Getenv(parityVariable) == "" || len(args) == 0 || args[0] != "build" || alone("--strict") || alone("--help") {
		return run(context.Background(), args, os.Stdout, os.Stderr)
	}
	var built, checked, none bytes.Buffer
	status := run(context.Background(), args, os.Stdout, io.MultiWriter(os.Stderr, &built))
	if status == failed {
		return status
	}
	if got := run(context.Background(), checkLike(args), &checked, &none); got != status {
		fmt.Fprintf(os.Stderr, "the build exits with %d, and the check with %d:\n%s%s", status, got, &checked, &none)
		return 99
	}
	said := saidBy(checked.String())
	for line := range saidBy(built.String()) {
		if !said[line] {
			fmt.Fprintf(os.Stderr, "the build says\n%s\nand the check\n%s", line, &checked)
			return 99
		}
	}
	return status
}

// checkLike gives the check that a build of these arguments is held against.
func checkLike(args []string) []string {
	like := []string{"check", "--verbose"}
	for i := 0; i < len(args); i++ {
		name, _, joined := strings.Cut(args[i], "=")
		switch name {
		case "build", "--quiet", "-q", "--verbose", "-v", "--no-color", "--no-cache", "--portable", "--zip", "--timings":
		case "--format", "--manifest", "--trace", "--memory":
			if !joined {
				i++
			}
		case "--out": // a check knows the place of the site, and of no file
			if slices.Contains(args, "--zip") {
				if !joined {
					i++
				}
				continue
			}
			like = append(like, args[i])
		default:
			like = append(like, args[i])
		}
	}
	return like
}

var diagnosticLine = regexp.MustCompile(`(?m)^(.*(?:error|warning): .* \[[a-z-]+\])(?: and \d+ more.*)?$`)

func saidBy(text string) map[string]bool {
	lines := map[string]bool{}
	for _, m := range diagnosticLine.FindAllStringSubmatch(text, -1) {
		lines[m[1]] = true
	}
	return lines
}
