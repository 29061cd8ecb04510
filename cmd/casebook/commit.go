package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator"
)

// gitPatience bounds how long git is waited for.
const gitPatience = 5 * time.Second

// commitOf asks git which commit a portfolio stands at, and whether its files
// differ from it. It is no commit where git cannot tell within a few seconds, and
// where the commit does not hold the portfolio: a folder that the repository
// around it ignores, or does not know yet, is no part of that repository.
//
// A portfolio may come from anywhere with its .git folder, whose configuration
// names programs for git to run. None of them is run.
func commitOf(ctx context.Context, dir string) generator.Commit {
	ctx, stop := context.WithTimeout(ctx, gitPatience)
	defer stop()
	g := git{ctx: ctx, dir: dir}
	paths := []string{"--", "config.yaml", "content", "layouts", "assets", "i18n", "static"} // what casebook reads
	none := generator.Commit{}
	hash, ok := g.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if !ok || hash == "" {
		return none
	}
	tree, ok := g.run(append([]string{"ls-tree", "-r", "-z", hash}, paths...)...)
	if !ok || !strings.Contains(tree, "\tconfig.yaml\x00") {
		return none
	}
	prefix, ok := g.line("rev-parse", "--show-prefix")
	if !ok {
		return none
	}
	if g.filters, ok = g.ownFilters(); !ok {
		return none
	}
	status, ok := g.run(append([]string{
		"status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=traditional",
		"--ignore-submodules=dirty", // git would run in them, by their configuration
	}, paths...)...)
	if !ok {
		return none
	}
	return generator.Commit{Hash: hash, Changed: differs(status, prefix) || hasSubmodule(tree)}
}

// hasSubmodule tells whether a tree holds a link to another repository: the
// commit does not hold the files there.
func hasSubmodule(tree string) bool {
	return strings.HasPrefix(tree, "160000 ") || strings.Contains(tree, "\x00160000 ")
}

// differs tells whether a status names a file that casebook reads: it reads no
// hidden files and no backups of editors. A file that git ignores counts, since
// the commit does not hold it.
func differs(status, prefix string) bool {
	for record := range strings.SplitSeq(status, "\x00") {
		if len(record) < len("XY P") {
			continue
		}
		parts := strings.Split(strings.TrimSuffix(strings.TrimPrefix(record[len("XY "):], prefix), "/"), "/")
		if !slices.ContainsFunc(parts, func(name string) bool { return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") }) {
			return true
		}
	}
	return false
}

// git runs the git program in a folder.
type git struct {
	ctx     context.Context
	dir     string
	filters []string // names of filters that are switched off
}

// line gives what git prints, without the end of its line.
func (g git) line(args ...string) (string, bool) {
	out, ok := g.run(args...)
	return strings.TrimSuffix(out, "\n"), ok
}

// mostOutput bounds what git may print: a tree may name itself so often that its list has
// no end.
const mostOutput = 64 << 20

func (g git) run(args ...string) (string, bool) { return g.list(mostOutput, args...) }

// list runs git for a list of so many records at most, each with a zero byte behind it.
func (g git) list(most int, args ...string) (string, bool) {
	cmd := g.command(args...)
	out := &bounded{records: most}
	cmd.Stdout = out
	err := cmd.Run()
	return out.kept.String(), err == nil
}

// bounded keeps what is written, up to a bound. What is more is an error, which ends the
// program that writes.
type bounded struct {
	kept    bytes.Buffer
	records int // how many zero bytes there may be
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.records -= bytes.Count(p, []byte{0}); b.records < 0 || b.kept.Len()+len(p) > mostOutput {
		return 0, errors.New("too much output")
	}
	return b.kept.Write(p)
}

// command makes a call of git that runs no program that the repository names.
func (g git) command(args ...string) *exec.Cmd {
	args = append([]string{"--no-pager", "-c", "core.fsmonitor=false", "-c", "i18n.logOutputEncoding=UTF-8", "-c", "core.hooksPath=" + os.DevNull}, args...)
	cmd := exec.CommandContext(g.ctx, "git", args...)
	cmd.Dir, cmd.WaitDelay = g.dir, time.Second
	cmd.Env = slices.DeleteFunc(cmd.Environ(), steersGit)
	cmd.Env = append(cmd.Env,
		"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_LITERAL_PATHSPECS=1",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", // nothing is fetched for want of an object
	)
	cmd.Env = append(cmd.Env, g.withoutFilters()...)
	return cmd
}

// steersGit tells whether a variable of the environment leads git to another
// repository, as it does in a hook. What says how to find one may stay.
func steersGit(variable string) bool {
	name, _, _ := strings.Cut(variable, "=")
	switch name {
	case "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH",
		"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM":
		return false
	}
	return strings.HasPrefix(name, "GIT_")
}

// ownFilters lists the filters that the repository itself defines. Git runs them
// to compare a file. Those of the user's own configuration may run.
func (g git) ownFilters() ([]string, bool) {
	out, ok := g.run("config", "--includes", "--show-scope", "--null", "--name-only", "--list")
	if !ok {
		return nil, false
	}
	var names []string
	fields := strings.Split(out, "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		scope, key := fields[i], fields[i+1]
		rest, is := strings.CutPrefix(key, "filter.")
		dot := strings.LastIndexByte(rest, '.')
		if is && dot >= 0 && (scope == "local" || scope == "worktree") && !slices.Contains(names, rest[:dot]) {
			names = append(names, rest[:dot])
		}
	}
	return names, true
}

// withoutFilters gives the variables that switch filters off.
func (g git) withoutFilters() []string {
	var vars []string
	n := 0
	for _, name := range g.filters {
		for _, set := range [][2]string{{"clean", ""}, {"smudge", ""}, {"process", ""}, {"required", "false"}} {
			i := strconv.Itoa(n)
			vars = append(vars, "GIT_CONFIG_KEY_"+i+"=filter."+name+"."+set[0], "GIT_CONFIG_VALUE_"+i+"="+set[1])
			n++
		}
	}
	if n > 0 {
		vars = append(vars, "GIT_CONFIG_COUNT="+strconv.Itoa(n))
	}
	return vars
}
