package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// shortCommit is how much of a commit's hash is printed in a sentence, as git does.
const shortCommit = 7

// colophon tells what the packet was made from.
func (b *binding) colophon() *PacketColophon {
	d, c := b.d, b.d.opt.Colophon
	v := &PacketColophon{Line: d.colophonLine(), Facts: d.colophonFacts()}
	if !d.bound {
		v.VerifyMD = "`casebook verify SITE` in the portfolio says whether this site still matches it."
		if c.Version > 0 {
			v.VerifyMD += " The hash of every file is in [colophon.json](/colophon.json)."
		}
		return v
	}
	own := map[string]bool{}
	for _, x := range c.Exhibits {
		own[x.Path] = true
		v.Exhibits = append(v.Exhibits, PacketHash{Number: x.Number, Title: x.Title, Path: x.Path, SHA256: x.SHA256})
	}
	others := 0
	for _, f := range c.Files {
		if !own[f.Path] {
			others++
		}
	}
	v.VerifyMD = "`casebook verify FILE` in the portfolio says whether this packet still matches it."
	if others > 0 {
		v.VerifyMD += " It looks at " + count(others, "more file", "more files") + ", whose hashes are inside the packet for programs to read."
	}
	return v
}

// colophonLine gives "Commit 08a9672, judged on 30 June 2026 for the committee,
// by Engineering ladder 2.1".
func (d *composer) colophonLine() string {
	line := "Judged on "
	if commit := d.commit(); commit != "" {
		line = capital(commit) + ", judged on "
	}
	line += dayText(d.a.Day) + " for " + d.reader()
	if f := d.framework(); f != "" {
		line += ", by " + f
	}
	return line
}

func (d *composer) colophonFacts() []PacketFact {
	var all []PacketFact
	add := func(term, text string, code bool) {
		if text != "" {
			all = append(all, PacketFact{Term: term, Text: text, Code: code})
		}
	}
	c := d.opt.Colophon
	add("Commit", c.Commit, true)
	switch {
	case c.Version > 0 && c.Commit == "":
		add("Commit", "none: the portfolio is in no repository that could be read", false)
	case c.Changed:
		add("Changed since", "files differ from the commit", false)
	}
	add("Day of judgement", dayText(d.a.Day), false)
	add("Audience", d.audience.String(), false)
	add("Framework", d.framework(), false)
	add("Level", d.level(d.a.Level), false)
	add("Profile", d.opt.Packet.Profile.Name, false)
	return all
}

// framework names the ladder with its version.
func (d *composer) framework() string {
	f := d.c.Framework
	return strings.TrimSpace(f.Name.V + " " + f.Version.V)
}

// commit names where the portfolio stands in its history, "commit 08a9672"; ""
// where nobody knows.
func (d *composer) commit() string {
	c := d.opt.Colophon
	if c.Commit == "" {
		return ""
	}
	text := "commit " + c.Commit[:min(shortCommit, len(c.Commit))]
	if c.Changed {
		text += " with changes"
	}
	return text
}

// reader names the audience in a sentence.
func (d *composer) reader() string {
	switch d.audience {
	case config.Public:
		return "everyone"
	case config.Self:
		return "the author"
	}
	return "the " + d.audience.String()
}

// colophonJSON puts the colophon beside the pages, for programs.
func (d *composer) colophonJSON() {
	if d.opt.Colophon.Version > 0 {
		d.tree.Static["colophon.json"] = d.opt.Colophon.JSON()
	}
}
