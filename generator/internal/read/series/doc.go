// Package series reads a table of figures: from the cells of a CSV file to
// dates, columns of numbers and labels.
//
// It owns how dates and numbers are written, which rows are no rows of the
// table, which column holds the dates, and what tells the rows of one date apart.
// It knows nothing of a case, and of a sidecar only what Options says.
//
// Nothing is guessed. Every cell is a date, a number, a gap or a label, or there
// is a diagnostic: what can be read in two ways is asked, with both readings and the
// key that settles it. A mistake that a whole file makes is one message with its
// count. Every step takes time in proportion to the cells.
package series
