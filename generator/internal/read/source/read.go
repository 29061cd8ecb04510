package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// The largest files that are read or published, in bytes.
const (
	maxText  = 4 << 20   // Markdown, YAML, JSON, TOML
	maxWords = 256 << 10 // words of the theme
	maxTable = 16 << 20  // CSV: some 500,000 rows
	maxFile  = 32 << 20  // artifacts and images, and what lies in static/ and assets/

	maxPublished = 512 << 20 // all files together that are not read as text
)

// The files at the root of a portfolio.
const (
	ConfigFile  = "config.yaml"
	ReadersFile = "readers.yaml" // who can open the locked site
)

// folders are the folders at the root of a portfolio: the case, and what overrides
// the theme's.
var folders = []string{"content", "layouts", "assets", "i18n", "static"}

// Inputs lists the names at the root of a portfolio that it is read from.
func Inputs() []string { return append([]string{ConfigFile, ReadersFile}, folders...) }

// Kept lists the names at the root of a portfolio that no output is written to:
// what it is read from, what other programs for the same files read, and what
// casebook and git keep.
func Kept() []string {
	return append(Inputs(), "data", "framework", "themes", ".casebook", ".git", ".gitignore", ".gitattributes", ".gitmodules", ".github", ".gitlab-ci.yml")
}

// Read reads a portfolio: config.yaml, readers.yaml, content/, and the names of
// the files that override the theme's. Symbolic links are refused, since what they name
// may lie outside. The error is for what the author cannot mend.
func Read(fsys fs.FS) (Tree, diag.List, error) {
	return (&reader{fsys: fsys, see: func(string, []byte) {}}).read()
}

func (r *reader) read() (Tree, diag.List, error) {
	r.atRoot(ConfigFile, true, &r.tree.Config)
	r.atRoot(ReadersFile, false, &r.tree.Readers)
	if err := r.root(); err != nil {
		return r.tree, r.diags, err
	}
	for _, folder := range folders {
		if err := r.walk(folder); err != nil {
			return r.tree, r.diags, err
		}
	}
	err := r.parse()
	return r.tree, r.diags, err
}

// root notes what stands beside config.yaml, and is not read.
func (r *reader) root() error {
	all, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		return fmt.Errorf("reading the portfolio: %w", err)
	}
	for _, d := range all {
		if d.Name() == publish.Unfinished {
			r.diags.Errorf(diag.Pos{File: publish.Unfinished}, "rewrite-unfinished", "a command was stopped while it rewrote several files, and some of them are still as they were").
				Hintf("casebook check --fix finishes it; if you took back what it did, delete this file")
		}
		if name := d.Name(); name != ConfigFile && name != ReadersFile && !slices.Contains(folders, name) {
			r.tree.Beside = append(r.tree.Beside, Beside{Path: name, Folder: d.IsDir()})
		}
	}
	return nil
}

type reader struct {
	fsys      fs.FS
	see       func(path string, data []byte) // of each file that is read
	tree      Tree
	jobs      []job
	former    *Former
	parsed    []formerDoc       // by the place of the file among the docs
	names     map[string]string // as SameName gives them -> path
	twice     []string          // folders that have another one's name, with a slash behind
	published int64             // bytes of the files that are not read as text
	diags     diag.List
}

// job is one file to read. parse fills the part of the tree that it names.
type job struct {
	path  string
	parse func(text string) diag.List
	again func(data []byte) (Sum, diag.List, bool) // what a former reading of the same bytes gave; nil = none is known
	sum   Sum
	diags diag.List

	unread bool // nothing of it is known but its place
}

// atRoot reads a YAML file at the root of the portfolio.
func (r *reader) atRoot(name string, required bool, into *Data) {
	into.Path = name
	at := diag.Pos{File: name}
	info, err := fs.Lstat(r.fsys, name)
	switch {
	case err == nil && r.isLink(name, info.Mode().Type()):
	case errors.Is(err, fs.ErrNotExist) && !required:
	case errors.Is(err, fs.ErrNotExist):
		r.diags.Errorf(at, "config-missing", "this folder has no %s, so it is not a portfolio", name).
			Hintf("name the folder that holds %s", name)
	case err == nil && info.IsDir():
		r.diags.Errorf(at, "file-misplaced", "%s is a folder; it must be a file", name).Hintf("rename the folder, and write the configuration into a file of that name")
	case err == nil && r.tooLarge(name, info.Size(), maxText):
	default:
		r.jobs = append(r.jobs, job{path: name, parse: func(text string) (diags diag.List) {
			into.Value, diags = readData(name, ".yaml", text)
			return diags
		}})
	}
}

