package cloud

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
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

// helped gives a target that is reached as casebook publish does it.
func helped(target string) deploy.Bucket {
	return deploy.Bucket{Target: target, Program: os.Args[0], Env: append(os.Environ(), asHelper+"=1")}
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
		if o.Path == publish.Marker {
			continue // after a run was taken over it lists what that run wrote too
		}
		if data, err := to.Store.Get(t.Context(), o.Path); err != nil || string(data) != string(want[o.Path]) {
			t.Errorf("%s is another file: %v", o.Path, err)
		}
	}
	if slices.Sort(names); !slices.Equal(names, slices.Sorted(maps.Keys(want))) {
		t.Errorf("the bucket has %q, expected %q", names, slices.Sorted(maps.Keys(want)))
	}
}

func TestABucketGetsWhatChanged(t *testing.T) {
	everywhere(t, func(t *testing.T, target string) {
		to := opened(t, target)
		through := helped(target)
		first, second := sited(1, 5), sited(1, 5)
		first["large.csv"] = bytes.Repeat([]byte("0123456789abcdef"), 1<<20) // more than goes up in one part
		second["large.csv"] = first["large.csv"]
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
		if err := to.Store.Put(t.Context(), "lone", nil, true); !errors.Is(err, fs.ErrExist) {
			t.Errorf("a lease was taken twice: %v", err)
		}
		outside := opened(t, strings.Replace(target, "/of/mine", "/of", 1))
		if _, err := outside.Deploy(t.Context(), first, optionsOf("c")); err == nil || !strings.Contains(err.Error(), `://case/of contains "mine/.casebook", which casebook did not write`) {
			t.Errorf("a foreign bucket: %v", err)
		}
	})
}

// Azure serves the container $web as a website.
func TestAWebsiteOfAzure(t *testing.T) {
	target := strings.Replace(azureServer(t), "case/of/mine", "$web", 1)
	if _, err := helped(target).Deploy(t.Context(), sited(1, 2), optionsOf("a")); err != nil {
		t.Fatal(err)
	}
	to := opened(t, target)
	holds(t, to, sited(1, 2))
	if to.Name != "azblob://$web" {
		t.Errorf("the target is called %s", to.Name)
	}
}

// What readers' browsers get with a file: its type, and whether it is asked for again.
func TestABucketSaysWhatItsFilesAre(t *testing.T) {
	everywhere(t, func(t *testing.T, target string) {
		summed := "js/map." + strings.Repeat("0123456789abcdef", 4) + ".js"
		site := map[string][]byte{"index.html": []byte("x"), "img/1.svg": []byte("<svg/>"), "feed.unknown": []byte("x"), summed: []byte("x")}
		if _, err := helped(target).Deploy(t.Context(), site, optionsOf("a")); err != nil {
			t.Fatal(err)
		}
		b := opened(t, target).Store.(bucket)
		for name, want := range map[string]string{
			"index.html":   "text/html; charset=utf-8, no-cache",
			"img/1.svg":    "image/svg+xml, no-cache",
			"feed.unknown": "application/octet-stream, no-cache",
			summed:         "text/javascript; charset=utf-8, public, max-age=31536000, immutable",
		} {
			is, err := b.Attributes(t.Context(), name)
			if err != nil {
				t.Fatal(err)
			}
			if got := is.ContentType + ", " + is.CacheControl; got != want {
				t.Errorf("%s is sent as %q, expected %q", name, got, want)
			}
		}
	})
}

// What somebody else wrote into a file of casebook's in a bucket is neither replaced nor
// deleted: the run says which files these are. What it wrote itself it does not ask for.
func TestWordsOfOthersInABucketStay(t *testing.T) {
	everywhere(t, func(t *testing.T, target string) {
		to := opened(t, target)
		first, second := sited(1, 5), sited(2, 5)
		large := bytes.Repeat([]byte("0123456789abcdef"), 1<<20) // of which S3 lists no sum
		first["large.csv"], second["large.csv"] = large, large[1:]
		if _, err := helped(target).Deploy(t.Context(), first, optionsOf("a")); err != nil {
			t.Fatal(err)
		}
		gone := "p3-v1/index.html" // the second site has no such page
		changed := []string{"index.html", "large.csv", gone}
		for _, name := range append(changed, "same.txt") {
			if err := to.Store.Put(t.Context(), name, []byte("mine"), false); err != nil {
				t.Fatal(err)
			}
		}
		second["same.txt"] = []byte("mine") // the author took it into the portfolio
		for _, dry := range []bool{true, false} {
			opt := optionsOf("b")
			opt.DryRun = dry
			_, err := helped(target).Deploy(t.Context(), second, opt)
			if want := to.Name + ` contains "index.html", "large.csv" and "` + gone + `", which were changed since casebook wrote them; nothing was published`; err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("dry run %v: %v", dry, err)
			}
		}
		for _, name := range changed {
			if data, err := to.Store.Get(t.Context(), name); err != nil || string(data) != "mine" {
				t.Errorf("%s holds %q, %v", name, data, err)
			}
			if err := to.Store.Delete(t.Context(), name); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := helped(target).Deploy(t.Context(), second, optionsOf("c")); err != nil {
			t.Fatalf("without them: %v", err)
		}
		holds(t, to, second)
	})
}

// beside does something once, before a file goes up.
type beside struct {
	deploy.Store
	name string
	once *sync.Once
	do   func()
}

func (b beside) Put(ctx context.Context, name string, data []byte, isNew bool) error {
	if name == b.name {
		b.once.Do(b.do)
	}
	return b.Store.Put(ctx, name, data, isNew)
}

// A run that begins while another one publishes is told, and changes nothing; one that takes
// over ends the other.
func TestTwoRunsToABucket(t *testing.T) {
	everywhere(t, func(t *testing.T, target string) {
		to := opened(t, target)
		first, second := sited(1, 5), sited(2, 5)
		var told error
		with := func(opt deploy.Options) deploy.Stored {
			return deploy.Stored{Name: to.Name, Store: beside{to.Store, "index.html", &sync.Once{}, func() {
				_, told = helped(target).Deploy(t.Context(), second, opt)
			}}}
		}
		if _, err := with(optionsOf("late")).Deploy(t.Context(), first, optionsOf("early")); err != nil {
			t.Fatal(err)
		}
		if told == nil || !strings.HasPrefix(told.Error(), "another run is publishing to "+to.Name+": it was at work ") {
			t.Errorf("the second run: %v", told)
		}
		holds(t, to, first)
		over := optionsOf("over")
		over.TakeOver = true
		_, err := with(over).Deploy(t.Context(), sited(3, 5), optionsOf("early"))
		if told != nil || err == nil || !strings.HasPrefix(err.Error(), "another run took over this target") {
			t.Errorf("the run that took over: %v; the other: %v", told, err)
		}
		if _, err := to.Deploy(t.Context(), second, optionsOf("last")); err != nil {
			t.Fatal(err)
		}
		holds(t, to, second)
	})
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
		_, err := helped(tt.target).Deploy(t.Context(), sited(1, 1), opt)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%v: %v", tt, err)
		}
		if err != nil && (strings.Contains(err.Error()+said, secretKey) || strings.Contains(err.Error()+said, accessKey)) {
			t.Errorf("%v: a secret is told: %v\n%s", tt, err, said)
		}
	}
}
