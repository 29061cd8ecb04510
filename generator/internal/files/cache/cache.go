// Package cache keeps drawn charts between builds, and what the last build wrote and told,
// in the folder .casebook of a portfolio.
//
// A value is stored and found by a key that the caller computes from its input. The
// folder may come from somebody else, with the portfolio. Therefore each file is sealed
// (HMAC) with a secret key from the user's own cache folder. A file without a valid seal,
// one that was moved, and a damaged one are ignored, and the caller computes the value
// again. Without a secret key the cache is off.
//
// What the last build did not use is kept up to a bound, and the newest of it. Builds may run
// side by side, and anything may be deleted at any time.
//
// Links, pipes and devices in the folder are not followed or opened. An entry never
// changes the result of a build, only how long it takes.
package cache

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
	"sync/atomic"
)

// Folder is where drawings are kept, below the portfolio.
const Folder = ".casebook/cache"

// puts tells the files apart that are written at once.
var puts atomic.Int64

// largest is the size of what is kept.
const largest = 8 << 20

// most is the size of what is kept besides what one build used.
const most = 128 << 20

// Cache is what a portfolio keeps. A nil one keeps nothing.
type Cache struct {
	portfolio string
	key       []byte
	most      int64

	mu   sync.Mutex
	used map[string]bool // files that were asked for or put
	grew bool
}

// Open gives the cache of the portfolio in a folder, for a key of this user.
func Open(portfolio string, key []byte) *Cache {
	if portfolio == "" || len(key) == 0 {
		return nil
	}
	return &Cache{portfolio: portfolio, key: key, most: most, used: map[string]bool{}}
}

// Get gives what was put under a name, a slash-separated path.
func (c *Cache) Get(name string) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	root, err := os.OpenRoot(c.portfolio)
	if err != nil {
		return nil, false
	}
	defer root.Close()
	at := path.Join(Folder, name)
	c.use(at, false)
	if !plain(root, path.Dir(at)) {
		return nil, false
	}
	info, err := root.Lstat(at)
	if err != nil || !info.Mode().IsRegular() || info.Size() < sha256.Size || info.Size() > largest {
		return nil, false
	}
	kept, err := root.ReadFile(at)
	if err != nil || len(kept) < sha256.Size {
		return nil, false
	}
	seal, data := kept[:sha256.Size], kept[sha256.Size:]
	return data, hmac.Equal(seal, c.seal(name, data))
}

// Put keeps something under a name. What cannot be kept is no trouble.
func (c *Cache) Put(name string, data []byte) {
	if c == nil || len(data) > largest-sha256.Size {
		return
	}
	root, err := os.OpenRoot(c.portfolio)
	if err != nil {
		return
	}
	defer root.Close()
	at := path.Join(Folder, name)
	c.use(at, true)
	if !makePlain(root, path.Dir(at)) {
		return
	}
	// The folder lies in a repository more often than not, and is no part of it.
	put(root, path.Join(Folder, ".gitignore"), []byte("*\n"))
	if info, err := root.Lstat(at); err == nil && !info.Mode().IsRegular() {
		return // somebody else's: it is left alone
	}
	beside := path.Join(path.Dir(at), fmt.Sprintf(".new-%d-%d", os.Getpid(), puts.Add(1)))
	if put(root, beside, slices.Concat(c.seal(name, data), data)) && root.Rename(beside, at) != nil {
		_ = root.Remove(beside)
	}
}

func (c *Cache) use(at string, put bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[at], c.grew = true, c.grew || put
}

// Trim removes the oldest of what was neither asked for nor put, where more is kept than
// there should be. Builds that run beside this one make again what they miss.
func (c *Cache) Trim() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.grew {
		return
	}
	root, err := os.OpenRoot(c.portfolio)
	if err != nil {
		return
	}
	defer root.Close()
	if !plain(root, Folder) {
		return
	}
	type kept struct {
		at   string
		info fs.FileInfo
	}
	var others []kept
	size := int64(0)
	_ = fs.WalkDir(root.FS(), Folder, func(at string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || c.used[at] || d.Name() == ".gitignore" {
			return nil
		}
		if info, err := d.Info(); err == nil {
			others, size = append(others, kept{at, info}), size+info.Size()
		}
		return nil
	})
	slices.SortFunc(others, func(a, b kept) int {
		return cmp.Or(a.info.ModTime().Compare(b.info.ModTime()), cmp.Compare(a.at, b.at))
	})
	for _, o := range others {
		if size <= c.most {
			return
		}
		if root.Remove(o.at) == nil {
			size -= o.info.Size()
		}
	}
}

// seal holds the name too, so that no drawing stands for another one.
func (c *Cache) seal(name string, data []byte) []byte {
	mac := hmac.New(sha256.New, c.key)
	mac.Write([]byte("casebook cache\x00" + name + "\x00"))
	mac.Write(data)
	return mac.Sum(nil)
}

// put writes a file where there is nothing yet, neither a file nor a link.
func put(root *os.Root, at string, data []byte) bool {
	f, err := root.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return false
	}
	_, err = bytes.NewReader(data).WriteTo(f)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = root.Remove(at)
	}
	return err == nil
}

// plain tells whether a folder and those above it are there, and none is a link.
func plain(root *os.Root, folder string) bool {
	for ; folder != "."; folder = path.Dir(folder) {
		if info, err := root.Lstat(folder); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

func makePlain(root *os.Root, folder string) bool {
	if folder == "." {
		return true
	}
	if !makePlain(root, path.Dir(folder)) {
		return false
	}
	if err := root.Mkdir(folder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return false
	}
	info, err := root.Lstat(folder)
	return err == nil && info.IsDir()
}
