package check

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestSecretsInEveryKindOfText plants one token a file, in all places where a
// portfolio holds text, and finds each at its line, once.
func TestSecretsInEveryKindOfText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var tokens []string
	token := func() string {
		b := []byte("gh" + "p_")
		for range 36 {
			b = append(b, "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"[r.IntN(56)])
		}
		tokens = append(tokens, string(b))
		return string(b)
	}
	config, err := os.ReadFile("testdata/base/config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	front := "---\ntitle: One queue\nkind: design\nended: 2026-03-31\ncompetencies: [{id: system-design, level: staff}, {id: delivery, level: staff}]\nwitnesses: [jun]\nartifacts: [{title: The design, url: https://example.com/queue}]\n"
	files := []txtar.File{
		{Name: "content/evidence/queue.md", Data: []byte(front + "summary: We found " + token() + " in it.\nlinks:\n  - {title: The log, url: \"https://depot.internal/log?q=" + token() + "\"}\nparams:\n  note: {deep: [" + token() + "]}\n  api_key: " + strings.ToLower(token()[4:]) + "\n---\n\n# One queue\n\nIt said `" + token() + "`.\n\n| a | b |\n|---|---|\n| 1 | " + token() + " |\n")},
		{Name: "content/journal/2026-03-01.md", Data: []byte("---\ntitle: A day\ndate: 2026-03-01\ndraft: true\nsurprised: " + token() + "\n---\n\nNothing.\n")},
		{Name: "content/_index.md", Data: []byte("---\ntitle: The case\n---\n\nWhy: " + token() + "\n")},
		{Name: "content/assessments.csv", Data: []byte("date,by,competency,level,note\n2026-03-01,self,delivery,staff," + token() + "\n")},
		{Name: "config.yaml", Data: append(config, []byte("\nredact:\n  - {term: "+token()+", as: x, from: mentor}\n")...)},
	}
	all := printed(t, diagnose(t, portfolio(t, files, nil)))
	var got []string
	for line := range strings.Lines(all) {
		if strings.HasSuffix(line, "[secret-found]\n") {
			place, _, _ := strings.Cut(line, ": error: ")
			got = append(got, place)
		}
	}
	redact := strings.Count(string(config), "\n") + 3
	want := []string{
		"config.yaml:" + fmt.Sprint(redact) + ":6",
		"content/_index.md:5:6",
		"content/assessments.csv:2:32",
		"content/evidence/queue.md:8:10",
		"content/evidence/queue.md:10:27",
		"content/evidence/queue.md:12:17",
		"content/evidence/queue.md:13:12",
		"content/evidence/queue.md:18:10",
		"content/evidence/queue.md:22:7",
		"content/journal/2026-03-01.md:5:12",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s\nall:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), all)
	}
	for _, v := range tokens {
		if strings.Contains(all, v[:12]) || strings.Contains(all, v[len(v)-8:]) {
			t.Errorf("the messages print a secret:\n%s", all)
		}
	}
}
