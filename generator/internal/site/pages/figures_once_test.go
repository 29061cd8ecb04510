package pages

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// told is a case with a case study of two exhibits, the first of which has the figure of the
// case study, and with two others, one of which says its figure in its summary.
func told(impact string) map[string]string {
	exhibit := func(title, summary string) string {
		return "---\ntitle: " + title + "\nended: 2026-05-01\nsummary: " + summary + "\nimpact: [" + impact + "]\n---\nWords.\n"
	}
	return map[string]string{
		"content/case-studies/one.md": "---\ntitle: One\nevidence: [first, second]\nimpact: [" + impact + "]\n---\n## Situation\n\nIt was slow.\n",
		"content/evidence/first.md":   exhibit("First", "A start."),
		"content/evidence/second.md":  "---\ntitle: Second\nended: 2026-05-02\nimpact: [{label: Errors, from: 9, to: 3}]\n---\nWords.\n",
		"content/evidence/says.md":    exhibit("Says", "Waiting fell from 61.0 to 31 minutes."),
		"content/evidence/silent.md":  exhibit("Silent", "Waiting fell by half of 61."),
	}
}

const waited = "{label: Waiting, from: 61, to: 31, unit: min, before: 2025-Q3, after: 2026-03-31}"

// A figure is said once in a packet: a row of the case study names the exhibit that has the
// same, and an exhibit in short does not say again what its case study or its summary says.
// Where a figure is said, its periods are.
func TestFiguresAreSaidOnce(t *testing.T) {
	const line = "Waiting: from 61\u00a0min in Q3 2025 to 31\u00a0min on 31 March 2026 (−49%)"
	p := packet.Packet{Profile: config.Profile{Name: "committee"}}
	for _, kind := range []config.SectionKind{config.Summary, config.CaseStudies, config.Exhibits} {
		p.Sections = append(p.Sections, config.Section{Kind: kind, Form: config.Compact})
	}
	v, tree := bound(t, small(t, told(waited)), Options{Packet: p})
	got := map[string][]string{}
	for _, x := range v.Others {
		got[x.ID] = x.Figures
	}
	for id, want := range map[string][]string{"first": nil, "second": nil, "says": nil, "silent": {line}} {
		if figures, ok := got[id]; !ok || !slices.Equal(figures, want) {
			t.Errorf("%s says %q, want %q", id, figures, want)
		}
	}
	study := string(shown(t, tree, "content/case-studies/one.md"))
	if n := strings.Count(study, "label: Waiting") + strings.Count(study, `label: "Waiting"`) + strings.Count(study, `"label":"Waiting"`); n != 1 {
		t.Errorf("the case study says the figure %d times:\n%s", n, study)
	}
	where := func(x views.PacketExhibit) string { return fmt.Sprint(x.InFull, len(x.Told), x.InShort) }
	at := map[string]string{}
	for _, x := range v.Strongest {
		at[x.ID] = where(x)
	}
	if at["first"] != "false 1 false" || at["says"] != "false 0 true" {
		t.Errorf("the summary leads to %v", at)
	}

	// In a packet without the case study all figures stand with their exhibits.
	p.Sections = p.Sections[2:]
	v, _ = bound(t, small(t, told(waited)), Options{Packet: p})
	for _, x := range v.Others {
		if x.ID == "first" && !slices.Equal(x.Figures, []string{line}) {
			t.Errorf("without its case study, it says %q", x.Figures)
		}
	}
}

// measured is a case whose headline figure is of a measure that a case study and two of its
// exhibits compare over other periods, and a third exhibit beside them.
func measured() map[string]string {
	exhibit := func(title, impact string) string {
		return "---\ntitle: " + title + "\nended: 2026-05-01\nsummary: Of " + title + ".\nimpact: [" + impact + "]\n---\nWords.\n"
	}
	const of = "metric: waits.wait, "
	return map[string]string{
		"content/metrics/waits.csv":   "date,wait,other\n2026-01,40,5\n2026-02,38,6\n2026-03,30,7\n2026-04,24,8\n2026-05,20,9\n",
		"content/metrics/waits.yaml":  "title: Waits\nunit: min\nbetter: lower\nbaseline: 40\n",
		"content/case-studies/one.md": "---\ntitle: One\nevidence: [early, late, undated]\nimpact: [{label: Wait, " + of + "before: 2026-01, after: 2026-05}]\n---\n## Situation\n\nIt was slow.\n",
		"content/evidence/early.md":   exhibit("Early", "{label: Wait, "+of+"before: 2026-01, after: 2026-03}"),
		"content/evidence/late.md":    exhibit("Late", "{label: Wait at the end, "+of+"before: 2026-03, after: 2026-04}, {label: Errors, from: 9, to: 3}"),
		"content/evidence/undated.md": exhibit("Undated", "{label: Wait, "+of+"from: 40, to: 26}"),
		"content/evidence/drawn.md":   exhibit("Drawn", "{label: Wait, "+of+"before: 2026-02, after: 2026-04}"),
	}
}

