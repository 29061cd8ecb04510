package generator

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/attach"
	"github.com/casebook-dev/casebook/generator/internal/files/cache"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	secrets "github.com/casebook-dev/casebook/generator/internal/privacy/secret"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Trusted is something that a portfolio brings and casebook does not doubt: who
// takes a change of it from somebody else has to look at it.
type Trusted struct {
	Kind string `json:"kind"`           // kind, as in [security](security.md)
	File string `json:"file"`           // file
	Line int    `json:"line,omitempty"` // line; absent for the whole file
	What string `json:"what"`           // "the host images.example"
	Why  string `json:"why"`            // why it has to be looked at
}

// trusts lists what of a portfolio is run or believed. docs/security.md explains
// the kinds in this order.
var trusts = []struct{ kind, why string }{
	{"templates", "it is run by every build, and can write anything into the pages that the audience may read"},
	{"scripts and styles", "readers' browsers run it, and no check looks into scripts"},
	{"static", "it is published, and texts in it are searched and not redacted"},
	{"words", "it replaces the theme's words"},
	{"headers", "it is sent by the host with every page"},
	{"host files", "the host obeys it: it can send readers and requests elsewhere"},
	{"hosts", "pages load pictures, styles, fonts and media from it, and it learns who reads them"},
	{"attachments", "files with this ending are published as they are"},
	{"attached", "it is published as it is"},
	{"readers", "it can open the locked site, and the name proves nothing"},
	{"lock", "it decides whether the site is locked, or everybody may read it"},
	{"audience", "it decides who may read something that would be closed without it"},
	{"people", "it decides who may read a name, and what replaces it"},
	{"redact", "it decides which words are replaced, and for whom"},
	{"accept", "it silences a warning"},
	{"secrets", "the file is not searched for passwords and keys"},
	{"address", "links that begin with it count as links of the site"},
	{"params", "it is given to templates as it is"},
	{"publish", "it says where the site is published, or that the host asks for a log-in, and a site for some readers may be built for it"},
	{"output", "a build replaces this folder, as long as it contains what casebook wrote and nothing else"},
	{"cache", "it is not part of a case: its files are used only on the machine that wrote them, and should not be passed on"},
}

// keys say what of config.yaml is trusted.
var keys = map[string]string{
	"hosts": "hosts", "attachments": "attachments", "lock": "lock", "audience": "audience", "redact": "redact", "accept": "accept",
	"secrets": "secrets", "baseURL": "address", "params": "params", "publish": "publish", "output": "output",
}

