package lock

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
)

// madeUp gives a site of texts and of pictures, without end the same for the
// same seed. Two files hold the same, one is empty, one has three chunks.
func madeUp(seed uint64) map[string][]byte {
	random := rand.New(rand.NewPCG(seed, 5))
	word := func() string {
		w := make([]byte, 3+random.IntN(8))
		for i := range w {
			w[i] = "etaoinshrdlucmfwypvbg"[random.IntN(21)]
		}
		return string(w)
	}
	prose := func(n int) []byte {
		var b strings.Builder
		b.WriteString("<!doctype html><html lang=en><meta charset=utf-8>")
		for range n {
			fmt.Fprintf(&b, "%s %s <p>", word(), word())
		}
		return []byte(b.String())
	}
	files := map[string][]byte{
		"index.html": prose(300), "404.html": prose(20), "empty.txt": {}, "one.txt": []byte("1"),
		"same/a.svg": []byte("<svg viewBox='0 0 24 24'><path d='M0 0h24v24z'/></svg>"), "evidence/Größe é.html": prose(50),
		"search.json": []byte(`{"documents":[{"title":"the night of the outage"}]}`),
		"_headers":    []byte("/*\n  X-Content-Type-Options: nosniff\n"), "robots.txt": []byte("User-agent: *\nDisallow: /\n"),
		"lock/cover.4f2a.css": []byte("body { color: black }"), "sw.js": []byte("the worker of the cover"),
	}
	files["same/b.svg"] = files["same/a.svg"]
	for i := range 40 {
		files[fmt.Sprintf("evidence/%s-%d/index.html", word(), i)] = prose(10 + random.IntN(200))
	}
	for i := range 4 {
		picture := make([]byte, 1000+i*25_000)
		for at := range picture {
			picture[at] = byte(random.Uint32())
		}
		files[fmt.Sprintf("pictures/%s-%d.webp", word(), i)] = picture
	}
	return files
}

func open(path string) bool {
	return slices.Contains([]string{"_headers", "robots.txt", "sw.js", "CNAME"}, path) || strings.HasPrefix(path, "lock/")
}

