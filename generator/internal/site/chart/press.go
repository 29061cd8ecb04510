package chart

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"regexp"
	"runtime"
	"sync"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/cache"
	"github.com/casebook-dev/casebook/generator/internal/site/font"
)

// Options says with what charts are drawn.
type Options struct {
	Bundle   []byte        // ECharts, as `make assets` bundles it
	Language string        // tag of the language of numbers and dates; "" = "en"
	Regular  *font.Metric  // of the font that charts are shown in; nil = no font that is known
	Bold     *font.Metric  // likewise, of what is bold
	Words    Words         // the few words that charts bring along; empty ones are English
	Cache    *cache.Cache  // of drawn charts, nil = none
	Compiled string        // folder of this user and machine for compiled ECharts, "" = none; keep it private: its contents are executed
	Workers  int           // charts drawn at the same time; 0 = one per core
	Timeout  time.Duration // of one render; 0 = 30 seconds
	Memory   int           // bytes of one engine; 0 = 256 MB
}

// Words are the words that a chart writes by itself.
type Words struct {
	NoData   string // "no data yet"
	Gap      string // of what has no value: "not assessed"
	Below    string // of what lies below the first level: "none yet"
	Today    string // "today"
	Capacity string // "capacity"
	Rest     string // "rest"
	Planned  string // "planned"
	Actual   string // "actual"
	Done     string // "done"
	Date     string // header of a column of dates: "Date"
	Value    string // header of a column of values: "Value"
	Name     string // header of a column of names: "Name"
	State    string // "State"
	From     string // "From"
	To       string // "To"
	Note     string // "Note"
}

// Chart is one of the kinds of this package.
type Chart interface {
	about() About
	draft(kit) draft
	table(kit) Table
}

// About is what every chart says of itself.
type About struct {
	Title       string // what is shown
	Description string // what the reader would see, in words and numbers
	Unit        string // of the values, "min"; "" = they are counts
}

func (a About) about() About { return a }

// Job asks for one chart.
type Job struct {
	ID     string // all ids in the SVG begin with it, after "chart.": letters, digits and hyphens, a letter first
	Chart  Chart
	Width  int // 0 = 720; 360 lays the chart out for a phone
	Height int // 0 = as the chart likes
}

// Figure is a drawn chart.
type Figure struct {
	SVG           []byte
	Option        []byte // of ECharts, as JSON
	Table         Table
	Notes         []string // texts of the numbered marks, by number from 1
	Width, Height int
	Explore       bool   // the option makes sense without the texts on the drawing: it may be made interactive
	Empty         string // why nothing could be drawn, "" = something was
}

// Press draws charts. It may be used by several goroutines at once.
type Press struct {
	opt     Options
	formats formats
	bundle  string // hash
	engines engines
}

// New makes a press. It starts no engine; the first chart that is not in the
// cache does.
func New(opt Options) (*Press, error) {
	if len(opt.Bundle) == 0 {
		return nil, errors.New("the theme has no ECharts: run make assets")
	}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	if opt.Timeout <= 0 {
		opt.Timeout = 30 * time.Second
	}
	if opt.Memory <= 0 {
		opt.Memory = 256 << 20
	}
	if opt.Regular == nil {
		opt.Regular = &font.Metric{}
	}
	opt.Bold = cmp.Or(opt.Bold, opt.Regular)
	opt.Words = opt.Words.orEnglish()
	p := &Press{opt: opt, formats: formatsOf(opt.Language), bundle: digest(opt.Bundle)}
	p.engines = engines{opt: opt, bundle: p.bundle, slots: make(chan *engine, opt.Workers)}
	for range opt.Workers {
		p.engines.slots <- nil
	}
	return p, nil
}

// Close ends the engines, and keeps the cache within its bound. No chart may be drawing.
func (p *Press) Close() {
	p.engines.close()
	p.opt.Cache.Trim()
}

var goodID = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)

// Draw draws one chart. An error names the job.
func (p *Press) Draw(ctx context.Context, job Job) (Figure, error) {
	fig, err := p.draw(ctx, job)
	if err != nil {
		return Figure{}, fmt.Errorf("chart %q: %w", job.ID, err)
	}
	return fig, nil
}

