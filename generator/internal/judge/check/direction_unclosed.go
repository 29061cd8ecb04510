package check

import "github.com/casebook-dev/casebook/generator/diag"

var directionUnclosed = Check{
	ID:       "direction-unclosed",
	Title:    "an invisible character that turns the words behind it",
	Severity: diag.Warning,
	Doc: `A text has a control of direction that nothing closes in its paragraph (U+202A,
U+202B, U+2066, U+2067, U+2068), or one that turns letters themselves round
(U+202D, U+202E).

Such a character is invisible, and changes the order of everything behind it: of
the words that casebook writes beside a title, too, such as the host of a link.
It comes with texts that were copied, and some people use it to make an address
or a file name look like another one. Pages, packets, exports and comments are
made without it. Runs of other direction that are closed, and the marks U+200E,
U+200F and U+061C, stay as they are. In Markdown, but not in code, a
character reference counts as its character.

Delete it, or close the run in the same paragraph: U+2066, U+2067 and U+2068 end
with U+2069, U+202A and U+202B with U+202C. Most texts need neither, since a page
shows each paragraph in the direction of its first letter.`,
}
