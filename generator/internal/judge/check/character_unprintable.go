package check

import "github.com/casebook-dev/casebook/generator/diag"

var characterUnprintable = Check{
	ID:       "character-unprintable",
	Title:    "a character that the packet has no font for",
	Severity: diag.Warning,
	Doc: `A text that may be printed has a character that is in none of the fonts that
casebook includes: an emoji, or a letter of a script other than Latin, Greek,
Cyrillic, Arabic and Hebrew.

People who print the packet, or open its HTML, see the character in a font of
their machine, or as a box if no font has it. Arrows, mathematical signs, check
marks, fractions and currency signs are included. The journal, check-ins, asks,
drafts and entries for yourself are in no packet and are not checked.

Write a word instead of an emoji. If the case needs the script, print the
packet on a machine that has a font for it, look at the pages, and send the
PDF, which contains the font.`,
}
