// Package index is a case and its judgement, looked up once and read-only: entries by
// key, exhibits by number, who cites what, readings of series, people, addresses of the
// site. Pages, charts, the packet's page and the files for programs are made from it.
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
package index
