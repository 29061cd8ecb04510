// Package datafiles writes the files of a site that are not pages: _headers and
// _redirects for the host, case.json (CaseFile is its shape), search.json,
// colophon.json, calendar.ics (RFC 5545), and a CSV file per series.
//
// Casebook export makes its files of case.json (entries_export.go).
//
// Change here a field of these files, or a header of _headers (headers.go). The value
// of the Content-Security-Policy in it is in package policy, and package preview only
// obeys the file.
package datafiles
