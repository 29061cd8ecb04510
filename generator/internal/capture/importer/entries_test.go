package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// into imports a file into an empty collection. It gives the files without what is in
// all of them.
func into(t *testing.T, collection, file, text string, opt RowOptions) (map[string]string, Account, diag.List) {
	t.Helper()
	shape, _ := format.Collection(collection)
	account := Account{File: file}
	found, wrong, is := Special(file, []byte(text), shape, &account)
	if !is && len(wrong) == 0 {
		var tables []sheet.Table
		if tables, wrong = sheet.Read(file, []byte(text)); len(wrong) == 0 {
			found, wrong = Rows(file, tables, shape, opt, &account)
		}
	}
	if len(wrong) > 0 {
		return nil, account, wrong
	}
	known := Known{format.People: {"bo lind": "bo"}, format.Competencies: {"design": "design"}, format.Levels: {"senior": "senior"}}
	files, _, wrong := Entries(found, Place{Shape: shape, Known: known, Existing: Existing{}, Today: day.Of(2026, 11, 20)}, &account)
	made := map[string]string{}
	for _, f := range files {
		var lines []string
		for line := range strings.Lines(string(f.Data)) {
			if line != "audience: self\n" && !strings.HasPrefix(line, "imported: ") && line != "---\n" {
				lines = append(lines, line)
			}
		}
		if !strings.Contains(string(f.Data), "\naudience: self\n") {
			t.Errorf("%s is not for its author alone", f.Path)
		}
		made[strings.TrimPrefix(f.Path, "content/"+collection+"/")] = strings.Join(lines, "")
	}
	if n := account.Written + account.Present + account.LeftOut; n != len(account.Records) || account.Written != len(files) {
		t.Errorf("%s: %d files, and the account has %d of %d records", file, len(files), account.Written, n)
	}
	return made, account, wrong
}

const jira = `Summary,Issue key,Assignee,Created,Resolved,Labels,Labels,Description,Sprint,Sprint
Make search fast,ABC-12,ana,03/Jan/26 9:14 AM,04/Feb/26 10:00 AM,perf,search,"Took <b>3 s</b>.",S1,S2
,ABC-13,ana,05/Jan/26 9:14 AM,06/Jan/26 10:00 AM,,,,,
Make search fast,ABC-14,bo,05/Jan/26 9:14 AM,,,,,,
`