// isLink refuses what is neither a file nor a folder.
func (r *reader) isLink(p string, kind fs.FileMode) bool {
	if kind.IsDir() || kind.IsRegular() {
		return false
	}
	r.tree.Unread = append(r.tree.Unread, p)
	switch {
	case kind&fs.ModeSymlink != 0:
		r.diags.Errorf(diag.Pos{File: p}, "file-link", "%q is a symbolic link", path.Base(p)).
			Hintf("put the file itself here; casebook reads nothing from outside the portfolio")
	default:
		r.diags.Errorf(diag.Pos{File: p}, "file-link", "%q is not a regular file", path.Base(p)).
			Hintf("put a file here; casebook reads no devices, pipes and sockets")
	}
	return true
}

// walk sorts the files below a folder of the portfolio into the tree.
func (r *reader) walk(folder string) error {
	// WalkDir would follow a link that the folder itself is.
	if info, err := fs.Lstat(r.fsys, folder); err == nil {
		if r.isLink(folder, info.Mode().Type()) {
			return nil
		}
		if !info.IsDir() {
			r.diags.Errorf(diag.Pos{File: folder}, "file-misplaced", "%q is a file; it must be a folder", folder).Hintf("rename the file, and make a folder of that name")
			return nil
		}
	}
	var found []File
	err := fs.WalkDir(r.fsys, folder, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if p == folder && errors.Is(err, fs.ErrNotExist) {
				return fs.SkipDir
			}
			return err
		}
		switch {
		case r.passesOver(p, d) || !r.mayEnter(p, d):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || r.isLink(p, d.Type()):
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		found = append(found, File{p, info.Size()})
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading the portfolio: %w", err)
	}
	found = slices.DeleteFunc(found, func(f File) bool {
		return slices.ContainsFunc(r.twice, func(folder string) bool { return strings.HasPrefix(f.Path, folder) })
	})
	if folder == "content" {
		r.sort(found)
		return nil
	}
	limit := int64(maxFile)
	switch folder {
	case "layouts":
		limit = maxText
	case "i18n":
		limit = maxWords
	}
	for _, f := range found {
		if r.mayPublish(f, limit) {
			r.tree.Theme = append(r.tree.Theme, f)
		}
	}
	return nil
}

// mayPublish tells whether a file is not too large, and the files so far are not when
// it is added. What would be too much is told once, at the file that it begins with.
func (r *reader) mayPublish(f File, limit int64) bool {
	if r.tooLarge(f.Path, f.Size, limit) {
		return false
	}
	before := r.published
	if r.published += f.Size; r.published <= maxPublished {
		return true
	}
	r.tree.Unread = append(r.tree.Unread, f.Path)
	if before <= maxPublished {
		r.diags.Errorf(diag.Pos{File: f.Path}, "file-too-large", "with this file, the published files have more than %d MB in total", maxPublished>>20).
			Hintf("link to the largest ones instead, or scale the pictures down")
	}
	return false
}

func readData(p, ext, text string) (v Value, diags diag.List) {
	switch ext {
	case ".json":
		end := 0
		v, end, diags = readJSON(p, text)
		if rest := strings.TrimSpace(text[end:]); rest != "" && len(diags) == 0 {
			if m := jsonMistake(text, true); m != nil {
				diags.Errorf(place(p, text, m.at), "syntax-bad", "%s", m.what).Hintf("%s", m.hint)
			}
		}
	case ".toml":
		v, diags = readTOML(p, 1, text)
	default:
		v, diags = readYAML(p, 1, text)
	}
	diags = append(diags, Sound(&v)...)
	return v, diags
}

// passesOver tells of the files that programs leave behind, and of those that are
// hidden on purpose.
func (r *reader) passesOver(p string, d fs.DirEntry) bool {
	var why string
	switch name := d.Name(); {
	case name == "." || name == "..": // leads to another place, which mayEnter tells
		return false
	case strings.HasPrefix(name, "."):
		why = "its name begins with a dot"
	case strings.HasSuffix(name, "~") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		why = "it is a backup copy of an editor"
	case strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini"):
		why = "it belongs to the operating system"
	default:
		return false
	}
	r.tree.Passed = append(r.tree.Passed, Passed{Path: p, Folder: d.IsDir(), Why: why})
	return true
}

