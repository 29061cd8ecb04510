//go:build !linux

package generator

import "time"

var begun = time.Now()

// Elsewhere the time is that of the clock, and the memory is not known.
func processorTime() time.Duration { return time.Since(begun) }
func resetPeak()                   {}
func peakMemory() int              { return 0 }
