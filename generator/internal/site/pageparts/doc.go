// Package pageparts builds the blocks that several pages share: an entry as a line of
// a list, the readiness, the gaps, the headline figures, the page of competencies, the next
// round.
//
// Change here what such a block says on every page. What one page alone shows is in
// package pages.
package pageparts
