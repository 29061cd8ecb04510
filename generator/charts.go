package generator

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"github.com/casebook-dev/casebook/generator/internal/files/cache"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/font"
)

// echarts is where a theme keeps the ECharts bundle, which `make assets` makes.
const echarts = "assets/third-party/echarts.js"

// formats are those of the numbers and dates in charts: the pages' own, with the
// day before the month, whatever the region.
const formats = "en-GB"

// errNoCharts is what a binary says that was built without the bundle. It never
// builds a site without charts in silence.
var errNoCharts = errors.New("this casebook was built without ECharts, and cannot draw charts: run make assets, then make build")

// press makes the press that draws the charts of a case. Close it.
func (opt Options) press(theme fs.FS) (*chart.Press, error) {
	bundle, err := fs.ReadFile(theme, echarts)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoCharts
	}
	if err != nil {
		return nil, err
	}
	fonts, err := fontsOf(theme)
	if err != nil {
		return nil, err
	}
	return chart.New(chart.Options{
		Bundle: bundle, Language: formats, Cache: cache.Open(opt.Cache, opt.Key), Compiled: opt.Compiled,
		Regular: fonts.Metric(400, font.Sans...), Bold: fonts.Metric(600, font.Sans...),
	})
}

// draw gives the function that pages calls to have charts drawn.
func draw(ctx context.Context, press *chart.Press, former *chart.Former) func([]chart.Job) ([]chart.Figure, []error) {
	return func(jobs []chart.Job) ([]chart.Figure, []error) { return former.All(ctx, press, jobs) }
}

// UserKey gives the key of a user, which lies in a folder of theirs: with it casebook
// knows again what it made on this machine. It is made from random bytes where there is
// none.
func UserKey(folder string, random io.Reader) ([]byte, error) { return cache.Key(folder, random) }
