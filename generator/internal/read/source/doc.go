// Package source reads the files of a portfolio into values that know their
// place.
//
// It owns the syntax: YAML, JSON, TOML, CSV, front matter, Markdown bodies and
// the shortcodes in them. It knows which files a portfolio may hold by their
// place and ending, and nothing of what their fields mean. Every Value, Cell
// and Body can say at which line and column of which file it was written;
// columns count bytes, as everywhere.
//
// What cannot be read is a diagnostic at its place, and everything else is
// read all the same, so that one run tells all mistakes. Only what the author
// cannot mend in a file (no permission, a broken disk) is an error.
//
// Bounds keep a hostile or mistaken file from exhausting memory: sizes per
// kind of file, the depth of nesting, and how much YAML aliases may stand for.
package source
