// Package publish writes the files of a site to disk, all or none, and single files of a
// portfolio.
//
// Change here how an output folder is replaced, and which folders are never replaced.
// The contents of the files, _headers included, are made by the packages in site.
//
// The site is written into a hidden folder beside the output folder and then swapped
// with it. Until the swap, the previous site is unchanged, even if the build fails, is
// interrupted or is killed. After it, no file of the previous site is left: a file
// that was added to the output folder by hand makes casebook refuse to replace it. To
// publish a file of one's own, put it into the portfolio's static/ folder.
//
// The package knows nothing of cases and pages. It owns the output folder: no
// other package writes there.
//
// What holds:
//
//   - A folder is replaced only if it is absent, empty, or holds what this package
//     wrote and nothing else. The file .casebook in it lists that, with sums: it
//     may have come with a portfolio, and alone would prove nothing. What file
//     managers leave in every folder goes with it.
//   - The portfolio, and a folder that holds it, is never replaced. Nothing is
//     written into what the portfolio is read from, or into a folder of git's, by
//     whatever links, mounts or spellings it is named.
//   - An output folder that is a symbolic link stays one; the folder that it
//     leads to is replaced. A place that the portfolio itself names must lie in
//     it, behind all links.
//   - A file is replaced only if it is empty, or the caller knows it as its own.
//   - Two runs into one folder do not wait for each other. The last one wins,
//     and the folder holds the files of one of them at any time.
//   - What a killed run left behind is removed by the next run, if both ran with
//     one key: a folder that is only named like one of a run is left alone. Single files
//     that are not in their place yet are locked; the next run that writes removes those
//     whose lock has ended with their process.
//   - A file that did not change keeps its time of modification, so that what
//     uploads the site sees which files are new. A folder that holds the site already
//     stays as it is.
//   - The swap is one step of the file system on Linux and macOS. Elsewhere it
//     is two, and a run that is killed between them is mended by the next one.
//   - A file of a portfolio is created where there is none, or replaced if it is still as
//     it was read; links are not followed.
//   - On Linux the new site has reached the disk before it replaces the former.
package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// File is one file of a site.
type File struct {
	Path string // slash-separated, relative to the output folder: "skills/index.html"
	Data []byte
}

// Files gives the files of a map from path to bytes, ordered by path.
func Files(site map[string][]byte) iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, path := range slices.Sorted(maps.Keys(site)) {
			if !yield(File{Path: path, Data: site[path]}) {
				return
			}
		}
	}
}

// Options say what must survive.
type Options struct {
	Portfolio string   // a folder that the output may lie in, but neither be nor hold; "" = none
	Inputs    []string // names at its root that nothing is written to
	Inside    bool     // of a folder: its name was not the user's, and must lead into the portfolio
	Plain     bool     // of a file: its name was not the user's, and may lead to no other file, pipe or device
	About     string   // of a folder: a line for the marker, about what was written
	Key       []byte   // of this user, which nobody else has; nil = what killed runs left stays

	Ours    func(former []byte) bool // of a file: whether it may be replaced; nil = it may
	Records string                   // of a file with Ours: a folder of this user, where One remembers what it wrote; "" = Ours alone decides
	Likely  bool                     // Ours may take a file of others for one of casebook's: one that is not remembered stays
}

// Write makes dir hold the files of the site and nothing else; it goes through the
// files twice. Folders above dir are made where they are absent. On an error dir is as
// it was, save where the error says otherwise.
//
// It reads each file of the former site once: to compare it with the new one, or to know
// that it may go.
func Write(ctx context.Context, dir string, site iter.Seq[File], opt Options) error {
	target, lock, last, err := lookAt(dir, opt, unread)
	defer lock.close()
	if err != nil {
		return err
	}
	marker := markerOf(site, opt.About)
	if last.lists(marker) {
		if last, err = mayReplace(target, opt.Portfolio, nil); err != nil || last.lists(marker) {
			return err
		}
	}

	stage, err := newStage(target, opt.Key)
	if err != nil {
		return fmt.Errorf("make a folder beside the output folder %q, where the new site is written before it replaces the previous one: %w", dir, cause(err))
	}
	if !lock.held() {
		sweep(target, opt.Key, olderThan(stage))
	}
	linked, err := fill(ctx, filepath.Join(stage, next), target, marker, site)
	if err != nil {
		return errors.Join(err, discard(stage))
	}
	// Writing took a while, and the folder may be another one by now.
	if _, err := mayReplace(target, opt.Portfolio, linked.has); err != nil {
		return errors.Join(err, discard(stage))
	}
	if err := swap(stage, target); err != nil {
		err = fmt.Errorf("replace the output folder %q: %w", dir, err)
		if kept := filepath.Join(stage, former); isAbsent(target) && !isAbsent(kept) {
			return fmt.Errorf("%w; the previous site is now in %q", err, kept)
		}
		return errors.Join(err, discard(stage))
	}
	if err := discard(stage); err != nil {
		return fmt.Errorf("the new site is in place, but the previous one could not be removed: %w", err)
	}
	return nil
}

// Holds tells whether dir holds the files that a marker lists and nothing else. Like Write,
// it removes what killed runs left.
func Holds(dir string, marker []byte, opt Options) bool {
	if isAbsent(dir) {
		return false
	}
	_, lock, last, err := lookAt(dir, opt, nil)
	defer lock.close()
	return err == nil && last.lists(marker)
}

// lookAt finds what a folder holds that may be replaced, and removes what killed runs left
// beside it. The lock holds until it is closed.
func lookAt(dir string, opt Options, known known) (target string, lock *flock, last held, err error) {
	lock = &flock{}
	if target, err = place(dir); err != nil {
		return target, lock, last, err
	}
	if err := mayLieAt(target, opt); err != nil {
		return target, lock, last, err
	}
	parent := filepath.Dir(target)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return target, lock, last, fmt.Errorf("make the folder above the output folder: %w", err)
	}
	lock = lockFolder(parent)
	if lock.alone() {
		sweep(target, opt.Key, func(fs.FileInfo) bool { return true })
	}
	lock.share()
	last, err = mayReplace(target, opt.Portfolio, known)
	return target, lock, last, err
}

// cause strips what was done and to which path from an error of package os:
// the path is one in the working folder, which means nothing to the reader.
func cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
