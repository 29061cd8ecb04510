// Package editor groups the packages that answer what editors ask: schema is the JSON
// Schemas of the files of a portfolio.
package editor
