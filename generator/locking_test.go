package generator

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/privacy/lock"
)

// locked copies the demo to where it may be given readers.
func locked(t *testing.T, readers Readers) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(demo, "content"))); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(demo, "config.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	text = append(text, "\nlock: {title: A case for review, synopsis: Ask the author for the passphrase.}\n"...)
	if err := os.WriteFile(filepath.Join(dir, "config.yaml"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := readers.Write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// invited gives a list of readers, and what each opens the site with.
func invited(t *testing.T, names ...string) (Readers, map[string]string) {
	t.Helper()
	var readers Readers
	secrets := map[string]string{}
	for _, name := range names {
		kind := ByPassphrase
		if strings.HasPrefix(name, "link") {
			kind = ByLink
		}
		secret, err := readers.Invite(name, kind, "", time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		secrets[name] = secret
	}
	return readers, secrets
}

// buildLocked builds into a folder, with a secret of a reader or without.
func buildLocked(t *testing.T, dir, out, secret string) (map[string]string, Locked) {
	t.Helper()
	opt := options(t, dir,
		Flag{Key: "output.folder", Name: "--out", Value: out}, Flag{Key: "lock.always", Name: "--lock", Value: "true"})
	opt.Secret = secret
	opt.undrawn = true
	built, err := Build(context.Background(), dir, false, opt)
	if err != nil {
		t.Fatal(err)
	}
	if built.Folder == "" || built.Locked == nil {
		t.Fatalf("nothing was locked: %v", built.Diags)
	}
	return tree(t, out), *built.Locked
}

// opens tells whether a secret opens a site, and gives its files.
func opens(site map[string]string, secret string) (map[string][]byte, bool) {
	files, err := lock.Unseal(func(name string) ([]byte, bool) {
		text, ok := site[name]
		return []byte(text), ok
	}, secret)
	return files, err == nil
}

// runOfBytes is how many bytes in a row of a source make it readable.
const runOfBytes = 12

func TestALockedSiteIsOpaque(t *testing.T) {
	readers, _ := invited(t, "chair", "link to the mentor")
	dir := locked(t, readers)
	site, _ := buildLocked(t, dir, filepath.Join(t.TempDir(), "site"), "")

	runs := map[string]string{} // of the sources: where from
	for name, text := range tree(t, filepath.Join(dir, "content")) {
		for i := range len(text) - runOfBytes + 1 {
			runs[text[i:i+runOfBytes]] = name
		}
	}
	if len(runs) < 50_000 {
		t.Fatalf("only %d runs of bytes to look for", len(runs))
	}
	sealed := 0
	for name, text := range site {
		if !strings.HasSuffix(name, ".age") {
			continue
		}
		sealed++
		for i := range len(text) - runOfBytes + 1 {
			if from, ok := runs[text[i:i+runOfBytes]]; ok {
				t.Errorf("%s holds %q of %s", name, text[i:i+runOfBytes], from)
				break
			}
		}
	}
	if sealed < 100 {
		t.Errorf("only %d files are sealed", sealed)
	}
	for name := range site {
		ok := strings.HasSuffix(name, ".age") || slices.Contains([]string{"index.html", "404.html", "sw.js", "_headers", ".casebook", "licences.txt", "robots.txt", "lock/readers.json"}, name) ||
			strings.HasPrefix(name, "lock/") && slices.Contains([]string{".css", ".js", ".svg"}, filepath.Ext(name))
		if !ok {
			t.Errorf("%s is readable", name)
		}
	}
	// What is readable tells nothing of the case: none of its titles, and nobody's name.
	words := []string{"Mirela", "Osei", "Brindle", "Tracking", "scan-lag", "event-vocabulary", "committee", "chair", "mentor"}
	for name, text := range site {
		if strings.HasSuffix(name, ".age") {
			continue
		}
		if name == ".casebook" { // by the line of its audience, publish --from knows for whom it is
			text = strings.Replace(text, "committee", "", 1)
		}
		for _, word := range words {
			if strings.Contains(name+text, word) {
				t.Errorf("%s says %q", name, word)
			}
		}
	}
	if !strings.Contains(site["index.html"], "A case for review") || site["index.html"] != site["404.html"] {
		t.Error("the cover is not what opens first, or not what is shown in place of a page that is not there")
	}
}

// A site whose cover has no words of the author's can be locked again, as every other.
func TestASiteWithoutWordsForItsCoverIsLocked(t *testing.T) {
	for _, theme := range []string{"casebook", "plain"} {
		readers, secrets := invited(t, "chair")
		dir := locked(t, readers)
		text, err := os.ReadFile(filepath.Join(dir, "config.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		text = regexp.MustCompile(`(?m)^(lock|theme):.*\n`).ReplaceAll(text, nil)
		if err := os.WriteFile(filepath.Join(dir, "config.yaml"), append(text, "theme: "+theme+"\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
		site, _ := buildLocked(t, dir, filepath.Join(t.TempDir(), "site"), "")
		files, ok := opens(site, secrets["chair"])
		page := string(files["index.html"])
		if !ok || !strings.Contains(page, "lock") || theme == "casebook" && !strings.Contains(page, "data-lock") || !regexp.MustCompile(`<script[^>]*lock`).MatchString(page) {
			t.Errorf("%s: its pages cannot be locked again", theme)
		}
	}
}

func TestReadersOpenTheWholeSite(t *testing.T) {
	readers, secrets := invited(t, "chair", "member", "link to the mentor")
	dir := locked(t, readers)
	out := filepath.Join(t.TempDir(), "site")
	site, how := buildLocked(t, dir, out, "")
	if how.Readers != 3 || how.Kept != 0 || how.Renewed == "" {
		t.Errorf("got %+v", how)
	}
	var first map[string][]byte
	for name, secret := range secrets {
		files, ok := opens(site, secret)
		if !ok {
			t.Errorf("%s cannot open it", name)
			continue
		}
		if first == nil {
			first = files
		}
		if !maps.EqualFunc(first, files, func(a, b []byte) bool { return string(a) == string(b) }) {
			t.Errorf("%s reads something else", name)
		}
	}
	for _, name := range []string{"index.html", "404.html", "search.json", "case.json", "colophon.json", "packet/index.html", "evidence/index.html"} {
		if len(first[name]) == 0 {
			t.Errorf("%s is not in it", name)
		}
	}
	if !strings.Contains(string(first["index.html"]), "Mirela") {
		t.Error("index.html is not the home page")
	}

	// The chair is removed, and the site is built again.
	gone := secrets["chair"]
	if err := readers.Remove("chair"); err != nil {
		t.Fatal(err)
	}
	if err := readers.Write(dir); err != nil {
		t.Fatal(err)
	}
	again, how := buildLocked(t, dir, out, secrets["member"])
	if how.Kept != 0 {
		t.Errorf("%d files kept bytes that a removed reader can open", how.Kept)
	}
	if _, ok := opens(again, gone); ok {
		t.Error("the removed reader opens it")
	}
	if _, ok := opens(again, secrets["link to the mentor"]); !ok {
		t.Error("who stays cannot open it")
	}
}

func TestWhatDidNotChangeKeepsItsBytes(t *testing.T) {
	readers, secrets := invited(t, "chair", "link to the mentor")
	dir := locked(t, readers)
	out := filepath.Join(t.TempDir(), "site")
	before, _ := buildLocked(t, dir, out, secrets["chair"])
	same, how := buildLocked(t, dir, out, secrets["chair"])
	if how.Fresh != 0 || how.Renewed != "" {
		t.Errorf("nothing changed, and %d files are new: %s", how.Fresh, how.Renewed)
	}
	delete(same, "lock/key.age") // always new
	delete(same, ".casebook")    // has the sum of it
	for name, text := range same {
		if before[name] != text {
			t.Errorf("%s changed", name)
		}
	}
	entry := filepath.Join(dir, "content", "evidence", "event-vocabulary.md")
	if _, err := os.Stat(entry); err != nil {
		entry = filepath.Join(dir, "content", "evidence", "event-vocabulary", "index.md")
	}
	text, err := os.ReadFile(entry)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(entry, append(text, "\nOne more sentence.\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	_, how = buildLocked(t, dir, out, secrets["chair"])
	if how.Fresh == 0 || how.Fresh > how.Kept/4 {
		t.Errorf("after one sentence %d files are new and %d kept their bytes", how.Fresh, how.Kept)
	}
}
