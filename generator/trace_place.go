package generator

import (
	"bytes"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// TracePlace is where the trace of a run is written.
type TracePlace struct {
	File      string
	Portfolio string // the folder of the portfolio
}

func (p TracePlace) target() publish.Options {
	to := target(p.Portfolio, true, Options{})
	to.Ours = isTrace
	return to
}

// May tells why nothing can be written there, before there is something to write.
func (p TracePlace) May() error { return publish.MayBe(p.File, p.target()) }

// Write writes a trace, whole or not at all.
func (p TracePlace) Write(data []byte) error { return publish.One(p.File, data, p.target()) }

// isTrace tells whether a file begins as the Go runtime begins its traces.
func isTrace(former []byte) bool {
	head := former[:min(len(former), 16)]
	return bytes.HasPrefix(head, []byte("go 1.")) && bytes.Contains(head, []byte(" trace"))
}
