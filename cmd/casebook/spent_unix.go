//go:build unix

package main

import (
	"runtime"
	"syscall"
	"time"
)

// processorTime gives the processor time of this process so far, of all cores.
func processorTime() time.Duration {
	used, _ := resources()
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// peakMemory gives the largest resident memory of this process so far, in bytes.
func peakMemory() int64 {
	used, _ := resources()
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(used.Maxrss)
	}
	return int64(used.Maxrss) << 10
}

func resources() (used syscall.Rusage, err error) {
	err = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return used, err
}
