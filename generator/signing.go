package generator

import (
	"crypto/x509"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
	"github.com/casebook-dev/casebook/generator/internal/paper/signature"
)

// SigningKey is a private key with its certificates.
type SigningKey = signature.Key

// Stamp asks an authority for a time stamp: a request of RFC 3161 in, the answer out.
type Stamp = signature.Stamp

// ErrKeyPassphrase says that a key needs a passphrase, or another one.
var ErrKeyPassphrase = signature.ErrPassphrase

// LoadSigningKey reads a key, in PEM or PKCS#12, and more certificates in PEM.
func LoadSigningKey(file, certificates []byte, passphrase string) (SigningKey, error) {
	return signature.Load(file, certificates, passphrase)
}

// SignPDF signs a packet. at is the time that the signer claims; stamp may be nil.
func SignPDF(packet []byte, key SigningKey, at time.Time, stamp Stamp) ([]byte, error) {
	return pdf.Sign(packet, at, func(signed []byte) ([]byte, error) { return key.Sign(signed, stamp) })
}

// Signature is a signature of a PDF file.
type Signature struct {
	Signer  string `json:"signer,omitempty"`  // whom the certificate names
	Issuer  string `json:"issuer,omitempty"`  // who issued the certificate
	SHA256  string `json:"sha256,omitempty"`  // SHA-256 of the certificate
	Intact  bool   `json:"intact"`            // the signature is sound, and the file is as it was signed
	Trusted bool   `json:"trusted"`           // the certificate leads to one of `--trust`
	Claimed string `json:"claimed,omitempty"` // when it was signed, as the signer says
	Stamped string `json:"stamped,omitempty"` // when it was signed, as a time stamp says
	Stamper string `json:"stamper,omitempty"` // whom the certificate of the authority names

	StampSHA256  string `json:"stampSHA256,omitempty"` // SHA-256 of the certificate of the authority
	StampTrusted bool   `json:"stampTrusted"`          // that certificate leads to one of `--trust`: without, anybody may have made the stamp, with any time
	Text         string `json:"text"`                  // the whole in words
}

// Signatures reads who signed a PDF file, and whether it was changed since. roots are
// certificates in PEM that the caller trusts; without any, no certificate is trusted. now
// is when certificates have to be valid, where there is no time stamp.
func Signatures(file, roots []byte, now time.Time) ([]Signature, error) {
	if !pdf.Is(file) {
		return nil, errors.New("only PDF files are signed")
	}
	var trust *x509.CertPool
	if len(roots) > 0 {
		if trust = x509.NewCertPool(); !trust.AppendCertsFromPEM(roots) {
			return nil, errors.New("there is no certificate in PEM to trust")
		}
	}
	found, err := pdf.Signatures(file)
	if err != nil {
		return nil, err
	}
	all := []Signature{}
	for i, s := range found {
		all = append(all, signatureOf(s, i == len(found)-1, trust, now))
	}
	return all, nil
}

// signatureOf reads one signature. The last one has to sign the whole file: of what is
// behind it, nobody said anything.
func signatureOf(s pdf.Signature, last bool, trust *x509.CertPool, now time.Time) Signature {
	by, err := signature.Read(s.Data, s.Signed, now)
	said := Signature{Signer: by.Signer, Issuer: by.Issuer, SHA256: by.SHA256, Stamper: by.Stamper, StampSHA256: by.StampSHA256, Claimed: clock(s.Claimed), Stamped: clock(by.Stamped)}
	said.Intact = err == nil && (s.Whole || !last)
	said.StampTrusted = said.Stamped != "" && trust != nil && by.Confirmed(trust) == nil
	who, whose := "signed by "+asNamed(by.Signer), " in the name of "+asNamed(by.Signer)
	if by.Signer == "" {
		who, whose = "signed", ""
	}
	when := ""
	switch {
	case said.StampTrusted:
		when = fmt.Sprintf(", at %s as %s confirms", said.Stamped, asNamed(by.Stamper))
	case said.Stamped != "":
		when = fmt.Sprintf(", at %s as a time stamp in the name of %s says, which was not verified (certificate %s)", said.Stamped, asNamed(by.Stamper), by.StampSHA256)
	case said.Claimed != "":
		when = fmt.Sprintf(", at %s as the signer says", said.Claimed)
	}
	switch {
	case errors.Is(err, signature.ErrChanged):
		said.Text = who + ", and changed since"
	case err != nil:
		said.Text = "the signature" + whose + " cannot be relied on: " + err.Error()
	case !said.Intact:
		said.Text = who + when + "; something was added to the file since, which nobody signed"
	case !s.Whole:
		said.Text = who + when + "; the next signed what was added since, which may change what is shown"
	default:
		said.Text = who + when + "; not changed since"
	}
	if err == nil {
		said.Text += "; " + said.trust(by, trust, now)
	}
	return said
}

// trust says who confirms that the certificate is that of the signer.
func (s *Signature) trust(by signature.Found, roots *x509.CertPool, now time.Time) string {
	if roots != nil {
		err := by.Trusted(roots, now)
		if s.Trusted = err == nil; s.Trusted {
			return "the certificate leads to one that you trust"
		}
		return "the certificate is not trusted: " + err.Error()
	}
	if by.Self {
		return "nobody but the signer confirms the name (certificate " + s.SHA256 + ")"
	}
	return fmt.Sprintf("the certificate says that it is of %s, which was not verified (certificate %s)", asNamed(s.Issuer), s.SHA256)
}

// mostName is how many characters of a name in a certificate are told.
const mostName = 100

// asNamed gives a name of a certificate as what it is: the words of whoever made it.
func asNamed(name string) string {
	if r := []rune(name); len(r) > mostName {
		name = string(r[:mostName]) + "…"
	}
	return strconv.Quote(name)
}

func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
