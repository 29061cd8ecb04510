package pages

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

func colophonOf(c casefile.Case) colophon.Colophon {
	v := colophon.Colophon{
		Version: 1, Title: c.Config.Title, Audience: "committee", Day: "2026-06-30",
		Commit: "08a9672f00112233445566778899aabbccddeeff",
		Files:  []colophon.File{{Path: "config.yaml", SHA256: "aa"}},
	}
	for i, id := range []string{"zulu", "alpha", "mike"} {
		file := "content/evidence/" + id + ".md"
		v.Exhibits = append(v.Exhibits, colophon.Exhibit{Number: i + 1, ID: id, Title: id, Path: file, SHA256: "bb"})
		v.Files = append(v.Files, colophon.File{Path: file, SHA256: "bb"})
	}
	return v
}

func TestPacketColophon(t *testing.T) {
	c := small(t, map[string]string{
		"config.yaml":            "title: A case\nperson: {name: Ada}\ntarget: {level: staff}\n",
		"content/framework.yaml": "name: The ladder\nversion: 2.1\nlevels: [{id: staff, name: Staff engineer}]\n",
	})
	facts := func(v views.Packet) string {
		var all []string
		for _, f := range v.Colophon.Facts {
			all = append(all, f.Term+"="+f.Text)
		}
		return strings.Join(all, "; ")
	}
	made := colophonOf(c)
	changed, homeless := made, made
	changed.Changed, homeless.Commit = true, ""
	const rest = "Day of judgement=30 June 2026; Audience=committee; Framework=The ladder 2.1; Level=Staff engineer; Profile=board"
	for _, x := range []struct {
		name             string
		of               colophon.Colophon
		line, commit     string
		reader           config.Audience
		exhibits, others int
	}{
		{"a commit", made, "Commit 08a9672, judged on 30 June 2026 for the committee, by The ladder 2.1",
			"Commit=08a9672f00112233445566778899aabbccddeeff; ", config.Committee, 3, 1},
		{"changes", changed, "Commit 08a9672 with changes, judged on 30 June 2026 for the committee, by The ladder 2.1",
			"Commit=08a9672f00112233445566778899aabbccddeeff; Changed since=files differ from the commit; ", config.Committee, 3, 1},
		{"no repository", homeless, "Judged on 30 June 2026 for the committee, by The ladder 2.1",
			"Commit=none: the portfolio is in no repository that could be read; ", config.Committee, 3, 1},
		{"not known", colophon.Colophon{}, "Judged on 30 June 2026 for the committee, by The ladder 2.1",
			"", config.Committee, 0, 0},
	} {
		v, _ := bound(t, c, Options{Packet: with("appendix colophon"), Colophon: x.of, Audience: x.reader})
		// What stands on every page says of which day it is, and the colophon alone from which commit.
		if v.Colophon.Line != x.line || v.Edition != "Prepared for the committee, as of 30 June 2026" || v.RunRight != "As of 30 June 2026" {
			t.Errorf("%s:\n%s\n%s\n%s", x.name, v.Colophon.Line, v.Edition, v.RunRight)
		}
		if got := facts(v); got != x.commit+rest {
			t.Errorf("%s: %s", x.name, got)
		}
		if len(v.Colophon.Exhibits) != x.exhibits || strings.Contains(v.Colophon.VerifyMD, " looks at 1 more file, ") != (x.others == 1) {
			t.Errorf("%s: %+v", x.name, v.Colophon)
		}
	}
	v, _ := bound(t, c, Options{Packet: with("appendix"), Colophon: made})
	if h := v.Colophon.Exhibits[2]; h != (views.PacketHash{Number: 3, Title: "mike", Path: "content/evidence/mike.md", SHA256: "bb"}) {
		t.Errorf("hash: %+v", h)
	}
}

func TestEditionSaysWhoMayRead(t *testing.T) {
	c := small(t, nil)
	for reader, want := range map[config.Audience]string{
		config.Public: "Prepared for everyone, as of 30 June 2026", config.Committee: "Prepared for the committee, as of 30 June 2026",
		config.Mentor: "Prepared for the mentor, not for the committee, as of 30 June 2026",
		config.Self:   "The author's own copy, not for others, as of 30 June 2026",
	} {
		if v, _ := bound(t, c, Options{Packet: with("summary"), Audience: reader}); v.Edition != want {
			t.Errorf("for %s: %q", reader, v.Edition)
		}
	}
}
