// Package source parses the files of a portfolio into values with positions.
//
// In: a file system. Out: a Tree of YAML, JSON, TOML and CSV values, front matter and
// Markdown bodies with their shortcodes. Each Value, Cell and Body has the file, line
// and column at which it was written; columns count bytes.
//
// It knows the syntax, and from path and extension which files a portfolio may
// contain. It does not know what fields mean: that is package casefile.
//
// A file that cannot be parsed is a diagnostic, and all other files are read, so that one
// run reports all mistakes. An error is returned only for what the author cannot fix in
// a file: missing permissions, a broken disk.
//
// Limits protect against files that would exhaust memory or time: a size per kind of
// file, a depth of nesting, and how much YAML aliases may expand to.
package source
