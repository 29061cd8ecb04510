package check

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var fileIgnored = Check{
	ID:       "file-ignored",
	Title:    "a file that nothing is read from",
	Severity: diag.Warning,
	Doc: `A file is among the entries, the series or the configuration, but in a format
or a folder that casebook does not read: a mail, a text or a document in the
folder of a collection or among the files of an entry, a spreadsheet among the
series, people.yaml next to config.yaml. No page links to it either.

Its content is in no build and counts for nothing.

Save it as Markdown, or as a CSV file in content/metrics; import it; move it; or
name it in an entry to attach it. "casebook import" reads mails, tables, notes
and brag documents. "casebook check --files" lists every file with
what became of it.`,
	OfWhole: true,
	Run: func(p *Pass) {
		written := newPass(p.drafted, p.Assessment, p.found) // a draft has its files too
		written.check = p.check
		p = written
		named := p.Named()
		var missing []string
		for file := range named {
			if !p.files().has(file) {
				missing = append(missing, file)
			}
		}
		for _, l := range p.links() { // "C:\Users\ada\plan.txt" means plan.txt
			if _, ok := p.local(l.URL); !ok {
				missing = append(missing, path.Base(strings.ReplaceAll(l.URL, `\`, "/")))
			}
		}
		bundles := p.bundles()
		for _, f := range p.Case.Account {
			switch {
			case f.Form == casefile.Ignored && !strings.HasPrefix(f.Path, "content/") || f.Form == casefile.Ignored && source.IsMarkdown(f.Path) && strings.Count(f.Path, "/") > 2:
				p.Reportf(diag.Pos{File: f.Path}, "nothing is read from %q", path.Base(f.Path)).Hintf("%s", f.Of)
			case f.Form == casefile.Attached && len(named[f.Path]) == 0 && !meant(f.Path, missing):
				p.unnamed(f.Path, bundles)
			}
		}
	},
}

// The endings of files that people would expect to be read.
var (
	proseEndings = []string{
		"", ".txt", ".text", ".doc", ".docx", ".dotx", ".odt", ".pages", ".rtf", ".eml", ".msg", ".mbox", ".html", ".htm", ".mhtml",
		".rst", ".org", ".adoc", ".asciidoc", ".textile", ".wiki", ".tex", ".mdx", ".mdown", ".mkd", ".mkdn", ".mdwn", ".rmd", ".qmd", ".ipynb", ".one",
	}
	tableEndings = []string{
		".yaml", ".yml", ".json", ".toml", ".csv", ".tsv", ".tab", ".xls", ".xlsx", ".xlsm", ".ods", ".numbers", ".parquet", ".sqlite", ".db", ".ndjson", ".jsonl",
	}
)

// unnamed reports a file that no page names, where people would expect that it is
// read.
func (p *Pass) unnamed(file string, bundles map[string]bool) {
	folder := strings.Split(file, "/")[1]
	ext := strings.ToLower(path.Ext(file))
	at, name := diag.Pos{File: file}, path.Base(file)
	inBundle, unfinished := within(bundles, file)
	switch {
	case folder == "assets" && !slices.Contains(proseEndings, ext):
	case folder == "assets":
		p.Reportf(at, "no page names %q, so it is in no build", name).Hintf("name it in an entry to attach it%s", orImport(file))
	case folder == "metrics" || folder == "charts":
		if slices.Contains(proseEndings, ext) || slices.Contains(tableEndings, ext) {
			d := p.Reportf(at, "nothing is read from %q", name)
			if path.Dir(file) != "content/"+folder {
				d.Hintf("move it to content/%s itself, not to a folder in it", folder)
			} else if folder == "charts" {
				d.Hintf("a chart is described by a YAML file")
			} else {
				d.Hintf("save it as CSV, as in content/metrics/%s.csv", strings.TrimSuffix(name, path.Ext(name)))
			}
		}
	case inBundle:
		if source.IsMarkdown(file) {
			p.Reportf(at, "nothing is read from %q: it is in the folder of an entry, and no page names it", name).
				Hintf("move it to content/%s to make it an entry, or link to it", folder)
		} else if slices.Contains(proseEndings, ext) && !unfinished {
			p.Reportf(at, "no page names %q, so it is in no build", name).Hintf("name it in its entry to attach it%s", orImport(file))
		}
	case slices.Contains(proseEndings, ext):
		p.Reportf(at, "nothing is read from %q, and no page names it", name).
			Hintf("entries are Markdown: save it as %s.md; or name it in an entry, to attach it%s", strings.TrimSuffix(name, path.Ext(name)), orImport(file))
	case slices.Contains(tableEndings, ext):
		p.Reportf(at, "nothing is read from %q, and no page names it", name).
			Hintf("rows of %s go into content/%s.yaml or .csv; or name it in an entry, to attach it%s", folder, folder, orImport(file))
	}
}

// orImport names the import that makes entries of a file; "" where there is none.
func orImport(file string) string {
	switch strings.ToLower(path.Ext(file)) {
	case ".eml", ".mbox":
		return "; or make entries of it: casebook import feedback"
	case ".txt", ".text":
		return "; or make entries of it: casebook import journal, or evidence"
	case ".xlsx", ".html", ".htm", ".json":
		return "; or make entries of it: casebook import evidence"
	}
	return ""
}

// meant tells whether a page names a file that is not there, and probably means
// this one.
func meant(file string, missing []string) bool {
	return slices.ContainsFunc(missing, func(m string) bool {
		if path.Base(m) == path.Base(file) {
			return true
		}
		_, near := diag.DidYouMean(path.Base(m), []string{path.Base(file)})
		return near && path.Dir(m) == path.Dir(file)
	})
}

// bundles gives the folders of entries, and of each whether its entry is a draft or cannot
// be read: then it may name a file later.
func (p *Pass) bundles() map[string]bool {
	unfinished := map[string]bool{}
	for _, e := range p.entries() {
		if e.Bundle {
			unfinished[e.Folder] = unfinished[e.Folder] || e.Draft.V
		}
	}
	for _, u := range p.Case.Unread {
		if strings.HasPrefix(path.Base(u.Path), "index.") {
			unfinished[path.Dir(u.Path)] = true
		}
	}
	return unfinished
}

// within tells whether a file is in one of some bundles, and whether that is unfinished.
func within(bundles map[string]bool, file string) (in, unfinished bool) {
	for folder := path.Dir(file); folder != "." && folder != "/"; folder = path.Dir(folder) {
		is, found := bundles[folder]
		in, unfinished = in || found, unfinished || is
	}
	return in, unfinished
}

// Named gives the files below content/ that pages name, each with the keys of the
// entries that do; the key of another page is its address.
func Named(c casefile.Case) map[string][]string {
	p := &Pass{Case: c}
	p.names.c = &p.Case
	return p.Named()
}

// Named gives the files that pages name.
func (p *Pass) Named() map[string][]string {
	named := map[string][]string{}
	known := map[[2]string]bool{}
	add := func(file, by string) {
		if pair := [2]string{file, by}; !known[pair] {
			known[pair] = true
			named[file] = append(named[file], by)
		}
	}
	for _, e := range p.Case.Evidence {
		for _, a := range e.Artifacts {
			if a.Path != "" {
				add(a.Path, e.Key())
			}
		}
	}
	for _, l := range p.links() {
		if to, ok := p.local(l.URL); ok {
			add(l.in.fileOf(to), strings.Trim(l.in.address, "/"))
		}
	}
	for s := range p.shortcodes() {
		if src := s.arg("src", none); s.Name == "figure" && src.Given() {
			add(s.in.fileOf(src.V), strings.Trim(s.in.address, "/"))
		}
	}
	if photo := p.Case.Config.Person.Photo; photo != "" {
		add("content/"+strings.TrimPrefix(strings.TrimPrefix(photo, "/"), "content/"), "config.yaml")
	}
	return named
}
