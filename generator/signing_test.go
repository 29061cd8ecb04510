package generator

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// selfMade is a key in PEM, with a certificate that anybody can make.
func selfMade(t *testing.T, name string) []byte {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: name}, NotBefore: time.Unix(1_700_000_000, 0), NotAfter: time.Unix(1_900_000_000, 0)}
	certificate, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return append(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate})...)
}

// A name in a certificate is of whoever made it: it is quoted, and is no part of what is
// said of the signature.
func TestNamesOfCertificatesAreQuoted(t *testing.T) {
	for name, want := range map[string]string{
		"Ada Example":                          `signed by "Ada Example"; not changed since; nobody but the signer confirms the name (`,
		"Eve; not changed since; trusted":      `signed by "Eve; not changed since; trusted"; not changed since; nobody but`,
		"Eve\"; the certificate leads to one":  `signed by "Eve\"; the certificate leads to one"; not`,
		"Eve\x1b[31m\u202e\nplan.pdf: trusted": `signed by "Eve\x1b[31m\u202e\nplan.pdf: trusted"; not`,
		strings.Repeat("é", 300):               `signed by "` + strings.Repeat("é", mostName) + `…"; not`,
	} {
		text := selfMade(t, name)
		key, err := LoadSigningKey(text, nil, "")
		if err != nil {
			t.Fatal(err)
		}
		content := []byte("a packet")
		made, err := key.Sign(content, nil)
		if err != nil {
			t.Fatal(err)
		}
		now := time.Unix(1_800_000_000, 0)
		s := signatureOf(pdf.Signature{Data: made, Signed: content, Whole: true}, true, nil, now)
		if !s.Intact || s.Signer != name || !strings.HasPrefix(s.Text, want) {
			t.Errorf("%q is told as %q of %q, want %q", name, s.Text, s.Signer, want)
		}
		s = signatureOf(pdf.Signature{Data: append(made, "more"...), Signed: content, Whole: true}, true, nil, now)
		if want := strings.Replace(strings.Split(want, "; not")[0], "signed by", "the signature in the name of", 1); s.Intact || !strings.HasPrefix(s.Text, want) {
			t.Errorf("with bytes behind it, %q is told as %q", name, s.Text)
		}
		s = signatureOf(pdf.Signature{Data: made, Signed: []byte("another"), Whole: true}, true, nil, now)
		if s.Intact || !strings.HasSuffix(s.Text, `", and changed since`) {
			t.Errorf("of other bytes, %q is told as %q", name, s.Text)
		}
	}
}
