package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
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

// Sum is the SHA-256 of a file.
type Sum = [sha256.Size]byte

type sum = Sum

type written struct {
	path string
	sum  sum
}

// wrote is what a run has written.
type wrote []written

func (w wrote) marker(about string) []byte {
	slices.SortFunc(w, func(a, b written) int {
		return cmp.Or(strings.Compare(a.path, b.path), bytes.Compare(a.sum[:], b.sum[:]))
	})
	out := bytes.NewBufferString(markerText)
	if about != "" {
		fmt.Fprintf(out, "%s%s\n", aboutPrefix, about)
	}
	for _, f := range w {
		fmt.Fprintf(out, "%x %q\n", f.sum, f.path)
	}
	return out.Bytes()
}

// readMarker gives what a marker lists. Some file systems decompose letters in
// names, so paths are held against each other composed.
func readMarker(text []byte) map[string]sum {
	files := map[string]sum{}
	for path, sum := range Listed(text) {
		files[norm.NFC.String(path)] = sum
	}
	return files
}

// Listed gives the paths and sums that a marker lists, as they are written.
func Listed(marker []byte) iter.Seq2[string, Sum] {
	return func(yield func(string, Sum) bool) {
		for line := range strings.Lines(string(marker)) {
			sums, quoted, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
			bytes, err := hex.DecodeString(sums)
			if err != nil || len(bytes) != sha256.Size {
				continue
			}
			if path, err := strconv.Unquote(quoted); err == nil && !yield(path, Sum(bytes)) {
				return
			}
		}
	}
}

// aboutPrefix begins the line of a marker about what was written, which lists no file.
const aboutPrefix = "This is "

// aboutIn gives what a marker says of what was written; "" = nothing.
func aboutIn(marker []byte) string {
	for line := range strings.Lines(string(marker)) {
		if about, is := strings.CutPrefix(strings.TrimRight(line, "\r\n"), aboutPrefix); is {
			return about
		}
	}
	return ""
}

// markerOf gives the marker of a site, with what it says about it.
func markerOf(site iter.Seq[File], about string) []byte {
	var all wrote
	for f := range site {
		all = append(all, written{f.Path, sha256.Sum256(f.Data)})
	}
	return all.marker(about)
}

// MarkerOf gives the marker of files that are written elsewhere than into an output
// folder. A path may be there with several sums: one of them is that of the file.
func MarkerOf(files iter.Seq2[string, Sum]) []byte {
	var all wrote
	for path, sum := range files {
		all = append(all, written{path, sum})
	}
	return all.marker("")
}

// IsMarker tells whether a text is a marker that lists what was written.
func IsMarker(text []byte) bool {
	return strings.HasPrefix(string(text), strings.TrimSuffix(markerText, "\n"))
}

// isMarked asks for the marker's words and not only for its name, which is also
// that of the folder in which a portfolio keeps its cache.
func isMarked(target string) bool {
	text, ok := regular(filepath.Join(target, Marker), maxMarker)
	return ok && strings.HasPrefix(string(text), markerHead)
}

// held is what a folder holds in which every file is one that its marker lists.
type held struct {
	marker  []byte
	files   map[string]sum // by path, composed
	others  int            // files beside those: of file managers, or with the path of another one, composed
	folders int            // below it
}

// lists tells whether a folder holds what a marker lists and nothing else.
func (h held) lists(marker []byte) bool {
	files, folders := 0, map[string]bool{}
	for name := range Listed(marker) {
		files++
		for above := path.Dir(name); above != "." && above != "/"; above = path.Dir(above) {
			folders[above] = true
		}
	}
	return h.others == 0 && files == len(h.files) && len(folders) == h.folders && bytes.Equal(marker, h.marker)
}

// known tells of a file that a marker lists whether it holds what was listed, so that it
// need not be read. Of nil, nothing is known.
type known func(name string, file fs.DirEntry) bool

// unread is known for all that is said of a folder before its files are read.
func unread(string, fs.DirEntry) bool { return true }

