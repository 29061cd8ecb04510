package signature

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/smallstep/pkcs7"
)

// moment is when the signatures of pkcs7 are made: it takes the time of its own clock.
var moment = time.Now().UTC().Truncate(time.Second)

// holder is somebody with a key and a certificate.
type holder struct {
	key         crypto.Signer
	certificate *x509.Certificate
}

// issue makes a key with its certificate. by has issued it: nil = itself.
func issue(t testing.TB, by *holder, name string, change func(*x509.Certificate)) *holder {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return certify(t, by, key, name, change)
}

func certify(t testing.TB, by *holder, key crypto.Signer, name string, change func(*x509.Certificate)) *holder {
	t.Helper()
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<60))
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: name}, KeyUsage: x509.KeyUsageDigitalSignature,
		NotBefore: moment.AddDate(-9, 0, 0), NotAfter: moment.AddDate(9, 0, 0),
	}
	if change != nil {
		change(template)
	}
	if by == nil {
		by = &holder{key, template}
	}
	text, err := x509.CreateCertificate(rand.Reader, template, by.certificate, key.Public(), by.key)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(text)
	if err != nil {
		t.Fatal(err)
	}
	return &holder{key, c}
}

func issuer(c *x509.Certificate) {
	c.IsCA, c.BasicConstraintsValid, c.KeyUsage = true, true, x509.KeyUsageCertSign
}

func forUse(uses ...x509.ExtKeyUsage) func(*x509.Certificate) {
	return func(c *x509.Certificate) { c.ExtKeyUsage = uses }
}

