// Package paper groups the packages that make the printed packet: packet selects and
// orders its contents, colophon records what it was made from, document makes one
// self-contained page of it, and pdf prints that page.
package paper
