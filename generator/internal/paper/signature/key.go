package signature

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"

	"software.sslmate.com/src/go-pkcs12"
)

// Key is a private key with its certificate, and those of who issued it.
type Key struct {
	key       crypto.Signer
	chain     []*x509.Certificate // the owner's first
	algorithm pkix.AlgorithmIdentifier
}

// ErrPassphrase says that a passphrase is needed, or is not the right one.
var ErrPassphrase = errors.New("the passphrase of the key is missing or wrong")

// Load reads a key: PEM with the certificates in the same file or in more, or PKCS#12
// with its passphrase.
func Load(file, more []byte, passphrase string) (Key, error) {
	var key any
	var chain []*x509.Certificate
	blocks, err := pemBlocks(file, more)
	if err != nil {
		return Key{}, err
	}
	if len(blocks) == 0 || !isPEM(file) {
		var owner *x509.Certificate
		var issuers []*x509.Certificate
		key, owner, issuers, err = pkcs12.DecodeChain(file, passphrase)
		switch {
		case errors.Is(err, pkcs12.ErrIncorrectPassword):
			return Key{}, ErrPassphrase
		case err != nil:
			return Key{}, fmt.Errorf("the key is neither PEM nor PKCS#12: %w", err)
		}
		chain = append([]*x509.Certificate{owner}, issuers...)
	}
	for _, b := range blocks {
		switch b.Type {
		case "CERTIFICATE":
			c, err := x509.ParseCertificate(b.Bytes)
			if err != nil {
				return Key{}, fmt.Errorf("a certificate cannot be read: %w", err)
			}
			chain = append(chain, c)
		case "PRIVATE KEY":
			key, err = x509.ParsePKCS8PrivateKey(b.Bytes)
		case "RSA PRIVATE KEY":
			key, err = x509.ParsePKCS1PrivateKey(b.Bytes)
		case "EC PRIVATE KEY":
			key, err = x509.ParseECPrivateKey(b.Bytes)
		case "ENCRYPTED PRIVATE KEY":
			return Key{}, errors.New("the key is encrypted PEM, which cannot be read; make PKCS#12 of it: openssl pkcs12 -export -inkey KEY -in CERTIFICATES -out key.p12")
		}
		if err != nil {
			return Key{}, fmt.Errorf("the private key cannot be read: %w", err)
		}
	}
	return keyOf(key, chain)
}

func isPEM(file []byte) bool { b, _ := pem.Decode(file); return b != nil }

func pemBlocks(files ...[]byte) (all []*pem.Block, err error) {
	for _, file := range files {
		for {
			var b *pem.Block
			if b, file = pem.Decode(file); b == nil {
				break
			}
			if all = append(all, b); len(all) > 100 {
				return nil, errors.New("a key has more than 100 parts")
			}
		}
	}
	return all, nil
}

// keyOf holds a key and its certificates together, the owner's first.
func keyOf(key any, chain []*x509.Certificate) (Key, error) {
	k := Key{}
	switch private := key.(type) {
	case nil:
		return Key{}, errors.New("the file has no private key")
	case *rsa.PrivateKey:
		k.key, k.algorithm = private, pkix.AlgorithmIdentifier{Algorithm: oidRSA, Parameters: asn1.NullRawValue}
	case *ecdsa.PrivateKey:
		k.key, k.algorithm = private, pkix.AlgorithmIdentifier{Algorithm: oidECDSA}
	default:
		return Key{}, errors.New("the private key is neither RSA nor ECDSA, which PDF readers know")
	}
	same := k.key.Public().(interface{ Equal(crypto.PublicKey) bool }) // of rsa and ecdsa
	for _, c := range chain {
		if same.Equal(c.PublicKey) {
			k.chain = append([]*x509.Certificate{c}, k.chain...)
		} else {
			k.chain = append(k.chain, c)
		}
	}
	if len(k.chain) == 0 || !same.Equal(k.chain[0].PublicKey) {
		return Key{}, errors.New("there is no certificate of the private key; give the certificates, the key's own and those of its issuers, as PEM")
	}
	return k, maySign(k.chain[0])
}

func nameOf(c *x509.Certificate) string {
	if c.Subject.CommonName != "" && len(c.Subject.Names) == 1 {
		return c.Subject.CommonName
	}
	return c.Subject.String()
}
