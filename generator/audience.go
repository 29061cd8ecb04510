package generator

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/changes"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Visible is everything that a build for an audience shows.
type Visible struct {
	Version  int             `json:"version"`         // version of this form; it is 1
	Audience string          `json:"audience"`        // `public`, `committee`, `mentor` or `self`
	Day      string          `json:"day"`             // day of judgement
	Shown    []changes.Shown `json:"shown"`           // parts of the case, collection by collection
	Files    []VisibleFile   `json:"files"`           // files that are published beside the pages, by place
	Since    *VisibleSince   `json:"since,omitempty"` // with `--since`: what changed in it
}

// VisibleFile is a file of the portfolio that is published.
type VisibleFile struct {
	File  string `json:"file"`  // path in the portfolio, as the audience may read it
	Place string `json:"place"` // path in the site
}

// VisibleSince is what an audience may read and could not before.
type VisibleSince struct {
	State  DiffState         `json:"state"`  // the former state
	Opened []Openness        `json:"opened"` // what it may read now, in the words that it reads
	Closed []changes.Counted `json:"closed"` // how many parts of each kind it could read, and cannot now
}

// VisibleTo lists what a build for an audience shows. Since is a former state, or nil.
func VisibleTo(ctx context.Context, name string, opt Options, since *Snapshot) (Visible, diag.List, error) {
	a, ok := config.ParseAudience(name)
	if !ok {
		return Visible{}, nil, fmt.Errorf("there is no audience %q", name)
	}
	look := purpose{eyes: func(reading) config.Audience { return a }}
	r, err := readFor(look, opt)
	if err != nil {
		return Visible{}, nil, err
	}
	e := r.authorsSite(r.cfg.BaseURL)
	e.audience, e.tables = a, true
	p, err := prepare(ctx, opt, r, e)
	if err != nil {
		return Visible{}, nil, err
	}
	v := Visible{Version: 1, Audience: a.String(), Day: r.day.String(), Shown: r.shown(a), Files: []VisibleFile{}}
	for _, place := range slices.Sorted(maps.Keys(p.places)) {
		v.Files = append(v.Files, VisibleFile{p.places[place], place})
	}
	t := telling{a: a, later: []reading{r}}
	if since != nil {
		former, err := readFor(look, since.Options)
		if err != nil {
			return Visible{}, nil, fmt.Errorf("%s: %w", since.Revision, err)
		}
		t.former = &former
		v.Since = v.since(former, r, a)
		seen, _ := former.byAudience.of(a)
		v.Since.State = t.formerState(*since, seen)
	}
	if found := t.leaks(v); len(found) > 0 {
		return Visible{}, found, nil
	}
	return v, r.accepted(append(r.diags, p.found...)), nil
}

// since tells what is visible now and was not. What it tells is in the words of the
// audience; what is closed is counted, and not named.
func (v Visible) since(former, now reading, a config.Audience) *VisibleSince {
	d := changes.Between(former.state(config.Self), now.state(config.Self), changes.Options{})
	was, is := former.open(a), now.open(a)
	was.rename(renamedKeys(d.Things))
	s := &VisibleSince{Opened: []Openness{}, Closed: []changes.Counted{}}
	shown := map[string]changes.Shown{}
	for _, x := range v.Shown {
		shown[x.Own()] = x
	}
	for _, o := range openedSince(was, is) {
		if x, ok := shown[o.Kind+"/"+o.ID]; ok {
			o.ID, o.Title, o.Says = x.ID, x.Title, x.Says
			s.Opened = append(s.Opened, o)
		}
	}
	for _, o := range openedSince(is, was) {
		if len(o.Fields) > 0 {
			continue
		}
		i := slices.IndexFunc(s.Closed, func(c changes.Counted) bool { return c.Kind == o.Kind })
		if i < 0 {
			s.Closed, i = append(s.Closed, changes.Counted{Kind: o.Kind}), len(s.Closed)
		}
		s.Closed[i].Count++
	}
	return s
}

// Line says in one line what is listed.
func (v Visible) Line() string {
	line := fmt.Sprintf("What a build for %s shows, on %s: %s", Viewer(v.Audience), DateWords(v.Day), wording.Count(len(v.Shown), "part", "parts"))
	if len(v.Files) > 0 {
		line += " and " + wording.Count(len(v.Files), "file", "files")
	}
	return line
}

// Sections words what is visible, a line for each part.
func (v Visible) Sections() []Section {
	var all []Section
	if v.Since != nil {
		all = append(all, v.Since.section())
	}
	for len(v.Shown) > 0 {
		n := slices.IndexFunc(v.Shown, func(s changes.Shown) bool { return s.Kind != v.Shown[0].Kind })
		if n < 0 {
			n = len(v.Shown)
		}
		all = append(all, shownSection(v.Shown[:n]))
		v.Shown = v.Shown[n:]
	}
	if len(v.Files) > 0 {
		files := Section{Title: "Files"}
		for _, f := range v.Files {
			files.Lines = append(files.Lines, changes.Line{Mark: "•", Text: f.File + " as /" + f.Place})
		}
		all = append(all, files)
	}
	return all
}

// shownSection words the parts of one kind. A file that all are written in stands in the
// heading.
func shownSection(list []changes.Shown) Section {
	sec := Section{Title: changes.Heading(list[0].Kind)}
	together := !byItsKey(list[0]) && !slices.ContainsFunc(list, func(s changes.Shown) bool { return s.File != list[0].File })
	if together {
		sec.Title += ", in " + list[0].File
	}
	for _, s := range list {
		l := changes.Line{Mark: "•", Text: s.Title, Key: s.Kind + "/" + s.ID}
		if s.Says != "" {
			l.More = append(l.More, "“"+s.Says+"”")
		}
		if !together && !byItsKey(s) {
			l.More = append(l.More, "in "+s.File)
		}
		if len(s.Withheld) > 0 {
			l.More = append(l.More, "withheld: "+strings.Join(s.Withheld, ", "))
		}
		if len(s.Partly) > 0 {
			l.More = append(l.More, "in part, or in other words: "+strings.Join(s.Partly, ", "))
		}
		sec.Lines = append(sec.Lines, l)
	}
	return sec
}

// byItsKey tells whether the key names the file.
func byItsKey(s changes.Shown) bool {
	folder := s.Kind
	if folder == "series" {
		folder = "metrics"
	}
	return strings.HasPrefix(s.File, "content/"+folder+"/"+s.ID)
}

func (s VisibleSince) section() Section {
	sec := Section{Title: "Since " + s.State.words(), Lines: openLines("+", s.Opened)}
	for _, c := range s.Closed {
		sec.Lines = append(sec.Lines, changes.Line{Mark: "-", Text: fmt.Sprintf("%s: no longer visible: %d", changes.Heading(c.Kind), c.Count)})
	}
	if len(sec.Lines) == 0 {
		sec.Lines = []changes.Line{{Mark: "•", Text: "the same parts were visible"}}
	}
	return sec
}

// Audiences names the audiences, widest first.
func Audiences() []string { return config.AudienceNames() }

// Consents names what those who gave feedback can agree to.
func Consents() []string { return format.Consents }
