package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// writeDoc writes what was printed as a page of the documentation.
func writeDoc(ctx context.Context, file, about string, turns int, printed string) error {
	commit, err := command(ctx, "git", "log", "-1", "--format=%h")
	if err != nil {
		return err
	}
	text := fmt.Sprintf(`# Performance

`+"`make bench-peers`"+` writes this page: do not edit it.

Measured on %s, at commit %s: %s, %s. Each figure is the median of %d runs, in which all
programs run by turns; a first turn is not counted. A ratio is the median of the ratios within a turn. "wall" is what a user waits, on a machine that
may do other work meanwhile; "cpu" is the processor time of all cores; "peak" is the largest resident memory. Targets compare ratios.

Cold: no site and nothing kept from a former build. Warm: everything is there and nothing changed. The portfolios are made up from a fixed seed. Casebook judges the
case, draws its charts and searches the site for what its audience may not read. The others have one plain layout, with a title and the text, over the same
Markdown files. One that needs more than %d seconds for its first build is not run again.

Profiles at the end of the page show what takes the time and the memory.

%s`, time.Now().UTC().Format("2 January 2006"), commit, about, processor(), turns, patience, "```text\n"+strings.TrimSpace(printed)+"\n```\n")
	return os.WriteFile(file, []byte(text), 0o666)
}

// processor names the processor, where the system says it.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "a processor without a name"
}