func TestRows(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		opt        RowOptions
		want       map[string]string
		left       []string // why records were left out
	}{
		"an export of Jira, with columns of one name": {"jira.csv", jira, RowOptions{Where: []Pair{{"assignee", "ana"}}},
			map[string]string{"make-search-fast.md": "title: Make search fast\nstarted: 2026-01-03\nended: 2026-02-04\ntags: [perf, search]\n\nTook 3 s.\n\nIssue key: ABC-12\n"},
			[]string{"it has no title", `assignee is not "ana"`}},
		"two rows of one title": {"jira.csv", strings.ReplaceAll(jira, ",bo,", ",ana,"), RowOptions{Where: []Pair{{"Summary", "Make search fast"}}},
			map[string]string{"make-search-fast.md": "title: Make search fast\nstarted: 2026-01-03\nended: 2026-02-04\ntags: [perf, search]\n\nTook 3 s.\n\nIssue key: ABC-12\n", "make-search-fast-KEY.md": "title: Make search fast\nstarted: 2026-01-05\n\nIssue key: ABC-14\n"},
			[]string{`Summary is not "Make search fast"`}},
		"pull requests of gh": {"prs.json", `[{"number": 7, "title": "Cut it", "url": "https://x.example/7", "author": {"login": "ana", "id": "q"}, "mergedAt": "2026-01-05T23:00:00Z", "closedAt": "2026-01-05T23:00:00Z", "body": "<!-- x -->\n![a](https://x.example/a.png) {{< only \"self\" >}}"},
			{"number": 8, "title": "Not merged", "url": "https://x.example/8", "author": {"login": "ana"}, "mergedAt": null, "closedAt": "2026-01-05T10:00:00Z"}]`, RowOptions{Where: []Pair{{"author", "Ana"}}},
			map[string]string{"cut-it.md": "title: Cut it\nended: 2026-01-05\nartifacts: [{title: x.example/7, url: \"https://x.example/7\"}]\n\n[a](https://x.example/a.png) &#123;&#123;< only \"self\" >}}\n"},
			[]string{"it was closed without being merged"}},
		"an answer of the search of GitHub": {"search.json", `{"total_count": 2, "items": [{"title": "An issue", "html_url": "https://x.example/1", "closed_at": "2026-02-01T00:00:00Z", "state": "closed"},
			{"title": "A request", "html_url": "https://x.example/2", "closed_at": "2026-02-02T00:00:00Z", "state": "closed", "pull_request": {"url": "u", "merged_at": null}}]}`, RowOptions{},
			map[string]string{"an-issue.md": "title: An issue\nended: 2026-02-01\nartifacts: [{title: x.example/1, url: \"https://x.example/1\"}]\n"}, []string{"it was closed without being merged"}},
		"merge requests of GitLab": {"mrs.json", `[{"iid": 3, "title": "Add it", "web_url": "https://l.example/3", "state": "merged", "merged_at": "2026-03-01T08:00:00.000+02:00", "created_at": "2026-02-27T08:00:00.000+02:00", "author": {"username": "ana"}, "description": "Words"}]`, RowOptions{Where: []Pair{{"author", "ana"}}},
			map[string]string{"add-it.md": "title: Add it\nstarted: 2026-02-27\nended: 2026-03-01\nartifacts: [{title: l.example/3, url: \"https://l.example/3\"}]\n\nWords\n"}, nil},
		"no header, templates, fields that are set, and references": {"plain.csv", "7;P;2026-01-05;Bo Lind;design:senior\n8;I;2026-01-06;Cy;flying\n",
			RowOptions{Header: []string{"number", "type", "when", "who", "skill"}, Map: []Pair{{"title", "Change {number}"}, {"artifacts", "https://x.example/{number}"}, {"witnesses", "who"}, {"competencies", "5"}}, Set: []Pair{{"kind", "Project"}, {"scope", "teams"}}},
			map[string]string{
				"change-7.md": "title: Change 7\nkind: project\nended: 2026-01-05\nscope: teams\nwitnesses: [bo]\nartifacts: [{title: x.example/7, url: \"https://x.example/7\"}]\ncompetencies: [{id: design, level: senior}]\n",
				"change-8.md": "title: Change 8\nkind: project\nended: 2026-01-06\nscope: teams\nartifacts: [{title: x.example/8, url: \"https://x.example/8\"}]\n",
			}, nil},
	} {
		made, account, wrong := into(t, "evidence", c.file, c.text, c.opt)
		got := map[string]string{}
		for file, text := range made {
			if at := strings.LastIndexByte(file, '-'); len(file)-at == len("-012345.md") && c.want[file] == "" {
				file = file[:at] + "-KEY.md"
			}
			got[file] = text
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) || len(wrong) > 0 {
			t.Errorf("%s:\n%q\nwant\n%q\n%v", name, got, c.want, wrong)
		}
		var left []string
		for _, r := range account.Records {
			if r.Because != "" {
				left = append(left, r.Because)
			}
		}
		slices.Sort(left)
		slices.Sort(c.left)
		if !slices.Equal(left, c.left) {
			t.Errorf("%s: left out because %q, want %q", name, left, c.left)
		}
	}
}

