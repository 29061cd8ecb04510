// Package values groups the packages for dates and numbers: how they are parsed,
// compared, rounded and formatted.
package values
