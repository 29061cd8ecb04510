package pageparts

import (
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Parts are those that more than one page shows: an entry as a line of a list, the
// readiness, the gaps, the figures in front.
type Parts struct {
	*casecharts.Charts
	exhibits map[string]*views.ExhibitRow      // by key, made when first asked for
	roles    map[*casefile.Series][]views.Part // likewise, all at once
	scale    *scale                            // likewise
}

// NewParts is for the parts of a case.
func New(c *casecharts.Charts) *Parts {
	return &Parts{Charts: c, exhibits: map[string]*views.ExhibitRow{}}
}

// ExhibitRow gives a piece of evidence as a line of a list. It is made once and
// shared; change a copy.
func (d *Parts) ExhibitRow(e *caseindex.Entry) *views.ExhibitRow {
	if r := d.exhibits[e.Key()]; r != nil {
		return r
	}
	ev := e.Evidence
	names := d.Names(ev.Witnesses)
	r := &views.ExhibitRow{
		ID: e.ID, Number: e.Number, Title: e.Title.V, URL: d.At(e.Path()),
		Summary: d.Says(e.Entry), Kind: wording.Word(ev.Kind), Scope: wording.Word(ev.Scope),
		Period: wording.SpanText(ev.Started, ev.Ended), Ended: wording.DateOf(ev.Ended),
		Witnesses: strings.Join(names, ", "), WitnessCount: len(names),
		Artifacts: len(ev.Artifacts),
	}
	if ev.Ended.V.Given() {
		r.Quarter = ev.Ended.V.Last.Quarter().Text
	}
	for _, claim := range e.Competencies {
		if s, ok := d.Skill[claim.Competency.V]; ok && s.Counts[e.Key()] == caseindex.Stale {
			r.Stale = true
		}
		if id := claim.Competency.V; !slices.Contains(r.CompetencyIDs, id) {
			r.CompetencyIDs = append(r.CompetencyIDs, id)
			r.Competencies = append(r.Competencies, d.SkillLink(id))
		}
	}
	for _, i := range d.Impacts(ev.Impact, nil) {
		r.Figures = append(r.Figures, i.Label+": "+i.Text)
	}
	d.exhibits[e.Key()] = r
	return r
}

func (d *Parts) ExhibitRows(list []*caseindex.Entry) []views.ExhibitRow {
	var rows []views.ExhibitRow
	for _, e := range list {
		rows = append(rows, *d.ExhibitRow(e))
	}
	return rows
}

// RowsOf gives the evidence among keys, without what the page around it says
// already.
func (d *Parts) RowsOf(keys []string) []views.ExhibitRow {
	var rows []views.ExhibitRow
	for _, key := range keys {
		if e, ok := d.Entries[key]; ok && e.Evidence != nil {
			r := *d.ExhibitRow(e)
			r.Competencies, r.CompetencyIDs = nil, nil
			rows = append(rows, r)
		}
	}
	return rows
}

// FiguresUnsaid gives the figures of an exhibit, without those whose numbers its summary says.
func (d *Parts) FiguresUnsaid(e *caseindex.Entry) []string {
	said := numbers(d.ExhibitRow(e).Summary)
	var all []string
	for _, i := range d.Impacts(e.Evidence.Impact, nil) {
		own := numbers(i.From + " " + i.To)
		if len(own) == 0 || slices.ContainsFunc(own, func(n string) bool { return !slices.Contains(said, n) }) {
			all = append(all, i.Label+": "+i.Text)
		}
	}
	return all
}

var figure = regexp.MustCompile(`[0-9]+(?:[.,  ][0-9]+)*`)

// numbers gives the numbers of a text, as they are written, a whole one without decimals.
func numbers(text string) []string {
	all := figure.FindAllString(text, -1)
	for i, n := range all {
		if whole, decimals, ok := strings.Cut(n, "."); ok && strings.Trim(decimals, "0") == "" {
			all[i] = whole
		}
	}
	return all
}
