package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"

	"github.com/gohugoio/hugo/resources/postpub"
	"github.com/gohugoio/hugo/tpl"
	"github.com/spf13/afero"
)

const writing = os.O_WRONLY | os.O_RDWR | os.O_CREATE | os.O_TRUNC

// outputFS takes what Hugo publishes. A file that is written twice, with other
// bytes, is two things at one address.
type outputFS struct {
	refusingFS
	root string // the folder that stands for the site's root

	mu    sync.Mutex
	files map[string][]byte
	twice map[string]bool
}

func newOutputFS(root string) *outputFS {
	return &outputFS{root: root, files: map[string][]byte{}, twice: map[string]bool{}}
}

func (o *outputFS) Create(name string) (afero.File, error) {
	rel, ok := below(o.root, name)
	if !ok {
		return nil, refused("create", name)
	}
	return &written{refusingFile: refusingFile{name}, to: o, path: rel}, nil
}

func (o *outputFS) OpenFile(name string, flag int, _ fs.FileMode) (afero.File, error) {
	if flag&writing != 0 {
		return o.Create(name)
	}
	return o.Open(name)
}

func (o *outputFS) Open(name string) (afero.File, error) {
	n, err := o.find("open", name)
	if err != nil {
		return nil, err
	}
	return &handle{refusingFile: refusingFile{name}, node: n, Reader: bytes.NewReader(n.data)}, nil
}

func (o *outputFS) Stat(name string) (fs.FileInfo, error) {
	n, err := o.find("stat", name)
	if err != nil {
		return nil, err
	}
	return n, nil
}

// find gives a file that was written.
func (o *outputFS) find(op, name string) (*node, error) {
	rel, ok := below(o.root, name)
	o.mu.Lock()
	defer o.mu.Unlock()
	data, found := o.files[rel]
	if !ok || !found {
		return nil, absent(op, name)
	}
	return &node{file: file{data: data}, name: path.Base(rel)}, nil
}

// countPages counts the HTML pages among files.
func countPages(files map[string][]byte) int {
	n := 0
	for name := range files {
		if strings.HasSuffix(name, ".html") && name != "404.html" {
			n++
		}
	}
	return n
}

func (o *outputFS) keep(rel string, data []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if old, ok := o.files[rel]; ok && !bytes.Equal(old, data) {
		o.twice[rel] = true
	}
	o.files[rel] = data
}

// written is a file that Hugo is publishing. Its bytes become the site's
// without being copied again.
type written struct {
	refusingFile
	to   *outputFS
	path string
	data []byte
	done bool
}

func (w *written) Write(p []byte) (int, error) {
	from := max(0, len(w.data)-len(deferredMark))
	w.data = append(w.data, p...)
	for _, mark := range []string{deferredMark, laterMark} {
		if bytes.Contains(w.data[from:], []byte(mark)) {
			return 0, markError(mark)
		}
	}
	return len(p), nil
}

func (w *written) WriteString(s string) (int, error) { return w.Write([]byte(s)) }

// Hugo leaves these marks in a page where a later pass is to put something. It
// panics over a mark that it did not leave itself, as when an author writes
// about Hugo; so no page may hold one, and templates.Defer is not to be had.
const (
	deferredMark = tpl.HugoDeferredTemplatePrefix
	laterMark    = postpub.PostProcessPrefix
)

// markError is the mark that a page must not hold.
type markError string

func (m markError) Error() string { return fmt.Sprintf("%q is a mark of Hugo's own", string(m)) }

func (w *written) Close() error {
	if !w.done {
		w.done = true
		w.to.keep(w.path, w.data)
	}
	return nil
}
