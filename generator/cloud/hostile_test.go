package cloud

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/site/deploy"
)

const sessionToken = "SESSIONTOKEN.of-the-test"

// hostile opens a bucket at a server that answers as it likes.
func hostile(t *testing.T, answer http.HandlerFunc) (bucket, *[]string) {
	t.Helper()
	for name, value := range map[string]string{
		"AWS_ACCESS_KEY_ID": accessKey, "AWS_SECRET_ACCESS_KEY": secretKey, "AWS_SESSION_TOKEN": sessionToken, "AWS_MAX_ATTEMPTS": "1",
		"AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull,
	} {
		t.Setenv(name, value)
	}
	asked := &[]string{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*asked = append(*asked, r.Method+" "+r.URL.Path)
		answer(w, r)
	}))
	t.Cleanup(server.Close)
	b := opened(t, address(strings.TrimPrefix(server.URL, "http://"))).Store.(bucket)
	b.patience = 2 * time.Second
	return b, asked
}

func listing(parts string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/xml")
		fmt.Fprintf(w, `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">%s</ListBucketResult>`, parts)
	}
}

const listed = `<Contents><Key>of/mine/a.txt</Key><Size>1</Size><ETag>"0"</ETag><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`

// What a server says is not repeated, where it leads is not followed, and what it leaves out
// or never ends is an error.
func TestBucketsThatAnswerOtherwise(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("another host was asked for %s", r.URL.Path)
	}))
	defer elsewhere.Close()
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"another host": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+r.URL.Path, http.StatusTemporaryRedirect)
		}, "(307); it leads elsewhere"},
		"another host for ever": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+r.URL.Path, http.StatusPermanentRedirect)
		}, "(308); it leads elsewhere"},
		"what it was sent": {func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprintf(w, "<Error><Code>%s</Code><Message>%s</Message></Error>", r.Header.Get("X-Amz-Security-Token"), r.Header.Get("Authorization"))
		}, "refuses the credentials (403)"},
		"an object without a day": {listing(`<Contents><Key>of/mine/a.txt</Key><Size>1</Size></Contents>`), "an answer that is none of a bucket"},
		"an object without a key": {listing(`<Contents><Size>1</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`), "a list without end"},
		"the same page again":     {listing(`<IsTruncated>true</IsTruncated><NextContinuationToken>x</NextContinuationToken>` + listed), "a list without end"},
		"empty pages without end": {listing(`<IsTruncated>true</IsTruncated><NextContinuationToken>x</NextContinuationToken>`), "(no answer)"},
		"nothing":                 {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "(no answer)"},
	} {
		t.Run(name, func(t *testing.T) {
			b, _ := hostile(t, c.answer)
			_, err := b.List(t.Context())
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, expected %q", err, c.want)
			}
			for _, secret := range []string{sessionToken, secretKey, accessKey} {
				if strings.Contains(fmt.Sprint(err), secret) {
					t.Errorf("%q is in %v", secret, err)
				}
			}
		})
	}
}

// Containers of Azure lead to no other host, either. The library asks an emulator of Google
// Cloud Storage with a client of its own, so here the transport of its buckets is tried alone.
func TestNoBucketLeadsElsewhere(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("another host was asked for %s", r.URL.Path)
	}))
	defer elsewhere.Close()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere.URL+r.URL.Path, http.StatusTemporaryRedirect)
	}))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	t.Setenv("AZURE_STORAGE_ACCOUNT", "account")
	t.Setenv("AZURE_STORAGE_KEY", "c2VjcmV0")
	to, err := open(t.Context(), deploy.Job{Target: "azblob://case/of/mine?protocol=http&localemu=true&domain=" + host}, os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Store.List(t.Context()); err == nil || !strings.Contains(err.Error(), "it leads elsewhere") {
		t.Errorf("Azure: %v", err)
	}
	client := http.Client{Transport: staying{http.DefaultTransport}}
	if got, err := client.Get(server.URL); err != nil || got.StatusCode != http.StatusTemporaryRedirect {
		t.Errorf("%v, %v", got, err)
	}
}
