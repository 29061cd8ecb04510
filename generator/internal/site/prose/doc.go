// Package prose makes the author's Markdown ready for Hugo: shortcodes are resolved,
// addresses become those of the site, and the files that a text points at are published
// with it.
//
// # Bodies
//
// The shortcodes evidence, metric, change, person and chart are replaced by calls with
// finished, named arguments, on the lines where they stood. A call that refers to
// something the audience may not read is removed, with the space before it; where the
// author gave text="...", that text stays.
//
// # Files
//
// A file of the portfolio is published only when something that the audience may read
// points at it: an artifact, a link or an image of a body, the portrait. Images become
// resources of the page, other files are static files beside it. Their names are in
// lower case, because Hugo lowers the paths of resources.
package prose