// What cannot be decided is asked, and names what settles it.
func TestRowsAsk(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		opt  RowOptions
		says string
	}{
		"day or month first":    {"Title,Done\nA thing,03/04/2026\n", RowOptions{}, `"03/04/2026" can be 2026-04-03 or 2026-03-04`},
		"two columns of a name": {"Title,Title,Done\nA,B,2026-01-01\n", RowOptions{}, `columns 1 and 2 are both called "Title"`},
		"no title":              {"Who,Done\nA,2026-01-01\n", RowOptions{}, "no column is called a title"},
		"no header":             {"7;P;2026-01-05\n", RowOptions{}, "the table has no header"},
		"an unknown column":     {"Title,Done\nA,2026-01-01\n", RowOptions{Where: []Pair{{"Don", "x"}}}, `--where: the table has no column "Don"`},
		"an unknown field":      {"Title,Done\nA,2026-01-01\n", RowOptions{Map: []Pair{{"titel", "Title"}}}, `unknown field "titel"`},
		"the audience":          {"Title,Done\nA,2026-01-01\n", RowOptions{Set: []Pair{{"audience", "public"}}}, "the audience of an imported entry is self"},
		"a map":                 {"Title,Done\nA,2026-01-01\n", RowOptions{Map: []Pair{{"draft", "Title"}}}, `the field "draft" cannot be filled`},
	} {
		_, _, wrong := into(t, "evidence", "work.csv", c.text, c.opt)
		if len(wrong) == 0 || !strings.Contains(wrong[0].Message, c.says) || wrong[0].Hint == "" {
			t.Errorf("%s: %v", name, wrong)
		}
	}
}

// A field of the table of the format, and each part of one, is filled without code of its
// own, in every collection.
func TestEveryFieldThatATextCanFill(t *testing.T) {
	texts := map[format.Form]string{
		format.Text: "words", format.Markdown: "words", format.Label: "words", format.Map: "words", format.Date: "2026-03-31", format.Tick: "2026-03-31",
		format.Flag: "yes", format.Number: "4", format.Hours: "4", format.Count: "4", format.Metric: "pages.night", format.Claim: "design",
		format.Artifact: "https://x.example", format.Link: "https://x.example", format.Address: "https://x.example", format.ID: "some-id",
	}
	try := func(shape format.Shape, key, part string, f format.Field) {
		text := texts[f.Form]
		switch {
		case len(f.Words) > 0:
			text = strings.ToUpper(f.Words[0])
		case f.Shape == &format.Impact && part == "":
			text = "Waits: 9 minutes → 4 minutes"
		case f.Form == format.Ref && f.Of == format.People:
			text = "Bo Lind"
		case f.Form == format.Ref && f.Of == format.Competencies:
			text = "design"
		case f.Form == format.Ref && f.Of == format.Levels:
			text = "senior"
		case f.Form == format.Ref:
			text = "some-id"
		}
		if text == "" {
			t.Errorf("%s.%s: a %s is not tried", shape.Name, key, f.Form)
		}
		made, account, wrong := into(t, shape.Name, "a.csv", fmt.Sprintf("Title;%s;Details\nA thing;%s;Words.\n", key, text), RowOptions{})
		_, written, has := strings.Cut(fmt.Sprint(made), "\n"+strings.TrimSuffix(key, "."+part)+": ")
		if line, _, _ := strings.Cut(written, "\n"); len(wrong) > 0 || len(made) != 1 || !has || part != "" && !strings.Contains(line, "{"+part+": ") {
			t.Errorf("%s.%s: %q, %v, %v", shape.Name, key, made, wrong, account.Records)
		}
	}
	parts := 0
	for _, shape := range format.Collections {
		for _, f := range shape.Fields {
			if fillable(f) {
				try(shape, f.Key, "", f)
			}
			for _, key := range partsOf(shape, f) {
				_, part, _ := partOf(shape, key)
				try(shape, key, part.Key, part)
				parts++
			}
		}
	}
	if parts < 20 {
		t.Errorf("%d parts were tried", parts)
	}
}

const brag = "---\ntags: [x]\n---\n# Brag\n\nAn introduction.\n\n## Q1 2026\n\n### Mentoring\n\n- **Cut the wait** from 340 ms to 120 ms ([PR](https://x.example/7)), 3rd March 2026.\n  - Rolled out\n- 12 Jan: held a review https://x.example/r.\n- Trained Bo, Jan 2026 – Mar 2026\n- [ ] Not done\n\n## 2025\n\n* Deleted 30,000 lines\n  of dead code\n\n## Rewrote the queue worker (March 2025)\n\nIt lost jobs.\n\n- ten lines\n- no locks\n\n## Empty\n"

