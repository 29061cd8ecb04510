package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator"
)

// authority is made by OpenSSL in a folder: a root, a certificate of a person as PEM and
// PKCS#12, and one of a time-stamp authority.
func authority(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("the tool openssl is missing")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"person.ext": "keyUsage=critical,digitalSignature,nonRepudiation\n",
		"tsa.ext":    "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n",
		"tsa.cnf": "[tsa]\ndefault_tsa=one\n[one]\nserial=serial\nsigner_cert=tsa.pem\nsigner_key=tsa.key\ncerts=root.pem\nsigner_digest=sha256\n" +
			"default_policy=1.2.3.4\ndigests=sha256\nclock_precision_digits=3\n",
		"serial": "01\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	script := `set -e
issue() { openssl req -new -newkey $3 -nodes -keyout $1.key -subj "$2" -out $1.csr
openssl x509 -req -in $1.csr -CA root.pem -CAkey root.key -days 30 -extfile $4 -out $1.pem; }
openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -subj "/O=A Company/CN=Root" -days 30 -out root.pem
issue person "/CN=Ada Example" rsa:2048 person.ext
issue curve "/CN=Ada Example" "ec -pkeyopt ec_paramgen_curve:P-256" person.ext
issue tsa "/CN=Clock" rsa:2048 tsa.ext
openssl req -x509 -newkey rsa:2048 -nodes -keyout other.key -subj "/CN=Another root" -days 30 -out other.pem
openssl pkcs12 -export -inkey person.key -in person.pem -certfile root.pem -passout pass:secret -out person.p12
cat curve.key curve.pem root.pem >curve-all.pem
openssl pkcs8 -topk8 -in person.key -passout pass:secret -out encrypted.key
openssl genpkey -algorithm ed25519 -out ed.key
openssl req -x509 -key ed.key -subj /CN=Ed -days 30 -out ed.pem`
	cmd := exec.Command("sh", "-c", script)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// clock is a time-stamp server of OpenSSL's.
func clock(t *testing.T, dir string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		switch {
		case r.URL.Path == "/gone":
			http.NotFound(w, r)
			return
		case r.URL.Path == "/page":
			_, _ = io.WriteString(w, "<h1>Welcome</h1>")
			return
		case r.URL.Path == "/elsewhere":
			http.Redirect(w, r, "http://localhost:1/", http.StatusFound)
			return
		case r.Header.Get("Content-Type") != "application/timestamp-query":
			http.Error(w, "no query", http.StatusBadRequest)
			return
		}
		if r.URL.Path == "/other" { // the stamp of another signature
			body[len(body)-10]++
		}
		query := filepath.Join(t.TempDir(), "query")
		if err := os.WriteFile(query, body, 0o600); err != nil {
			t.Error(err)
		}
		cmd := exec.Command("openssl", "ts", "-reply", "-config", "tsa.cnf", "-section", "one", "-queryfile", query, "-chain", "root.pem")
		cmd.Dir = dir
		answer, err := cmd.Output()
		if err != nil {
			t.Errorf("openssl ts: %v %s", err, err.(*exec.ExitError).Stderr)
		}
		_, _ = w.Write(answer)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// said runs a command in this process.
func said(t *testing.T, want int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if got := run(t.Context(), args, &out, &errs); got != want {
		t.Fatalf("casebook %s: exit status %d, want %d\n%s%s", strings.Join(args, " "), got, want, &out, &errs)
	}
	return out.String() + errs.String()
}

// A packet is signed with keys as OpenSSL makes them, and stamped by a server of OpenSSL's;
// other programs read both, and casebook sees every change.
func TestPacketsAreSigned(t *testing.T) {
	found, err := findBrowser("")
	if err != nil || found.Program == "" {
		t.Skip("the tool chromium is missing")
	}
	keys := authority(t)
	tsa := clock(t, keys)
	t.Setenv("HOME", t.TempDir())
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "p"), os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("SOURCE_DATE_EPOCH", "1782820800") // 2026-06-30T12:00:00Z
	in := func(name string) string { return filepath.Join(keys, name) }
	plain := func() []byte { said(t, 0, "packet", "-o", "plain.pdf", "p"); return read(t, dir, "plain.pdf") }()

	t.Setenv(signVariable, "secret")
	said(t, 0, "packet", "--sign", in("person.p12"), "-o", "signed.pdf", "p")
	signed := read(t, dir, "signed.pdf")
	if !bytes.HasPrefix(signed, plain) {
		t.Error("the signed packet is not the packet with a signature behind it")
	}
	said(t, 0, "packet", "--sign", in("person.p12"), "-o", "again.pdf", "p")
	if !bytes.Equal(signed, read(t, dir, "again.pdf")) {
		t.Error("the same packet, key and time give other bytes")
	}
	text := said(t, 0, "verify", "signed.pdf", "p")
	for _, want := range []string{"signed.pdf: signed by \"Ada Example\", at 2026-06-30T12:00:00Z as the signer says; not changed since; ", "of \"CN=Root,O=A Company\", which was not verified", "it matches the portfolio"} {
		if !strings.Contains(text, want) {
			t.Errorf("verify does not say %q:\n%s", want, text)
		}
	}

	said(t, 0, "packet", "--sign", in("curve-all.pem"), "--timestamp", tsa, "-o", "stamped.pdf", "p")
	text = said(t, 0, "verify", "--signature", "--trust", in("root.pem"), "stamped.pdf")
	if !strings.Contains(text, "as \"Clock\" confirms; not changed since; the certificate leads to one that you trust") {
		t.Errorf("verify says %s", text)
	}
	text = said(t, 1, "verify", "--signature", "--trust", in("other.pem"), "stamped.pdf")
	if !strings.Contains(text, "not changed since; the certificate is not trusted: ") {
		t.Errorf("verify says %s", text)
	}
	text = said(t, 0, "verify", "--signature", "stamped.pdf") // the clock may be anybody's
	if !strings.Contains(text, `as a time stamp in the name of "Clock" says, which was not verified (certificate `) {
		t.Errorf("verify says %s", text)
	}
	otherReaders(t, dir, keys)

	changed := map[string]func([]byte) []byte{
		"changed since":                func(b []byte) []byte { b[bytes.Index(b, []byte("/CreationDate"))+20] ^= 1; return b },
		"was added to the file since":  func(b []byte) []byte { return append(b, "% a remark\n"...) },
		"it leaves out something else": func(b []byte) []byte { return bytes.Replace(b, []byte("/Contents <30"), []byte("/Contents <3 "), 1) },
		"leaves out more of the file than ": func(b []byte) []byte {
			return bytes.Replace(b, []byte("/ByteRange [0 0"), []byte("/ByteRange [9 0"), 1)
		},
	}
	for want, change := range changed {
		for _, file := range []string{"signed.pdf", "stamped.pdf"} {
			if err := os.WriteFile("changed.pdf", change(read(t, dir, file)), 0o644); err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			if got := run(t.Context(), []string{"verify", "--signature", "changed.pdf"}, &out, &errs); got == 0 || !strings.Contains(out.String()+errs.String(), want) {
				t.Errorf("%s that was changed (%s): exit status %d: %s%s", file, want, got, &out, &errs)
			}
		}
	}
	var report struct{ Signatures []generator.Signature }
	if err := json.Unmarshal([]byte(said(t, 0, "verify", "--format", "json", "stamped.pdf", "p")), &report); err != nil || len(report.Signatures) != 1 || report.Signatures[0].Stamper != "Clock" || report.Signatures[0].StampTrusted || !report.Signatures[0].Intact {
		t.Errorf("%v: %+v", err, report)
	}
	if text := said(t, 1, "verify", "--signature", "plain.pdf"); text != "plain.pdf: nobody signed it\n" {
		t.Errorf("verify says %s", text)
	}
}

// otherReaders asks OpenSSL and poppler about the stamped packet.
func otherReaders(t *testing.T, dir, keys string) {
	t.Helper()
	file := read(t, dir, "stamped.pdf")
	at := bytes.Index(file, []byte("/ByteRange"))
	var of [4]int
	if _, err := fmt.Sscanf(string(file[at:]), "/ByteRange [%d %d %d %d]", &of[0], &of[1], &of[2], &of[3]); err != nil {
		t.Fatal(err)
	}
	signature := make([]byte, (of[2]-of[1]-2)/2)
	if _, err := fmt.Sscanf(string(file[of[1]+1:of[2]-1]), "%x", &signature); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"signature": signature, "content": append(bytes.Clone(file[:of[1]]), file[of[2]:]...)} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "signature", "-content", "content", "-CAfile", filepath.Join(keys, "root.pem"), "-purpose", "any", "-out", os.DevNull)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("openssl: %v\n%s", err, out)
	}
	if _, err := exec.LookPath("pdfsig"); err != nil {
		return
	}
	cmd = exec.Command("pdfsig", "-nocert", "stamped.pdf")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	for _, want := range []string{"Signature is Valid.", "Total document signed", "Ada Example", "ETSI.CAdES.detached"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("pdfsig does not say %q: %v\n%s", want, err, out)
		}
	}
}

// What keeps a packet from being signed is said before it is made, and nothing is written.
func TestPacketsAreNotSigned(t *testing.T) {
	keys := authority(t)
	tsa := clock(t, keys)
	t.Setenv("HOME", t.TempDir())
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "p"), os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	in := func(name string) string { return filepath.Join(keys, name) }
	curve := []string{"--sign", in("curve-all.pem")}
	for _, c := range []struct {
		want  string
		args  []string
		print bool // a browser has to print it first
	}{
		{"person.p12: the passphrase of the key is missing or wrong; set $CASEBOOK_SIGN_PASSPHRASE", []string{"--sign", in("person.p12")}, false},
		{"there is no certificate of the private key", []string{"--sign", in("person.key")}, false},
		{"there is no certificate of the private key", []string{"--sign", in("person.key"), "--certificates", in("other.pem")}, false},
		{"the file has no private key", []string{"--sign", in("root.pem")}, false},
		{"the key is encrypted PEM, which cannot be read; make PKCS#12 of it: openssl pkcs12 -export", []string{"--sign", in("encrypted.key")}, false},
		{"the private key is neither RSA nor ECDSA", []string{"--sign", in("ed.key"), "--certificates", in("ed.pem")}, false},
		{"the key is neither PEM nor PKCS#12", []string{"--sign", in("serial")}, false},
		{`read "none.p12": no such file`, []string{"--sign", "none.p12"}, false},
		{"--certificates and --timestamp are for a signature; name the key with --sign", []string{"--timestamp", tsa}, false},
		{`"tsa.example" is no address; write it as in https://example.com/tsa`, append(curve, "--timestamp", "tsa.example"), false},
		{"only a PDF can be signed, and --format is html", append(curve, "--format", "html"), false},
		{"/gone did not stamp: it answered 404 Not Found; no packet was written", append(curve, "--timestamp", tsa+"/gone"), true},
		{"the answer of the time-stamp authority is none of RFC 3161", append(curve, "--timestamp", tsa+"/page"), true},
		{"it answered 302 Found", append(curve, "--timestamp", tsa+"/elsewhere"), true},
		{"the time stamp is of another signature", append(curve, "--timestamp", tsa+"/other"), true},
		{"connection refused; no packet was written", append(curve, "--timestamp", "http://127.0.0.1:1/"), true},
	} {
		if found, err := findBrowser(""); c.print && (err != nil || found.Program == "") {
			continue
		}
		if text := said(t, 2, append(append([]string{"packet", "-o", "packet.pdf"}, c.args...), "p")...); !strings.Contains(text, c.want) {
			t.Errorf("packet %v says %q, want %q", c.args, text, c.want)
		}
		if _, err := os.Stat("packet.pdf"); err == nil {
			t.Fatalf("packet %v wrote a packet", c.args)
		}
	}
}

// Who signs behind somebody else may have changed what is shown: the last signature has to
// be that of somebody who is trusted.
func TestTheLastSignatureHasToBeTrusted(t *testing.T) {
	trusted, other, broken := generator.Signature{Intact: true, Trusted: true}, generator.Signature{Intact: true}, generator.Signature{Trusted: true}
	for _, c := range []struct {
		all   []generator.Signature
		trust string
		want  bool
	}{
		{[]generator.Signature{trusted}, "root.pem", true},
		{[]generator.Signature{other, trusted}, "root.pem", true},
		{[]generator.Signature{trusted, other}, "root.pem", false},
		{[]generator.Signature{broken, trusted}, "root.pem", false},
		{[]generator.Signature{trusted, other}, "", true},
		{nil, "root.pem", false},
	} {
		if got := relied(c.all, c.trust); got != c.want {
			t.Errorf("%+v with --trust %q: %v", c.all, c.trust, got)
		}
	}
}
