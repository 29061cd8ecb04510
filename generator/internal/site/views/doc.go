// Package views defines the data that templates print: one type per page, documented
// field by field. Everything in a view is computed, sorted, worded and formatted; a
// template only places it. Every address begins with the path of the base URL.
//
// Add a field here when a template has to show something new. It is filled in package
// pages or pageparts.
//
// The views of pages are in params.view of their content; Site is data/casebook.json,
// which all pages share.
package views
