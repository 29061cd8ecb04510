package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// given lays files in txtar form over the sound portfolio and lists what the
// checks say of them: "file:line:col check".
func given(t *testing.T, archive string) []string {
	t.Helper()
	var got []string
	for _, d := range diagnose(t, portfolio(t, txtar.Parse([]byte(archive)).Files, nil)) {
		got = append(got, fmt.Sprintf("%s %s: %s", d.Pos, d.Check, d.Message))
	}
	return got
}

// TestEveryKindOfReference names something unknown in every field that refers
// to something else.
func TestEveryKindOfReference(t *testing.T) {
	got := given(t, `
-- content/evidence/a.md --
---
title: A
objectives: [nope1]
values: [nope2]
competencies: [nope3, {id: delivery, level: nope4}]
witnesses: [nope5]
artifacts: [https://example.com/]
milestone: nope6
impact:
  - {metric: nope7, label: x}
  - {metric: lead-time.nope8, label: x, to: 2}
started: 2026-05
---
{{< evidence "nope9" >}} {{< metric "nope10.p50" >}} {{< metric "lead-time.nope11" >}} {{< change "lead-time" column="nope12" >}}
{{< chart "lead-time" columns="p50, nope13" >}} {{< person "nope14" >}}
-- content/case-studies/b.md --
---
title: B
evidence: [nope15]
witnesses: [nope16]
impact: [{metric: nope17, label: x}]
---
## Situation, task, action, result, reflection
-- content/milestones/c.md --
---
title: C
requires: {competencies: [nope18]}
after: [nope19]
alternatives: [{if: x, then: y, milestone: nope20}]
stretch: nope21
window: nope22
---
-- content/experiments/d.md --
---
title: D
metric: {series: nope23}
start: 2026-07
end: 2026-08
feedback: [nope24]
---
-- content/feedback/e.md --
---
title: E
from: [nope25]
recognition: Yes.
summary: '{{< metric "nope26" >}}'
evidence: [nope27]
change: {text: x, evidence: nope28}
---
-- content/questions/f.md --
---
title: F
evidence: [nope29]
---
Yes.
-- content/check-ins/g.md --
---
title: G
date: 2026-06
with: [nope30]
steps: [{text: x, who: nope31}]
---
-- content/asks/h.md --
---
title: H
of: nope32
---
-- content/assessments.csv --
date,by,competency,level
2026-06-01,nope33,nope34,nope35
-- content/metrics/lead-time.yaml --
events: [{date: 2026-05, text: x, evidence: nope36}]
-- content/framework.yaml --
name: F
levels: [{id: senior, name: S}, {id: staff, name: S}]
areas:
  - id: craft
    competencies:
      - {id: delivery, name: D, expectations: {nope37: x}}
      - {id: system-design, name: D, expectations: {senior: x}}
gates:
  nope38: {tenure: {level: nope39, months: 2}}
  staff:
    rules: [{id: r, competency: nope40, evidence: 1}]
    waive: [{rule: nope41, because: x}, {competency: nope42, because: x}]
-- config.yaml --
as-of: 2026-06-30
target: {level: nope43, from: nope44}
`)
	all := strings.Join(got, "\n")
	for i := 1; i <= 44; i++ {
		word := fmt.Sprintf("%q", fmt.Sprintf("nope%d", i))
		if n := strings.Count(all, " "+word); n != 1 {
			t.Errorf("%s is reported %d times", word, n)
		}
	}
	if len(got) != 44 {
		t.Errorf("%d messages for 44 references:\n%s", len(got), all)
	}
}

