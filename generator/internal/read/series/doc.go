// Package series reads a table of figures, as people export it from spreadsheets
// and tools.
//
// In: the cells of a CSV file, and Options, which the sidecar NAME.yaml sets. Out: a
// Table of dates, columns of numbers, and labels, with the position of every cell.
//
// It decides which rows belong to the table, which column contains the dates, how
// dates and numbers are written, and which rows of one date belong together. Every
// cell becomes a date, a number, a gap or a label, or causes a diagnostic. What can be
// read in two ways is not guessed: the diagnostic has both readings, and the key of the
// sidecar that settles it. A mistake in the whole file is one diagnostic with a count.
//
// It opens no files and does not know what a case is. Time is linear in the number of
// cells.
package series
