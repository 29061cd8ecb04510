package check

import "github.com/casebook-dev/casebook/generator/diag"

var pictureUnusable = Check{
	ID:       "picture-unusable",
	Title:    "a picture that cannot go into the packet",
	Severity: diag.Warning,
	Doc: `A picture cannot be read, has more than a hundred million pixels, is a drawing
that loads something else, or is on another host.

The packet is one file that opens without a network, so it contains every
picture. For this one it shows the alternative text instead.

Save the picture again, as PNG or JPEG, in a size that fills a page: a width of
2000 pixels is enough. Write an alternative text in any case.`,
}
