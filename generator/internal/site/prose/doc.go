// Package prose prepares the author's Markdown for Hugo.
//
// In: a body or a field of an entry, already filtered for the audience. Out: Markdown in
// which shortcodes are resolved and addresses are those of the site, and the list of the
// files that the text refers to, which are published with it. Line numbers stay the same.
//
// It reports references of Hugo's own that lead nowhere, as {{< ref "name" >}}, and nothing
// else: package check has reported wrong shortcodes and links before. It does not render Markdown to HTML; Hugo does.
//
// # Bodies
//
// The shortcodes evidence, metric, change, person and chart are replaced by calls with
// finished, named arguments, on the lines where they stood. A call that refers to
// something the audience may not read is removed, with the space before it; where the
// author gave text="...", that text stays. So is a call of ref or relref.
//
// # Files
//
// A file of the portfolio is published only when something that the audience may read
// points at it: an artifact, a link or an image of a body, the portrait. Images become
// resources of the page, other files are static files beside it. Their names are in
// lower case, because Hugo lowers the paths of resources.
package prose
