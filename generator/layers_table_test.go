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
		{"generator/internal/values/day", "dates: parsed, compared and formatted"},
		{"generator/internal/values/colour", "colours: read, mixed, and how well one can be read on another"},
		{"generator/internal/values/decimals", "how many decimals figures have"},
		{"generator/internal/values/direction", "the characters that turn words round which are not their own"},
		{"generator/internal/values/axes", "which series of a chart share an axis, and what its limits cut off"},
		{"generator/internal/site/font", "the fonts that a theme brings: characters and widths"},
		{"generator/internal/files/publish", "writes the files of a site to disk, all or none"},
		{"generator/internal/files/picture", "strips image metadata, sanitises SVG"},
		{"generator/internal/paper/pdf", "a document printed by a browser (owns chromedp and pdfcpu)"},
		{"generator/internal/paper/signature", "signatures and time stamps (owns pkcs7 and go-pkcs12)"},
		{"generator/internal/privacy/secret", "tokens, keys and passwords in a text"},
		{"generator/internal/privacy/confided", "words by which a text asks not to be shared"},
		{"generator/internal/files/archive", "lists and unpacks archives within limits"},
		{"generator/internal/files/extract", "text of files in other encodings, markup, mail and Office formats"},
		{"generator/internal/files/overlay", "a folder with unsaved files over it"},
		{"generator/internal/files/manifest", "the files of a site with their sums, and a statement about them"},
		{"generator/internal/editor/wire", "frames of a language client, and positions in a text"},
		{"generator/internal/files/cache", "drawings kept from one build to the next, under a key of the user"},
		{"themes", "the embedded themes"},
		{"generator/internal/read/format", "the table of the file format: files, fields, and what they hold"},
		{"generator/internal/site/views", "the data that templates print: a type per page"},
		{"generator/internal/site/tags", "the attributes of an HTML tag, with their places"},
		{"generator/internal/site/policy", "the Content-Security-Policy, and the hosts that it admits"},
		{"generator/internal/files/media", "the table of file types: media types, first bytes, and what may be published"},
		{"generator/internal/capture/ladder", "the frameworks to begin with, as files"},
	},
	{
		{"generator/internal/values/sentence", "where the sentences of a text end"},
		{"generator/internal/site/chart", "typed charts to SVG (owns go-echarts and the JavaScript engine)"},
		{"generator/internal/site/card", "the pictures that other sites show beside a link"},
		{"generator/internal/read/source", "YAML, JSON, TOML, CSV and Markdown as values that know their place"},
		{"generator/internal/capture/scaffold", "the text of new files: an entry, a line of the journal, a portfolio"},
		{"generator/internal/capture/richtext", "the text of word processors and web pages as Markdown"},
		{"generator/internal/files/attach", "what may be published beside the pages, and what it contains"},
		{"generator/internal/paper/document", "one page of a site as a document that stands alone (owns HTML to Markdown)"},
		{"generator/internal/site/scan", "active content and external requests in the files of a finished site"},
		{"generator/internal/site/preview", "a site from memory, with the headers of its own"},
		{"generator/internal/site/online", "what a host shows of a site, compared with its files"},
		{"generator/internal/site/portable", "the files of a site as they open from a disk, without a server"},
		{"generator/internal/site/deploy", "brings a finished site to a folder, a branch, Netlify or a bucket"},
	},
	{
		{"generator/internal/read/config", "config.yaml, environment and flags as one typed Config (owns viper)"},
		{"generator/internal/read/series", "a table of figures as dates, numbers and labels"},
		{"generator/internal/capture/sheet", "tables of files of others as cells that know their place (owns excelize)"},
		{"generator/internal/capture/hosting", "the files by which a host publishes a portfolio"},
		{"generator/internal/privacy/secretfiles", "secrets in every file of a portfolio"},
		{"generator/internal/privacy/lock", "a site that only its readers can open (owns age and the word list)"},
	},
	{
		{"generator/internal/editor/schema", "JSON Schemas of the files of a portfolio, from the tables of the format"},
		{"generator/internal/capture/importer", "from files of others to entries of a portfolio, with an account of everything"},
		{"generator/internal/read/casefile", "the typed case, read as the table of the format says"},
		{"generator/internal/site/linkcheck", "broken links in the data files of a site"},
	},
	{
		{"generator/internal/editor/names", "every id of a portfolio with its place: where it is defined, and where it is named"},
		{"generator/internal/privacy/texts", "the texts of a case: what each field holds, visited and rewritten"},
		{"generator/internal/tests/casetest", "cases for tests"},
	},
	{
		{"generator/internal/editor/cursor", "what stands at a place of a file that is being written"},
		{"generator/internal/privacy/redact", "names and terms replaced"},
	},
	{
		{"generator/internal/privacy/audience", "the filter: what of a case an audience may read"},
	},
	{
		{"generator/internal/privacy/leaks", "searches the finished files for withheld text"},
		{"generator/internal/judge/assess", "the verdicts: computed and worded"},
	},
	{
		{"generator/internal/editor/answer", "completions, explanations, references and renames"},
		{"generator/internal/judge/report", "the verdicts as JSON, for status and case.json"},
		{"generator/internal/judge/agenda", "what the next check-in is about, as Markdown"},
		{"generator/internal/judge/changes", "what differs between two states of a case, and what of a case an audience reads"},
		{"generator/internal/judge/check", "mistakes and weaknesses of a case, and the messages about them"},
	},
	{
		{"generator/internal/editor/server", "the Language Server Protocol (owns jrpc2)"},
		{"generator/internal/site/wording", "figures, counts and lists in phrases"},
		{"generator/internal/paper/packet", "selects and orders what goes into a packet; which exhibits are the strongest"},
		{"generator/internal/paper/colophon", "records what a packet or a site was made from"},
	},
	{
		{"generator/internal/site/caseindex", "the case and the judgement, looked up once and read-only"},
	},
	{
		{"generator/internal/site/prose", "the author's Markdown made ready for Hugo, and the files that it publishes"},
	},
	{
		{"generator/internal/site/casecharts", "which charts a case has: data, titles, descriptions"},
	},
	{
		{"generator/internal/site/pageparts", "blocks that several pages share: rows, readiness, gaps, headline figures"},
	},
	{
		{"generator/internal/site/datafiles", "_headers, case.json, search.json, calendar.ics, CSV"},
		{"generator/internal/site/packetpage", "the page /packet/ that is printed"},
	},
	{
		{"generator/internal/site/pages", "the pages as Hugo content in memory (owns Hugo's file conventions)"},
	},
	{
		{"generator/internal/site/render", "Hugo over pages and a theme, in memory (owns Hugo)"},
	},
	{
		{"generator", "the order of the stages"},
		{"generator/cloud", "brings a finished site to a bucket (owns gocloud)"},
	},
	{
		{"cmd/casebook", "flags, streams, exit codes; watching; a file per verb (owns cobra and fsnotify)"},
		{"cmd/casebook-cloud", "the program that casebook publish runs for buckets"},
	},
}

