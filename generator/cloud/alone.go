package cloud

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"cloud.google.com/go/storage"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob/container"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"gocloud.dev/blob"
	"gocloud.dev/blob/azureblob" // azblob://
	"gocloud.dev/blob/gcsblob"   // gs://
	"gocloud.dev/blob/s3blob"    // s3://
	"gocloud.dev/gcp"

	"github.com/casebook-dev/casebook/generator/internal/site/deploy"
)

// staying keeps every client from asking another host than the one of the bucket, since what
// it sends has credentials: an answer that leads elsewhere does not say where.
type staying struct{ http.RoundTripper }

func (s staying) RoundTrip(r *http.Request) (*http.Response, error) {
	got, err := s.RoundTripper.RoundTrip(r)
	if err == nil && got.StatusCode/100 == 3 {
		got.Header.Del("Location")
	}
	switch {
	case err != nil:
	case got.StatusCode == http.StatusOK && asksForList(r):
		got.Body = &list{ReadCloser: got.Body, left: mostOfList, marks: mostMarks}
	case r.Method != http.MethodGet || got.StatusCode/100 != 2:
		got.Body = said{io.LimitReader(got.Body, mostSaid), got.Body}
	}
	return got, err
}

// Bounds of what the libraries read whole: a page of a list, of up to 1,000 files, and what a
// server says beside a status.
const (
	mostOfList = 32 << 20 // bytes
	mostMarks  = 150_000  // that begin a tag of XML or an object of JSON
	mostSaid   = 1 << 20  // bytes
)

// said is an answer that has an end.
type said struct {
	io.Reader
	io.Closer
}

// asksForList tells whether a request asks what a bucket has, of S3, Azure or Google.
func asksForList(r *http.Request) bool {
	q := r.URL.Query()
	return r.Method == http.MethodGet && (q.Has("list-type") || q.Get("comp") == "list" || q.Get("alt") == "json" && strings.HasSuffix(r.URL.Path, "/o"))
}

// list is a page of a list. If there is nothing in it, it broke off: the libraries take it for
// an empty list, and files of others would be replaced. One that is longer than a page can be,
// or has more parts, takes memory.
type list struct {
	io.ReadCloser
	begun       bool
	left, marks int
}

func (l *list) Read(p []byte) (int, error) {
	read, err := l.ReadCloser.Read(p)
	l.left -= read
	l.marks -= bytes.Count(p[:read], []byte("<")) + bytes.Count(p[:read], []byte("{"))
	if l.left < 0 || l.marks < 0 {
		return 0, errNoPage
	}
	if l.begun = l.begun || read > 0; err == io.EOF && !l.begun {
		err = io.ErrUnexpectedEOF
	}
	return read, err
}

var errNoPage = errors.New("the list is longer than a page of one can be")

// openAlone opens a bucket whose client follows no answer to another address.
func openAlone(ctx context.Context, u *url.URL, getenv func(string) string) (*blob.Bucket, error) {
	switch deploy.Kind(u.Scheme) {
	case deploy.ToGCS:
		return openGCS(ctx, u, getenv)
	case deploy.ToAzure:
		client := func(service azureblob.ServiceURL, name azureblob.ContainerName) (*container.Client, error) {
			return azureClient(getenv, service, name)
		}
		opener := azureblob.URLOpener{MakeClient: client, ServiceURLOptions: *azureblob.NewDefaultServiceURLOptions()}
		return opener.OpenBucketURL(ctx, u)
	}
	opened, err := blob.OpenBucket(ctx, u.String())
	if err != nil {
		return nil, err
	}
	var client *s3.Client
	if !opened.As(&client) {
		return nil, fmt.Errorf("%s is no bucket of S3", u.Host)
	}
	how := client.Options()
	transport := http.DefaultTransport.(*http.Transport).Clone()
	if own, is := how.HTTPClient.(*awshttp.BuildableClient); is {
		transport = own.GetTransport() // it knows certificates of the environment
	}
	how.HTTPClient = &http.Client{Transport: staying{transport}}
	q := u.Query()
	return s3blob.OpenBucket(ctx, s3.New(how), u.Host, &s3blob.Options{
		RequestChecksumCalculation: how.RequestChecksumCalculation,
		EncryptionType:             types.ServerSideEncryption(q.Get("ssetype")), KMSEncryptionID: q.Get("kmskeyid"),
	})
}

// openGCS takes the credentials of the environment, as the library does by itself. What fails
// is tried again by deploy, which tells so.
func openGCS(ctx context.Context, u *url.URL, getenv func(string) string) (*blob.Bucket, error) {
	transport := staying{gcp.DefaultTransport()}
	client := &gcp.HTTPClient{Client: http.Client{Transport: transport}}
	if u.Query().Get("anonymous") != "true" && getenv("STORAGE_EMULATOR_HOST") == "" {
		credentials, err := gcp.DefaultCredentials(ctx)
		if err != nil {
			return nil, fmt.Errorf("no credentials: %w", err)
		}
		if client, err = gcp.NewHTTPClient(transport, credentials.TokenSource); err != nil {
			return nil, err
		}
	}
	opened, err := (&gcsblob.URLOpener{Client: client}).OpenBucketURL(ctx, u)
	if err != nil {
		return nil, err
	}
	var inside *storage.Client
	if !opened.As(&inside) {
		return nil, fmt.Errorf("%s is no bucket of Google Cloud Storage", u.Host)
	}
	inside.SetRetry(storage.WithMaxAttempts(1)) // else it tries again without end, and says nothing
	return opened, nil
}

// azureClient takes the credentials of the environment, in the order of the library.
func azureClient(getenv func(string) string, service azureblob.ServiceURL, name azureblob.ContainerName) (*container.Client, error) {
	how := &container.ClientOptions{ClientOptions: azcore.ClientOptions{
		Transport: &http.Client{Transport: staying{http.DefaultTransport}}, Retry: policy.RetryOptions{MaxRetries: -1}, // deploy tries again
	}}
	address, err := url.JoinPath(string(service), string(name))
	if err != nil {
		return nil, err
	}
	account, key := getenv("AZURE_STORAGE_ACCOUNT"), getenv("AZURE_STORAGE_KEY")
	connection := getenv("AZURE_STORAGE_CONNECTION_STRING")
	switch {
	case account != "" && key != "":
		shared, err := azblob.NewSharedKeyCredential(account, key)
		if err != nil {
			return nil, fmt.Errorf("credentials: $AZURE_STORAGE_KEY is no key")
		}
		return container.NewClientWithSharedKeyCredential(address, shared, how)
	case strings.Contains(string(service), "?"): // a shared access signature
		return container.NewClientWithNoCredential(address, how)
	case connection != "":
		return container.NewClientFromConnectionString(connection, string(name), how)
	}
	ours, err := azidentity.NewDefaultAzureCredential(nil)
	if err != nil {
		return nil, fmt.Errorf("no credentials: %w", err)
	}
	return container.NewClient(address, ours, how)
}
