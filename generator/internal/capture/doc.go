// Package capture groups the packages that lead from what people have to the files of a
// portfolio: ladder is the frameworks to begin with, and scaffold the text of new files.
package capture
