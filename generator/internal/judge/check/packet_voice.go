package check

import "github.com/casebook-dev/casebook/generator/diag"

var packetVoice = Check{
	ID:       "packet-voice",
	Title:    "words that do not go with the voice of the packet",
	Severity: diag.Warning,
	Doc: `The profile of the packet has a "voice", and the author's words in an entry that
it prints speak with another one. With "third", these are I, me, my, mine and
myself; "we" and "our" may stay. With "first", they are the author's own name,
and "the author" or "the candidate" where they did something.

A packet that changes from "I" to "she" reads as if two people had written it,
and some committees ask for one of the two. casebook does not rewrite it: who
did what is the author's to say.

Change the sentence; the message tells how often it is to be done in the entry.
Quotations, code and feedback are not looked at, nor is a case in another
language than English. Without a "voice", nothing is.`,
}
