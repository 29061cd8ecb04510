package signature

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/smallstep/pkcs7"
)

// Found is who signed, and when.
type Found struct {
	Signer string // whom the certificate names
	Issuer string // who says so
	SHA256 string // of the certificate
	Self   bool   // it was issued by its own key

	Stamped time.Time // zero = there is no time stamp
	Stamper string    // whom the authority's certificate names

	signed  *x509.Certificate
	stamped *x509.Certificate
	others  *x509.CertPool
}

// ErrChanged says that the bytes are not those that were signed.
var ErrChanged = errors.New("the bytes are not those that were signed")

// Read holds a signature against what it signs. The error says why it does not fit; who
// is said to have signed is there as far as it can be read.
func Read(text, content []byte) (found Found, err error) {
	var whole asn1.RawValue
	behind, err := asn1.Unmarshal(text, &whole)
	if err != nil {
		return found, fmt.Errorf("the signature cannot be read: %w", err)
	}
	if len(bytes.Trim(behind, "\x00")) > 0 {
		return found, errors.New("something stands behind the signature that nobody signed")
	}
	p, err := parse(whole.FullBytes) // without the zeros behind it
	if err != nil {
		return found, fmt.Errorf("the signature cannot be read: %w", err)
	}
	if len(p.Content) > 0 {
		return found, errors.New("the signature contains what it signs, which a reader does not show")
	}
	signer := p.GetOnlySigner()
	if signer == nil {
		return found, errors.New("the signature has no certificate of its signer")
	}
	sum := sha256.Sum256(signer.Raw)
	found = Found{Signer: nameOf(signer), Issuer: signer.Issuer.String(), SHA256: hex.EncodeToString(sum[:]), signed: signer, others: x509.NewCertPool()}
	found.Self = bytes.Equal(signer.RawIssuer, signer.RawSubject)
	for _, c := range p.Certificates {
		found.others.AddCert(c)
	}
	p.Content = content
	if err := strong(p); err != nil {
		return found, fmt.Errorf("the signature: %w", err)
	}
	if err := p.Verify(); err != nil {
		if when, is := errors.AsType[*pkcs7.SigningTimeNotValidError](err); is {
			return found, fmt.Errorf("it says that it was signed on %s, and its certificate is valid from %s to %s",
				when.SigningTime.Format(time.DateOnly), when.NotBefore.Format(time.DateOnly), when.NotAfter.Format(time.DateOnly))
		}
		return found, fmt.Errorf("%w: %w", ErrChanged, err)
	}
	if len(p.Signers[0].AuthenticatedAttributes) == 0 {
		return found, errors.New("the signature has no attributes that are signed")
	}
	var id certificateID
	if err := p.UnmarshalSignedAttribute(oidCertificate, &id); err != nil || len(id.Certificates) == 0 || !bytes.Equal(id.Certificates[0].Hash, sum[:]) {
		return found, errors.New("the signature does not name its certificate by SHA-256, as PAdES asks")
	}
	for _, a := range p.Signers[0].UnauthenticatedAttributes {
		if !a.Type.Equal(oidTimeStamp) {
			continue
		}
		at, token, err := readStamp(a.Value.Bytes, p.Signers[0].EncryptedDigest)
		if err != nil {
			return found, err
		}
		found.Stamped, found.stamped = at, token.GetOnlySigner()
		found.Stamper = nameOf(found.stamped)
		for _, c := range token.Certificates {
			found.others.AddCert(c)
		}
	}
	return found, nil
}

// fast is how far the clocks of others are believed to be ahead.
const fast = time.Hour

// Trusted tells whether the certificates of the signer, and of a time stamp, lead to one
// of these roots, on the day of the stamp or else now, and are for signing.
func (f Found) Trusted(roots *x509.CertPool, now time.Time) error {
	at := now
	if !f.Stamped.IsZero() {
		if at = f.Stamped; at.After(now.Add(fast)) {
			return fmt.Errorf("the time stamp of %s is of a time to come", Quoted(f.Stamper))
		}
		if _, err := f.stamped.Verify(x509.VerifyOptions{Roots: roots, Intermediates: f.others, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping}}); err != nil {
			return fmt.Errorf("the time stamp of %s: %w", Quoted(f.Stamper), err)
		}
	}
	if use := f.signed.KeyUsage; use != 0 && use&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) == 0 {
		return errors.New("it is not for signatures")
	}
	if forServers(f.signed) {
		return errors.New("it is that of a server, not of a person")
	}
	_, err := f.signed.Verify(x509.VerifyOptions{Roots: roots, Intermediates: f.others, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	return err
}

// forServers tells whether a certificate is for a server's connections alone.
func forServers(c *x509.Certificate) bool {
	people := []x509.ExtKeyUsage{x509.ExtKeyUsageAny, x509.ExtKeyUsageEmailProtection, x509.ExtKeyUsageCodeSigning}
	return slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageServerAuth) && len(c.UnknownExtKeyUsage) == 0 &&
		!slices.ContainsFunc(people, func(use x509.ExtKeyUsage) bool { return slices.Contains(c.ExtKeyUsage, use) })
}

// longestName is how many characters of a name a message has.
const longestName = 120

// Quoted gives a name in a certificate, which is whatever its issuer wrote, as a message
// has it: no words of it can be taken for those of casebook.
func Quoted(name string) string {
	if all := []rune(name); len(all) > longestName {
		name = string(all[:longestName]) + "..."
	}
	return strconv.Quote(name)
}
