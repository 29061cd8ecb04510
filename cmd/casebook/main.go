// Command casebook makes promotion cases: it reads a mentee's evidence as plain
// files, judges it against a competency framework, says what is missing, and
// builds a static site.
//
// It owns flags, streams, exit statuses and the watching of files, and nothing
// else: a file per verb, each a few lines over package generator.
package main

import (
	"context"
	"os"
)

func main() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) }
