// Package tests groups what only tests import: ready-made cases, hostile input, and
// the comparison of the manual with the program.
package tests
