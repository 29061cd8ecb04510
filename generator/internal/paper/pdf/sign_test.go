package pdf

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC)

// stub signs like nobody does, but for the place of it.
func stub(signed []byte) ([]byte, error) { return []byte("signed by a test"), nil }

func signedSample(t testing.TB, data []byte) []byte {
	t.Helper()
	out, err := Sign(data, noon, stub)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A file is as it was with the signature behind it, in both forms of table, and what is
// signed is all but the signature.
func TestSign(t *testing.T) {
	for name, data := range map[string][]byte{"a plain table": sample(chromiumDates), "a table in a stream": packed(t)} {
		t.Run(name, func(t *testing.T) {
			out := signedSample(t, data)
			if !bytes.HasPrefix(out, data) {
				t.Error("the file was changed")
			}
			if err := Validate(out); err != nil {
				t.Error(err)
			}
			found, err := Signatures(out)
			if err != nil || len(found) != 1 {
				t.Fatalf("%d signatures, %v", len(found), err)
			}
			s := found[0]
			if !bytes.HasPrefix(s.Data, []byte("signed by a test\x00")) || !s.Whole || !s.Claimed.Equal(noon) {
				t.Errorf("the signature is %q..., whole %v, at %v", s.Data[:20], s.Whole, s.Claimed)
			}
			if len(s.Signed)+2*len(s.Data)+len("<>") != len(out) {
				t.Errorf("%d of %d bytes are signed", len(s.Signed), len(out))
			}
			if again := signedSample(t, data); !bytes.Equal(again, out) {
				t.Error("signed again, it is another file")
			}
			if _, err := Sign(out, noon, stub); err == nil || !strings.Contains(err.Error(), "has a form or a signature already") {
				t.Errorf("signed twice: %v", err)
			}
		})
	}
	if found, err := Signatures(sample(chromiumDates)); err != nil || len(found) != 0 {
		t.Errorf("without a signature: %v, %v", found, err)
	}
}

func TestSignFails(t *testing.T) {
	no := errors.New("no key")
	if out, err := Sign(sample(chromiumDates), noon, func([]byte) ([]byte, error) { return nil, no }); !errors.Is(err, no) || out != nil {
		t.Errorf("%d bytes, %v", len(out), err)
	}
	long := func([]byte) ([]byte, error) { return make([]byte, signatureRoom+1), nil }
	if out, err := Sign(sample(chromiumDates), noon, long); err == nil || !strings.Contains(err.Error(), "give fewer certificates") || out != nil {
		t.Errorf("%d bytes, %v", len(out), err)
	}
}

// A file that says that less of it is signed than a reader believes is damaged.
func TestSignaturesOfForgedFiles(t *testing.T) {
	out := signedSample(t, sample(chromiumDates))
	at := bytes.Index(out, []byte("/ByteRange [0 "))
	for name, said := range map[string]string{
		"a gap before":   "/ByteRange [1 ",
		"beyond the end": "/ByteRange [0 9999999999 ",
		"no numbers":     "/ByteRange [0 (aaaaaaaa) ",
		"nothing":        "/ByteRinge [0 ",
	} {
		forged := slices.Concat(out[:at], []byte(said), out[at+len(said):])
		if found, err := Signatures(forged); err == nil {
			t.Errorf("%s: %d signatures", name, len(found))
		}
	}
	added := append(bytes.Clone(out), "\n% more\n"...)
	if found, err := Signatures(added); err != nil || len(found) != 1 || found[0].Whole {
		t.Errorf("what is behind the signature counts as signed: %v", err)
	}
}

// A signature may be written in small or capital digits.
func TestSignaturesInCapitalDigits(t *testing.T) {
	out := signedSample(t, sample(chromiumDates))
	want, err := Signatures(out)
	if err != nil || len(want) != 1 {
		t.Fatalf("%d signatures, %v", len(want), err)
	}
	from := bytes.LastIndex(out, []byte("/Contents <")) + len("/Contents <")
	to := from + bytes.IndexByte(out[from:], '>')
	capital := slices.Concat(out[:from], bytes.ToUpper(out[from:to]), out[to:])
	if bytes.Equal(capital, out) {
		capital = slices.Concat(out[:from], bytes.ToLower(out[from:to]), out[to:])
	}
	got, err := Signatures(capital)
	if err != nil || len(got) != 1 || !bytes.Equal(got[0].Data, want[0].Data) || !bytes.Equal(got[0].Signed, want[0].Signed) || !got[0].Whole {
		t.Errorf("%d signatures, %v", len(got), err)
	}
}

// FuzzSignatures looks for files that make the reader panic, or that sign what they do
// not have.
func FuzzSignatures(f *testing.F) {
	f.Add(signedSample(f, sample(chromiumDates)))
	f.Add(signedSample(f, packed(f)))
	f.Add(sample(chromiumDates))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := Signatures(data)
		for _, s := range found {
			if err != nil || len(s.Signed) > len(data) || s.Whole && len(s.Signed)+2*len(s.Data)+2 != len(data) {
				t.Errorf("%d of %d bytes are signed, with %d bytes: %v", len(s.Signed), len(data), len(s.Data), err)
			}
		}
	})
}
