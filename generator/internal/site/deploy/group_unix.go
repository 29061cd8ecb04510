//go:build unix

package deploy

import (
	"os/exec"
	"syscall"
)

// grouped has a program end with all that it runs: git alone would leave behind the program
// that waits for the host. One that may ask at the terminal has to stay in its group.
func grouped(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) } // git takes its locks back
}
