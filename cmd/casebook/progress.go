package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/casebook-dev/casebook/generator"
)

// progress tells what a build is at: on a terminal one line that changes, once
// the build takes longer than a second; with --verbose a line per stage.
type progress struct {
	w       io.Writer
	line    bool
	verbose bool
	start   time.Time

	mu    sync.Mutex
	stage generator.Progress
	began time.Time
	shown bool
	timer *time.Timer
}

func (c *command) progress(start time.Time) *progress {
	p := &progress{w: c.stderr, verbose: c.verbose, start: start, line: isTerminal(c.stderr) && !c.quiet && !c.verbose}
	if p.line {
		p.timer = time.AfterFunc(time.Second, func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			if p.line {
				p.shown = true
				p.draw()
			}
		})
	}
	return p
}

func (p *progress) begin(stage generator.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tellStage()
	p.stage, p.began = stage, time.Now()
	if p.shown {
		p.draw()
	}
}

func (p *progress) draw() { fmt.Fprintf(p.w, "\r\x1b[K%s ...", p.stage) }

func (p *progress) tellStage() {
	if p.verbose && p.stage != "" {
		fmt.Fprintf(p.w, "%s: %s\n", p.stage, since(p.began))
	}
}

// end clears the line.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tellStage()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.stage, p.shown, p.line = "", false, false
	if p.timer != nil {
		p.timer.Stop()
	}
}
