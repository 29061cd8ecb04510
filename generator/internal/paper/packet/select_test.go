package packet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

func sectionsOf(p Packet) string {
	var kinds []string
	for _, s := range p.Sections {
		kinds = append(kinds, string(s.Kind))
	}
	return strings.Join(kinds, " ")
}

// Each change gives one section something to say, or takes it away again.
func TestSections(t *testing.T) {
	same(t, "of nothing", sectionsOf(of(casefile.Case{})), "contents summary colophon")
	question := casefile.Question{Entry: entry(casefile.QuestionsFolder, "why")}
	talk := casefile.Feedback{Entry: entry(casefile.FeedbackFolder, "ana")}
	plan := casefile.Milestone{Entry: entry(casefile.MilestonesFolder, "rollout"), Due: date("2026-09")}
	for _, c := range []struct {
		name   string
		change func(*casefile.Case)
		want   string
	}{
		{"home", func(c *casefile.Case) { c.Home = &casefile.Page{Body: body("Hello.")} }, "story"},
		{"empty home", func(c *casefile.Case) { c.Home = &casefile.Page{Body: body(" \n")} }, ""},
		{"framework", func(c *casefile.Case) { *c = ladder("design", asks(1, 0)) }, "readiness missing"},
		{"planned evidence", func(c *casefile.Case) { c.Evidence = []casefile.Evidence{ev("a", "2026-09", "")} }, ""},
		{"evidence", func(c *casefile.Case) { c.Evidence = []casefile.Evidence{ev("a", "2026-05", "")} }, "exhibits progress appendix"},
		{"case study", func(c *casefile.Case) { c.CaseStudies = make([]casefile.CaseStudy, 1) }, "case-studies"},
		{"open question", func(c *casefile.Case) { c.Questions = []casefile.Question{question} }, ""},
		{"answered question", func(c *casefile.Case) {
			question.Body = body("Because.")
			c.Questions = []casefile.Question{question}
		}, "questions"},
		{"feedback without a summary", func(c *casefile.Case) { c.Feedback = []casefile.Feedback{talk} }, ""},
		{"feedback", func(c *casefile.Case) {
			talk.Summary = text("Clear.")
			c.Feedback = []casefile.Feedback{talk}
		}, "feedback"},
		{"review", func(c *casefile.Case) { c.CheckIns = []casefile.CheckIn{review("r", "2026-01-10")} }, "progress"},
		{"open step", func(c *casefile.Case) {
			c.CheckIns = []casefile.CheckIn{{Entry: entry(casefile.CheckInsFolder, "a"), Steps: []casefile.Action{{Text: text("ask")}}}}
		}, "steps"},
		{"experiment", func(c *casefile.Case) { c.Experiments = make([]casefile.Experiment, 1) }, "experiments"},
		{"milestone", func(c *casefile.Case) { c.Milestones = []casefile.Milestone{plan} }, "milestones"},
		{"done milestone", func(c *casefile.Case) {
			plan.Done = date("2026-05")
			plan.DoneFlag.V = true
			c.Milestones = []casefile.Milestone{plan}
		}, ""},
	} {
		bare := casefile.Case{}
		c.change(&bare)
		var more []string
		for _, kind := range strings.Fields(sectionsOf(of(bare))) {
			if !slices.Contains([]string{"contents", "summary", "colophon"}, kind) {
				more = append(more, kind)
			}
		}
		same(t, c.name, strings.Join(more, " "), c.want)
	}
}

// Sections keep the order of the profile, and what the author says of them.
func TestSectionsOfAProfile(t *testing.T) {
	c := ladder("design", asks(1, 0), ev("a", "2026-05", "design@staff"))
	p := Of(c, assess.Of(c, today), config.Profile{Sections: []config.Section{
		{Kind: config.Colophon}, {Kind: config.CaseStudies}, {Kind: config.Exhibits, Title: "Proof", Words: source.At[int]{V: 300}}, {Kind: config.Summary},
	}})
	same(t, "sections", sectionsOf(p), "colophon exhibits summary")
	if s := p.Sections[1]; s.Title != "Proof" || s.Words.V != 300 {
		t.Errorf("%+v", s)
	}
	if p.Progress != nil {
		t.Error("nobody asked for the progress")
	}
}

