package render

import (
	"io"
	"sync"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/loggers"
)

// record keeps what Hugo logs, from warnings on. Templates that call errorf or
// warnf, and much of Hugo itself, speak through the log alone.
type record struct {
	mu      sync.Mutex
	entries []entry
}

type entry struct {
	level logg.Level
	text  string
}

func (r *record) logger() loggers.Logger {
	return loggers.New(loggers.Options{
		Level:         logg.LevelWarn,
		DistinctLevel: logg.LevelWarn,
		StdOut:        io.Discard,
		StdErr:        io.Discard,
		HandlerPost: func(e *logg.Entry) error {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.entries = append(r.entries, entry{e.Level, e.Message})
			return nil
		},
	})
}

// errors counts the errors among the entries.
func (r *record) errors() int {
	n := 0
	for _, e := range r.entries {
		if e.level >= logg.LevelError {
			n++
		}
	}
	return n
}
