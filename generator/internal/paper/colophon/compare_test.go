package colophon_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

func TestCompare(t *testing.T) {
	sumC := strings.Repeat("c", 64)
	exhibit := func(n int, id, title, path, sum string) colophon.Exhibit {
		return colophon.Exhibit{Number: n, ID: id, Title: title, Path: path, SHA256: sum}
	}
	for name, x := range map[string]struct {
		then, now func(c *colophon.Colophon)
		want      string
	}{
		"nothing": {nil, nil, ""},
		"another commit, day and title": {nil, func(c *colophon.Colophon) {
			c.Commit, c.Changed, c.Day, c.Title, c.Profile, c.Audience = "", false, "2026-07-01", "y", "", "self"
		}, ""},
		"a changed exhibit": {nil, func(c *colophon.Colophon) {
			c.Files[2].SHA256, c.Exhibits[0].SHA256 = sumC, sumC
		}, `changed 1 content/evidence/rota.md: changed since (exhibit 1, "Incident lead rota")`},
		"a changed file with rows, and one that is no exhibit": {nil, func(c *colophon.Colophon) {
			c.Files[0].SHA256, c.Files[1].SHA256 = sumC, sumC
		}, `changed 0 config.yaml: changed since
changed 0 content/evidence.yaml: changed since (exhibits 2 and 3)`},
		"a file with many rows": {func(c *colophon.Colophon) {
			for n := 4; n < 30; n++ {
				c.Exhibits = append(c.Exhibits, exhibit(n, fmt.Sprint(n), "x", "content/evidence.yaml", sumB))
			}
		}, func(c *colophon.Colophon) { c.Files, c.Exhibits = c.Files[:1], nil },
			`gone 0 content/evidence.yaml: gone (28 exhibits)
gone 1 content/evidence/rota.md: gone (exhibit 1, "Incident lead rota")`},
		"gone, and renumbered by it": {nil, func(c *colophon.Colophon) {
			c.Files = c.Files[:2]
			c.Exhibits = []colophon.Exhibit{exhibit(1, "row", "Row", "content/evidence.yaml", sumB), exhibit(2, "row-2", "Row 2", "content/evidence.yaml", sumB)}
		}, `renumbered 2 content/evidence.yaml: exhibit 2, "Row", is now exhibit 1
renumbered 3 content/evidence.yaml: exhibit 3, "Row 2", is now exhibit 2
gone 1 content/evidence/rota.md: gone (exhibit 1, "Incident lead rota")`},
		"new": {nil, func(c *colophon.Colophon) {
			c.Files = append(c.Files, colophon.File{Path: "content/evidence/y.md", SHA256: sumC}, colophon.File{Path: "content/evidence/y.png", SHA256: sumC})
			c.Exhibits = append(c.Exhibits, exhibit(4, "y", "Why", "content/evidence/y.md", sumC))
		}, `new 4 content/evidence/y.md: not in the packet (exhibit 4 now, "Why")
new 0 content/evidence/y.png: not in the packet`},
		"new to a site": {func(c *colophon.Colophon) { c.Profile = "" }, func(c *colophon.Colophon) {
			c.Files = append(c.Files, colophon.File{Path: "content/evidence/z.md", SHA256: sumC})
		}, `new 0 content/evidence/z.md: not in the site`},
		"retitled": {nil, func(c *colophon.Colophon) {
			c.Files[2].SHA256, c.Exhibits[0].SHA256, c.Exhibits[0].Title = sumC, sumC, "Rota"
		}, `changed 1 content/evidence/rota.md: changed since (exhibit 1, "Incident lead rota")
retitled 1 content/evidence/rota.md: exhibit 1, "Incident lead rota", now has the title "Rota"`},
		"rows that came and went": {nil, func(c *colophon.Colophon) {
			c.Files[1].SHA256 = sumC
			c.Exhibits = []colophon.Exhibit{c.Exhibits[0], exhibit(2, "other", "Other", "content/evidence.yaml", sumC), exhibit(3, "row-2", "Row 2", "content/evidence.yaml", sumC)}
		}, `changed 0 content/evidence.yaml: changed since (exhibits 2 and 3)
gone 2 content/evidence.yaml: exhibit 2, "Row", is no longer an exhibit
new 2 content/evidence.yaml: exhibit 2 now, "Other", is not in the packet`},
		"moved": {nil, func(c *colophon.Colophon) {
			c.Files[2].Path, c.Exhibits[0].Path = "content/evidence/rota/index.md", "content/evidence/rota/index.md"
		}, `gone 1 content/evidence/rota.md: gone (exhibit 1, "Incident lead rota")
new 1 content/evidence/rota/index.md: not in the packet (exhibit 1 now, "Incident lead rota")`},
		"another framework and level": {nil, func(c *colophon.Colophon) {
			c.Framework.Version, c.Level = "3", ""
		}, `framework 0 framework: "Ladder 2" then, "Ladder 3" now
level 0 level aimed at: "staff" then, none now`},
		"no framework": {nil, func(c *colophon.Colophon) { c.Framework = colophon.Framework{} },
			`framework 0 framework: "Ladder 2" then, none now`},
		"what a terminal would obey": {func(c *colophon.Colophon) {
			c.Files[0].Path, c.Exhibits[0].Title, c.Files[2].SHA256 = "a\x1b[2Jb", "x\u202e\x1b]0;y\a", sumC
		}, func(c *colophon.Colophon) { c.Files[0].Path, c.Exhibits[0].Title = "a\x1b[2Jb", "x\u202e\x1b]0;y\a" },
			`changed 1 content/evidence/rota.md: changed since (exhibit 1, "x\u202e\x1b]0;y\a")`},
		"such a path": {func(c *colophon.Colophon) { c.Files[0].Path = "a\x1b[2Jb" }, nil, `gone 0 "a\x1b[2Jb": gone
new 0 config.yaml: not in the packet`},
	} {
		t.Run(name, func(t *testing.T) {
			then, now := sample(), sample()
			if x.then != nil {
				x.then(&then)
			}
			if x.now != nil {
				x.now(&now)
			}
			var got []string
			for _, c := range colophon.Compare(then, now) {
				got = append(got, fmt.Sprintf("%s %d %s", c.Kind, c.Exhibit, c.Text))
			}
			if got := strings.Join(got, "\n"); got != x.want {
				t.Errorf("got\n%s\nwant\n%s", got, x.want)
			}
		})
	}
}

