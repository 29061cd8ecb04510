package datafiles

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Badge is a credential of Open Badges 3.0 without a signature: that evidence supports one
// competency at the level aimed at. Fields and their order are those of the class
// AchievementCredential; see https://www.imsglobal.org/spec/ob/v3p0/.
type Badge struct {
	Context     []string        `json:"@context"`
	ID          string          `json:"id"`
	Type        []string        `json:"type"`
	Name        string          `json:"name"`
	Description string          `json:"description"`
	Subject     BadgeSubject    `json:"credentialSubject"`
	Evidence    []BadgeEvidence `json:"evidence,omitempty"`
	Issuer      BadgeProfile    `json:"issuer"`
	ValidFrom   string          `json:"validFrom"` // the day of judgement
}

// BadgeSubject is the person, and what they achieved.
type BadgeSubject struct {
	ID          string           `json:"id"`
	Type        []string         `json:"type"`
	Identifier  []BadgeIdentity  `json:"identifier"`
	Achievement BadgeAchievement `json:"achievement"`
	Narrative   string           `json:"narrative"` // the reason of the verdict
}

// BadgeIdentity is the name of the person.
type BadgeIdentity struct {
	Type         string `json:"type"`
	IdentityType string `json:"identityType"`
	IdentityHash string `json:"identityHash"`
	Hashed       bool   `json:"hashed"`
}

// BadgeAchievement is a competency at a level.
type BadgeAchievement struct {
	ID              string           `json:"id"`
	Type            []string         `json:"type"`
	AchievementType string           `json:"achievementType"`
	Name            string           `json:"name"`
	Description     string           `json:"description"`
	Criteria        BadgeCriteria    `json:"criteria"`
	Alignment       []BadgeAlignment `json:"alignment,omitempty"` // the framework, if it has an address
	HumanCode       string           `json:"humanCode"`           // id of the competency
	Tag             []string         `json:"tag,omitempty"`       // area and level
	Version         string           `json:"version,omitempty"`   // of the framework
}

// BadgeCriteria is what the level asks of the competency.
type BadgeCriteria struct {
	ID        string `json:"id,omitempty"` // page of the competency
	Narrative string `json:"narrative"`    // Markdown
}

// BadgeAlignment is where the competency comes from.
type BadgeAlignment struct {
	Type            []string `json:"type"`
	TargetCode      string   `json:"targetCode"`
	TargetName      string   `json:"targetName"`
	TargetFramework string   `json:"targetFramework,omitempty"`
	TargetURL       string   `json:"targetUrl"`
}

// BadgeEvidence is a piece of evidence.
type BadgeEvidence struct {
	ID        string   `json:"id,omitempty"` // its page, or its first artifact
	Type      []string `json:"type"`
	Name      string   `json:"name"`
	Narrative string   `json:"narrative,omitempty"` // Markdown
	Genre     string   `json:"genre,omitempty"`     // kind of evidence
}

// BadgeProfile is the issuer: the person themselves, until somebody else signs.
type BadgeProfile struct {
	ID   string   `json:"id"`
	Type []string `json:"type"`
	Name string   `json:"name"`
	URL  string   `json:"url,omitempty"`
}

// BadgesBegin is how every list of badges of an export begins that has one.
const BadgesBegin = `[{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],`

var badgeContext = []string{"https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"}

// BadgesJSON gives a credential for each competency that evidence supports at the level
// aimed at.
func (f CaseFile) BadgesJSON() []byte {
	made := []Badge{}
	for _, x := range f.Expectations {
		if x.Verdict == "supported" && f.Framework != nil {
			made = append(made, f.badge(x))
		}
	}
	return append(wording.Encode(made), '\n')
}

// badge makes the credential of one verdict.
func (f CaseFile) badge(x CaseExpectation) Badge {
	achievement := f.achievement(x)
	person := BadgeProfile{ID: f.absolute("/", "person", f.Person.Name), Type: []string{"Profile"}, Name: f.Person.Name, URL: f.BaseURL}
	b := Badge{
		Context: badgeContext, ID: named("credential", person.ID, achievement.ID, f.Day),
		Type: []string{"VerifiableCredential", "OpenBadgeCredential"}, Name: achievement.Name, Description: achievement.Description,
		Subject: BadgeSubject{
			ID: named("person", person.ID, person.Name), Type: []string{"AchievementSubject"},
			Identifier:  []BadgeIdentity{{Type: "IdentityObject", IdentityType: "name", IdentityHash: f.Person.Name}},
			Achievement: achievement, Narrative: x.Because,
		},
		Issuer: person, ValidFrom: f.Day + "T00:00:00Z",
	}
	for _, key := range x.Evidence {
		if at := slices.IndexFunc(f.Evidence, func(e CaseEvidence) bool { return e.Key == key }); at >= 0 {
			b.Evidence = append(b.Evidence, f.badgeEvidence(f.Evidence[at]))
		}
	}
	return b
}

// achievement describes a competency at the level aimed at.
func (f CaseFile) achievement(x CaseExpectation) BadgeAchievement {
	var competency CaseCompetency
	area, level := x.Area, f.Target.Level
	for _, a := range f.Framework.Areas {
		for _, c := range a.Competencies {
			if c.ID == x.Competency {
				competency, area = c, orElse(a.Name, a.ID)
			}
		}
	}
	for _, l := range f.Framework.Levels {
		if l.ID == level {
			level = orElse(l.Name, l.ID)
		}
	}
	asked := competency.Expectations[f.Target.Level]
	made := BadgeAchievement{
		Type: []string{"Achievement"}, AchievementType: "Competency", HumanCode: competency.ID, Tag: []string{area, level}, Version: f.Framework.Version,
		Name: fmt.Sprintf("%s (%s)", orElse(competency.Name, competency.ID), level), Description: asked,
		Criteria: BadgeCriteria{Narrative: asked},
	}
	if competency.Demonstration != "" {
		made.Criteria.Narrative += "\n\n" + competency.Demonstration
	}
	if f.BaseURL != "" {
		made.Criteria.ID = f.absolute(competency.URL)
	}
	made.ID = named("achievement", f.Framework.Name, f.Framework.Version, competency.ID, f.Target.Level)
	if isAddress(f.Framework.Source) {
		made.Alignment = []BadgeAlignment{{[]string{"Alignment"}, competency.ID, orElse(competency.Name, competency.ID), f.Framework.Name, f.Framework.Source}}
	}
	return made
}

func (f CaseFile) badgeEvidence(e CaseEvidence) BadgeEvidence {
	made := BadgeEvidence{Type: []string{"Evidence"}, Name: e.Title, Narrative: e.Summary, Genre: e.Kind}
	switch {
	case f.BaseURL != "":
		made.ID = f.absolute(e.URL)
	case len(e.Artifacts) > 0 && isAddress(e.Artifacts[0].URL):
		made.ID = e.Artifacts[0].URL
	}
	return made
}

// absolute gives an address of the site with its host; without a site, a name made of the
// texts.
func (f CaseFile) absolute(address string, of ...string) string {
	if f.BaseURL == "" {
		return named(of...)
	}
	return strings.TrimSuffix(f.BaseURL, "/") + address
}

// named gives a URI that is the same for the same texts.
func named(of ...string) string {
	return "urn:uuid:" + uuid.NewSHA1(uuid.NameSpaceURL, []byte("urn:casebook:badge\x00"+strings.Join(of, "\x00"))).String()
}

func isAddress(text string) bool {
	return strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
}

func orElse(text, fallback string) string {
	if text == "" {
		return fallback
	}
	return text
}
