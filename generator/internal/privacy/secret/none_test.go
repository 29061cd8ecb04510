package secret

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoSecrets holds what manuals and careful people write in the place of a
// secret.
func TestNoSecrets(t *testing.T) {
	enc := base64.StdEncoding.EncodeToString
	p := newPlanter(1)
	for _, text := range []string{
		"AKIAIOSFODNN7EXAMPLE and wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
		"aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
		"ghp_" + strings.Repeat("x", 36), "ghp_" + strings.Repeat("*", 36), "glpat-your-access-token-goes-here",
		"sk-learn-is-not-a-key-but-a-name-2024", "sk_test_" + p.draw(b62, 24),
		"Authorization: Bearer <token>", "Authorization: Bearer mF_9.B5f-4.1JqM", "Authorization: Bearer ${TOKEN}",
		"Authorization: Basic " + enc([]byte("Aladdin:open sesame")), "Authorization: Basic " + enc([]byte("user:password")),
		"the bearer of bad news, basic understanding, machine learning login password policy",
		"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + base64.RawURLEncoding.EncodeToString([]byte(`{"sub":"1234567890","name":"John Doe"}`)) + ".abcdefghijkl",
		"postgres://user:password@localhost/db", "https://user:pass@example.com/", "https://${USER}:${PASS}@db.depot.internal/",
		"https://USER:PASSWORD@db.depot.internal", "https://example.com/a:b@c", "mongodb://<user>:<password>@host", "ssh://git@github.com/a/b",
		"amqp://guest:guest@rabbit:5672", "redis://:changeme@cache.depot.internal:6379",
		"password: changeme", "password = \"changeme123!\"", "password: \"********\"", "password: ${DB_PASSWORD}", "password = os.environ[\"DB_PASSWORD\"]",
		"DB_PASSWORD=$DB_PASSWORD", "password := getPassword(user2)", "password: <your password 1>", "password=password123", "passwd: hunter2",
		"password: {{ .Values.db.password1 }}", "password: %DB_PASS1%", "the password is at least 12 characters long",
		"Password: 12-character minimum, SHA-256, OAuth2.0", "token: 2026-03-31-who-leads-next", "secret: content/evidence/rota-3a.md",
		"token_type: bearer", "max_tokens=128000", "tokens: 4096, token_id: " + p.draw(hex16, 32), "password_hash = " + p.draw(hex16, 64),
		"public_key: " + p.draw(hex16, 64), "commit " + p.draw(hex16, 40), "sha256:" + p.draw(hex16, 64), "build " + p.uuid(),
		"integrity: sha512-" + enc(p.bytes(64)),
		"-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----", "a file that begins with -----BEGIN PRIVATE KEY----- is one",
		"https://hooks.slack." + "com/services/T" + strings.Repeat("0", 8) + "/B" + strings.Repeat("0", 8) + "/" + strings.Repeat("X", 24),
		"machine example.com login me password <secret>", "curl -u user:password https://example.com", "curl -u \"$USER:$PASS\" x",
		"AccountKey=Eby8vd" + "M02xNOcqFlqU" + p.draw(b64, 68) + "==",
		"12:30:45 and 10.0.0.1:8080 and 123456:ABC-DEF-GHI-JKL-MNO-PQR-STU-VWX-YZ1",
	} {
		for _, s := range Find(text) {
			t.Errorf("%q: %s from %d to %d", text, s.Kind, s.Start, s.End)
		}
	}
}

// TestProse measures false alarms in 40,000 lines of generated prose that speaks
// of secrets all the time, and in the texts at hand.
func TestProse(t *testing.T) {
	p := newPlanter(2)
	var b strings.Builder
	lines := 40000
	for range lines {
		b.WriteString(p.line())
	}
	if alarms := Find(b.String()); len(alarms)*10000 > lines {
		t.Errorf("%d false alarms in %d lines of prose", len(alarms), lines)
		for _, s := range alarms[:min(20, len(alarms))] {
			t.Error(near(b.String(), s))
		}
	}
	lines, alarms := 0, 0
	for _, dir := range []string{"../../../../docs", "../../../../content", "../../../../themes", "../../../../generator", "../../../../cmd", "../../../../../shared"} {
		if _, err := os.Stat(dir); err != nil {
			t.Logf("%s is not here", filepath.Base(dir))
			continue
		}
		n, found := look(t, dir)
		lines, alarms = lines+n, alarms+len(found)
		for _, f := range found {
			t.Log(f)
		}
	}
	t.Logf("%d false alarms in %d lines of the texts at hand", alarms, lines)
	if alarms*10000 > lines {
		t.Errorf("that is more than 1 in 10,000")
	}
	if lines < 10000 {
		t.Errorf("only %d lines were read", lines)
	}
}

