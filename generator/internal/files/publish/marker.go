package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Marker is the file by which a later run knows a folder as its own. It lists what
// was written into the folder, with sums: it can have come from somebody else, so
// only what is exactly what casebook writes is taken away. Equal sites have equal
// markers.
const (
	Marker     = ".casebook"
	markerHead = "This folder was written by casebook."
	markerText = markerHead + " The next build replaces it, as long as it holds these files and no others.\n"
)

// formerMarker is the whole marker of versions that did not list what they wrote.
const formerMarker = markerHead + " The next build replaces it, with everything in it.\n"

const maxMarker = 64 << 20

// left are the files that file managers put into any folder that is opened.
var left = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

type sum [sha256.Size]byte

type written struct {
	path string
	sum  sum
}

// wrote is what a run has written.
type wrote []written

func (w wrote) marker() []byte {
	slices.SortFunc(w, func(a, b written) int { return strings.Compare(a.path, b.path) })
	out := bytes.NewBufferString(markerText)
	for _, f := range w {
		fmt.Fprintf(out, "%x %q\n", f.sum, f.path)
	}
	return out.Bytes()
}

// readMarker gives what a marker lists. Some file systems decompose letters in
// names, so paths are held against each other composed.
func readMarker(text []byte) map[string]sum {
	files := map[string]sum{}
	for line := range strings.Lines(string(text)) {
		sums, quoted, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		bytes, err := hex.DecodeString(sums)
		if err != nil || len(bytes) != sha256.Size {
			continue
		}
		if path, err := strconv.Unquote(quoted); err == nil {
			files[norm.NFC.String(path)] = sum(bytes)
		}
	}
	return files
}

// isMarked asks for the marker's words and not only for its name, which is also
// that of the folder in which a portfolio keeps its cache.
func isMarked(target string) bool {
	text, ok := regular(filepath.Join(target, Marker), maxMarker)
	return ok && strings.HasPrefix(string(text), markerHead)
}

// holdsOurs refuses a folder with a file that its marker does not list, or that is
// another one by now. Another run may put its site in the place of the folder
// meanwhile, which is then looked at.
func holdsOurs(target string) error {
	for range 100 {
		root, err := os.OpenRoot(target)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("look into the output folder: %w", err)
		}
		err = onlyOurs(root.FS(), target)
		looked, _ := root.Stat(".")
		root.Close()
		now, gone := os.Stat(target)
		if gone == nil && os.SameFile(looked, now) {
			return err
		}
	}
	return fmt.Errorf("look into the output folder: %q changes while it is read", target)
}

func onlyOurs(folder fs.FS, target string) error {
	var text []byte
	if info, err := fs.Lstat(folder, Marker); err == nil && info.Mode().IsRegular() && info.Size() <= maxMarker {
		text, _ = fs.ReadFile(folder, Marker)
	}
	if strings.TrimSpace(string(text)) == strings.TrimSpace(formerMarker) {
		return fmt.Errorf("the output folder %q was written by an earlier version, which did not list its files; check that nothing else is in it, and remove it", target)
	}
	files := readMarker(text)
	return fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("look into the output folder: %w", err)
		}
		if d.IsDir() || name == Marker || d.Type().IsRegular() && slices.Contains(left, d.Name()) {
			return nil
		}
		want, listed := files[norm.NFC.String(name)]
		if !listed || !d.Type().IsRegular() {
			return fmt.Errorf("the output folder %q contains %q, which casebook did not write; remove it (files for the site go into static/), or name another folder", target, name)
		}
		is, err := sumOf(folder, name)
		if err != nil {
			return fmt.Errorf("look into the output folder: %w", err)
		}
		if is != want {
			return fmt.Errorf("the output folder %q contains %q, which was changed since casebook wrote it; remove it, or name another folder", target, name)
		}
		return nil
	})
}

func sumOf(folder fs.FS, name string) (sum, error) {
	file, err := folder.Open(name)
	if err != nil {
		return sum{}, err
	}
	defer file.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, file)
	return sum(hash.Sum(nil)), err
}