func TestList(t *testing.T) {
	made, account, wrong := into(t, "evidence", "brag.md", brag, RowOptions{})
	want := map[string]string{
		"cut-the-wait-from-340-ms-to-120-ms.md": "title: Cut the wait from 340 ms to 120 ms\nkind: mentoring\nended: 2026-03-03\nartifacts: [{title: PR, url: \"https://x.example/7\"}]\nimpact: [{label: Cut the wait, from: 340, to: 120, unit: ms}]\n\n**Cut the wait** from 340 ms to 120 ms ([PR](https://x.example/7)), 3rd March 2026.\n- Rolled out\n",
		"held-a-review.md":                      "title: held a review\nkind: mentoring\nended: 2026-01-12\nartifacts: [{title: x.example/r, url: \"https://x.example/r\"}]\n\n12 Jan: held a review https://x.example/r.\n",
		"trained-bo.md":                         "title: Trained Bo\nkind: mentoring\nstarted: 2026-01\nended: 2026-03\n\nTrained Bo, Jan 2026 – Mar 2026\n",
		"deleted-30-000-lines-of-dead-code.md":  "title: \"Deleted 30,000 lines of dead code\"\nended: 2025-12-31 # only the year 2025 is known\n",
		"rewrote-the-queue-worker.md":           "title: Rewrote the queue worker\nended: 2025-03\n\nIt lost jobs.\n\n- ten lines\n- no locks\n",
	}
	for file, text := range want {
		if made[file] != text {
			t.Errorf("%s:\n%q\nwant\n%q", file, made[file], text)
		}
	}
	if len(made) != len(want) || len(wrong) > 0 || account.LeftOut != 4 {
		t.Errorf("%d files, %d left out, %v", len(made), account.LeftOut, wrong)
	}
}

// The rows of a table among bullets are entries. A table without titles is left as it is.
func TestTablesInLists(t *testing.T) {
	made, account, wrong := into(t, "evidence", "brag.md", "# Work\n\n- Cut the wait, 3 March 2026\n\n## Talks\n\n| Date | Where | What |\n|---|---|---|\n| 05/02/2026 | Cork | Why we wait |\n|\n| 19/05/2026 | Athlone | How we wait |\n\n## Results\n\n| A | B |\n|---|---|\n| x | y |\n", RowOptions{})
	want := map[string]string{
		"cut-the-wait.md": "title: Cut the wait\nended: 2026-03-03\n",
		"why-we-wait.md":  "title: Why we wait\nkind: talk\nended: 2026-02-05\n\nWhere: Cork\n",
		"how-we-wait.md":  "title: How we wait\nkind: talk\nended: 2026-05-19\n\nWhere: Athlone\n",
		"results.md":      "title: Results\n\n| A | B |\n|---|---|\n| x | y |\n",
	}
	if fmt.Sprintf("%q", made) != fmt.Sprintf("%q", want) || len(wrong) > 0 {
		t.Errorf("%q, %v", made, wrong)
	}
	if got := fmt.Sprint(account.Columns); got != "[{Date ended 2 } {Where the text 2 } {What title 2 }]" {
		t.Errorf("the columns are %s", got)
	}
	if _, account, _ := into(t, "evidence", "work.md", "# Talks\n\n| Subject | Done |\n|---|---|\n| Why we wait | 2026-02-05 |\n", RowOptions{Set: []Pair{{"kind", "talk"}}}); account.Read != "table" || account.Written != 1 {
		t.Errorf("a table alone: %+v", account)
	}
}

