package datafiles

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Resume is a JSON Resume, version 1.0.0; see https://jsonresume.org/schema. It has the
// parts that a case has something for.
type Resume struct {
	Schema     string            `json:"$schema"`
	Basics     ResumeBasics      `json:"basics"`
	Work       []ResumeWork      `json:"work,omitempty"` // the post held now
	Projects   []ResumeProject   `json:"projects,omitempty"`
	Skills     []ResumeSkill     `json:"skills,omitempty"` // what the level aimed at asks and evidence supports
	References []ResumeReference `json:"references,omitempty"`
	Meta       ResumeMeta        `json:"meta"`
}

// ResumeBasics is the person.
type ResumeBasics struct {
	Name  string `json:"name"`
	Label string `json:"label,omitempty"` // the role
	URL   string `json:"url,omitempty"`   // address of the site
}

// ResumeWork is a post.
type ResumeWork struct {
	Name      string `json:"name"` // the organisation
	Position  string `json:"position,omitempty"`
	StartDate string `json:"startDate,omitempty"`
}

// ResumeProject is a piece of evidence.
type ResumeProject struct {
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"`
	Highlights  []string `json:"highlights,omitempty"` // figures that changed
	Keywords    []string `json:"keywords,omitempty"`   // tags
	StartDate   string   `json:"startDate,omitempty"`
	EndDate     string   `json:"endDate,omitempty"`
	URL         string   `json:"url,omitempty"`
	Roles       []string `json:"roles,omitempty"`
	Type        string   `json:"type,omitempty"` // kind of evidence
}

// ResumeSkill is a competency.
type ResumeSkill struct {
	Name     string   `json:"name"`
	Level    string   `json:"level,omitempty"`    // name of the level aimed at
	Keywords []string `json:"keywords,omitempty"` // titles of the evidence
}

// ResumeReference is what somebody said, and may be quoted with.
type ResumeReference struct {
	Name      string `json:"name"`
	Reference string `json:"reference"` // Markdown
}

// ResumeMeta says what the résumé was made from.
type ResumeMeta struct {
	Canonical    string `json:"canonical,omitempty"`
	Version      string `json:"version"`
	LastModified string `json:"lastModified"` // the day of judgement
}

// ResumeBegins is how every JSON Resume of an export begins.
const ResumeBegins = `{"$schema":"` + resumeSchema + `","basics":`

const resumeSchema = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

// ResumeJSON gives the case as a JSON Resume.
func (f CaseFile) ResumeJSON() []byte {
	made := Resume{
		Schema: resumeSchema,
		Basics: ResumeBasics{f.Person.Name, f.Person.Role, f.BaseURL},
		Skills: f.resumeSkills(),
		Meta:   ResumeMeta{f.BaseURL, "v1.0.0", f.Day},
	}
	if f.Person.Organisation != "" {
		made.Work = []ResumeWork{{f.Person.Organisation, f.Person.Role, firstDay(f.Target.Since)}}
	}
	for _, e := range f.Evidence {
		if e.Number > 0 {
			made.Projects = append(made.Projects, e.project())
		}
	}
	for _, s := range f.Statements {
		made.refer(s.From, s.Consent, s.Body)
	}
	for _, b := range f.Feedback {
		made.refer(strings.Join(b.From, ", "), b.Consent, b.Recognition, b.Behaviour, b.Impact, b.Body)
	}
	return append(wording.Encode(made), '\n')
}

// project gives a piece of evidence that is finished.
func (e CaseEvidence) project() ResumeProject {
	p := ResumeProject{
		Name: e.Title, Description: e.Summary, Keywords: e.Tags, StartDate: firstDay(e.Started), EndDate: lastDay(e.Ended), Type: e.Kind,
	}
	for _, x := range e.Impact {
		text := x.Label + ": " + x.To
		if x.From != "" {
			text = x.Label + ": " + x.From + " → " + x.To
		}
		p.Highlights = append(p.Highlights, text)
	}
	if len(e.Artifacts) > 0 {
		p.URL = e.Artifacts[0].URL
	}
	if e.Role != "" {
		p.Roles = []string{e.Role}
	}
	return p
}

// resumeSkills gives the competencies that evidence supports, with its titles.
func (f CaseFile) resumeSkills() []ResumeSkill {
	if f.Framework == nil {
		return nil
	}
	names, titles, level := map[string]string{}, map[string]string{}, f.Target.Level
	for _, a := range f.Framework.Areas {
		for _, c := range a.Competencies {
			names[c.ID] = c.Name
		}
	}
	for _, e := range f.Evidence {
		titles[e.Key] = e.Title
	}
	if at := slices.IndexFunc(f.Framework.Levels, func(l CaseLevel) bool { return l.ID == level }); at >= 0 && f.Framework.Levels[at].Name != "" {
		level = f.Framework.Levels[at].Name
	}
	var skills []ResumeSkill
	for _, x := range f.Expectations {
		if x.Verdict != "supported" {
			continue
		}
		skill := ResumeSkill{Name: names[x.Competency], Level: level}
		for _, key := range x.Evidence {
			skill.Keywords = append(skill.Keywords, titles[key])
		}
		skills = append(skills, skill)
	}
	return skills
}

// refer adds the words of somebody who may be quoted: the first of the texts.
func (r *Resume) refer(from, consent string, texts ...string) {
	at := slices.IndexFunc(texts, func(text string) bool { return text != "" })
	if consent == "quote" && from != "" && at >= 0 {
		r.References = append(r.References, ResumeReference{from, texts[at]})
	}
}

// firstDay and lastDay give the ends of a day, month, quarter or year as a résumé has
// dates; "" for none.
func firstDay(text string) string {
	p, err := day.Parse(text)
	if err != nil {
		return ""
	}
	return p.First.String()
}

func lastDay(text string) string {
	p, err := day.Parse(text)
	if err != nil {
		return ""
	}
	return p.Last.String()
}
