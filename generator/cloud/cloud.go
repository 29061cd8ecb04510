// Package cloud brings a site to a bucket of S3, Google Cloud Storage or Azure. It is
// apart from package generator because what it is linked from is half as large as all of
// casebook: the program casebook-cloud has it, and casebook publish runs that.
//
// It asks no host but the one of the bucket, and those that give credentials for it.
package cloud

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob" // azblob://
	_ "gocloud.dev/blob/gcsblob"   // gs://
	_ "gocloud.dev/blob/s3blob"    // s3://
	"gocloud.dev/gcerrors"
	"google.golang.org/api/googleapi"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
	"github.com/casebook-dev/casebook/generator/internal/site/deploy"
)

// Serve does the job that is read from in.
func Serve(ctx context.Context, in io.Reader, out, told io.Writer, now func() time.Time) error {
	return deploy.Help(ctx, in, out, told, now, open)
}

// open opens the bucket of a job.
func open(ctx context.Context, job deploy.Job) (deploy.Stored, error) {
	named, err := deploy.Parse(job.Target)
	if err != nil {
		return deploy.Stored{}, err
	}
	u, err := url.Parse(job.Target)
	if err != nil {
		return deploy.Stored{}, err
	}
	inside := strings.Trim(u.Path, "/")
	u.Path = ""
	if named.Kind == deploy.ToS3 {
		u.RawQuery = forServers(u.Query()).Encode()
	}
	b := bucket{name: named.Show}
	if b.Bucket, err = blob.OpenBucket(ctx, u.String()); err != nil {
		fault := b.fault(err)
		var known deploy.Fault
		if errors.As(fault, &known) && known.Trouble == deploy.Unknown {
			known.Code, known.Advice = "cannot be opened", "check the parameters of the address (see docs/publishing) and the credentials in the environment"
			fault = known
		}
		return deploy.Stored{}, fault
	}
	if inside != "" {
		b.Bucket = blob.PrefixedBucket(b.Bucket, inside+"/")
	}
	return deploy.Stored{Name: named.Show, Store: b}, nil
}

// forServers asks for no sums beside the ones of HTTP, which many servers like S3 do not
// know.
func forServers(q url.Values) url.Values {
	for _, name := range []string{"request_checksum_calculation", "response_checksum_validation"} {
		if !q.Has(name) {
			q.Set(name, "when_required")
		}
	}
	return q
}

// bucket is a bucket, or a folder in one.
type bucket struct {
	*blob.Bucket
	name string
}

// mostMarker bounds what is read of a bucket.
const mostMarker = 64 << 20

func (b bucket) List(ctx context.Context) ([]deploy.Object, error) {
	var all []deploy.Object
	for list := b.Bucket.List(nil); ; {
		o, err := list.Next(ctx)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, b.fault(err)
		}
		if !strings.HasSuffix(o.Key, "/") { // which some tools make for folders
			all = append(all, deploy.Object{Path: o.Key, Size: o.Size, MD5: o.MD5, Changed: o.ModTime})
		}
	}
}

func (b bucket) Get(ctx context.Context, name string) ([]byte, error) {
	r, err := b.NewReader(ctx, name, nil)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, fs.ErrNotExist
	}
	if err != nil {
		return nil, b.fault(err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, mostMarker))
	return data, b.fault(err)
}

func (b bucket) Put(ctx context.Context, name string, data []byte, isNew bool) error {
	how := &blob.WriterOptions{
		ContentType: cmp.Or(media.Of(name).Type, "application/octet-stream"), CacheControl: "no-cache",
		DisableContentTypeDetection: true, IfNotExist: isNew,
	}
	if inName.MatchString(name) {
		how.CacheControl = "public, max-age=31536000, immutable"
	}
	err := b.Upload(ctx, name, bytes.NewReader(data), how)
	if isNew && err != nil && (gcerrors.Code(err) == gcerrors.FailedPrecondition || gcerrors.Code(err) == gcerrors.AlreadyExists) {
		return fs.ErrExist
	}
	return b.fault(err)
}

// inName finds the sum of its bytes in the name of a file: another file has another name.
var inName = regexp.MustCompile(`\.[0-9a-f]{64}\.`)

func (b bucket) Delete(ctx context.Context, name string) error {
	err := b.Bucket.Delete(ctx, name)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil
	}
	return b.fault(err)
}

var (
	plainCode = regexp.MustCompile(`^[A-Za-z0-9._-]{1,60}$`)
	full      = []string{"QuotaExceeded", "QuotaFull", "StorageFull", "ServiceQuotaExceeded", "AccountBeingCreated", "InsufficientAccountPermissions"}
	denied    = []string{"ExpiredToken", "InvalidAccessKeyId", "SignatureDoesNotMatch", "TokenRefreshRequired", "InvalidToken", "AccessDenied", "AuthenticationFailed", "AuthorizationFailure", "RequestTimeTooSkewed"}
	missing   = []string{"NoSuchBucket", "ContainerNotFound"}
)

// fault says what went wrong, without the words of the answer.
func (b bucket) fault(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	status, code := answered(err)
	f := deploy.Fault{Trouble: deploy.OfStatus(status), Name: b.name, Code: code}
	has := func(codes []string) bool {
		for _, c := range codes {
			if strings.Contains(code, c) {
				return true
			}
		}
		return false
	}
	switch {
	case has(full):
		f.Trouble = deploy.Full
	case has(denied):
		f.Trouble = deploy.Denied
	case has(missing), gcerrors.Code(err) == gcerrors.NotFound:
		f.Trouble = deploy.Missing
	case status == 0 && strings.Contains(strings.ToLower(err.Error()), "credential"):
		f.Trouble, f.Code = deploy.Denied, "no credentials"
	case status == 0 && code == "" && (!deploy.Reached(err) || errors.Is(err, io.ErrUnexpectedEOF) || gcerrors.Code(err) == gcerrors.DeadlineExceeded):
		f.Trouble = deploy.NoConnection
	}
	if !plainCode.MatchString(f.Code) && f.Code != "no credentials" {
		f.Code = ""
		if status != 0 {
			f.Code = strconv.Itoa(status)
		}
	}
	return f
}

// answered gives the status and the code of an answer, by the three kinds of errors.
func answered(err error) (status int, code string) {
	var s3 smithy.APIError
	var s3http *smithyhttp.ResponseError
	var azure *azcore.ResponseError
	var google *googleapi.Error
	if errors.As(err, &s3) {
		code = s3.ErrorCode()
	}
	if errors.As(err, &s3http) && s3http.Response != nil {
		status = s3http.HTTPStatusCode()
	}
	if errors.As(err, &azure) {
		status, code = azure.StatusCode, azure.ErrorCode
	}
	if errors.As(err, &google) {
		status = google.Code
		if len(google.Errors) > 0 {
			code = google.Errors[0].Reason
		}
	}
	return status, code
}
