package deploy

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// Branch is a branch of a git repository. It has one commit, so that no earlier site can
// be read in its history. What goes out is put together in a repository of its own: no
// hook, filter or configuration of the portfolio's is run.
type Branch struct {
	Name    string   // for people, without a password
	Address string   // of the repository
	Branch  string   // "gh-pages"
	Env     []string // "NAME=value"

	patience time.Duration // for a list of its branches; 0 = two minutes
}

// noJekyll keeps GitHub from leaving out files whose names begin with an underscore.
const noJekyll = ".nojekyll"

const (
	fetched = "refs/casebook/former"
	made    = "refs/heads/casebook"
)

// branch is one run to a branch.
type branch struct {
	Branch
	opt    Options
	folder string // of the repository in between
	former string // commit that the branch has; "" = there is no branch
	kept   []byte // entries of the former tree that casebook did not write, as fast-import takes them
}

// Deploy pushes a site as the only commit of the branch, if the branch is still as it was
// read.
func (b Branch) Deploy(ctx context.Context, site map[string][]byte, opt Options) (Result, error) {
	folder, done, err := publish.Scratch("casebook-publish-")
	if err != nil {
		return Result{}, err
	}
	defer done()
	r := branch{Branch: b, opt: opt, folder: folder}
	files := map[string][]byte{noJekyll: nil}
	for name, data := range site {
		files[name] = data
	}
	if files = Site(files); len(b.Branch) == 0 || strings.HasPrefix(b.Address, "-") {
		return Result{}, fmt.Errorf("%q is no branch of a repository; write git:REPOSITORY#BRANCH", b.Name)
	}
	if _, err := r.git(ctx, nil, "init", "--quiet", "--bare", "."); err != nil {
		return Result{}, err
	}
	if err := Repeat(ctx, opt, func() error { return r.fetch(ctx) }); err != nil {
		return Result{}, err
	}
	if err := r.keep(ctx, files); err != nil {
		return Result{}, err
	}
	if _, err := r.git(ctx, r.stream(files), "fast-import", "--quiet"); err != nil {
		return Result{}, err
	}
	result, err := r.compare(ctx, files)
	if err != nil || opt.DryRun || r.former != "" && len(result.Uploaded)+len(result.Deleted) == 0 {
		return result, err
	}
	return result, Repeat(ctx, opt, func() error { return r.push(ctx) })
}

// fetch gets the commit of the branch, if there is one.
func (b *branch) fetch(ctx context.Context) error {
	listed, err := b.listed(ctx)
	if err != nil || len(listed) == 0 {
		return err
	}
	if _, err := b.git(ctx, nil, "fetch", "--quiet", "--no-tags", "--depth=1", "--", b.Address, "+refs/heads/"+b.Branch.Branch+":"+fetched); err != nil {
		return err
	}
	former, err := b.git(ctx, nil, "rev-parse", "--verify", fetched)
	b.former = strings.TrimSpace(string(former))
	return err
}

// listed gives what the repository says of the branch.
func (b *branch) listed(ctx context.Context) ([]byte, error) {
	inTime, stop := context.WithTimeout(ctx, cmp.Or(b.patience, 2*time.Minute))
	defer stop()
	out, err := b.git(inTime, nil, "ls-remote", "--", b.Address, "refs/heads/"+b.Branch.Branch)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return nil, Fault{Trouble: NoConnection, Name: b.Name, Code: "no answer"}
	}
	return out, err
}

