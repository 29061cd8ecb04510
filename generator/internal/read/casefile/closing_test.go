package casefile

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// What is said of readers and of drafts, and cannot be understood, closes and is told;
// what is no such saying opens and closes nothing.
func TestWhatCannotBeUnderstoodCloses(t *testing.T) {
	const none = config.Committee // of evidence that says nothing
	for name, c := range map[string]struct {
		fields string
		want   config.Audience
		draft  bool
		check  string // "" = nothing is told
	}{
		"nothing":               {"tags: [a]", none, false, ""},
		"a word":                {"audience: mentor", config.Mentor, false, ""},
		"no value":              {"audience:", config.Self, false, "audience-unknown"},
		"an empty text":         {"audience: ''", config.Self, false, "audience-unknown"},
		"an unknown word":       {"audience: everyone", config.Self, false, "audience-unknown"},
		"round quotes":          {"audience: “public”", config.Self, false, "audience-unknown"},
		"a list":                {"audience: [public, mentor]", config.Self, false, "type-wrong"},
		"a map":                 {"audience: {public: true}", config.Self, false, "type-wrong"},
		"two, the closed last":  {"audience: public\naudience: self", config.Self, false, "field-repeated"},
		"two, the open last":    {"audience: mentor\naudience: public", config.Mentor, false, "field-repeated"},
		"two, one unknown":      {"audience: public\naudience: all", config.Self, false, "field-repeated"},
		"misspelt":              {"audiance: public", config.Self, false, "field-unknown"},
		"in capitals":           {"Audience: public", config.Self, false, "field-unknown"},
		"within a list":         {"links: [{title: a, url: /, audience: mentor}]", config.Mentor, false, "field-unknown"},
		"within parameters":     {"params: {x: [{audience: self}]}", config.Self, false, "field-unknown"},
		"parameters, unknown":   {"params: {audience: readers}", config.Self, false, "field-unknown"},
		"a parameter called so": {"params: {audiences: 3}", none, false, ""},
		"a draft":               {"draft: true", none, true, ""},
		"no draft":              {"draft: false", none, false, ""},
		"an empty draft":        {"draft:", none, true, "type-wrong"},
		"a draft of nothing":    {"draft: ~", none, true, "type-wrong"},
		"a draft of null":       {"draft: null", none, true, "type-wrong"},
		"a draft of a comment":  {"draft: # true", none, true, "type-wrong"},
		"a draft of no words":   {"draft: ''", none, true, "type-wrong"},
		"an empty draft twice":  {"draft: false\ndraft:", none, true, "field-repeated"},
		"a draft by yes":        {"draft: yes", none, true, "type-wrong"},
		"a draft in quotes":     {"draft: 'true'", none, true, "type-wrong"},
		"no draft in words":     {"draft: no", none, true, "type-wrong"},
		"a list of drafts":      {"draft: [true]", none, true, "type-wrong"},
		"two drafts":            {"draft: false\ndraft: true", none, true, "field-repeated"},
		"a draft misspelt":      {"drafts: true", none, true, "field-unknown"},
		"a draft in capitals":   {"DRAFT: true", none, true, "field-unknown"},
		"a draft inside":        {"params: {draft: true}", none, true, "field-unknown"},
		"no draft inside":       {"params: {draft: false}", none, false, ""},
	} {
		got, diags := from(t, map[string]string{"content/evidence/e.md": "---\ntitle: E\n" + c.fields + "\n---\n"})
		if len(got.Evidence) != 1 {
			t.Errorf("%s: %d entries", name, len(got.Evidence))
			continue
		}
		e := got.Evidence[0]
		if e.Audience != c.want || e.Draft.V != c.draft {
			t.Errorf("%s: for %v, draft %v; want %v, %v", name, e.Audience, e.Draft.V, c.want, c.draft)
		}
		if c.check == "" && len(diags) > 0 || c.check != "" && (len(diags) != 1 || diags[0].Check != c.check || diags[0].Pos.Line < 3) {
			t.Errorf("%s: told %v, want %q", name, diags, c.check)
		}
	}
	got, diags := from(t, map[string]string{"content/evidence.json": `[{"id": "j", "title": "J", "draft": null}]`})
	if len(diags) != 1 || len(got.Evidence) != 1 || !got.Evidence[0].Draft.V {
		t.Errorf("JSON: %v, %v", got.Evidence, diags)
	}
	got, diags = from(t, map[string]string{"content/evidence.csv": "id,title,audience,draft\na,A,,\nb,B,self,\n"})
	if len(diags) > 0 || len(got.Evidence) != 2 || got.Evidence[0].Audience != none || got.Evidence[1].Audience != config.Self || got.Evidence[0].Draft.V {
		t.Errorf("rows: %v, %v", got.Evidence, diags)
	}
}
