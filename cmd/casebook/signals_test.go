//go:build unix

package main

import (
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What does not look at its context is ended all the same; what does is left to end
// by itself.
func TestASignalEndsWhatDoesNotListen(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		var said strings.Builder
		left := make(chan int, 1)
		ctx, stop := interruptible(t.Context(), &said, func() string { return interrupted }, func(status int) { left <- status })
		if err := syscall.Kill(os.Getpid(), signal); err != nil {
			t.Fatal(err)
		}
		<-ctx.Done()
		select {
		case status := <-left:
			if status != failed || !strings.Contains(said.String(), "interrupted") {
				t.Errorf("%s: status %d, %q", signal, status, said.String())
			}
		case <-time.After(time.Minute):
			t.Errorf("%s: the process goes on", signal)
		}
		stop()
	}
	left := make(chan int, 1)
	ctx, stop := interruptible(t.Context(), new(strings.Builder), func() string { return interrupted }, func(status int) { left <- status })
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
	stop()
	select {
	case <-left:
		t.Error("a verb that ended by itself was ended again")
	case <-time.After(2 * grace):
	}
}
