package casefile

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Fate is what became of a file or a folder of the portfolio.
type Fate struct {
	Path   string
	Folder bool
	Form   Form
	Of     string // what it is: "evidence/queue", "the series lead-time"; of one that is nothing: why
}

// Form is what kind of thing a file became.
type Form int

// The forms.
const (
	Read     Form = iota // it is part of the case
	Attached             // pages may name it, and it is published where they do
	Unreadable
	Passed  // hidden, or left behind by a program
	Ignored // nothing is read here, though its name promises something
	Beside  // no part of a portfolio
)

// account tells what became of every file, and reports those that stand where
// nothing is read.
func (d *decoder) account() {
	a := accountant{d: d, told: map[string]bool{}}
	for _, doc := range d.tree.Docs {
		a.doc(doc.Path)
	}
	for _, f := range d.tree.Data {
		a.data(f.Path)
	}
	for _, t := range d.tree.Tables {
		a.table(t.Path)
	}
	for _, f := range d.tree.Files {
		a.file(f.Path)
	}
	for _, f := range d.tree.Theme {
		a.add(f.Path, Read, "in place of the theme's file, or beside it")
		a.ofLock(f.Path)
	}
	a.add(source.ConfigFile, Read, "the configuration")
	if d.tree.Readers.Value.Kind != source.Null {
		a.add(source.ReadersFile, Read, "who can open the locked site")
	}
	unread := map[string]bool{}
	for _, u := range d.c.Unread {
		unread[u.Path] = true
	}
	a.all = slices.DeleteFunc(a.all, func(f Fate) bool { return unread[f.Path] })
	for _, u := range d.c.Unread {
		if unread[u.Path] {
			a.add(u.Path, Unreadable, "an error says why")
		}
		unread[u.Path] = false
	}
	for _, p := range d.tree.Passed {
		a.all = append(a.all, Fate{Path: p.Path, Folder: p.Folder, Form: Passed, Of: p.Why})
	}
	for _, b := range d.tree.Beside {
		a.beside(b)
	}
	slices.SortStableFunc(a.all, func(x, y Fate) int { return strings.Compare(x.Path, y.Path) })
	d.c.Account = a.all
}

type accountant struct {
	d    *decoder
	all  []Fate
	told map[string]bool // what was reported, so that a folder is once
}

func (a *accountant) add(file string, form Form, of string) {
	a.all = append(a.all, Fate{Path: file, Form: form, Of: of})
}

// folders are those of content/.
func folders() []string {
	all := []string{"metrics", "charts", "assets"}
	for _, c := range Collections() {
		all = append(all, string(c))
	}
	return all
}

// ofLock reports a file in the place of those that open a locked site: these are
// not encrypted.
func (a *accountant) ofLock(file string) {
	at := strings.TrimPrefix(file, "static/")
	if a.d.c.Config.Lock.Always && at != file && (strings.HasPrefix(at+"/", "lock/") || at == "sw.js") {
		a.d.diags.Errorf(diag.Pos{File: file}, "file-misplaced", "%q would not be encrypted: a locked site keeps its own files there", at).
			Hintf("move it into another folder of static/, where it is encrypted like the rest of the site")
	}
}

// misplaced reports what stands where nothing is read. A folder that casebook
// does not know is reported once.
func (a *accountant) misplaced(file, what string) {
	if a.d.c.MayHoldFile(file) {
		return // an error says why it is not read
	}
	a.add(file, Ignored, "nothing is read here")
	if !a.told[file] {
		a.told[file] = true
		d := a.d.diags.Errorf(diag.Pos{File: file}, "file-misplaced", "casebook knows no %s %q here", what, path.Base(file))
		name := stem(file)
		if near, ok := diag.DidYouMean(name, append(folders(), "framework", "people", "assessments", "agreement")); ok && what == "folder" {
			d.Hintf("did you mean %q?", near)
		} else if isCollection(name) && what != "folder" {
			d.Hintf("entries go into the folder content/%s, each in a file of its own; rows of them into content/%s.yaml", name, name)
		} else if ok {
			d.Hintf("did you mean %q?", near)
		} else if name == "index" {
			d.Hintf("the home page is content/_index.md")
		} else if what == "folder" {
			d.Hintf("the folders of content/ are %s", strings.Join(folders(), ", "))
		} else {
			d.Hintf("entries go into a folder of content/, as in content/evidence/%s.md; attached files into content/assets", name)
		}
	}
}

