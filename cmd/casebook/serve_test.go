package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// served is the verb at work on a copy of the small portfolio.
type served struct {
	*testing.T
	dir    string
	lines  chan string // of stdout
	stderr lockedBuffer
	stop   context.CancelFunc
	status chan int
}

type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

func startServing(t *testing.T, args ...string) *served {
	t.Helper()
	s := &served{T: t, dir: t.TempDir(), lines: make(chan string, 100), status: make(chan int, 1)}
	if err := os.CopyFS(s.dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	s.stop = stop
	out, in := io.Pipe()
	go func() {
		s.status <- run(ctx, append([]string{"serve", "--port", "0", "--no-cache"}, append(args, s.dir)...), in, &s.stderr)
		in.Close()
	}()
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			s.lines <- lines.Text()
		}
	}()
	t.Cleanup(stop)
	return s
}

// line waits for a line of stdout that holds some words.
func (s *served) line(words string) string {
	s.Helper()
	late := time.After(60 * time.Second)
	for {
		select {
		case line := <-s.lines:
			if strings.Contains(line, words) {
				return line
			}
		case status := <-s.status:
			s.Fatalf("it ended with %d: %s", status, &s.stderr)
		case <-late:
			s.Fatalf("no line with %q; stderr: %s", words, &s.stderr)
		}
	}
}

const longerThanABuild = 2 * time.Second

// settle waits until nothing is told any more: a file that was seen while it was written is
// told twice.
func (s *served) settle() {
	for {
		select {
		case <-s.lines:
		case <-time.After(longerThanABuild):
			return
		}
	}
}

func (s *served) write(name, text string) {
	s.Helper()
	file := filepath.Join(s.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		s.Fatal(err)
	}
}

func (s *served) page(address string) string {
	s.Helper()
	r, err := http.Get(address)
	if err != nil {
		s.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		s.Fatal(err)
	}
	if policy := r.Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; script-src 'self'; ") {
		s.Errorf("%s has the policy %q", address, policy)
	}
	return string(text)
}

func TestServe(t *testing.T) {
	for name, how := range map[string][]string{"the system tells": nil, "it looks": {"--poll=50ms"}} {
		t.Run(name, func(t *testing.T) { serves(startServing(t, append(how, "--audience", "mentor")...)) })
	}
}

func serves(s *served) {
	t := s.T
	first := s.line("is the site for mentor")
	address, _, _ := strings.Cut(first, " ")
	s.line("0 errors")

	s.write("content/evidence/lighthouse.md", "---\ntitle: The lighthouse\nended: 2026-03-31\n---\n\nIt was repainted.\n")
	s.line("content/evidence/lighthouse.md changed")
	s.line("0 errors")
	if page := s.page(address + "evidence/lighthouse/"); !strings.Contains(page, "It was repainted.") {
		t.Errorf("a new entry has no page: %s", page)
	}

	// A bundle is a new folder, with files in it.
	s.write("content/evidence/pier/index.md", "---\ntitle: The pier\nended: 2026-03-31\n---\n\nIt was built.\n")
	s.line("0 errors")
	s.write("content/evidence/pier/index.md", "---\ntitle: The pier\nended: 2026-03-31\n---\n\nIt was rebuilt.\n")
	s.line("content/evidence/pier/index.md changed")
	s.line("0 errors")
	if page := s.page(address + "evidence/pier/"); !strings.Contains(page, "It was rebuilt.") {
		t.Errorf("a change in a new folder is not shown: %s", page)
	}

	s.write("content/evidence/lighthouse.md", "---\ntitle: [\n---\n")
	s.line("the last sound site is shown, 1 error")
	if text := s.stderr.String(); !strings.Contains(text, "content/evidence/lighthouse.md:2:") {
		t.Errorf("the mistake is not told: %s", text)
	}
	if page := s.page(address + "evidence/lighthouse/"); !strings.Contains(page, "It was repainted.") {
		t.Errorf("the last sound page is gone: %s", page)
	}
	if err := os.Remove(filepath.Join(s.dir, "content/evidence/lighthouse.md")); err != nil {
		t.Fatal(err)
	}
	s.line("content/evidence/lighthouse.md changed")
	s.line("0 errors")
	if page := s.page(address + "evidence/lighthouse/"); strings.Contains(page, "It was repainted.") {
		t.Errorf("what was deleted is still shown: %s", page)
	}

	s.settle()
	s.write(".config.yaml.swp", "x") // what editors and builds keep beside it
	s.write("public/index.html", "x")
	s.write("content/evidence/.#pier.md", "x")
	s.write("content/evidence/pier.md~", "x")
	time.Sleep(longerThanABuild)
	select {
	case line := <-s.lines:
		t.Errorf("files that are no part of the site: %s", line)
	default:
	}
	s.stop()
	if status := <-s.status; status != sound {
		t.Errorf("interrupted, it ends with %d: %s", status, &s.stderr)
	}
	if _, err := os.Stat(filepath.Join(s.dir, "public", "_headers")); err == nil {
		t.Error("the site was written")
	}
}

// A private sentence on an open page is shown to nobody, not even the author:
// the preview is what would be published.
func TestServeGuards(t *testing.T) {
	s := startServing(t, "--audience", "public")
	s.line("is the site for public")
	s.write("content/journal/one.md", "---\ntitle: One\ndate: 2026-01-02\naudience: self\n---\n\nNobody else may read these seven words ever.\n")
	s.write("layouts/_partials/foot.html", "<p>Nobody else may read these seven words ever.</p>\n")
	s.line("the last sound site is shown")
	if text := s.stderr.String(); !strings.Contains(text, "[leak-found]") {
		t.Errorf("the leak is not told: %s", text)
	}
}

func TestServeLooksAfterAPause(t *testing.T) {
	var stderr bytes.Buffer
	if status := run(t.Context(), []string{"serve", "--poll=-1s", t.TempDir()}, io.Discard, &stderr); status != failed || !strings.Contains(stderr.String(), "--poll -1s: a pause is longer than 0") {
		t.Errorf("%d %s", status, &stderr)
	}
}

func TestServeOnATakenPort(t *testing.T) {
	s := startServing(t)
	address := s.line("is the site for")
	port := strings.TrimSuffix(strings.TrimPrefix(strings.Fields(address)[0], "http://localhost:"), "/")
	var stderr bytes.Buffer
	status := run(t.Context(), []string{"serve", "--port", port, s.dir}, io.Discard, &stderr)
	if want := "casebook: another program listens at port " + port + "; name another port with --port, or 0 for any\n"; status != failed || stderr.String() != want {
		t.Errorf("%d %s", status, &stderr)
	}
}
