// Package values groups the packages for dates, numbers and sentences: how they are parsed,
// compared, rounded and formatted.
package values