// All draws charts, as many at a time as there are workers. Figures and errors
// lie at the places of their jobs; a chart that fails stops no other.
func (p *Press) All(ctx context.Context, jobs []Job) ([]Figure, []error) {
	figures, errs := make([]Figure, len(jobs)), make([]error, len(jobs))
	next := make(chan int)
	var group sync.WaitGroup
	for range min(p.opt.Workers, len(jobs)) {
		group.Go(func() {
			for i := range next {
				figures[i], errs[i] = p.Draw(ctx, jobs[i])
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	group.Wait()
	return figures, errs
}

func (p *Press) draw(ctx context.Context, job Job) (Figure, error) {
	if !goodID.MatchString(job.ID) {
		return Figure{}, errors.New("bug: the id of a chart is letters, digits and hyphens, a letter first")
	}
	if job.Width == 0 {
		job.Width = 720
	}
	if job.Width < 120 || job.Width > 4000 || job.Height < 0 || job.Height > 8000 {
		return Figure{}, fmt.Errorf("a size of %d by %d is out of bounds", job.Width, job.Height)
	}
	k := kit{p.formats, float64(job.Width), float64(job.Height), p.opt.Words, ruler{p.opt.Regular, p.opt.Bold}}
	d := job.Chart.draft(k)
	d.height = math.Ceil(d.height)
	option, err := d.option()
	if err != nil {
		return Figure{}, err
	}
	fig := Figure{Option: option, Table: job.Chart.table(k).aligned(k.formats), Notes: d.notes, Width: job.Width, Height: int(d.height), Empty: d.empty, Explore: d.empty == "" && explorable(job.Chart)}
	f := finishing{ID: "chart." + job.ID, Title: cutRunes(plain(job.Chart.about().Title), 300), Desc: cutRunes(plain(job.Chart.about().Description), 1500), draft: &d}
	key, err := p.key(fig, f)
	if err != nil {
		return Figure{}, err
	}
	if svg, ok := p.cached(key); ok {
		fig.SVG = svg
		return fig, nil
	}
	raw, err := p.engines.draw(ctx, option, job.Width, int(d.height))
	if err != nil {
		return Figure{}, err
	}
	if fig.SVG, err = f.finish(raw); err != nil {
		return Figure{}, err
	}
	if err := verify(fig.SVG); err != nil {
		return Figure{}, fmt.Errorf("bug: %w", err)
	}
	p.keep(key, fig.SVG)
	return fig, nil
}

// explorable tells kinds whose axes name themselves from those whose rows are
// named by texts on the drawing.
func explorable(c Chart) bool {
	switch c := c.(type) {
	case Line, Stacked, Bars, Burnup, Sankey:
		return true
	case Ladder:
		return c.isRadar()
	}
	return false
}

// edition changes when the same option would be drawn in other bytes.
const edition = "4"

// key names a drawing by all that it depends on.
func (p *Press) key(fig Figure, f finishing) (string, error) {
	more, err := json.Marshal(f.inputs())
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%s\x00%s\x00%d\x00%d\x00", edition, p.bundle, p.opt.Regular.ID, p.opt.Bold.ID, fig.Width, fig.Height)
	h.Write(fig.Option)
	h.Write([]byte{0})
	h.Write(more)
	return hex.EncodeToString(h.Sum(nil)), nil
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// cutRunes keeps the first characters of a text.
func cutRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := 0; i < len(s); {
		m := cluster(s[i:])
		if i+m > n {
			return s[:i] + "…"
		}
		i += m
	}
	return s
}

func (w Words) orEnglish() Words {
	for _, p := range []struct {
		at      *string
		english string
	}{
		{&w.NoData, "no data yet"}, {&w.Gap, "not assessed"}, {&w.Below, "none yet"}, {&w.Today, "today"}, {&w.Capacity, "capacity"}, {&w.Rest, "rest"},
		{&w.Planned, "planned"}, {&w.Actual, "actual"}, {&w.Done, "done"}, {&w.Date, "Date"}, {&w.Value, "Value"},
		{&w.Name, "Name"}, {&w.State, "State"}, {&w.From, "From"}, {&w.To, "To"}, {&w.Note, "Note"},
	} {
		if *p.at = plain(*p.at); *p.at == "" {
			*p.at = p.english
		}
	}
	return w
}
