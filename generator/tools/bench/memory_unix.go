//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakMemory gives the largest resident memory of a process that has ended, in
// megabytes. Linux counts this process in, as it was when it started the other,
// which is why portfolios are made in a process of their own.
func peakMemory(state *os.ProcessState) float64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	unit := 1e3 // kibibytes, near enough
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		unit = 1e6
	}
	return float64(usage.Maxrss) / unit
}
