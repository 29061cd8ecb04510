//go:build linux && amd64

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A program is stopped before each call by which it changes files, and one of them fails, as
// it would on a bad disk. So the program that is tested is the one that users run.

// changes are the calls that change files, with the argument that holds the path, or, below
// zero, that of the file itself.
var changes = map[uint64]struct {
	name    string
	dir, at int // arguments: the folder that the path is relative to, if not -1, and the path; -1 = the first is an open file
}{
	unix.SYS_WRITE: {"write", 0, -1}, unix.SYS_PWRITE64: {"write", 0, -1}, unix.SYS_WRITEV: {"write", 0, -1},
	unix.SYS_FTRUNCATE: {"truncate", 0, -1}, unix.SYS_FALLOCATE: {"allocate", 0, -1}, unix.SYS_FCHMOD: {"chmod", 0, -1},
	unix.SYS_COPY_FILE_RANGE: {"copy", 2, -1}, unix.SYS_SENDFILE: {"copy", 0, -1}, unix.SYS_SPLICE: {"copy", 2, -1},
	unix.SYS_FSYNC: {"flush", 0, -1}, unix.SYS_FDATASYNC: {"flush", 0, -1}, unix.SYS_SYNCFS: {"flush", 0, -1}, unix.SYS_CLOSE: {"close", 0, -1},
	unix.SYS_OPENAT: {"create", 0, 1}, unix.SYS_MKDIRAT: {"mkdir", 0, 1}, unix.SYS_UNLINKAT: {"remove", 0, 1}, unix.SYS_RENAMEAT: {"rename", 0, 1},
	unix.SYS_RENAMEAT2: {"rename", 0, 1}, unix.SYS_LINKAT: {"link", 2, 3}, unix.SYS_SYMLINKAT: {"symlink", 1, 2}, unix.SYS_FCHMODAT: {"chmod", 0, 1},
	unix.SYS_UTIMENSAT: {"utimes", 0, 1},
	unix.SYS_RENAME:    {"rename", -1, 0}, unix.SYS_MKDIR: {"mkdir", -1, 0}, unix.SYS_LINK: {"link", -1, 1}, unix.SYS_UNLINK: {"remove", -1, 0},
	unix.SYS_RMDIR: {"remove", -1, 0}, unix.SYS_CHMOD: {"chmod", -1, 0}, unix.SYS_CREAT: {"create", -1, 0},
}

// writes are the flags of which a file that is opened to be changed has one.
const writes = unix.O_WRONLY | unix.O_RDWR | unix.O_CREAT

func init() { programs["traced"] = traced }

// traced becomes another program, given with its arguments, that is stopped before each of
// the changes.
func traced() {
	runtime.LockOSThread()
	load := func(at uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
	}
	jump := func(code uint16, k uint32, yes, no uint8) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_JMP | code | unix.BPF_K, K: k, Jt: yes, Jf: no}
	}
	end := func(how uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: how}
	}
	const number, flags = 0, 16 + 2*8 // in unix.seccomp_data: that of the call, and the third argument
	filter := []unix.SockFilter{load(number)}
	trace := len(changes) + 4 // where the last instruction stands
	for call := range changes {
		if call != unix.SYS_OPENAT {
			filter = append(filter, jump(unix.BPF_JEQ, uint32(call), uint8(trace-len(filter)-1), 0))
		}
	}
	filter = append(filter,
		jump(unix.BPF_JEQ, unix.SYS_OPENAT, 0, 2), load(flags), jump(unix.BPF_JSET, writes, 1, 0),
		end(unix.SECCOMP_RET_ALLOW), end(unix.SECCOMP_RET_TRACE))
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
	if err == nil {
		if _, _, no := unix.RawSyscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, 0, uintptr(unsafe.Pointer(&program))); no != 0 {
			err = no
		}
	}
	if err == nil {
		err = syscall.Exec(os.Args[1], os.Args[1:], os.Environ())
	}
	fmt.Fprintln(os.Stderr, "traced:", err)
	os.Exit(3)
}

// fault is one that a disk may have.
type fault struct {
	errno syscall.Errno // 0 = half of what is to be written is
	on    bool          // whether all later changes fail, too
}

