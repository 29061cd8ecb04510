package generator

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/files/cache"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/privacy/leaks"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// A build has the same result as the last one where all that it reads is the same: the same
// input gives the same bytes. Then nothing is made and looked into a second time, as long as
// the folder of the site holds exactly what the last build wrote. What it wrote and told is
// kept with the drawings, sealed with the key of the user.

// lastBuild is what is kept of the last build with the same options. A nil one keeps nothing.
type lastBuild struct {
	kept   *cache.Cache
	name   string
	inputs []byte // digest of all that this build reads
	dir    string
	opt    Options
}

// keptBuild is what is kept. No bytes of the site are.
type keptBuild struct {
	Inputs []byte
	Named  bool   // the folder is the user's choice
	Sums   []byte // of the files, as publish.Marker lists them
	Built  Built
}

// lastBuild gives the last build. None is known where the site is new at each build, where
// nobody says what the program is, and where a portfolio cannot be read.
func (o Options) lastBuild(dir string) *lastBuild {
	kept := cache.Open(o.Cache, o.Key)
	if kept == nil || o.Program == "" || o.Secret != "" || o.Portable == PortableZIP || o.undrawn {
		return nil
	}
	place, err := filepath.Abs(dir)
	from, other := filepath.Abs(".") // where --out begins
	inputs, unread := o.inputs()
	if errors.Join(err, other, unread) != nil {
		return nil
	}
	return &lastBuild{kept, "builds/" + hex.EncodeToString(digest(place, from, o.settings())), inputs, dir, o}
}

// standing gives the result of the last build, if this one would have the same and its site
// stands as it was written.
func (l *lastBuild) standing(strict bool) (b Built, ok bool) {
	if l == nil {
		return b, false
	}
	data, ok := l.kept.Get(l.name)
	var was keptBuild
	if !ok || gob.NewDecoder(bytes.NewReader(data)).Decode(&was) != nil || !bytes.Equal(was.Inputs, l.inputs) || stops(was.Built.Diags, strict) {
		return b, false
	}
	if s := was.Built.Searched; s != nil && s.Found == nil {
		s.Found = []leaks.Leak{} // which gob does not tell apart
	}
	return was.Built, publish.Holds(was.Built.Folder, was.Sums, target(l.dir, was.Named, l.opt))
}

// keep keeps a build, if the portfolio is still the one that it was made of.
func (l *lastBuild) keep(b Built) {
	if l == nil || b.Folder == "" || b.Locked != nil {
		return
	}
	if now, err := l.opt.inputs(); err != nil || !bytes.Equal(now, l.inputs) {
		return
	}
	var sums iter.Seq2[string, publish.Sum] = func(yield func(string, publish.Sum) bool) {
		for name, data := range b.site {
			if !yield(name, sha256.Sum256(data)) {
				return
			}
		}
	}
	b.Again = 0
	var out bytes.Buffer
	if gob.NewEncoder(&out).Encode(keptBuild{l.inputs, b.named, publish.MarkerOf(sums), b}) == nil {
		l.kept.Put(l.name, out.Bytes())
	}
}

// settings are the options that a build depends on, apart from the portfolio.
// TestEveryOptionIsAnInput holds them to Options.
func (o Options) settings() []any {
	env := slices.DeleteFunc(slices.Clone(o.Env), func(v string) bool { return !strings.HasPrefix(v, "CASEBOOK_") })
	return []any{o.Program, day.FromTime(o.Today), env, o.Flags, o.Commit, o.Portable, o.Host, o.Encoding}
}

// inputs gives a digest of the options and of the portfolio: the names at its root, and every
// file that it is read from.
func (o Options) inputs() ([]byte, error) {
	h, buffer := sha256.New(), make([]byte, 64<<10)
	h.Write(digest(o.settings()))
	note := func(name string, d fs.DirEntry) { fmt.Fprintf(h, "%q %v\x00", name, d.Type()) }
	root, err := fs.ReadDir(o.Portfolio, ".")
	if err != nil {
		return nil, err
	}
	for _, top := range root {
		if slices.Contains([]string{path.Dir(cache.Folder), publicName, portableName}, top.Name()) {
			continue // what a build makes itself, and never tells of
		}
		note(top.Name(), top)
		if !slices.Contains(source.Inputs(), top.Name()) {
			continue
		}
		err = cmp.Or(err, fs.WalkDir(o.Portfolio, top.Name(), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			note(name, d)
			if !d.Type().IsRegular() {
				return nil
			}
			f, err := o.Portfolio.Open(name)
			if err != nil {
				return err
			}
			defer f.Close()
			n, err := io.CopyBuffer(h, struct{ io.Reader }{f}, buffer)
			fmt.Fprintf(h, "\x00%d\x00", n)
			return err
		}))
	}
	return h.Sum(nil), err
}

// digest gives one for values that JSON can hold.
func digest(values ...any) []byte {
	text, err := json.Marshal(values)
	if err != nil {
		panic("bug: an option that is not JSON: " + err.Error())
	}
	sum := sha256.Sum256(text)
	return sum[:]
}
