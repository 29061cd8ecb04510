package source

import (
	"github.com/casebook-dev/casebook/generator/diag"
)

// Tree is what a portfolio holds, read once. Every list is ordered by path.
type Tree struct {
	Config  Data    // config.yaml; Value.Kind is Null where it could not be read
	Readers Data    // readers.yaml: who can open the locked site; Value.Kind is Null where there is none
	Docs    []Doc   // Markdown: content/**.md, save in content/assets, and beside or below the index.md of a bundle
	Data    []Data  // YAML, JSON, TOML: content/*, content/metrics/*, content/charts/*
	Tables  []Table // CSV, TSV: content/*, content/metrics/*
	Files   []File  // every other regular file below content/: artifacts and images
	Theme   []File  // files of layouts/, assets/, i18n/ and static/, which override the theme's

	Unread []string // what stands in its place and cannot be read, and is in no list above; folders too
	Cut    []string // files above of which a text is missing, since it would take too long to read
	Passed []Passed // what is passed over below the folders
	Beside []Beside // what else stands beside config.yaml

	Sums map[string]Sum // of every file that was read, by path
}

// File is a file that is known by path and size, and not read.
type File struct {
	Path string // slash-separated, relative to the portfolio
	Size int64
}

// Passed is a file or folder that no portfolio means: hidden, or left behind.
type Passed struct {
	Path   string
	Folder bool
	Why    string
}

// Beside is a file or folder at the root of a portfolio.
type Beside struct {
	Path   string
	Folder bool
}

// Data is a file of one value.
type Data struct {
	Path  string
	Value Value

	sheet *sheet
}

// Doc is a Markdown file: front matter and body.
type Doc struct {
	Path   string
	Fields Value // a Mapping; empty where the file has no front matter
	Bare   bool  // nothing was recognised as front matter
	Body   Body

	sheet *sheet
}

// Same tells whether two are one reading of one file: the second is kept from the first.
func (d Doc) Same(other Doc) bool { return d.Path == other.Path && d.sheet == other.sheet }

// Table is a CSV file: its cells with their places. Whether the first row is a
// header is for the reader of the table to say.
type Table struct {
	Path   string
	Rows   [][]Cell
	Broken bool // it could not be read to its end

	sheet *sheet
}

// Cell is one field of a CSV file.
type Cell struct {
	Text string
	Pos  diag.Pos
}
