package casefile

// Addresses gives the pages and machine-readable files of the site, as far as this
// case makes them; false is the same as absent. Files of the theme are not among them.
func (c *Case) Addresses() map[string]bool {
	all := map[string]bool{
		"/": true, "/packet/": true,
		"/404.html": true, "/case.json": true, "/index.xml": true, "/search.json": true, "/sitemap.xml": true,
	}
	for _, e := range c.Entries() {
		all["/"+string(e.Collection)+"/"] = true
		all[e.Path()] = true
	}
	for _, k := range c.Framework.Competencies() {
		all["/skills/"] = true
		all["/skills/"+k.ID+"/"] = true
	}
	for _, s := range c.Series {
		all["/metrics/"] = true
		all["/metrics/"+s.ID+"/"] = true
		all["/metrics/"+s.ID+".csv"] = true
	}
	cfg := c.Config
	planned := len(c.Milestones)+len(c.Experiments)+len(cfg.Calendar) > 0
	all["/roadmap/"] = planned || len(cfg.Enough) > 0
	all["/calendar.ics"] = planned || cfg.Cadence.CheckIn.Given() || cfg.Cadence.Review.Given()
	all["/mentoring/"] = c.Agreement != nil || len(c.CheckIns)+len(c.Asks) > 0
	return all
}
