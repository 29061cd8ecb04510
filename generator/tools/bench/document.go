package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// writeDoc writes what was kept of a state as a page of the documentation.
func writeDoc(file string, here state, all []piece) error {
	if len(all) == 0 {
		return fmt.Errorf("%s: nothing is kept of commit %s on this machine", file, here.Commit)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `# Performance

`+"`make bench-peers`"+` writes this page: do not edit it. Run again, it measures what it lacks.

Commit %s: %s; %s. Each part says when it was measured. Each figure is the median of the turns, in which all
programs run one after another; a first turn is not counted. A ratio is the median of the ratios within a turn. "wall" is what a user waits, on a machine that
may do other work meanwhile; "cpu" is the processor time of all cores; "peak" is the largest resident memory. Targets compare ratios.

Cold: no site and nothing kept from a former build. Warm: everything is there and nothing changed. The portfolios are made up from a fixed seed. Casebook judges the
case, draws its charts and searches the site for what its audience may not read. The others have one plain layout, with a title and the text, over the same
Markdown files. One that needs more than %d seconds for its first build is not run again, and one that needs more than %d is ended.

A large build needs more memory than bare Hugo, because Hugo holds more of it. Where the heap of 10,000 exhibits is largest, a fifth is the front matter
of its pages, with all that templates print of an entry; a fifth was what Hugo keeps of texts that it rendered, which is let go after two seconds; an eighth is the finished
pages, a tenth their sources, and a sixth the case. Hugo alone, over the same pages, needs most of that too: see Builds.

`, here.Commit, all[0].Programs, here.Machine, patience, limit)
	var lacks []string
	for _, one := range parts {
		if !slices.ContainsFunc(all, func(p piece) bool { return p.Part == one.name }) {
			lacks = append(lacks, one.name)
		}
	}
	if len(lacks) > 0 {
		fmt.Fprintf(&b, "Not measured: %s.\n\n", strings.Join(lacks, ", "))
	}
	if slices.ContainsFunc(all, func(p piece) bool { return p.Part == "profiles" }) {
		b.WriteString("Profiles at the end of the page show what takes the time and the memory.\n\n")
	}
	if err := report(&b, all); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(strings.TrimSpace(b.String())+"\n"), 0o666)
}
