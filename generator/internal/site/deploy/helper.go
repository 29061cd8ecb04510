package deploy

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"time"
)

// Job is what the program that reaches buckets is asked to do. It reads it from its
// standard input, and ends when that is closed.
type Job struct {
	Target   string
	Site     map[string][]byte
	DryRun   bool
	TakeOver bool
	Retries  int
	Pause    time.Duration
	ID       string
}

// Done is its answer, as JSON on its standard output.
type Done struct {
	Result Result `json:"result"`
	Error  string `json:"error,omitempty"`
}

// Bucket is a target that another program reaches.
type Bucket struct {
	Target  string
	Program string // its path
	Env     []string
}

// errHelper is an answer of another program than the one that is expected.
var errHelper = errors.New("casebook-cloud did not answer as expected; install the one of the same release as casebook")

// Deploy has the other program bring the site to its bucket.
func (b Bucket) Deploy(ctx context.Context, site map[string][]byte, opt Options) (Result, error) {
	cmd := exec.CommandContext(ctx, b.Program)
	cmd.Env = b.Env
	in, err := cmd.StdinPipe()
	if err != nil {
		return Result{}, err
	}
	cmd.Cancel = in.Close // it gives the lease back, and ends
	cmd.WaitDelay = 10 * time.Second
	var out bytes.Buffer
	cmd.Stdout = &out
	cmd.Stderr = &lines{report: opt.Report}
	if err := cmd.Start(); err != nil {
		return Result{}, err
	}
	sent := gob.NewEncoder(in).Encode(Job{b.Target, site, opt.DryRun, opt.TakeOver, opt.Retries, opt.Pause, opt.ID})
	ended := cmd.Wait()
	if ctx.Err() != nil {
		return Result{}, context.Cause(ctx)
	}
	var done Done
	if json.Unmarshal(out.Bytes(), &done) != nil {
		return Result{}, errHelper
	}
	if done.Error != "" {
		return done.Result, errors.New(done.Error)
	}
	return done.Result, errors.Join(sent, ended)
}

// lines reports what is written line by line.
type lines struct {
	report func(string)
	rest   []byte
}

func (l *lines) Write(p []byte) (int, error) {
	l.rest = append(l.rest, p...)
	for {
		line, rest, whole := bytes.Cut(l.rest, []byte("\n"))
		if !whole {
			return len(p), nil
		}
		l.report(strings.TrimSpace(string(line)))
		l.rest = rest
	}
}

// Help is the other side of Bucket: it reads a job, has it done in the store that open
// gives, and writes the answer.
func Help(ctx context.Context, in io.Reader, out, told io.Writer, now func() time.Time, open func(context.Context, Job) (Stored, error)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var job Job
	if gob.NewDecoder(in).Decode(&job) != nil {
		return errors.New("this program is run by casebook publish")
	}
	go func() {
		_, _ = io.Copy(io.Discard, in) // until the one who asked has ended
		stop()
	}()
	var done Done
	target, err := open(ctx, job)
	if err == nil {
		done.Result, err = target.Deploy(ctx, job.Site, Options{
			DryRun: job.DryRun, TakeOver: job.TakeOver, Retries: job.Retries, Pause: job.Pause, ID: job.ID, Now: now,
			Report: func(line string) { _, _ = io.WriteString(told, line+"\n") },
		})
	}
	if err != nil {
		done.Error = err.Error()
	}
	return json.NewEncoder(out).Encode(done)
}
