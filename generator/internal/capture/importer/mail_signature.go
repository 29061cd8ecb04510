package importer

import (
	"regexp"
	"strings"
)

var (
	// contact is what a signature has, in the languages in which mails are read: a telephone, an
	// address of mail or of a site between marks or alone.
	contact = regexp.MustCompile(`(?i)(?:^|[\s|·•(])(?:tel(?:efon[eo]?|\.)?|t[ée]l(?:[ée]phone)?|phone|mob(?:il|iel|ile)?|cell|direct|tfn|tlf|puh|telem[óo]vel|m[óo]vil|port(?:able)?|handy|fax|[tmp])\b[.:]*\s*\(?\+?[\d(][\d\s()/.-]{6,}|^\+?[\d(][\d\s()/.-]{7,}$|(?:^|[|·•]\s*)(?:https?://|www\.)?[\w.+-]+(?:@[\w-]+)?\.[a-z]{2,10}(?:/\S*)?\s*(?:$|[|·•])`)
	// sentenceEnd is the end of a sentence, which a signature has not.
	sentenceEnd = regexp.MustCompile(`\pL{3,}[.!?]["”»)]?$`)
	// itemLine is a line of a list.
	itemLine = regexp.MustCompile(`^(?:[-*•>]|\d+[.)])\s`)
)

const (
	// mostSigned is how many lines a signature without a mark in front has at most, and
	// longestSigned how long one is, in bytes.
	mostSigned    = 8
	longestSigned = 120
)

// unsigned parts the lines of a mail from a signature that no program marked: short lines at the
// end, from the first that says how the sender is reached; below a greeting, from the line behind the
// name. signed is "" where there is none.
func unsigned(lines []string) (own []string, signed string) {
	end := len(lines)
	for end > 0 && strings.TrimSpace(lines[end-1]) == "" {
		end--
	}
	from, greeted := end, -1
	for at, seen := end-1, 0; at > 0 && seen < mostSigned; at-- {
		line := strings.TrimSpace(lines[at])
		if line == "" {
			continue
		}
		seen++
		if greeting.MatchString(line) {
			greeted = at
			break
		}
		if len(line) > longestSigned || itemLine.MatchString(line) || sentenceEnd.MatchString(line) && !contact.MatchString(line) {
			break
		}
		if contact.MatchString(line) {
			from = at
		}
	}
	if from == end {
		return lines, ""
	}
	for name := greeted + 1; greeted >= 0 && name < from; name++ {
		if strings.TrimSpace(lines[name]) != "" {
			from = name + 1 // the name stays
			break
		}
	}
	if len(strings.Fields(strings.Join(lines[:from], " "))) == 0 {
		return lines, ""
	}
	return lines[:from], strings.Join(lines[from:end], "\n")
}
