package check

import "github.com/casebook-dev/casebook/generator/diag"

var characterUnprintable = Check{
	ID:       "character-unprintable",
	Title:    "a character that the packet has no font for",
	Severity: diag.Warning,
	Doc: `A text that may be printed has a character that none of the fonts has which
casebook brings: emoji, or a script other than Latin, Greek, Cyrillic, Arabic and
Hebrew.

Whoever prints the packet, or opens its HTML, sees it in whatever font their
machine has. Where it has none, a box stands in place of every such character.
Arrows, mathematical signs, check marks, fractions and currencies are no trouble.
Journal, check-ins, asks, drafts and what is for yourself alone are in no packet
and not looked at.

Write a word in place of an emoji. A script that the case needs can stay: print
the packet on a machine that has a font for it, look at the pages, and send the
PDF, which takes the font along.`,
}