func TestShortcodes(t *testing.T) {
	const head = "-- content/questions/q.md --\n---\ntitle: Q\nevidence: [queue]\n---\n"
	for body, want := range map[string]string{
		`{{< only "mentor" >}}x{{< /only >}}`:                      "",
		`x {/* y */} ` + "`{/* z */}`":                             `5:3 remark-published: this remark would be published: "y"`,
		`x {{/* y */}}`:                                            `5:4 remark-published: this remark would be published: "y"`,
		`{%- comment -%}y{% endcomment %}`:                         `5:1 remark-published: this remark would be published: "y"`,
		`x {# y #} z`:                                              `5:3 remark-published: this remark would be published: "y"`,
		`x{>>y<<} z`:                                               `5:2 remark-published: this remark would be published: "y"`,
		`x {--y--} z`:                                              `5:3 remark-published: this remark would be published: "y"`,
		`x <! -- y -- > z`:                                         `5:3 remark-published: this remark would be published: "y"`,
		`<!-- <!-- x --> y --> z --> a`:                            `5:16 remark-published: this remark would be published: "y"`,
		`<!-- x --> y --> z <!-- a -->`:                            ``,
		`{{&lt; only "mentor" &gt;}}x`:                             `5:1 shortcode-wrong: "{{&lt; only" looks like "only", but closes nothing`,
		`[x]({{.Site}})`:                                           `5:5 link-broken: this site has no "{{.Site}}"`,
		`{{< only "mentor" >}}x`:                                   `5:1 shortcode-wrong: "only" is not closed`,
		`{{< only "self" >}}x<!-- {{< /only >}} -->`:               `5:1 shortcode-wrong: "only" is not closed`,
		`<!-- {{< only "self" >}} -->x{{< /only >}}`:               `5:30 shortcode-wrong: "only" is closed here but was never opened`,
		`<!-- {{< only "self" >}} --> x <!-- {{< /details >}} -->`: ``,
		"{{< only \"self\" >}}`{{< /only >}} x <!-- ` y":           `5:37 comment-unclosed: a comment begins here and does not end`,
		`x{{< /only >}}`:                                           `5:2 shortcode-wrong: "only" is closed here but was never opened`,
		`{{< only "self" >}}x{{< /oly >}}`:                         `5:21 shortcode-wrong: "oly" is closed here but was never opened`,
		`{{< only "self" >}}x{{</ ONLY>}} y`:                       `5:21 shortcode-wrong: "ONLY" is closed here but was never opened`,
		`{{< only "self" >}}x{{% /olny %}} {{< only "self" >}}{{</only>}}`: `5:21 shortcode-wrong: "olny" is closed here but was never opened`,
		`{{< only "self" >}}x{{< /only />}}`:                               `5:21 shortcode-wrong: "only" is closed with a second slash`,
		`x {{< /tails >}}`:                                                 `5:3 shortcode-wrong: "tails" is closed here but was never opened`,
		`x {{< details >}}y{{< /detials >}}`:                               `5:19 shortcode-wrong: "detials" is closed here but was never opened`,
		`{{< details >}}`:                                                  `5:1 shortcode-wrong: "details" is not closed`,
		`{{< details />}} {{< own >}}x{{< /own >}} {{< /own >}}`:           ``,
		`{{< details >}}{{< only "self" >}}x{{< /details >}}{{< /only >}}`: `5:16 shortcode-wrong: "only" is not closed before "details" is`,
		`{{< Only "self" >}}x{{< /Only >}} {{< oly "self" >}}x`:            `5:1 shortcode-unknown: unknown shortcode "Only"` + "\n" + `content/questions/q.md:5:35 shortcode-unknown: unknown shortcode "oly"`,
		`{{< onlу "self" >}}x`:                                             `5:1 shortcode-wrong: "onlу" is not the name of a shortcode`,
		`x {{<\only>}}`:                                                    `5:3 shortcode-wrong: "\\only" is not the name of a shortcode`,
		`x {{< /onlу >}}`:                                                  `5:3 shortcode-wrong: "/onlу" is not the name of a shortcode`,
		`{{< only >}}x{{< /only >}}`:                                       `5:1 shortcode-wrong: "only" needs its audience`,
		`{{< only "mentors" >}}x{{< /only >}}`:                             `5:11 audience-unknown: unknown audience "mentors"`,
		`{{< only audience="mentor" >}}x{{< /only >}}`:                     `5:1 shortcode-wrong: "only" needs its audience`,
		`{{</* anything */>}} and {{%/* more */%}}`:                        "",
		`{{< metric "lead-time" `:                                          `5:1 shortcode-wrong: "{{<" opens a shortcode that does not end`,
		`{{< metric "lead-time" colum="p50" >}}`:                           `5:31 shortcode-wrong: "metric" has no argument "colum"`,
		`{{< metric series="lead-time" column="p90" at="2026-Q1" >}}`:      "",
		`{{< metric "lead-time" "2026-06" >}}`:                             `5:25 shortcode-wrong: "metric" takes one argument without a name`,
		`{{< change "lead-time.p90" from="2026-01" to="June" >}}`:          `5:47 shortcode-wrong: "June" is not a date`,
		`{{< evidence "queue" text="the queue" >}} {{< person "jun" >}}`:   "",
		`{{< evidence >}}`:                                                 `5:1 shortcode-wrong: "evidence" needs its id`,
		`{{< evidence "queue" >}}x{{< /evidence >}}`:                       `5:26 shortcode-wrong: "evidence" is closed here but was never opened`,
		`{{< youtube "x" >}}`:                                              `5:1 shortcode-unknown: the shortcode "youtube" loads something from another host`,
		`{{% details summary="x" %}}x{{% /details %}} {{< own "a" "b" >}}`: "",
		`{{< outlandish >}}`:                                               `5:1 shortcode-unknown: unknown shortcode "outlandish"`,
	} {
		got := given(t, head+body+"\n-- layouts/_shortcodes/own.html --\n{{ .Get 0 }}\n")
		if want != "" {
			want = "content/questions/q.md:" + want
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s gives\n\t%s\nnot\n\t%s", body, strings.Join(got, "\n\t"), want)
		}
	}
}

