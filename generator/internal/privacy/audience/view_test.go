package audience

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// Every kind of part of a case, at every audience, holds a word of its own. A
// view must hold the words of its audience and of the wider ones, and no other.
func TestNothingClosedIsInAView(t *testing.T) {
	files := map[string]string{}
	words := map[config.Audience][]string{}
	add := func(a config.Audience, path, form string, args ...any) {
		word := fmt.Sprintf("w%dz%d", a, len(files))
		words[a] = append(words[a], word)
		path = strings.ReplaceAll(path, "WORD", word)
		files[path] += strings.ReplaceAll(fmt.Sprintf(form, args...), "WORD", word)
	}
	for _, a := range casetest.Audiences {
		for _, c := range casefile.Collections() {
			more := ""
			if (c == casefile.FeedbackFolder || c == casefile.StatementsFolder) && a < config.Mentor {
				more = "consent: quote\n"
			}
			add(a, fmt.Sprintf("content/%s/WORD.md", c), "---\ntitle: T WORD\nsummary: S WORD\naudience: %s\n%s---\nB WORD\n", a, more)
		}
		add(a, "content/metrics/WORD.csv", "date,WORD\n2026-01,1\n")
		word := words[a][len(words[a])-1]
		files["content/metrics/"+word+".yaml"] = fmt.Sprintf("audience: %s\n", a)
	}
	// References from open entries to closed ones.
	all := []string{}
	for _, a := range casetest.Audiences {
		all = append(all, words[a]...)
	}
	list := "[" + strings.Join(all, ", ") + "]"
	files["content/milestones/open.md"] = "---\ntitle: Open\naudience: public\nafter: " + list + "\n---\n"
	files["content/questions/open.md"] = "---\ntitle: Open\naudience: public\nevidence: " + list + "\n---\n"
	files["content/case-studies/open.md"] = "---\ntitle: Open\naudience: public\nevidence: " + list + "\n---\n"
	for _, w := range all {
		files["content/evidence/open-"+strings.ToUpper(w)+".md"] = "---\ntitle: Open\naudience: public\nmilestone: " + w + "\nimpact: [{label: L, metric: " + w + "}]\n---\n"
	}
	c := casetest.Read(t, files)
	for _, a := range casetest.Audiences {
		seen := View(c, a)
		seen.Files = nil
		text := fmt.Sprintf("%+v", seen)
		for _, of := range casetest.Audiences {
			for _, w := range words[of] {
				if strings.Contains(text, w) != a.MayRead(of) {
					t.Errorf("the view of %s holds %q of %s: %v", a, w, of, strings.Contains(text, w))
				}
			}
		}
	}
	if again := fmt.Sprintf("%+v", View(c, config.Self)); !strings.Contains(again, words[config.Self][0]) {
		t.Error("making a view changed the case")
	}
}

func TestDefaultsWithoutAnAudience(t *testing.T) {
	files := map[string]string{"content/_index.md": "Home\n", "content/agreement.md": "Agreement\n"}
	for _, c := range casefile.Collections() {
		files[fmt.Sprintf("content/%s/e.md", c)] = "---\ntitle: E\n---\n"
	}
	files["content/evidence/draft.md"] = "---\ntitle: D\ndraft: true\naudience: public\n---\n"
	c := casetest.Read(t, files)
	for a, want := range map[config.Audience]string{
		config.Public:    "",
		config.Committee: "evidence case-studies milestones experiments questions",
		config.Mentor:    "evidence case-studies milestones experiments feedback statements questions check-ins",
		config.Self:      "evidence case-studies milestones experiments feedback statements questions journal check-ins asks",
	} {
		seen := View(c, a)
		var got []string
		for _, e := range seen.Entries() {
			got = append(got, string(e.Collection))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s sees %v, want %s", a, got, want)
		}
		if (seen.Home != nil) != (a >= config.Committee) || (seen.Agreement != nil) != (a >= config.Mentor) {
			t.Errorf("%s: home %v, agreement %v", a, seen.Home != nil, seen.Agreement != nil)
		}
	}
}

