package datafiles

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A résumé has what the schema of JSON Resume asks for, with all parts and with none.
func TestResumeFitsItsSchema(t *testing.T) {
	text, err := os.ReadFile("../../../../../shared/data/jsonresume/schema.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the schema is in ../shared, which is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	rules, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("resume.json", rules); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("resume.json")
	if err != nil {
		t.Fatal(err)
	}
	whole := CaseFile{
		BaseURL: "https://case.example/", Day: "2026-06-30", Person: CasePerson{Name: "Ada", Role: "Engineer", Organisation: "Pied"},
		Target: CaseTarget{Level: "two", Since: "2024-Q1"},
		Framework: &CaseFramework{
			Levels: []CaseLevel{{ID: "two", Name: "Level two"}}, Areas: []CaseArea{{Competencies: []CaseCompetency{{ID: "depth", Name: "Depth"}, {ID: "reach", Name: "Reach"}}}},
		},
		Expectations: []CaseExpectation{{}, {}},
		CaseEntries: CaseEntries{
			Evidence: []CaseEvidence{
				{CaseEntry: CaseEntry{Key: "evidence/a", Title: "A", Tags: []string{"x"}}, Number: 1, Started: "2025-12", Ended: "2026-Q1", Role: "lead", Kind: "project",
					Artifacts: []CaseLink{{URL: "https://case.example/a"}}, Impact: []CaseImpact{{Label: "Wait", From: "9 h", To: "2 h"}, {Label: "Teams", To: "3"}}},
				{CaseEntry: CaseEntry{Key: "evidence/planned", Title: "Planned"}},
			},
			Feedback: []CaseFeedback{
				{From: []string{"Bo", "Cy"}, Consent: "quote", Behaviour: "Asked first."}, {From: []string{"Di"}, Consent: "summarise", Behaviour: "Not in these words."}, {Consent: "quote", Behaviour: "Of nobody."},
			},
			Statements: []CaseStatement{{CaseEntry: CaseEntry{Body: "I recommend it."}, From: "Eve", Consent: "quote"}},
		},
	}
	whole.Expectations[0].Competency, whole.Expectations[0].Verdict, whole.Expectations[0].Evidence = "depth", "supported", []string{"evidence/a"}
	whole.Expectations[1].Competency, whole.Expectations[1].Verdict = "reach", "some"
	const want = `"basics":{"name":"Ada","label":"Engineer","url":"https://case.example/"},` +
		`"work":[{"name":"Pied","position":"Engineer","startDate":"2024-01-01"}],` +
		`"projects":[{"name":"A","highlights":["Wait: 9 h → 2 h","Teams: 3"],"keywords":["x"],"startDate":"2025-12-01","endDate":"2026-03-31","url":"https://case.example/a","roles":["lead"],"type":"project"}],` +
		`"skills":[{"name":"Depth","level":"Level two","keywords":["A"]}],` +
		`"references":[{"name":"Eve","reference":"I recommend it."},{"name":"Bo, Cy","reference":"Asked first."}],` +
		`"meta":{"canonical":"https://case.example/","version":"v1.0.0","lastModified":"2026-06-30"}}`
	if got := string(whole.ResumeJSON()); !strings.HasPrefix(got, ResumeBegins) || !strings.Contains(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for name, f := range map[string]CaseFile{"whole": whole, "bare": {Day: "2026-06-30", Person: CasePerson{Name: "Ada"}}} {
		made, err := jsonschema.UnmarshalJSON(bytes.NewReader(f.ResumeJSON()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(made); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