func TestLinksAndImages(t *testing.T) {
	const more = `
-- content/questions/plan.pdf --
x
-- content/assets/board.png --
x
-- static/cv.pdf --
x
`
	for link, want := range map[string]string{
		"[a](/)":                             "",
		"[a](/evidence/)":                    "",
		"[a](/evidence/queue/)":              "",
		"[a](/evidence/queue)":               "",
		"[a](/evidence/queue/#top)":          "",
		"[a](https://case.example/skills/)":  "",
		"[a](/skills/delivery/)":             "",
		"[a](/metrics/lead-time/)":           "",
		"[a](/metrics/lead-time.csv)":        "",
		"[a](plan.pdf)":                      "",
		"[a](../evidence/queue.md)":          "",
		"[a](../../evidence/queue/)":         "",
		"[a](/assets/board.png)":             "",
		"[a](/cv.pdf)":                       "",
		"[a](#below)":                        `6:5 link-broken: the page "/questions/q/" has no heading "#below"`,
		"[a](#part-two)\n\n## Part 2":        "",
		"[a](#what-didnt)\n\n## What didn't": "",
		"[a](#b-1)\n\n## B\n\n## B":          "",
		"[a](/evidence/queue/#nowhere)":      `6:5 link-broken: the page "/evidence/queue/" has no heading "#nowhere"`,
		"[a](../evidence/queue.md#nowhere)":  `6:5 link-broken: the page "/evidence/queue/" has no heading "#nowhere"`,
		"[a](/skills/#anything)":             "",
		"[a](mailto:ada@example.com)":        "",
		"[a](//example.com/x)":               "",
		"<https://example.com/>":             "",
		"![a](/assets/board.png)":            "",
		"![a](../assets/board.png)":          "",
		"`[a](/nowhere/)`":                   "",
		"[a](/journal/)":                     `6:5 link-broken: this site has no "/journal/"`,
		"[a](/skills/delivry/)":              `6:5 link-broken: this site has no "/skills/delivry/"`,
		"[a](https://case.example/x/)":       `6:5 link-broken: this site has no "/x/"`,
		"[a](plans.txt)":                     `6:5 link-broken: this site has no "plans.txt"`,
		"[a][b]\n\n[b]: /nowhere/":           `8:6 link-broken: this site has no "/nowhere/"`,
		"[a](www.example.com/x)":             `6:5 link-broken: this site has no "www.example.com/x"`,
		"x ![a](board.png)":                  `6:8 image-missing: there is no image "board.png"`,
		"![a](//example.com/b.png)":          `6:6 image-remote: the image "//example.com/b.png" is on another host`,
	} {
		got := given(t, "-- content/questions/q.md --\n---\ntitle: Q\nevidence: [queue]\n---\n\n"+link+"\n-- config.yaml --\n"+
			"as-of: 2026-06-30\nbaseURL: https://case.example/\ntarget: {level: staff, from: senior}\n"+more[1:])
		if want != "" {
			want = "content/questions/q.md:" + want
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s gives\n\t%s\nnot\n\t%s", link, strings.Join(got, "\n\t"), want)
		}
	}
}

