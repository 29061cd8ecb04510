// Package pages composes the pages of a site as Hugo content, in memory.
//
// Add or change a page here; what several pages share is in package pageparts, the
// data of a template in package views, and its look in the theme.
//
// It owns Hugo's file conventions: which file becomes which address, and what is in its
// front matter. It does not know how a page looks: templates print views (package
// views). Compose has the order of the pages.
//
// # Files
//
// Front matter is JSON on the first line of each file; the body begins on the second.
// The view is in params.view, beside the author's own params. What all pages share is in
// data/casebook.json. Tree.Lines leads from every line of a body back to the author's.
//
// # The packet
//
// ComposePacket composes /packet/ without the site around it, from the same view; of the
// other pages it makes only those whose words are printed.
package pages
