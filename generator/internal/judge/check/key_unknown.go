package check

import "github.com/casebook-dev/casebook/generator/diag"

var keyUnknown = Check{
	ID:       "key-unknown",
	Title:    "unknown key in config.yaml",
	Severity: diag.Error,
	Doc: `config.yaml has a key that casebook does not know.

A misspelt setting has no effect: a build could go to the wrong readers, or be
judged against the wrong level.

Correct the key. Put additional settings for your own theme under "params:".`,
}
