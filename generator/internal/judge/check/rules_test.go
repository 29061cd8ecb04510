package check

import (
	"context"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// TestRules holds what a check says, or leaves unsaid, where its example shows
// one form of it alone.
func TestRules(t *testing.T) {
	const cfg = "-- config.yaml --\nas-of: 2026-06-30\ntarget: {level: staff, from: senior}\n"
	for _, c := range []struct{ name, archive, want string }{
		{
			"many gaps and no plan are one message",
			"-- content/framework.yaml --\nname: F\nlevels: [{id: senior}, {id: staff}]\nareas:\n  - id: a\n    competencies:\n" +
				competency("c1") + competency("c2") + competency("c3") + competency("system-design") + competency("delivery") + competency("c4") +
				"-- content/evidence/queue.md --\n---\ntitle: Q\nstarted: 2026-05\ncompetencies: [delivery]\n---\n",
			`config.yaml:5:10 gap-unaimed: 6 gaps to "staff", and nothing is aimed at any of them: "c1", "c2", "c3", "system-design", "delivery" and "c4"`,
		},
		{
			"weeks over capacity are one message",
			cfg + "capacity: {hours-per-week: 4}\n-- content/milestones/a.md --\n---\ntitle: A\ndate: 2026-07-06\ndue: 2026-07-19\neffort: 20\n---\n",
			`config.yaml:3:28 capacity-exceeded: 2 weeks with more than 4 hours planned; the week of 2026-07-06 has 10 hours`,
		},
		{
			"old feedback without any review is one message",
			feedback("a", "given: 2025-01-10") + feedback("b", "given: 2024-12-10") + feedback("c", "given: 2026-01-10"),
			`content/feedback/b.md:6:8 feedback-stale: the feedback is 18 months old, and the case has no review`,
		},
		{
			"old feedback after the last review is told one by one",
			feedback("a", "given: 2025-01-10") + feedback("b", "given: 2024-12-10") + "-- content/check-ins/r.md --\n---\ntitle: R\nkind: review\ndate: 2024-12-20\n---\n",
			`content/feedback/a.md:6:8 feedback-stale: the feedback is 17 months old, and no review has discussed it`,
		},
		{
			"pure recognition needs nothing else",
			"-- content/feedback/a.md --\n---\ntitle: A\nrecognition: The notes saved me a night.\n---\n",
			"",
		},
		{
			"nobody is asked for consent where the mentor alone reads",
			feedback("a", "audience: mentor") + feedback("b", "audience: self\nconsent: none"),
			"",
		},
		{
			"a shortcode that prints tags stands in no attribute",
			"-- content/people.yaml --\n- {id: ada, name: Ada B}\n- {id: jun, name: Jun C}\n-- content/journal/a.md --\n---\ntitle: Q\ndate: 2026-01-05\nsurprised: 'See [it](/x/{{< person \"ada\" >}}/).'\n---\n" +
				"[a](/x/{{< person \"ada\" >}} \"by {{< person \"ada\" >}}\"), ![of {{< person \"ada\" >}}](x.png), https://x.example/{{< person \"ada\" >}}\n\n" +
				"[{{< person \"ada\" >}}]({{< ref \"a\" >}}), `{{< person \"ada\" >}}`\n\n```{{< person \"ada\" >}}\nx {{< person \"ada\" >}}\n```\n",
			`content/journal/a.md:4:25 shortcode-wrong: "person" is in the address of a link, where only plain text works` + "\n" +
				`content/journal/a.md:6:8 shortcode-wrong: "person" is in the address of a link, where only plain text works` + "\n" +
				`content/journal/a.md:6:33 shortcode-wrong: "person" is in the title of a link, where only plain text works` + "\n" +
				`content/journal/a.md:6:62 shortcode-wrong: "person" is in the text that describes a picture, where only plain text works` + "\n" +
				`content/journal/a.md:6:84 image-missing: there is no image "x.png"` + "\n" +
				`content/journal/a.md:6:110 shortcode-wrong: "person" is in the address of a link, where only plain text works` + "\n" +
				`content/journal/a.md:10:4 shortcode-wrong: "person" is in the language of a code block, where only plain text works`,
		},
		{
			"options of code blocks that nothing can read",
			"-- content/journal/a.md --\n---\ntitle: Q\ndate: 2026-01-05\nsurprised: |\n  ```go {a=x y}\n  x\n  ```\n---\n```go {a=null}\n```\n\n```go {hl_lines=[1,\"3-4\"] b=true c=\"d\"}\n```\n\n- ```{a b}\n  ```\n\n```{a}}\n```\n",
			"content/journal/a.md:5:9 fence-wrong: the options of this code block cannot be read: {a=x y}\n" +
				"content/journal/a.md:9:7 fence-wrong: the options of this code block cannot be read: {a=null}\n" +
				"content/journal/a.md:15:6 fence-wrong: the options of this code block cannot be read: {a b}\n" +
				"content/journal/a.md:18:4 fence-wrong: the options of this code block cannot be read: {a}",
		},
		{
			"what does not decide in a rule that counts competencies",
			cfg + "-- content/framework.yaml --\nname: F\nlevels: [{id: senior}, {id: staff}]\nareas:\n  - id: a\n    competencies:\n" +
				competency("delivery") + strings.Replace(competency("c1"), "id: c1", "id: c1, importance: should", 1) +
				"gates:\n  staff:\n    rules:\n" +
				"      - {id: kinds, competencies: 2, kind: [design]}\n" +
				"      - {id: recent, competencies: 2, within: 36 months}\n" +
				"      - {id: both, competencies: 2, evidence: 3, within: 36 months}\n" +
				"      - {id: one, competencies: 1}\n" +
				"      - {id: none, competencies: 0}\n" +
				"  senior:\n    rules:\n      - {id: low, competencies: 1}\n" +
				"-- content/evidence/queue.md --\n---\ntitle: Q\nended: 2026-05\ncompetencies: [{id: delivery, level: staff}, {id: c1, level: staff}]\nwitnesses: [jun]\nartifacts: [https://example.com/]\n---\n\nWork.\n",
			`content/framework.yaml:11:45 rule-idle: "kind" chooses nothing in "kinds", which counts competencies alone` + "\n" +
				`content/framework.yaml:12:47 rule-idle: "within" chooses nothing in "recent", which counts competencies alone` + "\n" +
				`content/framework.yaml:14:33 rule-idle: "one" asks for 1 of the competencies, of which 1 cannot be missing anyway` + "\n" +
				`content/framework.yaml:15:34 value-bad: 0 is not a whole number from 1 to 1000` + "\n" +
				`content/framework.yaml:18:33 rule-unreachable: "low" asks for 1 of the competencies that "senior" has expectations for, and there are 0`,
		},
		{
			"a month that still runs is no future",
			"-- content/milestones/a.md --\n---\ntitle: A\ndone: 2026-06\n---\n",
			"",
		},
		{
			"done and not done",
			"-- content/milestones/a.md --\n---\ntitle: A\nstate: done\ndone: false\n---\n",
			`content/milestones/a.md:3:8 state-contradicts: the state is done, but done is false`,
		},
		{
			"missed before it was due",
			"-- content/milestones/a.md --\n---\ntitle: A\nstate: missed\ndue: 2026-06-30\n---\n",
			`content/milestones/a.md:3:8 state-contradicts: the state is missed, but the milestone is due on 2026-06-30`,
		},
		{
			"an open ask with an answer",
			"-- content/asks/a.md --\n---\ntitle: A\nstate: open\nanswered: 2026-06-01\n---\n",
			`content/asks/a.md:3:8 state-contradicts: the ask is open, but was answered on 2026-06-01`,
		},
		{
			"a calendar that runs backwards",
			cfg + "calendar:\n  - {name: R, kind: round, opens: 2026-09-01, closes: 2026-08-01, decides: 2026-07}\n",
			"config.yaml:4:55 end-before-start: closes 2026-08-01 is before opens 2026-09-01\n" +
				"config.yaml:4:76 end-before-start: decides 2026-07 is before opens 2026-09-01",
		},
		{
			"a period without values confirms nothing",
			"-- content/evidence/a.md --\n---\ntitle: A\nended: 2026-05\ncompetencies: [delivery]\nwitnesses: [jun]\nartifacts: [https://example.com/]\n" +
				"impact: [{label: x, metric: lead-time, before: 2025-Q1, after: 2026-Q2}]\n---\n",
			`content/evidence/a.md:7:48 impact-disagrees: "lead-time" has no value in 2025-Q1`,
		},
		{
			"a claim without a metric",
			"-- content/evidence/a.md --\n---\ntitle: A\nended: 2026-05\ncompetencies: [delivery]\nwitnesses: [jun]\nartifacts: [https://example.com/]\nimpact: [{label: x, from: 3, to: 2}]\n---\n",
			`content/evidence/a.md:7:27 number-unsourced: this figure names no metric that supports it`,
		},
		{
			"planned evidence needs neither witness nor artifact",
			"-- content/evidence/a.md --\n---\ntitle: A\nended: 2026-07-01\ncompetencies: [delivery]\n---\n",
			"",
		},
		{
			"an experiment without a target",
			"-- content/experiments/a.md --\n---\ntitle: A\nmetric: {series: lead-time}\nstart: 2026-03-01\nend: 2026-05-31\nlearned: Much.\n---\n",
			`content/experiments/a.md:5:6 experiment-unjudged: the timebox ended 2026-05-31: there is no target`,
		},
		{
			"an experiment whose target was never reached",
			tried("baseline: 11\ntarget: -9"),
			"",
		},
		{
			"an experiment that began above what its series has, with a target among it",
			tried("baseline: 90\ntarget: 8"),
			"",
		},
		{
			"an experiment whose series begins with it",
			strings.ReplaceAll(tried("baseline: 110\ntarget: 90"), "2026-02-01", "2026-01-01"),
			"",
		},
		{
			"an experiment far below its series",
			tried("baseline: -11\ntarget: -9"),
			`content/experiments/a.md:3:9 experiment-mismatched: the experiment goes from -11 to -9, and all values of "lead-time" are between 6 and 12`,
		},
		{
			"what Hugo's shortcodes show as Markdown, and where they lead",
			"-- static/x.png --\n-- content/journal/a.md --\n---\ntitle: Q\ndate: 2026-01-05\n---\n" +
				"{{< figure src=\"/x.png\" caption=\"A Set<Key> of *keys*\" link=\"obsidian://x\" >}}\n\n" +
				"{{< figure src=\"https://cdn.example.com/x.png\" attr=\"[Ada](ada.md)\" attrlink=\"tel:+49\" >}}\n\n" +
				"{{< figure src=\"/x.png\" link=\"plan.txt\" >}}\n\n{{< figure src=\"/x.png\" link=\"/journal/b/\" >}}\n\n" +
				"{{< figure src=\"/x.png\" caption=\"**Fine**\" link=\"https://example.com/\" attrlink=\"mailto:a@example.com\" >}}\n\n" +
				"{{< details summary=\"Of <your-name>\" >}}\nWords.\n{{< /details >}}\n",
			`content/journal/a.md:5:34 html-lost: "Set<Key>" reads as HTML, and the page would not show it` + "\n" +
				`content/journal/a.md:5:62 address-unusable: pages do not link to an address that begins with "obsidian:"` + "\n" +
				`content/journal/a.md:7:17 image-remote: the image "https://cdn.example.com/x.png" is on another host` + "\n" +
				`content/journal/a.md:7:54 link-broken: "ada.md" is a relative path, but a field is shown on several pages` + "\n" +
				`content/journal/a.md:7:79 shortcode-wrong: "figure" cannot link to an address that begins with "tel:"` + "\n" +
				`content/journal/a.md:9:31 shortcode-wrong: "figure" cannot link to a file next to a text: "plan.txt"` + "\n" +
				`content/journal/a.md:11:31 link-broken: this site has no "/journal/b/"` + "\n" +
				`content/journal/a.md:15:22 html-lost: "<your-name>" reads as HTML, and the page would not show it`,
		},
		{
			"newest first is an order",
			"-- content/metrics/a.csv --\nmonth,n\n2026-03,1\n2026-02,1\n2026-01,1\n",
			"",
		},
		{
			"a date that stands twice",
			"-- content/metrics/a.csv --\nmonth,n\n2026-01,1\n2026-02,1\n2026-02,2\n",
			`content/metrics/a.csv:4:1 dates-unordered: 2026-02 is given twice`,
		},
		{
			"two releases on one day",
			"-- content/metrics/a.csv --\nrelease,day,n\nv1.0 a,2026-02-01,1\nv1.0 b,2026-02-01,2\n",
			"",
		},
		{
			"the photo is an image",
			cfg + "person: {name: Ada, photo: ada.jpg}\n",
			`config.yaml:3:28 image-missing: there is no image "ada.jpg"`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(given(t, c.archive), "\n"); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func competency(id string) string {
	return "      - {id: " + id + ", expectations: {staff: x}}\n"
}

func feedback(id, more string) string {
	return "-- content/feedback/" + id + ".md --\n---\ntitle: A\nbehaviour: b\nimpact: i\nalternative: a\n" + more + "\n---\n"
}

func tried(figures string) string {
	return "-- content/experiments/a.md --\n---\ntitle: A\nmetric: lead-time.p50\nstart: 2026-02-01\nend: 2026-12-31\n" + figures + "\n---\n"
}

// TestLookingBack judges an earlier day by flag, where what happened since is
// no mistake, and by config.yaml, where it is.
func TestLookingBack(t *testing.T) {
	files := txtar.Parse([]byte("-- content/asks/a.md --\n---\ntitle: A\nanswered: 2026-06-01\nstate: granted\n---\n")).Files
	tree, _, err := source.Read(portfolio(t, files, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []struct {
		flags []config.Flag
		told  bool
	}{
		{[]config.Flag{{Key: "as-of", Name: "--as-of", Value: "2026-05-01"}}, false},
		{nil, true},
	} {
		cfg, _ := config.Load(tree, config.Options{Flags: at.flags})
		c, _ := casefile.From(tree, cfg)
		all := All(t.Context(), c, assess.Of(c, day.Of(2026, 5, 1)))
		if told := slices.Contains(checks(all), "done-in-future"); told != at.told {
			t.Errorf("with the flags %v it is told: %v", at.flags, told)
		}
		ended, end := context.WithCancel(t.Context())
		end()
		if none := All(ended, c, assess.Of(c, day.Of(2026, 5, 1))); len(all) == 0 || len(none) > 0 {
			t.Errorf("when nobody waits any more: reports %v, expected none of %v", none, all)
		}
	}
}

// A drafted question waits for its answer, and an author who drafts one is not
// told so again. What makes any entry wrong is told all the same.
func TestDraftedQuestions(t *testing.T) {
	got := given(t, `
-- content/questions/thin-delivery.md --
---
title: Is one exhibit enough for Delivery?
draft: true
says: Delivery rests on one exhibit.
evidence: [queue, nope]
---
-- content/questions/no-evidence.md --
---
title: Is it so?
draft: true
---
-- content/questions/open.md --
---
title: Was it one team?
evidence: [queue]
---
`)
	want := []string{
		`content/questions/open.md:1:1 question-unanswered: the question has no answer`,
		`content/questions/thin-delivery.md:5:19 reference-dangling: unknown evidence "nope"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
