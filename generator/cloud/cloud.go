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
	"crypto/sha256"
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
	"gocloud.dev/gcerrors"
	"google.golang.org/api/googleapi"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/site/deploy"
)

// Serve does the job that is read from in.
func Serve(ctx context.Context, in io.Reader, out, told io.Writer, now func() time.Time, getenv func(string) string) error {
	return deploy.Help(ctx, in, out, told, now, func(ctx context.Context, job deploy.Job) (deploy.Stored, error) {
		return open(ctx, job, getenv)
	})
}

// open opens the bucket of a job.
func open(ctx context.Context, job deploy.Job, getenv func(string) string) (deploy.Stored, error) {
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
	b := bucket{name: named.Show, patience: answerDelay}
	if b.Bucket, err = openAlone(ctx, u, getenv); err != nil {
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
	name     string
	patience time.Duration // for an answer, and for 10 MB that go up
}

const (
	mostMarker  = 64 << 20  // bytes that are read of a file of a bucket
	mostObjects = 1_000_000 // that a bucket may list
	answerDelay = 2 * time.Minute
)

// answering does something that a bucket answers, within a time. What a library does with
// an answer that it did not expect is an error like others.
func (b bucket) answering(ctx context.Context, size int, do func(context.Context) error) (err error) {
	ctx, stop := context.WithTimeout(ctx, b.patience*time.Duration(1+size/(10<<20)))
	defer stop()
	defer func() {
		if recover() != nil {
			err = deploy.Fault{Name: b.name, Code: "an answer that is none of a bucket"}
		}
	}()
	err = do(ctx)
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return deploy.Fault{Trouble: deploy.NoConnection, Name: b.name, Code: "no answer"}
	}
	return err
}

// ofPage is how many objects are asked for at once: as many as S3 gives.
const ofPage = 1000

func (b bucket) List(ctx context.Context) (all []deploy.Object, err error) {
	last := "" // keys come in their order
	met := map[string]bool{}
	for next := blob.FirstPageToken; len(next) > 0; {
		met[string(next)] = true
		var page []*blob.ListObject
		err := b.answering(ctx, 0, func(ctx context.Context) (err error) {
			page, next, err = b.ListPage(ctx, next, ofPage, nil)
			return err
		})
		if err != nil {
			return nil, b.fault(err)
		}
		endless := met[string(next)]
		for _, o := range page {
			endless = endless || o.Key == last || len(all) == mostObjects
			if last = o.Key; !endless && !strings.HasSuffix(o.Key, "/") { // which some tools make for folders
				all = append(all, deploy.Object{Path: o.Key, Size: o.Size, MD5: o.MD5, Changed: o.ModTime})
			}
		}
		if endless {
			return nil, b.endless()
		}
	}
	return all, nil
}

func (b bucket) endless() error {
	return deploy.Fault{Name: b.name, Code: "a list without end"}
}

func (b bucket) Get(ctx context.Context, name string) (data []byte, err error) {
	err = b.read(ctx, name, func(r io.Reader) error {
		data, err = io.ReadAll(io.LimitReader(r, mostMarker))
		return err
	})
	return data, err
}

func (b bucket) Sum(ctx context.Context, name string) (sum publish.Sum, err error) {
	err = b.read(ctx, name, func(r io.Reader) error {
		hash := sha256.New()
		_, err := io.Copy(hash, r)
		sum = publish.Sum(hash.Sum(nil))
		return err
	})
	return sum, err
}

// read gives a file to what reads it.
func (b bucket) read(ctx context.Context, name string, to func(io.Reader) error) error {
	err := b.answering(ctx, mostMarker, func(ctx context.Context) error {
		r, err := b.NewReader(ctx, name, nil)
		if err != nil {
			return err
		}
		defer r.Close()
		return to(r)
	})
	if gcerrors.Code(err) == gcerrors.NotFound {
		return fs.ErrNotExist
	}
	return b.fault(err)
}

func (b bucket) Put(ctx context.Context, name string, data []byte, isNew bool) error {
	how := &blob.WriterOptions{
		ContentType: cmp.Or(media.Of(name).Type, "application/octet-stream"), CacheControl: "no-cache",
		DisableContentTypeDetection: true, IfNotExist: isNew,
	}
	if inName.MatchString(name) {
		how.CacheControl = "public, max-age=31536000, immutable"
	}
	err := b.answering(ctx, len(data), func(ctx context.Context) error { return b.Upload(ctx, name, bytes.NewReader(data), how) })
	if isNew && err != nil && (gcerrors.Code(err) == gcerrors.FailedPrecondition || gcerrors.Code(err) == gcerrors.AlreadyExists) {
		return fs.ErrExist
	}
	return b.fault(err)
}

// inName finds the sum of its bytes in the name of a file: another file has another name.
var inName = regexp.MustCompile(`\.[0-9a-f]{64}\.`)

func (b bucket) Delete(ctx context.Context, name string) error {
	err := b.answering(ctx, 0, func(ctx context.Context) error { return b.Bucket.Delete(ctx, name) })
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil
	}
	return b.fault(err)
}

// What the codes of the three clouds mean, where the status does not say it.
var (
	full    = []string{"QuotaExceeded", "QuotaFull", "StorageFull", "ServiceQuotaExceeded"}
	denied  = []string{"ExpiredToken", "InvalidAccessKeyId", "SignatureDoesNotMatch", "TokenRefreshRequired", "InvalidToken", "AccessDenied", "AuthenticationFailed", "AuthorizationFailure", "InvalidAuthenticationInfo", "InsufficientAccountPermissions", "RequestTimeTooSkewed"}
	missing = []string{"NoSuchBucket", "ContainerNotFound", "ContainerBeingDeleted"}
	busy    = []string{"SlowDown", "ServiceUnavailable", "InternalError", "ServerBusy", "RequestTimeout", "OperationTimedOut", "RateLimitExceeded", "AccountBeingCreated"}
)

// fault says what went wrong, without the words of the answer.
func (b bucket) fault(err error) error {
	if of, is := errors.AsType[deploy.Fault](err); is {
		return of
	}
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	if errors.Is(err, errNoPage) {
		return b.endless()
	}
	status, code := answered(err)
	f := deploy.Fault{Trouble: deploy.OfStatus(status), Name: b.name}
	has := func(codes []string) bool {
		for _, c := range codes {
			if strings.Contains(strings.ToLower(code), strings.ToLower(c)) { // Google's begin with a small letter
				f.Code = c // as it is in the list: an answer may say what it was sent
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
	case has(busy):
		f.Trouble = deploy.Busy
	case status == 0 && strings.Contains(strings.ToLower(err.Error()), "credential"):
		f.Trouble, f.Code = deploy.Denied, "no credentials"
	case status >= 300 && status < 400:
		f.Trouble, f.Code, f.Advice = deploy.Missing, strconv.Itoa(status), "it leads elsewhere: check the region and the endpoint in the address"
	case status < 300 && errors.Is(err, io.ErrUnexpectedEOF), // the answer broke off
		status == 0 && code == "" && (!deploy.Reached(err) || gcerrors.Code(err) == gcerrors.DeadlineExceeded):
		f.Trouble, status = deploy.NoConnection, 0
	}
	if f.Code == "" && status != 0 {
		f.Code = strconv.Itoa(status)
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
