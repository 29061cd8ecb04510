package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var feedbackVague = Check{
	ID:       "feedback-vague",
	Title:    "vague words in feedback",
	Severity: diag.Warning,
	Doc: `The behaviour, impact, alternative or recognition of feedback uses a word that
says how somebody felt and not what happened, such as great, excellent,
amazing, team player, attitude, proactive, always, a lot.

Such words could describe anybody, and a committee ignores them.

Say what was done, and what it changed. If the words are a quotation and must
stay, add the fact behind them.`,
	Run: func(p *Pass) {
		for _, f := range p.Case.Feedback {
			for _, prose := range []casefile.Text{f.Behaviour, f.Impact, f.Alternative, f.Recognition} {
				p.vagueWords(prose)
			}
		}
	},
}

// vague has words that judge without telling, by the first of them. The list is
// short on purpose: a word that is often part of a fact ("never", "better",
// "strong") is not on it.
var vague = byFirstWord(
	"great", "excellent", "amazing", "awesome", "fantastic", "outstanding", "brilliant", "wonderful", "nice", "nicely",
	"good job", "well done", "good attitude", "bad attitude", "attitude", "team player", "rockstar", "rock star", "go-getter",
	"hard-working", "hard worker", "proactive", "proactively", "passionate", "a pleasure", "a joy",
	"always", "a lot", "lots of", "somehow", "somewhat", "kind of", "sort of", "stuff", "more visible", "step up",
)

// phrase is words that belong together, with a space or a hyphen between them.
type phrase struct {
	written string
	words   []string
}

func byFirstWord(all ...string) map[string][]phrase {
	by := map[string][]phrase{}
	for _, written := range all {
		words := strings.FieldsFunc(written, parts)
		by[words[0]] = append(by[words[0]], phrase{written, words})
	}
	return by
}

func parts(r rune) bool { return unicode.IsSpace(r) || r == '-' }

// endsClause tells whether words before a character do not belong to those behind.
func endsClause(r rune) bool { return !parts(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// vagueWords reports the vague words of a text, all at once.
func (p *Pass) vagueWords(prose casefile.Text) {
	var words []string
	for clause := range strings.FieldsFuncSeq(strings.ToLower(prose.V), endsClause) {
		said := strings.FieldsFunc(clause, parts)
		for i, word := range said {
			for _, phrase := range vague[word] {
				n := min(len(said), i+len(phrase.words))
				if w := quoted(phrase.written); slices.Equal(said[i:n], phrase.words) && !slices.Contains(words, w) {
					words = append(words, w)
				}
			}
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
		Hintf("say what was done, and what it changed")
}
