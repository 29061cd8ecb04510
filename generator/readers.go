package generator

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/privacy/lock"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Reader is somebody who can open the locked site.
type Reader = lock.Reader

// The kinds of readers, by what they open the site with.
const (
	ByPassphrase = lock.Passphrase
	ByLink       = lock.Link
)

// Readers is who can open the locked site of a portfolio, and where it stands.
type Readers struct {
	All     []Reader  // in the order of readers.yaml
	Address string    // of the site; "" where config.yaml does not say
	Diags   diag.List // of readers.yaml

	words []string // of the case, which a guesser who knows it would try first
}

// ReadReaders reads readers.yaml. A file with mistakes is not to be written
// again: what cannot be read would be lost.
func ReadReaders(opt Options) (Readers, error) {
	tree, found, err := source.Read(opt.Portfolio)
	if err != nil {
		return Readers{}, err
	}
	cfg, _ := config.Load(tree, config.Options{Env: opt.Env, Flags: opt.Flags})
	list := Readers{Address: siteAddress(cfg.BaseURL)}
	list.All, list.Diags = lock.ReadReaders(tree)
	list.words = ownWords(tree)
	for _, d := range found {
		if d.Pos.File == source.ReadersFile || d.Pos.File == source.ConfigFile {
			list.Diags = append(list.Diags, d)
		}
	}
	list.Diags.Sort()
	return list, nil
}

// Write writes readers.yaml into the portfolio in dir.
func (r Readers) Write(dir string) error {
	return publish.One(filepath.Join(dir, source.ReadersFile), lock.ReadersFile(r.All), publish.Options{Plain: true})
}

// Invite adds a reader, and gives what the reader opens the site with: the
// passphrase, or of a link its fragment. A passphrase that is not given is made.
func (r *Readers) Invite(name string, kind lock.Kind, passphrase string, on time.Time) (secret string, err error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return "", errors.New("a reader needs a name")
	case slices.ContainsFunc(r.All, func(other Reader) bool { return other.Name == name }):
		return "", fmt.Errorf("there is a reader %q already; remove that one first, or use another name", name)
	}
	added, own := on.Format(time.DateOnly), slices.Concat(wordsOf(name), r.words)
	var reader Reader
	switch {
	case kind == ByLink:
		reader, secret, err = lock.NewLink(name, added)
	case passphrase != "":
		if why := lock.Weak(passphrase, own); why != "" {
			return "", errors.New(why)
		}
		if holder := lock.HolderOf(passphrase, r.All); holder != "" {
			return "", fmt.Errorf("the reader %q has this passphrase: give each a passphrase of their own, or a removed reader could still open the site", holder)
		}
		secret = passphrase
		reader, err = lock.NewPassphrase(name, added, passphrase, false, own...)
	default:
		if secret, err = lock.Words(); err == nil {
			reader, err = lock.NewPassphrase(name, added, secret, true)
		}
	}
	if err != nil {
		return "", fmt.Errorf("make a key for %q: %w", name, err)
	}
	r.All = append(r.All, reader)
	return secret, nil
}

// Remove takes a reader out. What was built before stays open to them.
func (r *Readers) Remove(name string) error {
	at := slices.IndexFunc(r.All, func(other Reader) bool { return other.Name == name })
	if at >= 0 {
		r.All = slices.Delete(r.All, at, at+1)
		return nil
	}
	var names []string
	for _, other := range r.All {
		names = append(names, other.Name)
	}
	if near, ok := diag.DidYouMean(name, names); ok {
		return fmt.Errorf("there is no reader %q; did you mean %q?", name, near)
	}
	return fmt.Errorf("there is no reader %q; casebook lock readers list shows them", name)
}