func weakRSA(t testing.TB) crypto.Signer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// cms is a signature as other programs make it: with a hash of their choice, the time of
// now, time stamps, and certificates of others.
func cms(t testing.TB, content []byte, by *holder, hash asn1.ObjectIdentifier, stamps func(signature []byte) [][]byte, others ...*holder) []byte {
	t.Helper()
	s, err := pkcs7.NewSignedData(content)
	if err != nil {
		t.Fatal(err)
	}
	s.SetDigestAlgorithm(hash)
	sum := sha256.Sum256(by.certificate.Raw)
	named := pkcs7.Attribute{Type: oidCertificate, Value: certificateID{[]struct{ Hash []byte }{{sum[:]}}}}
	if err := s.AddSigner(by.certificate, by.key, pkcs7.SignerInfoConfig{ExtraSignedAttributes: []pkcs7.Attribute{named}}); err != nil {
		t.Fatal(err)
	}
	for _, o := range others {
		s.AddCertificate(o.certificate)
	}
	if stamps != nil {
		signer := &s.GetSignedData().SignerInfos[0]
		var all []pkcs7.Attribute
		for _, token := range stamps(signer.EncryptedDigest) {
			all = append(all, pkcs7.Attribute{Type: oidTimeStamp, Value: asn1.RawValue{FullBytes: token}})
		}
		if err := signer.SetUnauthenticatedAttributes(all); err != nil {
			t.Fatal(err)
		}
	}
	s.Detach()
	text, err := s.Finish()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// token is a time stamp of a signature.
func token(t testing.TB, signature []byte, by *holder, hash asn1.ObjectIdentifier, at time.Time) []byte {
	t.Helper()
	sum := sha256.Sum256(signature)
	info, err := asn1.Marshal(struct {
		Version int
		Policy  asn1.ObjectIdentifier
		Imprint imprint
		Serial  int
		Time    time.Time `asn1:"generalized"`
	}{1, asn1.ObjectIdentifier{1, 2, 3}, imprint{pkix.AlgorithmIdentifier{Algorithm: oidSHA256}, sum[:]}, 5, at})
	if err != nil {
		t.Fatal(err)
	}
	s, err := pkcs7.NewSignedData(info)
	if err != nil {
		t.Fatal(err)
	}
	s.SetDigestAlgorithm(hash)
	if err := s.AddSigner(by.certificate, by.key, pkcs7.SignerInfoConfig{}); err != nil {
		t.Fatal(err)
	}
	text, err := s.Finish()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A signature is read if nobody but the owner of a certificate for signatures could have
// made it; else the reason is said, and no other.
func TestWhatIsNoSignature(t *testing.T) {
	content := []byte("a packet")
	sha256ID, sha1ID := oidSHA256, pkcs7.OIDDigestAlgorithmSHA1
	root := issue(t, nil, "Root", issuer)
	ada := issue(t, root, "Ada", nil)
	clock := issue(t, root, "Clock", forUse(x509.ExtKeyUsageTimeStamping))
	person := func(change func(*x509.Certificate)) []byte {
		return cms(t, content, issue(t, root, "Ada", change), sha256ID, nil)
	}
	stamps := func(by *holder, hash asn1.ObjectIdentifier, times ...time.Time) []byte {
		return cms(t, content, ada, sha256ID, func(signature []byte) (all [][]byte) {
			for _, at := range times {
				all = append(all, token(t, signature, by, hash, at))
			}
			return all
		})
	}
	forged := *ada
	forged.key = issue(t, nil, "Eve", nil).key
	good := person(nil)
	for name, c := range map[string]struct {
		text []byte
		want string // "" = it is read
	}{
		"as it has to be":                {good, ""},
		"with room behind it":            {append(bytes.Clone(good), 0, 0), ""},
		"with SHA-512":                   {cms(t, content, ada, pkcs7.OIDDigestAlgorithmSHA512, nil), ""},
		"for mail":                       {person(forUse(x509.ExtKeyUsageEmailProtection, x509.ExtKeyUsageClientAuth)), ""},
		"for documents":                  {person(func(c *x509.Certificate) { c.UnknownExtKeyUsage = documentUses[:1] }), ""},
		"stamped":                        {stamps(clock, sha256ID, moment), ""},
		"stamped by a clock that is off": {stamps(clock, sha256ID, moment.Add(clockSkew)), ""},

		"with SHA-1":               {cms(t, content, ada, sha1ID, nil), "an algorithm that is weak or unknown"},
		"with a short key":         {cms(t, content, certify(t, root, weakRSA(t), "Ada", nil), sha256ID, nil), "a key has 1024 bits"},
		"for encryption":           {person(func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }), "not for signatures of documents"},
		"for a web server":         {person(forUse(x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth)), "not for signatures of documents"},
		"for time stamps":          {person(forUse(x509.ExtKeyUsageTimeStamping)), "not for signatures of documents"},
		"for a program":            {person(forUse(x509.ExtKeyUsageCodeSigning)), "not for signatures of documents"},
		"after its time":           {person(func(c *x509.Certificate) { c.NotAfter = moment.Add(-time.Hour) }), "and the certificate holds from "},
		"before its time":          {person(func(c *x509.Certificate) { c.NotBefore = moment.Add(time.Hour) }), "and the certificate holds from "},
		"with another key":         {cms(t, content, &forged, sha256ID, nil), "not made with the key of the certificate"},
		"with words behind it":     {append(bytes.Clone(good), "\x00words"...), "something that nobody signed stands behind it"},
		"of another packet":        {cms(t, []byte("another"), ada, sha256ID, nil), ErrChanged.Error()},
		"stamped with SHA-1":       {stamps(clock, sha1ID, moment), "an algorithm that is weak or unknown"},
		"stamped tomorrow":         {stamps(clock, sha256ID, moment.Add(24*time.Hour)), "which is yet to come"},
		"stamped twice":            {stamps(clock, sha256ID, moment, moment.Add(-time.Hour)), "more than one time stamp"},
		"stamped by a person":      {stamps(ada, sha256ID, moment), "the time stamp is of none who may make them"},
		"stamped by a web server":  {stamps(issue(t, root, "Clock", forUse(x509.ExtKeyUsageTimeStamping, x509.ExtKeyUsageServerAuth)), sha256ID, moment), "the time stamp is of none who may make them"},
		"stamped with a short key": {stamps(certify(t, root, weakRSA(t), "Clock", forUse(x509.ExtKeyUsageTimeStamping)), sha256ID, moment), "a key has 1024 bits"},
	} {
		found, err := Read(c.text, content, moment)
		switch {
		case found.Signer != "Ada":
			t.Errorf("%s: signed by %q", name, found.Signer)
		case c.want == "" && err != nil, c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", name, err, c.want)
		case errors.Is(err, ErrChanged) != (c.want == ErrChanged.Error()):
			t.Errorf("%s: told as changed or not: %v", name, err)
		}
	}
}

// What a stamp says is worth what its own certificate is, and a way to a root is worth what
// its weakest certificate is.
func TestWhatLeadsToARoot(t *testing.T) {
	content := []byte("a packet")
	root, other := issue(t, nil, "Root", issuer), issue(t, nil, "Another root", issuer)
	weak := certify(t, root, weakRSA(t), "Weak", issuer)
	weakRoot := certify(t, nil, weakRSA(t), "Weak root", issuer)
	servers := issue(t, root, "Servers", func(c *x509.Certificate) { issuer(c); forUse(x509.ExtKeyUsageServerAuth)(c) })
	people := issue(t, root, "People", func(c *x509.Certificate) { issuer(c); forUse(x509.ExtKeyUsageEmailProtection)(c) })
	stamper := forUse(x509.ExtKeyUsageTimeStamping)
	for name, c := range map[string]struct {
		by      *holder
		stamper *holder // nil = none
		trusted string  // "" = it is
		stamp   bool    // the stamp is confirmed
	}{
		"from the root":         {issue(t, root, "Ada", nil), nil, "", false},
		"through people":        {issue(t, people, "Ada", nil), nil, "", false},
		"through servers":       {issue(t, servers, "Ada", nil), nil, "not for signatures of documents", false},
		"through a weak key":    {issue(t, weak, "Ada", nil), nil, "it leads to none that you trust", false},
		"from a weak root":      {issue(t, weakRoot, "Ada", nil), nil, "a key has 1024 bits", false},
		"from another":          {issue(t, other, "Ada", nil), nil, "it leads to none that you trust", false},
		"from a person":         {issue(t, issue(t, root, "Bea", nil), "Ada", nil), nil, "it leads to none that you trust", false},
		"no more":               {issue(t, root, "Ada", func(c *x509.Certificate) { c.NotAfter = moment.Add(time.Hour) }), nil, "only", false},
		"stamped":               {issue(t, root, "Ada", func(c *x509.Certificate) { c.NotAfter = moment.Add(time.Hour) }), issue(t, root, "Clock", stamper), "", true},
		"stamped by themselves": {issue(t, root, "Ada", nil), issue(t, nil, "Clock", stamper), "the time stamp: it leads to none that you trust", false},
	} {
		var stamps func([]byte) [][]byte
		if c.stamper != nil {
			stamps = func(signature []byte) [][]byte {
				return [][]byte{token(t, signature, c.stamper, oidSHA256, moment)}
			}
		}
		found, err := Read(cms(t, content, c.by, oidSHA256, stamps, weak, servers, people), content, moment)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		roots := x509.NewCertPool()
		for _, r := range []*holder{root, weakRoot} {
			roots.AddCert(r.certificate)
		}
		err = found.Trusted(roots, moment.AddDate(0, 1, 0))
		if c.trusted == "" && err != nil || c.trusted != "" && (err == nil || !strings.Contains(err.Error(), c.trusted)) {
			t.Errorf("%s: %v, want %q", name, err, c.trusted)
		}
		if c.stamper != nil && (found.Confirmed(roots) == nil) != c.stamp {
			t.Errorf("%s: the stamp is confirmed: %v", name, !c.stamp)
		}
	}
}

// What would not be read is not signed.
func TestKeysThatDoNotSign(t *testing.T) {
	root := issue(t, nil, "Root", issuer)
	for name, h := range map[string]*holder{
		"a short key":  certify(t, root, weakRSA(t), "Ada", nil),
		"a web server": issue(t, root, "Ada", forUse(x509.ExtKeyUsageServerAuth)),
	} {
		if _, err := keyOf(h.key, []*x509.Certificate{h.certificate}); err == nil {
			t.Errorf("%s signs", name)
		}
	}
	// A refusal of an authority is told without its words.
	key, _ := ada(t)
	_, err := key.Sign(nil, func([]byte) ([]byte, error) {
		return asn1.Marshal(struct {
			Status struct {
				Status int
				Text   []asn1.RawValue
			}
		}{struct {
			Status int
			Text   []asn1.RawValue
		}{2, []asn1.RawValue{{Tag: asn1.TagUTF8String, Bytes: []byte("Bearer secret")}}}})
	})
	if err == nil || !slices.Contains(strings.Fields(err.Error()), "2") || strings.Contains(err.Error(), "secret") {
		t.Errorf("a refusal is told as %v", err)
	}
}
