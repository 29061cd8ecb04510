package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"

	"golang.org/x/net/http/httpguts"

	"github.com/casebook-dev/casebook/generator/diag"
)

// request is what another host is asked for. All requests of casebook are made here.
type request struct {
	method, address string
	header          map[string]string
	body            []byte
	most            int64         // bytes of an answer
	patience        time.Duration // for the whole of it
	leads           func(to *url.URL) bool
}

// answer is what a host says.
type answer struct {
	status int
	header http.Header
	data   []byte
}

// said is the status in words: "404 Not Found".
func (a answer) said() string {
	return fmt.Sprintf("%d %s", a.status, http.StatusText(a.status))
}

// ask asks a host, and follows an answer that leads elsewhere only where leads says so.
func ask(ctx context.Context, r request) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, r.patience)
	defer cancel()
	req, err := r.prepared(ctx)
	if err != nil {
		return answer{}, err
	}
	client := &http.Client{CheckRedirect: func(to *http.Request, before []*http.Request) error {
		if r.leads == nil || !r.leads(to.URL) {
			return http.ErrUseLastResponse
		}
		if len(before) > 5 {
			return errEndless
		}
		return nil
	}}
	got, err := client.Do(req)
	if err != nil {
		return answer{}, plainly(err, r.patience)
	}
	defer got.Body.Close()
	data, err := io.ReadAll(io.LimitReader(got.Body, r.most+1))
	if err != nil {
		return answer{}, plainly(err, r.patience)
	}
	if int64(len(data)) > r.most {
		return answer{}, fmt.Errorf("it sends more than %d bytes", r.most)
	}
	return answer{got.StatusCode, got.Header, data}, nil
}

// prepared refuses what the HTTP library would not send: its reason could not be told from an answer.
func (r request) prepared(ctx context.Context) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, r.method, r.address, bytes.NewReader(r.body))
	if err != nil || req.URL.Hostname() == "" || req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return nil, errors.New("this is no address that can be asked")
	}
	for name, value := range r.header {
		if !httpguts.ValidHeaderFieldValue(value) {
			return nil, fmt.Errorf("the value that is to be sent as %s has a character, such as a line end, that cannot be sent", name)
		}
		req.Header.Set(name, value)
	}
	return req, nil
}

// plainly says why a host was not reached, in words of casebook's own: those of net/http
// may repeat what the host answered, and a host may answer with what it was sent. The
// address is in the message around it.
func plainly(err error, patience time.Duration) error {
	var nobody *net.DNSError
	var slow net.Error
	var untrusted *tls.CertificateVerificationError
	var plain tls.RecordHeaderError
	var reached *net.OpError
	switch {
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, errEndless):
		return errEndless
	case errors.As(err, &nobody) && nobody.IsNotFound:
		return fmt.Errorf("there is no host %s", diag.Visible(nobody.Name))
	case errors.As(err, &slow) && slow.Timeout():
		return fmt.Errorf("it did not answer within %s", patience)
	case errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("nothing answers at this address: connection refused")
	case errors.As(err, &untrusted):
		return errors.New("its certificate is not one that this machine trusts for this name")
	case errors.As(err, &plain):
		return errors.New("it does not speak HTTPS")
	case errors.As(err, &reached) && reached.Op == "dial":
		return errors.New("it cannot be reached")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &reached):
		return errors.New("the connection ended before its answer did")
	}
	return errors.New("its answer is no HTTP that can be read")
}

var errEndless = errors.New("it leads from one address to the next without end")
