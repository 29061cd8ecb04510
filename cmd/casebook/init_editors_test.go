package main

import (
	"encoding/json"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"github.com/casebook-dev/casebook/generator"
)

// The settings of every editor can be read by it, and name the schemas that are written
// with them. docs/editors.md shows the same settings, and lists every file.
func TestSettingsOfEditors(t *testing.T) {
	manual, err := os.ReadFile("../../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, editor := range generator.EditorNames() {
		files, _, known := generator.EditorSettings(editor)
		if !known || len(files) == 0 {
			t.Fatalf("%s has no settings", editor)
		}
		settings, schemas := "", map[string]bool{}
		for _, f := range files {
			text := string(f.Data)
			switch path.Ext(f.Path) {
			case ".json":
				err = json.Unmarshal(f.Data, new(any))
			case ".toml":
				err = toml.Unmarshal(f.Data, new(any))
			}
			if err != nil {
				t.Errorf("%s: %v", f.Path, err)
			}
			if generator.IsSchema(f.Path) {
				schemas[f.Path] = true
				continue
			}
			settings += text
			if !strings.Contains(string(manual), "| `"+editor+"` |") || !strings.Contains(string(manual), "`"+f.Path+"`") {
				t.Errorf("docs/editors.md does not list %s of %s", f.Path, editor)
			}
			if ext := path.Ext(f.Path); ext != ".json" && ext != ".el" && !strings.Contains(string(manual), text) {
				t.Errorf("docs/editors.md does not show %s:\n%s", f.Path, text)
			}
		}
		for schema := range schemas {
			if !strings.Contains(settings, schema+`"`) {
				t.Errorf("%s: the settings do not name %s", editor, schema)
			}
		}
		if !strings.Contains(settings, `casebook`) && len(schemas) == 0 {
			t.Errorf("%s uses neither the language server nor the schemas:\n%s", editor, settings)
		}
		if opened, closed := strings.Count(settings, "("), strings.Count(settings, ")"); opened != closed {
			t.Errorf("%s: %d brackets are opened, %d closed", editor, opened, closed)
		}
	}
}
