package generator

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/editor/schema"
)

// EditorNames are the editors that settings are written for.
func EditorNames() []string {
	var names []string
	for _, e := range scaffold.Editors {
		names = append(names, e.Name)
	}
	return names
}

// EditorSettings gives the files of a portfolio by which an editor uses the language
// server and the schemas, and what else has to be done, "" if nothing. It does not know
// every editor.
func EditorSettings(name string) (files []NewFile, remark string, known bool) {
	at := slices.IndexFunc(scaffold.Editors, func(e scaffold.Editor) bool { return name != "" && (e.Name == name || e.Also == name) })
	if at < 0 {
		return nil, "", false
	}
	var schemas []scaffold.Schema
	for _, f := range schema.All() {
		if len(f.Matches) > 0 {
			schemas = append(schemas, scaffold.Schema{Name: f.Name, Matches: f.Matches, Text: f.Schema.JSON()})
		}
	}
	return scaffold.Editors[at].Files(schemas), scaffold.Editors[at].Remark, true
}

// IsSchema tells whether a file of the settings of an editor is a schema.
func IsSchema(file string) bool { return strings.HasPrefix(file, scaffold.SchemaFolder+"/") }
