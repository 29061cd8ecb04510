package generator

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/site/deploy"
)

// branch opens a branch of a repository. What is on this machine runs its hooks there, so it
// has to be one that the author chose, and may not have come with the portfolio.
func (to *Publishing) branch(named deploy.Named, dir string, opt Options) (deploy.Target, error) {
	branch := named.Branch(opt.Env)
	remote, theirs := "", dir
	if deploy.IsRemote(branch.Address) {
		remote, theirs = branch.Address, checkout(dir)
		if branch.Address = to.Remote(remote); branch.Address == "" {
			return nil, fmt.Errorf("the repository of the portfolio has no remote %q; name one of git remote, or an address", remote)
		}
	}
	if strings.HasPrefix(branch.Address, "-") {
		return nil, errors.New("an address of a repository cannot begin with a dash")
	}
	path, local := deploy.OnThisMachine(branch.Address)
	if info, err := os.Stat(branch.Address); err == nil && info.IsDir() { // git runs elsewhere
		if branch.Address, err = filepath.Abs(branch.Address); err != nil {
			return nil, err
		}
		path, local = branch.Address, true
	}
	switch {
	case local && to.Target == "" && remote == "":
		return nil, fmt.Errorf("%s is a repository on this machine, whose hooks would run; only the command line may name such a one", named.Show)
	case local && publish.Lies(path, theirs):
		return nil, fmt.Errorf("%s is a repository in the folder of the portfolio, and its hooks would run: they may have come with its files. Name a repository elsewhere", named.Show)
	}
	return branch, nil
}

// checkout gives the folder of the repository that a portfolio is part of.
func checkout(dir string) string {
	at, err := filepath.Abs(dir)
	for err == nil {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		up := filepath.Dir(at)
		if up == at {
			break
		}
		at = up
	}
	return dir
}
