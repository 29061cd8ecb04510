package importer

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
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
	// a dash, or in brackets: "12 Jan: ", "March - ", "(3rd Dec) ".
	dayWithoutYear = regexp.MustCompile(`^(?:\(?(` + aDayOrMonth + `)\)?\s*[:–—-]\s|\((` + aDayOrMonth + `)\)\s)`)
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
	change         = regexp.MustCompile(`(?i)\bfrom\s+([$€£]?)(\d[\d,.]*)\s*([%\pL/]*(?:\s+(?:per|a)\s+\pL+)?)\s+(?:down\s+|up\s+)?to\s+[$€£]?(\d[\d,.]*)\s*([%\pL/]*)`)
	// arrow is a change as it is noted in short: "71% -> 88%".
	arrow        = regexp.MustCompile(`(?i)(?:\bfrom\s+)?([$€£]?)\b(\d[\d,.]*)\s*([%\pL/]*(?:\s+(?:per|a)\s+\pL+)?)\s*(?:->|-->|=>|→|⇒|➔)\s*[$€£]?(\d[\d,.]*)\s*([%\pL/]*)`)
	initials     = regexp.MustCompile(`^(?:[(\[]([A-Z]{2,3})[)\]]\s*[:–—-]?|([A-Z]{2,3})\s*(?::|\s[–—-]))\s+`)
	behindFigure = strings.Fields("on in at for with by and or the of over after within since among across to from as when because while per")
	plainFigure  = regexp.MustCompile(`^\d+(?:\.\d+)?$`)
	grouped      = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+(?:\.\d+)?$`)
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

// wholeRanges writes times whose beginning has no year as two dates.
func wholeRanges(text string) string {
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

// impactIn gives the changes that a text states in figures: "from 340 ms to 120 ms",
// "71% -> 88%". Numbers that can be read in two ways are none.
func impactIn(text string) string {
	text = bare(text)
	var items []string
	begin, read := 0, 0 // of the sentence, and how far it was looked for
	for _, m := range changesIn(text) {
		part := func(n int) string { return text[m[2*n]:m[2*n+1]] }
		from, to := figure(part(2)), figure(part(4))
		if part(1) != "" && from != "" && to != "" { // £1.2m
			small, large := strings.ToLower(part(3)), strings.ToLower(orElse(part(5), part(3)))
			if times[large] > 0 && (times[small] > 0 || small == "") {
				from, to = multiplied(from, times[small]), multiplied(to, times[large])
				m[7], m[11] = m[6], m[10]
			}
		}
		if slices.Contains(behindFigure, strings.ToLower(part(5))) {
			m[11] = m[10]
		}
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
		item := fmt.Sprintf("{label: %s, from: %s, to: %s", scaffold.Scalar(labelOf(text, begin, m[0], m[1])), from, to)
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

// times are what stands behind amounts of money.
var times = map[string]float64{"": 1, "k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "bn": 1e9}

func multiplied(figure string, by float64) string {
	n, _ := strconv.ParseFloat(figure, 64)
	return strconv.FormatFloat(math.Round(n*by*100)/100, 'f', -1, 64)
}

// changesIn finds the changes of a text, in their order. What is part of a date is none.
func changesIn(text string) [][]int {
	all := change.FindAllStringSubmatchIndex(text, -1)
	for _, m := range arrow.FindAllStringSubmatchIndex(text, -1) {
		ofDate := m[4] > 0 && strings.ContainsRune("-/.", rune(text[m[4]-1])) || m[9] < len(text) && strings.ContainsRune("-/", rune(text[m[9]]))
		if !ofDate {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b []int) int { return a[0] - b[0] })
	return all
}

// labelOf names a change after the words before it: in its sentence, which begins at a
// byte, or before the colon. What is noted with an arrow is named after those behind the
// last comma, and what only goes up or down after the words behind it.
func labelOf(text string, begin, start, end int) string {
	before, found, behind := text[begin:start], text[start:end], text[end:]
	if strings.Trim(before, " ,–—-(") == "" && begin > 0 && text[begin-1] == ':' {
		before = text[max(0, begin-1-mostBefore) : begin-1]
		before = dateForms[0].ReplaceAllString(before[1+strings.LastIndexAny(before, ".;\n"):], "")
	}
	if len(before) > mostBefore {
		before = beginning(before, mostBefore)
	}
	before = strings.Trim(strings.ToValidUTF8(before, ""), " ,:–—-(")
	if at := strings.LastIndex(before, ", "); at >= 0 && !change.MatchString(found) {
		before = strings.TrimPrefix(before[at+2:], "and ")
	}
	if m := ofWhat.FindStringSubmatch(behind[:min(len(behind), mostBefore)]); m != nil && slices.Contains(movements, strings.ToLower(before)) {
		before = strings.ToValidUTF8(m[1], "")
	}
	return orElse(shortName(before), "Change")
}

var (
	ofWhat = regexp.MustCompile(`^\s*of\s+([^.,;:()\n]+)`)
	// movements are the words that say of no thing that it changed.
	movements = strings.Fields("went rose fell grew dropped up down increased decreased improved from raised cut reduced now")
)

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
