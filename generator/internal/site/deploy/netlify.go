package deploy

import (
	"bytes"
	"context"
	"crypto/sha1" //nolint:gosec // it is the sum by which Netlify knows a file
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// NetlifyAPI is the address of the API.
const NetlifyAPI = "https://api.netlify.com/api/v1"

// Netlify is a site of Netlify. A deploy gets files until it is whole, and then takes the
// place of the former one: https://docs.netlify.com/api/get-started/ .
type Netlify struct {
	Name  string // for people
	API   string // address, without a slash at the end
	Site  string // id, or name as in case.netlify.app
	Token string
}

const (
	netlifyTitle    = "casebook publish"
	netlifyTogether = 4 // of five that it allows
	netlifyAge      = 10 * time.Minute
	netlifyPolls    = 300 // two seconds apart
)

// deployed is a deploy as Netlify tells of it.
type deployed struct {
	ID       string    `json:"id"`
	State    string    `json:"state"`
	Title    string    `json:"title"`
	Required []string  `json:"required"`
	Created  time.Time `json:"created_at"`
	Error    string    `json:"error_message"`
}

// Deploy uploads what Netlify does not have.
func (n Netlify) Deploy(ctx context.Context, site map[string][]byte, opt Options) (Result, error) {
	if n.Token == "" {
		return Result{}, Fault{Trouble: Denied, Name: n.Name, Advice: "make a token in the user settings of Netlify, under Applications, and put it into $NETLIFY_AUTH_TOKEN"}
	}
	site = Site(site)
	result, err := n.compare(ctx, site, opt)
	if err != nil || opt.DryRun || len(result.Uploaded)+len(result.Deleted) == 0 {
		return result, err
	}
	if err := n.alone(ctx, opt); err != nil {
		return result, err
	}
	sums, named := map[string]string{}, map[string]string{}
	for name, data := range site {
		sum := sha1Of(data)
		sums["/"+name], named[sum] = sum, name
	}
	var d deployed
	if err := n.ask(ctx, opt, http.MethodPost, "/sites/"+n.Site+"/deploys?title="+url.QueryEscape(netlifyTitle), map[string]any{"files": sums}, &d); err != nil {
		return result, err
	}
	if !d.known() {
		return result, n.unexpected()
	}
	if err := n.fill(ctx, site, named, d, opt); err != nil {
		ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer stop()
		opt.Retries = 0
		_ = n.ask(ctx, opt, http.MethodPost, "/deploys/"+d.ID+"/cancel", nil, nil) // else it ends by itself, unfinished
		return result, err
	}
	return result, nil
}

// compare lists what differs from the site that is shown, and refuses one that is not
// casebook's.
func (n Netlify) compare(ctx context.Context, site map[string][]byte, opt Options) (Result, error) {
	var files []struct{ Path, Sha string }
	if err := n.ask(ctx, opt, http.MethodGet, "/sites/"+n.Site+"/files", nil, &files); err != nil {
		return Result{}, err
	}
	there := map[string]string{}
	ours := len(files) == 0
	for _, f := range files {
		name := strings.TrimPrefix(f.Path, "/")
		there[name] = f.Sha
		ours = ours || slices.Contains([]string{publish.Marker, "colophon.json", "lock/key.age"}, name) // hidden files may be left out of the list
	}
	if !ours {
		return Result{}, Foreign{Name: n.Name, Holds: []string{files[0].Path}}
	}
	var result Result
	for name, data := range site {
		if name != publish.Marker && there[name] != sha1Of(data) {
			result.Uploaded = append(result.Uploaded, name)
		}
	}
	for name := range there {
		if _, stays := site[name]; !stays {
			result.Deleted = append(result.Deleted, name)
		}
	}
	slices.Sort(result.Uploaded)
	slices.Sort(result.Deleted)
	result.Unchanged = len(site) - 1 - len(result.Uploaded)
	return result, nil
}

// alone makes sure that no other run is at work.
func (n Netlify) alone(ctx context.Context, opt Options) error {
	var deploys []deployed
	if err := n.ask(ctx, opt, http.MethodGet, "/sites/"+n.Site+"/deploys?per_page=10", nil, &deploys); err != nil {
		return err
	}
	if len(deploys) > mostDeploys {
		return n.unexpected()
	}
	for _, d := range deploys {
		if d.Title != netlifyTitle || !slices.Contains([]string{"new", "preparing", "prepared", "uploading"}, d.State) {
			continue
		}
		if !d.known() {
			return n.unexpected()
		}
		age := max(0, opt.Now().Sub(d.Created)).Round(time.Second)
		if age < netlifyAge && !opt.TakeOver {
			return fmt.Errorf("another run is publishing to %s: it began %s ago; wait for its end. If it was stopped, run the command again in %s, or now with --take-over", n.Name, age, netlifyAge-age)
		}
		opt.Report(fmt.Sprintf("taking over from a run that began %s ago and did not finish", age))
		if err := n.ask(ctx, opt, http.MethodPost, "/deploys/"+d.ID+"/cancel", nil, nil); err != nil {
			return err
		}
	}
	return nil
}

// fill uploads what a deploy requires, and waits until it is shown.
func (n Netlify) fill(ctx context.Context, site map[string][]byte, named map[string]string, d deployed, opt Options) error {
	todo, uploading := errgroup.WithContext(ctx)
	todo.SetLimit(netlifyTogether)
	for _, sum := range d.Required {
		name, is := named[sum]
		if !is {
			continue // of a file that is none of ours, or that is on its way
		}
		delete(named, sum)
		todo.Go(func() error {
			at := "/deploys/" + d.ID + "/files/" + (&url.URL{Path: name}).EscapedPath()
			return n.ask(uploading, opt, http.MethodPut, at, site[name], nil)
		})
	}
	if err := todo.Wait(); err != nil {
		return err
	}
	for range netlifyPolls {
		now := deployed{}
		if err := n.ask(ctx, opt, http.MethodGet, "/deploys/"+d.ID, nil, &now); err != nil {
			return err
		}
		switch d.State = now.State; d.State {
		case "ready":
			return nil
		case "error":
			return Fault{Name: n.Name, Code: "error", Advice: "see the log of the deploy at Netlify"}
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(2 * time.Second):
		}
	}
	return Fault{Trouble: Busy, Name: n.Name, Code: "not ready"}
}

// ask makes a request, again where that may help.
func (n Netlify) ask(ctx context.Context, opt Options, method, path string, send, answer any) error {
	return Repeat(ctx, opt, func() error { return n.once(ctx, method, path, send, answer) })
}

const (
	mostAnswer  = 64 << 20
	mostParts   = 1_000_000 // of an answer: members of objects, and elements of lists
	mostDeploys = 100       // of a list of ten
	answerDelay = 2 * time.Minute
)

func (n Netlify) once(ctx context.Context, method, path string, send, answer any) error {
	ctx, stop := context.WithTimeout(ctx, answerDelay)
	defer stop()
	body, kind := []byte(nil), "application/octet-stream"
	switch data := send.(type) {
	case nil:
	case []byte:
		body = data
	default:
		var err error
		if body, err = json.Marshal(data); err != nil {
			return err
		}
		kind = "application/json"
	}
	req, err := http.NewRequestWithContext(ctx, method, n.API+path, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s is not an address of Netlify's API", n.Name)
	}
	req.Header.Set("Authorization", "Bearer "+n.Token)
	req.Header.Set("Content-Type", kind)
	req.Header.Set("User-Agent", "casebook")
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }} // the token goes to one host
	got, err := client.Do(req)
	if err != nil {
		if errors.Is(context.Cause(ctx), context.Canceled) {
			return context.Canceled
		}
		return Fault{Trouble: NoConnection, Name: n.Name}
	}
	defer got.Body.Close()
	text, err := io.ReadAll(io.LimitReader(got.Body, mostAnswer+1))
	switch {
	case err != nil:
		return Fault{Trouble: NoConnection, Name: n.Name}
	case got.StatusCode/100 != 2:
		return Fault{Trouble: OfStatus(got.StatusCode), Name: n.Name, Code: strconv.Itoa(got.StatusCode)}
	case answer == nil:
		return nil
	}
	if len(text) > mostAnswer || bytes.Count(text, []byte(",")) >= mostParts || json.Unmarshal(text, answer) != nil {
		return n.unexpected()
	}
	return nil
}

func (n Netlify) unexpected() Fault {
	return Fault{Name: n.Name, Code: "an answer that is none of Netlify's API"}
}

// known tells whether a deploy has an id that may be part of an address.
func (d deployed) known() bool { return siteName.MatchString(d.ID) && !strings.Contains(d.ID, ".") }

func sha1Of(data []byte) string {
	sum := sha1.Sum(data)
	return hex.EncodeToString(sum[:])
}
