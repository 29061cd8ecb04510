// Package signature signs bytes as PAdES wants it (ETSI EN 319 142-1, baseline B-B and,
// with a time stamp, B-T), and reads who signed and when.
//
// In: a private key with its certificates; the bytes. Out: a signature in the form of CMS
// (RFC 5652), detached, with the attribute that names the certificate (RFC 5035). A time
// stamp is one of RFC 3161. The package sends nothing: it makes the request of a time
// stamp, and reads the answer.
//
// It knows nothing of PDF files, and owns pkcs7 and go-pkcs12. Signatures are made here
// and not by pkcs7, which always signs the time of its own clock: PAdES wants the time in
// the PDF file, and casebook the same bytes for the same input.
//
// A signature says who had the key. Whether the certificate is that of the person whom
// it names is for those to say who issued it: see Found.Trusted.
package signature

import (
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
)

var (
	oidData          = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidCertificate   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47} // signing-certificate-v2
	oidTimeStamp     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14} // a token for a signature
	oidSHA256        = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidRSA           = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidECDSA         = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2} // with SHA-256
)

// The structures of RFC 5652 that are written.
type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue // with the tag 0
}

type signedData struct {
	Version      int
	Digests      []pkix.AlgorithmIdentifier `asn1:"set"`
	Content      struct{ Type asn1.ObjectIdentifier }
	Certificates asn1.RawValue
	Signers      []signerInfo `asn1:"set"`
}

type signerInfo struct {
	Version            int
	Signer             issuerAndSerial
	Digest             pkix.AlgorithmIdentifier
	Signed             asn1.RawValue
	SignatureAlgorithm pkix.AlgorithmIdentifier
	Signature          []byte
	Unsigned           asn1.RawValue `asn1:"optional"`
}

type issuerAndSerial struct {
	Issuer asn1.RawValue
	Serial *big.Int
}

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values asn1.RawValue // a set
}

// certificateID is signing-certificate-v2 of RFC 5035, of one certificate, by its SHA-256.
type certificateID struct {
	Certificates []struct{ Hash []byte }
}
