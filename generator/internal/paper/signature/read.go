package signature

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/smallstep/pkcs7"
)

// Found is who signed, and when.
type Found struct {
	Signer string // whom the certificate names
	Issuer string // who says so
	SHA256 string // of the certificate
	Self   bool   // it was issued by its own key

	Stamped     time.Time // zero = there is no time stamp
	Stamper     string    // whom the authority's certificate names
	StampSHA256 string    // of that certificate

	signed  *x509.Certificate
	stamped *x509.Certificate
	others  *x509.CertPool
}

// ErrChanged says that somebody signed other bytes.
var ErrChanged = errors.New("the bytes are not those that were signed")

// errForged says that nothing was signed with the key of the certificate.
var errForged = errors.New("it was not made with the key of the certificate; it was forged, or changed since")

// clockSkew is how far the clocks of an authority and of this computer may differ.
const clockSkew = time.Hour

// Read holds a signature against what it signs. The error says why it does not fit; who
// is said to have signed is there as far as it can be read; it may have been somebody else,
// if the error is another one than ErrChanged. now is after every time stamp.
func Read(text, content []byte, now time.Time) (found Found, err error) {
	var whole asn1.RawValue
	room, err := asn1.Unmarshal(text, &whole)
	if err != nil {
		return found, fmt.Errorf("it cannot be read: %w", err)
	}
	p, err := parse(whole.FullBytes)
	if err != nil {
		return found, fmt.Errorf("it cannot be read: %w", err)
	}
	if len(p.Content) > 0 {
		return found, errors.New("it contains what it signs, which a reader does not show")
	}
	signer := p.GetOnlySigner()
	if signer == nil {
		return found, errors.New("it has no certificate of its signer")
	}
	found = Found{Signer: nameOf(signer), Issuer: signer.Issuer.String(), SHA256: sumOf(signer), signed: signer, others: x509.NewCertPool()}
	found.Self = bytes.Equal(signer.RawIssuer, signer.RawSubject)
	if len(bytes.Trim(room, "\x00")) > 0 {
		return found, errors.New("something that nobody signed stands behind it, in its place")
	}
	if err := maySign(signer); err != nil {
		return found, err
	}
	if len(p.Signers[0].AuthenticatedAttributes) == 0 {
		return found, errors.New("it has no attributes that are signed")
	}
	p.Content = content
	if err := verify(p, signer); err != nil {
		return found, err
	}
	var id certificateID
	if err := p.UnmarshalSignedAttribute(oidCertificate, &id); err != nil || len(id.Certificates) == 0 || hex.EncodeToString(id.Certificates[0].Hash) != found.SHA256 {
		return found, errors.New("it does not name its certificate by SHA-256, as PAdES asks")
	}
	return found, found.readStamps(p, now)
}

// verify tells whether a certificate's key signed the content. What was signed is looked
// at before what it is said to be: only what somebody signed can have been changed.
func verify(p *pkcs7.PKCS7, by *x509.Certificate) error {
	if err := strong(p, by); err != nil {
		return err
	}
	if len(p.Signers[0].AuthenticatedAttributes) == 0 { // the content itself is signed
		if p.Verify() != nil {
			return errForged
		}
		return nil
	}
	var digest []byte
	if err := p.UnmarshalSignedAttribute(oidMessageDigest, &digest); err != nil {
		return errors.New("it does not say what it signs")
	}
	p.Hasher = said(digest)
	var outside *pkcs7.SigningTimeNotValidError
	switch err := p.Verify(); {
	case errors.As(err, &outside):
		return fmt.Errorf("the signer says that it was made at %s, and the certificate holds from %s to %s",
			clock(outside.SigningTime), clock(outside.NotBefore), clock(outside.NotAfter))
	case err != nil:
		return errForged
	}
	h := hashes[p.Signers[0].DigestAlgorithm.Algorithm.String()].New()
	h.Write(p.Content)
	if !bytes.Equal(h.Sum(nil), digest) {
		return ErrChanged
	}
	return nil
}

// said is the sum that a signature says its content has.
type said []byte

func (s said) Hash(crypto.Hash, io.Reader) ([]byte, error) { return s, nil }

// readStamps reads the time stamp of a signature. Anybody can add one: of two, none is that
// of the signer.
func (f *Found) readStamps(p *pkcs7.PKCS7, now time.Time) error {
	f.know(p)
	for _, a := range p.Signers[0].UnauthenticatedAttributes {
		if !a.Type.Equal(oidTimeStamp) {
			continue
		}
		if f.stamped != nil {
			return errors.New("it has more than one time stamp")
		}
		at, token, err := readStamp(a.Value.Bytes, p.Signers[0].EncryptedDigest)
		if err != nil {
			return err
		}
		if at.Sub(now) > clockSkew {
			return fmt.Errorf("its time stamp is of %s, which is yet to come", clock(at))
		}
		f.Stamped, f.stamped = at, token.GetOnlySigner()
		f.Stamper, f.StampSHA256 = nameOf(f.stamped), sumOf(f.stamped)
		f.know(token)
	}
	return nil
}

// know keeps the certificates by which a signer's may lead to a root.
func (f *Found) know(p *pkcs7.PKCS7) {
	for _, c := range p.Certificates {
		if strongKey(c) == nil {
			f.others.AddCert(c)
		}
	}
}

func sumOf(c *x509.Certificate) string {
	sum := sha256.Sum256(c.Raw)
	return hex.EncodeToString(sum[:])
}
