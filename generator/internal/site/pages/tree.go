package pages

import "github.com/casebook-dev/casebook/generator/diag"

// Tree is a case as Hugo content, in memory.
type Tree struct {
	Files  map[string][]byte // path in a Hugo project ("content/evidence/rota.md", "data/case.json", "assets/charts/load.svg") -> bytes
	Static map[string][]byte // path in the site -> bytes: case.json, calendar.ics, CSV downloads, charts/
	Copies map[string]string // path in a Hugo project or ("static/...") -> path in the portfolio: images and attachments, read only when written
	Lines  map[string]Origin // content file -> where its body came from
	Heads  map[string]Head   // content file -> what others see of its page
	Charts int               // how many drawn charts the pages show
}

// Origin says where the body of a composed content file came from.
type Origin struct {
	File     string // the author's file
	BodyLine int    // line of the composed file on which the body starts
	lines    []int  // the author's line of each line of the body
}

// Pos gives the author's place of a line of the composed file. A line before
// the body is the author's file as a whole.
func (o Origin) Pos(line int) diag.Pos {
	if i := line - o.BodyLine; i >= 0 && i < len(o.lines) {
		return diag.Pos{File: o.File, Line: o.lines[i]}
	}
	return diag.Pos{File: o.File}
}