func TestThin(t *testing.T) {
	for _, c := range []struct {
		name     string
		evidence []casefile.Evidence
		title    string
		because  string
	}{
		{"solid", []casefile.Evidence{ev("a", "2025-06-30", "design@staff", seenBy("ana")), ev("b", "2024-01", "design@staff", seenBy("ben"))}, "", ""},
		{"one exhibit", []casefile.Evidence{ev("a", "2026-03", "design@staff", seenBy("ana ben"))}, "Is one exhibit enough for Design?", "1 exhibit counts"},
		{"one witness", []casefile.Evidence{ev("a", "2026-03", "design@staff", seenBy("ana")), ev("b", "2026-01", "design@staff", seenBy("ana self"))},
			"Who else can confirm Design?", "1 person can confirm it"},
		{"no witness", []casefile.Evidence{ev("a", "2026-03", "design@staff"), ev("b", "2026-01", "design@staff")}, "Who can confirm Design?", "nobody can confirm it"},
		{"old", []casefile.Evidence{ev("a", "2025-06-29", "design@staff", seenBy("ana")), ev("b", "2024-01", "design@staff", seenBy("ben"))},
			"What has happened in Design lately?", "the newest evidence ended 29 June 2025, 12 months before 30 June 2026"},
		{"all at once", []casefile.Evidence{ev("a", "2025-03", "design@staff", seenBy("ana"))},
			"Is one exhibit enough for Design?", "1 exhibit counts; 1 person can confirm it; the newest evidence ended March 2025, 15 months before 30 June 2026"},
		{"not supported", []casefile.Evidence{ev("a", "2025-03", "design@senior")}, "", ""},
	} {
		p := of(ladder("design", asks(1, 0), c.evidence...))
		title, because := "", ""
		for _, t := range p.Thin {
			title, because = title+t.Title, because+t.Because
		}
		same(t, c.name, title+"|"+because, c.title+"|"+c.because)
	}
}

func TestThinInFull(t *testing.T) {
	c := ladder("talks design", asks(1, 0), ev("a", "2025-03", "design@staff talks@staff", seenBy("ana")), ev("b", "2025-01", "talks@staff", seenBy("ana")))
	c.Framework.Areas[0].Competencies[1].Name = text("C* {{< x >}} & [design]")
	p := of(c)
	same(t, "ids", fmt.Sprint(p.Thin[0].ID, p.Thin[0].Evidence, p.Thin[1].ID, p.Thin[1].Evidence), "thin-talks[a b]thin-design[a]")
	same(t, "title", p.Thin[1].Title, "Is one exhibit enough for C* {{< x >}} & [design]?")
	same(t, "says", p.Thin[1].Says, `A single exhibit supports C\* \{\{\< x \>\}\} \& \[design\]. If it does not convince, nothing else does. `+
		`Only one person can confirm it. Has nobody else seen this work? The newest evidence for it is 15 months old. Would the same be said of the work of today?`)
}

func TestAThinSpotThatIsAnswered(t *testing.T) {
	c := ladder("design", asks(1, 0), ev("a", "2026-03", "design@staff"))
	c.Questions = []casefile.Question{{Entry: entry(casefile.QuestionsFolder, "thin-design")}}
	if p := of(c); len(p.Thin) != 1 {
		t.Errorf("%v of a question without an answer", p.Thin)
	}
	c.Questions[0].Body = body("The other two are under way.")
	if p := of(c); len(p.Thin) != 0 {
		t.Errorf("%v of an answered question", p.Thin)
	}
}

func review(id, held string) casefile.CheckIn {
	e := entry(casefile.CheckInsFolder, id)
	e.Date = date(held)
	return casefile.CheckIn{Entry: e, Kind: text("review")}
}

