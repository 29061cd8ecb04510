package check

import "github.com/casebook-dev/casebook/generator/diag"

var attachmentRefused = Check{
	ID:       "attachment-refused",
	Title:    "a file that may not be published",
	Severity: diag.Error,
	Doc: `An artifact, or a picture of a text, is not what its name says, is of a kind that
is not published beside pages, or can do more than be read.

Readers open what a case links to. A picture that is a web page, or a document
that runs a program, must not reach them. The site is not published. The last
good one stays as it was.

Pictures, plain text, CSV, Markdown and PDF are published; where and when a
picture was taken is left out. Save the file anew as one of these. If readers
need another kind, allow its ending in config.yaml, as in
attachments: {allow: [zip]}.`,
}
