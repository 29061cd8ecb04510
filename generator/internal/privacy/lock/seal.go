package lock

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"filippo.io/age"
	"golang.org/x/sync/errgroup"
)

// Options says who can open a site, and what is there already.
type Options struct {
	Readers []Reader                         // at least one
	Open    func(path string) bool           // files that stay as they are; nil for none
	Former  func(name string) ([]byte, bool) // files of the previous site, asked for from several goroutines at once; nil for none
	Secret  string                           // a reader's passphrase, or the secret of their link; "" for none
}

// Sealed is a locked site.
type Sealed struct {
	Files       map[string][]byte
	Fresh, Kept int    // files that were sealed anew, and that kept the bytes of the previous site
	Renewed     string // why the site has another key than the former one; "" where it has the same
}

// Seal encrypts a site for its readers. Files are by path, with slashes. Open
// ones may be below "lock/", beside what Seal puts there; others may not.
func Seal(ctx context.Context, files map[string][]byte, opt Options) (Sealed, error) {
	paths, open, err := sorted(files, opt.Open)
	if err != nil {
		return Sealed{}, err
	}
	keys, to, err := keysOf(opt.Readers)
	if err != nil {
		return Sealed{}, err
	}
	s, renewed, err := siteOf(ctx, opt.Readers, keys, opt.Secret)
	if err != nil {
		return Sealed{}, err
	}
	former := opt.Former
	if former == nil || renewed != "" {
		former = func(string) ([]byte, bool) { return nil, false }
	}
	all, err := s.seal(ctx, paths, files, opt.Readers, former)
	if err != nil {
		return Sealed{}, err
	}
	sealed := Sealed{Files: map[string][]byte{}, Renewed: renewed}
	for _, f := range all {
		sealed.Files[f.name] = f.bytes
		if f.name != contentsName && f.kept {
			sealed.Kept++
		} else if f.name != contentsName {
			sealed.Fresh++
		}
	}
	if renewed == "" {
		sealed.Renewed = s.renewed(former)
	}
	if sealed.Files[keyName], err = encrypt([]byte(s.id.String()+"\n"), to...); err != nil {
		return Sealed{}, fmt.Errorf("seal the key of the site: %w", err)
	}
	l := list{Version: 1, Readers: []string{}}
	for i, k := range keys {
		name := strconv.Itoa(i+1) + ".age"
		l.Readers = append(l.Readers, name)
		sealed.Files[readersFolder+name] = k.bytes
	}
	sealed.Files[readersFile] = append(text(l), '\n')
	for _, path := range open {
		sealed.Files[path] = files[path]
	}
	return sealed, nil
}

// sorted lists the paths of the files that are to be sealed, and of the open
// ones, and refuses those that would be in the way.
func sorted(files map[string][]byte, isOpen func(path string) bool) (paths, open []string, err error) {
	for _, path := range slices.Sorted(maps.Keys(files)) {
		stays := isOpen != nil && isOpen(path)
		below := path == "lock" || strings.HasPrefix(path, "lock/")
		switch {
		case !fs.ValidPath(path) || path == ".":
			return nil, nil, fmt.Errorf("%q is not the path of a file", path)
		case below && !stays:
			return nil, nil, fmt.Errorf("%q cannot be in a site that is locked: casebook writes the folder lock/", path)
		case stays && ours(path):
			return nil, nil, fmt.Errorf("%q cannot be in a site that is locked: casebook writes a file with this path", path)
		case stays:
			open = append(open, path)
		default:
			paths = append(paths, path)
		}
	}
	return paths, open, nil
}

func ours(path string) bool {
	for _, folder := range []string{"lock/", readersFolder, filesFolder} {
		if path+"/" == folder || folder != "lock/" && strings.HasPrefix(path, folder) {
			return true
		}
	}
	return path == readersFile || path == keyName || path == contentsName
}

// keysOf gives the keys of the readers with a passphrase in the order in which
// they are published, and the recipients of all.
func keysOf(readers []Reader) (keys []keyFile, to []age.Recipient, err error) {
	if len(readers) == 0 {
		return nil, nil, errors.New("a locked site needs a reader")
	}
	seen := map[string]string{}
	for _, r := range readers {
		if err := r.Validate(); err != nil {
			return nil, nil, fmt.Errorf("the reader %q cannot be used: %w", r.Name, err)
		}
		if other, ok := seen[r.Recipient]; ok {
			return nil, nil, fmt.Errorf("the readers %q and %q have the same recipient", other, r.Name)
		}
		seen[r.Recipient] = r.Name
		if r.Kind == Passphrase {
			k, err := r.file()
			if err != nil {
				return nil, nil, err
			}
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b keyFile) int {
		return cmp.Or(a.factor-b.factor, strings.Compare(a.reader.Recipient, b.reader.Recipient))
	})
	for _, text := range recipients(readers) {
		r, err := age.ParseX25519Recipient(text)
		if err != nil {
			return nil, nil, err
		}
		to = append(to, r)
	}
	return keys, to, nil
}

// file is one that was sealed.
type file struct {
	name  string // where it is published
	bytes []byte
	kept  bool
}

// seal encrypts the files and the list of them to the site.
func (s site) seal(ctx context.Context, paths []string, files map[string][]byte, readers []Reader, former func(string) ([]byte, bool)) ([]file, error) {
	c := contents{Version: 1, Readers: recipients(readers), Files: map[string]string{}, Sums: map[string]string{}}
	all := make([]file, len(paths))
	were, _ := s.contents(former)
	err := each(ctx, len(paths), func(i int) (err error) {
		path := paths[i]
		all[i].name = filesFolder + s.name(path)
		if was, ok := former(all[i].name); ok && sum(was) == were.Sums[path] && s.holds(was, files[path]) {
			all[i].bytes, all[i].kept = was, true
			return nil
		}
		if all[i].bytes, err = encrypt(files[path], s.id.Recipient()); err != nil {
			return fmt.Errorf("seal %q: %w", path, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, path := range paths {
		c.Files[path], c.Sums[path] = s.name(path), sum(all[i].bytes)
	}
	listed := file{name: contentsName}
	if was, ok := former(contentsName); ok && s.holds(was, text(c)) {
		listed.bytes, listed.kept = was, true
	} else if listed.bytes, err = encrypt(text(c), s.id.Recipient()); err != nil {
		return nil, fmt.Errorf("seal the list of files: %w", err)
	}
	return append(all, listed), nil
}

// holds tells whether a sealed file of the previous site holds a plain text, for
// this site and nobody else.
func (s site) holds(sealed, plain []byte) bool {
	held, err := decrypt(sealed, sole{s.id})
	return err == nil && bytes.Equal(held, plain)
}

// renewed tells whether the previous site had the same identity.
func (s site) renewed(former func(string) ([]byte, bool)) string {
	was, ok := former(contentsName)
	if !ok {
		return "there was no locked site before"
	}
	if _, err := decrypt(was, sole{s.id}); err != nil {
		return "the previous site was for other readers, or was made with another passphrase or link"
	}
	return ""
}

// each calls a function for every index, on all cores.
func each(ctx context.Context, n int, do func(i int) error) error {
	g, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		g.Go(func() error {
			for i := w; i < n; i += workers {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := do(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return g.Wait()
}

func text(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic("bug: " + err.Error())
	}
	return b
}
