// Package read groups the packages that read a portfolio into a typed case: source
// parses files, format lists the fields, casefile fills the types, series reads tables
// of figures, and config reads config.yaml.
package read
