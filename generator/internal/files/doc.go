// Package files is a folder of packages: the bytes of files: what they contain, what of it may be published, and how files are written.
package files
