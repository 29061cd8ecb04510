package lock

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"filippo.io/age"
)

func hmacOf(key, message string) []byte {
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(message))
	return mac.Sum(nil)
}

// No published file can be changed by one bit, cut or lengthened and still be
// opened, by anyone who could open it before. A key under a passphrase has the
// least work factor here: that is all that differs from one that is published.
func TestNoBitCanBeChanged(t *testing.T) {
	p := people()
	flips := 10_000
	if os.Getenv("CASEBOOK_LONG") != "" {
		flips = 200_000
	}
	random := rand.New(rand.NewPCG(3, 4))
	big := make([]byte, 150_000)
	full := make([]byte, 64<<10) // exactly one chunk
	files := map[string][]byte{"empty": {}, "page": []byte("some words"), "big": big, "full": full}
	sealed := seal(t, files, Options{Readers: p.readers})
	link := identity(t, p.secrets[2])
	key, err := identityIn(plain(t, sealed, keyName, link))
	if err != nil {
		t.Fatal(err)
	}
	s := site{key}

	type kind struct {
		what string
		file []byte
		open func(file []byte) error
	}
	with := func(id age.Identity) func([]byte) error {
		return func(file []byte) error {
			_, err := decrypt(file, id)
			return err
		}
	}
	kinds := []kind{{"the key of the site", sealed.Files[keyName], with(link)}, {"the contents", sealed.Files[contentsName], with(key)}}
	for path := range files {
		kinds = append(kinds, kind{path, sealed.Files[filesFolder+s.name(path)], with(sole{key})})
	}
	to, err := age.NewScryptRecipient("abacus-zoom")
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(1)
	under, err := encrypt([]byte(link.String()+"\n"), to)
	if err != nil {
		t.Fatal(err)
	}
	kinds = append(kinds, kind{"the key of a reader", under, func(file []byte) error {
		_, err := withPassphrase(file, "abacus-zoom")
		return err
	}})

	for _, k := range kinds {
		if err := k.open(k.file); err != nil {
			t.Fatalf("%s does not open as it is: %v", k.what, err)
		}
		for _, cut := range []int{0, 1, 100, len(k.file) - 17, len(k.file) - 16, len(k.file) - 1} {
			if k.open(k.file[:cut]) == nil {
				t.Errorf("%s opens when it is cut to %d of %d bytes", k.what, cut, len(k.file))
			}
		}
		for _, more := range []string{"\n", "\x00", string(k.file), string(k.file[len(k.file)-16:])} {
			if k.open(append(k.file[:len(k.file):len(k.file)], more...)) == nil {
				t.Errorf("%s opens with %d bytes more", k.what, len(more))
			}
		}
	}
	done := 0
	for i := range flips {
		k := kinds[i%len(kinds)]
		bit := random.IntN(len(k.file) * 8)
		if i%2 == 0 { // half of them in the header
			bit = random.IntN(min(len(k.file), 400) * 8)
		}
		k.file[bit/8] ^= 1 << (bit % 8)
		if k.open(k.file) == nil {
			t.Errorf("%s opens with bit %d changed", k.what, bit)
		}
		k.file[bit/8] ^= 1 << (bit % 8)
		done++
	}
	if done < 10_000 {
		t.Errorf("only %d bits were changed", done)
	}
}

// A whole site with one bit changed anywhere below lock/ either does not open or
// gives what was sealed: the list of readers alone is not encrypted.
func TestNoSiteOpensWrongly(t *testing.T) {
	p := people()
	files := map[string][]byte{"index.html": []byte("home"), "a/b.txt": []byte("b")}
	sealed := seal(t, files, Options{Readers: p.readers})
	opened := 0
	for name, b := range sealed.Files {
		for bit := 0; bit < len(b)*8; bit += 5 {
			b[bit/8] ^= 1 << (bit % 8)
			got, err := Unseal(in(sealed.Files), p.secrets[2])
			b[bit/8] ^= 1 << (bit % 8)
			switch {
			case err == nil && !same(got, files):
				t.Fatalf("%s with bit %d changed gives other files", name, bit)
			case err == nil && name != readersFile && name[:len(readersFolder)] != readersFolder: // which a link does not need
				t.Fatalf("%s with bit %d changed opens", name, bit)
			case err == nil:
				opened++
			}
		}
	}
	if opened == 0 {
		t.Error("a link needs no reader's file, and yet opens nothing")
	}
}

func BenchmarkSeal(b *testing.B) {
	files, p := large(), people()
	for b.Loop() {
		if _, err := Seal(context.Background(), files, Options{Readers: p.readers[2:]}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSealUnchanged(b *testing.B) {
	files, p := large(), people()
	opt := Options{Readers: p.readers[2:], Secret: p.secrets[2]}
	before := seal(b, files, opt)
	opt.Former = in(before.Files)
	for b.Loop() {
		if s := seal(b, files, opt); s.Kept != len(files) {
			b.Fatal(s.Kept)
		}
	}
}

func BenchmarkUnseal(b *testing.B) {
	files, p := large(), people()
	sealed := seal(b, files, Options{Readers: p.readers[2:]})
	for b.Loop() {
		if _, err := Unseal(in(sealed.Files), p.secrets[2]); err != nil {
			b.Fatal(err)
		}
	}
}

// large is 5,000 files of 20 kB each.
func large() map[string][]byte {
	files := map[string][]byte{}
	for i := range 5000 {
		files[fmt.Sprintf("evidence/%d/index.html", i)] = make([]byte, 20_000)
	}
	return files
}
