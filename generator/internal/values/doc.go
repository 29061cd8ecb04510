// Package values is a folder of packages: days and figures: how they are read, compared, rounded and written.
package values
