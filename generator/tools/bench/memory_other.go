//go:build !unix

package main

import "os"

// peakMemory is unsupported on this platform.
func peakMemory(*os.ProcessState) float64 { return 0 }
