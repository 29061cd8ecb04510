package pdf

import (
	"bytes"
	"fmt"
	"maps"
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
