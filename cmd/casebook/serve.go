package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) serve() *cobra.Command {
	cmd := c.shared(&cobra.Command{
		Use:   "serve [flags] [DIR]",
		Short: "Show the site while you write",
		Long: `Serve builds the site of the portfolio in DIR (default: the working directory)
and shows it on this machine, until it is interrupted. Each time a file changes
it builds again what the change leads to, reports new and resolved errors and
warnings, and shows them in the open pages, which stay where they are. While the
case has errors, they show the last sound site and the errors.

The system tells which files change. Some network folders and containers do not
tell it: there, --poll looks for changes itself.

The site is the one for the audience, with the same searches and the same policy
as a published site. It is not locked, and only drawn charts are written to disk.
Requests from other machines and from pages of other sites are refused.`,
		Example: "  casebook serve\n  casebook serve --audience public --port 8080",
	})
	cmd.Flags().IntVar(&c.port, "port", 1313, "port of this machine; 0 = any that is free")
	cmd.Flags().BoolVar(&c.noCache, "no-cache", false, "draw every chart again, and store none")
	poll := cmd.Flags().Duration("poll", 0, "look for changes so often, as 1s, where the system does not tell of them")
	cmd.Flags().Lookup("poll").NoOptDefVal = "500ms"
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if *poll < 0 {
			return fmt.Errorf("--poll %s: a pause is longer than 0", *poll)
		}
		dir, opt, err := c.portfolio(cmd, args)
		if err != nil {
			return err
		}
		c.caches(dir, &opt)
		defer collectAt(atTimes)()
		listener, err := c.listen(cmd.Context())
		if err != nil {
			return err
		}
		defer listener.Close()
		s := serving{command: c, dir: dir, opt: opt, preview: generator.NewPreview(), origin: originOf(listener), poll: *poll}
		return s.run(cmd.Context(), listener)
	}
	return cmd
}

// listen opens the port on this machine alone.
func (c *command) listen(ctx context.Context) (net.Listener, error) {
	if c.port < 0 || c.port > 65535 {
		return nil, fmt.Errorf("%d is not a port; name one from 1 to 65535 with --port, or 0 for any", c.port)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(c.port)))
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("another program listens at port %d; name another port with --port, or 0 for any", c.port)
	case err != nil:
		return nil, fmt.Errorf("opening port %d: %w", c.port, err)
	}
	return listener, nil
}

func originOf(listener net.Listener) string {
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	return "http://localhost:" + port
}

// serving is a preview at work.
type serving struct {
	*command
	dir     string
	opt     generator.Options
	preview generator.Preview
	origin  string
	poll    time.Duration // between two looks at the files; 0 = the system tells of changes
	told    diag.List     // by the build before
}

// run builds, serves, and builds again for each change, until the context ends.
func (s *serving) run(ctx context.Context, listener net.Listener) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	changes, err := watch(ctx, s.dir, s.poll)
	if err != nil {
		return err
	}
	server := http.Server{
		Handler: s.preview.Handler(), ReadHeaderTimeout: 10 * time.Second, ErrorLog: log.New(s.stderr, "casebook: ", 0),
		BaseContext: func(net.Listener) context.Context { return ctx }, // pages that listen for changes are let go
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			stop(fmt.Errorf("serving the site: %w", err))
		}
	}()
	err = s.follow(ctx, changes)
	stop(err)
	_ = server.Close()
	<-ended
	if cause := context.Cause(ctx); err == nil && !errors.Is(cause, context.Canceled) {
		err = cause
	}
	return err
}

// follow builds once, and for each change.
func (s *serving) follow(ctx context.Context, changes <-chan string) error {
	if err := s.build(ctx, ""); err != nil {
		return stopped(ctx, err)
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case file := <-changes:
			if err := s.build(ctx, file); err != nil {
				return stopped(ctx, err)
			}
		}
	}
}

// stopped is no error if the work was interrupted: that is how a preview ends.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// build makes the site anew because of a file, "" for the first time.
func (s *serving) build(ctx context.Context, file string) error {
	start := time.Now()
	s.opt.Today, s.opt.Commit = start, s.commit(ctx, s.dir)
	p := s.progress(start)
	s.opt.Progress = p.begin
	address, built, err := s.preview.Build(ctx, s.origin, s.opt)
	p.end()
	if err != nil {
		return err
	}
	if file != "" && !s.quiet {
		fmt.Fprintf(s.stdout, "%s changed\n", file)
	}
	var bad exit
	if err := s.changed(built.Diags); err != nil && !errors.As(err, &bad) {
		return err
	}
	line := []string{counted(built.Pages, "page"), counted(built.Charts, "chart")}
	if bad != sound {
		line = []string{"the last sound site is shown"}
	}
	line = append(line, built.Diags.Counts(), since(start))
	if file == "" {
		fmt.Fprintf(s.stdout, "%s is the site for %s; interrupt to end (Ctrl-C)\n", address, built.Audience)
	}
	if !s.quiet {
		fmt.Fprintln(s.stdout, strings.Join(line, ", "))
	}
	return s.stdout.failed()
}

// changed tells what is new since the build before, and what is gone.
func (s *serving) changed(list diag.List) error {
	fresh, gone := list.Since(s.told), s.told.Since(list)
	s.told = list
	if err := s.tell(fresh); err != nil {
		var bad exit
		if !errors.As(err, &bad) {
			return err
		}
	}
	for _, d := range gone {
		if !s.quiet && d.Because == "" {
			d.Pos.Line = 0 // the file has changed since
			fmt.Fprintf(s.stdout, "gone: %s\n", d)
		}
	}
	return s.verdict(list)
}
