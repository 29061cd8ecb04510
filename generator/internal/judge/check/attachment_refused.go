package check

import "github.com/casebook-dev/casebook/generator/diag"

var attachmentRefused = Check{
	ID:       "attachment-refused",
	Title:    "a file that may not be published",
	Severity: diag.Error,
	Doc: `An artifact, or a picture of a text, is not of the type that its name says, is
of a type that casebook does not publish, or has active content.

Readers open what a case links to. A picture that is a web page, or a document
that runs a program, must not reach them. The site is not published. The
previous one is unchanged.

Casebook publishes pictures, plain text, CSV, Markdown and PDF; it removes from
pictures where and when they were taken. Save the file again as one of these.
If readers need another type, allow its extension in config.yaml, as in
attachments: {allow: [zip]}.`,
}
