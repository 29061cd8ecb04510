package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
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
	req, err := http.NewRequestWithContext(ctx, r.method, r.address, bytes.NewReader(r.body))
	if err != nil {
		return answer{}, plainly(err, r.patience)
	}
	for name, value := range r.header {
		req.Header.Set(name, value)
	}
	client := &http.Client{CheckRedirect: func(to *http.Request, before []*http.Request) error {
		if r.leads == nil || !r.leads(to.URL) {
			return http.ErrUseLastResponse
		}
		if len(before) > 5 {
			return errors.New("it leads from one address to the next without end")
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

// plainly says why a host was not reached. The address is in the message around it.
func plainly(err error, patience time.Duration) error {
	if nobody, is := errors.AsType[*net.DNSError](err); is && nobody.IsNotFound {
		return fmt.Errorf("there is no host %s", nobody.Name)
	}
	if slow, is := errors.AsType[net.Error](err); is && slow.Timeout() {
		return fmt.Errorf("it did not answer within %s", patience)
	}
	if of, is := errors.AsType[*url.Error](err); is {
		return of.Err
	}
	return err
}
