package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// aDate is a text that may be a date.
const aDate = `(?:\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}-\d{2}|\d{4}[- ]?Q[1-4]|Q[1-4][ -/]?(?:'\d{2}|\d{4})|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})|\d{1,2}-\d{1,2}-\d{4}|(?:\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?)?\pL{3,12}\.?(?:\s+|/)(?:de\s+|term\s+|\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4})`

// aDayOrMonth is a text that may be a date without its year.
const aDayOrMonth = `(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?)?\pL{3,10}\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?`

var (
	dateIn = regexp.MustCompile(`(?i)\b` + aDate + `\b`)
	yearIn = regexp.MustCompile(`\b(?:19|20)\d{2}\b`)
	// dayWithoutYear is a day or a month at the beginning of a bullet, before a colon or
	// a dash, in brackets, or before the point of an abbreviation: "12 Jan: ", "March - ", "(3rd Dec) ", "3 fev. ".
	dayWithoutYear = regexp.MustCompile(`^(?:\(?(` + aDayOrMonth + `)\)?\s*[:–—-]\s|\((` + aDayOrMonth + `)\)\s|(\d{1,2}\.?\s+(?:de\s+)?\pL{3,5}\.)\s+)`)
	// numbersWithoutYear are a day and a month at the beginning of a bullet: "Mon 9/3: ".
	numbersWithoutYear = regexp.MustCompile(`^(?:\pL{2,12}\.?,?\s+)?(\d{1,2})[/.](\d{1,2})\.?\s*[:–—-]\s+`)
	// weekWithoutYear is a week at the beginning of a bullet: "wk 36: ".
	weekWithoutYear = regexp.MustCompile(`(?i)^\(?(?:wk|week|kw|cw|semana|semaine|w)\.?\s*(\d{1,2})\)?\s*[:–—-]\s+`)
	// sinceMonth is a month that something goes on from: "Since January I chair".
	sinceMonth = regexp.MustCompile(`(?i)^(?:since|desde|seit|depuis)\s+(?:de\s+)?(\pL{3,10})\b`)
	ordinal    = regexp.MustCompile(`(?i)(\d)(?:(?:st|nd|rd|th|er)\b|º)(?:\s+of\b)?`)
	ordinalOf  = regexp.MustCompile(`(?i)\b(\d{1,2}(?:st|nd|rd|th))\s+of\s+(\pL{3,12}\s+\d{4})\b`)
	// openRange is a time whose beginning has no year: "10–13 October 2025", "Jan–Feb 2025".
	openRange = regexp.MustCompile(`\b(\d{1,2}\.?|\pL{3,9}\.?)\s*[–-]\s*((?:\d{1,2}\.?\s+)?\pL{3,12}\.?\s+)(\d{4})\b`)
	// leadingYear is a year in front of a bullet.
	leadingYear = regexp.MustCompile(`^(\d{4})\s*(?::|\s[–—-])\s+`)

	// dateForms are where a date stands beside what is said: in front, in brackets, behind,
	// and among the words.
	dateForms = []*regexp.Regexp{
		regexp.MustCompile(`(?i)^[(\[]?(?:in |on )?` + aDate + `(?:\s*(?:–|—|-|to|until)\s*` + aDate + `)?[)\]]?\s*(?:[:.,–—-]\s+|\s)`),
		regexp.MustCompile(`(?i)\s*[(\[](?:in |on )?` + aDate + `(?:\s*(?:–|—|-|to)\s*` + aDate + `)?[)\]]`),
		regexp.MustCompile(`(?i)\s*[,–—]\s*` + aDate + `(?:\s*(?:–|—|-|to)\s*` + aDate + `)?(?:\.|$)`),
		regexp.MustCompile(`(?i)\s+(?:in |on |from |since |between )?` + aDate + `(?:\s*(?:–|—|-|to|and)\s*` + aDate + `)?(?:,?\s|$)`),
	}

	// commaAlone is a comma of which the date behind was taken out.
	commaAlone = regexp.MustCompile(`\s*,\s*([–—(]|-\s)`)
	// linkAtEnd is a link behind a sentence.
	linkAtEnd      = regexp.MustCompile(`^(.+)\s+\[[^\]\n]+\]\(https?://[^)\s]+\)\.?$`)
	beforeNames    = strings.Fields("the a an at in on of for with to by and or see our my from as into about is are was were called named o a de da do em no na com para die der das ein eine in im mit für le la les un une du des")
	linkInBrackets = regexp.MustCompile(`\s*\(\[[^\]\n]+\]\(https?://[^)\s]+\)\)`)
	markdownLink   = regexp.MustCompile(`\[([^\]\n]+)\]\((https?://[^)\s]+)\)`)
	angledLink     = regexp.MustCompile(`<(https?://[^\s<>]+)>`)
	bareLink       = regexp.MustCompile(`https?://[^\s<>)\]"]+`)
	lastLink       = regexp.MustCompile(`(?i)(?:[,;:(]?\s*\b(?:see|via|at))?\s*:?\s*https?://[^\s<>)\]"]+\)?\.?$`)
	emphasis       = regexp.MustCompile("[*_`]{1,3}")
	initials       = regexp.MustCompile(`^(?:[(\[]([A-Z]{2,3})[)\]]\s*[:–—-]?|([A-Z]{2,3})\s*(?::|\s[–—-]))\s+`)
	plainFigure    = regexp.MustCompile(`^\d+(?:\.\d+)?$`)
)

