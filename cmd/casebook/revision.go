package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator"
)

// readingPatience bounds how long the files of a commit are read.
const readingPatience = 2 * time.Minute

// snapshot opens the portfolio as it was at a commit, tag, branch or date. The caller
// closes it. Git reads the objects; nothing is checked out, and no program, filter or
// hook that the repository names is run.
func snapshot(ctx context.Context, dir, name string, opt generator.Options) (generator.Snapshot, func(), error) {
	none := func() {}
	if why := unreadable(ctx, dir); why != "" {
		return generator.Snapshot{}, none, errors.New(why)
	}
	at, err := resolve(ctx, dir, name)
	if err != nil {
		return generator.Snapshot{}, none, err
	}
	ctx, stop := context.WithTimeout(ctx, readingPatience)
	files, err := commitFiles(git{ctx: ctx, dir: dir}, at.hash)
	if err != nil {
		stop()
		return generator.Snapshot{}, none, fmt.Errorf("%s: %w", name, err)
	}
	opt.Portfolio, opt.Today = files, at.day
	return generator.Snapshot{Options: opt, Revision: name, Hash: at.hash}, func() { files.close(); stop() }, nil
}

// revision is a commit, and the day that its state is judged on.
type revision struct {
	hash string
	day  time.Time
}

// resolve finds the commit that is meant.
func resolve(ctx context.Context, dir, name string) (revision, error) {
	ctx, stop := context.WithTimeout(ctx, gitPatience)
	defer stop()
	g := git{ctx: ctx, dir: dir}
	if _, ok := g.line("rev-parse", "--git-dir"); !ok {
		if ctx.Err() != nil {
			return revision{}, fmt.Errorf("git did not answer within %s", gitPatience)
		}
		if top, is := g.ofAnotherUser(); is {
			return revision{}, fmt.Errorf("git does not read %q, which belongs to another user; if you trust it: git config --global --add safe.directory %s", top, top)
		}
		return revision{}, fmt.Errorf("%q is in no git repository, or git is not installed, so there is no former state; git init, git add -A and git commit -m \"First state\" keep the one of today", dir)
	}
	if until, is := generator.EndOfDate(name); is {
		if _, taken := g.line("rev-parse", "--verify", "--quiet", "refs/tags/"+name); taken {
			return revision{}, fmt.Errorf("%q is a date, and there is a tag of that name; write tags/%s for the tag, or rename it", name, name)
		}
		return g.onDay(name, until)
	}
	return g.named(name)
}

// ofAnotherUser tells whether git refuses the repository since its folder is not the
// user's, as often in a container, and names the folder.
func (g git) ofAnotherUser() (folder string, is bool) {
	var said bytes.Buffer
	cmd := g.command("rev-parse", "--git-dir")
	cmd.Stderr = &said
	if cmd.Run() == nil {
		return "", false
	}
	_, after, is := strings.Cut(said.String(), "safe.directory ")
	folder, _, _ = strings.Cut(after, "\n")
	return strings.Trim(folder, "'"), is
}

// named finds the commit that a name leads to. It is judged on its own day.
func (g git) named(name string) (revision, error) {
	if first, second, ok := strings.Cut(name, ".."); ok && first != "" {
		return revision{}, fmt.Errorf("%q names two revisions; write them apart: casebook diff %s %s", name, first, strings.TrimPrefix(second, "."))
	}
	hash, ok := "", false
	if name != "" && !strings.HasPrefix(name, "-") {
		hash, ok = g.line("rev-parse", "--verify", "--quiet", name+"^{commit}")
	}
	if !ok {
		return revision{}, fmt.Errorf("there is no commit, tag or branch %q%s; %s", name, g.shallow(), g.meant(name))
	}
	all, ok := g.dated("--max-count=1", hash)
	if !ok || len(all) != 1 {
		return revision{}, fmt.Errorf("git cannot read the commit %q", name)
	}
	return all[0], nil
}

// onDay finds the last commit on or before a day, by the days that the commits have where
// they were made, along the first parents: a merge counts on its own day.
func (g git) onDay(name string, until time.Time) (revision, error) {
	margin := until.AddDate(0, 0, 2).Format(time.DateOnly) // for zones
	all, ok := g.dated("--first-parent", "--before="+margin+"T00:00:00Z", "--max-count=10000", "HEAD")
	for _, at := range all {
		if ok && !at.day.After(until) {
			return revision{at.hash, until}, nil
		}
	}
	if !g.hasCommits() {
		return revision{}, fmt.Errorf("there is no commit on or before %s; %s", name, g.meant(name))
	}
	return revision{}, fmt.Errorf("there is no commit on or before %s%s", name, g.shallow())
}

func (g git) hasCommits() bool {
	_, has := g.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	return has
}

// meant says what to write in place of a name that leads to no commit: the first commit, or
// the one that has the name as its message.
func (g git) meant(name string) string {
	if !g.hasCommits() {
		return "the repository has no commit yet; git add -A and git commit -m \"First state\" keep the state of today"
	}
	log, _ := g.run("log", "--max-count=10000", "--format=%h %s")
	for line := range strings.Lines(log) {
		if hash, message, _ := strings.Cut(strings.TrimSpace(line), " "); message != "" && strings.EqualFold(message, name) {
			return fmt.Sprintf("the commit with that message is %s", hash)
		}
	}
	return "a date is written as 2026-09-01"
}

// dated lists commits with their days.
func (g git) dated(args ...string) ([]revision, bool) {
	out, ok := g.run(append([]string{"rev-list", "--format=%ci"}, args...)...)
	if !ok {
		return nil, false
	}
	var all []revision
	hash := ""
	for line := range strings.Lines(out) {
		line = strings.TrimSpace(line)
		if of, is := strings.CutPrefix(line, "commit "); is {
			hash = of
			continue
		}
		on, err := time.Parse(time.DateOnly, line[:min(len(line), len(time.DateOnly))])
		if err != nil {
			return nil, false
		}
		all = append(all, revision{hash, on})
	}
	return all, true
}

// shallow says that the repository holds only a part of the history, where it does.
func (g git) shallow() string {
	if is, ok := g.line("rev-parse", "--is-shallow-repository"); ok && is == "true" {
		return "; the clone is shallow: fetch the whole history first (git fetch --unshallow)"
	}
	return ""
}

// remoteOf gives the address that the repository of a portfolio pushes to under a name.
func remoteOf(ctx context.Context, dir, name string) string {
	ctx, stop := context.WithTimeout(ctx, gitPatience)
	defer stop()
	g := git{ctx: ctx, dir: dir}
	address, ok := g.line("config", "--get", "remote."+name+".pushurl")
	if !ok {
		address, _ = g.line("config", "--get", "remote."+name+".url")
	}
	if strings.HasPrefix(address, ".") {
		top, _ := g.line("rev-parse", "--show-toplevel")
		return filepath.Join(top, address)
	}
	return address
}