// Review lists what of a portfolio is run or trusted, with its place. It judges
// nothing: all of it may be as it should.
func Review(opt Options) ([]Trusted, error) {
	tree, _, err := source.Read(opt.Portfolio)
	if err != nil {
		return nil, err
	}
	r := review{opt: opt, tree: tree, all: []Trusted{}}
	r.theme()
	r.config()
	r.readers()
	r.content()
	r.folders()
	slices.SortStableFunc(r.all, func(a, b Trusted) int {
		return cmp.Or(cmp.Compare(rank(a.Kind), rank(b.Kind)), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return r.all, nil
}

func rank(kind string) int {
	return slices.IndexFunc(trusts, func(t struct{ kind, why string }) bool { return t.kind == kind })
}

type review struct {
	opt  Options
	tree source.Tree
	all  []Trusted
}

func (r *review) add(kind string, at diag.Pos, what string) {
	r.all = append(r.all, Trusted{Kind: kind, File: at.File, Line: at.Line, What: secrets.Masked(what), Why: trusts[rank(kind)].why})
}

// scripts are endings of what readers' browsers run: as it is, or made into a script or
// a style by a template.
var scripts = []string{
	".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".tsx", ".css", ".scss", ".sass", ".wasm", ".html", ".htm", ".xhtml", ".xht", ".webmanifest",
}

// theme lists the files that override the theme's.
func (r *review) theme() {
	for _, f := range r.tree.Theme {
		folder, _, _ := strings.Cut(f.Path, "/")
		kind, what := "static", "a file for the site"
		switch {
		case f.Path == "static/_headers":
			kind, what = "headers", "headers"
		case folder == "static" && obeyed(f.Path):
			kind, what = "host files", "a file that hosts obey or run"
		case folder == "layouts":
			kind, what = "templates", "a template"
		case folder == "i18n":
			kind, what = "words", "words of the theme"
		case slices.Contains(scripts, strings.ToLower(path.Ext(f.Path))):
			kind, what = "scripts and styles", "a script, a style or a page"
		case folder == "assets":
			what = "a file of the theme"
		}
		r.add(kind, diag.Pos{File: f.Path}, what)
	}
}

// config lists the keys of config.yaml that decide what is trusted.
func (r *review) config() {
	for _, f := range r.tree.Config.Value.Fields {
		if f.Key == "packet" {
			r.profiles(f.Value)
		}
		kind, is := keys[f.Key]
		if !is {
			continue
		}
		for _, leaf := range leaves(f) {
			what := f.Key
			if text := leaf.Value.Text; text != "" && kind != "redact" && kind != "params" { // a term to be taken away is not printed
				what += " " + text
			}
			r.add(kind, leaf.Value.Pos, what)
		}
	}
}

// profiles lists whom packets are for: those of the author's profiles, and of the one
// that is chosen, as the mentor's reads more than others.
func (r *review) profiles(packet source.Value) {
	if chosen, is := packet.Get("profile"); is {
		r.add("audience", chosen.Value.Pos, "profile of a packet: "+chosen.Value.Text)
	}
	profiles, _ := packet.Get("profiles")
	for _, profile := range profiles.Value.Items {
		if a, is := profile.Get("audience"); is {
			r.add("audience", a.Value.Pos, "audience of a packet: "+a.Value.Text)
		}
	}
}

// leaves gives the items of a list, the fields of a map, or the value itself.
func leaves(f source.Field) []source.Field {
	var all []source.Field
	switch f.Value.Kind {
	case source.Sequence:
		for _, item := range f.Value.Items {
			all = append(all, source.Field{Key: f.Key, Value: item})
		}
	case source.Mapping:
		for _, below := range f.Value.Fields {
			all = append(all, leaves(below)...)
		}
	default:
		all = append(all, f)
	}
	return all
}

func (r *review) readers() {
	if list, is := r.tree.Readers.Value.Get("readers"); is {
		for _, item := range list.Value.Items {
			r.add("readers", item.Pos, "a reader")
		}
	}
}

// content lists what opens something of the case, wherever it is written.
func (r *review) content() {
	for _, d := range r.tree.Docs {
		r.opened(d.Path, d.Fields)
	}
	for _, d := range r.tree.Data {
		r.opened(d.Path, d.Value)
	}
	for _, t := range r.tree.Tables {
		r.opened(t.Path, rows(t))
	}
	for _, f := range r.tree.Files {
		if !attach.Rewritten(f.Path) {
			r.add("attached", diag.Pos{File: f.Path}, "a file that pages may name")
		}
	}
}

// rows gives a table as maps, by the names in its first row.
func rows(t source.Table) source.Value {
	var all source.Value
	for _, row := range t.Rows[min(1, len(t.Rows)):] {
		var one source.Value
		for i, cell := range row {
			if i < len(t.Rows[0]) && cell.Text != "" {
				one.Fields = append(one.Fields, source.Field{
					Key: strings.ToLower(strings.TrimSpace(t.Rows[0][i].Text)), Value: source.Value{Kind: source.Scalar, Text: cell.Text, Pos: cell.Pos},
				})
			}
		}
		all.Items = append(all.Items, one)
	}
	return all
}

func (r *review) opened(file string, v source.Value) {
	for _, item := range v.Items {
		r.opened(file, item)
	}
	for _, f := range v.Fields {
		a, known := config.ParseAudience(f.Value.Text)
		switch {
		case f.Key == "audience" && known && a < closedAs(file):
			r.add("audience", f.Value.Pos, "audience: "+f.Value.Text)
		case f.Key == "consent" && f.Value.Text != "none", f.Key == "public" && f.Value.Kind == source.Scalar:
			r.add("audience", f.Value.Pos, f.Key+": "+f.Value.Text)
		case slices.Contains([]string{"named", "alias", "exact"}, f.Key) && strings.HasPrefix(file, "content/people."):
			r.add("people", f.Value.Pos, f.Key)
		case f.Key == "params":
			r.add("params", f.Value.Pos, f.Key)
		default:
			r.opened(file, f.Value)
		}
	}
}

// closedAs is the audience of what says nothing of it in a file.
func closedAs(file string) config.Audience {
	part, _, _ := strings.Cut(strings.TrimPrefix(file, "content/"), "/")
	name := strings.TrimSuffix(part, path.Ext(part))
	for _, s := range slices.Concat(format.Collections, format.Files) {
		if s.Name == name {
			a, _ := config.ParseAudience(s.Audience)
			return a
		}
	}
	return config.Committee
}

// folders lists folders of casebook's own that a portfolio came with: the mark of a
// site that may be replaced, and drawings.
func (r *review) folders() {
	for _, b := range r.tree.Beside {
		if b.Path == path.Dir(cache.Folder) {
			r.add("cache", diag.Pos{File: b.Path}, "a folder of drawings")
		}
		if info, err := fs.Lstat(r.opt.Portfolio, path.Join(b.Path, publish.Marker)); b.Folder && err == nil && info.Mode().IsRegular() {
			r.add("output", diag.Pos{File: path.Join(b.Path, publish.Marker)}, "the mark of a folder that casebook wrote")
		}
	}
}
