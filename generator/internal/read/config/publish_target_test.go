package config

import (
	"strings"
	"testing"
)

// A target that cannot be published to is told at its place, without its words.
func TestATargetThatIsNone(t *testing.T) {
	for target, wrong := range map[string]bool{
		"git:https://127.0.0.1:1/a.git?access_token=SEKRET99#p": true,
		"nowhere:SEKRET99":                       true,
		"git:SEKRET99":                           true,
		"git:https://example.com/a.git#gh-pages": false,
		"folder:www":                             false,
		"s3://bucket/case":                       false,
	} {
		_, diags := load(t, "title: A\npublish:\n  target: \""+target+"\"\n", Options{})
		told := false
		for _, d := range diags {
			if strings.Contains(d.Message+d.Hint, "SEKRET99") {
				t.Errorf("%s is told: %s", target, d.Message)
			}
			told = told || d.Check == "value-bad" && d.Pos.Line == 3 && d.Pos.Col == 11
		}
		if told != wrong {
			t.Errorf("%s: %v", target, diags)
		}
	}
}
