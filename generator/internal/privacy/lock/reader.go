package lock

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// Kind says what a reader opens the site with.
type Kind string

// The kinds of readers.
const (
	Passphrase Kind = "passphrase"
	Link       Kind = "link" // holds the identity itself
)

// Reader is somebody who can open the site. Nothing of it is secret, save that
// a passphrase can be guessed at with Key.
type Reader struct {
	Name      string // for the author; never published
	Kind      Kind
	Added     string // a day: 2026-11-22
	Recipient string // "age1...", a public key
	Key       string // the identity under the passphrase, as an armored age file; "" for a link
}

// The work factors of scrypt, as powers of two.
const (
	factorGenerated = 15
	factorGiven     = 18
)

// NewPassphrase makes a reader with a new identity. Generated says that the
// passphrase comes from Words, and so needs less work to be safe. One that does
// not is refused where Weak says why, of a case with these words of its own.
func NewPassphrase(name, added, passphrase string, generated bool, own ...string) (Reader, error) {
	normal, factor := Normal(passphrase), factorGenerated
	if !generated {
		factor = factorGiven
		if why := Weak(passphrase, own); why != "" {
			return Reader{}, errors.New(why)
		}
	} else if strings.Count(normal, "-") < wordCount-1 {
		return Reader{}, fmt.Errorf("a generated passphrase has %d words", wordCount)
	}
	r, identity, err := newReader(name, added, Passphrase)
	if err != nil {
		return Reader{}, err
	}
	if r.Key, err = wrapped(identity, normal, factor); err != nil {
		return Reader{}, fmt.Errorf("wrap the key of %q: %w", name, err)
	}
	return r, r.Validate()
}

// HolderOf names the reader whose key a passphrase opens; "" where it opens none. Each
// reader takes as long as opening the site.
func HolderOf(passphrase string, readers []Reader) string {
	normal := Normal(passphrase)
	for _, r := range readers {
		k, err := r.file()
		if r.Kind != Passphrase || err != nil {
			continue
		}
		if _, err := withPassphrase(k.bytes, normal); err == nil {
			return r.Name
		}
	}
	return ""
}

// NewLink makes a reader, and the identity that goes behind the "#" of the
// secret link. The identity is kept nowhere.
func NewLink(name, added string) (r Reader, identity string, err error) {
	r, id, err := newReader(name, added, Link)
	if err != nil {
		return Reader{}, "", err
	}
	return r, id.String(), r.Validate()
}

func newReader(name, added string, kind Kind) (Reader, *age.X25519Identity, error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return Reader{}, nil, fmt.Errorf("make a key for %q: %w", name, err)
	}
	return Reader{Name: name, Kind: kind, Added: added, Recipient: id.Recipient().String()}, id, nil
}

// wrapped gives an identity under a passphrase in its normal form.
func wrapped(id *age.X25519Identity, normal string, factor int) (string, error) {
	to, err := age.NewScryptRecipient(normal)
	if err != nil {
		return "", err
	}
	to.SetWorkFactor(factor)
	file, err := encrypt([]byte(id.String()+"\n"), to)
	if err != nil {
		return "", err
	}
	return armored(file)
}

func armored(file []byte) (string, error) {
	var text strings.Builder
	w := armor.NewWriter(&text)
	if _, err := w.Write(file); err != nil {
		return "", err
	}
	err := w.Close() // writes the last lines
	return text.String(), err
}

// Validate tells whether the reader can be used. It does not tell whether Key
// holds the identity of Recipient, which only the passphrase could.
func (r Reader) Validate() error {
	if strings.TrimSpace(r.Name) == "" || !utf8.ValidString(r.Name) || strings.ContainsFunc(r.Name, unicode.IsControl) {
		return fmt.Errorf("%q is not a name", r.Name)
	}
	if _, err := time.Parse(time.DateOnly, r.Added); err != nil {
		return fmt.Errorf("the day it was added, %q, is not a date such as 2026-11-22", r.Added)
	}
	to, err := r.recipient()
	if err != nil {
		return err
	}
	if _, err := to.Wrap(make([]byte, 16)); err != nil { // some points can be written, but not encrypted to
		return fmt.Errorf("the recipient %q is not a key", r.Recipient)
	}
	switch {
	case r.Kind == Passphrase:
		_, err := r.file()
		return err
	case r.Kind != Link:
		return fmt.Errorf("the kind %q is neither %q nor %q", r.Kind, Passphrase, Link)
	case r.Key != "":
		return fmt.Errorf("a reader of the kind %q has no key", Link)
	}
	return nil
}

func (r Reader) recipient() (*age.X25519Recipient, error) {
	to, err := age.ParseX25519Recipient(r.Recipient)
	if err != nil || to.String() != r.Recipient {
		return nil, fmt.Errorf("%q is not a recipient; one begins with age1 and has 62 characters", r.Recipient)
	}
	return to, nil
}

// keyFile is a reader's key as it is published.
type keyFile struct {
	reader Reader
	factor int // of scrypt
	bytes  []byte
}

// file gives the key without its armor. There is room in it for an identity and
// nothing else.
func (r Reader) file() (keyFile, error) {
	if len(r.Key) > 1000 {
		return keyFile{}, errors.New("the key is too long")
	}
	file, err := io.ReadAll(armor.NewReader(strings.NewReader(r.Key)))
	if err != nil {
		return keyFile{}, fmt.Errorf("the key is not an armored age file: %w", err)
	}
	all, rest, err := stanzas(file)
	if err != nil {
		return keyFile{}, fmt.Errorf("the key is not an age file: %w", err)
	}
	if len(all) != 1 || all[0].Type != "scrypt" || len(all[0].Args) != 2 || len(all[0].Body) != 32 {
		return keyFile{}, errors.New("expected a key that is encrypted with one passphrase")
	}
	factor, err := strconv.Atoi(all[0].Args[1])
	if err != nil || all[0].Args[1] != strconv.Itoa(factor) || factor < factorGenerated || factor > factorGiven {
		return keyFile{}, fmt.Errorf("the work factor of the key is %q; it can be %d to %d", all[0].Args[1], factorGenerated, factorGiven)
	}
	if rest != overhead+identityLength+1 {
		return keyFile{}, errors.New("the key does not contain an identity")
	}
	return keyFile{reader: r, factor: factor, bytes: file}, nil
}
