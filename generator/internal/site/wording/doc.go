// Package wording formats figures, counts and lists for pages and charts: "−42%", "3
// exhibits", "a, b and c". It also turns Markdown into plain text, for descriptions
// and search.
//
// Change here the form of such phrases. Verdicts and their reasons are worded in
// package assess, and the format of a date is in package day: date_views.go only puts
// such dates into views and spans.
package wording