// Headings that are months or quarters of a year above them are dates, not tags.
func TestListByMonth(t *testing.T) {
	const text = "# 2024\n\n## October\n\n- Halved the build, see https://x.example/b\n\n## Q2\n\n### Team\n\n- Wrote the on-call guide\n\n## May we ask\n\n- Ran the first survey\n"
	made, _, wrong := into(t, "evidence", "brag.md", text, RowOptions{})
	if alone, _, _ := into(t, "evidence", "brag.md", "## 2024\n\n- Halved the build\n", RowOptions{}); len(alone) != 1 {
		t.Errorf("a year that no heading is above: %q", alone)
	}
	for file, want := range map[string]string{
		"halved-the-build.md":        "title: Halved the build\nended: 2024-10\nartifacts: [{title: x.example/b, url: \"https://x.example/b\"}]\n\nHalved the build, see https://x.example/b\n",
		"wrote-the-on-call-guide.md": "title: Wrote the on-call guide\nended: 2024-Q2\ntags: [Team]\n",
		"ran-the-first-survey.md":    "title: Ran the first survey\nended: 2024-12-31 # only the year 2024 is known\ntags: [May we ask]\n",
	} {
		if made[file] != want {
			t.Errorf("%s:\n%q\nwant\n%q", file, made[file], want)
		}
	}
	if len(made) != 3 || len(wrong) > 0 {
		t.Errorf("%d files, %v", len(made), wrong)
	}
}

// An archive is read within bounds, and names within it lead nowhere.
func TestLinkedIn(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"export/Positions.csv":         "Company Name,Title,Description,Location,Started On,Finished On\nPied,Engineer,Built it,Here,Jan 2020,Mar 2021\n",
		"../../Projects.csv":           "Title,Description,Url,Started On,Finished On\nA map,Of words,https://x.example,Feb 2020,\n",
		"Recommendations_Received.csv": "First Name,Last Name,Company,Text,Creation Date,Status\nBo,Lind,Pied,Ana is good,\"03/14/22, 08:15 AM\",VISIBLE\n",
		"Connections.csv":              "First Name\nSomebody\n",
		"Certifications.csv":           strings.Repeat("a", 17<<20),
		"Jobs/Job Applications.csv":    "x\n",
		"Recommendations_Given.csv":    "x\n",
		"Skills.csv":                   "Name\nGo\n",
		"Profile.csv":                  "First Name\nAna\n",
		"Rich Media.csv":               "x\n",
		"Education.csv":                "School Name,Start Date,End Date,Notes,Degree Name,Activities\nA school,2010,2014,,Bachelor,Chess\n",
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	made, account, wrong := into(t, "evidence", "export.zip", b.String(), RowOptions{})
	want := map[string]string{
		"engineer-pied.md":     "title: \"Engineer, Pied\"\nstarted: 2020-01\nended: 2021-03\nrole: Engineer\n\nBuilt it\n\n- Location: Here\n",
		"a-map.md":             "title: A map\nkind: project\nstarted: 2020-02\nartifacts: [{title: x.example, url: \"https://x.example\"}]\n\nOf words\n",
		"bachelor-a-school.md": "title: \"Bachelor, A school\"\nstarted: 2010-01-01 # only the year 2010 is known\nended: 2014-12-31 # only the year 2014 is known\n\n- Activities: Chess\n",
	}
	for file, text := range want {
		if made[file] != text {
			t.Errorf("%s:\n%q\nwant\n%q", file, made[file], text)
		}
	}
	if len(made) != 3 || len(wrong) > 0 || account.LeftOut != 8 {
		t.Errorf("%q, %d left out, %v", made, account.LeftOut, wrong)
	}
	said, _, wrong := into(t, "feedback", "export.zip", b.String(), RowOptions{})
	if len(wrong) > 0 || said["recommendation-by-bo-lind.md"] != "title: Recommendation by Bo Lind\nfrom: [bo]\ngiven: 2022-03-14\n\nAna is good\n\n- Company: Pied\n\n- Status: VISIBLE\n" {
		t.Errorf("%q, %v", said, wrong)
	}
}

