package lock

import (
	"context"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"filippo.io/age"
)

// Where things are in a locked site. All of it is below "lock/".
const (
	readersFile   = "lock/readers.json"
	keyName       = "lock/key.age"
	contentsName  = "lock/contents.age"
	readersFolder = "lock/readers/"
	filesFolder   = "lock/files/"
)

// site is the identity that the files of a site are encrypted to.
type site struct{ id *age.X25519Identity }

// siteOf gives the identity of a site. It is a new one, and fresh says why,
// unless the secret is that of a reader.
func siteOf(ctx context.Context, readers []Reader, keys []keyFile, secret string) (s site, fresh string, err error) {
	if Normal(secret) == "" {
		fresh = "no passphrase or link of a reader was given"
	} else {
		mine, err := identityOf(ctx, readers, keys, secret)
		if err != nil {
			return site{}, "", err
		}
		if mine != nil {
			s.id, err = derived(mine, readers)
			return s, "", err
		}
		fresh = "the passphrase or link belongs to no reader"
	}
	if s.id, err = age.GenerateX25519Identity(); err != nil {
		return site{}, "", fmt.Errorf("make a key for the site: %w", err)
	}
	return s, fresh, nil
}

// identityOf finds the reader that a secret belongs to, and gives their
// identity; nil where there is none.
func identityOf(ctx context.Context, readers []Reader, keys []keyFile, secret string) (*age.X25519Identity, error) {
	if id, ok := linked(secret); ok {
		mine := id.Recipient().String()
		if !slices.ContainsFunc(readers, func(r Reader) bool { return r.Recipient == mine }) {
			return nil, nil
		}
		return id, nil
	}
	normal := Normal(secret)
	for _, k := range keys {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if id, err := withPassphrase(k.bytes, normal); err == nil && id.Recipient().String() == k.reader.Recipient {
			return id, nil
		}
	}
	return nil, nil
}

// derived gives the site identity that belongs to exactly these readers. Who is
// not that reader cannot tell it for any other set of them.
func derived(mine *age.X25519Identity, readers []Reader) (*age.X25519Identity, error) {
	info := "casebook lock v1\n" + strings.Join(recipients(readers), "\n")
	key, err := hkdf.Key(sha256.New, []byte(mine.String()), nil, info, 32)
	if err != nil {
		return nil, fmt.Errorf("derive the key of the site: %w", err)
	}
	id, err := age.ParseX25519Identity(strings.ToUpper(bech32("age-secret-key-", key)))
	if err != nil {
		panic("bug: not an identity")
	}
	return id, nil
}

func recipients(readers []Reader) []string {
	var all []string
	for _, r := range readers {
		all = append(all, r.Recipient)
	}
	slices.Sort(all)
	return all
}

// name gives the name under which a file is published.
func (s site) name(path string) string {
	mac := hmac.New(sha256.New, []byte(s.id.String()))
	mac.Write([]byte(path))
	return hex.EncodeToString(mac.Sum(nil)[:16]) + ".age"
}

// contents is what contents.age holds.
type contents struct {
	Version int               `json:"version"`
	Readers []string          `json:"readers"` // recipients, sorted
	Files   map[string]string `json:"files"`   // from path to name
	Sums    map[string]string `json:"sums"`    // from path to sum
}

// sum gives the SHA-256 of a sealed file as hex digits. With it in the contents,
// no file stands in for another.
func sum(sealed []byte) string {
	all := sha256.Sum256(sealed)
	return hex.EncodeToString(all[:])
}

// list is what readers.json holds.
type list struct {
	Version int      `json:"version"`
	Readers []string `json:"readers"` // files in lock/readers, cheapest first
}
