package cloud

import (
	"errors"
	"fmt"
	"io"
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
	names := 0
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
		"a new name on the same page": {func(w http.ResponseWriter, r *http.Request) {
			names++
			listing(`<IsTruncated>true</IsTruncated><NextContinuationToken>x</NextContinuationToken>`+strings.Replace(listed, "a.txt", fmt.Sprintf("%06d.txt", names), 1))(w, r)
		}, "a list without end"},
		"nothing": {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "(no answer)"},
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

// setKeys sets what opens the buckets of S3 and Azure, which are asked once.
func setKeys(t *testing.T) {
	t.Helper()
	for name, value := range map[string]string{
		"AZURE_STORAGE_ACCOUNT": "account", "AZURE_STORAGE_KEY": azureKey,
		"AWS_ACCESS_KEY_ID": accessKey, "AWS_SECRET_ACCESS_KEY": secretKey, "AWS_MAX_ATTEMPTS": "1",
	} {
		t.Setenv(name, value)
	}
}

// An answer without anything in it is no empty bucket. The transport is tried alone for Google,
// as above.
func TestAnEmptyAnswerIsNoList(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	setKeys(t)
	for _, target := range []string{address(host), "azblob://case/of/mine?protocol=http&localemu=true&domain=" + host} {
		to := opened(t, target)
		if all, err := to.Store.List(t.Context()); err == nil || !strings.HasPrefix(err.Error(), to.Name+" cannot be reached; check the network") {
			t.Errorf("%s lists %v, %v", target, all, err)
		}
	}
	got, err := (&http.Client{Transport: staying{http.DefaultTransport}}).Get(server.URL + "/storage/v1/b/case/o?alt=json&prefix=")
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	if _, err := io.ReadAll(got.Body); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("Google's list: %v", err)
	}
}

// A page of a list that is longer than one can be, and the text of an error without end, are
// read no further than their bounds. The transport is tried alone for Google, as above.
func TestALongAnswerIsNoList(t *testing.T) {
	var answer func(w http.ResponseWriter)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { answer(w) }))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	setKeys(t)
	google := server.URL + "/storage/v1/b/case/o?alt=json&prefix="
	for target, of := range map[string][3]string{
		address(host): {"<ListBucketResult>", "<Contents/>", "</ListBucketResult>"},
		"azblob://case/of/mine?protocol=http&localemu=true&domain=" + host: {"<EnumerationResults><Blobs>", "<Blob/>", "</Blobs></EnumerationResults>"},
		google: {`{"items":[`, "{},", "{}]}"},
	} {
		for name, text := range map[string]string{"parts": of[0] + strings.Repeat(of[1], mostMarks) + of[2], "blanks": of[0] + strings.Repeat(" ", mostOfList) + of[2]} {
			answer = func(w http.ResponseWriter) { _, _ = io.WriteString(w, text) }
			var err error
			if target != google {
				_, err = opened(t, target).Store.List(t.Context())
			} else {
				_, err = read(t, google)
			}
			if err == nil || !errors.Is(err, errNoPage) && !strings.Contains(err.Error(), "(a list without end)") {
				t.Errorf("%s, %s: %v", target, name, err)
			}
		}
	}
	answer = func(w http.ResponseWriter) {
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, strings.Repeat("x", 2*mostSaid))
	}
	if data, err := read(t, google); err != nil || len(data) != mostSaid {
		t.Errorf("of an error it reads %d bytes, %v", len(data), err)
	}
}

// read reads an answer through the transport of the buckets.
func read(t *testing.T, address string) ([]byte, error) {
	t.Helper()
	got, err := (&http.Client{Transport: staying{http.DefaultTransport}}).Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	return io.ReadAll(got.Body)
}

// What Google and Azure answer is told by what it means, at the first answer.
func TestWhatBucketsAnswer(t *testing.T) {
	for _, tt := range []struct {
		status              int
		google, azure, want string
	}{
		{http.StatusUnauthorized, "authError", "InvalidAuthenticationInfo", "refuses the credentials ("},
		{http.StatusForbidden, "forbidden", "AuthenticationFailed", "refuses the credentials ("},
		{http.StatusForbidden, "insufficientPermissions", "InsufficientAccountPermissions", "refuses the credentials ("},
		{http.StatusForbidden, "quotaExceeded", "", "has no room left (QuotaExceeded)"},
		{http.StatusRequestEntityTooLarge, "uploadTooLarge", "RequestBodyTooLarge", "has no room left (413)"},
		{http.StatusForbidden, "rateLimitExceeded", "", "cannot take the site now (RateLimitExceeded)"},
		{http.StatusTooManyRequests, "userRateLimitExceeded", "", "cannot take the site now (RateLimitExceeded)"},
		{http.StatusServiceUnavailable, "backendError", "ServerBusy", "cannot take the site now ("},
		{http.StatusInternalServerError, "internalError", "OperationTimedOut", "cannot take the site now ("},
		{http.StatusNotFound, "notFound", "ContainerNotFound", "does not exist, or these credentials may not see it"},
		{http.StatusConflict, "", "ContainerBeingDeleted", "does not exist, or these credentials may not see it"},
	} {
		asked := 0
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked++
			if strings.HasPrefix(r.URL.Path, "/account/") {
				w.Header().Set("x-ms-error-code", tt.azure)
				w.WriteHeader(tt.status)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(tt.status)
			fmt.Fprintf(w, `{"error": {"code": %d, "message": "%s", "errors": [{"reason": "%s"}]}}`, tt.status, secretKey, tt.google)
		}))
		host := strings.TrimPrefix(server.URL, "http://")
		t.Setenv("STORAGE_EMULATOR_HOST", host)
		t.Setenv("AZURE_STORAGE_ACCOUNT", "account")
		t.Setenv("AZURE_STORAGE_KEY", azureKey)
		for target, code := range map[string]string{"gs://case/of/mine": tt.google, "azblob://case/of/mine?protocol=http&localemu=true&domain=" + host: tt.azure} {
			if code == "" {
				continue
			}
			asked = 0
			_, err := opened(t, target).Store.List(t.Context())
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), secretKey) || asked != 1 {
				t.Errorf("%s answers %d %s: after %d requests it says %v, expected %q", target, tt.status, code, asked, err, tt.want)
			}
		}
		server.Close()
	}
}

// A bucket that nobody answers for is told at once, and what breaks while it goes up too.
func TestBucketsWithoutAConnection(t *testing.T) {
	broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
			c.Close()
		}
	}))
	defer broken.Close()
	setKeys(t)
	for _, host := range []string{"127.0.0.1:1", strings.TrimPrefix(broken.URL, "http://")} {
		t.Setenv("STORAGE_EMULATOR_HOST", host)
		for _, target := range []string{address(host), "gs://case/of/mine", "azblob://case/of/mine?protocol=http&localemu=true&domain=" + host} {
			to := opened(t, target)
			_, listing := to.Store.List(t.Context())
			for _, err := range []error{listing, to.Store.Put(t.Context(), "a.txt", []byte("x"), false)} {
				if err == nil || !strings.HasPrefix(err.Error(), to.Name+" cannot be reached; check the network") {
					t.Errorf("%s at %s: %v", target, host, err)
				}
			}
		}
	}
}
