// Package casecharts decides which charts a case has, and what data, title and
// description each gets.
//
// Add a new chart of the case here, a file per chart; if it needs a new type of chart
// (as bars or a radar are), add the type to package chart, which draws them. A page
// places a chart in package pages and its template.
//
// A chart is noted when a page asks for it, and all are drawn in one call. It is asked
// for once, however many pages show it; its id is made of its kind and of the ids of
// what it shows, so it is the same in every build. The drawing is a resource
// ("charts/ID.svg") that the page holds inline, and is published as charts/ID.svg, .json
// (the ECharts option) and .csv. Each is drawn twice, the second time
// for a column of 360 pixels.
//
// A chart with fewer than two values is left out. What is later than the day of
// judgement is drawn in plans only. Every chart describes itself in a sentence with its
// figures.
//
// The chart of a series on the page of an exhibit or a case study has the periods before
// and after of the figure that cites it; a page shows two series at most, and none that
// its body shows. With more than 200 exhibits only the 200 strongest have their own
// periods; the others share one drawing per column, so the number of drawings is bounded
// by the series of a case, not by its evidence.
package casecharts
