// Package chart draws typed charts (lines, bars, radar, ...) as SVG and data tables.
// It knows nothing of promotion: what a chart is about comes in as plain text.
//
// Change here how a type of chart looks, or add a new type. Which data a chart of the
// case shows is in package casecharts.
//
// # From a chart to a figure
//
// A chart is a small struct: Line, Stacked, Ladder, Steps, Heatmap, Sankey,
// Gantt, Bars, Paired, Burnup, Calendar. A Press draws it:
//
//	press := chart.New(chart.Options{Bundle: echarts})
//	defer press.Close()
//	figure, err := press.Draw(ctx, chart.Job{ID: "load", Chart: chart.Bars{...}})
//
// A Figure holds the SVG text, the ECharts option as JSON, and the same data as
// a table. Where there is nothing to draw, the SVG says so and Empty says why.
// A drawing that is scaled down takes its text with it: where a page is shown
// on phones too, draw the job twice, 720 and 360 wide, and show the one that
// fits. Below 520 labels stand above the plot, rows' names above their bars.
//
// The package lays a chart out: scales, ticks, margins, the places and the
// breaks of all texts. It writes the layout down as an ECharts option, built
// with go-echarts; ECharts draws it; and the package makes the result fit for
// a page. So an option holds no function, and every text in it is a literal.
//
// # Units
//
// Lengths are pixels at the size asked for; the SVG scales. Days count from
// 1970-01-01. NaN, infinities and missing values are gaps. A value may be as
// large as a float64: beyond 1e15 the option holds values divided by a power
// of ten, and all texts keep the true ones.
//
// # Texts
//
// All texts of a chart are plain text. Control characters, and marks that turn
// the direction of the text around them, are taken out. go-echarts makes
// JavaScript of strings between two `__f__`; here such a string shows as it
// was written, because its option is only ever marshalled, never rendered, and
// a word joiner parts the mark. A text that does not fit is wrapped, then cut
// with an ellipsis, and the whole of it is in a <title> at its place. Widths
// are estimated from a table, so that they are the same on every machine.
//
// # The SVG
//
// The SVG has presentation attributes alone: no style, script, event or
// foreign address, and no ids but those that begin with "chart." and the job's
// ID, which no heading of a page can have. It has
// role="img", a title and a description. Colours and the font are custom
// properties with a literal to fall back on (see Properties), so that the page
// rules them when the SVG is inline, and it stands alone in an <img>. Series
// differ in dash and marker as well as in colour. Marks that a reader may
// point at carry data-x, data-label and data-value, in reading order; in a
// line chart they are invisible strips, one per place on the axis.
//
// # Many values
//
// A series longer than a picture has room for is thinned before it is drawn:
// per bucket of the time axis the smallest and the largest value stay, in
// their order, and so do the first and the last value of all. Peaks survive;
// no value is invented. The table keeps every value.
//
// # The engine
//
// ECharts runs in modernc.org/quickjs, QuickJS translated to Go. Measured on
// the forty options of BenchmarkForty, one engine after the other on one core
// of an amd64 server, beside dop251/goja and Node 20:
//
//	          compile   load   forty charts   median chart
//	quickjs    120 ms  14 ms         940 ms          19 ms
//	goja       115 ms  12 ms        1650 ms          35 ms
//	Node                30 ms         340 ms         6.5 ms
//
// With two cores and nothing kept, forty charts take 1.07 s, of which 0.15 s
// are saved where compiled ECharts is kept; Node takes 0.43 s, starting
// included; from the cache they take 9 ms. QuickJS also has bytecode that can
// be kept, and a limit on memory beside the one on time; goja has neither.
//
// A Press keeps one engine per core and uses it again. Names that ECharts
// counts up never reach the SVG, so a used engine gives the bytes of a fresh
// one. An engine that met an error is thrown away.
//
// # Invariants
//
// Same chart, same bytes: there is no clock, no randomness and no time zone,
// and numbers are rounded to hundredths of a pixel. A render is bounded in
// time and memory; one that exceeds a bound is an error that names the chart.
// What is read from the cache is verified like what was drawn: a damaged file
// is drawn anew, and no file can bring in what the package would not write.
package chart
