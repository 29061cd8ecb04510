package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
)

// twin makes a portfolio that differs from the one of the same number in nothing but
// what an audience may not read: words, names, terms, ids, names of files, numbers and
// dates; and it has people, entries and series besides. No method asks the chance of
// the portfolio; on the nil twin they change nothing.
type twin struct {
	*rand.Rand
	of config.Audience
}

func (t *twin) changes(to config.Audience) bool { return t != nil && !t.of.MayRead(to) }

const consonants, vowels = "bdfgklmprstv", "aeio"

// word gives another word. It has vowels where the first one has, so that the forms of
// names, which go by letters, are the same.
func (t *twin) word(to config.Audience, w string) string {
	if !t.changes(to) {
		return w
	}
	c, v, han := 1+t.IntN(len(consonants)-1), 1+t.IntN(len(vowels)-1), rune(1+t.IntN(0xfff))
	return strings.Map(func(r rune) rune {
		if i := strings.IndexRune(consonants, r); i >= 0 {
			return rune(consonants[(i+c)%len(consonants)])
		}
		if i := strings.IndexRune(vowels, r); i >= 0 {
			return rune(vowels[(i+v)%len(vowels)])
		}
		if r >= 0x3500 && r < 0x4500 {
			return 0x3500 + (r-0x3500+han)%0x1000
		}
		return r
	}, w)
}

// number gives another number. Those that are closed to the public alone may be of a
// series that shows it an index of them.
func (t *twin) number(to config.Audience, n int) int {
	if !t.changes(to) || t.of == config.Public && to == config.Committee {
		return n
	}
	return 10_000_000 + t.IntN(89_000_000)
}

// date gives another day. All are moved alike, so that what began first still does.
func (t *twin) date(to config.Audience, date string) string {
	if !t.changes(to) {
		return date
	}
	on, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic(err)
	}
	return on.AddDate(0, 0, -17).Format(time.DateOnly)
}

// people gives people with others between them, whom nothing names.
func (t *twin) people(all []map[string]any) []map[string]any {
	if t == nil {
		return all
	}
	for i, id := range []string{"aa-zqov", "mm-zqov", "zz-zqov"} {
		other := map[string]any{"id": id, "name": "Zqov " + strings.Repeat("Zqu", i+1), "relation": "peer", "named": "self"}
		all = slices.Insert(slices.Clone(all), t.IntN(len(all)+1), other)
	}
	return all
}

// adds writes entries and series that are closed.
func (t *twin) adds(v *invention) {
	if t == nil {
		return
	}
	for _, folder := range folderNames {
		for i, id := range []string{"aa-zqov", "mm-zqov", "zz-zqov"} {
			f := map[string]any{"title": "Zqov " + folder, "audience": "self"}
			if i == 1 {
				f["draft"] = true
			}
			switch folder {
			case "evidence":
				f["kind"], f["started"], f["ended"] = "project", "2026-01-02", "2026-02-03"
			case "journal", "check-ins":
				f["date"] = fmt.Sprintf("2026-05-%02d", 10+i)
			case "experiments":
				f["objective"], f["start"], f["end"] = "Zqov", "2026-03-01", "2026-04-01"
				f["metric"], f["target"] = map[string]any{"series": "zqov", "column": "zqov"}, 3
			case "milestones":
				f["due"] = "2026-11-02"
			}
			text, err := json.Marshal(f)
			if err != nil {
				panic(err)
			}
			v.files["content/"+folder+"/"+id+".md"] = &fstest.MapFile{Data: append(text, "\n\nZqov.\n"...)}
		}
	}
	v.files["content/metrics/zqov.csv"] = &fstest.MapFile{Data: []byte("month,zqov\n2025-01,1\n2025-02,2\n")}
	v.files["content/metrics/zqov.yaml"] = &fstest.MapFile{Data: []byte("audience: self\n")}
}

