package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// aDate is a text that may be a date.
const aDate = `(?:\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}-\d{2}|\d{4}[- ]?Q[1-4]|Q[1-4][ -/]?(?:'\d{2}|\d{4})|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})|(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+)?\pL{3,12}\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4})`

var (
	dateIn = regexp.MustCompile(`(?i)\b` + aDate + `\b`)
	yearIn = regexp.MustCompile(`\b(?:19|20)\d{2}\b`)
	// dayWithoutYear is a day or a month at the beginning of a bullet, before a colon or
	// a dash: "12 Jan: ", "March - ".
	dayWithoutYear = regexp.MustCompile(`^\(?((?:\d{1,2}\.?\s+)?\pL{3,10}\.?(?:\s+\d{1,2})?)\)?\s*[:–—-]\s`)
	ordinal        = regexp.MustCompile(`(?i)(\d)(?:st|nd|rd|th)\b`)

	// dateForms are where a date stands beside what is said: in front, in brackets, behind.
	dateForms = []*regexp.Regexp{
		regexp.MustCompile(`(?i)^[(\[]?` + aDate + `[)\]]?\s*(?:[:–—-]\s+|\s)`),
		regexp.MustCompile(`(?i)\s*[(\[](?:in |on )?` + aDate + `(?:\s*(?:–|—|-|to)\s*` + aDate + `)?[)\]]`),
		regexp.MustCompile(`(?i)\s*[,–—]\s*` + aDate + `(?:\s*(?:–|—|-|to)\s*` + aDate + `)?(?:\.|$)`),
	}

	linkInBrackets = regexp.MustCompile(`\s*\(\[[^\]\n]+\]\(https?://[^)\s]+\)\)`)
	markdownLink   = regexp.MustCompile(`\[([^\]\n]+)\]\((https?://[^)\s]+)\)`)
	angledLink     = regexp.MustCompile(`<(https?://[^\s<>]+)>`)
	bareLink       = regexp.MustCompile(`https?://[^\s<>)\]"]+`)
	lastLink       = regexp.MustCompile(`(?i)(?:[,;:(]?\s*\b(?:see|via|at))?\s*:?\s*https?://[^\s<>)\]"]+\)?\.?$`)
	emphasis       = regexp.MustCompile("[*_`]{1,3}")
	change         = regexp.MustCompile(`(?i)\bfrom\s+([$€£]?)(\d[\d,.]*)\s*([%\pL/]*(?:\s+(?:per|a)\s+\pL+)?)\s+(?:down\s+|up\s+)?to\s+[$€£]?(\d[\d,.]*)\s*([%\pL/]*)`)
	plainFigure    = regexp.MustCompile(`^\d+(?:\.\d+)?$`)
	grouped        = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+(?:\.\d+)?$`)
)

// datesIn gives the dates of a text, in any usual form. Words before a year that are no
// month are none.
func datesIn(text string) []string {
	var all []string
	for _, candidate := range dateIn.FindAllString(bareLink.ReplaceAllString(text, ""), -1) {
		plain := ordinal.ReplaceAllString(candidate, "$1")
		if isDate(source.Cell{Text: plain}) {
			all = append(all, plain)
			continue
		}
		// "shipped March 2026": the word before may be none of the date
		if words := strings.Fields(plain); len(words) > 2 && isDate(source.Cell{Text: strings.Join(words[1:], " ")}) {
			all = append(all, strings.Join(words[1:], " "))
		}
	}
	return slices.Compact(all)
}

// titleOf gives the title of a bullet: its first sentence without emphasis, without a
// date at its ends or in brackets, and with the words of its links.
func titleOf(text string) string {
	plain := bare(linkInBrackets.ReplaceAllString(text, ""))
	for _, form := range dateForms {
		plain = form.ReplaceAllStringFunc(plain, func(found string) string {
			switch {
			case len(datesIn(found)) == 0:
				return found
			case strings.HasSuffix(found, "."):
				return "."
			}
			return ""
		})
	}
	plain = dayWithoutYear.ReplaceAllStringFunc(plain, func(found string) string {
		if isDate(source.Cell{Text: strings.Trim(found, " ():–—-") + " 2000"}) {
			return ""
		}
		return found
	})
	plain = lastLink.ReplaceAllString(strings.TrimSpace(plain), "")
	plain = strings.TrimSpace(bareLink.ReplaceAllString(plain, ""))
	return orElse(shortName(strings.Trim(plain, " ,:–—-")), shortName(bare(text)))
}

// bare takes links and emphasis off a text.
func bare(text string) string {
	text = angledLink.ReplaceAllString(markdownLink.ReplaceAllString(text, "$1"), "$1")
	return strings.TrimSpace(emphasis.ReplaceAllString(text, ""))
}

// linksIn gives the addresses of a text as artifacts.
func linksIn(text string) string {
	var items []string
	seen := map[string]bool{}
	add := func(title, address string) {
		if address = strings.TrimRight(address, ".,;:"); !seen[address] {
			seen[address] = true
			items = append(items, fmt.Sprintf("{title: %s, url: %s}", scaffold.Scalar(title), scaffold.Scalar(address)))
		}
	}
	for _, m := range markdownLink.FindAllStringSubmatch(text, -1) {
		add(bare(m[1]), m[2])
	}
	for _, address := range bareLink.FindAllString(markdownLink.ReplaceAllString(text, ""), -1) {
		add(addressName(strings.TrimRight(address, ".,;:")), address)
	}
	if len(items) == 0 {
		return ""
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// impactIn gives the change that a text states in figures: "from 340 ms to 120 ms".
// Numbers that can be read in two ways are none.
func impactIn(text string) string {
	text = bare(text)
	var items []string
	begin, read := 0, 0 // of the sentence, and how far it was looked for
	for _, m := range change.FindAllStringSubmatchIndex(text, -1) {
		part := func(n int) string { return text[m[2*n]:m[2*n+1]] }
		from, to := figure(part(2)), figure(part(4))
		unit := orElse(part(5), part(3))
		if from == "" || to == "" || part(3) != "" && part(5) != "" && part(3) != part(5) && !strings.HasPrefix(part(3), part(5)) {
			continue
		}
		if strings.Contains(part(3), " ") {
			unit = part(3)
		}
		if part(1) != "" {
			unit = part(1)
		}
		if at := strings.LastIndexAny(text[read:m[0]], ".;:\n"); at >= 0 {
			begin = read + at + 1
		}
		read = m[0]
		before := text[begin:m[0]]
		if len(before) > mostBefore {
			before = beginning(before, mostBefore)
		}
		item := fmt.Sprintf("{label: %s, from: %s, to: %s", scaffold.Scalar(orElse(shortName(strings.TrimSpace(before)), "Change")), from, to)
		if unit = strings.Trim(unit, ".,"); unit != "" {
			item += ", unit: " + scaffold.Scalar(unit)
		}
		items = append(items, item+"}")
	}
	if len(items) == 0 {
		return ""
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// mostBefore bounds what is read of the words before a change. A name takes fewer.
const mostBefore = 1_000

// figure gives a number as YAML has it; "" for one that can be read in two ways.
func figure(text string) string {
	text = strings.TrimRight(text, ".,")
	switch {
	case plainFigure.MatchString(text):
		return text
	case grouped.MatchString(text):
		return strings.ReplaceAll(text, ",", "")
	}
	return ""
}
