package check

import "github.com/casebook-dev/casebook/generator/diag"

var rewriteUnfinished = Check{
	ID:       "rewrite-unfinished",
	Title:    "files that were being rewritten when a command was stopped",
	Severity: diag.Error,
	Doc: `A command that rewrites several files, such as casebook import framework
--replace, was stopped before it came to the last one. What it had still to do
is in .casebook-unfinished.json beside config.yaml.

Some files may name competencies by their former ids and others by the new ones,
so verdicts could be wrong.

casebook check --fix finishes it, if you ran the command yourself in this
folder: a file of that name that came with files of others is not followed. If
you took back what the command did, delete .casebook-unfinished.json.`,
}