// Portfolios in pairs that differ in nothing but what an audience may not read: all
// that Hugo is given for it is the same, byte for byte, and so are the sums of the
// colophon, and what a build tells. Hugo itself runs for one pair, and in the long form
// (CASEBOOK_LONG=1) for one in ten.
func TestWhatIsClosedChangesNothing(t *testing.T) {
	n, whole := 8, 8
	if os.Getenv("CASEBOOK_LONG") != "" {
		n, whole = 400, 10
	}
	first, compiled := 0, t.TempDir()
	if one := os.Getenv("CASEBOOK_PAIR"); one != "" {
		if _, err := fmt.Sscan(one, &first); err != nil {
			t.Fatal(err)
		}
		n = 1
	}
	for number := first; number < first+n; number++ {
		a := readers[number%len(readers)]
		var made [2]map[string][]byte
		for i, of := range []*twin{nil, {rand.New(rand.NewPCG(uint64(number), 1)), a}} {
			v := inventTwin(uint64(number), of)
			made[i] = pairOf(t, v, a, compiled, number%whole == 0)
		}
		for _, name := range slices.Sorted(maps.Keys(maps.Collect(func(yield func(string, bool) bool) {
			for _, files := range made {
				for name := range files {
					yield(name, true)
				}
			}
		}))) {
			if one, other := made[0][name], made[1][name]; !bytes.Equal(one, other) {
				t.Errorf("pair %d for %s: %s differs\n%s", number, a, name, apart(one, other))
			}
		}
	}
}

// pairOf gives all that comes of a portfolio for an audience.
func pairOf(t *testing.T, v *invention, a config.Audience, compiled string, whole bool) map[string][]byte {
	opt := Options{
		Portfolio: v.files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), Compiled: compiled, undrawn: true,
		Flags: []Flag{{Name: "--audience", Key: "audience", Value: a.String()}},
	}
	r, err := read(opt)
	if err != nil || r.diags.Errors() > 0 {
		t.Fatalf("%v %v", err, r.diags.Of(diag.Error))
	}
	p, err := prepare(t.Context(), opt, r, r.site())
	if err != nil || p.found.Errors() > 0 {
		t.Fatalf("%v %v", err, p.found.Of(diag.Error))
	}
	all := map[string][]byte{}
	for name, data := range p.tree.Files {
		all["given/"+name] = data
	}
	for name, data := range p.tree.Static {
		all["static/"+name] = data
	}
	if all["params"], err = json.Marshal([]any{p.options.Title, p.options.Params}); err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, d := range slices.Concat(r.diags, p.found) {
		if !slices.Contains(ofAuthors, d.Check) {
			told = append(told, toldOf(d))
		}
	}
	slices.Sort(told) // files are called otherwise
	all["told"] = []byte(strings.Join(told, "\n"))
	if whole {
		site, found, err := render.Run(t.Context(), p.tree, p.options)
		if err != nil || found.Errors() > 0 {
			t.Fatalf("%v %v", err, found.Of(diag.Error))
		}
		for name, data := range site.Files {
			all["site/"+name] = data
		}
	}
	return all
}

// ofAuthors are checks whose warnings stand at one place for many, or not at all where
// something closed fills a gap: a build tells what its audience and the author find.
var ofAuthors = []string{"evidence-unfinished", "gap-unaimed"}

// inQuotes are the words of the author in a message, the signs in them, and the line that is to
// be written into people.yaml.
var inQuotes = regexp.MustCompile(`"[^"]*"|U\+[0-9A-F]+|also: \[[^\]]*\]`)

// toldOf gives what is told without what it may name: people, terms, ids and files,
// and places in these.
func toldOf(d diag.Diagnostic) string {
	text := fmt.Sprintf("%s [%s] %s", inQuotes.ReplaceAllString(d.Message, "..."), d.Check, inQuotes.ReplaceAllString(d.Hint, "..."))
	for _, at := range d.Related {
		text += fmt.Sprintf(" %s", inQuotes.ReplaceAllString(at.Text, "..."))
	}
	return text
}

// apart gives the first lines that differ.
func apart(one, other []byte) string {
	a, b := strings.Split(string(one), "\n"), strings.Split(string(other), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			at := 0
			for at < min(len(a[i]), len(b[i])) && a[i][at] == b[i][at] {
				at++
			}
			at = max(0, at-80)
			return fmt.Sprintf("%s\n%.300s\n%.300s", strings.Join(a[max(0, i-1):i], ""), a[i][at:], b[i][min(at, len(b[i])):])
		}
	}
	return fmt.Sprintf("%d lines and %d", len(a), len(b))
}
