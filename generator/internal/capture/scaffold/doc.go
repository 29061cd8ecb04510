// Package scaffold makes the text of new files of a portfolio: one entry for
// `casebook new`, a line of the journal for `casebook note`, and the first files of a
// portfolio for `casebook init`.
//
// The fields of an entry, the words that they may have and the questions beside them
// come from the table of package format, so that a new collection or field needs no
// change here. The package writes nothing to disk: package publish does.
package scaffold
