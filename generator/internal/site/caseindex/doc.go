// Package caseindex looks up entries, exhibits, people, series and addresses of a
// judged case. Pages, charts, the packet's page and the data files are made from it.
//
// Change here what is looked up in more than one place, the addresses of pages, and
// the numbers of exhibits (exhibits.go). Nothing is worded or judged here: which
// exhibits are the strongest is decided in package packet (rank.go), and the lists of
// other collections are in collections_by_date.go.
//
// # Numbers
//
// Exhibits are numbered 1 to n by the day they ended, then by id; planned evidence has
// no number. A reading carries the file and line that it was read from. A mean over a
// period is rounded to three significant digits; what the author wrote is shown as
// written. Changes are in percent of the earlier figure.
//
// # Addresses
//
// An entry is at /COLLECTION/ID/, a competency at /skills/ID/, a series at
// /metrics/NAME/. A part of the case that is absent or empty has no page and no line in
// the menu.
package caseindex
