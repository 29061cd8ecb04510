package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// mayReplace refuses to replace what casebook did not write, and gives what it wrote.
func mayReplace(target, portfolio string, known known) (held, error) {
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return held{}, nil
	case err != nil:
		return held{}, fmt.Errorf("look at the output folder: %w", err)
	case !info.IsDir():
		return held{}, fmt.Errorf("the output folder %q is a file; remove it, or name another folder", target)
	}
	if portfolio != "" {
		if err := mayNotHold(target, info, portfolio); err != nil {
			return held{}, err
		}
	}
	entries, err := os.ReadDir(target)
	if err != nil {
		return held{}, fmt.Errorf("look into the output folder: %w", err)
	}
	if len(entries) == 0 {
		return held{}, nil
	}
	if !isMarked(target) {
		return held{}, fmt.Errorf("the output folder %q contains files that casebook did not write; empty it, or name another folder", target)
	}
	if !isAbsent(filepath.Join(target, ".git")) {
		return held{}, fmt.Errorf("the output folder %q contains a git repository, which casebook did not write; name another folder, and copy the site from there", target)
	}
	return holdsOurs(target, known)
}

// mayNotHold walks up from the portfolio and asks the file system whether two
// folders are one, since names may differ in case or lead through links.
func mayNotHold(target string, info fs.FileInfo, portfolio string) error {
	above, err := place(portfolio)
	if err != nil {
		return fmt.Errorf("find the portfolio %q: %w", portfolio, err)
	}
	for first := true; ; first = false {
		if here, err := os.Stat(above); err == nil && os.SameFile(here, info) {
			if first {
				return fmt.Errorf("the output folder %q is the portfolio itself; name another folder", target)
			}
			return fmt.Errorf("the output folder %q contains the portfolio; name another folder", target)
		}
		up := filepath.Dir(above)
		if up == above {
			return nil
		}
		above = up
	}
}