func TestConsentKeepsFeedback(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"content/feedback/none.md":      "---\ntitle: N\naudience: public\n---\n",
		"content/feedback/summarise.md": "---\ntitle: S\naudience: public\nconsent: summarise\nsummary: short\nbehaviour: secret\nchange: {text: secret}\ntags: [secret]\nlinks: [https://secret.example/]\nparams: {note: secret}\n---\nsecret\n",
		"content/feedback/quote.md":     "---\ntitle: Q\naudience: public\nconsent: quote\nbehaviour: said\n---\n",
	})
	seen := View(c, config.Committee)
	if len(seen.Feedback) != 2 || strings.Contains(fmt.Sprintf("%+v", seen.Feedback), "secret") || seen.Feedback[1].Summary.V != "short" {
		t.Errorf("the committee sees %+v", seen.Feedback)
	}
	if seen := View(c, config.Mentor); len(seen.Feedback) != 3 || seen.Feedback[2].Behaviour.V != "secret" {
		t.Errorf("the mentor sees %+v", seen.Feedback)
	}
}

// A statement that may be summarised shows wider audiences its summary and what it
// recommends; one without consent stays with the mentor.
func TestConsentKeepsStatements(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"content/statements/none.md":      "---\ntitle: N\naudience: public\n---\nsecret\n",
		"content/statements/empty.md":     "---\ntitle: E\naudience: public\nconsent: summarise\n---\nsecret\n",
		"content/statements/summarise.md": "---\ntitle: S\naudience: public\nconsent: summarise\nsummary: short\nrecommends: not yet\ntags: [secret]\nlinks: [https://secret.example/]\nparams: {note: secret}\n---\nsecret\n",
		"content/statements/quote.md":     "---\ntitle: Q\naudience: public\nconsent: quote\n---\nsaid\n",
	})
	seen := View(c, config.Committee).Statements
	if len(seen) != 2 || strings.Contains(fmt.Sprintf("%+v", seen), "secret") || seen[0].Body.Text != "said\n" || seen[1].Summary.V != "short" || seen[1].Recommends.V != "not yet" {
		t.Errorf("the committee sees %+v", seen)
	}
	if seen := View(c, config.Mentor).Statements; len(seen) != 4 || seen[3].Body.Text != "secret\n" {
		t.Errorf("the mentor sees %+v", seen)
	}
}

// What lies in the folder of a closed entry is as closed as the entry, whoever names it.
func TestFilesOfClosedEntriesAreClosed(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"content/evidence/harbour/index.md":      "---\ntitle: Harbour\naudience: mentor\n---\n",
		"content/evidence/harbour/deep/plan.txt": "a plan\n",
		"content/evidence/harbour-two/index.md":  "---\ntitle: Two\naudience: public\n---\n",
		"content/evidence/harbour-two/plan.txt":  "a plan\n",
		"content/evidence/drafted/index.md":      "---\ntitle: D\naudience: public\ndraft: true\n---\n",
		"content/evidence/drafted/plan.txt":      "a plan\n",
		"content/assets/plan.txt":                "a plan\n",
		"content/evidence/open.md":               "---\ntitle: Open\naudience: public\nartifacts: [{title: P, file: harbour/deep/plan.txt}, {title: Q, file: harbour-two/plan.txt}]\n---\nSee [this](harbour/deep/plan.txt), [that](/assets/plan.txt) and [it](drafted/plan.txt).\n",
	})
	seen := View(c, config.Public)
	e := seen.Evidence[casefile.Find(seen.Evidence, "open")]
	if len(seen.Files) != 2 || len(e.Artifacts) != 1 || e.Body.Text != "See this, [that](/assets/plan.txt) and it.\n" {
		t.Errorf("the public gets %d files, %d artifacts, %q", len(seen.Files), len(e.Artifacts), e.Body.Text)
	}
	seen = View(c, config.Mentor)
	e = seen.Evidence[casefile.Find(seen.Evidence, "open")]
	if len(seen.Files) != 3 || len(e.Artifacts) != 2 {
		t.Errorf("the mentor gets %d files, %d artifacts", len(seen.Files), len(e.Artifacts))
	}
}