// holdsOurs refuses a folder with a file that its marker does not list, or that is
// another one by now. Another run may put its site in the place of the folder
// meanwhile, which is then looked at.
func holdsOurs(target string, known known) (held, error) {
	for range 100 {
		root, err := os.OpenRoot(target)
		if errors.Is(err, fs.ErrNotExist) {
			return held{}, nil
		}
		if err != nil {
			return held{}, fmt.Errorf("look into the output folder: %w", err)
		}
		found, err := onlyOurs(Regular(root), target, known)
		looked, _ := root.Stat(".")
		root.Close()
		now, gone := os.Stat(target)
		if gone == nil && os.SameFile(looked, now) {
			return found, err
		}
	}
	return held{}, fmt.Errorf("look into the output folder: %q changes while it is read", target)
}

func onlyOurs(folder fs.FS, target string, known known) (held, error) {
	var text []byte
	if info, err := fs.Lstat(folder, Marker); err == nil && info.Mode().IsRegular() && info.Size() <= maxMarker {
		text, _ = fs.ReadFile(folder, Marker)
	}
	if strings.TrimSpace(string(text)) == strings.TrimSpace(formerMarker) {
		return held{}, fmt.Errorf("the output folder %q was written by an earlier version, which did not list its files; check that nothing else is in it, and remove it", target)
	}
	files := readMarker(text)
	found, buffer := held{marker: text, files: map[string]sum{}}, make([]byte, 64<<10)
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("look into the output folder: %w", err)
		case d.IsDir():
			if name != "." {
				found.folders++
			}
			return nil
		case name == Marker:
			return nil
		case d.Type().IsRegular() && slices.Contains(left, d.Name()):
			found.others++
			return nil
		}
		listedAs := norm.NFC.String(name)
		want, listed := files[listedAs]
		if !listed || !d.Type().IsRegular() {
			return fmt.Errorf("the output folder %q contains %q, which casebook did not write; remove it (files for the site go into static/), or name another folder", target, name)
		}
		is := want
		if known == nil || !known(name, d) {
			if is, err = sumOf(folder, name, buffer); err != nil {
				return fmt.Errorf("look into the output folder: %w", err)
			}
		}
		if is != want {
			return fmt.Errorf("the output folder %q contains %q, which was changed since casebook wrote it; remove it, or name another folder", target, name)
		}
		if _, again := found.files[listedAs]; again {
			found.others++
		}
		found.files[listedAs] = is
		return nil
	})
	return found, err
}

// Read gives the files of a site that casebook wrote into a folder, if they are all there
// as they were written, and Options.About of that run. Another run may put its site in the
// place of the folder meanwhile.
func Read(dir string) (files map[string][]byte, about string, err error) {
	for range 100 {
		files, about, err := readOnce(dir)
		if files != nil || err != nil {
			return files, about, err
		}
	}
	return nil, "", fmt.Errorf("%q changes while it is read: another build writes into it; run the command again when that has ended", dir)
}

// readOnce gives nothing where the folder was replaced while it was read.
func readOnce(dir string) (files map[string][]byte, about string, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, "", fmt.Errorf("there is no folder %q of a site: %w", dir, cause(err))
	}
	defer root.Close()
	looked, _ := root.Stat(".")
	files, about, wrong := readSite(Regular(root), dir)
	now, err := os.Stat(dir)
	if err != nil || !os.SameFile(looked, now) {
		return nil, "", nil
	}
	return files, about, wrong
}

func readSite(folder fs.FS, dir string) (files map[string][]byte, about string, err error) {
	marker, err := fs.ReadFile(folder, Marker)
	if err != nil || !IsMarker(marker) {
		return nil, "", fmt.Errorf("%q is not a site that casebook built; name the folder of one", dir)
	}
	if _, err := onlyOurs(folder, dir, nil); err != nil {
		return nil, "", err
	}
	files = map[string][]byte{}
	for name, sum := range Listed(marker) {
		data, err := fs.ReadFile(folder, name)
		if err != nil || sha256.Sum256(data) != sum {
			return nil, "", fmt.Errorf("the site in %q is not whole: %q is missing or was changed; build it again", dir, name)
		}
		files[name] = data
	}
	return files, aboutIn(marker), nil
}

// sumOf sums a file, with a buffer to read it into.
func sumOf(folder fs.FS, name string, buffer []byte) (sum, error) {
	file, err := folder.Open(name)
	if err != nil {
		return sum{}, err
	}
	defer file.Close()
	hash := sha256.New()
	_, err = io.CopyBuffer(hash, struct{ io.Reader }{file}, buffer) // an *os.File would bring a buffer of its own
	return sum(hash.Sum(nil)), err
}
