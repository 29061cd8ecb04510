package datafiles

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// badgeFields are the properties that the data model of Open Badges 3.0 requires, by class,
// and what their values have to be. They are those of the classes AchievementCredential,
// AchievementSubject, Achievement, Criteria, Evidence, Alignment, IdentityObject and Profile
// with the multiplicity 1 or 1..* in the specification of 1EdTech,
// https://www.imsglobal.org/spec/ob/v3p0/#data-models (version 3.0, context 3.0.3). The
// schema itself is in no registry.
var badgeFields = []struct{ at, what string }{
	{"@context.0", `^https://www\.w3\.org/ns/credentials/v2$`},
	{"@context.1", `^https://purl\.imsglobal\.org/spec/ob/v3p0/context-3\.0\.\d\.json$`},
	{"id", uri}, {"type.0", `^VerifiableCredential$`}, {"type.1", `^OpenBadgeCredential$`}, {"name", `.`},
	{"issuer.id", uri}, {"issuer.type.0", `^Profile$`}, {"issuer.name", `.`},
	{"validFrom", `^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`},
	{"credentialSubject.id", uri}, {"credentialSubject.type.0", `^AchievementSubject$`},
	{"credentialSubject.identifier.0.type", `^IdentityObject$`}, {"credentialSubject.identifier.0.hashed", `^false$`},
	{"credentialSubject.identifier.0.identityHash", `.`}, {"credentialSubject.identifier.0.identityType", `^name$`},
	{"credentialSubject.achievement.id", uri}, {"credentialSubject.achievement.type.0", `^Achievement$`},
	{"credentialSubject.achievement.name", `.`}, {"credentialSubject.achievement.description", `.`},
	{"credentialSubject.achievement.criteria.narrative", `.`}, {"credentialSubject.achievement.achievementType", `^Competency$`},
	{"evidence.0.type.0", `^Evidence$`},
}

const uri = `^(?:https?://\S+|urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$`

// known are all properties that a badge has, by its class: others would not be of the
// specification.
var badgeKnown = map[string]string{
	"":                                       "@context id type name description credentialSubject evidence issuer validFrom",
	"issuer":                                 "id type name url",
	"credentialSubject":                      "id type identifier achievement narrative",
	"credentialSubject.achievement":          "id type achievementType name description criteria alignment humanCode tag version",
	"credentialSubject.achievement.criteria": "id narrative",
	"credentialSubject.achievement.alignment.0": "type targetCode targetName targetFramework targetUrl",
	"evidence.0": "id type name narrative genre",
}

// A badge has what the specification requires and nothing that it does not know, with a
// site and without one. What is not supported gets none.
func TestBadgesHaveWhatIsRequired(t *testing.T) {
	for name, base := range map[string]string{"with a site": "https://case.example/", "without": ""} {
		f := CaseFile{
			BaseURL: base, Day: "2026-06-30", Person: CasePerson{Name: "Ada"}, Target: CaseTarget{Level: "two"},
			Framework: &CaseFramework{
				Name: "Ladder", Version: "2", Source: "https://ladder.example/", Levels: []CaseLevel{{ID: "two", Name: "Level two"}},
				Areas: []CaseArea{{ID: "a", Name: "Craft", Competencies: []CaseCompetency{{ID: "depth", Name: "Depth", Expectations: map[string]string{"two": "Knows a field."}, Demonstration: "A talk.", URL: "/skills/depth/"}, {ID: "reach"}}}},
			},
			Expectations: []CaseExpectation{{}, {}},
			CaseEntries:  CaseEntries{Evidence: []CaseEvidence{{CaseEntry: CaseEntry{Key: "evidence/a", Title: "A", Summary: "What.", URL: "/evidence/a/"}, Kind: "talk", Artifacts: []CaseLink{{URL: "https://talk.example/"}}}}},
		}
		f.Expectations[0].Competency, f.Expectations[0].Verdict, f.Expectations[0].Evidence, f.Expectations[0].Because = "depth", "supported", []string{"evidence/a"}, "enough"
		f.Expectations[1].Competency, f.Expectations[1].Verdict = "reach", "some"
		var badges []any
		if err := json.Unmarshal(f.BadgesJSON(), &badges); err != nil {
			t.Fatal(err)
		}
		if len(badges) != 1 || !strings.HasPrefix(string(f.BadgesJSON()), BadgesBegin) {
			t.Fatalf("%s: %s", name, f.BadgesJSON())
		}
		for _, field := range badgeFields {
			if got := fmt.Sprint(within(badges[0], field.at)); !regexp.MustCompile(field.what).MatchString(got) {
				t.Errorf("%s: %s is %q", name, field.at, got)
			}
		}
		for at, known := range badgeKnown {
			of, _ := within(badges[0], at).(map[string]any)
			if len(of) == 0 {
				t.Errorf("%s: there is no %s", name, at)
			}
			for key := range of {
				if !strings.Contains(" "+known+" ", " "+key+" ") {
					t.Errorf("%s: %s has %q, which the specification does not know", name, at, key)
				}
			}
		}
		for at, want := range map[string]string{
			"name": "Depth (Level two)", "credentialSubject.achievement.criteria.narrative": "Knows a field.\n\nA talk.", "credentialSubject.narrative": "enough",
			"evidence.0.id": map[string]string{"": "https://talk.example/", "https://case.example/": "https://case.example/evidence/a/"}[base],
		} {
			if got := fmt.Sprint(within(badges[0], at)); got != want {
				t.Errorf("%s: %s is %q, want %q", name, at, got, want)
			}
		}
		if again := f.BadgesJSON(); string(again) != string(f.BadgesJSON()) {
			t.Errorf("%s: the same case gives other bytes", name)
		}
	}
	if got := string(CaseFile{}.BadgesJSON()); got != "[]\n" {
		t.Errorf("a case without verdicts gives %s", got)
	}
}

// within gives what stands at a path, as "type.0".
func within(v any, path string) any {
	for step := range strings.SplitSeq(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			if step != "" {
				v = x[step]
			}
		case []any:
			var n int
			if _, err := fmt.Sscan(step, &n); err != nil || n >= len(x) {
				return nil
			}
			v = x[n]
		}
	}
	return v
}