// withFault runs a program, with a fault of its n-th change of a file below a folder; there is
// none before the first one, 0. It gives the changes, and the status of the program.
func withFault(cmd *exec.Cmd, below string, n int, f fault) (done []string, status int, err error) {
	runtime.LockOSThread() // which is the tracer
	defer runtime.UnlockOSThread()
	program := cmd.Path
	if cmd.Path, err = exec.LookPath("traced"); err != nil {
		return nil, 0, err
	}
	cmd.Args = append([]string{"traced", program}, cmd.Args[1:]...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
	if err := cmd.Start(); err != nil {
		return nil, 0, err
	}
	main := cmd.Process.Pid
	defer cmd.Wait() // for what it says; its status was asked for before
	begun := false
	for {
		var ws syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &ws, syscall.WALL|unix.WNOTHREAD, nil)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case err != nil:
			return done, 0, err
		case ws.Exited() || ws.Signaled():
			if pid == main {
				return done, ws.ExitStatus(), nil
			}
			continue
		}
		signal := ws.StopSignal()
		switch {
		case !begun:
			begun, signal = true, 0
			if err := syscall.PtraceSetOptions(pid, syscall.PTRACE_O_TRACECLONE|syscall.PTRACE_O_TRACEFORK|syscall.PTRACE_O_TRACEVFORK|unix.PTRACE_O_TRACESECCOMP|unix.PTRACE_O_EXITKILL); err != nil {
				return nil, 0, err
			}
		case signal == syscall.SIGTRAP && int(uint32(ws)>>16) == unix.PTRACE_EVENT_SECCOMP:
			signal = 0
			var regs syscall.PtraceRegs
			if syscall.PtraceGetRegs(pid, &regs) != nil {
				break // it is gone
			}
			what := changeOf(pid, &regs, below)
			if what == "" {
				break
			}
			done = append(done, what)
			if at := len(done) - 1; at != n && (at < n || !f.on) {
				break
			}
			if f.errno == 0 {
				regs.Rdx = (regs.Rdx + 1) / 2
			} else {
				regs.Orig_rax, regs.Rax = ^uint64(0), uint64(-int64(f.errno))
			}
			_ = syscall.PtraceSetRegs(pid, &regs)
		case signal == syscall.SIGTRAP || signal == syscall.SIGSTOP: // of a new thread
			signal = 0
		}
		_ = syscall.PtraceCont(pid, int(signal)) // it may be gone
	}
}

// changeOf tells what is to be done to which file below a folder, in a word and its path.
func changeOf(pid int, regs *syscall.PtraceRegs, below string) string {
	args := [...]uint64{regs.Rdi, regs.Rsi, regs.Rdx, regs.R10}
	call := changes[regs.Orig_rax]
	path := ""
	if call.at >= 0 {
		path = textAt(pid, uintptr(args[call.at]))
	}
	if call.dir >= 0 && !strings.HasPrefix(path, "/") {
		file := fmt.Sprintf("/proc/%d/fd/%d", pid, args[call.dir])
		if int32(args[call.dir]) == unix.AT_FDCWD {
			file = fmt.Sprintf("/proc/%d/cwd", pid)
		}
		folder, _ := os.Readlink(file)
		path = strings.TrimSuffix(folder+"/"+path, "/")
	}
	if call.name == "close" {
		info, _ := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%d", pid, args[0]))
		var pos, flags int
		if _, err := fmt.Sscanf(string(info), "pos: %d\nflags: %o", &pos, &flags); err != nil || flags&writes == 0 {
			return ""
		}
	}
	if path, is := strings.CutPrefix(path, below+"/"); is {
		return call.name + " " + path
	}
	return ""
}

// textAt gives the text at a place of the memory of a program.
func textAt(pid int, at uintptr) string {
	var text []byte
	for len(text) < unix.PathMax {
		part := make([]byte, os.Getpagesize()-int(at)%os.Getpagesize()) // the next page may not be there
		local := unix.Iovec{Base: &part[0], Len: uint64(len(part))}
		n, err := unix.ProcessVMReadv(pid, []unix.Iovec{local}, []unix.RemoteIovec{{Base: at, Len: len(part)}}, 0)
		if err != nil {
			break
		}
		if before, _, ends := bytes.Cut(part[:n], []byte{0}); ends {
			return string(append(text, before...))
		}
		text, at = append(text, part[:n]...), at+uintptr(n)
	}
	return string(text)
}
