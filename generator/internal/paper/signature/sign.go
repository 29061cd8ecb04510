package signature

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"slices"
)

// Stamp asks an authority for a time stamp: a request of RFC 3161 in, the answer out.
type Stamp func(request []byte) (answer []byte, err error)

// Sign signs bytes. stamp may be nil.
func (k Key) Sign(content []byte, stamp Stamp) ([]byte, error) {
	owner := k.chain[0]
	digest, certificate := sha256.Sum256(content), sha256.Sum256(owner.Raw)
	signed, err := set(
		attributeOf(oidContentType, oidData),
		attributeOf(oidMessageDigest, digest[:]),
		attributeOf(oidCertificate, certificateID{[]struct{ Hash []byte }{{certificate[:]}}}),
	)
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256(signed)
	info := signerInfo{
		Version:            1,
		Signer:             issuerAndSerial{asn1.RawValue{FullBytes: owner.RawIssuer}, owner.SerialNumber},
		Digest:             pkix.AlgorithmIdentifier{Algorithm: oidSHA256},
		Signed:             tagged(signed, 0),
		SignatureAlgorithm: k.algorithm,
	}
	// Without chance: RSA needs none, and ECDSA is that of RFC 6979 then.
	if info.Signature, err = k.key.Sign(nil, hash[:], crypto.SHA256); err != nil {
		return nil, fmt.Errorf("the key cannot sign: %w", err)
	}
	if stamp != nil {
		token, err := stamped(info.Signature, stamp)
		if err != nil {
			return nil, err
		}
		unsigned, err := set(attributeOf(oidTimeStamp, asn1.RawValue{FullBytes: token}))
		if err != nil {
			return nil, err
		}
		info.Unsigned = tagged(unsigned, 1)
	}
	var certificates []byte
	for _, c := range k.chain {
		certificates = append(certificates, c.Raw...)
	}
	data := signedData{
		Version:      1,
		Digests:      []pkix.AlgorithmIdentifier{{Algorithm: oidSHA256}},
		Certificates: part(certificates),
		Signers:      []signerInfo{info},
	}
	data.Content.Type = oidData
	inner, err := asn1.Marshal(data)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(contentInfo{oidSignedData, part(inner)})
}

// attributeOf gives an attribute with one value.
func attributeOf(kind asn1.ObjectIdentifier, value any) func() ([]byte, error) {
	return func() ([]byte, error) {
		text, err := asn1.Marshal(value)
		if err != nil {
			return nil, err
		}
		return asn1.Marshal(attribute{kind, asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: text}})
	}
}

// set gives attributes as a set in its one order, which is what is signed.
func set(attributes ...func() ([]byte, error)) ([]byte, error) {
	var all [][]byte
	for _, a := range attributes {
		text, err := a()
		if err != nil {
			return nil, err
		}
		all = append(all, text)
	}
	slices.SortFunc(all, bytes.Compare)
	return asn1.Marshal(asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: slices.Concat(all...)})
}

// part gives what a structure has under the tag 0.
func part(text []byte) asn1.RawValue {
	return asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: text}
}

// tagged gives a set as a field of a structure, which has a tag in place of that of a set.
func tagged(set []byte, tag byte) asn1.RawValue {
	text := bytes.Clone(set)
	text[0] = 0xa0 | tag
	return asn1.RawValue{FullBytes: text}
}
