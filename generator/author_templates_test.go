package generator

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/themes"
)

// Whoever is called like a word of the theme is found where the author's own
// templates and labels name them, and not where these do as the theme does.
func TestNamesInTheAuthorsTemplates(t *testing.T) {
	theme, err := themes.Open("casebook")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := fs.ReadFile(theme, "layouts/404.html")
	if err != nil {
		t.Fatal(err)
	}
	labels, err := fs.ReadFile(theme, "i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const aside = "<p class=\"May\">x</p>\n{{/* May asked */}}<!-- May said -->\n{{ i18n \"May\" }}{{ .Params.May }}\n"
	opt := planted(t, map[string]string{
		"content/people.yaml":          "- {id: bo, name: Bo Witness, relation: peer}\n- {id: may, name: May, relation: peer, alias: a peer, named: mentor}\n- {id: readiness, name: Readiness, relation: peer, alias: a peer, named: mentor}\n",
		"layouts/404.html":             string(theirs) + "{{/* one more */}}\n",
		"layouts/_partials/own.html":   aside + "<p>Asked\nMay for help</p>\n",
		"layouts/_partials/said.html":  "{{ \"May said so\" | markdownify }}\n",
		"layouts/_partials/title.html": "<a title=\"by &amp; for May\" href=\"/May/\">x</a>\n",
		"layouts/_partials/none.html":  strings.ReplaceAll(aside, "{{ i18n \"May\" }}", "{{ i18n \"may\" }}"),
		"i18n/en.yaml":                 string(labels) + "own: Ask May first # May\nMay: x\n",
	})
	opt.Flags = []Flag{{Key: "audience", Name: "--audience", Value: "committee"}}
	built, err := Build(context.Background(), t.TempDir(), false, opt)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range built.Diags {
		if d.Check == "leak-found" {
			got = append(got, fmt.Sprintf("%s:%d %s; %s", d.Pos.File, d.Pos.Line, d.Message, d.Hint))
		}
	}
	at := fmt.Sprintf("i18n/en.yaml:%d", 1+strings.Count(string(labels), "\n"))
	want := []string{at + ` the audience "committee" may not read the name "May"; remove it there, or open it to this audience with audience: or named:; the same is in 3 more places`}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, expected %q", got, want)
	}
}
