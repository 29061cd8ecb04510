package pages

// numbers picks the headline figures: series with a baseline or a target, then
// what the strongest exhibits changed.
func (d *composer) numbers() []Number {
	var all []Number
	shown := map[string]bool{}
	for i := range d.c.Series {
		s := &d.c.Series[i]
		if !s.Baseline.Given() && !s.Target.Given() || len(s.Columns) == 0 {
			continue
		}
		r := d.metricRow(s)
		if r.Latest == "" {
			continue
		}
		shown[d.seriesURL(s)] = true
		n := Number{
			Label: s.Title.V, Value: r.Latest, Change: r.Change, Direction: r.Direction,
			Link: &Link{Title: r.Title, URL: r.URL}, Source: r.ValueSource,
		}
		measure, baseline, target := "", "", ""
		if len(s.Columns) > 1 {
			measure = column{s, 0}.label()
		}
		if r.Baseline != "" {
			baseline = "from " + r.Baseline
		}
		if r.Target != "" {
			target = "target " + r.Target
		}
		n.Note = clauses(measure, baseline, target, r.When.Text)
		all = append(all, n)
	}
	for _, e := range d.strongest(len(d.finished)) {
		if len(all) >= numbersShown {
			break
		}
		l, _ := d.link(e.Key())
		for _, i := range d.impacts(e.evidence.Impact, nil) {
			if i.To == "" || i.Series != nil && shown[i.Series.URL] {
				continue
			}
			n := Number{Label: i.Label, Value: i.To, Change: i.Change, Direction: i.Direction, Link: &l, Source: i.Source}
			if i.From != "" {
				n.Note = "from " + i.From
			}
			all = append(all, n)
		}
	}
	return all[:min(numbersShown, len(all))]
}
