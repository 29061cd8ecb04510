package source

import (
	"github.com/casebook-dev/casebook/generator/diag"
)

// Tree is what a portfolio holds, read once. Every list is ordered by path.
type Tree struct {
	Config  Data    // config.yaml; Value.Kind is Null where it could not be read
	Readers Data    // readers.yaml: who can open the locked site; Value.Kind is Null where there is none
	Docs    []Doc   // Markdown: content/*.md, content/FOLDER/*.md, content/FOLDER/SLUG/index.md
	Data    []Data  // YAML, JSON, TOML: content/*, content/metrics/*, content/charts/*
	Tables  []Table // CSV: content/*, content/metrics/*
	Files   []File  // every other regular file below content/: artifacts and images
	Theme   []File  // files of layouts/, assets/, i18n/ and static/, which override the theme's

	Sums map[string]Sum // of every file that was read, by path
}

// File is a file that is known by path and size, and not read.
type File struct {
	Path string // slash-separated, relative to the portfolio
	Size int64
}

// Data is a file of one value.
type Data struct {
	Path  string
	Value Value
}

// Doc is a Markdown file: front matter and body.
type Doc struct {
	Path   string
	Fields Value // a Mapping; empty where the file has no front matter
	Body   Body
}

// Table is a CSV file: its cells with their places. Whether the first row is a
// header is for the reader of the table to say.
type Table struct {
	Path string
	Rows [][]Cell
}

// Cell is one field of a CSV file.
type Cell struct {
	Text string
	Pos  diag.Pos
}
