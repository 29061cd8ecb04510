package schema

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// File is a schema and the files that it describes.
type File struct {
	Name    string   // "evidence", "evidence-rows", "config"
	Matches []string // patterns of the paths that it is for; none of a part of a file, which no editor matches
	Where   string   // the same in words
	Means   string
	Schema  *Schema
}

// All gives every schema: first those of the single files, then those of the
// collections, each as front matter, as rows and as cells of a table.
func All() []File {
	all := []File{
		single("config", []string{config.File.File}, object(config.File)),
		single("framework", inForms("content/framework"), object(format.Framework)),
		single("people", inForms("content/people"), rowsOf(object(format.Person))),
		single("assessments", inForms("content/assessments"), rowsOf(object(format.Assessment))),
		single("chart", inForms("content/charts/*"), object(format.Chart)),
		single("series", inForms("content/metrics/*"), object(format.Sidecar)),
	}
	for _, of := range []format.Shape{config.File, format.Framework, format.Person, format.Assessment, format.Chart, format.Sidecar} {
		i := slices.IndexFunc(all, func(f File) bool { return f.Means == "" })
		all[i].Means, all[i].Schema.Description = plain(of.Means), plain(of.Means)
	}
	for _, page := range format.Pages {
		all = append(all, frontMatter(page.Name, page.File, page))
	}
	for _, c := range format.Collections {
		entry, row := c.Front(), c.Row()
		rows := single(c.Name+"-rows", inForms("content/"+c.Name), rowsOf(object(row)))
		rows.Means = "Rows of a data file. " + plain(c.Means)
		cells := single(c.Name+"-cells", nil, cells(row))
		cells.Where = "rows of content/" + c.Name + ".csv, content/" + c.Name + ".tsv"
		cells.Means = "A row of a table (CSV, TSV), as an object with a text per column."
		all = append(all, frontMatter(c.Name, "content/"+c.Name+"/*.md", entry), rows, cells)
	}
	for i := range all {
		all[i].Schema.Dialect = "https://json-schema.org/draft/2020-12/schema"
		all[i].Schema.ID = "urn:casebook:schema:" + all[i].Name
		all[i].Schema.Title = "casebook: " + all[i].Name
		all[i].Schema.Description = all[i].Means
	}
	return all
}

func single(name string, matches []string, s *Schema) File {
	return File{Name: name, Matches: matches, Where: strings.Join(matches, ", "), Schema: s}
}

func frontMatter(name, file string, of format.Shape) File {
	return File{Name: name, Where: "front matter of " + file, Means: "Front matter. " + plain(of.Means), Schema: object(of)}
}

// inForms gives a path with the endings of the data files that editors have schemas for.
func inForms(path string) []string { return []string{path + ".yaml", path + ".yml", path + ".json"} }

// rowsOf is a file that is a list. One without anything has no rows.
func rowsOf(row *Schema) *Schema {
	return &Schema{AnyOf: []*Schema{{Type: "array", Items: row}, null()}}
}
