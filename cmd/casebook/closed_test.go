package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every verb that reads a portfolio, in each of its formats, says for an audience no
// word of a text that this audience may not read: not in what it prints, nor in what
// it writes. SITE is a site that was built for the audience, OUT a new place. The short
// form asks for one audience, and what takes long in one format.
func TestNoVerbTellsWhatIsClosed(t *testing.T) {
	with := map[string][][]string{
		"build":    {{"build", "--audience", "A", "--out", "SITE", "--verbose"}, {"build", "--audience", "A", "--out", "OUT", "--format", "json"}},
		"check":    {{"check", "--audience", "A", "--verbose"}, {"check", "--audience", "A", "--format", "json"}, {"check", "--audience", "A", "--format", "github"}, {"check", "--audience", "A", "--format", "sarif"}, {"check", "--audience", "A", "--accepted"}},
		"status":   {{"status", "--audience", "A"}, {"status", "--audience", "A", "--format", "json"}},
		"agenda":   {{"agenda", "--audience", "A"}, {"agenda", "--audience", "A", "--format", "json"}},
		"packet":   {{"packet", "--audience", "A", "--format", "html", "-o", "-"}, {"packet", "--audience", "A", "--format", "md", "-o", "-"}},
		"export":   {{"export", "case", "--audience", "A"}, {"export", "json", "--audience", "A"}, {"export", "json-resume", "--audience", "A"}, {"export", "open-badges", "--audience", "A"}, {"export", "csv", "evidence", "--audience", "A"}, {"export", "csv", "journal", "--audience", "A", "-o", "OUT"}},
		"verify":   {{"verify", "SITE"}, {"verify", "SITE", "--format", "json"}},
		"diff":     {{"diff", "HEAD", "--audience", "A"}, {"diff", "HEAD", "--audience", "A", "--format", "json"}, {"diff", "HEAD", "--audience", "A", "--format", "md"}, {"diff", "HEAD", "HEAD~1", "--audience", "A"}},
		"audience": {{"audience", "A", "--since", "HEAD"}, {"audience", "A", "--since", "HEAD", "--format", "json"}, {"audience", "A"}},
		"comment":  {{"comment", "--dry-run", "--base", "HEAD", "--audience", "A"}},
		"eject":    {{"eject", "--audience", "A", "OUT"}},
	}
	without := map[string]string{
		"serve": "TestNothingWithheldGetsOut asks its preview", "lock": "is for the author", "explain": "reads no portfolio",
		"init": "reads no portfolio", "new": "is for the author", "import": "is for the author", "note": "is for the author", "set": "is for the author",
		"framework": "reads no portfolio", "publish": "prints what build prints, and the paths of its files", "ci": "prints and writes nothing of a case but the name of its author", "schema": "reads no portfolio", "lsp": "is for the author", "man": "reads no portfolio", "licences": "reads no portfolio", "version": "reads no portfolio", "help": "reads no portfolio", "completion": "reads no portfolio",
	}
	order := []string{"build", "check", "status", "agenda", "packet", "export", "verify", "diff", "audience", "comment", "eject"}
	for _, verb := range (&command{stdout: &output{Writer: &bytes.Buffer{}}}).root().Commands() {
		if _, is := with[verb.Name()]; !is && without[verb.Name()] == "" {
			t.Errorf("the verb %s is not asked what it tells", verb.Name())
		}
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	closedEverywhere(t, dir)
	t.Setenv("HOME", t.TempDir())
	closedSince(t, dir)
	t.Chdir(dir)
	audiences := []string{"committee"}
	if os.Getenv("CASEBOOK_LONG") != "" {
		audiences = []string{"public", "committee", "self"} // to the last one there is something to tell
	}
	withoutLong(t)
	for _, audience := range audiences {
		site := filepath.Join(t.TempDir(), "site")
		told := 0
		for _, verb := range order {
			for i, args := range with[verb] {
				if len(audiences) == 1 && i > 0 && !slices.Contains([]string{"check", "status", "diff", "audience"}, verb) {
					continue
				}
				out := filepath.Join(t.TempDir(), "out")
				var said, wrong bytes.Buffer
				line := strings.Split(strings.NewReplacer("SITE", site, "OUT", out).Replace(strings.Join(args, "\n")), "\n")
				for j := range line {
					if line[j] == "A" {
						line[j] = audience
					}
				}
				if status := run(context.Background(), line, &said, &wrong); status != sound {
					t.Fatalf("%q: %d\n%s%s", line, status, &said, &wrong)
				}
				texts := map[string]string{"stdout": said.String(), "stderr": wrong.String()}
				for _, folder := range []string{out, site} {
					if folder == site && i > 0 {
						continue
					}
					_ = filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error { // one that is not there has no files
						if err == nil && !d.IsDir() {
							data, _ := os.ReadFile(file)
							texts[file] = string(data)
						}
						return nil
					})
				}
				for name, text := range texts {
					if n := strings.Index(strings.ToLower(text), "quagga"); n >= 0 {
						if told++; audience != "self" {
							t.Errorf("%q: %s holds a closed word: %q", line, name, text[max(0, n-60):min(len(text), n+40)])
						}
					}
				}
			}
		}
		if audience == "self" && told < 20 {
			t.Errorf("the author reads only %d texts with the words: there is little to tell", told)
		}
	}
}