func TestNamesAndAliases(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"content/evidence/e.md": "---\ntitle: E\nwitnesses: [a, b]\n---\n",
		"content/people.yaml":   "- {id: a, name: Ann, also: [Annie], alias: A peer, named: mentor}\n- {id: b, name: Bob, relation: peer, named: mentor}\n- {id: c, name: Cy, named: public}\n",
	})
	names := func(a config.Audience) (s string) {
		for _, p := range View(c, a).People {
			s += p.Name.V + fmt.Sprint(len(p.Also)) + " "
		}
		return s
	}
	if got := names(config.Committee); got != "Cy0 A peer0 a peer0 " {
		t.Errorf("the committee reads %q", got)
	}
	if got := names(config.Mentor); got != "Ann1 Bob0 Cy0 " {
		t.Errorf("the mentor reads %q", got)
	}
}

func TestOnly(t *testing.T) {
	for name, c := range map[string]struct{ body, committee, mentor string }{
		"inline":                      {"a {{< only \"mentor\" >}}b{{< /only >}} c", "a  c", "a b c"},
		"lines":                       {"a\n{{< only \"mentor\" >}}\nb\n{{< /only >}}\nc", "a\nc", "a\nb\nc"},
		"nested":                      {"{{< only \"committee\" >}}a{{< only \"self\" >}}b{{< /only >}}c{{< /only >}}d", "acd", "acd"},
		"in closed":                   {"{{< only \"self\" >}}a{{< only \"public\" >}}b{{< /only >}}c{{< /only >}}d", "d", "d"},
		"unknown":                     {"a{{< only \"boss\" >}}b{{< /only >}}c", "ac", "ac"},
		"no word":                     {"a{{< only >}}b{{< /only >}}c", "ac", "ac"},
		"never ended":                 {"a{{< only \"mentor\" >}}b", "a", "ab"},
		"percent":                     {"a{{% only \"mentor\" %}}b{{% /only %}}c", "ac", "abc"},
		"a comment goes first":        {"a <!-- {{< only \"mentor\" >}} x --> b {{< /only >}} c\n\nd", "a  b {{< /only >}} c\n\nd", "a  b {{< /only >}} c\n\nd"},
		"an end within a comment":     {"a {{< only \"mentor\" >}}<!-- {{< /only >}} x --> b", "a ", "a  b"},
		"a definition goes first":     {"a\n\n[//]: # (x {{< only \"mentor\" >}} x\n\nx)\nb {{< /only >}} c", "a\n\nb {{< /only >}} c", "a\n\nb {{< /only >}} c"},
		"an edge of code in a part":   {"{{< only \"mentor\" >}}`{{< /only >}} <!-- x ` y --> b", "  b", "` <!-- x ` y --> b"},
		"an edge of code in a remark": {"<!-- ` --> {{< only \"mentor\" >}}<!-- x -->{{< /only >}} ` <!-- x --> b", "  `  b", "  `  b"},
		"stray end":                   {"a{{< /only >}}b", "a{{< /only >}}b", "a{{< /only >}}b"},
		"none":                        {"a {{< metric \"x\" >}} b", "a {{< metric \"x\" >}} b", "a {{< metric \"x\" >}} b"},
	} {
		t.Run(name, func(t *testing.T) {
			body := source.NewBody("x.md", 1, c.body)
			if got := only(body, config.Committee).Text; got != c.committee {
				t.Errorf("the committee reads %q, want %q", got, c.committee)
			}
			if got := only(body, config.Mentor).Text; got != c.mentor {
				t.Errorf("the mentor reads %q, want %q", got, c.mentor)
			}
		})
	}
}
