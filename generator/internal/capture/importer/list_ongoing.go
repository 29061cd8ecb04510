package importer

import (
	"regexp"
	"slices"
	"strings"
)

const (
	// sinceWords stand before what something goes on from.
	sinceWords = `(?:since|sinds|vanaf|desde|seit|depuis|dal|sedan|siden)`
	// goesOn are words that say of a piece of work that it has no end yet.
	goesOn = `(?:on-?going|(?:still |work )?in progress|wip|still (?:running|going|open)|under ?way|not (?:yet )?(?:finished|done)(?: yet)?|to be continued` +
		`|läuft noch|(?:noch |fort)?laufend|dauert (?:noch )?an|in Arbeit|in Bearbeitung|noch nicht (?:fertig|abgeschlossen)` +
		`|lopend|loopt nog|nog bezig|en curso|en marcha|en proceso|em curso|em andamento|a decorrer|(?:toujours |encore )?en cours|in corso|ancora in corso` +
		`|pågår(?: fortfarande| ännu| fortsatt)?|pågående|fortfarande igång|løpende|løbende|igangværende|w toku|probíhá|käynnissä|kesken)`
	// goesOnShort are such words that are others as well, and count as a mark alone.
	goesOnShort = `(?:running|open|active|continues|läuft|loopt|trwa|fortsätter|fortsetter|i gang|igång|se poursuit|sigue|continua)`
	aMark       = `(?:\*{1,3}|_{1,3}|==)`
	behindMark  = `\s*(?:[,.;:!)\]–—-]|$)`
)

var (
	// goingOn are words, apart from others, that say that something has no end yet.
	goingOn = regexp.MustCompile(`(?i)(?:(?:^|[,;:(\[–—-]\s*|\s(?:is|still|ist|är|er|est|está|é|è|jest)\s+)(` + goesOn + `)|[–—-]\s*(present|heute|heden|hoje|hoy|oggi))` + behindMark)
	// goingOnAtEnd are such words behind others, without a mark between.
	goingOnAtEnd = regexp.MustCompile(`(?i)\s(` + goesOn + `)[.!]?$`)
	// goingOnMarked are such words in brackets, or in bold or the like at an end.
	goingOnMarked = regexp.MustCompile(`(?i)[(\[](` + goesOn + `)[.!]?[)\]]|(?:[(\[]|` + aMark + `)(` + goesOn + `|` + goesOnShort + `)[.!]?(?:[)\]]|` + aMark + `)+[.!]?$|^(?:[(\[]|` + aMark + `)(` + goesOn + `|` + goesOnShort + `)[.!:]?(?:[)\]]|` + aMark + `)`)
	// goingOnLoud are such words in capitals.
	goingOnLoud = regexp.MustCompile(`(?i)(?:^|[^\pL-])(` + goesOn + `)(?:[^\pL-]|$)`)
	// goingOnAlone is a line, such as one below a bullet, that says nothing else.
	goingOnAlone = regexp.MustCompile(`(?i)^\s*(?:[-*+•]\s+)?(?:(?:status|state|stand|estado|état|statut|stato)\s*[:=]\s*)?(` + goesOn + `|` + goesOnShort + `)[.!]?$`)
	// notMarked are words of whose sentence such words are a part: "while the audit was ongoing".
	notMarked = append(strings.Fields("work works while when if war waren was blev var era estaba estava était"), beforeNames...)
)

// ongoing gives the words of a bullet, of a line below it or of a heading above it by which it has
// no end yet; "" = none.
func (r *listReader) ongoing(first, body string, level int) string {
	if words, _ := ongoingIn(first); words != "" {
		return words
	}
	lines := strings.Split(body, "\n")
	for l := min(level, len(r.above)-1); l > 0; l-- {
		lines = append(lines, wordsOfHeading(r.above[l].heading))
	}
	for _, line := range lines {
		if m := goingOnAlone.FindStringSubmatch(bare(line)); m != nil {
			return m[1]
		}
	}
	return ""
}

// ongoingIn gives the words of a text by which something has no end yet, and the text without
// them, if they are a mark behind it.
func ongoingIn(text string) (words, rest string) {
	text = strings.TrimRight(text, " ")
	if m := goingOnMarked.FindStringSubmatchIndex(text); m != nil && !strings.HasPrefix(text[m[1]:], "(") {
		of := slices.IndexFunc([]int{m[2], m[4], m[6]}, func(at int) bool { return at >= 0 })
		if words = text[m[2+2*of]:m[3+2*of]]; strings.Trim(text[m[1]:], " .!*_=") == "" {
			return words, text[:m[0]]
		}
		return words, text
	}
	plain := bare(text)
	for _, m := range goingOnLoud.FindAllStringSubmatchIndex(plain, -1) {
		if words = plain[m[2]:m[3]]; words == strings.ToUpper(words) && plain != strings.ToUpper(plain) {
			if strings.Trim(plain[m[3]:], " .!") == "" {
				return words, plain[:m[2]]
			}
			return words, text
		}
	}
	if found := goingOn.FindString(plain); found != "" {
		return strings.Trim(found, " ,.;:!()[]–—-"), text
	}
	m := goingOnAtEnd.FindStringSubmatchIndex(plain)
	if m == nil {
		return "", text
	}
	before := strings.Fields(plain[:m[0]])
	if len(before) > 0 && slices.Contains(notMarked, strings.ToLower(before[len(before)-1])) {
		return "", text
	}
	return plain[m[2]:m[3]], text
}
