package check

import "github.com/casebook-dev/casebook/generator/diag"

var pictureUnusable = Check{
	ID:       "picture-unusable",
	Title:    "a picture that cannot go into the packet",
	Severity: diag.Warning,
	Doc: `A picture cannot be read, has more than a hundred million points, is a drawing
that loads something else, or stands on another host.

The packet is one file that opens without a network, so every picture is inside
of it. In the place of this one stands its alternative text.

Save the picture anew, as PNG or JPEG, in a size that fills a page: 2000 points
across are enough. Say what it shows in the alternative text all the same.`,
}
