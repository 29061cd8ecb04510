package render

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/config"
)

type table = map[string]any

// packetFormat names the output format of the packet, its file and its segment.
const packetFormat = "packet"

// PacketFile is where the page of a PacketOnly run is.
const PacketFile = "packet/packet.html"

// hugoConfig is the configuration of the project, the same in memory and on
// disk. Everything that bears on the bytes of the site is here; where and how
// the build runs is in buildFlags.
func hugoConfig(opt Options) ([]byte, error) {
	params := opt.Params
	if params == nil {
		params = table{}
	}
	c := table{
		"baseURL":                opt.BaseURL,
		"title":                  opt.Title,
		"theme":                  []string{opt.themeName()},
		"defaultContentLanguage": strings.ToLower(opt.language()), // Hugo takes no capitals in a key
		"locale":                 opt.language(),
		"timeZone":               "UTC",

		// What is kept back is kept back before Hugo; a milestone next year is a page.
		"buildDrafts": true, "buildFuture": true, "buildExpired": true,

		"taxonomies":   table{},
		"disableKinds": opt.disabled(),
		"outputs":      table{"home": []string{"html", "rss"}, "section": []string{"html"}, "page": []string{"html"}},
		// The packet as a document of its own: what asks for it in its front matter.
		"outputFormats": table{packetFormat: table{"mediaType": "text/html", "baseName": packetFormat, "isHTML": true, "notAlternative": true}},

		// Titles are the author's, and the tag would date the pages.
		"pluralizeListTitles": false, "capitalizeListTitles": false, "titleCaseStyle": "none",
		"disableHugoGeneratorInject": true,
		"enableGitInfo":              false,
		"refLinksErrorLevel":         "warning",
		"frontmatter": table{
			"date":        []string{"date"},
			"lastmod":     []string{"lastmod", "date"},
			"publishDate": []string{"publishDate", "date"},
			"expiryDate":  []string{"expiryDate"},
		},

		"markup":   markup(),
		"security": security(),
		"minify":   table{"minifyOutput": opt.Minify},
		// Hugo would write jsconfig.json and hugo_stats.json to the real disk.
		"build": table{"noJSConfigInAssets": true, "buildStats": table{"enable": false}},
		// A file of this name would make pages, wherever it came from.
		"ignoreFiles": []string{`_content\.gotmpl$`},

		"params": params,
	}
	if opt.PacketOnly {
		c["segments"] = table{packetFormat: table{"includes": []table{{"output": packetFormat}}}}
		c["renderSegments"] = []string{packetFormat}
	}
	data, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("bug: the site's parameters are no JSON: %w", err)
	}
	return append(data, '\n'), nil
}

// disabled are the kinds of pages that are not made. A map of a site is for search
// engines, which want whole addresses.
func (o Options) disabled() []string {
	kinds := []string{"taxonomy", "term"}
	if !o.Sitemap {
		kinds = append(kinds, "sitemap")
	}
	return kinds
}

func markup() table {
	return table{
		"defaultMarkdownHandler": "goldmark",
		"goldmark": table{
			"renderer": table{"unsafe": false},
			// Attributes in braces may carry a style, which the security policy forbids.
			"parser": table{
				"autoHeadingID": true, "autoIDType": "github",
				"attribute":                          table{"title": false, "block": false},
				"wrapStandAloneImageWithinParagraph": false,
			},
			"extensions": table{
				"definitionList": true, "footnote": table{"enable": true, "enableAutoIDPrefix": true},
				"linkify": true, "linkifyProtocol": "https",
				"strikethrough": true, "table": true, "taskList": true,
				"typographer": table{"disable": false},
				"passthrough": table{"enable": false},
			},
		},
		"highlight":       table{"noClasses": false, "codeFences": true, "guessSyntax": false, "lineNos": false, "anchorLineNos": false},
		"tableOfContents": table{"startLevel": 2, "endLevel": 3},
	}
}

func security() table {
	none := []string{"none"}
	return table{
		"allowContent":           []string{"^text/markdown$"},
		"enableInlineShortcodes": false,
		"exec":                   table{"allow": none, "osEnv": none},
		"funcs":                  table{"getenv": none},
		"http":                   table{"urls": none, "methods": none},
	}
}

// buildFlags says where the build runs. Caches are off: they are files, and a
// build in memory is not repeated.
func buildFlags(cacheDir string) config.Provider {
	flags := config.New()
	flags.Set("workingDir", rootDir())
	flags.Set("publishDir", "public")
	flags.Set("cacheDir", cacheDir)
	flags.Set("environment", "production")
	flags.Set("noBuildLock", true)
	caches := hmaps.Params{}
	for _, name := range []string{"images", "assets", "misc", "getresource", "modules", "modulequeries", "modulegitinfo"} {
		caches[name] = hmaps.Params{"maxAge": 0}
	}
	flags.Set("caches", caches)
	return flags
}

// rootDir is where the project seems to lie. There is nothing on the disk: the
// folder is absolute because Hugo wants it so.
func rootDir() string {
	if runtime.GOOS == "windows" {
		return `C:\casebook`
	}
	return filepath.FromSlash("/casebook")
}
