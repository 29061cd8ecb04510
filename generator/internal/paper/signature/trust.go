package signature

import (
	"crypto/x509"
	"errors"
	"fmt"
	"time"
)

// Confirmed tells whether the certificate of the time stamp leads to one of these roots.
func (f Found) Confirmed(roots *x509.CertPool) error {
	_, err := f.chains(f.stamped, roots, f.Stamped, x509.ExtKeyUsageTimeStamping)
	return err
}

// Trusted tells whether the certificates of the signer, and of a time stamp, lead to one
// of these roots, on the day of the stamp or else at another time.
func (f Found) Trusted(roots *x509.CertPool, at time.Time) error {
	if !f.Stamped.IsZero() {
		at = f.Stamped
		if err := f.Confirmed(roots); err != nil {
			return fmt.Errorf("the time stamp: %w", err)
		}
	}
	chains, err := f.chains(f.signed, roots, at, x509.ExtKeyUsageAny)
	if err != nil {
		return err
	}
	for _, chain := range chains {
		if between := chain[:len(chain)-1]; allFor(between) { // what a root is for is what trusts it
			return nil
		}
	}
	return errors.New("an issuer on the way is not for signatures of documents")
}

func allFor(chain []*x509.Certificate) bool {
	for _, c := range chain {
		if !forDocuments(c) {
			return false
		}
	}
	return true
}

// chains gives the ways from a certificate to a root, without weak keys on them. The error
// is in words of this package: those of x509 repeat names of certificates.
func (f Found) chains(c *x509.Certificate, roots *x509.CertPool, at time.Time, use x509.ExtKeyUsage) (sound [][]*x509.Certificate, err error) {
	all, err := c.Verify(x509.VerifyOptions{Roots: roots, Intermediates: f.others, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{use}})
	if err != nil {
		return nil, plainly(err)
	}
	for _, chain := range all {
		if err = strongKey(chain[len(chain)-1]); err == nil { // the others are checked before
			sound = append(sound, chain)
		}
	}
	if len(sound) > 0 {
		return sound, nil
	}
	return nil, err
}

func plainly(err error) error {
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, new(x509.UnknownAuthorityError)):
		return errors.New("it leads to none that you trust")
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return fmt.Errorf("a certificate holds from %s to %s only", clock(invalid.Cert.NotBefore), clock(invalid.Cert.NotAfter))
	case errors.As(err, &invalid) && (invalid.Reason == x509.NotAuthorizedToSign || invalid.Reason == x509.TooManyIntermediates):
		return errors.New("an issuer on the way may not issue it")
	case errors.As(err, &invalid) && invalid.Reason == x509.IncompatibleUsage:
		return errors.New("a certificate on the way is for something else")
	}
	return errors.New("a certificate on the way breaks a rule of X.509")
}

func clock(t time.Time) string { return t.UTC().Format(time.RFC3339) }
