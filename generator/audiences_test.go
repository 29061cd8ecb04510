package generator

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
	"github.com/casebook-dev/casebook/generator/internal/site/scan"
)

// Portfolios that chance made, for every audience: nothing that it may not read
// is in anything that Hugo is given or makes, in the packet, or in the name of a
// file, in what verbs print, or in an answer of the preview; and the build's own
// search for leaks has no false alarm.
//
// What Hugo is given is looked into for every portfolio and audience, and what it
// is given for the packet for every sixth of these. Hugo itself
// runs for some of them, as it takes most of the time: for one portfolio in 3 in
// the short form (100 portfolios, 102 sites), for one in 19 in the long one
// (CASEBOOK_LONG=1: 10,000 portfolios, 1,581 sites), which falls on every process,
// audience and kind of packet alike. These portfolios (in the short form, every fifth
// of them) are asked for all that verbs print and all that the preview answers, each
// for one audience in turn, and some have their packets printed: 1 in the short form,
// 44 in the long one, which takes about half an hour of two cores.
//
// Hugo serves one build at a time in a process, so several processes share the
// work. One portfolio alone, number 17, is CASEBOOK_SHARD=17/1000000.
func TestNothingWithheldGetsOut(t *testing.T) {
	n, h := 100, hunt{oneIn: 3, saidIn: 15, paperIn: 120}
	switch {
	case os.Getenv("CASEBOOK_LONG") != "":
		n, h = 10_000, hunt{oneIn: 19, saidIn: 19, paperIn: 19 * 12}
	case raced():
		n, h = 4, hunt{oneIn: 1, saidIn: 4, paperIn: 4}
	}
	if shard := os.Getenv("CASEBOOK_SHARD"); shard != "" {
		var at, of int
		if _, err := fmt.Sscanf(shard, "%d/%d", &at, &of); err != nil {
			t.Fatal(err)
		}
		debug.SetGCPercent(400)
		h.T, h.oracle, h.compiled = t, newOracle(), t.TempDir()
		h.written, h.read, h.fields = map[string]int{}, map[string]int{}, map[string]bool{}
		for i := at; i < max(n, at+1); i += of {
			h.portfolio(i, i%h.oneIn == 0)
		}
		h.sees()
		return
	}
	var wait sync.WaitGroup
	of := runtime.GOMAXPROCS(0)
	for at := range of {
		wait.Go(func() {
			run := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.timeout=85m")
			run.Env = append(os.Environ(), fmt.Sprintf("CASEBOOK_SHARD=%d/%d", at, of))
			if out, err := run.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	wait.Wait()
}

// raced tells whether the race detector runs, which makes all of this ten times
// as slow.
func raced() bool {
	info, _ := debug.ReadBuildInfo()
	return info != nil && slices.ContainsFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == "-race" && s.Value == "true" })
}

// hunt looks for what got out.
type hunt struct {
	*testing.T
	oneIn, saidIn, paperIn int // which portfolios Hugo runs for, and which are looked at further
	oracle                 *oracle
	compiled               string
	written                map[string]int // kinds of marks -> how many were written
	read                   map[string]int // and how often one was read in a site
	made                   int
	fields                 map[string]bool // text fields of the format -> whether one held a mark
}

var readers = []config.Audience{config.Public, config.Committee, config.Mentor}

// portfolio makes the portfolio of a number and all that comes of it; whole with
// Hugo.
func (h *hunt) portfolio(number int, whole bool) {
	v := invent(uint64(number))
	if whole {
		for _, m := range v.marks {
			h.written[m.kind]++
		}
	}
	opt := Options{Portfolio: v.files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), Compiled: h.compiled, undrawn: number%100 != 51}
	r, err := read(opt)
	if err != nil || r.diags.Errors() > 0 {
		h.Fatalf("portfolio %d: %v %v", number, err, r.diags.Of(diag.Error))
	}
	h.marked(r.whole)
	for i, a := range readers {
		h.site(v, opt, r, a, number, fmt.Sprintf("portfolio %d for %s", number, a), whole, number%(2*len(readers)) == i)
	}
	if whole && number%10 == 0 { // to see what there is to be seen
		h.site(v, opt, r, config.Self, number, fmt.Sprintf("portfolio %d for its author", number), true, false)
	}
}

