// Package casefile defines the types of a case, and fills them from the files of a
// portfolio.
//
// To add a field, add it to the type here and to the table in package format. Package
// source parses the files, and package config reads config.yaml.
//
// It knows nothing of syntax (package source), of who may read what (package
// audience) or of what the case proves (package assess). Every value keeps its place, so
// that whatever is said of it later points at the author's line.
//
// What a portfolio's files may hold is the table of package format, and docs/format.md is
// made of it: a shape of the table is bound to the type that holds it, field by field, and
// filled by reading each as its form says (fields.go). Where reading is more than that
// (entries, pages, the file beside a series), a test holds what is read against the table.
//
// Where fields stand otherwise than at the head of a file, or cannot be read, the entry is
// for nobody: Case.Unread holds its place, and nothing else of it is in the case.
// Case.Account tells what became of every file.
//
// The keys of config.yaml are package config's, and docs/config.md has them.
package casefile