func (r *reader) tooLarge(p string, size, limit int64) bool {
	if size <= limit {
		return false
	}
	r.tree.Unread = append(r.tree.Unread, p)
	r.diags.Errorf(diag.Pos{File: p}, "file-too-large", "the file has %.1f MB; at most %g MB are read", float64(size)/(1<<20), float64(limit)/(1<<20)).
		Hintf("split it, thin it out, or link to it instead")
	return true
}

// parse reads the files, some at a time. What each of them says is put
// together in the order of the files.
func (r *reader) parse() error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range r.jobs {
		group.Go(func() error { return r.jobs[i].run(r.fsys, r.see) })
	}
	err := group.Wait()
	r.tree.Sums = make(map[string]Sum, len(r.jobs))
	unread := map[string]bool{}
	for _, j := range r.jobs {
		r.diags = append(r.diags, j.diags...)
		r.tree.Sums[j.path] = j.sum
		if j.unread {
			unread[j.path] = true
			r.tree.Unread = append(r.tree.Unread, j.path)
		} else if slices.ContainsFunc(j.diags, func(d diag.Diagnostic) bool { return d.Check == "text-unbounded" }) {
			r.tree.Cut = append(r.tree.Cut, j.path)
		}
	}
	r.close(unread)
	return err
}

// close takes out what could not be read: of a file with a mistake in its syntax
// nobody knows who may read the rest.
func (r *reader) close(unread map[string]bool) {
	t := &r.tree
	slices.Sort(t.Unread)
	if len(unread) == 0 {
		return
	}
	t.Docs = slices.DeleteFunc(t.Docs, func(d Doc) bool { return unread[d.Path] })
	t.Data = slices.DeleteFunc(t.Data, func(d Data) bool { return unread[d.Path] })
	t.Tables = slices.DeleteFunc(t.Tables, func(t Table) bool { return unread[t.Path] })
	for _, d := range []*Data{&t.Config, &t.Readers} {
		if unread[d.Path] {
			d.Value = Value{}
		}
	}
}

func (j *job) run(fsys fs.FS, see func(string, []byte)) error {
	data, err := fs.ReadFile(fsys, j.path)
	if err != nil {
		return fmt.Errorf("reading the portfolio: %w", err)
	}
	see(j.path, data)
	j.take(data)
	return nil
}

// take reads the bytes of the file.
func (j *job) take(data []byte) {
	ok := false
	if j.again != nil {
		j.sum, j.diags, ok = j.again(data)
	}
	if !ok {
		var text string
		j.sum = SumOf(data)
		if text, ok = j.text(data); ok {
			j.diags = append(j.diags, j.parse(text)...)
		}
	}
	j.unread = !ok || slices.ContainsFunc(j.diags, func(d diag.Diagnostic) bool {
		return d.Check == "syntax-bad" || d.Check == "front-matter-bad"
	})
}

// text gives the file's text with plain line ends and without a byte-order
// mark.
func (j *job) text(data []byte) (string, bool) {
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if i := strings.IndexByte(text, 0); i >= 0 {
		what := "this is not text"
		if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
			what = "the text is in UTF-16"
		}
		j.diags.Errorf(place(j.path, text, i), "encoding-bad", "%s", what).Hintf("%s", asUTF8(j.path))
		return "", false
	}
	if !utf8.ValidString(text) {
		i := 0
		for i < len(text) {
			c, n := utf8.DecodeRuneInString(text[i:])
			if c == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		j.diags.Errorf(place(j.path, text, i), "encoding-bad", "the text is not in UTF-8").Hintf("%s", asUTF8(j.path))
		return "", false
	}
	if r, i := control(text); i >= 0 {
		j.diags.Errorf(place(j.path, text, i), "encoding-bad", "the text contains the control character %U", r).Hintf("%s", controlHint)
		return "", false
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = lineEnds.Replace(text)
	}
	return text, true
}

// lineEnds makes the line ends of every system those of one.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// asUTF8 says how to mend an encoding.
func asUTF8(file string) string {
	if strings.EqualFold(path.Ext(file), ".csv") {
		return "save the file as UTF-8; in Excel, choose the format \"CSV UTF-8\""
	}
	return "save the file as UTF-8"
}

func place(path, text string, offset int) diag.Pos {
	before := text[:offset]
	return diag.Pos{File: path, Line: 1 + strings.Count(before, "\n"), Col: offset - strings.LastIndexByte(before, '\n')}
}
