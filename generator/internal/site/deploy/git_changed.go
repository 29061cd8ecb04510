package deploy

import (
	"bufio"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// entry is a file of a branch.
type entry struct {
	name string
	mode string // "100644"
	id   string // of the object
}

// isFile tells whether an entry is a file, and neither a link nor another repository.
func (e entry) isFile() bool { return strings.HasPrefix(e.mode, "100") }

// mostEntries is how many files a branch may have. A few kilobytes of folders in one another can
// stand for any number of them.
const mostEntries = 250_000

// tree gives the files of the former commit one by one.
func (b *branch) tree(ctx context.Context, each func(entry) error) error {
	out, stop := b.printing(ctx, nil, "ls-tree", "-r", "-z", b.former)
	defer stop()
	in := bufio.NewReader(out)
	for range mostEntries {
		record, err := in.ReadString(0)
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		about, name, _ := strings.Cut(strings.TrimSuffix(record, "\x00"), "\t")
		fields := strings.Fields(about) // MODE TYPE OBJECT
		if len(fields) != 3 || name == "" {
			continue
		}
		if err := each(entry{name, fields[0], fields[2]}); err != nil {
			return err
		}
	}
	return Fault{Name: b.Name, Code: fmt.Sprintf("more than %d files", mostEntries), Advice: "name another branch, or delete files of this one"}
}

// printing runs git and gives what it prints while it runs. To stop ends it.
func (b *branch) printing(ctx context.Context, in io.Reader, args ...string) (out io.Reader, stop func()) {
	from, to := io.Pipe()
	var running sync.WaitGroup
	running.Go(func() { to.CloseWithError(b.gitTo(ctx, in, to, args...)) })
	return from, func() {
		from.Close()
		running.Wait()
	}
}

// unchanged refuses a branch on which somebody changed files of ours that the new site does
// not have just so, and tells of those that somebody deleted.
func (b *branch) unchanged(ctx context.Context, site map[string][]byte, ours owned, own []entry) error {
	sums, err := b.sums(ctx, own)
	if err != nil {
		return err
	}
	var changed, deleted []string
	there := map[string]bool{publish.Marker: true}
	for _, e := range own {
		there[e.name] = true
		sum, is := sums[e.id]
		data, stays := site[e.name]
		if is = is && e.isFile(); is && (slices.Contains(ours[e.name], sum) || stays && sum == sha256.Sum256(data)) {
			continue
		}
		changed = append(changed, e.name)
	}
	if len(changed) > 0 {
		slices.Sort(changed)
		return Foreign{Name: b.Name, Holds: changed, Changed: true}
	}
	for _, name := range slices.Sorted(maps.Keys(ours)) {
		if _, stays := site[name]; stays && !there[name] {
			deleted = append(deleted, name)
		}
	}
	if len(deleted) > 0 {
		them := "it"
		if len(deleted) > 1 {
			them = "them"
		}
		b.opt.Report(fmt.Sprintf("somebody deleted %s from %s; publishing %s again", quotedNames(deleted), b.Name, them))
	}
	return nil
}

// sums gives the sums of files by their objects. What a server sent may be of any size, and is
// not kept.
func (b *branch) sums(ctx context.Context, files []entry) (map[string]publish.Sum, error) {
	var ask strings.Builder
	asked := map[string]bool{}
	for _, e := range files {
		if e.isFile() && !asked[e.id] {
			asked[e.id] = true
			fmt.Fprintln(&ask, e.id)
		}
	}
	out, stop := b.printing(ctx, strings.NewReader(ask.String()), "cat-file", "--batch", "--buffer")
	defer stop()
	sums := map[string]publish.Sum{}
	in := bufio.NewReader(out)
	for range len(asked) {
		var id, kind string
		var size int64
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		if n, _ := fmt.Sscanf(line, "%s %s %d\n", &id, &kind, &size); n != 3 {
			return nil, Fault{Name: b.Name, Code: "git cat-file", Advice: "try git fetch to see what it says"}
		}
		hash := sha256.New()
		if _, err := io.CopyN(hash, in, size); err != nil {
			return nil, err
		}
		if _, err := in.Discard(1); err != nil { // the end of the line
			return nil, err
		}
		sums[id] = publish.Sum(hash.Sum(nil))
	}
	return sums, nil
}
