package lock

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"filippo.io/age"
)

const day = "2026-11-22"

// invited are three readers and the secrets that they have.
type invited struct {
	readers []Reader
	secrets []string
}

// people are made once: a key under a passphrase takes a while. Two have a
// passphrase, the last one a link.
var people = sync.OnceValue(func() invited {
	var all invited
	for _, name := range []string{"The committee's chairwoman", "Somebody from another team"} {
		secret, err := Words()
		if err != nil {
			panic(err)
		}
		r, err := NewPassphrase(name, day, secret, true)
		if err != nil {
			panic(err)
		}
		all.readers, all.secrets = append(all.readers, r), append(all.secrets, secret)
	}
	r, secret, err := NewLink("The mentor with a link", day)
	if err != nil {
		panic(err)
	}
	return invited{append(all.readers, r), append(all.secrets, secret)}
})

func TestAPassphraseOpensItsKeyAlone(t *testing.T) {
	p := people()
	for i, r := range p.readers[:2] {
		k, err := r.file()
		if err != nil {
			t.Fatal(err)
		}
		if k.factor != 15 {
			t.Errorf("the factor is %d", k.factor)
		}
		for j, secret := range p.secrets[:2] {
			id, err := withPassphrase(k.bytes, Normal(strings.ToUpper(strings.ReplaceAll(secret, "-", "  "))))
			if opens := err == nil; opens != (i == j) {
				t.Errorf("passphrase %d, key %d: %v", j, i, err)
			} else if opens && id.Recipient().String() != r.Recipient {
				t.Errorf("key %d holds the identity of somebody else", i)
			}
		}
	}
}

func TestGivenPassphrase(t *testing.T) {
	if _, err := NewPassphrase("x", day, "hunter2", false); err == nil || err.Error() != Weak("hunter2", nil) {
		t.Errorf("a weak passphrase: %v", err)
	}
	if _, err := NewPassphrase("x", day, "lamp tulip gravel moonshine", true); err == nil {
		t.Error("four words count as generated")
	}
	r, err := NewPassphrase("x", day, "Lamp tulip gravel moonshine", false)
	if err != nil {
		t.Fatal(err)
	}
	k, err := r.file()
	if err != nil || k.factor != 18 {
		t.Fatalf("factor %d, %v", k.factor, err)
	}
	if id, err := withPassphrase(k.bytes, "lamp-tulip-gravel-moonshine"); err != nil || id.Recipient().String() != r.Recipient {
		t.Errorf("the normal form of the passphrase does not open the key: %v", err)
	}
	if strings.Contains(r.Key+r.Recipient+r.Name, "tulip") {
		t.Error("the passphrase is in the reader")
	}
}

func TestValidate(t *testing.T) {
	good, link := people().readers[0], people().readers[2]
	low, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	own := low.Recipient()
	with := func(change func(r *Reader)) Reader {
		r := good
		change(&r)
		return r
	}
	for what, c := range map[string]struct {
		reader Reader
		want   string
	}{
		"a passphrase":       {good, ""},
		"a link":             {link, ""},
		"space around a key": {with(func(r *Reader) { r.Key = "\n" + r.Key + "\n\n" }), ""},
		"no name":            {with(func(r *Reader) { r.Name = " " }), "not a name"},
		"two lines":          {with(func(r *Reader) { r.Name = "a\nb" }), "not a name"},
		"a wrong day":        {with(func(r *Reader) { r.Added = "2026-13-01" }), "not a date"},
		"no day":             {with(func(r *Reader) { r.Added = "" }), "not a date"},
		"no kind":            {with(func(r *Reader) { r.Kind = "" }), "neither"},
		"a wrong kind":       {with(func(r *Reader) { r.Kind = "key" }), "neither"},
		"no recipient":       {with(func(r *Reader) { r.Recipient = "" }), "not a recipient"},
		"a changed one":      {with(func(r *Reader) { r.Recipient = "age1p" + r.Recipient[5:] + "p" }), "not a recipient"},
		"capitals":           {with(func(r *Reader) { r.Recipient = strings.ToUpper(r.Recipient) }), "not a recipient"},
		"an identity":        {with(func(r *Reader) { r.Recipient = people().secrets[2] }), "not a recipient"},
		"a useless point":    {with(func(r *Reader) { r.Recipient = bech32("age", make([]byte, 32)) }), "is not a key"},
		"a link with a key":  {with(func(r *Reader) { r.Kind = Link }), "has no key"},
		"no key":             {with(func(r *Reader) { r.Key = "" }), "armored"},
		"half a key":         {with(func(r *Reader) { r.Key = r.Key[:len(r.Key)/2] }), "armored"},
		"a key and more":     {with(func(r *Reader) { r.Key += r.Key }), "armored"},
		"a long key":         {with(func(r *Reader) { r.Key += strings.Repeat("\n", 1000) }), "too long"},
		"too little work":    {with(func(r *Reader) { r.Key = odd(t, "", claimed("14")) }), `is "14"`},
		"too much work":      {with(func(r *Reader) { r.Key = odd(t, "", claimed("19")) }), `is "19"`},
		"work with a nought": {with(func(r *Reader) { r.Key = odd(t, "", claimed("015")) }), "work factor"},
		"under a recipient":  {with(func(r *Reader) { r.Key = odd(t, "", own) }), "expected a key that is encrypted with one passphrase"},
		"two recipients":     {with(func(r *Reader) { r.Key = odd(t, "", own, own) }), "expected a key that is encrypted with one passphrase"},
		"something longer":   {with(func(r *Reader) { r.Key = odd(t, "#", claimed("15")) }), "does not contain an identity"},
	} {
		err := c.reader.Validate()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", what, err, c.want)
		}
	}
}

// odd makes a key that casebook never would: for the recipients, and with
// something behind the identity.
func odd(t *testing.T, more string, to ...age.Recipient) string {
	t.Helper()
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	file, err := encrypt([]byte(id.String()+"\n"+more), to...)
	if err != nil {
		t.Fatal(err)
	}
	key, err := armored(file)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// claimed is a recipient that claims to have done work, and has not.
type claimed string

func (c claimed) Wrap([]byte) ([]*age.Stanza, error) {
	return []*age.Stanza{{Type: "scrypt", Args: []string{"AAAAAAAAAAAAAAAAAAAAAA", string(c)}, Body: make([]byte, 32)}}, nil
}

// What is written as a key is what age reads.
func TestKeysReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 2000 {
		key := make([]byte, 32)
		for i := range key {
			key[i] = byte(random.Uint32()) & byte(random.Uint32()>>(n%8))
		}
		text := strings.ToUpper(bech32("age-secret-key-", key))
		if id, err := age.ParseX25519Identity(text); err != nil || id.String() != text || len(text) != identityLength {
			t.Fatalf("%x is written as %q: %v", key, text, err)
		}
	}
}