// groups are the folders of generator/internal, in the order of the line; each has
// a comment that begins so.
var groups = []owner{
	{"values", "days and figures: how they are read, compared, rounded and written."},
	{"capture", "from what people have to the files of a portfolio: frameworks to begin with, new files, imports."},
	{"read", "from files to a typed case: syntax, the table of the format, tables of figures, configuration."},
	{"editor", "what editors ask: schemas of the files, and a language server."},
	{"judge", "what the evidence says about a level, and what is wrong or weak in a case."},
	{"privacy", "who may read what: the filter, redaction, the search for leaks, secrets, locked sites."},
	{"files", "the bytes of files: what they contain, what of it may be published, and how files are written."},
	{"site", "from a judged case to the files of a site: pages, charts, Hugo, and the search for what runs or is missing."},
	{"paper", "packets: what goes in, what it rests on, and the document that is printed."},
	{"tests", "what tests share: cases and hostile texts."},
}

// importers says which package alone may import a dependency, by its prefix.
var importers = map[string]string{
	"github.com/gohugoio/hugo":         "generator/internal/site/render",
	"gocloud.dev":                      "generator/cloud",
	"github.com/spf13/afero":           "generator/internal/site/render",
	"github.com/bep/overlayfs":         "generator/internal/site/render",
	"github.com/go-echarts":            "generator/internal/site/chart",
	"modernc.org/quickjs":              "generator/internal/site/chart",
	"github.com/spf13/viper":           "generator/internal/read/config",
	"github.com/creachadair/jrpc2":     "generator/internal/editor/server",
	"github.com/goccy/go-yaml":         "generator/internal/read/source",
	"github.com/pelletier/go-toml":     "generator/internal/read/source",
	"github.com/yuin/goldmark":         "generator/internal/read/source",
	"github.com/spf13/cobra":           "cmd/casebook",
	"golang.org/x/term":                "cmd/casebook",
	"github.com/chromedp":              "generator/internal/paper/pdf",
	"github.com/pdfcpu":                "generator/internal/paper/pdf",
	"github.com/JohannesKaufmann":      "generator/internal/paper/document",
	"github.com/bep/imagemeta":         "generator/internal/files/picture",
	"golang.org/x/image/draw":          "generator/internal/files/picture",
	"golang.org/x/image/webp":          "generator/internal/files/picture",
	"golang.org/x/image/font/opentype": "generator/internal/site/card",
	"github.com/fsnotify":              "cmd/casebook",
	"github.com/andybalholm":           "generator/internal/files/picture",
	"filippo.io/age":                   "generator/internal/privacy/lock",
	"github.com/ccojocar/zxcvbn-go":    "generator/internal/privacy/lock",
	"github.com/sethvargo":             "generator/internal/privacy/lock",
	"github.com/xuri":                  "generator/internal/capture/sheet",
}

// heavy says which packages of generator/internal alone may depend on a large
// dependency, be it through others: those that print, draw, encrypt or render.
// Reading and judging a case needs none of them.
var heavy = map[string][]string{
	"github.com/chromedp":           {"paper/pdf", "files/attach", "privacy/secretfiles"},
	"github.com/pdfcpu":             {"paper/pdf", "files/attach", "privacy/secretfiles"},
	"filippo.io/age":                {"privacy/lock"},
	"github.com/ccojocar/zxcvbn-go": {"privacy/lock"},
	"github.com/bep/imagemeta":      {"files/picture", "files/attach", "paper/document"},
	"golang.org/x/image":            {"files/picture", "paper/pdf", "files/attach", "paper/document", "privacy/secretfiles", "site/card", "site/pages", "site/render"},
	"github.com/andybalholm":        {"files/picture", "files/attach", "paper/document"},
	"github.com/tdewolff":           {"site/scan", "paper/document"},
	"github.com/JohannesKaufmann":   {"paper/document"},
	"modernc.org/quickjs":           {"site/chart", "site/casecharts", "site/pageparts", "site/datafiles", "site/packetpage", "site/pages", "site/render"},
	"github.com/go-echarts":         {"site/chart", "site/casecharts", "site/pageparts", "site/datafiles", "site/packetpage", "site/pages", "site/render"},
	"github.com/gohugoio/hugo":      {"site/render"},
	"github.com/xuri":               {"capture/sheet", "capture/importer"},
	"github.com/creachadair/jrpc2":  {"editor/server"},
}
