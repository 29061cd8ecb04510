package check

import "github.com/casebook-dev/casebook/generator/diag"

var packetVoice = Check{
	ID:       "packet-voice",
	Title:    "words that do not go with the voice of the packet",
	Severity: diag.Warning,
	Doc: `The profile of the packet has a "voice", but the author's words in an entry
that it prints use a different one. With "third", these are I, me, my, mine and
myself; "we" and "our" are allowed. With "first", they are the author's name,
and "the author" or "the candidate" as the one who did something.

A packet that changes from "I" to "she" reads as if two people had written it,
and some committees ask for one of the two. Casebook does not rewrite it: only
the author can say who did what.

Change the sentence; the message says how many there are in the entry.
Quotations, code and feedback are not checked, nor is a case in a language
other than English. Without a "voice", nothing is checked.`,
}
