package assess

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// noun is a word for one and for several.
type noun struct{ one, many string }

var (
	exhibits     = noun{"exhibit", "exhibits"}
	people       = noun{"person", "people"}
	witnessing   = noun{"witness", "witnesses"}
	voices       = noun{"piece of feedback", "pieces of feedback"}
	statements   = noun{"statement", "statements"}
	assessments  = noun{"assessment", "assessments"}
	competencies = noun{"competency", "competencies"}
	months       = noun{"month", "months"}
)

// of gives the word for n of them.
func (w noun) of(n int) string {
	if n == 1 {
		return w.one
	}
	return w.many
}

// count gives "1 exhibit", "2 exhibits".
func (w noun) count(n int) string { return fmt.Sprintf("%d %s", n, w.of(n)) }

// with adds the same words to both forms.
func (w noun) with(words string) noun { return noun{w.one + words, w.many + words} }

// against sets what is there beside what is asked: "no exhibit of 2 asked",
// "1 exhibit of 2 asked", "3 exhibits where 2 are asked".
func (w noun) against(have, want int) string {
	switch {
	case want <= 0:
		return w.count(have)
	case have > want:
		return fmt.Sprintf("%s where %d %s asked", w.count(have), want, are(want))
	case have <= 0:
		return fmt.Sprintf("no %s of %d asked", w.one, want)
	}
	return fmt.Sprintf("%s of %d asked", w.count(have), want)
}

// missing gives "1 more exhibit", or "2 exhibits" where there is none yet.
func (w noun) missing(have, want int) string {
	if have > 0 {
		return fmt.Sprintf("%d more %s", want-have, w.of(want-have))
	}
	return w.count(want)
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// more gives "2 more" where something was counted before, else "2".
func more(n, before int) string {
	if before > 0 {
		return fmt.Sprintf("%d more", n)
	}
	return strconv.Itoa(n)
}

// or joins words: "a", "a or b", "a, b or c".
func or(words []string) string { return joined(words, "or") }

// several joins the first words and counts the others: "a, b and 3 others". One other is named.
func several(words []string, most int) string {
	if more := len(words) - most; more > 1 {
		words = append(words[:most:most], fmt.Sprintf("%d others", more))
	}
	return joined(words, "and")
}

func joined(words []string, last string) string {
	n := len(words) - 1
	if n < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}

// figure writes a number with the decimals that it has of its own, and its unit
// after a space: sentences of the judgement are for terminals too.
func figure(v float64, unit string) string {
	return strings.ReplaceAll(decimals.Figure(v, decimals.Own(v), unit), "\u00a0", " ")
}