// keep looks at what the branch has, and refuses one that is not casebook's.
func (b *branch) keep(ctx context.Context, site map[string][]byte) error {
	if b.former == "" {
		return nil
	}
	ours := owned{}
	is := false
	out, stop := b.printing(ctx, nil, "cat-file", "blob", b.former+":"+publish.Marker)
	if marker, err := io.ReadAll(io.LimitReader(out, mostMarker)); err == nil && len(marker) < mostMarker {
		ours, is = readOwned(marker)
	}
	stop()
	var own []entry
	inTheWay := inTheWayOf(site)
	err := b.tree(ctx, func(e entry) error {
		if is && e.name == publish.Marker {
			return nil
		}
		_, listed := ours[e.name]
		switch {
		case !is || !listed && inTheWay(e.name):
			return Foreign{Name: b.Name, Holds: []string{e.name}}
		case listed:
			own = append(own, e)
		default:
			b.kept = fmt.Appendf(b.kept, "M %s %s %s\n", e.mode, e.id, quoted(e.name))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.unchanged(ctx, site, ours, own)
}

// stream gives a site as git fast-import reads it.
func (b *branch) stream(site map[string][]byte) io.Reader {
	var s bytes.Buffer
	message := "Publish the site\n"
	fmt.Fprintf(&s, "commit %s\ncommitter casebook <casebook@localhost> %d +0000\ndata %d\n%s", made, b.opt.Now().Unix(), len(message), message)
	s.Write(b.kept)
	for name, data := range site {
		fmt.Fprintf(&s, "M 100644 inline %s\ndata %d\n", quoted(name), len(data))
		s.Write(data)
		s.WriteByte('\n')
	}
	return &s
}

// quoted gives a path as git fast-import reads it.
func quoted(name string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(name) + `"`
}

// compare lists what differs from the former commit.
func (b *branch) compare(ctx context.Context, site map[string][]byte) (Result, error) {
	former := b.former
	if former == "" {
		empty, err := b.git(ctx, strings.NewReader(""), "hash-object", "-t", "tree", "-w", "--stdin")
		if err != nil {
			return Result{}, err
		}
		former = strings.TrimSpace(string(empty))
	}
	out, err := b.git(ctx, nil, "diff-tree", "-r", "-z", "--no-renames", "--name-status", former, made)
	if err != nil {
		return Result{}, err
	}
	var result Result
	fields := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		switch name := fields[i+1]; {
		case fields[i] == "D":
			result.Deleted = append(result.Deleted, name)
		case name != publish.Marker:
			result.Uploaded = append(result.Uploaded, name)
		}
	}
	result.Unchanged = len(site) - 1 - len(result.Uploaded)
	return result, nil
}

// push makes the branch lead to the new commit, if it still leads to the former one.
func (b *branch) push(ctx context.Context) error {
	ref := "refs/heads/" + b.Branch.Branch
	_, err := b.git(ctx, nil, "push", "--quiet", "--force-with-lease="+ref+":"+b.former, "--", b.Address, made+":"+ref)
	var stale staleRef
	if !errors.As(err, &stale) {
		return err
	}
	now, failed := b.listed(ctx)
	commit, _ := b.git(ctx, nil, "rev-parse", "--verify", made)
	if failed == nil && strings.HasPrefix(string(now), strings.TrimSpace(string(commit))) {
		return nil // the answer to a former try was lost
	}
	return fmt.Errorf("another run published to %s meanwhile, and this one changed nothing; run the command again", b.Name)
}

// staleRef is a push to a branch that is no longer as it was read.
type staleRef struct{}

func (staleRef) Error() string { return "the branch has changed" }

// git runs git in the repository in between.
func (b *branch) git(ctx context.Context, in io.Reader, args ...string) ([]byte, error) {
	var out bytes.Buffer
	err := b.gitTo(ctx, in, &out, args...)
	return out.Bytes(), err
}

// gitTo writes what git prints.
func (b *branch) gitTo(ctx context.Context, in io.Reader, out io.Writer, args ...string) error {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-c", "core.hooksPath=" + os.DevNull, "-c", "gc.auto=0", "-c", "protocol.version=2",
		"-c", "http.followRedirects=false", "-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=120"}, args...)...)
	cmd.Dir, cmd.WaitDelay, cmd.Stdin = b.folder, 5*time.Second, in
	if !strings.HasPrefix(b.Address, "ssh:") && (strings.Contains(b.Address, "://") || filepath.IsAbs(b.Address)) {
		grouped(cmd) // ssh may ask for a passphrase, and ends by itself
	}
	cmd.Env = append(slices.DeleteFunc(slices.Clone(b.Env), leadsAway), "GIT_DIR=.", "GIT_TERMINAL_PROMPT=0", "GIT_ALLOW_PROTOCOL=file:http:https:ssh", "GIT_ALLOC_LIMIT=1g", "LC_ALL=C")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = out, &said
	err := cmd.Run()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.Is(err, exec.ErrNotFound):
		return errors.New("git is not installed; publishing to a branch needs it")
	}
	return b.fault(args[0], said.String())
}

// leadsAway tells whether a variable leads git to another repository, as it does in a hook.
func leadsAway(variable string) bool {
	name, _, _ := strings.Cut(variable, "=")
	return slices.Contains([]string{
		"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
		"GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_SHALLOW_FILE",
	}, name)
}

// told are words by which git tells what went wrong, the more exact ones first.
var told = []struct {
	words   []string
	trouble Trouble
	advice  string
}{
	{[]string{"Authentication failed", "could not read Username", "could not read Password", "Permission denied", "returned error: 401", "returned error: 403", "terminal prompts disabled", "Host key verification failed"},
		Denied, "they may have expired, or may not push there; set up a credential helper or a key for this repository, and run the command again"},
	{append(slices.Clone(noRoom), "exceeds", "returned error: 413", "returned error: 507"), Full, ""},
	{[]string{"returned error: 404", "not found", "does not appear to be a git repository", "does not exist"}, Missing, "check the address of the repository"},
	{[]string{"protected branch", "hook declined", "deny", "denied", "refusing"}, Denied, "the repository takes no such push; allow it to replace this branch, which has one commit only, or name another branch"},
	{[]string{"returned error: 30", "redirect"}, Missing, "its address leads to another one; name that one"},
	{[]string{"over limit"}, Unknown, "it sends more than a repository has; check the address"},
	{[]string{"returned error: 5", "returned error: 429"}, Busy, ""},
	{[]string{"Operation too slow", "Could not resolve host", "Connection refused", "timed out", "Failed to connect", "Couldn't connect", "early EOF", "RPC failed", "hung up", "disconnect", "Connection reset", "unable to access", "Empty reply"}, NoConnection, ""},
	{[]string{"transport", "not allowed"}, Unknown, "use an address that begins with https://, ssh:// or file://"},
}

// noRoom are words by which a system tells that a disk is full, or a quota used up.
var noRoom = []string{"No space left", "quota"}

// fault says in words of our own what git told: its own words hold the address as it was
// given.
func (b *branch) fault(verb, said string) error {
	if verb != "push" && slices.ContainsFunc(noRoom, func(words string) bool { return strings.Contains(said, words) }) { // the target gets nothing else
		return Fault{Full, filepath.Dir(b.folder), "", "the site is put together there; free some, or name another folder in $TMPDIR, and run the command again"}
	}
	for _, words := range []string{"stale info", "cannot lock ref", "failed to update ref", "reference already exists", "fetch first"} {
		if verb == "push" && strings.Contains(said, words) {
			return staleRef{}
		}
	}
	for _, t := range told {
		for _, words := range t.words {
			if strings.Contains(said, words) {
				return Fault{Trouble: t.trouble, Name: b.Name, Advice: t.advice}
			}
		}
	}
	if strings.Contains(said, "Could not read from remote repository") {
		return Fault{Trouble: Missing, Name: b.Name, Advice: "check the address of the repository, and that you may read it"}
	}
	return Fault{Trouble: Unknown, Name: b.Name, Code: "git " + verb, Advice: "try the same with git push to see what it says"}
}
