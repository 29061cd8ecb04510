package generator

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/goccy/go-yaml"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/themes"
)

// namesakes are portfolios of people whom nobody may name, and who are called
// like what the program writes: in the theme, in Go, and in the charts.
func namesakes(t *testing.T) []string {
	t.Helper()
	files, err := themes.Open("casebook")
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(files, "i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]any{}
	if err := yaml.Unmarshal(text, &labels); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, label := range labels {
		all = append(all, fmt.Sprint(label))
	}
	if len(all) < 100 {
		t.Fatalf("only %d labels were found", len(all))
	}
	all = append(all, "Jan", "jan", "May", "April", "Sept", "Q1", "Sunday", "Will", "Mark", "Senior", "Readiness", "Strongest exhibits",
		"Coverage", "none yet", "Plan", "Exhibit", "committee", "mentoring", "Self", "Supported")
	for _, word := range format.Choices() {
		all = append(all, strings.ToUpper(word[:1])+word[1:])
	}
	for _, literal := range programTexts() {
		if words := strings.Fields(literal); len(words) > 0 && len(words) < 4 && !strings.ContainsAny(literal, "{}<>\"\\/%$^*|:=`&#") && !strings.ContainsFunc(literal, func(r rune) bool { return !unicode.IsPrint(r) }) && strings.ContainsFunc(literal, unicode.IsLetter) {
			all = append(all, literal)
		}
	}
	all = slices.DeleteFunc(all, func(name string) bool { return len(name) > 250 }) // nobody can be called like that
	slices.Sort(all)
	return slices.Compact(all)
}

// What the program writes is no leak, whoever is called like it.
func TestNobodyIsCalledLikeALabel(t *testing.T) {
	names := namesakes(t)
	var people, redact strings.Builder
	for i, name := range names {
		fmt.Fprintf(&people, "- {id: p%d, name: %q, relation: peer, alias: \"◆\", named: mentor}\n", i, name)
	}
	people.WriteString("- {id: bo, name: Bo Witness, relation: peer}\n- {id: jan, name: Jan Nowak, relation: peer, alias: \"◆\"}\n- {id: april, name: April May, relation: mentor, alias: \"◆\"}\n")
	for _, term := range names[:len(names)/4] {
		fmt.Fprintf(&redact, "  - {term: %q, as: ◆, from: committee}\n", term)
	}
	base, err := os.ReadFile("../cmd/casebook/testdata/base/config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"config.yaml":                  string(base) + "\nredact:\n" + redact.String(),
		"content/people.yaml":          people.String(),
		"content/journal/feedback.md":  "---\ntitle: Feedback\ndate: 2026-04-01\n---\n\nNobody else needs to read this.\n",
		"content/journal/evidence.md":  "---\ntitle: Readiness over time\ndate: 2026-04-02\n---\n\nNor that.\n",
		"content/milestones/learn.md":  "---\ntitle: Learn\naudience: public\ndue: 2027-02\n---\n\nSoon.\n",
		"content/metrics/cost.csv":     "month,cost\n2025-01,4\n2025-02,3\n2025-03,3\n2025-04,2\n2025-05,2\n2025-06,1\n2025-07,2\n2025-08,1\n2025-09,2\n",
		"content/metrics/cost.yaml":    "title: Cost\nunit: euros\nbetter: lower\naudience: public\n",
		"content/evidence/cheaper.md":  "---\ntitle: Cheaper\naudience: public\nended: 2025-09-30\ncompetencies: [{id: design, level: senior}]\nimpact: [{label: Cost, metric: cost.cost, before: 2025-01, after: 2025-09}]\n---\n\nIt was {{< metric \"cost\" at=\"2025-01\" >}}.\n\n{{< chart \"cost\" >}}\n",
		"content/questions/enough.md":  "---\ntitle: Is it enough?\naudience: public\n---\n\nIt is.\n",
		"content/experiments/shift.md": "---\ntitle: Shift\naudience: public\nobjective: Less\nmetric: {series: cost}\nstart: 2025-02-01\nend: 2025-06-30\ntarget: 1\n---\n",
	}
	maps.Copy(files, oneOfEach())
	opt := planted(t, files)
	for _, a := range []config.Audience{config.Public, config.Committee} {
		opt.Flags = []Flag{{Key: "audience", Name: "--audience", Value: a.String()}}
		built, err := Build(context.Background(), t.TempDir(), false, opt)
		if err != nil {
			t.Fatal(err)
		}
		if built.Searched == nil {
			t.Fatal(built.Diags)
		}
		for _, d := range built.Diags {
			if d.Check == "leak-found" {
				t.Errorf("%s: %s: %s", a, d.Pos, d.Message)
			}
		}
	}
}

// oneOfEach gives public entries of every kind and in every state.
func oneOfEach() map[string]string {
	files := map[string]string{}
	for folder, fields := range map[string]map[string][]string{
		"evidence":   {"kind": format.EvidenceKinds, "scope": format.Scopes},
		"milestones": {"kind": format.MilestoneKinds, "state": format.MilestoneStates},
		"journal":    {"kind": format.JournalKinds},
		"check-ins":  {"kind": format.CheckInKinds},
		"asks":       {"kind": format.AskKinds, "state": format.AskStates},
	} {
		for field, words := range fields {
			for i, word := range words {
				files[fmt.Sprintf("content/%s/%s-%d.md", folder, field, i)] = fmt.Sprintf("---\ntitle: Number %d\naudience: public\ndate: 2026-02-01\n%s: %s\n---\n\nIt was.\n", i, field, word)
			}
		}
	}
	return files
}
