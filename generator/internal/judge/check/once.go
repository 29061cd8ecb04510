package check

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// unreadable are the checks of a file that gives nothing.
var unreadable = []string{"syntax-bad", "front-matter-bad", "encoding-bad", "file-too-large", "text-unbounded", "config-missing"}

// follows names, for a check, the checks of the same file whose mistake it may
// only be the consequence of: a date that cannot be read is not given either.
var follows = map[string][]string{
	"experiment-incomplete": {"date-bad", "type-wrong"},
	"consent-missing":       {"kind-unknown", "type-wrong"},
	"evidence-unfinished":   {"date-bad", "type-wrong"},
	"mark-misplaced":        {"field-unknown", "key-unknown", "id-duplicate", "id-bad"}, // what nobody reads cannot be told to be Markdown
}

// OncePerMistake sorts the list and leaves out what follows from a file that
// could not be read: what is missing in the file itself, and what lacks because
// the configuration or the framework does. What else such a file would have
// defined, casefile keeps in mind as Case.Unread, and the checks ask it.
func OncePerMistake(list diag.List, framework string) diag.List {
	found := map[string]map[string]bool{} // file -> checks
	lost := map[string]bool{}
	for _, d := range list {
		if found[d.Pos.File] == nil {
			found[d.Pos.File] = map[string]bool{}
		}
		found[d.Pos.File][d.Check] = true
		if slices.Contains(unreadable, d.Check) {
			for _, check := range rests(d.Pos.File, framework) {
				lost[check] = true
			}
		}
	}
	kept := slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool {
		here := found[d.Pos.File]
		said := func(checks []string) bool {
			return slices.ContainsFunc(checks, func(check string) bool { return here[check] })
		}
		return lost[d.Check] || said(follows[d.Check]) || said(unreadable) && !slices.Contains(unreadable, d.Check)
	})
	kept.Sort()
	return kept
}

// rests lists the checks that nothing can be said of without a file.
func rests(file, framework string) []string {
	switch file {
	case source.ConfigFile:
		return []string{
			"target-unknown", "gap-unaimed", "framework-missing", "case-empty",
			"evidence-no-objective", "capacity-exceeded", "plan-stale",
		}
	case framework:
		return []string{
			"competency-unknown", "level-unknown", "target-unknown", "target-not-above", "framework-missing",
			"gap-unaimed", "claim-unasked",
		}
	}
	return nil
}