// Every text of a real résumé is in an entry or in the account.
func TestResume(t *testing.T) {
	const folder = "../../../../../shared/data/"
	data, err := os.ReadFile(folder + "jsonresume/sample.resume.json")
	if err != nil {
		t.Skip("there is no folder shared with files of others")
	}
	made, account, wrong := into(t, "evidence", "sample.resume.json", string(data), RowOptions{})
	said := fmt.Sprint(made, account)
	lost := 0
	for _, line := range strings.Split(string(data), "\n") {
		_, text, ok := strings.Cut(line, `": "`)
		text = strings.TrimRight(text, `",`)
		if !ok || text == "" || strings.Contains(line, "basics") || strings.Contains(said, text) || strings.Contains(said, strings.TrimSuffix(text, ".")) {
			continue
		}
		lost++
	}
	for _, key := range []string{"basics.name", "basics.email", "basics.phone", "basics.location.city", "basics.profiles.url", "meta.version", "$schema"} {
		if !slices.ContainsFunc(account.Columns, func(c Column) bool { return c.Name == key && c.Field == "" }) {
			t.Errorf("the account does not say that %s is left out", key)
		}
	}
	listed := 0
	for _, c := range account.Columns {
		listed += c.Cells
	}
	if len(made) != 10 || account.LeftOut != 5 || len(wrong) > 0 || lost > listed+1 {
		t.Errorf("%d entries, %d left out, %d texts are nowhere and %d are listed; %v", len(made), account.LeftOut, lost, listed, wrong)
	}
	said2, _, _ := into(t, "feedback", "sample.resume.json", string(data), RowOptions{})
	if !strings.Contains(said2["reference-by-erlich-bachman.md"], "It is my pleasure to recommend Richard") {
		t.Errorf("the reference is no feedback: %q", said2)
	}
}

// A second import of the same records finds them, whatever their files are called.
func TestAgain(t *testing.T) {
	shape, _ := format.Collection("evidence")
	first := Account{}
	tables, _ := sheet.Read("work.csv", []byte("Title,Done\nA,2026-01-01\nB,2026-01-02\nA,2026-01-01\n"))
	found, _ := Rows("work.csv", tables, shape, RowOptions{}, &first)
	files, _, _ := Entries(found, Place{Shape: shape}, &first)
	if len(files) != 2 || first.Records[2].Because != "it is the same as work.csv:2:1" {
		t.Fatalf("%d files, %v", len(files), first.Records)
	}
	_, rest, _ := strings.Cut(string(files[0].Data), "imported: ")
	key, _, _ := strings.Cut(strings.Trim(rest, `"`), ".")
	again := Account{}
	files, _, _ = Entries(found, Place{Shape: shape, Existing: Existing{Keys: map[string]string{key: "content/evidence/renamed.md"}, Names: map[string]string{"b": "content/evidence/b.md"}}}, &again)
	if len(files) != 1 || again.Records[0].Became != Present || again.Records[0].File != "content/evidence/renamed.md" {
		t.Errorf("%v", again.Records)
	}
	if !strings.HasPrefix(files[0].Path, "content/evidence/b-") {
		t.Errorf("a name that is taken by another entry is given again: %s", files[0].Path)
	}
}

// Two keys may begin alike, and a file may have any name.
func TestNamesAreFreeHoweverKeysBegin(t *testing.T) {
	e := entries{names: map[string]bool{}}
	e.Existing.Names = map[string]string{"rota-abcdef123456": "content/evidence/rota-abcdef123456.md"}
	given := map[string]bool{}
	for _, key := range []string{"000000000000", "abcdef111111", "abcdef122222", "abcdef123333", "abcdef123456", "abcdef123456"} {
		name := e.name(Found{}, draft{title: "Rota"}, key)
		if e.Existing.Names[name] != "" || given[name] || !strings.HasPrefix(name, "rota") {
			t.Errorf("%s: got the name %q again", key, name)
		}
		given[name] = true
	}
	if !given["rota"] || !given["rota-abcdef"] || !given["rota-abcdef1"] {
		t.Errorf("the shortest names are not given: %v", given)
	}
}

