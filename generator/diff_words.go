package generator

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/changes"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Section is lines under a heading, as terminals and documents show them.
type Section = changes.Section

// Sections words a diff: what is readable comes last.
func (d Diff) Sections() []Section {
	return append(d.Changes.Sections(), readableSections(d.Readable, false)...)
}

// readableSections words what audiences may read now, or no longer, those for whom it is
// the same together, with the first words of what they may read now, or without.
func readableSections(list []Readable, words bool) []Section {
	var all []Section
	for i := 0; i < len(list); {
		of := list[i]
		who := []string{}
		for ; i < len(list) && reflect.DeepEqual(list[i].Opened, of.Opened) && reflect.DeepEqual(list[i].Closed, of.Closed); i++ {
			who = append(who, Viewer(list[i].Audience))
		}
		lines := append(openLines("+", of.Opened), openLines("-", of.Closed)...)
		for i, o := range of.Opened {
			if words && o.Says != "" {
				lines[i].More = append(lines[i].More, "“"+o.Says+"”")
			}
			if words && o.Confided != "" {
				lines[i].More = append(lines[i].More, fmt.Sprintf("it reads as if it were not to be shared: %q", o.Confided))
			}
		}
		all = append(all, Section{Title: "Readable for " + wording.List(who), Lines: lines})
	}
	return all
}

func openLines(mark string, list []Openness) []changes.Line {
	var lines []changes.Line
	for _, o := range list {
		l := changes.Line{Mark: mark, Text: o.Title, Key: o.Kind + "/" + o.ID}
		switch {
		case len(o.Fields) > 0:
			l.More = []string{"only the fields: " + strings.Join(o.Fields, ", ")}
		case o.New && mark == "+":
			l.Text += " (new)"
		case o.New:
			l.Text += " (removed)"
		}
		lines = append(lines, l)
	}
	return lines
}

// Line says in one line which states are compared, and whose eyes look.
func (d Diff) Line() string {
	return fmt.Sprintf("From %s to %s, as %s sees it", d.From.words(), d.To.words(), Viewer(d.Audience))
}

func (s DiffState) words() string {
	name, on := DateWords(s.Revision), DateWords(s.Day)
	if name == "" {
		return "the folder (" + on + ")"
	}
	hash := s.Hash()
	if name == on {
		return fmt.Sprintf("%s (commit %s)", name, hash)
	}
	return fmt.Sprintf("%s (commit %s, judged on %s)", name, hash, on)
}

// DateWords words a date of the format: "30 June 2026". Another text is left as it is.
func DateWords(text string) string {
	if p, err := day.Parse(text); err == nil {
		return p.Words()
	}
	return text
}

// Hash gives the commit in short.
func (s DiffState) Hash() string { return s.Commit[:min(len(s.Commit), 10)] }

// Markdown gives a diff as a document.
func (d Diff) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# What changed in the case\n\n%s.\n", InMarkdown(d.Line()))
	if d.Empty() && len(d.Readable) == 0 {
		b.WriteString("\nNothing changed.\n")
	}
	b.WriteString(markdownOf(d.Sections()))
	return b.String()
}

// markdownOf gives sections as lists.
func markdownOf(all []Section) string {
	var b strings.Builder
	for _, s := range all {
		fmt.Fprintf(&b, "\n## %s\n\n", InMarkdown(s.Title))
		for _, l := range s.Lines {
			fmt.Fprintf(&b, "- %s%s", markWords[l.Mark], InMarkdown(l.Text))
			if l.Key != "" {
				fmt.Fprintf(&b, " (`%s`)", strings.ReplaceAll(l.Key, "`", ""))
			}
			b.WriteByte('\n')
			for _, more := range l.More {
				fmt.Fprintf(&b, "  - %s\n", InMarkdown(more))
			}
		}
	}
	return b.String()
}

var markWords = map[string]string{"+": "**new** ", "-": "**removed** "}

// InMarkdown gives a text as a comment of a forge shows it: as it is written, with what a
// reader could not see as an escape. It names nobody: an empty character parts a name and
// a number from the sign by which forges know them, who look for them behind Markdown.
func InMarkdown(text string) string {
	text = source.Escaped(diag.Visible(strings.Join(strings.Fields(text), " ")), "\\`*_[]<>#|&~$")
	return strings.NewReplacer("@", "@&#8203;", "#", "#&#8203;").Replace(text)
}