// datesIn gives the dates of a text, in any usual form. Words before a year that are no
// month are none.
func datesIn(text string) []string {
	var all []string
	text = wholeRanges(text)
	text = ordinal.ReplaceAllString(bareLink.ReplaceAllString(text, ""), "$1")
	for {
		at := dateIn.FindStringIndex(text)
		if at == nil {
			break
		}
		candidate := text[at[0]:at[1]]
		switch first := strings.IndexByte(candidate, ' '); {
		case isDate(source.Cell{Text: candidate}):
			all, text = append(all, candidate), text[at[1]:]
		case first >= 0: // the word before may be none of the date: "audit 2026-03-12"
			text = text[at[0]+first+1:]
		default:
			text = text[at[1]:]
		}
	}
	return slices.Compact(all)
}

// wholeRanges writes times whose beginning has no year as two dates, and a month of which the day
// is not known as a month.
func wholeRanges(text string) string {
	text = dayUnknown.ReplaceAllString(text, "$2-$1")
	return openRange.ReplaceAllStringFunc(text, func(found string) string {
		m := openRange.FindStringSubmatch(found)
		begin, end := m[1]+" "+m[3], m[2]+m[3]
		if figure := strings.TrimSuffix(m[1], "."); plainFigure.MatchString(figure) {
			words := strings.Fields(m[2])
			begin = figure + " " + words[len(words)-1] + " " + m[3]
		}
		if !isDate(source.Cell{Text: begin}) || !isDate(source.Cell{Text: end}) {
			return found
		}
		return begin + " – " + end
	})
}

// titleOf gives the title of a bullet: its first sentence without emphasis, without a
// date at its ends or in brackets, and with the words of its links.
func titleOf(text string) string {
	text = wholeRanges(ordinalOf.ReplaceAllString(remark.ReplaceAllString(text, ""), "$1 $2"))
	text = leadingYear.ReplaceAllString(text, "")
	text = linkInBrackets.ReplaceAllString(text, "")
	if m := linkAtEnd.FindStringSubmatch(text); m != nil && len(strings.Fields(m[1])) > 3 && !slices.Contains(beforeNames, strings.ToLower(lastWord(m[1]))) {
		text = m[1] // it is called so, and no part of the sentence
	}
	plain := bare(text)
	for _, form := range dateForms {
		plain = form.ReplaceAllStringFunc(plain, func(found string) string {
			switch {
			case len(datesIn(found)) == 0:
				return found
			case strings.HasSuffix(found, "."):
				return "."
			case strings.HasPrefix(found, " ") && strings.HasSuffix(found, " "):
				return " "
			}
			return ""
		})
	}
	plain = dayWithoutYear.ReplaceAllStringFunc(plain, func(found string) string {
		if isDate(source.Cell{Text: ordinal.ReplaceAllString(strings.Trim(found, " ():–—-"), "$1") + " 2000"}) {
			return ""
		}
		return found
	})
	plain = numbersWithoutYear.ReplaceAllString(weekWithoutYear.ReplaceAllString(plain, ""), "")
	plain = commaAlone.ReplaceAllString(plain, " $1")
	plain = lastLink.ReplaceAllString(strings.TrimSpace(plain), "")
	plain = strings.TrimSpace(bareLink.ReplaceAllString(plain, ""))
	return orElse(shortName(strings.Trim(plain, " ,:–—-")), shortName(bare(text)))
}

func lastWord(text string) string {
	words := strings.Fields(text)
	return words[len(words)-1]
}

// saysNoMore tells whether a text has nothing that its title does not have, but for the date,
// which has a field.
func saysNoMore(text, title string) bool {
	words := func(text string) string {
		return strings.Join(strings.FieldsFunc(text, notOfWord), " ")
	}
	text = bare(text)
	if dates := datesIn(text); len(dates) == 1 {
		text = strings.Replace(text, dates[0], " ", 1)
	}
	return words(text) == words(title)
}

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' }

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