func TestProgress(t *testing.T) {
	c := ladder("design mentoring talks", asks(1, 0),
		ev("before", "2026-03-31", "talks@staff"), ev("b", "2026-05", "design@staff"), ev("a", "2026-05", ""), ev("c", "2026-04-01", ""), ev("later", "2026-08", "mentoring@staff"))
	done := func(id, on string) casefile.Milestone {
		return casefile.Milestone{Entry: entry(casefile.MilestonesFolder, id), Done: date(on), DoneFlag: casefile.Bool{V: true, Pos: here}}
	}
	c.Milestones = []casefile.Milestone{done("early", "2026-03-31"), done("fast", "2026-06-02"), done("grand", "2026-05-01"), done("undated", "")}
	talk := review("2026-05-talk", "2026-05-20")
	talk.Kind = text("check-in")
	said := func(id, given string) casefile.Feedback {
		return casefile.Feedback{Entry: entry(casefile.FeedbackFolder, id), Given: date(given)}
	}
	c.Feedback = []casefile.Feedback{said("late", "2026-06-02"), said("old", "2026-03-31"), said("soon", "2026-04-01"), said("to-come", "2026-07-01")}
	talk.Steps = []casefile.Action{
		{Text: text("call Bo"), Done: casefile.Tick{Done: true, On: date("2026-06-01")}}, {Text: text("open")},
		{Text: text("before"), Done: casefile.Tick{Done: true, On: date("2026-03-30")}}, {Text: text("undated"), Done: casefile.Tick{Done: true}},
	}
	c.CheckIns = []casefile.CheckIn{review("a", "2026-03"), review("b", "2026-01"), review("next", "2026-09-01"), review("today", "2026-06-30"), talk}
	p := of(c).Progress
	same(t, "review", fmt.Sprint(p.Review, " ", p.Since), "check-ins/a 2026-03")
	same(t, "exhibits", p.Exhibits, "[evidence/c evidence/a evidence/b]")
	same(t, "milestones", p.Milestones, "[milestones/grand milestones/fast]")
	same(t, "feedback", p.Feedback, "[feedback/soon feedback/late]")
	same(t, "steps", fmt.Sprint(len(p.Kept), " ", p.Kept[0].Key, " ", p.Kept[0].Text), "1 check-ins/2026-05-talk call Bo")
	same(t, "shifts", p.Shifts, "[{design none supported}]")
	same(t, "readiness", fmt.Sprint(p.Then.Supported, p.Now.Supported, p.Now.Total), "1 2 3")

	c.CheckIns = c.CheckIns[2:]
	p = of(c).Progress
	same(t, "without a review", fmt.Sprint(p.Review, "|", p.Since), "|2025-12-30")
	same(t, "exhibits", p.Exhibits, "[evidence/before evidence/c evidence/a evidence/b]")
	c.Evidence = nil
	if p := of(c).Progress; p != nil {
		t.Errorf("%+v of nothing", p)
	}
}

func TestProfiles(t *testing.T) {
	var cfg config.Config
	var names []string
	for _, p := range Profiles(cfg) {
		names = append(names, p.Name)
		for _, s := range p.Sections {
			if !slices.Contains(config.SectionKinds(), string(s.Kind)) {
				t.Errorf("%s has the section %q", p.Name, s.Kind)
			}
		}
	}
	same(t, "names", names, config.BuiltInProfiles())

	cfg.Packet.Profiles = []config.Profile{{Name: "board", Title: "For the board"}, {Name: "mentor", Title: "For Ben"}}
	names = nil
	for _, p := range Profiles(cfg) {
		names = append(names, p.Name+": "+p.Title)
	}
	same(t, "with the author's", strings.Join(names, "; "), "committee: ; one-page: The case on one page; mentor: For Ben; complete: The complete case; board: For the board")

	for name, want := range map[string]string{"": "committee", "board": "board", "mentor": "mentor", "Board": ""} {
		p, ok := Find(cfg, name)
		if p.Name != want || ok != (want != "") {
			t.Errorf("%q gives %q, %v", name, p.Name, ok)
		}
	}
	cfg.Packet.Profile = "board"
	if p, _ := Find(cfg, ""); p.Name != "board" {
		t.Errorf("the configured profile is %q", p.Name)
	}
	if p, _ := Find(cfg, "one-page"); p.Pages.V != 1 || p.Audience != config.Unset {
		t.Errorf("%+v", p)
	}
	if p, _ := Find(config.Config{}, "mentor"); p.Audience != config.Mentor {
		t.Errorf("%+v", p)
	}
}
