package casefile

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

func TestWhoCanConfirm(t *testing.T) {
	listed := Case{Config: config.Config{Person: config.Person{Name: "Ada"}}, People: []Person{
		{ID: "bo", Name: Text{V: "Bo"}}, {ID: "me", Name: Text{V: "Ada"}},
	}}
	nobody := Case{Config: listed.Config}
	nameless := Case{People: []Person{{ID: "bo"}}}
	for _, x := range []struct {
		of            string
		c             Case
		id            string
		author, other bool
	}{
		{"listed", listed, "bo", false, true},
		{"listed", listed, "me", true, false},
		{"listed", listed, "Ada", true, false},
		{"listed", listed, "self", true, false},
		{"listed", listed, "stranger", false, false},
		{"listed", listed, "", false, false},
		{"nobody listed", nobody, "stranger", false, true},
		{"nobody listed", nobody, "Ada", true, false},
		{"no name", nameless, "bo", false, true},
		{"no name", nameless, "", false, false},
	} {
		if got := x.c.Author()(x.id); got != x.author {
			t.Errorf("%s: is %q the author? %v", x.of, x.id, got)
		}
		if got := x.c.Other()(x.id); got != x.other {
			t.Errorf("%s: can %q confirm? %v", x.of, x.id, got)
		}
	}
}
