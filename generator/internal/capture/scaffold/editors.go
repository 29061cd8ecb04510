package scaffold

import (
	"encoding/json"
	"slices"
	"strings"
)

// SchemaFolder is where the settings of editors look for schemas.
const SchemaFolder = ".schemas"

// Schema is a JSON Schema and the patterns of the files that editors check with it.
type Schema struct {
	Name    string
	Matches []string
	Text    []byte
}

// Editor is an editor that settings are written for.
type Editor struct {
	Name, Also string // "neovim", "nvim"
	Remark     string // what else has to be done
	files      func([]Schema) []File
	schemas    bool // its settings name schemas
}

// Editors are those that settings are written for.
var Editors = []Editor{
	{"vscode", "code", "VS Code asks whether to install the extensions that the settings are for", vscode, true},
	{"neovim", "nvim", "Neovim from 0.9 reads .nvim.lua if the option exrc is set, and asks whether to trust it", only(".nvim.lua", neovim), false},
	{"helix", "hx", "", only(".helix/languages.toml", helix), false},
	{"emacs", "", "Emacs asks whether to apply .dir-locals.el; then M-x eglot starts the language server", only(".dir-locals.el", emacs), false},
	{"zed", "", "", zed, true},
}

// Files gives the settings, and the schemas that they name.
func (e Editor) Files(all []Schema) []File {
	files := e.files(all)
	for _, s := range all {
		if e.schemas {
			files = append(files, File{schemaPath(s), s.Text})
		}
	}
	return files
}

func schemaPath(s Schema) string { return SchemaFolder + "/" + s.Name + ".schema.json" }

func only(path, text string) func([]Schema) []File {
	return func([]Schema) []File { return []File{{path, []byte(text)}} }
}

const neovim = `-- Starts the language server of casebook in the files of a portfolio.
vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'yaml', 'csv' },
  callback = function(event)
    local config = vim.fs.find('config.yaml', { upward = true, path = vim.fs.dirname(event.file) })[1]
    if config then
      vim.lsp.start({ name = 'casebook', cmd = { 'casebook', 'lsp' }, root_dir = vim.fs.dirname(config) })
    end
  end,
})
`

const helix = `[language-server.casebook]
command = "casebook"
args = ["lsp"]

[[language]]
name = "markdown"
language-servers = ["casebook"]
roots = ["config.yaml"]

[[language]]
name = "yaml"
language-servers = ["casebook", "yaml-language-server"]
roots = ["config.yaml"]
`

const emacs = `((nil . ((eval . (with-eval-after-load 'eglot
                   (add-to-list 'eglot-server-programs
                                '((markdown-mode yaml-mode yaml-ts-mode csv-mode) . ("casebook" "lsp"))))))))
`

// vscode is for the extensions YAML and Generic LSP Client; JSON needs none.
func vscode(all []Schema) []File {
	type jsonSchema struct {
		FileMatch []string `json:"fileMatch"`
		URL       string   `json:"url"`
	}
	settings := struct {
		Command   string              `json:"glspc.server.command"`
		Arguments []string            `json:"glspc.server.commandArguments"`
		Languages []string            `json:"glspc.server.languageId"`
		YAML      map[string][]string `json:"yaml.schemas"`
		JSON      []jsonSchema        `json:"json.schemas"`
	}{"casebook", []string{"lsp"}, []string{"markdown", "yaml", "csv"}, yamlSchemas(all, ""), nil}
	for _, s := range all {
		if matches, _ := byForm(s); len(matches) > 0 {
			settings.JSON = append(settings.JSON, jsonSchema{matches, "./" + schemaPath(s)})
		}
	}
	recommended := map[string][]string{"recommendations": {"redhat.vscode-yaml", "zsol.vscode-glspc"}}
	return []File{{".vscode/settings.json", indented(settings)}, {".vscode/extensions.json", indented(recommended)}}
}

// zed has the YAML language server, which takes schemas.
func zed(all []Schema) []File {
	settings := any(yamlSchemas(all, "./"))
	for _, key := range []string{"schemas", "yaml", "settings", "yaml-language-server", "lsp"} {
		settings = map[string]any{key: settings}
	}
	return []File{{".zed/settings.json", indented(settings)}}
}

// yamlSchemas gives the files of each schema, as the YAML language server takes them.
func yamlSchemas(all []Schema, prefix string) map[string][]string {
	of := map[string][]string{}
	for _, s := range all {
		_, of[prefix+schemaPath(s)] = byForm(s)
	}
	return of
}

// byForm parts the files of a schema by their syntax.
func byForm(s Schema) (inJSON, inYAML []string) {
	isJSON := func(match string) bool { return strings.HasSuffix(match, ".json") }
	for _, match := range s.Matches {
		if isJSON(match) {
			inJSON = append(inJSON, match)
		}
	}
	return inJSON, slices.DeleteFunc(slices.Clone(s.Matches), isJSON)
}

func indented(v any) []byte {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		panic("bug: settings of an editor: " + err.Error())
	}
	return append(text, '\n')
}
