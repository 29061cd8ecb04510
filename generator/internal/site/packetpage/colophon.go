package packetpage

import (
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// shortCommit is how much of a commit's hash is printed in a sentence, as git does.
const shortCommit = 7

// colophon tells what the packet was made from.
func (b *binding) colophon() *views.PacketColophon {
	d, c := b, b.Colophon
	v := &views.PacketColophon{Line: d.colophonLine(), Facts: d.colophonFacts()}
	if !d.alone {
		v.VerifyMD = "`casebook verify SITE` in the portfolio says whether this site still matches it."
		if c.Version > 0 {
			v.VerifyMD += " The hash of every file is in [colophon.json](/colophon.json)."
		}
		return v
	}
	own := map[string]bool{}
	for _, x := range c.Exhibits {
		if b.compact[config.Colophon] {
			break
		}
		own[x.Path] = true
		v.Exhibits = append(v.Exhibits, views.PacketHash{Number: x.Number, Title: x.Title, Path: x.Path, SHA256: x.SHA256})
	}
	others := 0
	for _, f := range c.Files {
		if !own[f.Path] {
			others++
		}
	}
	v.VerifyMD = "`casebook verify FILE` in the portfolio says whether this packet still matches it."
	more := "more file"
	if len(v.Exhibits) == 0 {
		more = "file"
	}
	if others > 0 {
		v.VerifyMD += " It looks at " + wording.Count(others, more, more+"s") + ", whose hashes are inside the packet for programs to read."
	}
	return v
}

// colophonLine gives "Commit 08a9672, judged on 30 June 2026 for the committee,
// by Engineering ladder 2.1".
func (d *binding) colophonLine() string {
	line := "Judged on "
	if commit := d.commit(); commit != "" {
		line = wording.Capital(commit) + ", judged on "
	}
	line += wording.DayText(d.Judged.Day) + " for " + d.reader()
	if f := d.framework(); f != "" {
		line += ", by " + f
	}
	return line
}

func (d *binding) colophonFacts() []views.PacketFact {
	var all []views.PacketFact
	add := func(term, text string, code bool) {
		if text != "" {
			all = append(all, views.PacketFact{Term: term, Text: text, Code: code})
		}
	}
	c := d.Colophon
	add("Commit", c.Commit, true)
	switch {
	case c.Version > 0 && c.Commit == "":
		add("Commit", "none: the portfolio is in no repository that could be read", false)
	case c.Changed:
		add("Changed since", "files differ from the commit", false)
	}
	add("Day of judgement", wording.DayText(d.Judged.Day), false)
	add("Audience", d.Audience.String(), false)
	add("Framework", d.framework(), false)
	add("Level", d.Level(d.Judged.Level), false)
	add("Profile", d.Packet.Profile.Name, false)
	return all
}
