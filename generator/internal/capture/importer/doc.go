// Package importer turns files that other programs wrote into files of a portfolio.
//
// The line has a noun per step:
//
//	file ─ sheet.Read, source.ValueOf ─▶ tables, values ─▶ Record ─▶ Draft ─▶ scaffold.File
//
// A Record is one thing that the file holds, with its place. A Draft is an entry of a
// collection that was made of it. The Account says of each record what became of it, and
// of each column or key that nothing was made of, that it was left out. Nothing is
// dropped without a line in it.
//
// Fields, allowed words and the forms of values come from the table of package format,
// so that a new field can be imported without a change here. The package reads no disk
// and writes none: what a portfolio has already is given to it.
//
// What holds always: an import changes no file that exists; every entry that it makes is
// for its author alone; a record that was imported before is found again by its key,
// whatever its file is called now.
package importer
