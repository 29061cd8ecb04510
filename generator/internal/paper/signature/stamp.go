package signature

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"time"

	"github.com/smallstep/pkcs7"
)

// The structures of RFC 3161. What is behind the fields that are read here is skipped.
type stampRequest struct {
	Version int
	Imprint imprint
	Certify bool // the authority's certificate is in the answer
}

type imprint struct {
	Algorithm pkix.AlgorithmIdentifier
	Hash      []byte
}

type stampAnswer struct {
	Status struct{ Status int }
	Token  asn1.RawValue `asn1:"optional"`
}

type stampInfo struct {
	Version int
	Policy  asn1.ObjectIdentifier
	Imprint imprint
	Serial  asn1.RawValue
	Time    asn1.RawValue
}

// Granted, and granted with changes.
const mostGranted = 1

// stamped gets the time stamp of a signature, and holds it against the signature before
// it is believed.
func stamped(signature []byte, ask Stamp) ([]byte, error) {
	hash := sha256.Sum256(signature)
	request, err := asn1.Marshal(stampRequest{1, imprint{pkix.AlgorithmIdentifier{Algorithm: oidSHA256, Parameters: asn1.NullRawValue}, hash[:]}, true})
	if err != nil {
		return nil, err
	}
	text, err := ask(request)
	if err != nil {
		return nil, err
	}
	var answer stampAnswer
	if _, err := asn1.Unmarshal(text, &answer); err != nil {
		return nil, fmt.Errorf("the answer of the time-stamp authority is none of RFC 3161: %w", err)
	}
	if answer.Status.Status > mostGranted || len(answer.Token.FullBytes) == 0 {
		return nil, fmt.Errorf("the time-stamp authority refused, with the status %d of RFC 3161", answer.Status.Status)
	}
	if _, _, err := readStamp(answer.Token.FullBytes, signature); err != nil {
		return nil, fmt.Errorf("the answer of the time-stamp authority: %w", err)
	}
	return answer.Token.FullBytes, nil
}

// readStamp reads when, and by whom, a signature was stamped.
func readStamp(token, signature []byte) (at time.Time, p *pkcs7.PKCS7, err error) {
	none := time.Time{}
	if p, err = parse(token); err != nil {
		return none, nil, fmt.Errorf("the time stamp cannot be read: %w", err)
	}
	by := p.GetOnlySigner()
	if by == nil || !mayStamp(by) {
		return none, nil, errors.New("the time stamp is of none who may make them")
	}
	if err := verify(p, by); err != nil {
		return none, nil, errors.New("the time stamp is not what its authority signed: " + err.Error()) // and not ErrChanged
	}
	var info stampInfo
	if _, err := asn1.Unmarshal(p.Content, &info); err != nil {
		return none, nil, fmt.Errorf("the time stamp cannot be read: %w", err)
	}
	hash, ok := hashes[info.Imprint.Algorithm.Algorithm.String()]
	if !ok {
		return none, nil, errors.New("the time stamp has a hash that is unknown or weak")
	}
	h := hash.New()
	h.Write(signature)
	if !bytes.Equal(h.Sum(nil), info.Imprint.Hash) {
		return none, nil, errors.New("the time stamp is of another signature")
	}
	at, err = time.Parse("20060102150405.999999999Z", string(info.Time.Bytes))
	if err != nil || info.Time.Tag != asn1.TagGeneralizedTime {
		return none, nil, fmt.Errorf("the time stamp has the time %.40q", info.Time.Bytes)
	}
	return at, p, nil
}

var hashes = map[string]crypto.Hash{
	oidSHA256.String():       crypto.SHA256,
	"2.16.840.1.101.3.4.2.2": crypto.SHA384,
	"2.16.840.1.101.3.4.2.3": crypto.SHA512,
}

// largest is the size of a signature that is read.
const largest = 256 << 10

// parse reads a signature that may come from anywhere.
func parse(text []byte) (p *pkcs7.PKCS7, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("it is damaged: %v", r)
		}
	}()
	if len(text) > largest {
		return nil, fmt.Errorf("it has more than %d kB", largest>>10)
	}
	if p, err = pkcs7.Parse(text); err == nil && len(p.Signers) != 1 {
		err = fmt.Errorf("it has %d signers, expected 1", len(p.Signers))
	}
	return p, err
}
