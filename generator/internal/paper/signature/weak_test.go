package signature

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/smallstep/pkcs7"
)

// issued gives a certificate that its own key issued.
func issued(t *testing.T, key crypto.Signer, change func(*x509.Certificate)) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Ada"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().AddDate(-1, 0, 0), NotAfter: time.Now().AddDate(1, 0, 0),
	}
	change(template)
	text, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func curve(t *testing.T) crypto.Signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// byOthers signs as other programs do: with a hash of theirs, and the time.
func byOthers(t *testing.T, content []byte, key crypto.Signer, c *x509.Certificate, hash asn1.ObjectIdentifier, detached bool) []byte {
	t.Helper()
	data, err := pkcs7.NewSignedData(content)
	if err != nil {
		t.Fatal(err)
	}
	data.SetDigestAlgorithm(hash)
	if err := data.AddSigner(c, key, pkcs7.SignerInfoConfig{}); err != nil {
		t.Fatal(err)
	}
	if detached {
		data.Detach()
	}
	text, err := data.Finish()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// What others can make as well as the signer is no signature, and one that does not fit its
// certificate is not called changed.
func TestSignaturesThatAreNotReliedOn(t *testing.T) {
	content, short := []byte("a packet"), (*rsa.PrivateKey)(nil)
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	as := func(change func(*x509.Certificate)) (crypto.Signer, *x509.Certificate) {
		key := curve(t)
		return key, issued(t, key, change)
	}
	plain := func(*x509.Certificate) {}
	key, c := as(plain)
	old, expired := as(func(c *x509.Certificate) { c.NotBefore, c.NotAfter = time.Unix(0, 0), time.Unix(1, 0) })
	whole, err := (Key{key, []*x509.Certificate{c}, pkix.AlgorithmIdentifier{Algorithm: oidECDSA}}).Sign(content, nil)
	if err != nil {
		t.Fatal(err)
	}
	weak, err := (Key{short, []*x509.Certificate{issued(t, short, plain)}, pkix.AlgorithmIdentifier{Algorithm: oidRSA, Parameters: asn1.NullRawValue}}).Sign(content, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		text []byte
		want string
	}{
		"SHA-1":             {byOthers(t, content, key, c, pkcs7.OIDDigestAlgorithmSHA1, true), "its hash is unknown or weak"},
		"a short key":       {weak, "its key has 1024 bits"},
		"an old one":        {byOthers(t, content, old, expired, pkcs7.OIDDigestAlgorithmSHA256, true), "its certificate is valid from 1970-01-01 to 1970-01-01"},
		"words behind":      {append(whole, "\x00more\x00"...), "behind the signature that nobody signed"},
		"no name of itself": {byOthers(t, content, key, c, pkcs7.OIDDigestAlgorithmSHA256, true), "does not name its certificate"},
	} {
		if _, err := Read(tt.text, content); err == nil || errors.Is(err, ErrChanged) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v; it should say %q", name, err, tt.want)
		}
	}
	if _, err := keyOf(short, nil); err == nil || !strings.Contains(err.Error(), "1024 bits") {
		t.Errorf("of a short key to sign with: %v", err)
	}
}

func TestCertificatesThatAreNotTrusted(t *testing.T) {
	clock := curve(t)
	authority := issued(t, clock, func(c *x509.Certificate) {
		c.Subject.CommonName, c.ExtKeyUsage = "Clock", []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping}
	})
	now := time.Now()
	stampedAt := func(at time.Time) Stamp {
		return func(request []byte) ([]byte, error) {
			var asked stampRequest
			if _, err := asn1.Unmarshal(request, &asked); err != nil {
				return nil, err
			}
			info, err := asn1.Marshal(stampInfo{1, asn1.ObjectIdentifier{1, 2, 3}, asked.Imprint, asn1.RawValue{FullBytes: []byte{2, 1, 1}},
				asn1.RawValue{Tag: asn1.TagGeneralizedTime, Bytes: []byte(at.UTC().Format("20060102150405Z"))}})
			if err != nil {
				return nil, err
			}
			return asn1.Marshal(stampAnswer{Token: asn1.RawValue{FullBytes: byOthers(t, info, clock, authority, pkcs7.OIDDigestAlgorithmSHA256, false)}})
		}
	}
	uses := func(use ...x509.ExtKeyUsage) func(*x509.Certificate) {
		return func(c *x509.Certificate) { c.ExtKeyUsage = use }
	}
	for name, tt := range map[string]struct {
		change func(*x509.Certificate)
		stamp  Stamp
		want   string // "" = it is trusted
	}{
		"a person":                {func(*x509.Certificate) {}, nil, ""},
		"a person by mail":        {uses(x509.ExtKeyUsageClientAuth, x509.ExtKeyUsageEmailProtection), nil, ""},
		"a server":                {uses(x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth), nil, "that of a server"},
		"a key for other things":  {func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }, nil, "not for signatures"},
		"stamped":                 {func(*x509.Certificate) {}, stampedAt(now.Add(-time.Hour)), ""},
		"stamped in time to come": {func(*x509.Certificate) {}, stampedAt(now.Add(48 * time.Hour)), "of a time to come"},
	} {
		key := curve(t)
		c := issued(t, key, tt.change)
		text, err := (Key{key, []*x509.Certificate{c}, pkix.AlgorithmIdentifier{Algorithm: oidECDSA}}).Sign([]byte("x"), tt.stamp)
		if err != nil {
			t.Fatal(name, err)
		}
		found, err := Read(text, []byte("x"))
		if err != nil {
			t.Fatal(name, err)
		}
		roots := x509.NewCertPool()
		roots.AddCert(c)
		roots.AddCert(authority)
		if err := found.Trusted(roots, now); (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v; it should say %q", name, err, tt.want)
		}
	}
}

// What a certificate has as a name cannot be read as words of casebook.
func TestNamesAreQuoted(t *testing.T) {
	if got := Quoted("Eve; not changed since\u202e\n" + strings.Repeat("x", 500)); !strings.HasPrefix(got, `"Eve; not changed since\u202e\nxx`) || len(got) > 150 {
		t.Error(got)
	}
}
