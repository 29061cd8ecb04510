package redact_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/leaks"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

const declined = `
- {id: rose, name: Rose Faber, also: [Rose, rosef], alias: a colleague, named: mentor}
- {id: faith, name: Faith Drum, also: [Faith], alias: an analyst, named: mentor, exact: true}
- {id: ivanova, name: Ivanova, alias: a tester, named: mentor}
- {id: sergej, name: Сергей, alias: a coder, named: mentor}
- {id: giorgos, name: Γιώργος, alias: a lead, named: mentor}
- {id: lasse, name: Lasse Kühn, alias: a planner, named: mentor}
- {id: ye, name: Ye, alias: a buyer, named: mentor}
- {id: rob, name: Rob, alias: a writer, named: mentor}
- {id: roberta, name: Roberta Robes, named: public}
- {id: gio, name: გიორგი, alias: a host, named: mentor}
`

// Each text becomes another one, and of each, all doubts are told.
func TestDoubts(t *testing.T) {
	c := casetest.Hiding(t, "", map[string]string{"content/people.yaml": declined, "content/evidence/e.md": "---\naudience: public\n---\n# E\n"})
	for _, row := range []struct{ text, want, doubts string }{
		{"Costs Rose said.", "Costs a colleague said.", ""},
		{"Costs rose, and rose again.", "Costs a colleague, and a colleague again.", "lower rose=Rose*2"},
		{"COSTS ROSE.", "COSTS a colleague.", ""},
		{"the rose-garden", "the a colleague-garden", "lower rose=Rose*1"},
		{"It rose faber.", "It a colleague.", "lower rose faber=Rose Faber*1"},
		{"by rosef, rose.faber and rose_faber", "by a colleague, a colleague and a colleague", ""},
		{"to rose@x.example and https://x.example/rose", "to a colleague and …", ""},
		{"in good faith, said Faith; faith moves", "in good faith, said an analyst; faith moves", ""},
		{"FAITH and Faith's, but faith's", "an analyst and an analyst's, but faith's", ""},
		{"by faith.drum or @faith", "by an analyst or an analyst", ""},
		{"Faiths and Faithful", "Faiths and Faithful", ""},
		{"von Roses Plan, Rose's, Roses' plan", "von a colleague's Plan, a colleague's, a colleague's plan", "genitive Roses=Rose*2"},
		{"it's Roses’ plan", "it's a colleague’s plan", "genitive Roses=Rose*1"},
		{"the Rose-Projekt", "the a colleague-Projekt", ""},
		{"Rosen, Rosen, Rosengarten", "Rosen, Rosen, Rosengarten", "inside Rosen=Rose*2"},
		{"Rosen and rosen", "Rosen and rosen", ""},
		{"s Ivanovou a Ivanovu", "s Ivanovou a Ivanovu", "inside Ivanovou=Ivanova*2"},
		{"к Сергею и Сергеем", "к Сергею и Сергеем", "inside Сергею=Сергей*2"},
		{"του Γιώργου", "του Γιώργου", "inside Γιώργου=Γιώργος*1"},
		{"Lasse Kühns Plan, Lasse Kuehns Plan", "a planner's Plan, a planner's Plan", "genitive Lasse Kühns=Lasse Kühn*2"},
		{"Yes, Yell", "Yes, Yell", "inside Yes=Ye*1"},
		{"Roberta knows Robot, Robotics and Roberts", "Roberta knows Robot, Robotics and Roberts", "inside Robot=Rob*1"},
		{"Robs, Robes", "A writer's, Robes", "genitive Robs=Rob*1"},
		{"Roberta Robes did", "Roberta Robes did", ""},
		{"გიორგის და გიორგი", "გიორგის და a host", "inside გიორგის=გიორგი*1"},
		{"Primrose and Frob", "Primrose and Frob", ""},
	} {
		if got := body(t, c, row.text); !strings.EqualFold(got, row.want) {
			t.Errorf("%q\n got %q\nwant %q", row.text, got, row.want)
		}
		c.Evidence[0].Body = source.NewBody("content/evidence/e.md", 1, row.text)
		var all []string
		for _, d := range redact.Doubts(c, audience.Filter) {
			kind := map[redact.DoubtKind]string{redact.InLower: "lower", redact.AsGenitive: "genitive", redact.Inside: "inside"}[d.Kind]
			all = append(all, fmt.Sprintf("%s %s=%s*%d", kind, d.Word, d.Form.V, d.Times))
			if d.Audience != config.Public {
				t.Errorf("%q: told for %s", row.text, d.Audience)
			}
		}
		if got := strings.Join(all, " "); got != row.doubts {
			t.Errorf("%q\n doubts %q\n   want %q", row.text, got, row.doubts)
		}
	}
}

