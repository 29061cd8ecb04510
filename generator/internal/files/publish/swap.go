package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// swap puts the site that a stage holds in the place of the target. The former
// site, if there was one, ends up in the stage.
func swap(stage, target string) error {
	site := filepath.Join(stage, next)
	err := exchange(site, target)
	if err != nil {
		err = inTwoSteps(site, filepath.Join(stage, former), target)
	}
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		return errors.New("it is a mount point, which cannot be replaced; name a folder inside it")
	}
	if err != nil {
		return cause(err)
	}
	flushFolder(filepath.Dir(target))
	return nil
}

// inTwoSteps serves where there is nothing to exchange with, or no exchange.
// Another run may step in between, so a place that was just emptied can be
// taken again; each turn moves one run's whole site away.
func inTwoSteps(site, aside, target string) error {
	var err error
	for range 100 {
		err = os.Rename(target, aside)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		moved := err == nil
		if err = os.Rename(site, target); err == nil {
			return nil
		}
		if moved && os.Rename(aside, target) != nil {
			if isAbsent(target) {
				return err
			}
			os.RemoveAll(aside) // another run's newer site has taken the place
		}
	}
	return err
}
