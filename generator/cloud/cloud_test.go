package cloud

import (
	"bytes"
	"context"
	"encoding/gob"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/site/deploy"
)

// asHelper makes the program of this test do what casebook-cloud does.
const asHelper = "CASEBOOK_TEST_AS_HELPER"

func TestMain(m *testing.M) {
	if os.Getenv(asHelper) != "" {
		if Serve(context.Background(), os.Stdin, os.Stdout, os.Stderr, time.Now, os.Getenv) != nil {
			os.Exit(2)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const (
	accessKey = "acce55-of-the-test"
	secretKey = "s3cret-that-nobody-sees"
)

// server starts a server of the S3 API with an empty bucket, and gives the bucket's
// address as a target.
func server(t *testing.T) string {
	t.Helper()
	build := exec.Command("go", "tool", "-n", "versitygw")
	build.Dir = "../tools/s3server"
	program, err := build.Output()
	if err != nil {
		t.Skipf("the server cannot be built: %v", err)
	}
	port, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := port.Addr().String()
	port.Close()
	buckets, about := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(buckets, "case"), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(strings.TrimSpace(string(program)), "--port", at, "posix", "--sidecar", about, buckets)
	cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+accessKey, "ROOT_SECRET_KEY="+secretKey)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	t.Setenv("AWS_ACCESS_KEY_ID", accessKey)
	t.Setenv("AWS_SECRET_ACCESS_KEY", secretKey)
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	t.Setenv("AWS_CONFIG_FILE", os.DevNull)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", os.DevNull)
	for range 300 {
		if c, err := net.Dial("tcp", at); err == nil {
			c.Close()
			return at
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the server does not answer")
	return ""
}

func address(at string) string {
	return "s3://case/of/mine?region=us-east-1&use_path_style=true&endpoint=http://" + at
}

// sited gives a version of a site: every page names the files that it needs.
func sited(version, pages int) map[string][]byte {
	site := map[string][]byte{fmt.Sprintf("css/v%d.css", version): bytes.Repeat([]byte("x"), 20_000), "same.txt": []byte("same")}
	for i := range pages {
		picture := fmt.Sprintf("img/%d.v%d.svg", i, version)
		site[picture] = fmt.Appendf(nil, "<svg>%d</svg>", version)
		name := fmt.Sprintf("p%d/index.html", i)
		if i == 0 {
			name = "index.html"
		}
		if i%4 == 3 {
			name = fmt.Sprintf("p%d-v%d/index.html", i, version) // a page that comes and goes
		}
		site[name] = fmt.Appendf(nil, "version %d\ncss/v%d.css\n%s\nsame.txt\n", version, version, picture)
	}
	return site
}

func optionsOf(id string) deploy.Options {
	return deploy.Options{Now: time.Now, ID: id, Retries: 3, Report: func(string) {}}
}

func opened(t *testing.T, target string) deploy.Stored {
	t.Helper()
	to, err := open(t.Context(), deploy.Job{Target: target}, os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// holds fails where the bucket has anything else than a site.
func holds(t *testing.T, to deploy.Stored, site map[string][]byte) {
	t.Helper()
	want := deploy.Site(site)
	all, err := to.Store.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, o := range all {
		names = append(names, o.Path)
		if data, err := to.Store.Get(t.Context(), o.Path); err != nil || string(data) != string(want[o.Path]) {
			t.Errorf("%s is another file: %v", o.Path, err)
		}
	}
	if slices.Sort(names); !slices.Equal(names, slices.Sorted(maps.Keys(want))) {
		t.Errorf("the bucket has %q, expected %q", names, slices.Sorted(maps.Keys(want)))
	}
}

func TestABucketGetsWhatChanged(t *testing.T) {
	target := address(server(t))
	to := opened(t, target)
	through := deploy.Bucket{Target: target, Program: os.Args[0], Env: append(os.Environ(), asHelper+"=1")}
	first, second := sited(1, 5), sited(1, 5)
	second["index.html"] = []byte("new")
	delete(second, "same.txt")
	dry := optionsOf("dry")
	dry.DryRun = true
	if would, err := through.Deploy(t.Context(), first, dry); err != nil || len(would.Uploaded) != len(first) {
		t.Fatalf("%v, %v", would, err)
	}
	if all, err := to.Store.List(t.Context()); err != nil || len(all) > 0 {
		t.Fatalf("after a dry run there is %v, %v", all, err)
	}
	if _, err := through.Deploy(t.Context(), first, optionsOf("a")); err != nil {
		t.Fatal(err)
	}
	holds(t, to, first)
	got, err := through.Deploy(t.Context(), second, optionsOf("b"))
	if err != nil || strings.Join(got.Uploaded, " ") != "index.html" || strings.Join(got.Deleted, " ") != "same.txt" || got.Unchanged != len(second)-1 {
		t.Fatalf("%v, %v", got, err)
	}
	holds(t, to, second)
	if err := to.Store.Put(t.Context(), "lone", nil, true); err != nil {
		t.Fatal(err)
	}
	if err := to.Store.Put(t.Context(), "lone", nil, true); err == nil {
		t.Error("a lease was taken twice")
	}
	foreign := opened(t, strings.Replace(target, "/of/mine", "/of", 1))
	if _, err := foreign.Deploy(t.Context(), first, optionsOf("c")); err == nil || !strings.Contains(err.Error(), `s3://case/of contains "mine/.casebook", which casebook did not write`) {
		t.Errorf("a foreign bucket: %v", err)
	}
}

func TestBucketsInTrouble(t *testing.T) {
	at := server(t)
	answer := http.StatusServiceUnavailable
	code := "SlowDown"
	trouble := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(answer)
		fmt.Fprintf(w, "<Error><Code>%s</Code><Message>%s %s</Message></Error>", code, r.Header.Get("Authorization"), secretKey)
	}))
	defer trouble.Close()
	elsewhere := address(strings.TrimPrefix(trouble.URL, "http://"))
	for _, tt := range []struct {
		target, code string
		answer       int
		key, want    string
	}{
		{elsewhere, "SlowDown", 503, secretKey, "s3://case/of/mine cannot take the site now (SlowDown)"},
		{elsewhere, "ExpiredToken", 400, secretKey, "s3://case/of/mine refuses the credentials (ExpiredToken); they may have expired"},
		{elsewhere, "QuotaExceeded", 403, secretKey, "s3://case/of/mine has no room left (QuotaExceeded)"},
		{elsewhere, "<odd " + secretKey + ">", 418, secretKey, "s3://case/of/mine does not accept this"},
		{address(at), "", 0, "wrong-" + secretKey, "s3://case/of/mine refuses the credentials (SignatureDoesNotMatch)"},
		{address("127.0.0.1:1"), "", 0, secretKey, "s3://case/of/mine cannot be reached; check the network"},
		{strings.Replace(address(at), "//case", "//none", 1), "", 0, secretKey, "s3://none/of/mine does not exist, or these credentials may not see it"},
		{address(at) + "&secret=" + secretKey, "", 0, secretKey, "s3://case/of/mine does not accept this (cannot be opened); check the parameters"},
		{address(at), "", 0, "", "s3://case/of/mine refuses the credentials (no credentials)"},
	} {
		answer, code = tt.answer, tt.code
		t.Setenv("AWS_SECRET_ACCESS_KEY", tt.key)
		t.Setenv("AWS_ACCESS_KEY_ID", accessKey)
		if tt.key == "" {
			t.Setenv("AWS_ACCESS_KEY_ID", "")
		}
		said := ""
		opt := optionsOf("a")
		opt.Retries, opt.Report = 0, func(line string) { said += line + "\n" }
		_, err := deploy.Bucket{Target: tt.target, Program: os.Args[0], Env: append(os.Environ(), asHelper+"=1")}.Deploy(t.Context(), sited(1, 1), opt)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%v: %v", tt, err)
		}
		if err != nil && (strings.Contains(err.Error()+said, secretKey) || strings.Contains(err.Error()+said, accessKey)) {
			t.Errorf("%v: a secret is told: %v\n%s", tt, err, said)
		}
	}
}

// reader reads pages as a browser does, and notes one whose files are missing.
type reader struct {
	store deploy.Store
	read  int
	wrong []string
}

func (r *reader) visit(ctx context.Context) {
	all, err := r.store.List(ctx)
	if err != nil {
		return
	}
	for _, o := range all {
		if !strings.HasSuffix(o.Path, ".html") {
			continue
		}
		page, err := r.store.Get(ctx, o.Path)
		if err != nil {
			continue // it is gone by now
		}
		lines := strings.Fields(string(page))
		for _, needs := range lines[2:] {
			if _, err := r.store.Get(ctx, needs); err == nil || ctx.Err() != nil {
				continue
			}
			// The page that was read may have been replaced since, with what it needs.
			if again, err := r.store.Get(ctx, o.Path); err == nil && string(again) == string(page) {
				r.wrong = append(r.wrong, fmt.Sprintf("%s needs %s, which is not there", o.Path, needs))
			}
		}
		r.read++
	}
}

// A deploy that is killed at any moment leaves every page with what it needs, and the next
// one ends complete. A reader looks on all the time.
func TestKilledDeploys(t *testing.T) {
	kills := 5
	if os.Getenv("CASEBOOK_LONG") != "" {
		kills = 50
	}
	target := address(server(t))
	to := opened(t, target)
	const pages = 24
	start := time.Now()
	if err := killed(target, sited(0, pages), "first", -1); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(start)
	looking, stop := context.WithCancel(t.Context())
	r := &reader{store: to.Store}
	var looks sync.WaitGroup
	looks.Go(func() {
		for looking.Err() == nil {
			r.visit(looking)
		}
	})
	unfinished := 0
	for n := range kills {
		site := sited(n+1, pages)
		after := time.Duration(rand.Int64N(int64(whole)))
		if err := killed(target, site, fmt.Sprint("killed ", n), after); err != nil {
			t.Fatal(err)
		}
		all, err := to.Store.List(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(all, func(o deploy.Object) bool { return o.Path == ".casebook-lease" }) {
			unfinished++
		}
		if n%3 == 2 { // the case has changed before it is published again
			site = sited(n+100, pages)
		}
		again := optionsOf(fmt.Sprint("again ", n))
		again.TakeOver = true
		if _, err := to.Deploy(t.Context(), site, again); err != nil {
			t.Fatalf("after a kill at %s: %v", after, err)
		}
		holds(t, to, site)
	}
	stop()
	looks.Wait()
	if len(r.wrong) > 0 || r.read < pages {
		t.Errorf("the reader read %d pages, and found: %s", r.read, strings.Join(r.wrong, "\n"))
	}
	t.Logf("%d kills within %s, %d of them in the midst of a deploy; the reader read %d pages", kills, whole, unfinished, r.read)
	if unfinished == 0 {
		t.Error("no kill hit a deploy at work")
	}
}

// killed deploys in a process of its own, which it kills after a while; with -1 it ends by
// itself.
func killed(target string, site map[string][]byte, id string, after time.Duration) error {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asHelper+"=1")
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, io.Discard
	if err := cmd.Start(); err != nil {
		return err
	}
	if err := gob.NewEncoder(in).Encode(deploy.Job{Target: target, Site: site, ID: id, TakeOver: true}); err != nil {
		return err
	}
	if after >= 0 {
		time.Sleep(after)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		return nil
	}
	if err := cmd.Wait(); err != nil || strings.Contains(out.String(), `"error"`) {
		return fmt.Errorf("%w: %s", err, &out)
	}
	return nil
}
