// Package views has what a template prints: one type per page, documented field by
// field. Everything in a view is computed, sorted, worded and formatted; a template
// only places it. Every address begins with the path of the base URL.
//
// The views of pages are in params.view of their content; Site is data/casebook.json,
// which all pages share.
package views
