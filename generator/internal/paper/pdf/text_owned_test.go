package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// ciphers are those that files may be encrypted with.
var ciphers = []struct {
	aes  bool
	bits int
}{{false, 40}, {false, 128}, {true, 128}, {true, 256}}

// locked encrypts a file. Without a user's password everybody can open it.
func locked(t testing.TB, data []byte, user string, aes bool, bits int) []byte {
	t.Helper()
	conf := configuration()
	conf.UserPW, conf.OwnerPW, conf.EncryptUsingAES, conf.EncryptKeyLength, conf.Cmd = user, "owner", aes, bits, model.ENCRYPT
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(data), &out, conf); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What everybody can open, everybody can read: a password of the owner is no reason not
// to search a file.
func TestTextOfAFileWithAnOwnersPassword(t *testing.T) {
	plain := made("<</Title (of the heron)>>", "<</Type /Catalog /Pages 3 0 R>>", "<</Type /Pages /Count 1 /Kids [4 0 R]>>",
		"<</Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources <</Font <</F 6 0 R>>>> /Annots [7 0 R]>>",
		stream("", "BT /F 12 Tf 72 700 Td (The heron moved) Tj ET"),
		"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
		"<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (a note on the heron)>>")
	want := parts(t, plain)
	for _, name := range []string{"page 1", "information", "annotations"} {
		if !strings.Contains(want[name], "heron") {
			t.Fatalf("the plain file does not say it in %s: %q", name, want)
		}
	}
	for _, c := range ciphers {
		t.Run(fmt.Sprintf("AES %t, %d bits", c.aes, c.bits), func(t *testing.T) {
			data := locked(t, plain, "", c.aes, c.bits)
			if bytes.Contains(data, []byte("heron")) {
				t.Fatal("the file is not encrypted")
			}
			got := parts(t, data)
			for name := range maps.Keys(want) {
				if !strings.Contains(got[name], strings.TrimSpace(want[name])) {
					t.Errorf("%s: got %q, want %q", name, got[name], want[name])
				}
			}
			if _, err := Acts(data); err != errOwned {
				t.Errorf("it may be published: %v", err)
			}
			if _, err := Text(locked(t, plain, "secret", c.aes, c.bits)); err != errEncrypted {
				t.Errorf("with a password of its readers: %v", err)
			}
		})
	}
}

// A viewer decrypts a file wherever the key Encrypt stands, and however it is written.
func TestEncryptionIsNoticedHoweverItIsWritten(t *testing.T) {
	plain := onePage("/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>", "BT /F 12 Tf 72 700 Td (The bittern moved) Tj ET")
	with := func(entry string) []byte { // in the trailer
		return bytes.Replace(plain, []byte("/Root 2 0 R"), []byte("/Root 2 0 R"+entry), 1)
	}
	const dictionary = "<</Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -4>>"
	owned := locked(t, plain, "", true, 128)
	reference := regexp.MustCompile(`/Encrypt \d+ 0 R`).Find(owned)
	if reference == nil {
		t.Fatalf("the key is not in the plain: %q", owned)
	}
	for name, data := range map[string][]byte{
		"a dictionary":          with("/Encrypt" + dictionary),
		"a comment between":     with("/Encrypt %" + strings.Repeat("x", 300) + "\n" + dictionary),
		"an escaped name":       with("/#45ncryp#74 " + dictionary),
		"a former trailer":      append(with("/Encrypt "+dictionary), plain...),
		"a second one":          bytes.Replace(owned, reference, append([]byte("/Encrypt "+dictionary), reference...), 1),
		"another in the former": append([]byte("%PDF-1.7\ntrailer <</Encrypt 99 0 R>>\nstartxref\n0\n%%EOF\n"), owned...),
		"none in the latest":    append(bytes.Clone(owned), "trailer <</Size 9>>\nstartxref\n0\n%%EOF\n"...),
	} {
		if parts, err := Text(data); err == nil {
			t.Errorf("%s: it is taken for a file that can be searched: %q", name, texts(parts))
		}
		if _, err := Acts(data); err == nil {
			t.Errorf("%s: it may be published", name)
		}
		if _, err := Bindable(data); err == nil {
			t.Errorf("%s: it may be bound", name)
		}
	}
	for name, data := range map[string][]byte{
		"null":          with("/Encrypt null"),
		"a text":        bytes.Replace(plain, []byte("(t)"), []byte("(The key /Encrypt 8 times)"), 1),
		"no key at all": plain,
	} {
		if parts, err := Text(data); err != nil || !bytes.Contains(bytes.Join(texts(parts), nil), []byte("bittern")) {
			t.Errorf("%s: it is not read: %v", name, err)
		}
	}
}

func texts(parts []Part) (all [][]byte) {
	for _, p := range parts {
		all = append(all, p.Text)
	}
	return all
}
