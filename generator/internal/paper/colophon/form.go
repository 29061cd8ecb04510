package colophon

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Version is the version of the form that is written and read.
const Version = 1

// FileName is the name of a colophon that is a file: attached to a PDF, or at
// the root of a site.
const FileName = "colophon.json"

// What a colophon may hold at most, in bytes.
const (
	maxSize = 64 << 20 // some 200,000 exhibits
	maxText = 1000     // a title or a name
	maxPath = 4096
)

// JSON gives the colophon for programs. The same colophon gives the same bytes.
func (c Colophon) JSON() []byte { return c.encode("  ") }

func (c Colophon) encode(indent string) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(c); err != nil {
		panic("bug: a colophon is no JSON: " + err.Error())
	}
	return out.Bytes()
}

// Read reads a colophon. It comes from outside, so nothing in it is believed: a
// form that casebook does not write is refused.
func Read(data []byte) (Colophon, error) {
	if len(data) > maxSize {
		return Colophon{}, fmt.Errorf("its colophon has more than %d MB", maxSize>>20)
	}
	var form struct{ Version int }
	if err := json.Unmarshal(data, &form); err != nil {
		return Colophon{}, fmt.Errorf("its colophon cannot be read: %w", err)
	}
	switch {
	case form.Version > Version:
		return Colophon{}, fmt.Errorf("it was made by a newer casebook: its colophon has version %d, and this casebook reads version %d", form.Version, Version)
	case form.Version != Version:
		return Colophon{}, errors.New("its colophon has a version that casebook never wrote")
	}
	var whole struct {
		Colophon
		Exhibits json.RawMessage `json:"exhibits"`
		Files    json.RawMessage `json:"files"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&whole); err != nil {
		return Colophon{}, fmt.Errorf("its colophon cannot be read: %w", err)
	}
	c := whole.Colophon
	if err := c.sound(whole.Files, whole.Exhibits); err != nil {
		return Colophon{}, fmt.Errorf("its colophon is damaged: %w", err)
	}
	return c, nil
}

// each reads a list, and takes one of its items after the other: what is no item of
// casebook's ends it, before there are many of them.
func each[T any](list json.RawMessage, take func(T) error) error {
	if len(list) == 0 || list[0] != '[' {
		return errors.New("it lists no files")
	}
	dec := json.NewDecoder(bytes.NewReader(list))
	dec.DisallowUnknownFields()
	_, _ = dec.Token()
	for dec.More() {
		var item T
		if err := dec.Decode(&item); err != nil {
			return err
		}
		if err := take(item); err != nil {
			return err
		}
	}
	return nil
}

// sound takes the lists, and tells what of a colophon casebook cannot have written.
func (c *Colophon) sound(files, exhibits json.RawMessage) error {
	for _, text := range []string{c.Title, c.Profile, c.Level, c.Framework.Name, c.Framework.Version} {
		if !short(text) {
			return errors.New("a name in it is too long")
		}
	}
	if _, ok := config.ParseAudience(c.Audience); !ok {
		return fmt.Errorf("there is no audience %q", c.Audience)
	}
	if _, err := time.Parse(time.DateOnly, c.Day); err != nil {
		return fmt.Errorf("there is no day %q", c.Day)
	}
	if c.Commit != "" && !isHex(c.Commit, 20) && !isHex(c.Commit, 32) || c.Commit == "" && c.Changed {
		return fmt.Errorf("there is no commit %q", c.Commit)
	}
	sums, last := map[string]string{}, ""
	c.Files, c.Exhibits = []File{}, []Exhibit{}
	err := each(files, func(f File) error {
		switch {
		case !fs.ValidPath(f.Path) || f.Path == "." || len(f.Path) > maxPath:
			return fmt.Errorf("%q is not a path in a portfolio", f.Path)
		case f.Path <= last:
			return fmt.Errorf("%q is out of order", f.Path)
		case !isHex(f.SHA256, 32):
			return fmt.Errorf("%q is not a SHA-256", f.SHA256)
		}
		sums[f.Path], last = f.SHA256, f.Path
		c.Files = append(c.Files, f)
		return nil
	})
	if err != nil {
		return err
	}
	ids := map[string]bool{}
	return each(exhibits, func(e Exhibit) error {
		switch n := len(c.Exhibits) + 1; {
		case e.Number != n:
			return fmt.Errorf("exhibit %d has the number %d", n, e.Number)
		case e.ID == "" || ids[e.ID] || !short(e.ID) || !short(e.Title):
			return fmt.Errorf("exhibit %d has an invalid name", e.Number)
		case sums[e.Path] == "" || sums[e.Path] != e.SHA256:
			return fmt.Errorf("exhibit %d contradicts the list of files", e.Number)
		}
		ids[e.ID] = true
		c.Exhibits = append(c.Exhibits, e)
		return nil
	})
}

func short(text string) bool { return len(text) <= maxText && utf8.ValidString(text) }

// isHex tells whether a text is a number of bytes in lower-case hex.
func isHex(text string, size int) bool {
	b, err := hex.DecodeString(text)
	return err == nil && len(b) == size && hex.EncodeToString(b) == text
}
