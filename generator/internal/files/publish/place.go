package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// place gives where a name leads to, behind all symbolic links: of the folders
// above it that are there, and its own.
func place(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", fmt.Errorf("find %q: %w", name, err)
	}
	at, rest := abs, ""
	for {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest), nil
		}
		if info, err := os.Lstat(at); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return "", fmt.Errorf("%q is a symbolic link to nothing", name)
		}
		up := filepath.Dir(at)
		if up == at {
			return abs, nil
		}
		at, rest = up, filepath.Join(filepath.Base(at), rest)
	}
}

// mayLieAt refuses a place among what the portfolio is read from, in a folder of
// git's, and where the portfolio named it itself, outside of the portfolio. It
// asks the file system whether two places are one, since names may lead through
// links and mounts; and it holds names against each other as the file systems do
// that are the least exact, since a folder that is not there yet has only a name.
func mayLieAt(target string, opt Options) error {
	for _, part := range strings.Split(filepath.ToSlash(target), "/") {
		if isNamed(part, ".git") {
			return fmt.Errorf("%q is in a folder of git; name another place", target)
		}
	}
	if opt.Portfolio == "" {
		return nil
	}
	root, err := place(opt.Portfolio)
	if err != nil {
		return fmt.Errorf("find the portfolio %q: %w", opt.Portfolio, err)
	}
	inside := false
	for at := target; ; {
		for _, input := range opt.Inputs {
			if sameFile(at, filepath.Join(root, input)) {
				return isRead(target, input)
			}
		}
		up := filepath.Dir(at)
		if sameFile(up, root) && up != at {
			inside = true
			for _, input := range opt.Inputs {
				if isNamed(filepath.Base(at), input) {
					return isRead(target, input)
				}
			}
		}
		if up == at {
			break
		}
		at = up
	}
	if opt.Inside && !inside {
		return fmt.Errorf("%q is outside of the portfolio; only the command line may name such a place", target)
	}
	return nil
}

func isRead(target, input string) error {
	return fmt.Errorf("%q is in %s, which the portfolio is read from; name another place", target, input)
}

// Lies tells whether a place is a folder or lies in it, behind all links.
func Lies(name, folder string) bool {
	at, err := place(name)
	for err == nil && !sameFile(at, folder) {
		up := filepath.Dir(at)
		if up == at {
			return false
		}
		at = up
	}
	return true // also where it cannot be told
}

// sameFile asks the file system whether two names lead to one thing.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// isNamed tells whether a file system could take a name for another one: without
// regard to case, to characters that are not seen, to dots and spaces at the end,
// and to what follows a colon.
func isNamed(name, other string) bool {
	name, _, _ = strings.Cut(name, ":")
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, name)
	return strings.EqualFold(strings.TrimRight(name, ". "), other)
}

// regular reads a file that is one, and no longer than it should be: what lies in
// an output folder may be a pipe that somebody put there.
func regular(name string, most int64) ([]byte, bool) {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > most {
		return nil, false
	}
	data, err := os.ReadFile(name)
	return data, err == nil
}

// MayLie tells whether files may be written into a folder beside what is there.
func MayLie(dir string, opt Options) error {
	target, err := place(dir)
	if err != nil {
		return err
	}
	if err := mayLieAt(target, opt); err != nil {
		return err
	}
	if info, err := os.Stat(target); err == nil && opt.Portfolio != "" {
		return mayNotHold(target, info, opt.Portfolio)
	}
	return nil
}

// MayHold tells whether a folder may be written to, before there is something to
// write. Write itself reads the files that the folder holds.
func MayHold(dir string, opt Options) error { return mayHold(dir, opt, unread) }

// MayHoldNow tells what Write would.
func MayHoldNow(dir string, opt Options) error { return mayHold(dir, opt, nil) }

func mayHold(dir string, opt Options, known known) error {
	target, err := place(dir)
	if err != nil {
		return err
	}
	if err := mayLieAt(target, opt); err != nil {
		return err
	}
	_, err = mayReplace(target, opt.Portfolio, known)
	return err
}
