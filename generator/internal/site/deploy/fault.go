package deploy

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"time"
)

// Trouble is a kind of failure, by what can be done about it.
type Trouble int

const (
	Unknown      Trouble = iota // by its code alone
	NoConnection                // the target was not reached, or not to the end
	Busy                        // it cannot answer now
	Denied                      // it takes no such credentials, or they may not write
	Full                        // there is no room
	Missing                     // there is no such bucket, site or repository
)

// Fault is a failure of a target, in words of our own: what a server answers may repeat
// what it was sent.
type Fault struct {
	Trouble Trouble
	Name    string // of the target
	Code    string // of the answer, such as "503" or "AccessDenied"; "" if there was none
	Advice  string // what to do about it, where the target knows better
}

var troubles = map[Trouble]struct{ what, advice string }{
	Unknown:      {"does not accept this", "see what the answer means in the documentation of the host"},
	NoConnection: {"cannot be reached", "check the network and the address, and run the command again: it goes on where it stopped"},
	Busy:         {"cannot take the site now", "run the command again later: it goes on where it stopped"},
	Denied:       {"refuses the credentials", "they may have expired, or may not write there; get new ones, and run the command again: it goes on where it stopped"},
	Full:         {"has no room left", "free some, or raise the quota, and run the command again: it goes on where it stopped"},
	Missing:      {"does not exist, or these credentials may not see it", "check its name, and make it first"},
}

func (f Fault) Error() string {
	words := troubles[f.Trouble]
	if f.Advice != "" {
		words.advice = f.Advice
	}
	code := ""
	if f.Code != "" {
		code = " (" + f.Code + ")"
	}
	return fmt.Sprintf("%s %s%s; %s", f.Name, words.what, code, words.advice)
}

// passes tells whether it is worth to try again.
func (f Fault) passes() bool { return f.Trouble == NoConnection || f.Trouble == Busy }

// OfStatus gives the trouble that a status of HTTP means.
func OfStatus(status int) Trouble {
	switch {
	case status == 401, status == 403:
		return Denied
	case status == 402, status == 413, status == 507:
		return Full
	case status == 404, status == 410:
		return Missing
	case status == 408, status == 425, status == 429, status >= 500:
		return Busy
	}
	return Unknown
}

// Reached tells whether an error is about something else than the connection.
func Reached(err error) bool {
	var network net.Error
	var address *url.Error
	var lookup *net.OpError
	return !errors.As(err, &network) && !errors.As(err, &address) && !errors.As(err, &lookup)
}

// Repeat does something until it succeeds, fails for good, or has failed too often.
func Repeat(ctx context.Context, opt Options, do func() error) error {
	wait := 500 * time.Millisecond
	for n := 0; ; n++ {
		err := do()
		var fault Fault
		if err == nil || !errors.As(err, &fault) || !fault.passes() || n >= opt.Retries || ctx.Err() != nil {
			return err
		}
		opt.Report(fmt.Sprintf("%s %s; trying again (%d of %d)", fault.Name, troubles[fault.Trouble].what, n+1, opt.Retries))
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(wait):
		}
		wait = min(2*wait, 20*time.Second)
	}
}
