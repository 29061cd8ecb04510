// Package schema gives JSON Schemas (draft 2020-12) of the files of a portfolio, for
// editors and for programs that write such files.
//
// The schemas are made from the tables of the format: those of package format, and that
// of config.yaml in package config. A field that is added there is in the schemas. What
// the reader accepts is valid, and what the schema refuses the reader refuses, save what
// agree_test.go lists under beyond: rules over several fields or files, which a schema
// cannot express.
package schema
