package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/casebook-dev/casebook/generator"
)

// The most that is read of a commit: names of files, and the bytes of one.
const (
	mostFiles = 50_000
	mostBytes = 64 << 20
)

// files are the files of a portfolio at a commit, as a file system. Their bytes are
// read from git when somebody asks. Links and submodules are there by name, and lead
// nowhere.
type files struct {
	nodes map[string]*node
	blobs *blobs
}

// node is a file or a folder.
type node struct {
	name   string
	mode   fs.FileMode
	object string
	size   int64
	inside []fs.DirEntry // of a folder, by name
}

// commitFiles lists what a commit holds of the portfolio.
func commitFiles(g git, hash string) (*files, error) {
	out, ok := g.list(mostFiles, append([]string{"ls-tree", "-r", "-z", "-l", hash, "--"}, generator.PortfolioNames()...)...)
	if !ok {
		return nil, fmt.Errorf("git cannot list the files of this commit, or there are more than %d", mostFiles)
	}
	f := &files{nodes: map[string]*node{".": {name: ".", mode: fs.ModeDir | 0o755}}, blobs: &blobs{git: g}}
	for record := range strings.SplitSeq(strings.TrimSuffix(out, "\x00"), "\x00") {
		if record == "" {
			continue
		}
		if err := f.add(record); err != nil {
			return nil, err
		}
	}
	for _, n := range f.nodes {
		slices.SortFunc(n.inside, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	if n := f.nodes["config.yaml"]; n == nil {
		return nil, errors.New("this commit has no config.yaml in this folder, so there was no portfolio here")
	}
	return f, nil
}

// add takes a line of ls-tree: "MODE TYPE OBJECT SIZE\tPATH".
func (f *files) add(record string) error {
	about, name, ok := strings.Cut(record, "\t")
	fields := strings.Fields(about)
	if !ok || len(fields) != 4 {
		return errors.New("git lists the files of this commit in a form that casebook does not know")
	}
	if !fs.ValidPath(name) || strings.ContainsRune(name, '\\') || len(name) > 4096 {
		return fmt.Errorf("this commit has a file with the name %s, which cannot be a file of a portfolio", strconv.QuoteToGraphic(name))
	}
	n := &node{name: path.Base(name), mode: 0o644, object: fields[2]}
	switch fields[0] {
	case "120000":
		n.mode = fs.ModeSymlink | 0o777
	case "160000":
		n.mode = fs.ModeDir | 0o755
	}
	if size, err := strconv.ParseInt(fields[3], 10, 64); err == nil {
		n.size = size
	}
	return f.put(name, n)
}

// put adds a node, and the folders around it.
func (f *files) put(name string, n *node) error {
	if f.nodes[name] != nil {
		return fmt.Errorf("this commit has two files with the name %s", strconv.QuoteToGraphic(name))
	}
	f.nodes[name] = n
	folder := path.Dir(name)
	around := f.nodes[folder]
	if around == nil {
		around = &node{name: path.Base(folder), mode: fs.ModeDir | 0o755}
		if err := f.put(folder, around); err != nil {
			return err
		}
	}
	if !around.mode.IsDir() {
		return fmt.Errorf("this commit has %s as a file and as a folder", strconv.QuoteToGraphic(folder))
	}
	around.inside = append(around.inside, fs.FileInfoToDirEntry(n))
	return nil
}

func (f *files) find(op, name string) (*node, error) {
	n := f.nodes[name]
	switch {
	case !fs.ValidPath(name):
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	case n == nil:
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return n, nil
}

// Open opens a file or a folder. The bytes of a file are read at once.
func (f *files) Open(name string) (fs.File, error) {
	n, err := f.find("open", name)
	if err != nil {
		return nil, err
	}
	o := &open{node: n}
	switch {
	case n.mode.IsDir():
		return o, nil
	case n.mode&fs.ModeSymlink != 0:
		err = errors.New("is a symbolic link")
	case n.size > mostBytes:
		err = errors.New("is too large")
	default:
		var data []byte
		data, err = f.blobs.read(n.object, n.size)
		o.Reader = bytes.NewReader(data)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return o, nil
}

// Stat follows no link.
func (f *files) Stat(name string) (fs.FileInfo, error) {
	n, err := f.find("stat", name)
	if err != nil {
		return nil, err
	}
	return n, nil
}

// Lstat makes the links of a commit known as such.
func (f *files) Lstat(name string) (fs.FileInfo, error) { return f.Stat(name) }

// ReadLink reads no link: what it names is outside of the commit.
func (f *files) ReadLink(name string) (string, error) {
	return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
}

// ReadDir lists a folder by name.
func (f *files) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := f.find("readdir", name)
	if err != nil {
		return nil, err
	}
	if !n.mode.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("is no folder")}
	}
	return slices.Clone(n.inside), nil
}

func (f *files) close() { f.blobs.close() }

func (n *node) Name() string       { return n.name }
func (n *node) Size() int64        { return n.size }
func (n *node) Mode() fs.FileMode  { return n.mode }
func (n *node) ModTime() time.Time { return time.Time{} }
func (n *node) IsDir() bool        { return n.mode.IsDir() }
func (n *node) Sys() any           { return nil }

// open is an open file or folder.
type open struct {
	*bytes.Reader
	node   *node
	listed int
}

func (o *open) Stat() (fs.FileInfo, error) { return o.node, nil }
func (o *open) Close() error               { return nil }

func (o *open) Read(p []byte) (int, error) {
	if o.Reader == nil {
		return 0, &fs.PathError{Op: "read", Path: o.node.name, Err: errors.New("is a folder")}
	}
	return o.Reader.Read(p)
}

// ReadDir lists a folder in parts.
func (o *open) ReadDir(n int) ([]fs.DirEntry, error) {
	left := o.node.inside[min(o.listed, len(o.node.inside)):]
	if n > 0 && len(left) == 0 {
		return nil, io.EOF
	}
	if n > 0 {
		left = left[:min(n, len(left))]
	}
	o.listed += len(left)
	return slices.Clone(left), nil
}

// blobs reads objects through one git process.
type blobs struct {
	git git

	mu  sync.Mutex
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func (b *blobs) read(object string, size int64) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cmd == nil {
		if err := b.start(); err != nil {
			return nil, fmt.Errorf("git cannot be started: %w", err)
		}
	}
	lost := errors.New("git cannot read it")
	if _, err := io.WriteString(b.in, object+"\n"); err != nil {
		return nil, lost
	}
	head, err := b.out.ReadString('\n')
	if err != nil || head != fmt.Sprintf("%s blob %d\n", object, size) {
		return nil, lost
	}
	data := make([]byte, size+1) // and the end of the line behind it
	if _, err := io.ReadFull(b.out, data); err != nil {
		return nil, lost
	}
	return data[:size], nil
}

func (b *blobs) start() (err error) {
	cmd := b.git.command("cat-file", "--batch")
	if b.in, err = cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	b.cmd, b.out = cmd, bufio.NewReader(out)
	return cmd.Start()
}

func (b *blobs) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cmd != nil {
		_ = b.in.Close()
		_ = b.cmd.Wait() // it ends with its input
	}
}