func seal(t testing.TB, files map[string][]byte, opt Options) Sealed {
	t.Helper()
	opt.Open = open
	s, err := Seal(context.Background(), files, opt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// in looks files up as a host does.
func in(files map[string][]byte) func(name string) ([]byte, bool) {
	return func(name string) ([]byte, bool) {
		b, ok := files[name]
		return b, ok
	}
}

// closed are the files of a site that are sealed.
func closed(files map[string][]byte) map[string][]byte {
	files = maps.Clone(files)
	maps.DeleteFunc(files, func(path string, _ []byte) bool { return open(path) })
	return files
}

func same(a, b map[string][]byte) bool { return maps.EqualFunc(a, b, bytes.Equal) }

func TestEachReaderOpensAll(t *testing.T) {
	files, p := madeUp(1), people()
	sealed := seal(t, files, Options{Readers: p.readers})
	for i, secret := range p.secrets {
		got, err := Unseal(in(sealed.Files), secret)
		if err != nil || !same(got, closed(files)) {
			t.Errorf("reader %d opens %d of %d files: %v", i, len(got), len(closed(files)), err)
		}
	}
	for path := range files {
		if b, is := sealed.Files[path]; is != open(path) || is && !bytes.Equal(b, files[path]) {
			t.Errorf("%s is readable: %v", path, is)
		}
	}
	if got, err := Unseal(in(sealed.Files), "https://example.org/case/#"+p.secrets[2]); err != nil || len(got) == 0 {
		t.Errorf("a whole link opens nothing: %v", err)
	}
	_, stranger, err := NewLink("x", day)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"", " - ", "abacus-zoom-felt-tip-gravel-mardi", stranger, p.secrets[0] + "s", p.secrets[0] + p.secrets[1], p.secrets[2][:73]} {
		if got, err := Unseal(in(sealed.Files), secret); err != ErrSecret || got != nil {
			t.Errorf("%q opens %d files: %v", secret, len(got), err)
		}
	}
}

const run = 12

// runs are all runs of 12 bytes of some sources and their names, and where each
// is from.
func runs(sources map[string][]byte) map[[run]byte]string {
	all := map[[run]byte]string{}
	for path, text := range sources {
		for _, b := range [][]byte{[]byte(path), text} {
			for i := 0; i+run <= len(b); i++ {
				all[[run]byte(b[i:])] = path
			}
		}
	}
	return all
}

// readable gives a run of a source that is in a published file or its name.
func readable(sources map[[run]byte]string, published map[string][]byte) string {
	for name, text := range published {
		for _, b := range [][]byte{[]byte(name), text} {
			for i := 0; i+run <= len(b); i++ {
				if path, ok := sources[[run]byte(b[i:])]; ok {
					return fmt.Sprintf("%q holds %q of %q", name, b[i:i+run], path)
				}
			}
		}
	}
	return ""
}

func TestNothingCanBeRead(t *testing.T) {
	p := people()
	sites := uint64(3)
	if os.Getenv("CASEBOOK_LONG") != "" {
		sites = 100
	}
	for seed := range sites {
		files := madeUp(seed)
		sealed := seal(t, files, Options{Readers: p.readers, Secret: p.secrets[seed%3]})
		sources := closed(files)
		for i, r := range p.readers {
			sources[r.Name] = []byte(p.secrets[i])
			sources["recipient "+r.Name] = []byte(r.Recipient)
		}
		key, err := decrypt(sealed.Files[keyName], identity(t, p.secrets[2]))
		if err != nil {
			t.Fatal(err)
		}
		sources["the key of the site"] = key
		published := closed(sealed.Files) // nothing below lock/ is left: put it back
		for name, text := range sealed.Files {
			if _, given := files[name]; !given {
				published[name] = text
			}
		}
		all := runs(sources)
		if found := readable(all, published); found != "" {
			t.Error(found)
		}
		for path, text := range closed(files) { // the search itself can find
			if len(text) >= 12 && readable(all, map[string][]byte{"x": append([]byte("..."), text...)}) == "" {
				t.Errorf("%s would not be found", path)
			}
		}
	}
}

func identity(t testing.TB, text string) *age.X25519Identity {
	t.Helper()
	id, err := age.ParseX25519Identity(text)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// What is published, as the contract with the browser has it.
func TestLayout(t *testing.T) {
	p := people()
	slow := p.readers[1]
	slow.Key = odd(t, "", claimed("18"))
	files := map[string][]byte{"index.html": []byte("home"), "CNAME": []byte("example.org")}
	for range 5 {
		sealed := seal(t, files, Options{Readers: []Reader{slow, p.readers[2], p.readers[0]}})
		site := identity(t, strings.TrimSuffix(string(plain(t, sealed, keyName, identity(t, p.secrets[2]))), "\n"))
		name := fmt.Sprintf("%x", hmacOf(site.String(), "index.html"))[:32] + ".age"
		want := []string{"CNAME", "lock/contents.age", "lock/files/" + name, "lock/key.age", "lock/readers.json", "lock/readers/1.age", "lock/readers/2.age"}
		if got := slices.Sorted(maps.Keys(sealed.Files)); !slices.Equal(got, want) {
			t.Fatalf("published: %q, want %q", got, want)
		}
		if got := string(sealed.Files["lock/readers.json"]); got != `{"version":1,"readers":["1.age","2.age"]}`+"\n" {
			t.Error(got)
		}
		quick, _ := p.readers[0].file()
		if !bytes.Equal(sealed.Files["lock/readers/1.age"], quick.bytes) {
			t.Error("the cheapest key is not the first")
		}
		var c map[string]any
		if err := json.Unmarshal(plain(t, sealed, contentsName, site), &c); err != nil {
			t.Fatal(err)
		}
		sums := fmt.Sprintf("map[index.html:%x]", sha256.Sum256(sealed.Files["lock/files/"+name]))
		if fmt.Sprint(c["version"], c["files"], c["sums"]) != "1 map[index.html:"+name+"] "+sums || len(c) != 4 {
			t.Error(c)
		}
		if got := c["readers"].([]any); len(got) != 3 || got[0].(string) > got[1].(string) || got[1].(string) > got[2].(string) {
			t.Error(got)
		}
		if got := len(sealed.Files["lock/files/"+name]) - 4; got != 200 {
			t.Errorf("a file grows by %d bytes; the manual says 200", got)
		}
		for file, readers := range map[string]int{keyName: 3, contentsName: 1, "lock/files/" + name: 1} {
			if all, _, err := stanzas(sealed.Files[file]); err != nil || len(all) != readers {
				t.Errorf("%s is for %d: %v", file, len(all), err)
			}
		}
	}
}

func plain(t testing.TB, s Sealed, name string, with age.Identity) []byte {
	t.Helper()
	b, err := decrypt(s.Files[name], with)
	if err != nil {
		t.Fatal(name, err)
	}
	return b
}

func TestWhatSealRefuses(t *testing.T) {
	p := people()
	broken := p.readers[0]
	broken.Key = ""
	for _, c := range []struct {
		path    string
		readers []Reader
		want    string
	}{
		{"lock/readers.json", p.readers, "casebook writes a file with this path"},
		{"lock/key.age", p.readers, "casebook writes a file with this path"},
		{"lock/contents.age", p.readers, "casebook writes a file with this path"},
		{"lock/readers", p.readers, "casebook writes a file with this path"},
		{"lock/readers/7.age", p.readers, "casebook writes a file with this path"},
		{"lock/files/x/y", p.readers, "casebook writes a file with this path"},
		{"lock", p.readers, "casebook writes the folder lock/"},
		{"../x", p.readers, "not the path"},
		{"/x", p.readers, "not the path"},
		{"x//y", p.readers, "not the path"},
		{"", p.readers, "not the path"},
		{"index.html", nil, "needs a reader"},
		{"index.html", []Reader{p.readers[0], broken}, "cannot be used"},
		{"index.html", []Reader{p.readers[0], p.readers[2], p.readers[0]}, "the same recipient"},
	} {
		_, err := Seal(context.Background(), map[string][]byte{c.path: nil}, Options{Readers: c.readers, Open: open})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.path, err, c.want)
		}
	}
	_, err := Seal(context.Background(), map[string][]byte{"lock/mine.css": nil}, Options{Readers: p.readers})
	if err == nil || !strings.Contains(err.Error(), "casebook writes the folder lock/") {
		t.Errorf("a closed file below lock/: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Seal(ctx, madeUp(1), Options{Readers: p.readers, Open: open}); err != context.Canceled {
		t.Errorf("after it was cancelled: %v", err)
	}
}
