// Package capture groups the packages that lead from what people have to the files of a
// portfolio: ladder is the frameworks to begin with, scaffold the text of new files,
// sheet the tables of files of others, and importer what becomes of them.
package capture
