package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
)

// The parts of a whole build that casebook serve may take, in processor time.
const (
	mostOfABody      = 0.1
	mostOfAFramework = 0.5
)

// served is what a preview takes at one size, beside a whole build of the same portfolio, of
// which one body changed.
type served struct {
	Size                   int
	Whole, Body, Framework []measured
}

// servedAt measures how long a preview takes to show a changed body and a changed framework.
func (p programs) servedAt(ctx context.Context, folder string, size int, seed uint64, turns int) (served, error) {
	one := served{Size: size}
	own := peer{program: p.casebook, args: []string{"build", "--quiet"}, content: "content"}
	aside := folder + "-aside" // built while the preview looks at the other one
	for _, in := range []string{folder, aside} {
		if err := os.RemoveAll(in); err != nil {
			return one, err
		}
		if err := makePortfolio(ctx, in, size, seed); err != nil {
			return one, err
		}
		if _, err := own.build(ctx, in, "cold"); err != nil { // so that its charts are there
			return one, err
		}
	}
	shown, stop, err := p.showing(ctx, folder)
	if err != nil {
		return one, err
	}
	defer stop()
	all, err := inTurns(turns,
		func() (measured, error) { return own.build(ctx, aside, "one changed body") },
		func() (measured, error) { return shown.after(ctx, own, folder, "one changed body") },
		func() (measured, error) { return shown.after(ctx, own, folder, "a changed framework") })
	if err != nil {
		return one, err
	}
	one.Whole, one.Body, one.Framework = all[0], all[1], all[2]
	stop() // before its files go
	return one, errors.Join(os.RemoveAll(folder), os.RemoveAll(aside))
}

// showing is a preview that shows a site.
type showing struct {
	process int
	lines   <-chan string
}

// showing starts a preview and waits until it shows its site.
func (p programs) showing(ctx context.Context, folder string) (showing, func(), error) {
	cmd := exec.CommandContext(ctx, p.casebook, "serve", "--port", "0", folder)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return showing{}, nil, err
	}
	if err := cmd.Start(); err != nil {
		return showing{}, nil, err
	}
	lines := make(chan string, 100)
	go func() {
		defer close(lines)
		for text := bufio.NewScanner(out); text.Scan(); {
			lines <- text.Text()
		}
	}()
	stop := sync.OnceFunc(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		for range lines {
		}
		_ = cmd.Wait()
	})
	s := showing{cmd.Process.Pid, lines}
	if err := s.shows(ctx); err != nil {
		stop()
		return showing{}, nil, err
	}
	return s, stop, nil
}

// shows waits for the line that ends a build.
func (s showing) shows(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case line, ok := <-s.lines:
			if !ok {
				return errors.New("casebook serve ended by itself")
			}
			if strings.Contains(line, " pages, ") {
				return nil
			}
		}
	}
}

// after makes a change and waits until it is shown. The build that follows a change is
// that of the preview.
func (s showing) after(ctx context.Context, own peer, folder, build string) (measured, error) {
	before, err := processorTime(s.process)
	if err != nil {
		return measured{}, err
	}
	start := time.Now()
	if err := own.prepare(folder, build); err != nil {
		return measured{}, err
	}
	if err := s.shows(ctx); err != nil {
		return measured{}, err
	}
	took := time.Since(start)
	after, err := processorTime(s.process)
	return measured{Wall: took.Seconds(), CPU: after - before}, err
}

// processorTime gives the seconds of processor time of a process that runs. Systems
// without /proc do not say it.
func processorTime(process int) (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", process))
	if err != nil {
		return 0, err
	}
	// Behind the name, which may hold blanks: state, then ten more, then ticks in user and system.
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	if len(fields) < 13 {
		return 0, fmt.Errorf("/proc/%d/stat has %d fields", process, len(fields))
	}
	user, err1 := strconv.ParseFloat(fields[11], 64)
	system, err2 := strconv.ParseFloat(fields[12], 64)
	const ticks = 100 // a second, on every Linux that Go runs on
	return (user + system) / ticks, errors.Join(err1, err2)
}

func reportServed(w io.Writer, all []served) error {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "serve\tchange\twall s\tcpu s\tto a whole build, cpu\tat most\t")
	for _, one := range all {
		for _, row := range []struct {
			change string
			runs   []measured
			most   float64
		}{{"one body", one.Body, mostOfABody}, {"the framework", one.Framework, mostOfAFramework}} {
			got := ratio(row.runs, one.Whole, cpu)
			fmt.Fprintf(t, "%d\t%s\t%.2f\t%.2f\t%.2f\t%s\t\n", one.Size, row.change, median(row.runs, wall), median(row.runs, cpu), got, goal(got, row.most))
		}
	}
	return t.Flush()
}
