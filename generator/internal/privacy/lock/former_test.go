package lock

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
)

// keptOf lists the paths whose bytes are those of a previous site.
func keptOf(t *testing.T, before, after Sealed, secret string) (paths []string) {
	t.Helper()
	s := siteIn(t, after, secret)
	c, err := s.contents(in(after.Files))
	if err != nil {
		t.Fatal(err)
	}
	for path, name := range c.Files {
		if was, ok := before.Files[filesFolder+name]; ok && bytes.Equal(was, after.Files[filesFolder+name]) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	if len(paths) != after.Kept || len(c.Files)-len(paths) != after.Fresh {
		t.Errorf("%d of %d files are kept; Seal says %d, and %d fresh", len(paths), len(c.Files), after.Kept, after.Fresh)
	}
	return paths
}

// siteIn opens the key of a site with the secret of a link.
func siteIn(t testing.TB, s Sealed, link string) site {
	t.Helper()
	id, err := identityIn(plain(t, s, keyName, identity(t, link)))
	if err != nil {
		t.Fatal(err)
	}
	return site{id}
}

func TestUnchangedFilesKeepTheirBytes(t *testing.T) {
	p, files := people(), madeUp(2)
	for i, secret := range p.secrets {
		opt := Options{Readers: p.readers, Secret: secret}
		before := seal(t, files, opt)
		if before.Kept != 0 || before.Renewed != "there was no locked site before" {
			t.Errorf("the first build: kept %d, %q", before.Kept, before.Renewed)
		}
		changed := maps.Clone(files)
		changed["index.html"] = append([]byte("x"), files["index.html"]...)
		changed["new.html"] = []byte("new")
		delete(changed, "one.txt")
		opt.Former, opt.Readers = in(before.Files), []Reader{p.readers[2], p.readers[0], p.readers[1]}
		after := seal(t, changed, opt)
		if after.Renewed != "" {
			t.Errorf("secret %d: %s", i, after.Renewed)
		}
		want := slices.Sorted(maps.Keys(closed(files)))
		want = slices.DeleteFunc(want, func(path string) bool { return path == "index.html" || path == "one.txt" })
		if got := keptOf(t, before, after, p.secrets[2]); !slices.Equal(got, want) {
			t.Errorf("kept: %q, want %q", got, want)
		}
		if bytes.Equal(before.Files[keyName], after.Files[keyName]) {
			t.Error("the key of the site is not written anew")
		}
		if got, err := Unseal(in(after.Files), p.secrets[1]); err != nil || !same(got, closed(changed)) {
			t.Errorf("what was built upon a previous site does not open: %v", err)
		}
	}
}

// Whoever is added or removed: nothing is kept, and each opens what was built for
// them.
func TestOtherReadersAreAnotherSite(t *testing.T) {
	p, files := people(), madeUp(3)
	opt := Options{Readers: p.readers, Secret: p.secrets[2]}
	before := seal(t, files, opt)
	old := siteIn(t, before, p.secrets[2])
	for what, readers := range map[string][]Reader{"removed": p.readers[1:], "added": append(slices.Clone(p.readers), another(t).reader)} {
		opt.Readers, opt.Former = readers, in(before.Files)
		after := seal(t, files, opt)
		if got := keptOf(t, before, after, p.secrets[2]); len(got) != 0 || !strings.Contains(after.Renewed, "other readers") {
			t.Errorf("%s: %q are kept, %q", what, got, after.Renewed)
		}
		nothingOpens(t, after, old.id)
		for i, secret := range p.secrets {
			got, err := Unseal(in(after.Files), secret)
			if stays := what == "added" || i > 0; stays != (err == nil && same(got, closed(files))) || !stays && err != ErrSecret {
				t.Errorf("%s: reader %d opens %d files: %v", what, i, len(got), err)
			}
		}
	}
	if _, err := Unseal(in(before.Files), p.secrets[0]); err != nil {
		t.Errorf("the previous site does not open any more: %v", err)
	}
}

type someone struct {
	reader Reader
	id     *age.X25519Identity
}

func another(t testing.TB) someone {
	t.Helper()
	r, secret, err := NewLink("Another one", day)
	if err != nil {
		t.Fatal(err)
	}
	return someone{r, identity(t, secret)}
}

// nothingOpens holds that some identities open no file of a site.
func nothingOpens(t *testing.T, s Sealed, with ...*age.X25519Identity) {
	t.Helper()
	tried := 0
	for name, b := range s.Files {
		for _, id := range with {
			if !strings.HasSuffix(name, ".age") || strings.HasPrefix(name, readersFolder) {
				continue
			}
			tried++
			if _, err := decrypt(b, id); err == nil {
				t.Errorf("%s is open to somebody who is no reader", name)
			}
		}
	}
	if tried == 0 {
		t.Error("there is nothing to open")
	}
}

func TestWhyASiteIsRenewed(t *testing.T) {
	p, files := people(), map[string][]byte{"index.html": []byte("home")}
	before := seal(t, files, Options{Readers: p.readers, Secret: p.secrets[2]})
	for _, c := range []struct {
		secret string
		former map[string][]byte
		want   string
	}{
		{"", before.Files, "no passphrase or link of a reader was given"},
		{" - ", before.Files, "no passphrase or link of a reader was given"},
		{"abacus-zoom-felt-tip-gravel-mardi", before.Files, "the passphrase or link belongs to no reader"},
		{another(t).id.String(), before.Files, "the passphrase or link belongs to no reader"},
		{p.secrets[2], nil, "there was no locked site before"},
		{p.secrets[0], before.Files, "the previous site was for other readers, or was made with another passphrase or link"},
		{p.secrets[2], before.Files, ""},
	} {
		after := seal(t, files, Options{Readers: p.readers, Secret: c.secret, Former: in(c.former)})
		if after.Renewed != c.want {
			t.Errorf("%q: %q, want %q", c.secret, after.Renewed, c.want)
		}
		if after.Kept+after.Fresh != 1 || (after.Kept == 1) != (c.want == "") {
			t.Errorf("%q: %d kept, %d fresh", c.secret, after.Kept, after.Fresh)
		}
		if _, err := Unseal(in(after.Files), p.secrets[2]); err != nil {
			t.Errorf("%q: %v", c.secret, err)
		}
	}
}

// Without a reader's secret nobody looks at the previous site. The key of a reader
// that holds the identity of another one is not a reader's secret.
func TestFormerSiteIsNotAskedForInVain(t *testing.T) {
	p := people()
	mixed := p.readers[0]
	mixed.Recipient = another(t).reader.Recipient
	for secret, readers := range map[string][]Reader{"": p.readers, p.secrets[0]: {mixed, p.readers[2]}} {
		after := seal(t, madeUp(1), Options{Readers: readers, Secret: secret, Former: func(name string) ([]byte, bool) {
			t.Errorf("asked for %s", name)
			return nil, false
		}})
		if after.Renewed == "" || after.Kept != 0 {
			t.Errorf("%d kept, %q", after.Kept, after.Renewed)
		}
	}
}

// A previous site that somebody has put together cannot stop a build, and what is
// built upon it is open to the readers and to nobody else.
func TestHostileFormerSites(t *testing.T) {
	p, thief := people(), another(t)
	files := map[string][]byte{"index.html": []byte("home"), "a.txt": []byte("the same"), "b.txt": []byte("the same"), "c.txt": []byte("not the same")}
	opt := Options{Readers: p.readers, Secret: p.secrets[2]}
	honest := seal(t, files, opt)
	s := siteIn(t, honest, p.secrets[2])
	at := func(path string) string { return filesFolder + s.name(path) }
	make := func(text string, to ...age.Recipient) []byte {
		b, err := encrypt([]byte(text), to...)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	mine, theirs := s.id.Recipient(), thief.id.Recipient()
	for what, c := range map[string]struct {
		change func(former map[string][]byte)
		kept   int
	}{
		"as it was":             {func(map[string][]byte) {}, 4},
		"empty":                 {func(f map[string][]byte) { clear(f) }, 0},
		"for one more":          {func(f map[string][]byte) { f[at("index.html")] = make("home", mine, theirs) }, 3},
		"for one more, before":  {func(f map[string][]byte) { f[at("index.html")] = make("home", theirs, mine) }, 3},
		"for us twice":          {func(f map[string][]byte) { f[at("index.html")] = make("home", mine, mine) }, 3},
		"with grease":           {func(f map[string][]byte) { f[at("index.html")] = make("home", mine, claimed("15")) }, 3},
		"for them":              {func(f map[string][]byte) { f[at("index.html")] = make("home", theirs) }, 3},
		"another text":          {func(f map[string][]byte) { f[at("index.html")] = make("Home", mine) }, 3},
		"a longer text":         {func(f map[string][]byte) { f[at("index.html")] = make("home<script>", mine) }, 3},
		"a shorter text":        {func(f map[string][]byte) { f[at("index.html")] = make("hom", mine) }, 3},
		"cut":                   {func(f map[string][]byte) { f[at("index.html")] = f[at("index.html")][:203] }, 3},
		"lengthened":            {func(f map[string][]byte) { f[at("index.html")] = append(f[at("index.html")], "x"...) }, 3},
		"two places swapped":    {func(f map[string][]byte) { f[at("a.txt")], f[at("c.txt")] = f[at("c.txt")], f[at("a.txt")] }, 2},
		"equal ones swapped":    {func(f map[string][]byte) { f[at("a.txt")], f[at("b.txt")] = f[at("b.txt")], f[at("a.txt")] }, 2},
		"one copied to another": {func(f map[string][]byte) { f[at("c.txt")] = f[at("b.txt")] }, 3},
		"forged contents": {func(f map[string][]byte) {
			f[contentsName] = make(`{"version":1,"readers":[],"files":{},"sums":{}}`, mine)
		}, 0},
		"contents that are none": {func(f map[string][]byte) { f[contentsName] = make("{{{", mine, theirs) }, 0},
		"another key": {func(f map[string][]byte) {
			f[keyName] = make(thief.id.String()+"\n", identity(t, p.secrets[2]).Recipient())
		}, 4},
		"a key for one more": {func(f map[string][]byte) {
			f[keyName] = make(s.id.String()+"\n", identity(t, p.secrets[2]).Recipient(), theirs)
		}, 4},
		"readers without end": {func(f map[string][]byte) { f[readersFile] = []byte(strings.Repeat(`{"readers":[`, 1000)) }, 4},
		"nothing but noise": {func(f map[string][]byte) {
			for name := range f {
				f[name] = bytes.Repeat([]byte("age-encryption.org/v1\n-> "), 50)
			}
		}, 0},
	} {
		former := map[string][]byte{}
		for name, b := range honest.Files {
			former[name] = bytes.Clone(b)
		}
		c.change(former)
		opt.Former = in(former)
		after := seal(t, files, opt)
		if after.Kept != c.kept || after.Kept+after.Fresh != len(files) {
			t.Errorf("%s: %d kept, %d fresh, want %d kept", what, after.Kept, after.Fresh, c.kept)
		}
		for i, secret := range p.secrets[2:] {
			if got, err := Unseal(in(after.Files), secret); err != nil || !same(got, files) {
				t.Errorf("%s: reader %d: %v", what, i+2, err)
			}
		}
		nothingOpens(t, after, thief.id)
		if bytes.Equal(after.Files[keyName], former[keyName]) {
			t.Errorf("%s: the key of the site is kept", what)
		}
	}
}

// A reader who was removed knows the key of every site that was built for them,
// and what it was for others before their time. Whichever of these stands where
// the previous site is looked for, they open nothing of the next one.
func TestARemovedReaderForgesTheFormerSite(t *testing.T) {
	p, files := people(), map[string][]byte{"index.html": []byte("home"), "a.txt": []byte("a")}
	removed := another(t)
	opt := Options{Readers: p.readers, Secret: p.secrets[2]}
	with := func(former Sealed, readers ...Reader) Sealed {
		opt.Former, opt.Readers = in(former.Files), slices.Concat(p.readers, readers)
		return seal(t, files, opt)
	}
	first := with(Sealed{})
	joined := with(first, removed.reader)
	known := siteIn(t, joined, removed.id.String())

	forged := Sealed{Files: map[string][]byte{}} // theirs, but for the readers who stay, and with the names that fit
	all, err := known.seal(t.Context(), []string{"a.txt", "index.html"}, files, p.readers, in(nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		forged.Files[f.name] = f.bytes
	}
	key, err := encrypt([]byte(known.id.String()+"\n"), identity(t, p.secrets[2]).Recipient())
	if err != nil {
		t.Fatal(err)
	}
	forged.Files[keyName] = key

	for what, former := range map[string]Sealed{"what they left": joined, "forged": forged, "before their time": first, "none": {}} {
		after := with(former)
		nothingOpens(t, after, removed.id, known.id)
		if _, err := Unseal(in(after.Files), removed.id.String()); err != ErrSecret {
			t.Errorf("%s: %v", what, err)
		}
		if want := map[bool]int{true: 2}[what == "before their time"]; after.Kept != want {
			t.Errorf("%s: %d kept, want %d", what, after.Kept, want)
		}
		if got, err := Unseal(in(after.Files), p.secrets[0]); err != nil || !same(got, files) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
