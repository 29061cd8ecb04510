package pages

import (
	"net/url"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

// site writes data/casebook.json: what all pages share.
func (d *composer) site() {
	cfg := d.c.Config
	s := Site{
		Title: d.siteTitle(), Language: cfg.Language, Base: d.base, HomeURL: d.base,
		Policy: policy.ForPages(d.opt.Hosts), Sources: policy.Sources(d.opt.Hosts),
		Owner: d.owner(), From: d.level(cfg.Target.From), To: d.level(d.a.Level),
		Audience: wordOf(d.audience.String()),
		AudienceLine: map[config.Audience]string{
			config.Public: "Prepared for everyone", config.Committee: "Prepared for the committee",
			config.Mentor: "Prepared for the mentor: not for the committee", config.Self: "The author's own copy: not for others",
		}[d.audience],
		Day: *dayDate(d.a.Day), DayLine: "As of " + dayText(d.a.Day),
		Menu: d.menu(), Readiness: d.readiness(false), Framework: d.frameworkNote(),
		Machines: Machines{Case: d.at("/case.json"), Search: d.at("/search.json"), Feed: d.at("/index.xml")},
	}
	s.Lock = d.opt.Cover
	if notice, ok := cfg.Params.Get("notice"); ok {
		s.NoticeMD = notice.Value.Text
	}
	if len(d.calendarEvents()) > 0 {
		s.Machines.Calendar = d.at("/calendar.ics")
	}
	s.Owner.Photo, s.Owner.PhotoName = d.photo(page{path: "/", section: true})
	d.tree.Files["data/casebook.json"] = encode(s)
}

// menu lists the parts of the site that have something in them.
func (d *composer) menu() []MenuItem {
	var items []MenuItem
	add := func(id, title string, there bool, n int) {
		if there {
			items = append(items, MenuItem{ID: id, Title: title, URL: d.at("/" + id + "/"), Count: n})
		}
	}
	collection := func(c casefile.Collection, n int) { add(string(c), many(c), n > 0, n) }
	add("skills", "Skills", len(d.skillsInOrder) > 0, 0)
	collection(casefile.CaseStudiesFolder, len(d.c.CaseStudies))
	collection(casefile.EvidenceFolder, len(d.c.Evidence))
	add("roadmap", "Roadmap", d.hasRoadmap(), 0)
	add("metrics", "Metrics", len(d.c.Series) > 0, len(d.c.Series))
	collection(casefile.FeedbackFolder, len(d.c.Feedback))
	collection(casefile.QuestionsFolder, len(d.c.Questions))
	collection(casefile.JournalFolder, len(d.c.Journal))
	add("mentoring", "Mentoring", d.hasMentoring(), 0)
	add("packet", "Packet", d.hasPacket(), 0)
	return items
}

func (d *composer) frameworkNote() *FrameworkNote {
	f := d.c.Framework
	if !f.Given() {
		return nil
	}
	n := FrameworkNote{Name: f.Name.V, Version: f.Version.V, Source: f.Source.V, Licence: f.Licence.V}
	if u, err := url.Parse(f.Source.V); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
		n.URL = f.Source.V
	}
	return &n
}
