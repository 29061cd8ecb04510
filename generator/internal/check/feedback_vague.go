package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

var feedbackVague = Check{
	ID:       "feedback-vague",
	Title:    "vague words in feedback",
	Severity: diag.Warning,
	Doc: `The behaviour, impact, alternative or recognition of feedback uses a word that
says how somebody felt and not what happened: great, excellent, amazing, team
player, attitude, proactive, always, a lot, and their like.

Such words fit everybody. A committee reads past them.

Say what was done, and what it changed. Where the words are the giver's own and
must stay, add the fact that they rest on.`,
	Run: func(p *Pass) {
		for _, f := range p.Case.Feedback {
			for _, prose := range []casefile.Text{f.Behaviour, f.Impact, f.Alternative, f.Recognition} {
				p.vagueWords(prose)
			}
		}
	},
}

// Words that judge without telling. The list is short on purpose: a word that
// is often part of a fact ("never", "better", "strong") is not on it.
var vague = regexp.MustCompile(`(?i)\b(?:` + strings.Join([]string{
	"great", "excellent", "amazing", "awesome", "fantastic", "outstanding", "brilliant", "wonderful", "nice", "nicely",
	"good job", "well done", "good attitude", "bad attitude", "attitude", "team player", "rock ?star", "go-getter",
	"hard[- ]working", "hard worker", "proactive", "proactively", "passionate", "a pleasure", "a joy",
	"always", "a lot", "lots of", "somehow", "somewhat", "kind of", "sort of", "stuff", "more visible", "step up",
}, "|") + `)\b`)

// vagueWords reports the vague words of a text, all at once.
func (p *Pass) vagueWords(prose casefile.Text) {
	var words []string
	for _, w := range vague.FindAllString(prose.V, -1) {
		if w = quoted(strings.ToLower(w)); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return
	}
	verb := "says"
	if len(words) > 1 {
		verb = "say"
	}
	p.Reportf(prose.Pos, "%s %s nothing about what happened", listing(words), verb).
		Hintf("tell what was done, and what it changed")
}
