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
)

// The largest files that are read or published, in bytes.
const (
	maxText  = 4 << 20  // Markdown, YAML, JSON, TOML
	maxTable = 16 << 20 // CSV: some 500,000 rows
	maxFile  = 32 << 20 // artifacts and images
)

// The files at the root of a portfolio.
const (
	ConfigFile  = "config.yaml"
	ReadersFile = "readers.yaml" // who can open the locked site
)

// Read reads a portfolio: config.yaml, readers.yaml, content/, and the names of
// the files that override the theme's. Symbolic links are refused, since what they name
// may lie outside. The error is for what the author cannot mend.
func Read(fsys fs.FS) (Tree, diag.List, error) {
	return (&reader{fsys: fsys, see: func(string, []byte) {}}).read()
}

func (r *reader) read() (Tree, diag.List, error) {
	r.atRoot(ConfigFile, true, &r.tree.Config)
	r.atRoot(ReadersFile, false, &r.tree.Readers)
	if err := r.walk("content"); err != nil {
		return r.tree, r.diags, err
	}
	for _, folder := range []string{"layouts", "assets", "i18n", "static"} {
		if err := r.walk(folder); err != nil {
			return r.tree, r.diags, err
		}
	}
	err := r.parse()
	return r.tree, r.diags, err
}

type reader struct {
	fsys  fs.FS
	see   func(path string, data []byte) // of each file that is read
	tree  Tree
	jobs  []job
	names map[string]string // as sameName gives them -> path
	diags diag.List
}

// job is one file to read. parse fills the part of the tree that it names.
type job struct {
	path  string
	parse func(text string) diag.List
	sum   Sum
	diags diag.List
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
		r.diags.Errorf(at, "config-missing", "this folder has no %s, so it is no portfolio", name).
			Hintf("name the folder that holds %s", name)
	case err == nil && info.IsDir():
		r.diags.Errorf(at, "file-misplaced", "%s is a folder; it must be a file", name)
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
	switch {
	case kind.IsDir() || kind.IsRegular():
		return false
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
			r.diags.Errorf(diag.Pos{File: folder}, "file-misplaced", "%q is a file; it must be a folder", folder)
			return nil
		}
	}
	err := fs.WalkDir(r.fsys, folder, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if p == folder && errors.Is(err, fs.ErrNotExist) {
				return fs.SkipDir
			}
			return err
		}
		name := d.Name()
		switch {
		case strings.HasPrefix(name, ".") && name != "." && name != ".." || strings.HasSuffix(name, "~"):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !r.mayEnter(p, d):
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
		if folder != "content" {
			r.tree.Theme = append(r.tree.Theme, File{p, info.Size()})
			return nil
		}
		r.sort(p, info.Size())
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading the portfolio: %w", err)
	}
	return nil
}

// sort decides by place and ending what a file of content/ is.
func (r *reader) sort(p string, size int64) {
	parts := strings.Split(p, "/")[1:]
	ext := strings.ToLower(path.Ext(p))
	top := len(parts) == 1
	metrics := len(parts) == 2 && parts[0] == "metrics"
	charts := len(parts) == 2 && parts[0] == "charts"
	switch {
	case ext == ".md" && (len(parts) <= 2 || len(parts) == 3 && parts[2] == "index.md"):
		i := len(r.tree.Docs)
		r.tree.Docs = append(r.tree.Docs, Doc{Path: p}) // even if it cannot be read: others refer to it
		if r.tooLarge(p, size, maxText) {
			return
		}
		r.jobs = append(r.jobs, job{path: p, parse: func(text string) (diags diag.List) {
			r.tree.Docs[i], diags = readDoc(p, text)
			return diags
		}})
	case (top || metrics || charts) && slices.Contains([]string{".yaml", ".yml", ".json", ".toml"}, ext):
		if r.tooLarge(p, size, maxText) {
			return
		}
		i := len(r.tree.Data)
		r.tree.Data = append(r.tree.Data, Data{Path: p})
		r.jobs = append(r.jobs, job{path: p, parse: func(text string) (diags diag.List) {
			r.tree.Data[i].Value, diags = readData(p, ext, text)
			return diags
		}})
	case (top || metrics) && ext == ".csv":
		if r.tooLarge(p, size, maxTable) {
			return
		}
		i := len(r.tree.Tables)
		r.tree.Tables = append(r.tree.Tables, Table{Path: p})
		r.jobs = append(r.jobs, job{path: p, parse: func(text string) (diags diag.List) {
			r.tree.Tables[i], diags = readCSV(p, text)
			return diags
		}})
	default:
		if !r.tooLarge(p, size, maxFile) {
			r.tree.Files = append(r.tree.Files, File{p, size})
		}
	}
}

func readData(p, ext, text string) (v Value, diags diag.List) {
	switch ext {
	case ".json":
		end := 0
		v, end, diags = readJSON(p, text)
		if rest := strings.TrimSpace(text[end:]); rest != "" && len(diags) == 0 {
			diags.Errorf(diag.Pos{File: p}, "syntax-bad", "this is not JSON: something stands behind its end")
		}
	case ".toml":
		v, diags = readTOML(p, 1, text)
	default:
		v, diags = readYAML(p, 1, text)
	}
	return v, append(diags, controls(v)...)
}

func (r *reader) tooLarge(p string, size, limit int64) bool {
	if size <= limit {
		return false
	}
	r.diags.Errorf(diag.Pos{File: p}, "file-too-large", "the file has %.1f MB; at most %d MB are read", float64(size)/(1<<20), limit>>20).
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
	for _, j := range r.jobs {
		r.diags = append(r.diags, j.diags...)
		r.tree.Sums[j.path] = j.sum
	}
	return err
}

func (j *job) run(fsys fs.FS, see func(string, []byte)) error {
	data, err := fs.ReadFile(fsys, j.path)
	if err != nil {
		return fmt.Errorf("reading the portfolio: %w", err)
	}
	j.sum = SumOf(data)
	see(j.path, data)
	text, ok := j.text(data)
	if ok {
		j.diags = append(j.diags, j.parse(text)...)
	}
	return nil
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
		j.diags.Errorf(place(j.path, text, i), "encoding-bad", "%s", what).Hintf("save the file as UTF-8")
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
		j.diags.Errorf(place(j.path, text, i), "encoding-bad", "the text is not in UTF-8").Hintf("save the file as UTF-8")
		return "", false
	}
	if r, i := control(text); i >= 0 {
		j.diags.Errorf(place(j.path, text, i), "encoding-bad", "the control character %U stands here", r).Hintf("%s", controlHint)
		return "", false
	}
	return strings.ReplaceAll(text, "\r\n", "\n"), true
}

func place(path, text string, offset int) diag.Pos {
	before := text[:offset]
	return diag.Pos{File: path, Line: 1 + strings.Count(before, "\n"), Col: offset - strings.LastIndexByte(before, '\n')}
}