// Forms of a term, and names in small letters with s or es, stay and are told.
func TestDoubtsOfForms(t *testing.T) {
	c := casetest.Hiding(t, "redact: [{term: Egret, as: the tool}, {term: Plan Ibis}, {term: Ferry}, {term: loriot}, {term: Bureau}, {term: QV}, {term: Stork, from: public}, {term: Rallen}, {term: Ralle}]\n", map[string]string{
		"content/people.yaml":   "- {id: p, name: Penny Oak, also: [Penny], alias: a friend, named: mentor}\n- {id: f, name: Faith, alias: an analyst, named: mentor, exact: true}\n- {id: r, name: Rob, alias: a writer, named: mentor}\n",
		"content/evidence/e.md": "---\naudience: public\n---\n# E\n",
	})
	for _, row := range []struct{ text, told string }{
		{"an egret, Egret's, the Egret-like EGRET’S egrets' nest", "egrets=Egret*1"},
		{"two egrets and Egrets, more egrets", "egrets=Egret*2 Egrets=Egret*1"},
		{"Egrete, Egreten, Egretem, Egretens", "Egrete=Egret*4"},
		{"des egretes, den egretern", "egretes=Egret*2"},
		{"egretta, egretologist, regrets, segret, egre", ""},
		{"*egrets* and [egrets](https://x.example/), eg**rets**", "egrets=Egret*3"},
		{"both plan ibises, Plan Ibisses", "plan ibises=Plan Ibis*1 Plan Ibisses=Plan Ibis*1"},
		{"Ferries and ferries, ferried, Ferris", "Ferries=Ferry*1 ferries=Ferry*1"},
		{"loriots, Loriots, loriotte", "loriots=loriot*1 Loriots=loriot*1"},
		{"trois bureaux", "bureaux=Bureau*1"},
		{"QVs, qvs, QVC", "QVs=QV*1"},
		{"storks", ""},
		{"Rallen und Ralle", ""},
		{"pennys Plan, pennies, Pennywise", "pennys=Penny*1"},
		{"faiths, robs, robbery", ""},
	} {
		c.Evidence[0].Body = source.NewBody("content/evidence/e.md", 1, row.text)
		var all []string
		for _, d := range redact.Doubts(c, audience.Filter) {
			if d.Kind == redact.Inside {
				all = append(all, fmt.Sprintf("%s=%s*%d", d.Word, d.Form.V, d.Times))
			}
		}
		if got := strings.Join(all, " "); got != row.told {
			t.Errorf("%q\n told %q\n want %q", row.text, got, row.told)
		}
	}
	c.Evidence[0].Body, c.Evidence[0].ID = source.NewBody("content/evidence/e.md", 1, "Nothing."), "three-egrets"
	if all := redact.Doubts(c, audience.Filter); len(all) != 1 || all[0].Word != "egrets" || !all[0].Term || !all[0].Form.Pos.Given() {
		t.Errorf("in an id: %+v", all)
	}
}

// Ids, names of files and addresses say nothing of whether a word is a name: a person's id
// has each word of the name in small letters.
func TestPartsOfNames(t *testing.T) {
	for _, row := range []struct{ entry, text, told string }{
		{"e", "Mr Ozdemir and Kemal fell ill.", "Ozdemir Kemal"},
		{"mentoring-kemal", "Kemal came, see [his page](mentoring-kemal.md), kemal-ozdemir and k.ozdemir@x.example. Ozdemir too.", "Kemal Ozdemir"},
		{"e", "Hope came. I hope so.", ""},
		{"e", "Hope came, and Hope left. The notes say: asked hope.", "Hope"},
	} {
		c := casetest.Hiding(t, "", map[string]string{
			"content/people.yaml":                   "- {id: kemal-ozdemir, name: Kemal Özdemir, alias: a teacher}\n- {id: hope-vale, name: Hope Vale, alias: a nurse}\n",
			"content/evidence/" + row.entry + ".md": "---\naudience: public\nwitnesses: [kemal-ozdemir]\n---\n# E\n\n" + row.text + "\n",
			"content/evidence/kemal-and-ozdemir.md": "---\naudience: public\n---\n# F\n",
		})
		var told []string
		for _, d := range redact.Doubts(c, audience.Filter) {
			if d.Kind == redact.PartAlone {
				told = append(told, d.Word)
			}
		}
		if got := strings.Join(told, " "); got != row.told {
			t.Errorf("%q: %q, want %q", row.text, got, row.told)
		}
	}
}

// What is open to nobody from whom the name is kept is in no doubt.
func TestDoubtsAreOfWhatIsRead(t *testing.T) {
	for _, row := range []struct{ named, audience, want string }{
		{"mentor", "public", "public"}, {"mentor", "committee", "committee"}, {"mentor", "mentor", ""},
		{"public", "public", ""}, {"self", "mentor", "mentor"}, {"self", "self", ""},
	} {
		c := casetest.Hiding(t, "", map[string]string{
			"content/people.yaml":   "- {id: p, name: Penny Oak, also: [Penny], alias: a friend, named: " + row.named + "}\n",
			"content/evidence/e.md": "---\naudience: " + row.audience + "\ntags: [a penny more]\n---\n# E\n\nOne penny.\n\nTwo, a penny.\n",
		})
		all := redact.Doubts(c, audience.Filter)
		switch {
		case row.want == "" && len(all) > 0, row.want != "" && (len(all) != 1 || all[0].Audience.String() != row.want || all[0].Times != 3):
			t.Errorf("%v: %+v", row, all)
		}
	}
}

