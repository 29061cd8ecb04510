package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// What programs write around the mail that is answered or passed on, in the languages in
// which Outlook, Apple Mail, Gmail and Thunderbird are used most.
var (
	// answers are what stands before the subject of an answer, or of a mail that is passed on.
	answers = regexp.MustCompile(`(?i)^(?:(?:re|aw|fwd?|wg|sv|vs|antw|rif|tr|enc|res|rv|doorst|odp|pd|ynt|ilt)\s*:\s*)+`)
	// quoteBegins is a line behind which everything is another mail.
	quoteBegins = regexp.MustCompile(`(?i)^-{3,}\s*(?:original message|original appointment|ursprüngliche nachricht|message d'origine|mensagem original|mensaje original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|wiadomość oryginalna|původní zpráva)`)
	quoteIntro  = regexp.MustCompile(`(?i)^(?:on|am|le|el|il|em|den|op|w dniu|dne)\b.{5,200}:\s*$|^-{3,}\s*forwarded message.*$`)
	fromLine    = regexp.MustCompile(`(?i)^\**(?:from|von|de|da|van|fra|från|lähettäjä|od|feladó|kimden|от|від|από|发件人|寄件者|差出人|보낸 사람)\s*[:：]`)
	sentLine    = regexp.MustCompile(`(?i)^\**(?:sent|gesendet|envoy[ée]e?|envi?ad[oa](?: e[ml])?|inviato|verzonden|date|datum|fecha|data|sendt|skickat|lähetetty|wysłan[oey]|odesláno|elküldve|gönderildi|gönderme tarihi|отправлено|дата|надіслано|στάλθηκε|发送时间|寄件日期|送信日時|보낸 날짜)\s*[:：]`)
	subjectLine = regexp.MustCompile(`(?i)^\**(?:subject|betreff|objet|assunto|asunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|tárgy|konu|тема|θέμα|主题|主旨|件名|제목)\s*[:：]`)
	// anyHeader is a line with a label: "Vysláno: 12. listopadu 2026 18:00".
	anyHeader = regexp.MustCompile(`^\**(\pL[\pL -]{0,20})\s*[:：]\**\s*(.*)$`)
	// moment is a year and a time of day, as each language writes them.
	moment = regexp.MustCompile(`(?:19|20)\d\d.*\d[:.h]\d\d|\d[:.h]\d\d.*(?:19|20)\d\d`)
	// deviceLine is what a phone writes below a mail.
	deviceLine = regexp.MustCompile(`(?i)^(?:(?:sent (?:from|with|via)|gesendet (?:von|mit)|envoyé (?:de mon|depuis|à partir)|enviado (?:desde|do meu|a partir|con)|inviato (?:da|dal)|verzonden (?:vanaf|met)|skickat från min|sendt fra min) .{2,40}|(?:von|mit) meine[mr] .{2,30} gesendet|(?:get|download|obtenir|télécharger|obtener|obter o?|ottieni|scarica) outlook (?:for|voor|pour|para|per) .{2,20}|outlook für .{2,20} (?:herunterladen|beziehen)|(?:holen|laden) sie sich outlook für .{2,20})\.?$`)
)

// signature is the line that parts a signature from a mail.
const signature = "-- "

// mostLabels is how many headers a mail has in the text of another one.
const mostLabels = 8

// beginsMail tells whether lines are the headers that Outlook and phones write above
// another mail. In a language that is not known here, these are three labels at least: the
// first has an address, and one of the next two a moment.
func beginsMail(lines []string) bool {
	if len(lines) < 2 || !anyHeader.MatchString(lines[0]) {
		return false
	}
	if known := fromLine.MatchString(lines[0]); known && sentLine.MatchString(lines[1]) {
		return true
	} else if !known && !addressBehind.MatchString(lines[0]) {
		return false
	}
	labels := 0
	for _, line := range lines[:min(len(lines), mostLabels)] {
		if !anyHeader.MatchString(line) {
			break
		}
		labels++
	}
	return labels >= 3 && slices.ContainsFunc(lines[1:3], moment.MatchString)
}

// ownWords takes out what a mail quotes of another, and the signature. The remarks say
// whose words were left out, as the mail says it.
func ownWords(text string) (own string, remarks []string) {
	var lines, whose, signed []string
	quoted, below := 0, false // below = below the line that begins a signature
	all := strings.Split(text, "\n")
	for i := 0; i < len(all); i++ {
		line := all[i]
		if intro, width := introAt(all[i:]); width == 2 {
			whose = append(whose, introductions([]string{intro})...)
			quoted += width
			i++
			continue
		}
		if quoteBegins.MatchString(line) || beginsMail(all[i:]) {
			quoted += len(all) - i
			whose = append(whose, introductions(all[i:])...)
			break
		}
		switch {
		case line == partEnds:
			lines, below = append(lines, ""), false
		case line == signature || line == "--":
			below = true
			signed = append(signed, "")
		case strings.HasPrefix(line, ">") || quoteIntro.MatchString(line):
			whose = append(whose, introductions(all[i:i+1])...)
			quoted++
		case below:
			signed[len(signed)-1] += line + "\n"
		case deviceLine.MatchString(line):
			remarks = append(remarks, "the line of a device was left out: "+opening(line))
		default:
			lines = append(lines, strings.TrimRight(line, " \t"))
		}
	}
	for _, words := range signed {
		remarks = append(remarks, signatureLeft(words))
	}
	lines, words := unsigned(lines)
	if words != "" {
		remarks = append(remarks, signatureLeft(words))
	}
	return leftOut(lines, whose, quoted, remarks)
}

// signatureLeft says which words were taken for a signature.
func signatureLeft(words string) string {
	return strings.TrimSuffix("its signature was left out: "+opening(words), ": ")
}

// mostQuoted is how many of the mails that one quotes are named.
const mostQuoted = 5

// introductions gives the lines that say who wrote what stands below them.
func introductions(lines []string) (all []string) {
	for i, line := range lines {
		line = strings.TrimSpace(strings.TrimLeft(line, "> "))
		if quoteIntro.MatchString(line) || fromLine.MatchString(line) && i+1 < len(lines) {
			said := strings.TrimSpace(strings.TrimRight(addressBehind.ReplaceAllString(strings.ReplaceAll(line, "*", ""), ""), ":"))
			if all = append(all, said); len(all) == mostQuoted {
				break
			}
		}
	}
	return all
}

// leftOut says how much of a mail is quoted, and of whom.
func leftOut(lines, whose []string, quoted int, remarks []string) (own string, all []string) {
	of := ""
	if len(whose) > 0 {
		of = " (" + strings.Join(whose[:min(len(whose), mostQuoted)], "; ") + ")"
	}
	switch {
	case quoted == 1:
		remarks = append(remarks, "one quoted line of another mail was left out"+of)
	case quoted > 1:
		remarks = append(remarks, fmt.Sprintf("%d quoted lines of another mail were left out%s", quoted, of))
	}
	return strings.TrimSpace(strings.Join(lines, "\n")), remarks
}