// A measure has one row in a case study, and one figure in front: what exhibits say of it over
// other periods stands with it, with its source, and not beside the headline figure again. A figure
// that does not say when it ends would contradict the others, and is left out.
func TestAMeasureIsShownOnce(t *testing.T) {
	c := small(t, measured())
	p := packet.Packet{Profile: config.Profile{Name: "committee"}, Exhibits: []packet.Choice{{Key: "evidence/drawn"}}}
	for _, kind := range []config.SectionKind{config.Summary, config.CaseStudies, config.Exhibits} {
		p.Sections = append(p.Sections, config.Section{Kind: kind, Form: config.Compact})
	}
	v, tree := bound(t, c, Options{Packet: p})
	study := viewOf[views.CaseStudy](t, tree, "content/case-studies/one.md")
	var rows []string
	for _, i := range study.Impact {
		row := i.Label + ": " + i.Text
		for _, o := range i.Over {
			row += "; " + o.Exhibit.Title + ": " + o.Text + " <" + o.Source + ">"
		}
		rows = append(rows, strings.ReplaceAll(row, "\u00a0", " "))
	}
	if want := []string{
		"Wait: from 40 min in January 2026 to 20 min in May 2026 (−50%); Early: 30 min in March 2026 <content/metrics/waits.csv:4>; Late: from 30 min in March 2026 to 24 min in April 2026 (−20%) <content/metrics/waits.csv:5>",
		"Errors: from 9 to 3 (−67%)",
	}; !slices.Equal(rows, want) {
		t.Errorf("the case study says\n%s", strings.Join(rows, "\n"))
	}
	for _, x := range v.Strongest {
		if len(x.Figures) > 0 { // those of the series, and of what the strongest exhibits changed, are in front
			t.Errorf("beside the headline figures, %s says %q", x.ID, x.Figures)
		}
	}
	for _, x := range v.Others {
		if where := map[string]string{"early": "One", "late": "One"}[x.ID]; where != "" && (len(x.Told) != 1 || x.Told[0].Title != where || x.Figures != nil) {
			t.Errorf("%s is told in %v, and says %q", x.ID, x.Told, x.Figures)
		}
	}
	if x := v.Exhibits[0]; !x.Drawn || x.Charts[0].Caption != x.Figures[0] {
		t.Errorf("the title of the chart, %q, does not say the figure, %q", x.Charts[0].Caption, x.Figures)
	}
	site, _ := Compose(c, assess.Of(c, demoDay), Options{})
	for _, x := range viewOf[views.Home](t, site, "content/_index.md").Strongest {
		if x.ID == "early" && (len(x.Figures) > 0 || x.Summary != "Of Early.") { // what it changed, in its own words
			t.Errorf("beside the headline figures, the home page says %q, %q", x.Figures, x.Summary)
		}
	}
}

// viewOf gives what the template of a composed page prints.
func viewOf[V any](t *testing.T, tree Tree, name string) (v V) {
	t.Helper()
	f := struct{ Params struct{ View *V } }{struct{ View *V }{&v}}
	head, _, _ := bytes.Cut(tree.Files[name], []byte("\n"))
	if err := json.Unmarshal(head, &f); err != nil {
		t.Fatal(err)
	}
	return v
}

// The required and the optional add up, and what is required is what the answer says.
func TestTalliesAddUp(t *testing.T) {
	for _, who := range []config.Audience{config.Public, config.Committee, config.Self} {
		c := audience.View(readCase(t, os.DirFS("../../../..")), who)
		v, _ := bound(t, c, Options{Packet: with("summary"), Audience: who})
		total := 0
		for i, tally := range v.Readiness.Tallies {
			sum := 0
			for _, n := range tally.Counts {
				sum += n.N
				if !strings.HasPrefix(n.Line, fmt.Sprint(n.N)+" ") {
					t.Errorf("%s: %q of %d", who, n.Line, n.N)
				}
			}
			if want := fmt.Sprintf("%d %s", sum, []string{"required", "optional"}[i]); tally.N != sum || tally.Line != want {
				t.Errorf("%s: the counts of %q give %d", who, tally.Line, sum)
			}
			total += sum
		}
		if total != v.Readiness.Total || !strings.Contains(v.Answer.Line, fmt.Sprintf("%d requirements", v.Readiness.Tallies[0].N)) {
			t.Errorf("%s: %d of %d, and the answer is %q", who, total, v.Readiness.Total, v.Answer.Line)
		}
	}
}

// What the reason of an exhibit names is not said again of what it shows.
func TestCompetenciesAreSaidOnce(t *testing.T) {
	c := small(t, map[string]string{
		"content/framework.yaml": "levels: [{id: staff}]\nareas: [{id: a, competencies: [{id: c1, name: One}, {id: c2, name: Two}]}]\n",
		"content/evidence/e.md":  "---\ntitle: E\nended: 2026-05-01\ncompetencies: [c1, c2]\n---\nWords.\n",
	})
	p := with("exhibits", "e")
	p.Exhibits[0].Supports = []string{"c1"}
	v, _ := bound(t, c, Options{Packet: p})
	if x := v.Exhibits[0]; len(x.Competencies) != 1 || x.Competencies[0].Title != "Two" || !slices.Equal(x.CompetencyIDs, []string{"c2"}) {
		t.Errorf("it shows %v, %v", x.Competencies, x.CompetencyIDs)
	}
}