// A bullet of one sentence is feedback with a text, which is what is quoted.
func TestFeedbackOfOneSentence(t *testing.T) {
	files, account, wrong := into(t, "feedback", "review.txt", "STRONG POINTS\n+ \"You listen before you plan.\"\n  (Ines Rocha)\n+ Always on time.\n", RowOptions{})
	said := strings.Join(slices.Collect(maps.Values(files)), "\n")
	if len(wrong) > 0 || account.Written != 2 || !strings.Contains(said, "\n\n\"You listen before you plan.\"\n(Ines Rocha)\n") || !strings.Contains(said, "\n\nAlways on time.\n") {
		t.Errorf("%v, %+v\n%s", wrong, account.Records, said)
	}
	for _, r := range account.Records {
		if strings.Contains(strings.Join(r.Remarks, " "), "reads as feedback") {
			t.Errorf("feedback reads as feedback: %+v", r)
		}
	}
}

// Feedback without a word is none, and nobody gives it to themselves.
func TestFeedbackWithoutWords(t *testing.T) {
	shape, _ := format.Collection("feedback")
	tables, _ := sheet.Read("fb.csv", []byte("Subject,Reviewer,Answer\nWhat went well?,Jos\u00e9 Lima,You asked first.\nWhat else?,Jose Lima,\nMine,Ana P\u00e9rez,I am good.\nHers,jose lima,Good.\n"))
	account := Account{File: "fb.csv"}
	found, wrong := Rows("fb.csv", tables, shape, RowOptions{}, &account)
	files, _, _ := Entries(found, Place{Shape: shape, Known: Known{format.People: {"jose-lima": "jose-lima", "jos\u00e9 lima": "jose-lima"}}, Author: "Ana Perez", Existing: Existing{}}, &account)
	if len(wrong) > 0 || len(files) != 3 || account.Records[1].Because != "it has no words but its title" {
		t.Fatalf("%v, %+v", wrong, account.Records)
	}
	if got := strings.Join(account.Records[2].Remarks, "; "); got != `from: "Ana Pérez" is you; it was left out` {
		t.Errorf("the author: %s", got)
	}
	for _, f := range []int{0, 2} {
		if !strings.Contains(string(files[f].Data), "from: [jose-lima]\n") {
			t.Errorf("a name with other accents: %s", files[f].Data)
		}
	}
}

// Who is named in a bullet is proposed as a witness, and made none.
func TestPeopleNamedInBullets(t *testing.T) {
	shape, _ := format.Collection("evidence")
	account := Account{File: "brag.md"}
	found, _, _ := Special("brag.md", []byte("# 2025\n\n- Cut the wait with Ana Silva\n- Wrote a guide, thanks to J. Ortíz's notes\n- Ran a course for Ana Silva-Lopes and ana\n- Helped Ada Example and K. Lee\n- AS: trained Ana Silva\n- Measured it with Ortiz, José\n"), shape, &account)
	known := Known{format.People: {"ana": "ana", "ana silva": "ana", "jose-ortiz": "jose-ortiz", "josé ortiz": "jose-ortiz", "kim lee": "kim", "kai lee": "kai", "ada example": "self"}}
	files, _, _ := Entries(found, Place{Shape: shape, Known: known, Author: "Ada Example", Existing: Existing{}}, &account)
	want := []string{
		"an entry names ana; whoever can confirm it is made a witness: casebook set evidence/cut-the-wait-with-ana-silva --witness ana",
		"an entry names jose-ortiz; whoever can confirm it is made a witness: casebook set evidence/wrote-a-guide-thanks-to-j-ortizs-notes --witness jose-ortiz",
	}
	if !slices.Equal(account.Next, want) {
		t.Errorf("%q", account.Next)
	}
	for _, f := range files {
		if strings.Contains(string(f.Data), "witnesses") != strings.Contains(string(f.Data), "title: trained") {
			t.Errorf("%s", f.Data)
		}
	}
}
