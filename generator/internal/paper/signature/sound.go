package signature

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"

	"github.com/smallstep/pkcs7"
)

// algorithms are those of signatures that are read. RSA takes the hash that is named
// beside it.
var algorithms = []asn1.ObjectIdentifier{
	oidRSA, pkcs7.OIDEncryptionAlgorithmRSASHA256, pkcs7.OIDEncryptionAlgorithmRSASHA384, pkcs7.OIDEncryptionAlgorithmRSASHA512,
	oidECDSA, pkcs7.OIDDigestAlgorithmECDSASHA384, pkcs7.OIDDigestAlgorithmECDSASHA512,
	pkcs7.OIDEncryptionAlgorithmECDSAP256, pkcs7.OIDEncryptionAlgorithmECDSAP384, pkcs7.OIDEncryptionAlgorithmECDSAP521,
}

// strong tells whether only who has the key of its certificate could have made a
// signature: two files with one SHA-1 can be made by anybody.
func strong(p *pkcs7.PKCS7, by *x509.Certificate) error {
	s := p.Signers[0]
	_, known := hashes[s.DigestAlgorithm.Algorithm.String()]
	if !known || !slices.ContainsFunc(algorithms, s.DigestEncryptionAlgorithm.Algorithm.Equal) {
		return errors.New("it was made with an algorithm that is weak or unknown; RSA and ECDSA with SHA-256, SHA-384 or SHA-512 are read")
	}
	return strongKey(by)
}

// The least and the most bits of a key. The time that a signature takes to be checked
// grows with the square of them.
const (
	leastRSA, mostRSA = 2048, 16384
	leastECDSA        = 256
)

func strongKey(c *x509.Certificate) error {
	switch key := c.PublicKey.(type) {
	case *rsa.PublicKey:
		if n := key.N.BitLen(); n < leastRSA || n > mostRSA {
			return fmt.Errorf("a key has %d bits, and one of RSA has %d to %d", n, leastRSA, mostRSA)
		}
	case *ecdsa.PublicKey:
		if n := key.Params().BitSize; n < leastECDSA {
			return fmt.Errorf("a key has %d bits, and one of ECDSA has %d at least", n, leastECDSA)
		}
	case ed25519.PublicKey:
	default:
		return errors.New("a key is neither RSA nor ECDSA nor Ed25519")
	}
	return nil
}

// documentUses are the extended uses of a certificate that include signatures of
// documents: RFC 9336, Microsoft's, Adobe's.
var documentUses = []asn1.ObjectIdentifier{
	{1, 3, 6, 1, 5, 5, 7, 3, 36},
	{1, 3, 6, 1, 4, 1, 311, 10, 3, 12},
	{1, 2, 840, 113583, 1, 1, 5},
}

// forDocuments tells whether the issuer of a certificate meant it for documents: it names
// no extended use, or one that persons sign with. That of a web server is for another's
// signatures.
func forDocuments(c *x509.Certificate) bool {
	return len(c.ExtKeyUsage)+len(c.UnknownExtKeyUsage) == 0 ||
		slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageAny) || slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageEmailProtection) ||
		slices.ContainsFunc(c.UnknownExtKeyUsage, func(use asn1.ObjectIdentifier) bool { return slices.ContainsFunc(documentUses, use.Equal) })
}

// mayStamp tells whether a certificate is for time stamps and nothing else (RFC 3161, 2.3).
func mayStamp(c *x509.Certificate) bool {
	return signs(c) && len(c.UnknownExtKeyUsage) == 0 && slices.Equal(c.ExtKeyUsage, []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping})
}

// signs tells whether the key of a certificate is for signatures at all.
func signs(c *x509.Certificate) bool {
	return c.KeyUsage == 0 || c.KeyUsage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) != 0
}

// maySign tells whether a certificate is one that documents are signed with.
func maySign(c *x509.Certificate) error {
	if !signs(c) || !forDocuments(c) {
		return errors.New("the certificate is not for signatures of documents, as its issuer says")
	}
	return strongKey(c)
}
