// Package editor groups the packages that answer what editors ask: schema is the JSON
// Schemas of the files of a portfolio. The others are a language server: server speaks
// the protocol over wire, cursor tells what stands at a place of an unfinished text, names
// finds every id, and answer puts this together.
package editor
