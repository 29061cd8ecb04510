package source

import (
	"crypto/sha256"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// sort decides by place and ending what each file of content/ is.
func (r *reader) sort(found []File) {
	bundles := bundlesOf(found)
	for _, f := range found {
		ext := strings.ToLower(path.Ext(f.Path))
		parts := strings.Split(f.Path, "/")[1:]
		top := len(parts) == 1
		metrics := len(parts) == 2 && parts[0] == "metrics"
		charts := len(parts) == 2 && parts[0] == "charts"
		switch {
		case IsMarkdown(f.Path) && parts[0] != "assets" && !bundles.hold(f.Path):
			r.doc(f)
		case (top || metrics || charts) && slices.Contains([]string{".yaml", ".yml", ".json", ".toml"}, ext):
			r.data(f, ext)
		case (top || metrics) && (ext == ".csv" || ext == ".tsv"):
			r.table(f)
		default:
			if r.mayPublish(f, maxFile) {
				r.tree.Files = append(r.tree.Files, f)
			}
		}
	}
}

// IsMarkdown tells by its ending whether a file is Markdown.
func IsMarkdown(file string) bool {
	ext := path.Ext(file)
	return strings.EqualFold(ext, ".md") || strings.EqualFold(ext, ".markdown")
}

// bundles are the folders that are one entry with its files.
type bundles map[string]bool

// bundlesOf finds the folders below those of content/ that hold an index.md.
func bundlesOf(found []File) bundles {
	all := bundles{}
	for _, f := range found {
		dir, base := path.Split(f.Path)
		if IsMarkdown(base) && strings.TrimSuffix(base, path.Ext(base)) == "index" && strings.Count(dir, "/") > 2 {
			all[path.Clean(dir)] = true
		}
	}
	return all
}

// hold tells whether a file belongs to a bundle, and is not the text of it.
func (b bundles) hold(file string) bool {
	if len(b) == 0 {
		return false
	}
	dir, base := path.Split(file)
	if dir = path.Clean(dir); b[dir] && strings.TrimSuffix(base, path.Ext(base)) == "index" {
		dir = path.Dir(dir)
	}
	for ; strings.Contains(dir, "/"); dir = path.Dir(dir) {
		if b[dir] {
			return true
		}
	}
	return false
}

func (r *reader) doc(f File) {
	if r.tooLarge(f.Path, f.Size, maxText) {
		return
	}
	i := len(r.tree.Docs)
	r.tree.Docs = append(r.tree.Docs, Doc{Path: f.Path})
	r.parsed = append(r.parsed, formerDoc{})
	r.jobs = append(r.jobs, job{path: f.Path, again: func(data []byte) (Sum, diag.List, bool) {
		was, same := r.former.again(f.Path, data)
		if !same {
			return Sum{}, nil, false
		}
		r.tree.Docs[i], r.parsed[i] = was.Doc, was
		return was.sum, slices.Clone(was.diags), true
	}, parse: func(text string) diag.List {
		doc, diags := readDoc(f.Path, text)
		body, more := bounded(doc.Body)
		doc.Body = body
		doc.sheet = &sheet{text: text, syntax: syntaxOf(text)}
		diags = append(diags, more...)
		if r.former != nil {
			doc.Body.kept = &kept{text: doc.Body.Text}
			r.parsed[i] = formerDoc{doc, sha256.Sum256([]byte(text)), slices.Clone(diags)}
		}
		r.tree.Docs[i] = doc
		return diags
	}})
}

func (r *reader) data(f File, ext string) {
	if r.tooLarge(f.Path, f.Size, maxText) {
		return
	}
	i := len(r.tree.Data)
	r.tree.Data = append(r.tree.Data, Data{Path: f.Path})
	r.jobs = append(r.jobs, job{path: f.Path, parse: func(text string) (diags diag.List) {
		r.tree.Data[i].Value, diags = readData(f.Path, ext, text)
		r.tree.Data[i].sheet = &sheet{text: text, syntax: syntaxes[ext]}
		return diags
	}})
}

func (r *reader) table(f File) {
	i := len(r.tree.Tables)
	r.tree.Tables = append(r.tree.Tables, Table{Path: f.Path, Broken: true}) // even if it cannot be read: others refer to it
	if r.tooLarge(f.Path, f.Size, maxTable) {
		return
	}
	r.jobs = append(r.jobs, job{path: f.Path, parse: func(text string) (diags diag.List) {
		r.tree.Tables[i], diags = readCSV(f.Path, text)
		r.tree.Tables[i].sheet = &sheet{text: text, syntax: inCSV}
		return diags
	}})
}
