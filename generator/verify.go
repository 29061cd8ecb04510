package generator

import (
	"bytes"
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// SiteColophon is the file of a site that says what the site was made from.
const SiteColophon = colophon.FileName

// Verified is whether a packet or a site still matches the portfolio.
type Verified struct {
	Version int      `json:"version"` // version of this form; it is 1
	Made    string   `json:"made"`    // "the packet committee, for the committee, ..."
	Matches bool     `json:"matches"` // every file that it rests on is as it was
	Changes []Change `json:"changes"` // ordered by path

	Signatures []Signature `json:"signatures,omitempty"` // of a PDF, in the order in which they were made

	Diags diag.List `json:"-"` // of the portfolio as it is now

	audience, configured config.Audience // of what was made, and of the configuration
}

// Change is one way in which the portfolio differs from what was made of it.
type Change struct {
	Kind    string `json:"kind"`              // what differs, such as `changed`, `gone` or `new`
	Path    string `json:"path,omitempty"`    // file in the portfolio
	Exhibit int    `json:"exhibit,omitempty"` // number of the exhibit that it concerns, if it is one
	Text    string `json:"text"`              // the whole in words
}

// Verify holds a packet, or the colophon of a site, against the portfolio as it
// is now: the same audience, on the same day of judgement. The error says what
// is wrong with made, where it says nothing of what it was made from.
func Verify(made []byte, opt Options) (Verified, error) {
	then, err := readColophon(made)
	if err != nil {
		return Verified{}, err
	}
	a, ok := config.ParseAudience(then.Audience)
	on, err := day.Parse(then.Day)
	if !ok || err != nil {
		return Verified{}, fmt.Errorf("its colophon has the audience %q and the day %q, which is not possible", then.Audience, then.Day)
	}
	r, err := read(opt)
	if err != nil {
		return Verified{}, err
	}
	c, paths := r.byAudience.of(a)
	now, err := colophon.Of(paths.Open(opt.Portfolio), c, a, on.Last, colophon.Options{Profile: then.Profile, Commit: opt.Commit, Sums: audience.Sums(r.whole, c, a, paths, r.sums)})
	if err != nil {
		return Verified{}, err
	}
	v := Verified{Version: 1, Made: then.Said(), Changes: []Change{}, Diags: r.diags, audience: a, configured: r.cfg.Audience}
	if then, err = colophon.AsRead(then, now, paths.Open(opt.Portfolio), audience.Whole(r.whole, c, paths)); err != nil {
		return Verified{}, err
	}
	for _, c := range colophon.Compare(then, now) {
		v.Changes = append(v.Changes, Change{Kind: string(c.Kind), Path: c.Path, Exhibit: c.Exhibit, Text: c.Text})
	}
	v.Matches = len(v.Changes) == 0
	return v, nil
}

// readColophon finds the colophon in a PDF, in a page, or in a file of its own.
func readColophon(made []byte) (colophon.Colophon, error) {
	switch start := bytes.TrimSpace(made[:min(len(made), 1024)]); {
	case pdf.Is(made):
		data, err := pdf.Attached(made, colophon.FileName)
		if err != nil {
			return colophon.Colophon{}, err
		}
		return colophon.Read(data)
	case bytes.HasPrefix(start, []byte("{")):
		return colophon.Read(made)
	}
	return colophon.FromHTML(made)
}
