package pages

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

// evidence composes /evidence/ and a page for each exhibit.
func (d *desk) evidence() {
	if len(d.c.Evidence) == 0 {
		return
	}
	s := d.section("evidence", "Evidence", "evidence")
	s.base.Page = "exhibits"
	v := Exhibits{Base: s.base, HasBody: s.hasBody(), Filters: d.filters()}
	v.Line = count(len(d.finished), "exhibit", "exhibits")
	if n := len(d.planned); n > 0 {
		v.Line += fmt.Sprintf(", %d planned", n)
	}
	v.Rows, v.Planned = d.exhibitRows(d.finished), d.exhibitRows(d.planned)
	d.put(s, v)

	all := slices.Concat(d.finished, d.planned)
	for i, e := range all {
		before, after := beside(all, i)
		d.exhibit(e, before, after)
	}
}

func (d *desk) exhibit(e, before, after *entry) {
	ev := e.evidence
	p, base := d.entryPage(e.Entry, "exhibit", "evidence", []Link{d.up("evidence", "Evidence")}, before, after)
	if ev.Ended.V.Given() && e.number > 0 {
		p.date = casefile.Date{V: ev.Ended.V, Pos: ev.Ended.Pos}
	}
	v := Exhibit{
		EntryView: base,
		Number:    e.number, Planned: e.number == 0, Label: "Planned",
		Kind: word(ev.Kind), Scope: word(ev.Scope), Role: plain(ev.Role.V),
		Started: dateOf(ev.Started), Ended: dateOf(ev.Ended), Period: spanText(ev.Started, ev.Ended),
		Witnesses: d.persons(ev.Witnesses),
		Impact:    d.impacts(ev.Impact, nil),
		Supports:  d.supports(e),
		Milestone: d.ref(casefile.MilestonesFolder, ev.Milestone),
	}
	if e.number > 0 {
		v.Label = fmt.Sprintf("Exhibit %d of %d", e.number, len(d.finished))
	}
	s := d.shelf(p, ev.Folder)
	v.Artifacts = d.artifacts(ev.Artifacts, s)
	d.fill(&p, &v.EntryView, e.Entry, s)
	p.view = v
	d.write(p)
}

// artifacts publishes the files of an entry. One that is not there is left out;
// a check reports it.
func (d *desk) artifacts(list []casefile.Artifact, s *shelf) []Artifact {
	var all []Artifact
	for _, a := range list {
		v := Artifact{Title: a.Title.V, URL: d.address(a.URL.V)}
		if a.File.Given() {
			name, ok := s.put(a.Path)
			if at, own := d.sources[a.Path]; !ok && own {
				all = append(all, Artifact{Title: cmp.Or(a.Title.V, at), URL: d.at(at)})
			}
			if !ok {
				continue
			}
			_, ext := cutExt(name)
			v = Artifact{Title: a.Title.V, URL: d.at(s.page.path + name)}
			v.Note = strings.TrimPrefix(strings.ToUpper(strings.TrimPrefix(ext, "."))+", "+fileSize(d.files[a.Path].Size), ", ")
			if isImage(name) {
				v.Image = name
			}
			v.Title = cmp.Or(v.Title, name)
		} else if u, err := url.Parse(a.URL.V); err == nil {
			v.Note, v.Away = u.Host, u.Host != ""
		}
		if v.Title = cmp.Or(v.Title, v.URL); v.URL != "" {
			all = append(all, v)
		}
	}
	return all
}

// fileSize words a number of bytes, in steps of a thousand.
func fileSize(bytes int64) string {
	size, unit := float64(bytes), "bytes"
	for _, next := range []string{"kB", "MB", "GB"} {
		if size < 1000 {
			break
		}
		size, unit = size/1000, next
	}
	return figure(rounded(size), unit)
}

// supports tells what a piece of evidence does for each competency it names.
func (d *desk) supports(e *entry) []Support {
	var all []Support
	for _, claim := range e.Competencies {
		v := Support{Competency: d.skillLink(claim.Competency.V), Level: d.level(claim.Level.V), Note: "not asked at this level"}
		if s, ok := d.skill[claim.Competency.V]; ok && s.judged != nil {
			w := verdictWord(s.judged.Verdict)
			v.Verdict = &w
			switch s.counts[e.Key()] {
			case counting:
				v.Counts, v.Note = true, "counts"
			case stale:
				v.Note = "ended too long ago to count"
			case unfinished:
				v.Note = "not finished"
			default:
				v.Note = "names a lower level"
				if e.number == 0 {
					v.Note = "not finished"
				}
			}
		}
		all = append(all, v)
	}
	return all
}