// closedSince makes the folder a repository with two commits, in which words are open that
// are closed, replaced or gone in the folder, and the reverse.
func closedSince(t *testing.T, dir string) {
	t.Helper()
	newGitRepo(t)
	r := gitRepo{t, dir}
	r.git("init", "--quiet")
	open := "---\ntitle: The QUAGGA of then\nended: 2026-04-01\nrole: keeper of the QUAGGA\ncompetencies: [{id: design, level: senior}]\naudience: AUDIENCE\n---\nWords about the QUAGGA that nobody else has said.\n"
	say := func(word, audience string) string {
		return strings.NewReplacer("QUAGGA", word, "AUDIENCE", audience).Replace(open)
	}
	r.write("content/evidence/closed-since.md", say("quagga901", "public"))
	r.write("content/evidence/gone-since.md", say("quagga902", "public"))
	r.write("content/evidence/reworded-since.md", say("quagga903", "public"))
	r.write("content/evidence/quagga904.md", say("quagga904", "public"))
	r.write("content/evidence/opened-since.md", say("quagga905", "self"))
	r.commit()
	r.write("content/evidence/between.md", say("quagga906", "public"))
	r.commit()
	r.write("content/evidence/closed-since.md", say("quagga901", "self"))
	r.git("rm", "--quiet", "--force", "content/evidence/gone-since.md", "content/evidence/between.md", "content/evidence/quagga904.md")
	r.write("content/evidence/reworded-since.md", say("otter", "public"))
	r.write("content/evidence/renamed-since.md", say("badger", "public"))
	r.write("content/evidence/opened-since.md", say("marten", "public"))
}

// withoutLong takes the variable away by which long tests are asked for, until the test ends: it
// is no key of config.yaml.
func withoutLong(t *testing.T) {
	t.Helper()
	t.Setenv("CASEBOOK_LONG", "") // and it is there again
	if err := os.Unsetenv("CASEBOOK_LONG"); err != nil {
		t.Fatal(err)
	}
}

// closedEverywhere puts an entry that nobody else may read into every collection, with
// words that stand nowhere else in each of its texts, and one such part into an open
// entry.
func closedEverywhere(t *testing.T, dir string) {
	t.Helper()
	word := 0
	say := func() string { word++; return fmt.Sprintf("words of quagga%d here", word) }
	for folder, fields := range map[string]string{
		"evidence": "ended: 2026-04-02\nrole: %s\ncompetencies: [{id: design, level: senior}]\n", "case-studies": "evidence: [closed]\n", "milestones": "due: 2026-12-01\noutcomes: [{text: %s}]\n",
		"experiments": "objective: %s\nmetric: lead-time\nstart: 2026-01-01\nend: 2026-03-31\n", "feedback": "from: bo\nconsent: none\nbehaviour: %s\n",
		"statements": "from: bo\ncapacity: manager\nrecommends: \"yes\"\nconsent: none\n", "questions": "says: %s\n", "journal": "date: 2026-04-01\nsurprised: %s\n", "check-ins": "date: 2026-04-03\nwith: [bo]\nsteps: [{text: %s, who: bo}]\n", "asks": "of: bo\nasked: 2026-05-01\n",
	} {
		for strings.Contains(fields, "%s") {
			fields = strings.Replace(fields, "%s", say(), 1)
		}
		text := fmt.Sprintf("---\ntitle: A title with %s\nsummary: A summary with %s\naudience: self\ntags: [quagga]\n%s---\n\n# Heading of %s\n\nA body with %s.\n", say(), say(), fields, say(), say())
		if err := os.MkdirAll(filepath.Join(dir, "content", folder), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "content", folder, "closed.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	open, err := os.OpenFile(filepath.Join(dir, "content/evidence/guide.md"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Fprintf(open, "\n{{< only \"self\" >}}%s{{< /only >}} <!-- nobody reads the okapi -->\n", say()); err != nil {
		t.Fatal(err)
	}
	if err := open.Close(); err != nil {
		t.Fatal(err)
	}
}