func TestAddressesOfFields(t *testing.T) {
	got := given(t, `
-- content/evidence/queue-2.md --
---
title: Q
ended: 2026-05
competencies: [delivery]
witnesses: [jun]
artifacts: [{title: a, url: /evidence/queues/}, {title: b, url: /skills/delivery/}, {title: c, url: https://example.com/}]
links: [{title: d, url: example.com/x}, {title: e, url: /evidence/queue/}]
---
`)
	want := []string{
		`content/evidence/queue-2.md:6:29 link-broken: this site has no "/evidence/queues/"`,
		`content/evidence/queue-2.md:7:25 link-broken: this site has no "example.com/x"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s", strings.Join(got, "\n"))
	}
}

func TestFigures(t *testing.T) {
	for summary, want := range map[string]string{
		"Cut the wait by 38%.":                         "38%",
		"Cut the wait by 38 per cent.":                 "38 per cent",
		"Builds are 3x as fast.":                       "3x",
		"Builds are four times as fast.":               "",
		"Builds are 4 times as fast.":                  "4 times",
		"Answers come within 250 ms, not 2 s.":         "250 ms",
		"Saves $1,200 a month.":                        "$1,200",
		"Saves 300 GB.":                                "300 GB",
		"The queue went from 12 open changes to 3.":    "from 12 open changes to 3",
		"From about 5 days to under 1 day.":            "From about 5 days to under 1",
		"Led the move from 2024 to 2025.":              "",
		"Three teams, 2 sites, 14 people, 6 weeks.":    "",
		"Release 2.31 of the tool, see RFC 9110.":      "",
		"Moved from version 1 of the tool to another.": "",
		"A talk at the 2025 conference, room 3.":       "",
	} {
		got := ""
		for _, at := range figure.FindAllStringIndex(summary, -1) {
			if found := summary[at[0]:at[1]]; got == "" && !years.MatchString(found) {
				got = strings.TrimRight(found, " .,;:)")
			}
		}
		if got != want {
			t.Errorf("%q: found %q, not %q", summary, got, want)
		}
	}
}

func TestTolerance(t *testing.T) {
	for _, c := range []struct {
		stated, mean float64
		agrees       bool
	}{
		{11, 11, true}, {11, 11.5, true}, {11, 11.6, false}, {11.6, 11.64, true}, {11.6, 11.8, false},
		{1200, 1211, true}, {1200, 1213, false}, {0, 0.4, true}, {0.25, 0.2449, false}, {0.25, 0.2451, true}, {-3, -3.4, true},
	} {
		if diff := c.mean - c.stated; (max(diff, -diff) <= tolerance(c.stated)) != c.agrees {
			t.Errorf("%v for %v: agrees is %v", c.stated, c.mean, !c.agrees)
		}
	}
}

func TestTwoCyclesAreTwoMistakes(t *testing.T) {
	got := given(t, `
-- content/milestones.yaml --
- {id: a, title: A, after: [b]}
- {id: b, title: B, after: [c]}
- {id: c, title: C, after: [a, x]}
- {id: x, title: X, after: [x]}
- {id: y, title: Y, after: [a, x]}
`)
	want := []string{
		`content/milestones.yaml:1:29 milestone-cycle: milestone "a" waits for itself: a after b after c after a`,
		`content/milestones.yaml:4:29 milestone-cycle: milestone "x" waits for itself: x after x`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s", strings.Join(got, "\n"))
	}
}

// TestProfilesOfPackets names in profiles what is not there, what is not
// finished, and what is a draft.
func TestProfilesOfPackets(t *testing.T) {
	const files = `
-- config.yaml --
as-of: 2026-06-30
person: {name: Ada Quist}
target: {level: staff, from: senior, since: 2024-01-08}
packet:
  profile: board
  profiles:
    - {name: board, sections: [exhibits], exhibits: [queue, nope1], pins: [nope2, next, done]}
    - {name: mentor, sections: [exhibits], exhibits: [queue, drafted]}
-- content/evidence/next.md --
---
title: Next
competencies: [delivery]
witnesses: [jun]
artifacts: [https://example.com/]
started: 2026-05
---
-- content/evidence/drafted.md --
---
title: Drafted
draft: true
---
-- content/evidence/done.md --
---
title: Done
ended: 2026-05
competencies: [delivery]
witnesses: [jun]
artifacts: [https://example.com/]
---
`
	want := []string{
		`config.yaml:7:61 reference-dangling: unknown evidence "nope1"`,
		`config.yaml:7:76 reference-dangling: unknown evidence "nope2"`,
		`config.yaml:7:83 evidence-unfinished: "next" is not finished, and the packet leaves it out`,
		`config.yaml:8:62 evidence-unfinished: "drafted" is a draft, and the packet leaves it out`,
	}
	if got := given(t, files); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for name, want := range map[string]string{
		"one-page": "", "mentor": "", "board": "",
		"baord":    `unknown profile "baord"; did you mean "board"? the profiles are committee, one-page, mentor, complete and board; see config.yaml:7:14`,
		"One Page": `unknown profile "One Page"; did you mean "one-page"? the profiles are committee, one-page, mentor, complete and board`,
		"other":    `unknown profile "other"; the profiles are committee, one-page, mentor, complete and board`,
	} {
		got := ""
		for _, d := range diagnose(t, portfolio(t, txtar.Parse([]byte(strings.Replace(files, "profile: board", "profile: "+name, 1))).Files, nil)) {
			if d.Pos.String() == "config.yaml:5:12" {
				got = d.Message + "; " + d.Hint
				for _, at := range d.Related {
					got += "; see " + at.Pos.String()
				}
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