// site makes the site and the packet for an audience, as far as it is told to.
func (h *hunt) site(v *invention, opt Options, r reading, a config.Audience, number int, which string, whole, packet bool) {
	e := r.site()
	e.audience = a
	p := h.composed(v, opt, r, e, which)
	if !whole && !packet {
		return
	}
	e.packetOnly = true
	alone := h.composed(v, opt, r, e, which+", packet")
	if !whole {
		return
	}
	site, found, err := render.Run(h.Context(), p.tree, p.options)
	if err != nil || found.Errors() > 0 {
		h.Fatalf("%s: %v %v", which, err, found.Of(diag.Error))
	}
	alarms, _ := p.guarded(site.Files, scan.Options{Base: p.cfg.BaseURL})
	for _, d := range alarms {
		h.Errorf("%s: a false alarm: %v", which, d)
	}
	h.look(v, a, which, site.Files, h.read)
	if h.turn(number, h.saidIn, a) {
		h.said(v, opt, a, which, site.Files)
		h.broken(v, opt, a, which)
	}
	if h.turn(number, h.paperIn, a) {
		h.paper(v, opt, a, which)
	}
	if !packet {
		return
	}
	doc, found, err := standAlone(h.Context(), opt, alone)
	if err != nil || found.Errors() > 0 {
		h.Fatalf("%s: %v %v", which, err, found.Of(diag.Error))
	}
	text, err := doc.Markdown()
	if err != nil {
		h.Fatal(err)
	}
	h.look(v, a, which, map[string][]byte{"packet.html": doc.HTML(), "packet.md": text}, nil)
}

// turn tells whether it is an audience's turn with one in so many portfolios.
func (h *hunt) turn(number, oneIn int, a config.Audience) bool {
	return number%oneIn == 0 && readers[number/oneIn%len(readers)] == a
}

// composed looks into all that Hugo is given.
func (h *hunt) composed(v *invention, opt Options, r reading, e edition, which string) project {
	p, err := prepare(h.Context(), opt, r, e)
	if err != nil || p.found.Errors() > 0 {
		h.Fatalf("%s: %v %v", which, err, p.found.Of(diag.Error))
	}
	if len(p.tree.Copies) > 0 {
		h.Fatalf("%s: files are not in the tree: %v", which, p.tree.Copies)
	}
	params, err := json.Marshal([]any{p.options.Title, p.options.Params})
	if err != nil {
		h.Fatal(err)
	}
	h.look(v, e.audience, which, p.tree.Files, nil)
	h.look(v, e.audience, which, p.tree.Static, nil)
	h.look(v, e.audience, which, map[string][]byte{"params": params}, nil)
	return p
}

func (h *hunt) look(v *invention, a config.Audience, which string, files map[string][]byte, read map[string]int) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for _, m := range h.oracle.look(v.marks, name, files[name]) {
			if !a.MayRead(m.to) {
				h.Errorf("%s: %s holds %s\n%s", which, name, m, around(files[name], m.text))
			} else if read != nil {
				read[m.kind]++
			}
		}
	}
}

// sees fails the test where nothing of a kind was ever seen: then it cannot be
// missed either.
func (h *hunt) sees() {
	for kind, n := range h.written {
		if n < 40 || h.read[kind] > 0 || strings.HasSuffix(kind, "param") || strings.HasSuffix(kind, "param key") || strings.HasSuffix(kind, "picture's title") || kind == "chart line" || kind == "chart description" {
			continue // parameters are for themes; the titles of pictures go with their metadata; few drawings are made
		}
		if !slices.Contains([]string{"remark", "remark in a body", "file that nothing shows", "unshown file name", "picture's author", "picture's metadata", "picture's remark", "profile title", "section title", "home title", "reason to accept", "lock title", "lock synopsis"}, kind) {
			h.Errorf("%d times %s, and no reader sees one", n, kind)
		}
	}
	h.markedAll()
}

func around(data []byte, text string) string {
	for line := range strings.Lines(string(lettersOf(data))) {
		if strings.Contains(line, text) {
			return line[:min(len(line), 300)]
		}
	}
	return ""
}