// One changed word is found, through the whole line: files, form, comparison.
func TestOneChangedWord(t *testing.T) {
	portfolio := files(map[string]string{
		"content/evidence/a.md": "---\ntitle: A\nended: 2026-01-01\n---\nold words\n",
		"content/evidence/b.md": "---\ntitle: B\nended: 2026-01-02\n---\n",
		"content/journal/j.md":  "# J\n",
	})
	then, err := colophon.Read(of(t, portfolio, config.Committee).JSON())
	if err != nil {
		t.Fatal(err)
	}
	portfolio["content/journal/j.md"].Data = []byte("# Other\n") // closed to the committee
	if all := colophon.Compare(then, of(t, portfolio, config.Committee)); len(all) > 0 {
		t.Errorf("nothing that the committee reads has changed: %+v", all)
	}
	portfolio["content/evidence/a.md"].Data = []byte("---\ntitle: A\nended: 2026-01-01\n---\nnew words\n")
	all := colophon.Compare(then, of(t, portfolio, config.Committee))
	if len(all) != 1 || all[0].Kind != colophon.Changed || all[0].Path != "content/evidence/a.md" || all[0].Exhibit != 1 || all[0].Title != "A" {
		t.Errorf("the changes are %+v", all)
	}
}

func TestSaid(t *testing.T) {
	for want, change := range map[string]func(c *colophon.Colophon){
		"made for the committee, as judged on 30 June 2026, from commit 08a9672 with changes that were not committed": func(*colophon.Colophon) {},
		"made for the committee, as judged on 30 June 2026, from commit 08a9672":                                      func(c *colophon.Colophon) { c.Changed = false },
		"made for everyone, as judged on 1 January 2026":                                                              func(c *colophon.Colophon) { c.Audience, c.Day, c.Commit, c.Changed = "public", "2026-01-01", "", false },
		"made for the author, as judged on 30 June 2026":                                                              func(c *colophon.Colophon) { c.Audience, c.Commit, c.Changed = "self", "", false },
		"made for the mentor, as judged on 30 June 2026":                                                              func(c *colophon.Colophon) { c.Audience, c.Commit, c.Changed = "mentor", "", false },
	} {
		c := sample()
		change(&c)
		if got := c.Said(); got != want {
			t.Errorf("it said %q, want %q", got, want)
		}
	}
}

// A commit that is not known says nothing of changes.
func TestChangedNeedsACommit(t *testing.T) {
	portfolio := files(map[string]string{"content/evidence/a.md": "# A\n"})
	c, err := colophon.Of(portfolio, audience.View(read(t, portfolio), config.Self), config.Self, today, colophon.Options{Commit: colophon.Commit{Changed: true}})
	if err != nil || c.Changed {
		t.Errorf("%v, %+v", err, c)
	}
}
