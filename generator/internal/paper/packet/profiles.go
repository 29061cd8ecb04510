package packet

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Profiles lists the profiles that a packet may have: the built-in ones, then
// the author's. A profile of the author's takes the place of a built-in one of
// the same name.
//
// committee is what those who decide read to its end: the answer first, then what
// speaks against it and what is said to that, then the case studies and those exhibits
// in full that nothing can stand in for. It is for whom builds are for.
//
// complete is the whole case, to look things up in: every chosen exhibit, case
// study, series, piece of feedback and checksum.
//
// one-page is the summary and nothing else, on one sheet.
//
// mentor prepares the next review, and is for the mentor. It has no summary:
// the mentor knows the case, and what is asked is what changed since the last
// review, what was promised, what is missing and what is under way.
func Profiles(cfg config.Config) []config.Profile {
	all := []config.Profile{
		{Name: "committee", Sections: compact(sections(
			config.Summary, config.Contents, config.Statements, config.Readiness, config.Questions, config.Story,
			config.Exhibits, config.CaseStudies, config.Missing, config.Feedback, config.Colophon,
		))},
		{Name: "one-page", Title: "The case on one page", Sections: sections(config.Summary), Pages: source.At[int]{V: 1}},
		{Name: "mentor", Title: "For the next review", Audience: config.Mentor, Sections: sections(
			config.Progress, config.Steps, config.Missing, config.Experiments, config.Milestones, config.Colophon,
		)},
		{Name: "complete", Title: "The complete case", Sections: sections(
			config.Summary, config.Contents, config.Statements, config.Story, config.Readiness, config.Exhibits, config.CaseStudies,
			config.Metrics, config.Questions, config.Feedback, config.Missing, config.Appendix, config.Colophon,
		)},
	}
	for _, own := range cfg.Packet.Profiles {
		if i := named(all, own.Name); i >= 0 {
			all[i] = own
		} else {
			all = append(all, own)
		}
	}
	return all
}

// Find gives the profile of a name; "" is the one that is configured, else the
// first.
func Find(cfg config.Config, name string) (config.Profile, bool) {
	all := Profiles(cfg)
	if i := named(all, cmp.Or(name, cfg.Packet.Chosen())); i >= 0 {
		return all[i], true
	}
	return config.Profile{}, false
}

func named(all []config.Profile, name string) int {
	for i, p := range all {
		if p.Name == name {
			return i
		}
	}
	return -1
}

func sections(kinds ...config.SectionKind) []config.Section {
	var all []config.Section
	for _, k := range kinds {
		all = append(all, config.Section{Kind: k})
	}
	return all
}

func compact(all []config.Section) []config.Section {
	for i := range all {
		all[i].Form = config.Compact
	}
	return all
}