// TestCode measures false alarms in files that people attach or put beside their
// theme: the source of Go's own library, and minified scripts and fonts of others.
// What is kept to test keys and log-ins is left out of the first.
func TestCode(t *testing.T) {
	lines, alarms := 0, 0
	for _, dir := range []string{"cmd/compile", "encoding", "go", "image", "internal", "net", "os", "runtime", "text", "unicode"} {
		n, found := searchAll(t, filepath.Join(build.Default.GOROOT, "src", filepath.FromSlash(dir)))
		lines, alarms = lines+n, alarms+len(found)
		for _, f := range found {
			t.Log(f)
		}
	}
	t.Logf("%d false alarms in %d lines of Go", alarms, lines)
	if alarms*50000 > lines || lines < 200000 {
		t.Errorf("%d false alarms in %d lines of Go", alarms, lines)
	}
	for _, dir := range []string{"../../../../themes", "../../../../node_modules"} {
		n, found := searchAll(t, dir)
		t.Logf("%d lines in %s", n, filepath.Base(dir))
		for _, f := range found {
			t.Errorf("false alarm: %s", f)
		}
	}
}

// searchAll looks into every file below a folder, as into what is attached.
func searchAll(t *testing.T, dir string) (lines int, found []string) {
	var s Searcher
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) && path == dir {
			t.Logf("%s is not here", filepath.Base(dir))
			return nil
		}
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if isText(data) {
			lines += strings.Count(string(data), "\n")
		}
		places, err := s.Search(bytes.NewReader(data))
		for _, p := range places.First {
			found = append(found, fmt.Sprintf("%s:%d: %s", path, p.Line, near(string(data), p.Found)))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return
}

// line makes a sentence of words, names, numbers, dates, hashes and addresses.
func (p planter) line() string {
	words := strings.Fields(`the a team queue token secret password key incident review rota we they found moved wrote agreed that which
		with after before because Password: token: secret= "token" api_key password, credentials access-key bearer basic machine curl
		was is of to in for and nobody everybody 12 2026-03-31 v1.2.3 14:30 p95 SHA-256 OAuth2 ISO-8601 40% #4711 lead-time.p95
		content/evidence/rota.md https://example.com/2026/03/post?id=7&page=2 jun@example.com /evidence/queue/ {{< metric "lead-time.p50" >}}`)
	var b strings.Builder
	for range 6 + p.IntN(14) {
		switch p.IntN(40) {
		case 0:
			b.WriteString("commit " + p.draw(hex16, 40))
		case 1:
			b.WriteString("`" + p.draw(hex16, 7) + "`")
		case 2:
			b.WriteString("build " + p.uuid())
		default:
			b.WriteString(words[p.IntN(len(words))])
		}
		b.WriteString([]string{" ", " ", " ", " ", ", ", ": ", " | ", ". "}[p.IntN(8)])
	}
	return b.String() + "\n"
}

// look reads the texts below a folder. What says that a secret may stand in it is
// passed over: the tests of this package, the example and the script of the check.
func look(t *testing.T, dir string) (lines int, found []string) {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".md", ".go", ".txt", ".csv", ".yaml", ".yml", ".json", ".toml", ".html", ".css", ".svg", ".txtar":
		default:
			return nil
		}
		if strings.Contains(filepath.ToSlash(path), "internal/privacy/secret/") || strings.HasPrefix(filepath.Base(path), "secret-found") || filepath.Base(path) == "check-secrets.txtar" {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := string(data)
		lines += strings.Count(text, "\n")
		for _, s := range Find(text) {
			found = append(found, fmt.Sprintf("%s: %s", path, near(text, s)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return
}

func near(text string, s Found) string {
	return fmt.Sprintf("%s: %q", s.Kind, text[max(0, s.Start-40):min(len(text), s.End, s.Start+60)])
}
