// Package files groups the packages that work on the bytes of files: archives, text
// extraction, cleaning of pictures and SVG, what may be published, and writing a site
// to disk.
package files
