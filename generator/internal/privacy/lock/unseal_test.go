package lock

import (
	"bytes"
	"maps"
	"strings"
	"testing"
)

// A site whose list of files is forged is not opened: a reader would see one page
// in the place of another, or write a file where they do not want it.
func TestForgedContents(t *testing.T) {
	p := people()
	files := map[string][]byte{"index.html": []byte("home"), "a.txt": []byte("a")}
	sealed := seal(t, files, Options{Readers: p.readers})
	s := siteIn(t, sealed, p.secrets[2])
	sumOf := func(path string) string {
		return `,"sums":{"a.txt":"` + sum(sealed.Files[filesFolder+s.name(path)]) + `"}}`
	}
	for what, c := range map[string]struct{ text, want string }{
		"as it is":      {`{"version":1,"readers":[],"files":{"a.txt":"` + s.name("a.txt") + `"}` + sumOf("a.txt"), ""},
		"another file":  {`{"version":1,"readers":[],"files":{"a.txt":"` + s.name("a.txt") + `"}` + sumOf("index.html"), "not the file"},
		"without a sum": {`{"version":1,"readers":[],"files":{"a.txt":"` + s.name("a.txt") + `"}}`, "not the file"},
		"swapped":       {`{"version":1,"readers":[],"files":{"a.txt":"` + s.name("index.html") + `"}}`, "the wrong name"},
		"outside":       {`{"version":1,"readers":[],"files":{"../a.txt":"` + s.name("../a.txt") + `"}}`, "the wrong name"},
		"missing":       {`{"version":1,"readers":[],"files":{"b.txt":"` + s.name("b.txt") + `"}}`, "missing"},
		"a later one":   {`{"version":2,"readers":[],"files":{}}`, "not a list"},
		"more behind":   {`{"version":1,"readers":[],"files":{}}{}`, "not a list"},
		"another shape": {`[]`, "not a list"},
	} {
		forged := maps.Clone(sealed.Files)
		b, err := encrypt([]byte(c.text), s.id.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		forged[contentsName] = b
		got, err := Unseal(in(forged), p.secrets[2])
		switch {
		case c.want == "" && (err != nil || !same(got, map[string][]byte{"a.txt": []byte("a")})):
			t.Errorf("%s: %d files, %v", what, len(got), err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", what, err, c.want)
		}
	}
}

func TestForgedListOfReaders(t *testing.T) {
	p := people()
	sealed := seal(t, map[string][]byte{"index.html": []byte("home")}, Options{Readers: p.readers})
	for list, opens := range map[string]bool{
		`{"version":1,"readers":["1.age","2.age"]}`:                                 true,
		`{"version":1,"readers":["9.age","2.age","1.age"]}`:                         true,
		`{"version":1,"readers":[]}`:                                                false,
		`{"version":1,"readers":["../key.age"]}`:                                    false,
		`{"version":1,"readers":["01.age"]}`:                                        false,
		`{"version":2,"readers":["1.age","2.age"]}`:                                 false,
		`{"version":1,"readers":["1.age"` + strings.Repeat(`,"1.age"`, 1000) + `]}`: false,
		"": false,
	} {
		forged := maps.Clone(sealed.Files)
		forged[readersFile] = []byte(list)
		for _, secret := range p.secrets[:2] {
			if _, err := Unseal(in(forged), secret); (err == nil) != opens {
				t.Errorf("%.60s: %v", list, err)
			}
		}
	}
	// Whoever wants a browser to work without end finds a bound.
	forged := maps.Clone(sealed.Files)
	for name := range forged {
		if strings.HasPrefix(name, readersFolder) {
			forged[name] = bytes.Replace(forged[name], []byte(" 15\n"), []byte(" 30\n"), 1)
		}
	}
	if _, err := Unseal(in(forged), p.secrets[0]); err != ErrSecret {
		t.Errorf("a work factor of 30: %v", err)
	}
}
