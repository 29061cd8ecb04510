package main

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

//go:embed echarts.js
var echarts string

//go:embed age.js
var age string

//go:embed search.js
var search string

// A bundle is one script of the theme.
type bundle struct {
	name  string // file in the folder third-party
	entry string // JavaScript that imports what is used
}

var bundles = []bundle{
	{"age.js", age},
	{"echarts.js", echarts},
	{"search.js", search},
}

// write bundles the script into a folder and gives its size. Of ECharts it is
// one file for two readers: the JavaScript engine at build time and the browser.
func (b bundle) write(root, folder string) (int, error) {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return 0, err
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir: absolute,
		Stdin: &api.StdinOptions{
			Contents:   b.entry,
			ResolveDir: absolute,
			Sourcefile: b.name,
			Loader:     api.LoaderJS,
		},
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone, // the licences are files of their own
		Charset:           api.CharsetASCII,
		Format:            api.FormatIIFE,
		Target:            api.ES2020,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		LogLevel:          api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		lines := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return 0, fmt.Errorf("bundling %s: %s", b.name, lines[0])
	}
	if len(result.OutputFiles) != 1 {
		return 0, errors.New("bug: a bundle is one file")
	}
	js := result.OutputFiles[0].Contents
	return len(js), os.WriteFile(filepath.Join(folder, b.name), js, 0o644)
}