// The search of attached files finds what redaction takes out of a text, unless
// the word is an ordinary one in small letters.
func TestTheSearchAgreesWithTheRedactor(t *testing.T) {
	files := map[string]string{"content/people.yaml": declined}
	c := casetest.Hiding(t, "", files)
	h := leaks.WithheldFrom(c, audience.View(c, config.Committee), config.Committee, fstest.MapFS{})
	for _, text := range []string{
		"Rose said", "ROSE", "ROSES", "von Roses Plan", "by rose", "by rosef", "Rose's", "the Rose-Projekt", "R\u00f3ses", "Ro\u00adses",
		"in good faith", "by Faith", "FAITH", "Faiths", "by faith.drum", "@faith", "Lasse Kuehns Plan", "Lasse Kühn", "LASSE KUHNS",
		"Rosen", "Ivanovou", "Ivanova", "Сергей", "Сергею", "გიორგი", "Robes", "Roberta Robes", "Yes", "Ye", "nobody",
	} {
		taken := body(t, c, "x "+text+" y") != "x "+text+" y"
		found := h.Report(map[string][]byte{"files/n.txt": []byte("x " + text + " y\n")}, func(string) bool { return true }).Found
		if taken != (len(found) > 0) {
			t.Errorf("%q: redaction takes it: %v, the search finds %v", text, taken, found)
		}
	}
}

func TestSharedNames(t *testing.T) {
	for _, row := range []struct{ config, people, want string }{
		{"", "- {id: a, name: Uma Lee, also: [Uma]}\n- {id: b, name: Uma Ray, also: [Uma], alias: x}\n", `Uma: a name of "b", a name of "a"`},
		{"", "- {id: a, name: Uma Lee}\n- {id: b, name: uma-lee, alias: x}\n", `uma-lee: a name of "b", a name of "a"`},
		{"", "- {id: a, name: Zoë}\n- {id: b, name: Zoe, alias: x}\n", `Zoe: a name of "b", a name of "a"`},
		{"", "- {id: a, name: Jürgen}\n- {id: b, name: Juergen, alias: x}\n", `Juergen: a name of "b", a name of "a"`},
		{"", "- {id: a, name: Мария}\n- {id: b, name: МАРИЯ, alias: x}\n", `МАРИЯ: a name of "b", a name of "a"`},
		{"", "- {id: a, name: Uma, named: public}\n- {id: b, name: Uma}\n", `Uma: a name of "b", a name of "a"`},
		{"", "- {id: a, name: Uma, named: public}\n- {id: b, name: Uma, named: public}\n", ""},
		{"", "- {id: a, name: Uma, alias: x}\n- {id: b, name: Uma, alias: x}\n", ""},
		{"", "- {id: a, name: Uma, alias: x}\n- {id: b, name: Uma, alias: x, named: mentor}\n", `Uma: a name of "b", a name of "a"`},
		{"", "- {id: a, name: Uma, also: [Uma, uma, UMA]}\n- {id: b, name: Ula}\n", ""},
		{"", "- {id: a, name: Uma}\n- {id: b, name: Ula, alias: Uma}\n", `Uma: the alias of "b", a name of "a"`},
		{"", "- {id: a, name: Uma, alias: a peer}\n- {id: b, name: Ula, alias: a peer}\n", ""},
		{"redact: [{term: uma, as: y}]\n", "- {id: a, name: Uma Lee, also: [Uma]}\n", `Uma: a name of "a", a term of redact`},
		{"redact: [{term: umami, as: y}]\n", "- {id: a, name: Uma Lee, also: [Uma]}\n", ""},
		{"", "- {id: a, name: Uma}\n- {id: b, name: Uma, alias: x}\n- {id: c, name: Uma, alias: y}\n", `Uma: a name of "b", a name of "a"; Uma: a name of "c", a name of "a"`},
		{"", "- {id: a, name: Ana Costa}\n- {id: b, name: Ana, also: [Costa]}\n", ""},
	} {
		c := casetest.Hiding(t, row.config, map[string]string{"content/people.yaml": row.people})
		var all []string
		for _, s := range redact.SharedNames(c) {
			all = append(all, s.Spelling+": "+s.What+", "+s.Other)
			if !s.Pos.Given() || !s.First.Given() {
				t.Errorf("%q has no place: %+v", row.people, s)
			}
		}
		if got := strings.Join(all, "; "); got != row.want {
			t.Errorf("%s%s got %q\nwant %q", row.config, row.people, got, row.want)
		}
	}
}
