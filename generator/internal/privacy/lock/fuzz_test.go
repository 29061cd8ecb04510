package lock

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"filippo.io/age"
)

// changed gives a site in which the bytes of one file are others: those of
// data from a place on, or data alone.
func changed(s map[string][]byte, which uint8, at uint16, data []byte) map[string][]byte {
	names := slices.Sorted(maps.Keys(s))
	name := names[int(which)%len(names)]
	to := maps.Clone(s)
	b := bytes.Clone(s[name])
	if int(at) >= len(b) {
		b = data
	} else {
		b = append(b[:at], data...)
	}
	to[name] = b
	return to
}

var small = map[string][]byte{"index.html": []byte("home"), "a/b.txt": []byte("b"), "empty": {}}

func FuzzUnseal(f *testing.F) {
	r, secret, err := NewLink("x", day)
	if err != nil {
		f.Fatal(err)
	}
	sealed := seal(f, small, Options{Readers: []Reader{r}})
	for i, data := range []string{"", "age-encryption.org/v1\n-> X25519 \n", `{"version":1,"readers":["1.age"]}`, `{"version":1,"files":{"../x":"y"}}`, "\x00"} {
		f.Add(uint8(i), uint16(i*40), []byte(data), i%2 == 0)
	}
	f.Fuzz(func(t *testing.T, which uint8, at uint16, data []byte, byLink bool) {
		with := secret
		if !byLink {
			with = "abacus-zoom"
		}
		site := changed(sealed.Files, which, at, data)
		if bytes.Contains(site[readersFile], []byte("age")) && !byLink {
			site[readersFolder+"1.age"] = data
			if all, _, err := stanzas(data); err == nil && len(all[0].Args) > 1 && len(all[0].Args[1]) > 1 {
				return // only so much work
			}
		}
		got, err := Unseal(in(site), with)
		if err == nil && !same(got, small) {
			t.Errorf("a changed site gives %q", got)
		}
		if err == nil && !byLink {
			t.Error("a passphrase opens a site that has none")
		}
	})
}

func FuzzFormer(f *testing.F) {
	r, secret, err := NewLink("x", day)
	if err != nil {
		f.Fatal(err)
	}
	opt := Options{Readers: []Reader{r}, Secret: secret}
	before := seal(f, small, opt)
	id, err := identityIn(plain(f, before, keyName, identity(f, secret)))
	if err != nil {
		f.Fatal(err)
	}
	for i, data := range []string{"", "age-encryption.org/v1\n-> X25519 AAAA\n", "{}", "\n--- "} {
		f.Add(uint8(i), uint16(i*60), []byte(data))
	}
	f.Fuzz(func(t *testing.T, which uint8, at uint16, data []byte) {
		opt.Former = in(changed(before.Files, which, at, data))
		after := seal(t, small, opt)
		if got, err := Unseal(in(after.Files), secret); err != nil || !same(got, small) {
			t.Errorf("%d files open: %v", len(got), err)
		}
		if after.Kept+after.Fresh != len(small) { // without its contents nothing of a previous site is kept
			t.Errorf("%d kept, %d fresh", after.Kept, after.Fresh)
		}
		for path := range small {
			if _, err := decrypt(after.Files[filesFolder+site{id}.name(path)], sole{id}); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	})
}

func FuzzReader(f *testing.F) {
	for _, r := range people().readers {
		f.Add(r.Name, string(r.Kind), r.Added, r.Recipient, r.Key)
	}
	f.Add("x", "passphrase", day, "age1", "-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----\n")
	f.Fuzz(func(t *testing.T, name, kind, added, recipient, key string) {
		r := Reader{Name: name, Kind: Kind(kind), Added: added, Recipient: recipient, Key: key}
		if r.Validate() != nil {
			return
		}
		sealed := seal(t, small, Options{Readers: []Reader{r}})
		all, _, err := stanzas(sealed.Files[keyName])
		if err != nil || len(all) != 1 {
			t.Errorf("the key of the site has %d stanzas: %v", len(all), err)
		}
		if under, ok := sealed.Files[readersFolder+"1.age"]; ok != (r.Kind == Passphrase) {
			t.Errorf("a reader's file: %v", ok)
		} else if _, err := decrypt(under, another(t).id); ok && err == nil {
			t.Error("the key of a reader is open to everybody")
		} else if all, _, err := stanzas(under); ok && (err != nil || len(all) != 1 || all[0].Type != "scrypt") {
			t.Errorf("%v: %v", all, err)
		}
		if _, err := age.ParseX25519Recipient(recipient); err != nil {
			t.Errorf("%q is valid: %v", recipient, err)
		}
	})
}