// exhibitRow gives a piece of evidence as a line of a list. It is made once and
// shared; change a copy.
func (d *desk) exhibitRow(e *entry) *ExhibitRow {
	if e.row != nil {
		return e.row
	}
	ev := e.evidence
	names := d.names(ev.Witnesses)
	e.row = &ExhibitRow{
		ID: e.ID, Number: e.number, Title: e.Title.V, URL: d.at(e.Path()),
		Summary: plain(d.md(e.Summary)), Kind: word(ev.Kind), Scope: word(ev.Scope),
		Period: spanText(ev.Started, ev.Ended), Ended: dateOf(ev.Ended),
		Witnesses: strings.Join(names, ", "), WitnessCount: len(names),
		Artifacts: len(ev.Artifacts),
	}
	if ev.Ended.V.Given() {
		e.row.Quarter = ev.Ended.V.Last.Quarter().Text
	}
	for _, claim := range e.Competencies {
		if id := claim.Competency.V; !slices.Contains(e.row.CompetencyIDs, id) {
			e.row.CompetencyIDs = append(e.row.CompetencyIDs, id)
			e.row.Competencies = append(e.row.Competencies, d.skillLink(id))
		}
	}
	for _, i := range d.impacts(ev.Impact, nil) {
		e.row.Figures = append(e.row.Figures, i.Label+": "+i.Text)
	}
	return e.row
}

func (d *desk) exhibitRows(list []*entry) []ExhibitRow {
	var rows []ExhibitRow
	for _, e := range list {
		rows = append(rows, *d.exhibitRow(e))
	}
	return rows
}

// rowsOf gives the evidence among keys, without what the page around it says
// already.
func (d *desk) rowsOf(keys []string) []ExhibitRow {
	var rows []ExhibitRow
	for _, key := range keys {
		if e, ok := d.entries[key]; ok && e.evidence != nil {
			r := *d.exhibitRow(e)
			r.Competencies, r.CompetencyIDs = nil, nil
			rows = append(rows, r)
		}
	}
	return rows
}

// byNumber orders the evidence among references as the exhibits are, planned
// evidence last.
func (d *desk) byNumber(refs []casefile.Ref) []*entry {
	var all []*entry
	for _, id := range distinct(refs) {
		if e, ok := d.entries[string(casefile.EvidenceFolder)+"/"+id]; ok {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b *entry) int {
		if (a.number == 0) != (b.number == 0) {
			return cmp.Compare(b.number, a.number)
		}
		return cmp.Compare(a.number, b.number)
	})
	return all
}

// filters lists the ways to narrow the exhibits that tell some of them apart.
func (d *desk) filters() []Filter {
	n := map[string]map[string]int{"competency": {}, "kind": {}, "quarter": {}}
	for _, e := range slices.Concat(d.finished, d.planned) {
		r := d.exhibitRow(e)
		for _, id := range r.CompetencyIDs {
			n["competency"][id]++
		}
		n["kind"][e.evidence.Kind.V]++
		n["quarter"][r.Quarter]++
	}
	var all []Filter
	add := func(id, title string, options []Option) {
		if len(options) > 1 {
			all = append(all, Filter{id, title, options})
		}
	}
	var skills, kinds, quarters []Option
	for _, s := range d.skillsInOrder {
		if k := n["competency"][s.ID]; k > 0 {
			skills = append(skills, Option{s.ID, s.name(), k})
		}
	}
	for id, k := range n["kind"] {
		if id != "" {
			kinds = append(kinds, Option{id, id, k})
		}
	}
	for id, k := range n["quarter"] {
		if year, q, ok := strings.Cut(id, "-"); ok {
			quarters = append(quarters, Option{id, q + " " + year, k})
		}
	}
	slices.SortFunc(kinds, func(a, b Option) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(quarters, func(a, b Option) int { return cmp.Compare(b.ID, a.ID) })
	add("competency", "Competency", skills)
	add("kind", "Kind", kinds)
	add("quarter", "Quarter", quarters)
	return all
}
