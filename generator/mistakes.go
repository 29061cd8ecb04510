package generator

import (
	"path"
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// oncePerMistake sorts the list and leaves out what follows from a file that
// could not be read: what is missing in the file itself, and references to what
// it would have defined. The author mends the file first.
func oncePerMistake(list diag.List, framework string) diag.List {
	unread := map[string]bool{}
	for _, d := range list {
		if slices.Contains([]string{"syntax-bad", "encoding-bad", "file-too-large", "config-missing"}, d.Check) {
			unread[d.Pos.File] = true
		}
	}
	lost := map[string]bool{}
	for file := range unread {
		for _, check := range defines(file, framework) {
			lost[check] = true
		}
	}
	kept := slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool {
		own := unread[d.Pos.File] && !slices.Contains([]string{"syntax-bad", "encoding-bad", "file-too-large", "config-missing"}, d.Check)
		return own || lost[d.Check]
	})
	kept.Sort()
	return kept
}

// defines lists the checks whose findings may follow from a file that is lost.
func defines(file, framework string) []string {
	if file == source.ConfigFile {
		return []string{
			"target-unknown", "reference-dangling", "gap-unaimed", "framework-missing", "case-empty",
			"evidence-no-objective", "capacity-exceeded", "plan-stale",
		}
	}
	if file == framework {
		return []string{
			"competency-unknown", "level-unknown", "target-unknown", "target-not-above", "framework-missing",
			"gap-unaimed", "claim-unasked", "link-broken", "reference-dangling",
		}
	}
	dir, base := path.Split(file)
	switch {
	case dir == "content/" && path.Ext(base) != ".md":
		return []string{"person-unknown", "reference-dangling", "link-broken", "gap-unaimed", "plan-stale"}
	case dir == "content/metrics/":
		return []string{"reference-dangling", "link-broken", "experiment-unjudged", "impact-disagrees", "number-unsourced"}
	}
	return nil
}
