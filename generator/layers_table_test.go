package generator

// A layer is packages that may import those of the layers before it, and not each
// other.
type layer []owner

// owner is a package and what it owns, in a few words.
type owner struct{ path, owns string }

// layers is the only table of the packages: the code, doc.go and CONTRIBUTING.md
// are checked against it.
var layers = []layer{
	{
		{"generator/diag", "positions, diagnostics, their order and printed forms"},
		{"generator/internal/day", "days, months, quarters and lengths of time"},
		{"generator/internal/decimals", "how figures are written, and with how many decimals"},
		{"generator/internal/font", "the fonts that a theme brings: characters and widths"},
		{"generator/internal/publish", "a set of files onto disk, whole or not at all"},
		{"generator/internal/picture", "pictures without anything but the picture"},
		{"generator/internal/pdf", "a document printed by a browser (owns chromedp and pdfcpu)"},
		{"generator/internal/secret", "tokens, keys and passwords in a text"},
		{"generator/internal/archive", "what archives pack"},
		{"generator/internal/readable", "what files in other encodings, markup, mail and Office documents read"},
		{"generator/internal/cache", "drawings kept from one build to the next, under a key of the user"},
		{"themes", "the embedded themes"},
		{"generator/internal/format", "the table of the file format: files, fields, and what they hold"},
		{"generator/internal/policy", "the Content-Security-Policy, and the hosts that it admits"},
		{"generator/internal/media", "the table of file endings: media types, and what may be published"},
	},
	{
		{"generator/internal/chart", "typed charts to SVG (owns go-echarts and the JavaScript engine)"},
		{"generator/internal/source", "YAML, JSON, TOML, CSV and Markdown as values that know their place"},
		{"generator/internal/attach", "what may be published beside the pages"},
		{"generator/internal/document", "one page of a site as a document that stands alone (owns HTML to Markdown)"},
		{"generator/internal/scan", "active content and external requests in the files of a finished site"},
		{"generator/internal/preview", "a site from memory, with the headers of its own"},
	},
	{
		{"generator/internal/config", "config.yaml, environment and flags as one typed Config (owns viper)"},
		{"generator/internal/series", "a table of figures as dates, numbers and labels"},
		{"generator/internal/secretfiles", "secrets in the bytes of every file of a portfolio"},
		{"generator/internal/lock", "a site that only its readers can open (owns age and the word list)"},
	},
	{
		{"generator/internal/casefile", "the typed case, read as the table of the format says"},
		{"generator/internal/linkcheck", "where the addresses in a site's machine-readable files lead"},
	},
	{
		{"generator/internal/texts", "the texts of a case: what each field holds, visited and rewritten"},
		{"generator/internal/casetest", "cases for tests"},
	},
	{
		{"generator/internal/redact", "names and terms replaced"},
	},
	{
		{"generator/internal/audience", "the filter: what of a case an audience may read"},
	},
	{
		{"generator/internal/leaks", "the search for what was held back"},
		{"generator/internal/assess", "judgement: pure arithmetic"},
	},
	{
		{"generator/internal/check", "what is wrong with a case, and what makes it weak"},
	},
	{
		{"generator/internal/packet", "what goes into a packet, in which order, and why"},
		{"generator/internal/colophon", "what a packet or a site was made from"},
	},
	{
		{"generator/internal/pages", "the case as Hugo content in memory (owns Hugo's file conventions)"},
	},
	{
		{"generator/internal/render", "Hugo over pages and a theme, in memory (owns Hugo)"},
	},
	{
		{"generator", "the order of the stages"},
	},
	{
		{"cmd/casebook", "flags, streams, exit codes; watching; a file per verb (owns cobra and fsnotify)"},
	},
}

// importers says which package alone may import a dependency, by its prefix.
var importers = map[string]string{
	"github.com/gohugoio/hugo":      "generator/internal/render",
	"github.com/spf13/afero":        "generator/internal/render",
	"github.com/bep/overlayfs":      "generator/internal/render",
	"github.com/go-echarts":         "generator/internal/chart",
	"modernc.org/quickjs":           "generator/internal/chart",
	"github.com/spf13/viper":        "generator/internal/config",
	"github.com/goccy/go-yaml":      "generator/internal/source",
	"github.com/pelletier/go-toml":  "generator/internal/source",
	"github.com/yuin/goldmark":      "generator/internal/source",
	"github.com/spf13/cobra":        "cmd/casebook",
	"golang.org/x/term":             "cmd/casebook",
	"github.com/chromedp":           "generator/internal/pdf",
	"github.com/pdfcpu":             "generator/internal/pdf",
	"github.com/JohannesKaufmann":   "generator/internal/document",
	"github.com/bep/imagemeta":      "generator/internal/picture",
	"golang.org/x/image/draw":       "generator/internal/picture",
	"golang.org/x/image/webp":       "generator/internal/picture",
	"golang.org/x/image/font":       "generator/internal/pdf",
	"github.com/fsnotify":           "cmd/casebook",
	"github.com/andybalholm":        "generator/internal/picture",
	"filippo.io/age":                "generator/internal/lock",
	"github.com/ccojocar/zxcvbn-go": "generator/internal/lock",
	"github.com/sethvargo":          "generator/internal/lock",
}

// heavy says which packages of generator/internal alone may depend on a large
// dependency, be it through others: those that print, draw, encrypt or render.
// Reading and judging a case needs none of them.
var heavy = map[string][]string{
	"github.com/chromedp":           {"pdf", "attach", "secretfiles"},
	"github.com/pdfcpu":             {"pdf", "attach", "secretfiles"},
	"filippo.io/age":                {"lock"},
	"github.com/ccojocar/zxcvbn-go": {"lock"},
	"github.com/bep/imagemeta":      {"picture", "attach", "document"},
	"golang.org/x/image":            {"picture", "pdf", "attach", "document", "secretfiles"},
	"github.com/andybalholm":        {"picture", "attach", "document"},
	"github.com/tdewolff":           {"scan", "document"},
	"github.com/JohannesKaufmann":   {"document"},
	"modernc.org/quickjs":           {"chart", "check", "pages", "render"},
	"github.com/go-echarts":         {"chart", "check", "pages", "render"},
	"github.com/gohugoio/hugo":      {"render"},
}
