package lock

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

const (
	identityPrefix = "AGE-SECRET-KEY-1"
	identityLength = 74      // characters of an identity
	overhead       = 16 + 16 // of a file up to 64 KiB behind its header: a nonce and a tag
)

func encrypt(plain []byte, to ...age.Recipient) ([]byte, error) {
	var file bytes.Buffer
	file.Grow(len(plain) + len(plain)>>12 + 256)
	w, err := age.Encrypt(&file, to...)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

func decrypt(file []byte, with age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(file), with)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// sole opens only files that nobody else can open: those with one stanza.
type sole struct{ id *age.X25519Identity }

func (s sole) Unwrap(all []*age.Stanza) ([]byte, error) {
	if len(all) != 1 || all[0].Type != "X25519" {
		return nil, errors.New("the file has other recipients")
	}
	return s.id.Unwrap(all)
}

// stanzas lists who a file is encrypted to, and the length of what follows the
// header.
func stanzas(file []byte) (all []*age.Stanza, rest int, err error) {
	header, err := age.ExtractHeader(bytes.NewReader(file))
	if err != nil {
		return nil, 0, err
	}
	var seen witness
	if _, err := age.DecryptHeader(header, &seen); !errors.Is(err, age.ErrIncorrectIdentity) {
		return nil, 0, err
	}
	return seen.stanzas, len(file) - len(header), nil
}

// witness is an identity that opens nothing, and remembers what it was shown.
type witness struct{ stanzas []*age.Stanza }

func (w *witness) Unwrap(all []*age.Stanza) ([]byte, error) {
	w.stanzas = all
	return nil, age.ErrIncorrectIdentity
}

// identityIn reads an identity from the plain text of a file.
func identityIn(plain []byte) (*age.X25519Identity, error) {
	text, ok := strings.CutSuffix(string(plain), "\n")
	if !ok {
		return nil, errors.New("it contains no identity")
	}
	id, err := age.ParseX25519Identity(text)
	if err != nil || id.String() != text { // the error would quote it
		return nil, errors.New("it contains no identity")
	}
	return id, nil
}

// linked reads the identity from the secret of a link, or from a whole link.
func linked(secret string) (*age.X25519Identity, bool) {
	secret = strings.ToUpper(strings.TrimSpace(secret))
	at := strings.LastIndex(secret, identityPrefix)
	if at < 0 || at > 0 && secret[at-1] != '#' {
		return nil, false
	}
	id, err := age.ParseX25519Identity(secret[at:])
	return id, err == nil
}

// withPassphrase opens the file of a reader.
func withPassphrase(file []byte, normal string) (*age.X25519Identity, error) {
	with, err := age.NewScryptIdentity(normal)
	if err != nil {
		return nil, err
	}
	with.SetMaxWorkFactor(factorGiven)
	plain, err := decrypt(file, with)
	if err != nil {
		return nil, fmt.Errorf("open the key of a reader: %w", err)
	}
	return identityIn(plain)
}
