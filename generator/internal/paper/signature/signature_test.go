package signature

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"testing"
	"time"
)

var june = time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)

// ada is a key with a certificate that it issued itself.
func ada(t testing.TB) (Key, []byte) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Ada"},
		NotBefore: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC),
		IsCA: true, BasicConstraintsValid: true,
	}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	text, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	root := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate})
	key, err := Load(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: text}), root, "")
	if err != nil {
		t.Fatal(err)
	}
	return key, root
}

func TestSignAndRead(t *testing.T) {
	key, root := ada(t)
	content := []byte("a packet")
	text, err := key.Sign(content, nil)
	if err != nil {
		t.Fatal(err)
	}
	found, err := Read(append(text, 0, 0, 0), content, june) // with room behind it
	if err != nil || found.Signer != "Ada" || !found.Self || !found.Stamped.IsZero() {
		t.Errorf("%+v, %v", found, err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(root)
	if err := found.Trusted(roots, june); err != nil {
		t.Error(err)
	}
	if found.Trusted(roots, june.AddDate(2, 0, 0)) == nil {
		t.Error("a certificate is trusted after its time")
	}
	if found.Trusted(x509.NewCertPool(), june) == nil {
		t.Error("a certificate is trusted without a root")
	}
	if found, err := Read(text, []byte("another packet"), june); !errors.Is(err, ErrChanged) || found.Signer != "Ada" {
		t.Errorf("of other bytes: %+v, %v", found, err)
	}
	for i := range text { // no byte of it may be another one, but for what nobody looks at
		forged := bytes.Clone(text)
		forged[i] ^= 1
		if found, err := Read(forged, content, june); err == nil && found.Signer != "Ada" {
			t.Errorf("byte %d changed: signed by %q", i, found.Signer)
		}
	}
}

// A stamp is believed if it is one, and of this signature.
func TestStampsOfNobody(t *testing.T) {
	key, _ := ada(t)
	for name, answer := range map[string]string{"nothing": "", "a page": "<html>", "a refusal": "\x30\x05\x30\x03\x02\x01\x02"} {
		if text, err := key.Sign(nil, func([]byte) ([]byte, error) { return []byte(answer), nil }); err == nil || text != nil {
			t.Errorf("%s: %d bytes, %v", name, len(text), err)
		}
	}
}

// FuzzRead looks for signatures that make the reader panic, or that pass for another's.
func FuzzRead(f *testing.F) {
	key, _ := ada(f)
	content := []byte("a packet")
	text, err := key.Sign(content, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add(text[:len(text)/2])
	f.Fuzz(func(t *testing.T, text []byte) {
		if found, err := Read(text, content, june); err == nil && found.SHA256 == "" {
			t.Errorf("signed by nobody: %+v", found)
		}
	})
}
