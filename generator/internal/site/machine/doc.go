// Package machine writes the files of a site that programs read: case.json (the case
// and the judgement; CaseFile is its shape), search.json, colophon.json, calendar.ics
// (RFC 5545), a CSV file per series, and _headers for the host.
package machine
