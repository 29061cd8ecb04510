package names

import (
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Shape gives what a file may hold, by its path; rows tells whether it is a list of it.
// framework is the path of the ladder.
func Shape(file, framework string) (shape format.Shape, rows, ok bool) {
	folder, name := path.Dir(file), Stem(file)
	markdown := source.IsMarkdown(file)
	switch {
	case file == source.ConfigFile:
		return config.File, false, true
	case file == framework, folder == "content" && name == "framework" && !markdown:
		return format.Framework, false, true
	case folder == "content/charts" && !markdown:
		return format.Chart, false, true
	case folder == "content/metrics" && !markdown:
		return format.Sidecar, false, path.Ext(file) != ".csv" && path.Ext(file) != ".tsv"
	case !strings.HasPrefix(file, "content/"):
		return shape, false, false
	case markdown && name == "_index" && folder == "content":
		return format.Pages[0], false, true
	case markdown && name == "agreement" && folder == "content":
		return format.Pages[1], false, true
	case markdown && name == "_index":
		return format.Pages[2], false, true
	}
	if folder == "content" && !markdown {
		for _, of := range []format.Shape{format.Person, format.Assessment} {
			if name == of.Name {
				return of, true, true
			}
		}
		if c, known := format.Collection(name); known {
			return c.Row(), true, true
		}
		return shape, false, false
	}
	c, known := format.Collection(strings.Split(file, "/")[1])
	return c.Front(), false, known && markdown
}
