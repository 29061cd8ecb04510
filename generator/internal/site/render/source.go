package render

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/afero"
)

// sourceFS is the project as Hugo reads it: below root, read-only, in memory.
// A file that lies in the portfolio or in the theme is read when Hugo opens it,
// and not kept. Hugo may write below resources/, where it puts pictures it has
// resized; that too stays in memory, and goes with the build.
type sourceFS struct {
	refusingFS
	scratch afero.Fs
	ctx     context.Context // nothing is read after it is done
	root    string          // as rootDir; the names that Hugo uses begin with it
	nodes   map[string]*node

	mu     sync.Mutex
	failed error // the first file that could not be read
}

// node is a file or a folder of the project; it is its own FileInfo and DirEntry.
type node struct {
	file
	name     string
	dir      bool
	children []fs.DirEntry // of a folder, by name
}

func newSourceFS(ctx context.Context, root string, files map[string]file) *sourceFS {
	s := &sourceFS{scratch: afero.NewMemMapFs(), ctx: ctx, root: root, nodes: map[string]*node{"": {dir: true, name: path.Base(filepath.ToSlash(root))}}}
	for name, f := range files {
		n := &node{file: f, name: path.Base(name)}
		s.nodes[name] = n
		s.adopt(name, n)
	}
	for _, n := range s.nodes {
		slices.SortFunc(n.children, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return s
}

// adopt puts a node below its folder, and makes the folder where it is missing.
func (s *sourceFS) adopt(name string, n *node) {
	parent := path.Dir(name)
	if parent == "." {
		parent = ""
	}
	p, ok := s.nodes[parent]
	if !ok {
		p = &node{dir: true, name: path.Base(parent)}
		s.nodes[parent] = p
		s.adopt(parent, p)
	}
	p.children = append(p.children, n)
}

func (s *sourceFS) Open(name string) (afero.File, error) {
	n, ok := s.find(name)
	switch {
	case !ok && s.scratches(name):
		return s.scratch.Open(name)
	case !ok:
		return nil, absent("open", name)
	case n.dir:
		return &handle{refusingFile: refusingFile{name}, Reader: &bytes.Reader{}, node: n}, nil
	case s.ctx.Err() != nil:
		return nil, s.ctx.Err()
	}
	data, err := n.read()
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.failed == nil {
			s.failed = err
		}
		return nil, err
	}
	return &handle{refusingFile: refusingFile{name}, Reader: bytes.NewReader(data), node: n}, nil
}

func (s *sourceFS) OpenFile(name string, flag int, perm fs.FileMode) (afero.File, error) {
	switch {
	case flag&writing == 0:
		return s.Open(name)
	case s.scratches(name):
		return s.scratch.OpenFile(name, flag, perm)
	}
	return nil, refused("open", name)
}

func (s *sourceFS) Create(name string) (afero.File, error) {
	if s.scratches(name) {
		return s.scratch.Create(name)
	}
	return nil, refused("create", name)
}

func (s *sourceFS) Stat(name string) (fs.FileInfo, error) {
	if n, ok := s.find(name); ok {
		return n, nil
	}
	if s.scratches(name) {
		return s.scratch.Stat(name)
	}
	return nil, absent("stat", name)
}

// scratches tells whether Hugo may write a file.
func (s *sourceFS) scratches(name string) bool {
	_, ok := below(filepath.Join(s.root, "resources"), name)
	return ok
}

func (s *sourceFS) find(name string) (*node, bool) {
	rel, ok := below(s.root, name)
	if !ok {
		return nil, false
	}
	n, ok := s.nodes[rel]
	return n, ok
}

// below gives the slash path of a name relative to a folder, "" for the folder
// itself. Both are absolute and in the manner of the machine.
func below(dir, name string) (string, bool) {
	rest, ok := strings.CutPrefix(filepath.Clean(name), dir)
	if !ok || rest != "" && rest[0] != filepath.Separator {
		return "", false
	}
	return strings.TrimPrefix(filepath.ToSlash(rest), "/"), true
}

func (n *node) Name() string               { return n.name }
func (n *node) IsDir() bool                { return n.dir }
func (n *node) ModTime() time.Time         { return time.Time{} }
func (n *node) Sys() any                   { return nil }
func (n *node) Type() fs.FileMode          { return n.Mode().Type() }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }

func (n *node) Mode() fs.FileMode {
	if n.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

func (n *node) Size() int64 {
	if n.dir {
		return 0
	}
	return n.size()
}

// handle is an open file or folder of the source.
type handle struct {
	refusingFile
	*bytes.Reader // of a file
	node          *node
	listed        int // entries of a folder given so far
}

func (h *handle) Stat() (fs.FileInfo, error)                   { return h.node, nil }
func (h *handle) Read(p []byte) (int, error)                   { return h.Reader.Read(p) }
func (h *handle) ReadAt(p []byte, off int64) (int, error)      { return h.Reader.ReadAt(p, off) }
func (h *handle) Seek(offset int64, whence int) (int64, error) { return h.Reader.Seek(offset, whence) }

func (h *handle) ReadDir(count int) ([]fs.DirEntry, error) {
	rest := h.node.children[h.listed:]
	if count > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(count, len(rest))]
	}
	h.listed += len(rest)
	return slices.Clone(rest), nil
}

func (h *handle) Readdir(count int) ([]fs.FileInfo, error) {
	entries, err := h.ReadDir(count)
	infos := make([]fs.FileInfo, len(entries))
	for i, e := range entries {
		infos[i] = e.(*node)
	}
	return infos, err
}

func (h *handle) Readdirnames(count int) ([]string, error) {
	entries, err := h.ReadDir(count)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, err
}
