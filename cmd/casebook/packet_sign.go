package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/casebook-dev/casebook/generator"
)

// signVariable holds the passphrase of the key that signs packets.
const signVariable = "CASEBOOK_SIGN_PASSPHRASE"

// signing is what the flags say of a signature.
type signing struct{ key, certificates, authority string }

func (s *signing) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.key, "sign", "", "sign the PDF with the key of this file (PEM, or PKCS#12 with $"+signVariable+")")
	cmd.Flags().StringVar(&s.certificates, "certificates", "", "file of certificates (PEM) that are not in the file of the key")
	cmd.Flags().StringVar(&s.authority, "timestamp", "", "address of the authority that stamps the time of the signature (RFC 3161)")
}

// signer gives what signs a packet, nil for nothing.
func (c *command) signer(ctx context.Context, s signing, at time.Time) (func([]byte) ([]byte, error), error) {
	if s.key == "" {
		if s.certificates != "" || s.authority != "" {
			return nil, errors.New("--certificates and --timestamp are for a signature; name the key with --sign")
		}
		return nil, nil
	}
	if c.format != string(generator.PDF) {
		return nil, fmt.Errorf("only a PDF can be signed, and --format is %s", c.format)
	}
	key, err := c.signingKey(s)
	if err != nil {
		return nil, err
	}
	var stamp generator.Stamp
	if s.authority != "" {
		if address, err := url.Parse(s.authority); err != nil || address.Host == "" || address.Scheme != "http" && address.Scheme != "https" {
			return nil, fmt.Errorf("--timestamp: %q is no address; write it as in https://example.com/tsa", s.authority)
		}
		stamp = func(request []byte) ([]byte, error) { return askStamp(ctx, s.authority, request) }
	}
	if at.IsZero() {
		at = time.Now()
	}
	return func(packet []byte) ([]byte, error) { return generator.SignPDF(packet, key, at, stamp) }, nil
}

// signingKey reads the key, and asks for its passphrase where it needs one.
func (c *command) signingKey(s signing) (key generator.SigningKey, err error) {
	file, err := readGiven(s.key, mostCertificates)
	if err != nil {
		return key, err
	}
	var more []byte
	if s.certificates != "" {
		if more, err = readGiven(s.certificates, mostCertificates); err != nil {
			return key, err
		}
	}
	passphrase := os.Getenv(signVariable)
	key, err = generator.LoadSigningKey(file, more, passphrase)
	if errors.Is(err, generator.ErrKeyPassphrase) && passphrase == "" && term.IsTerminal(int(os.Stdin.Fd())) {
		fmt.Fprintf(c.stderr, "Passphrase of %s: ", s.key)
		line, asked := term.ReadPassword(int(os.Stdin.Fd()))
		fmt.Fprintln(c.stderr)
		if asked != nil {
			return key, fmt.Errorf("read the passphrase: %w", asked)
		}
		key, err = generator.LoadSigningKey(file, more, string(line))
	}
	switch {
	case errors.Is(err, generator.ErrKeyPassphrase):
		return key, fmt.Errorf("%s: %w; set $%s", s.key, err, signVariable)
	case err != nil:
		return key, fmt.Errorf("%s: %w", s.key, err)
	}
	return key, nil
}

const (
	stampPatience = 30 * time.Second
	mostStamp     = 64 << 10 // bytes
)

// askStamp sends a request to an authority. Nothing of the packet is in it but a hash of
// the signature.
func askStamp(ctx context.Context, address string, query []byte) ([]byte, error) {
	got, err := ask(ctx, request{
		method: http.MethodPost, address: address, header: map[string]string{"Content-Type": "application/timestamp-query"}, body: query,
		most: mostStamp, patience: stampPatience,
	})
	if err == nil && got.status != http.StatusOK {
		err = fmt.Errorf("it answered %s", got.said())
	}
	if err != nil {
		return nil, fmt.Errorf("the time-stamp authority %s did not stamp: %w; no packet was written", address, err)
	}
	return got.data, nil
}
