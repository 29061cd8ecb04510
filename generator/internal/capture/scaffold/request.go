package scaffold

import "strings"

// Request is what a letter that asks somebody for something is made of. All but What may
// be empty.
type Request struct {
	To, Author string // names
	Level      string // the name of the level aimed at
	Kind       string // a word of the collection asks
	What       string
}

// costs says of each kind of ask what is enough, so that it is easy to say yes to.
var costs = map[string]string{
	"feedback":     "Two or three sentences are enough: what I did, what came of it, and what I could have done otherwise. Please say who may read them: nobody, my mentor, or the committee.",
	"introduction": "A line that puts the two of us in touch is enough; I go on from there.",
	"access":       "I need it for: … and until: …",
	"sponsorship":  "It would mean: … and I would do: …",
	"time":         "Half an hour is enough. I write down my questions and send them to you before.",
}

// Text writes the letter.
func (r Request) Text() string {
	greeting := "Hello,"
	if r.To != "" {
		greeting = "Hello " + r.To + ","
	}
	why := "I collect evidence of my work"
	if r.Level != "" {
		why = "I am preparing my case for the level " + r.Level
	}
	parts := []string{greeting, why + ", and I have a request: " + strings.TrimRight(r.What, ".") + "."}
	parts = append(parts, "I ask you because …")
	if cost := costs[r.Kind]; cost != "" {
		parts = append(parts, cost)
	}
	parts = append(parts, "If it does not suit you, please just say so.", strings.TrimSpace("Thank you\n"+r.Author))
	return strings.Join(parts, "\n\n") + "\n"
}