// inKnownFolder tells whether a file lies in one of the folders of content/, and
// reports the folder where it does not.
func (a *accountant) inKnownFolder(file string) (folder string, ok bool) {
	parts := strings.Split(file, "/")
	if len(parts) < 3 {
		return "", true
	}
	if slices.Contains(folders(), parts[1]) {
		return parts[1], true
	}
	a.misplaced("content/"+parts[1], "folder")
	return "", false
}

func (a *accountant) doc(file string) {
	folder, ok := a.inKnownFolder(file)
	switch name := stem(file); {
	case !ok:
	case folder == "" && name == "_index":
		a.add(file, Read, "the home page")
	case folder == "" && name == "agreement":
		a.add(file, Read, "the agreement")
	case folder == "", folder == "charts", folder == "metrics" && name != "_index":
		a.misplaced(file, "page")
	case name == "_index" && path.Dir(file) == "content/"+folder:
		a.add(file, Read, "the introduction of "+folder)
	case name == "_index":
		a.add(file, Ignored, "this file introduces no list: it is in a folder inside of "+folder)
	default:
		id, _ := EntryID(file)
		a.add(file, Read, "the entry "+folder+"/"+id)
	}
}

func (a *accountant) data(file string) {
	folder, ok := a.inKnownFolder(file)
	switch name := stem(file); {
	case !ok:
	case file == a.d.c.Framework.Pos.File || file == a.d.c.Config.Target.Framework:
		a.add(file, Read, "the framework")
	case folder == "metrics":
		a.add(file, Read, "about the series "+name)
	case folder == "charts":
		a.add(file, Read, "the chart "+name)
	case name == "framework" && a.d.c.Framework.Given():
		a.add(file, Ignored, "the framework is read from "+a.d.c.Framework.Pos.File)
	case isCollection(name) || name == "people" || name == "assessments" || name == "framework":
		a.add(file, Read, "rows of "+name)
	default:
		a.misplaced(file, "data file")
	}
}

func (a *accountant) table(file string) {
	folder, ok := a.inKnownFolder(file)
	switch name := stem(file); {
	case !ok:
	case folder == "metrics":
		a.add(file, Read, "the series "+name)
	case isCollection(name) || name == "people" || name == "assessments":
		a.add(file, Read, "rows of "+name)
	default:
		a.misplaced(file, "table")
	}
}

func (a *accountant) file(file string) {
	if name, _ := strings.CutPrefix(file, "content/"); slices.Contains(folders(), name) {
		a.d.diags.Errorf(diag.Pos{File: file}, "file-misplaced", "%q is a file; it must be a folder", name).Hintf("make it a folder, and put its entries into files of their own")
		a.add(file, Ignored, "it must be a folder")
		return
	}
	switch folder, ok := a.inKnownFolder(file); {
	case !ok:
	case folder == "":
		a.misplaced(file, "file")
	default:
		a.add(file, Attached, "")
	}
}

// beside looks at what stands at the root of the portfolio. What is named like a
// part of the case and stands there, where nothing is read, is told of.
func (a *accountant) beside(b source.Beside) {
	f := Fate{Path: b.Path, Folder: b.Folder, Form: Beside, Of: "it is not part of a portfolio"}
	name, ext := strings.ToLower(stem(b.Path)), strings.ToLower(path.Ext(b.Path))
	data := slices.Contains([]string{".yaml", ".yml", ".json", ".toml", ".csv", ".tsv"}, ext)
	switch {
	case b.Folder && (name == "content" || isCollection(name) && !a.holds("content/"+name)):
		f.Form, f.Of = Ignored, "entries are read from the folders of content/"
	case b.Folder:
	case name == "config" && data, name == "casebook" && data:
		f.Form, f.Of = Ignored, "the configuration is read from "+source.ConfigFile
	case name == "readers" && data:
		f.Form, f.Of = Ignored, "readers are read from "+source.ReadersFile
	case data && (isCollection(name) || slices.Contains([]string{"framework", "people", "assessments"}, name)):
		f.Form, f.Of = Ignored, "it is read from content/"+name+ext
	case source.IsMarkdown(b.Path) && (name == "agreement" || name == "_index"):
		f.Form, f.Of = Ignored, "it is read from content/"+name+".md"
	}
	a.all = append(a.all, f)
}

// holds tells whether anything lies in a folder.
func (a *accountant) holds(folder string) bool {
	return slices.ContainsFunc(a.all, func(f Fate) bool { return strings.HasPrefix(f.Path, folder+"/") })
}
