package pdf

import (
	"os/exec"
	"syscall"
)

// dieWithParent has the kernel end the browser with the thread that started it,
// which chromedp keeps until then.
func dieWithParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
