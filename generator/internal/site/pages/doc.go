// Package pages turns a case and its judgement into Hugo content, in memory.
//
// It owns Hugo's file conventions: which file stands for which address, what is
// in its front matter, and how the author's Markdown becomes a body that Hugo
// reads. It refuses to know how a page looks: what a template prints is in the
// views, documented field by field in views.go and the files view_*.go, and
// everything in them is computed, sorted, worded and formatted.
//
// # Addresses
//
// An entry is at /COLLECTION/ID/, a competency at /skills/ID/, a series at
// /metrics/NAME/. A part of the case that is absent or empty has no page and no
// line in the menu. Every address in a view begins with the path of the base URL.
//
// # Files
//
// Front matter is JSON on the first line of each file; the body begins on the
// second. The view is in params.view; the author's own params stand beside it.
// What all pages share is in data/casebook.json.
//
// A file of the portfolio is published only when something that the audience may read points at it:
// an artifact, a link or an image of a body, the portrait. Images become
// resources of the page, other files are static files beside it. Their names are
// put in lower case, because Hugo does so with the paths of resources.
//
// # Numbers
//
// Exhibits are numbered 1 to n by the day they ended, then by id; planned
// evidence has no number. A figure carries the file and line that it was read
// from. A mean over a period is rounded to three digits that mean something;
// what the author wrote is shown as written. Changes are in percent of the
// earlier figure.
//
// # Bodies
//
// The shortcodes evidence, metric, change, person and chart are resolved here:
// the call in the body is replaced by one with finished, named arguments, on the
// lines where it stood. What refers to something that the audience may not see
// vanishes, together with the space before it; `text="..."` is kept in its place where the author
// gave it. Tree.Lines leads from every line of a body back to the author's.
//
// # Charts
//
// A page's own charts are in Base.Charts, those of its body in Base.Figures.
// Compose notes each chart as it meets it, has all drawn in one call of
// Options.Draw, and only then writes the pages. A chart is asked for once,
// however many pages show it; its id is made of its kind and of the ids of what
// it shows, so it stays the same from build to build. The drawing is a resource
// ("charts/ID.svg") for the page to hold inline, and stands beside the pages as
// charts/ID.svg, .json (the ECharts option) and .csv. Each but the small ones is
// drawn twice, the second time for a column of 360 pixels.
//
// A chart that has fewer than two values to show is left out: a point is no
// progress. What is later than the day of judgement is not drawn, save in
// plans; what the audience may not read never gets here. Every chart describes
// itself in a sentence with its figures.
//
// The chart of a series on the page of an exhibit or a case study has the
// periods before and after of the figure that cites it, two series at most, and
// none that the body shows itself. With more than 200 exhibits only the 200
// strongest have their own periods; the others share one drawing per column, so
// the drawings of a case are bounded by its series, not by its evidence. Each
// page still carries its two drawings inline, some 8 kB each.
//
// # The packet
//
// /packet/ prints what package packet chose, in the order of the profile: what
// has a section is in the view, and what has none is not. An exhibit has the
// number of its page, and its place in the packet is "exhibit-N", where it stands
// in full or else in the appendix. A drawing stands in it once, where it is first
// met. ComposePacket composes the packet without the site around it, from the
// same view; of the other pages it makes only those whose words are printed.
//
// # For programs
//
// Tree.Static holds case.json (the case and the judgement; its shape is in
// machine_case.go), search.json, calendar.ics, colophon.json (see package
// colophon), a CSV file per series, and _headers, for the host that sends the
// site.
package pages
