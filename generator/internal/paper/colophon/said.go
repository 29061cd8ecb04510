package colophon

import (
	"fmt"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// shortHash is how much of a commit people read.
const shortHash = 7

// Said tells people what something was made from: "made for the committee, as
// judged on 30 June 2026, from commit 08a9672 with changes that were not
// committed". It begins in lower case and has no full stop.
func (c Colophon) Said() string {
	said := "made for " + readers(c.Audience)
	if d, err := time.Parse(time.DateOnly, c.Day); err == nil {
		said += fmt.Sprintf(", as judged on %d %s %d", d.Day(), d.Month(), d.Year())
	}
	if c.Commit != "" {
		said += ", from commit " + printable(c.Commit[:min(shortHash, len(c.Commit))])
	}
	if c.Changed {
		said += " with changes that were not committed"
	}
	return said
}

func readers(audience string) string {
	switch a, _ := config.ParseAudience(audience); a {
	case config.Public:
		return "everyone"
	case config.Self:
		return "the author"
	}
	return "the " + printable(audience)
}
