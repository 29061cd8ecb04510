// Package read is a folder of packages: from files to a typed case: syntax, the table of the format, tables of figures, configuration.
package read
