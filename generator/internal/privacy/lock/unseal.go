package lock

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"

	"filippo.io/age"
)

// ErrSecret says that a passphrase or link opens no reader's key of a site.
var ErrSecret = errors.New("the passphrase or link belongs to no reader of this site")

// mostReaders bounds the work that a hostile site can ask for.
const mostReaders = 1000

// Unseal opens a locked site with the secret of a reader, as a browser does, and
// gives every file that was sealed by its path. The files of the site are asked
// for from several goroutines at once.
func Unseal(files func(name string) ([]byte, bool), secret string) (map[string][]byte, error) {
	reader, err := readerOf(files, secret)
	if err != nil {
		return nil, err
	}
	key, err := opened(files, keyName, reader)
	if errors.Is(err, age.ErrIncorrectIdentity) {
		return nil, ErrSecret
	}
	if err != nil {
		return nil, err
	}
	id, err := identityIn(key)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", keyName, err)
	}
	s := site{id}
	c, err := s.contents(files)
	if err != nil {
		return nil, err
	}
	paths := slices.Sorted(maps.Keys(c.Files))
	plain := make([][]byte, len(paths))
	err = each(context.Background(), len(paths), func(i int) (err error) {
		plain[i], err = s.opened(files, c, paths[i])
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make(map[string][]byte, len(paths))
	for i, path := range paths {
		all[path] = plain[i]
	}
	return all, nil
}

var readerName = regexp.MustCompile(`^[1-9][0-9]{0,3}\.age$`)

// readerOf gives the identity of the reader who has a secret.
func readerOf(files func(name string) ([]byte, bool), secret string) (*age.X25519Identity, error) {
	if id, ok := linked(secret); ok {
		return id, nil
	}
	was, ok := files(readersFile)
	if !ok {
		return nil, fmt.Errorf("%q is missing; the site is not locked", readersFile)
	}
	var l list
	if err := strict(was, &l); err != nil || l.Version != 1 || len(l.Readers) > mostReaders {
		return nil, fmt.Errorf("%q is not a list of readers", readersFile)
	}
	normal := Normal(secret)
	for _, name := range l.Readers {
		if !readerName.MatchString(name) {
			return nil, fmt.Errorf("%q is not a list of readers", readersFile)
		}
		file, ok := files(readersFolder + name)
		if !ok || normal == "" {
			continue
		}
		if id, err := withPassphrase(file, normal); err == nil {
			return id, nil
		}
	}
	return nil, ErrSecret
}

// contents reads which file is which, and holds every name against its path.
func (s site) contents(files func(name string) ([]byte, bool)) (contents, error) {
	plain, err := opened(files, contentsName, sole{s.id})
	if err != nil {
		return contents{}, err
	}
	var c contents
	if err := strict(plain, &c); err != nil || c.Version != 1 {
		return contents{}, fmt.Errorf("%q is not a list of files", contentsName)
	}
	for path, name := range c.Files {
		if !fs.ValidPath(path) || name != s.name(path) {
			return contents{}, fmt.Errorf("%q has the wrong name for the file %q", contentsName, path)
		}
	}
	return c, nil
}

// opened opens the file of a path, if it is the one that was sealed for it.
func (s site) opened(files func(name string) ([]byte, bool), c contents, path string) ([]byte, error) {
	name := filesFolder + c.Files[path]
	if file, ok := files(name); ok && sum(file) != c.Sums[path] {
		return nil, fmt.Errorf("%q is not the file that was listed", name)
	}
	return opened(files, name, sole{s.id})
}

func opened(files func(name string) ([]byte, bool), name string, with age.Identity) ([]byte, error) {
	file, ok := files(name)
	if !ok {
		return nil, fmt.Errorf("%q is missing", name)
	}
	plain, err := decrypt(file, with)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", name, err)
	}
	return plain, nil
}

// strict reads one JSON value and nothing behind it.
func strict(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if d.More() {
		return errors.New("unexpected data after the end")
	}
	return nil
}
