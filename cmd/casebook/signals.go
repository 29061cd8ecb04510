package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/term"
)

// grace is how long a verb may take to end by itself once it was told to.
// A browser needs most of it to leave nothing behind; with it, a signal still ends
// everything within a second.
const grace = 800 * time.Millisecond

// What a verb says that was told to end: where it builds, and where it has begun to write
// to a target.
const (
	interrupted = "interrupted; the previous site is unchanged"
	inBetween   = "interrupted; what the target has works, and the next run goes on from there"
)

// interruptible gives a context that ends with an interrupt or a request to
// terminate. What does not look at it, as Hugo and the parsers of texts, is ended
// with the process, a moment later or at a second signal. The previous site is as it
// was: it is replaced in one step, when the new one is whole.
func interruptible(ctx context.Context, stderr io.Writer, words func() string, leave func(status int)) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	echo, asked := term.GetState(int(os.Stdin.Fd())) // a passphrase is asked for without one
	go func() {
		select {
		case <-done:
			return
		case <-signals:
			cancel()
		}
		select {
		case <-done:
			return
		case <-signals:
		case <-time.After(grace):
		}
		if asked == nil {
			_ = term.Restore(int(os.Stdin.Fd()), echo)
		}
		_, _ = io.WriteString(stderr, "casebook: "+words()+"\n")
		leave(failed)
	}()
	return ctx, func() {
		signal.Stop(signals)
		close(done)
		cancel()
	}
}
