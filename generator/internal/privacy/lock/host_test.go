package lock

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What a host can do with the files that it has: those of the site, and those of
// every build before it, each of them sound. The files of one build open, or none.
func TestWhatAHostCanExchange(t *testing.T) {
	p, gone := people(), another(t)
	texts := map[string][]byte{"index.html": []byte("home"), "a.html": []byte("one"), "b.html": []byte("another"), "twin.html": []byte("one"), "left.html": []byte("taken out")}
	changed := maps.Clone(texts)
	changed["a.html"] = []byte("one, corrected")
	delete(changed, "left.html")

	stay := Options{Readers: p.readers, Secret: p.secrets[2]}
	older := seal(t, texts, stay) // for the same readers, with the same key
	stay.Former = in(older.Files)
	now := seal(t, changed, stay)
	wider := seal(t, texts, Options{Readers: append(slices.Clone(p.readers), gone.reader)}) // before a reader was removed
	fewer := seal(t, texts, Options{Readers: p.readers[:1]})                                // before readers were added

	s := siteIn(t, now, p.secrets[2])
	at := func(path string) string { return filesFolder + s.name(path) }
	if was := older.Files[at("a.html")]; !s.holds(was, texts["a.html"]) || bytes.Equal(was, now.Files[at("a.html")]) {
		t.Fatal("the older file does not open with the key of the site; nothing but the list could refuse it")
	}
	key := func(i int) string { return keyFileOf(t, now, p.readers[i]) }
	take := func(f, from map[string][]byte, names ...string) {
		for _, name := range names {
			f[name] = from[name]
		}
	}
	chair, second, link := p.secrets[0], p.secrets[1], p.secrets[2]
	const (
		listed   = "is not the file that was listed"
		unopened = `open "lock/contents.age"`
	)
	for what, c := range map[string]struct {
		change func(f map[string][]byte)
		secret string
		opens  map[string][]byte
		want   string // of the error
	}{
		"nothing": {func(map[string][]byte) {}, link, changed, ""},

		"two pages":                   {func(f map[string][]byte) { f[at("a.html")], f[at("b.html")] = f[at("b.html")], f[at("a.html")] }, link, nil, listed},
		"two pages of the same words": {func(f map[string][]byte) { f[at("twin.html")] = older.Files[at("a.html")] }, link, nil, listed},
		"a page and the list":         {func(f map[string][]byte) { f[at("b.html")] = f[contentsName] }, link, nil, listed},
		"the list and a page":         {func(f map[string][]byte) { f[contentsName] = f[at("b.html")] }, link, nil, "is not a list of files"},
		"the list and the key":        {func(f map[string][]byte) { f[contentsName] = f[keyName] }, link, nil, unopened},
		"the key and the list":        {func(f map[string][]byte) { f[keyName] = f[contentsName] }, link, nil, ErrSecret.Error()},

		"an older page": {func(f map[string][]byte) { take(f, older.Files, at("a.html")) }, link, nil, listed},
		"an older page of another key": {func(f map[string][]byte) {
			f[at("a.html")] = wider.Files[filesFolder+siteIn(t, wider, link).name("a.html")]
		}, link, nil, listed},
		"a page that was taken out":      {func(f map[string][]byte) { take(f, older.Files, at("left.html")) }, link, changed, ""},
		"an older list":                  {func(f map[string][]byte) { take(f, older.Files, contentsName) }, link, nil, filesFolder},
		"an older list of another key":   {func(f map[string][]byte) { take(f, wider.Files, contentsName) }, link, nil, unopened},
		"an older key of the site":       {func(f map[string][]byte) { take(f, older.Files, keyName) }, link, changed, ""},
		"an older key that is different": {func(f map[string][]byte) { take(f, wider.Files, keyName) }, link, nil, unopened},
		"an older key and its list": {func(f map[string][]byte) {
			take(f, wider.Files, keyName, contentsName)
		}, link, nil, "is missing"},

		// A whole build is what it was. Nothing in it says that there is a newer one.
		"an older list with its pages": {func(f map[string][]byte) {
			take(f, older.Files, contentsName, at("a.html"), at("left.html"))
		}, link, texts, ""},
		"a whole older build":                  {func(f map[string][]byte) { replace(f, older.Files) }, chair, texts, ""},
		"a build before a reader was removed":  {func(f map[string][]byte) { replace(f, wider.Files) }, link, texts, ""},
		"the same, for who was removed":        {func(f map[string][]byte) { replace(f, wider.Files) }, gone.id.String(), texts, ""},
		"a build before a reader was added":    {func(f map[string][]byte) { replace(f, fewer.Files) }, link, nil, ErrSecret.Error()},
		"a build before a passphrase was made": {func(f map[string][]byte) { replace(f, fewer.Files) }, second, nil, ErrSecret.Error()},

		"the keys of two readers":         {func(f map[string][]byte) { f[key(0)], f[key(1)] = f[key(1)], f[key(0)] }, chair, changed, ""},
		"the same, for the other one":     {func(f map[string][]byte) { f[key(0)], f[key(1)] = f[key(1)], f[key(0)] }, second, changed, ""},
		"a key by that of another":        {func(f map[string][]byte) { f[key(0)] = f[key(1)] }, chair, nil, ErrSecret.Error()},
		"the same, for whose key it is":   {func(f map[string][]byte) { f[key(0)] = f[key(1)] }, second, changed, ""},
		"a key by the key of the site":    {func(f map[string][]byte) { f[key(0)] = f[keyName] }, chair, nil, ErrSecret.Error()},
		"the key of the site by a key":    {func(f map[string][]byte) { f[keyName] = f[key(0)] }, chair, nil, ErrSecret.Error()},
		"a reader and nothing else":       {func(f map[string][]byte) { take(f, fewer.Files, readersFile) }, link, changed, ""},
		"the key of the site, of readers": {func(f map[string][]byte) { take(f, fewer.Files, keyName) }, chair, nil, unopened},
	} {
		held := maps.Clone(now.Files)
		c.change(held)
		got, err := Unseal(in(held), c.secret)
		switch {
		case c.want == "" && (err != nil || !same(got, c.opens)):
			t.Errorf("exchanged: %s: %d files, %v", what, len(got), err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("exchanged: %s: %d files, %v; want %q", what, len(got), err, c.want)
		}
	}
}

// The key of a removed reader opens nothing, wherever it is put and under
// whatever name.
func TestTheKeyOfARemovedReaderIsPutBack(t *testing.T) {
	p, files := people(), map[string][]byte{"index.html": []byte("home")}
	before := seal(t, files, Options{Readers: p.readers})
	now := seal(t, files, Options{Readers: p.readers[1:]})
	removed, stays := keyFileOf(t, before, p.readers[0]), keyFileOf(t, now, p.readers[1])
	for what, change := range map[string]func(f map[string][]byte){
		"in the place of another": func(f map[string][]byte) { f[stays] = before.Files[removed] },
		"with the older list": func(f map[string][]byte) {
			f[readersFolder+"1.age"], f[readersFolder+"2.age"], f[readersFile] = before.Files[readersFolder+"1.age"], before.Files[readersFolder+"2.age"], before.Files[readersFile]
		},
		"with the older contents": func(f map[string][]byte) {
			f[stays], f[contentsName] = before.Files[removed], before.Files[contentsName]
		},
	} {
		held := maps.Clone(now.Files)
		change(held)
		if got, err := Unseal(in(held), p.secrets[0]); !errors.Is(err, ErrSecret) {
			t.Errorf("%s: %d files, %v", what, len(got), err)
		}
	}
	// With the older key of the site they have that key, and nothing that it opens.
	held := maps.Clone(now.Files)
	held[stays], held[keyName] = before.Files[removed], before.Files[keyName]
	if got, err := Unseal(in(held), p.secrets[0]); err == nil || !strings.Contains(err.Error(), contentsName) {
		t.Errorf("with the older key of the site: %d files, %v", len(got), err)
	}
}

// keyFileOf names the file that holds the key of a reader.
func keyFileOf(t *testing.T, s Sealed, r Reader) string {
	t.Helper()
	k, err := r.file()
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; ; i++ {
		name := readersFolder + strconv.Itoa(i) + ".age"
		switch b, ok := s.Files[name]; {
		case !ok:
			t.Fatalf("the site has no key of %s", r.Name)
		case bytes.Equal(b, k.bytes):
			return name
		}
	}
}

func replace(f, by map[string][]byte) {
	clear(f)
	maps.Copy(f, by)
}
