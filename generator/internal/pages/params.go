package pages

import "github.com/casebook-dev/casebook/generator/internal/source"

// Params gives the author's own parameters as Hugo would read them from YAML.
func Params(v source.Value) map[string]any {
	params := map[string]any{}
	for _, f := range v.Fields {
		params[f.Key] = native(f.Value)
	}
	return params
}
