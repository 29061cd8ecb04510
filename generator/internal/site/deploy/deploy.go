// Package deploy brings the files of a finished site to where readers get them: into a
// folder, a bucket, a branch of git, or to Netlify.
//
// Change here what goes up, in which order, and what is said when it does not. How a
// bucket is reached is in generator/cloud, which is linked into a program of its own.
//
// The package knows nothing of cases and pages, and asks no host but the target's.
//
// What holds:
//
//   - A target that casebook did not write is refused, unless it is empty. What
//     casebook did not write beside its own stays, and is never replaced, save at Netlify, which
//     takes whole sites; nor is a file of a folder, a branch or a bucket that was changed since.
//     The file .casebook at the target lists what it wrote, as in an output folder.
//   - Only what changed goes up. Files that pages need come first, then new pages, then
//     changed ones, and the home page last. What is gone is deleted after that, pages
//     before their files.
//   - A run that is killed leaves every page with what it needs, and the next run
//     finishes: what a run is about to write is listed before it is written.
//   - One run at a time writes to a target, by a lease with an age. A lease that
//     nobody renews is taken over.
//   - What fails for want of a connection is tried again, a bounded number of times.
//   - No error holds what a server answered in its own words, or a password of an address.
package deploy

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// Options say how a site is brought to a target.
type Options struct {
	DryRun   bool
	TakeOver bool             // from a run that may still be at work
	Retries  int              // how often what fails for want of a connection is tried again
	Pause    time.Duration    // before deletions, for readers who have an old page
	Now      func() time.Time // the clock
	ID       string           // of this run; nobody else has it
	Report   func(string)     // gets a line for people
}

// Result is what was done, or with DryRun what would be.
type Result struct {
	Uploaded  []string `json:"uploaded"`  // in order
	Deleted   []string `json:"deleted"`   // in order
	Unchanged int      `json:"unchanged"` // number of files that are there already
}

// Target is where a site is brought to.
type Target interface {
	Deploy(ctx context.Context, site map[string][]byte, opt Options) (Result, error)
}

// Site gives the files of a site with the marker by which a target is known again.
func Site(files map[string][]byte) map[string][]byte {
	site := maps.Clone(files)
	delete(site, publish.Marker)
	all := owned{}
	for name, data := range site {
		all.add(name, sha256.Sum256(data))
	}
	site[publish.Marker] = all.marker()
	return site
}

// ordered gives the files that go up, in groups: one is complete before the next begins.
func ordered(names []string, there func(string) bool) [][]string {
	groups := make([][]string, 4)
	for _, name := range names {
		at := 0
		switch page := isPage(name); {
		case name == "index.html":
			at = 3
		case page && there(name), opens(name):
			at = 2
		case page:
			at = 1
		}
		groups[at] = append(groups[at], name)
	}
	for _, group := range groups {
		slices.Sort(group)
	}
	return groups
}

func isPage(name string) bool { return path.Ext(name) == ".html" }

// opens tells whether a file of a locked site says which other files there are.
func opens(name string) bool {
	return strings.HasPrefix(name, "lock/") && !strings.HasPrefix(name, "lock/files/")
}

// Foreign is a target that somebody else wrote, or wrote into.
type Foreign struct {
	Name    string
	Holds   []string
	Changed bool // casebook wrote these files, and somebody changed them since
}

func (f Foreign) Error() string {
	if !f.Changed {
		return fmt.Sprintf("%s contains %s, which casebook did not write; nothing was published. Name an empty place, or one that casebook published to", f.Name, quotedNames(f.Holds))
	}
	were, it, file := "was", "it", "file"
	if len(f.Holds) > 1 {
		were, it, file = "were", "them", "files"
	}
	return fmt.Sprintf("%s contains %s, which %s changed since casebook wrote %s; nothing was published. Remove the %s there, after taking what is to be kept into the portfolio", f.Name, quotedNames(f.Holds), were, it, file)
}

// quotedNames lists files for people: a few of them by name.
func quotedNames(names []string) string {
	const most = 5
	var quoted []string
	for _, name := range names[:min(len(names), most)] {
		quoted = append(quoted, strconv.Quote(name))
	}
	if more := len(names) - most; more > 0 {
		quoted = append(quoted, fmt.Sprintf("%d more", more))
	}
	if last := len(quoted) - 1; last > 0 {
		return strings.Join(quoted[:last], ", ") + " and " + quoted[last]
	}
	return quoted[0]
}

// inTheWayOf tells of a file of somebody else whether the site has a file or a folder of its
// name, or a file where it has a folder.
func inTheWayOf(site map[string][]byte) func(name string) bool {
	folders := map[string]bool{}
	for name := range site {
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			folders[folder] = true
		}
	}
	return func(name string) bool {
		if folders[name] {
			return true
		}
		for ; name != "."; name = path.Dir(name) {
			if _, is := site[name]; is {
				return true
			}
		}
		return false
	}
}
