package pages

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/policy"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// site writes data/casebook.json: what all pages share.
func (d *composer) site() {
	cfg := d.Case.Config
	s := views.Site{
		Title: d.SiteTitle(), Language: cfg.Language, Base: d.Base, HomeURL: d.Base,
		Policy: policy.ForPages(d.Hosts), Sources: policy.Sources(d.Hosts),
		Owner: d.Owner(), From: d.Level(cfg.Target.From), To: d.Level(d.Judged.Level),
		Audience: wording.WordOf(d.Audience.String()),
		AudienceLine: map[config.Audience]string{
			config.Public: "Prepared for everyone", config.Committee: "Prepared for the committee",
			config.Mentor: "Prepared for the mentor: not for the committee", config.Self: "The author's own copy: not for others",
		}[d.Audience],
		Day: *wording.DayDate(d.Judged.Day), DayLine: d.dayLine(),
		Menu: d.menu(), Readiness: d.Readiness(false), Framework: d.FrameworkNote(),
		Machines: views.Machines{Case: d.At("/case.json"), Search: d.At("/search.json"), Feed: d.At("/index.xml")},
	}
	s.Lock = d.opt.Cover
	s.PlainIcon = s.Lock == nil && (!d.overrides("assets/icon.svg") || d.overrides("assets/icon.png"))
	s.Canonical = d.canonical()
	if notice, ok := cfg.Params.Get("notice"); ok {
		s.NoticeMD = notice.Value.Text
	}
	s.Logo, s.Font = d.look()
	for _, f := range d.opt.Fonts.Faces {
		s.Faces = append(s.Faces, views.Face{Family: f.Family, Style: f.Style, Weight: f.Weight, File: f.File, Range: d.opt.Fonts.Range(f)})
	}
	if d.Pages["/calendar.ics"] {
		s.Machines.Calendar = d.At("/calendar.ics")
	}
	s.Owner.Photo, s.Owner.PhotoName = d.photo(page{path: "/", section: true})
	d.tree.Files["data/casebook.json"] = wording.Encode(s)
}

// overrides tells whether the portfolio has a file in place of the theme's.
func (d *composer) overrides(path string) bool {
	return slices.ContainsFunc(d.Case.Theme, func(f source.File) bool { return f.Path == path })
}

// dayLine says which day the site is of.
func (d *composer) dayLine() string { return "As of " + wording.DayText(d.Judged.Day) }

// menu lists the parts of the site that have something in them.
func (d *composer) menu() []views.MenuItem {
	var items []views.MenuItem
	add := func(id, title string, there bool, n int) {
		if there {
			items = append(items, views.MenuItem{ID: id, Title: title, URL: d.At("/" + id + "/"), Count: n})
		}
	}
	collection := func(c casefile.Collection, n int) { add(string(c), caseindex.Many(c), n > 0, n) }
	add("skills", "Competencies", len(d.Skills) > 0, 0)
	collection(casefile.CaseStudiesFolder, len(d.Case.CaseStudies))
	collection(casefile.EvidenceFolder, len(d.Case.Evidence))
	add("roadmap", "Roadmap", d.HasRoadmap(), 0)
	add("metrics", "Metrics", len(d.Case.Series) > 0, len(d.Case.Series))
	collection(casefile.StatementsFolder, len(d.Case.Statements))
	collection(casefile.FeedbackFolder, len(d.Case.Feedback))
	collection(casefile.QuestionsFolder, len(d.Case.Questions))
	collection(casefile.JournalFolder, len(d.Case.Journal))
	add("mentoring", "Mentoring", d.HasMentoring(), 0)
	add("packet", "Packet", d.HasPacket(), 0)
	return items
}
