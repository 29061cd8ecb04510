package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"

	"github.com/dustin/go-humanize"

	"github.com/casebook-dev/casebook/generator"
)

// memoryLimit is the memory that a run may have: of --memory, else of GOMEMLIMIT. The
// runtime collects more and more often near it, and goes beyond it where that is not
// enough; then the system may end the process without a word. So a run ends itself
// before, with a message.
type memoryLimit struct {
	bytes int64
	named string // "--memory" or "GOMEMLIMIT"
	stage atomic.Value
}

// limitMemory reads --memory.
func limitMemory(flag string) (*memoryLimit, error) {
	m := &memoryLimit{named: "GOMEMLIMIT"}
	m.stage.Store(generator.Progress("starting"))
	if flag != "" {
		n, err := humanize.ParseBytes(flag)
		if err != nil || n == 0 || n > math.MaxInt64 {
			return nil, fmt.Errorf("--memory %q is no size; write it as 512MB or 2GB", flag)
		}
		m.named = "--memory"
		debug.SetMemoryLimit(int64(n))
	}
	m.bytes = debug.SetMemoryLimit(-1)
	return m, nil
}

// watch ends the context it gives when more memory is in use than the limit allows.
func (m *memoryLimit) watch(ctx context.Context) (watched context.Context, stop func()) {
	if m.bytes == math.MaxInt64 {
		return ctx, func() {}
	}
	watched, cancel := context.WithCancelCause(ctx)
	go func() {
		for {
			if m.exceeded() {
				cancel(errMemory{fmt.Errorf("%s allows %s of memory, and the build needs more of it while %s; allow more", m.named, humanize.Bytes(uint64(m.bytes)), m.stage.Load())})
			}
			select {
			case <-watched.Done():
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	return watched, func() { cancel(nil) }
}

// exceeded tells whether what is reachable leaves no room under the limit.
func (m *memoryLimit) exceeded() bool {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}, {Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()-sample[1].Value.Uint64() > uint64(m.bytes) && sample[2].Value.Uint64() > uint64(m.bytes)/10*9
}

type errMemory struct{ error }

// memoryTrouble gives, in the place of the error of a build, the limit that ended it.
func memoryTrouble(ctx context.Context, err error) error {
	var limit errMemory
	if err != nil && errors.As(context.Cause(ctx), &limit) {
		return limit
	}
	return err
}
