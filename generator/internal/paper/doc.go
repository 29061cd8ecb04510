// Package paper is a folder of packages: packets: what goes in, what it rests on, and the document that is printed.
package paper
