package scaffold

import (
	"cmp"
	"fmt"
	"strings"
)

// Portfolio is what a new portfolio is made of.
type Portfolio struct {
	Name, Role string
	Language   string // "" = en

	Ladder   []byte   // the text of content/framework.yaml; nil = none yet
	From, To Level    // the level held and the level aimed at; without a ladder empty
	Since    string   // since when the level is held, "" = unknown
	Expected []string // ids of the competencies of which the level asks something
	Opens    string   // first day of the promotion round, "" = not known
	Closes   string   // its last day, "" = not known
	Decides  string   // the day of the decision, "" = unknown
	FirstDue string   // when the first milestone is due
}

// Level is a level of a ladder.
type Level struct{ ID, Name string }

// Files gives the files of a new portfolio, in the order of a reader.
func (p Portfolio) Files() []File {
	files := []File{
		{"README.md", []byte(readme)},
		{"config.yaml", []byte(p.config())},
		{"content/_index.md", []byte(home)},
	}
	if p.Ladder != nil {
		files = append(files, File{"content/framework.yaml", p.Ladder})
	}
	return append(files,
		File{FirstMilestone, []byte(p.firstMilestone())},
		File{".gitignore", []byte(ignored)},
		File{".editorconfig", []byte(editors)},
	)
}

// config writes config.yaml.
func (p Portfolio) config() string {
	var b strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&b, format+"\n", values...) }
	line("# Who, which level, and when. docs/config.md of casebook explains every key.")
	title := p.Name + ": a case"
	if p.To.Name != "" {
		title = p.Name + ": the case for " + p.To.Name
	}
	line("title: %s", Scalar(title))
	if p.Language != "" && p.Language != "en" {
		line("language: %s", Scalar(p.Language))
	}
	line("\nperson:\n  name: %s", Scalar(p.Name))
	if p.Role != "" {
		line("  role: %s", Scalar(p.Role))
	}
	p.target(line)
	p.calendar(line)
	line("\n# Who reads a build that does not name its audience: public, committee, mentor or self.\naudience: committee")
	return b.String()
}

// target writes the level aimed at, or accepts that there is none yet.
func (p Portfolio) target(line func(string, ...any)) {
	if p.Ladder == nil {
		line("\n# Without a ladder there are no verdicts. Put one into content/framework.yaml, add")
		line("# target: {level: ..., from: ...}, and delete these lines.")
		line("accept:\n  - {check: framework-missing, file: content/framework.yaml, because: The ladder is not chosen yet.}")
		return
	}
	line("\ntarget:\n  level: %s\n  from: %s", Scalar(p.To.ID), Scalar(p.From.ID))
	if p.Since != "" {
		line("  since: %s", p.Since)
	} else {
		line("  # since: the day from which you held that level")
	}
}

// calendar writes the promotion round.
func (p Portfolio) calendar(line func(string, ...any)) {
	if p.Opens+p.Closes+p.Decides == "" {
		line("\n# calendar:\n#   - {name: Promotion round, kind: round, opens: 2027-03-01, closes: 2027-03-31, decides: 2027-04-30}")
		return
	}
	line("\ncalendar:\n  - name: Promotion round\n    kind: round")
	line("    opens: %s", orStandIn(p.Opens, p.Closes, p.Decides))
	line("    closes: %s", orStandIn(p.Closes, p.Decides, p.Opens))
	if p.Decides != "" {
		line("    decides: %s", p.Decides)
	}
}

// orStandIn gives a day of the round, or another one that says that it stands in for it.
func orStandIn(day string, others ...string) string {
	if day != "" {
		return day
	}
	return cmp.Or(others...) + " # not given: another day of the round stands in for it"
}

// FirstMilestone is the file of the first milestone of a new portfolio.
const FirstMilestone = "content/milestones/first-review.md"

// ChooseLadder is the title of the first milestone of a portfolio without a ladder.
const ChooseLadder = "Choose the ladder of the case"

// firstMilestone aims at everything that the level asks, so that a new case has no gap
// that nothing is planned for. It is a step for the author and the mentor, and no plan
// for a committee.
func (p Portfolio) firstMilestone() string {
	if p.Ladder == nil {
		return fmt.Sprintf("---\ntitle: %s\ndue: %s\naudience: mentor\n---\n\nWhich ladder does the committee judge by? Who can send it?\n", ChooseLadder, p.FirstDue)
	}
	return fmt.Sprintf("---\ntitle: Go through the ladder with my mentor\ndue: %s\naudience: mentor\ncompetencies: %s\n---\n\n"+
		"For each competency: what is there already, who saw it, and what is planned?\n", p.FirstDue, List(p.Expected))
}

const home = `---
title: Home
---

<!-- Why this level, why now, in two or three sentences: what you do already that the next level asks for. -->
`

const ignored = `# What casebook makes.
/public/
/portable/
/portable.zip
/.casebook/
/packet*.pdf
/packet*.html
/packet*.md
`

const editors = `root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true
indent_style = space
indent_size = 2
`

const readme = `# A promotion case

This folder is a portfolio for casebook. It is plain text: keep it in git.

| file | contains |
|---|---|
| ` + "`config.yaml`" + ` | who you are, the level you aim at, the promotion round |
| ` + "`content/framework.yaml`" + ` | the ladder: what each level asks of each competency |
| ` + "`content/evidence/`" + ` | one file for each piece of finished work |
| ` + "`content/people.yaml`" + ` | who can confirm it |
| ` + "`content/journal/`" + ` | notes that only you read |

    casebook new evidence "Title of the work"
    casebook note "What happened today"
    casebook check
    casebook status
    casebook serve
`
