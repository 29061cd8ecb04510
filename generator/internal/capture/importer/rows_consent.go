package importer

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	// quoting are words of a question that asks to be allowed to quote, in the languages that casebook
	// knows, without accents.
	quoting = regexp.MustCompile(`\b(?:quot(?:e|ed|ing)|cit(?:e[drs]?|ing|er\w*|eer\w*|a\w*)|geciteerd|zitier\w*|zitat\w*|attribut\w+|` +
		`consent\w*|permission|einwillig\w*|einverstand\w*|zustimm\w*|autoris\w*|autoriz\w*|permiso|permissao|samtyck\w*|toestemming)\b`)

	// consentAnswers are how such a question is answered: what comes first counts.
	consentAnswers = []struct {
		means string
		form  *regexp.Regexp
	}{
		{"only anonymously", regexp.MustCompile(`\banon\w*|\b(?:without|ohne|sans|sin|sem|utan|zonder|senza)\b.*\b(?:names?|namen?|noms?|nombres?|nomes?|namn|naam)\b`)},
		{"no", regexp.MustCompile(`^(?:no|nope|n|not|never|nein|nie|nicht|non|jamais|nunca|nao|nej|aldrig|nee|nooit|false|0|please (?:don.?t|do not)|(?:lieber|bitte|rather|better|prefer|helst|mejor|plutot|liever)\b.*\b(?:not|nicht|no|pas|inte|niet))\b`)},
		{"yes", regexp.MustCompile(`^(?:yes|yep|y|ja|jo|oui|si|sim|ok|okay|sure|of course|gladly|gern\w*|claro|garna|d.accord|agreed?|true|1|x)\b|^[✓✔☑]`)},
	}
)

// consented tells which answer the cell of such a column is; "" for any other text.
func consented(text string) string {
	text = strings.ToLower(plainLetters(strings.TrimSpace(text)))
	for _, a := range consentAnswers {
		if a.form.MatchString(text) {
			return a.means
		}
	}
	return ""
}

// consents tells what the rows answer to a question for consent, which no import writes.
func (r *rowReader) consents() {
	if _, asks := r.shape.Field("consent"); !asks {
		return
	}
	for at, name := range r.header {
		if !quoting.MatchString(strings.ToLower(plainLetters(name))) {
			continue
		}
		counts, all := map[string]int{}, 0
		for i, row := range r.rows {
			if text := textIn(row, at); text != "" && r.found[i].Because == "" {
				counts[consented(text)]++
				all++
			}
		}
		if 2*counts[""] <= all && all > 0 {
			r.tellConsent(at, counts)
		}
	}
}

// tellConsent tells how often each answer is given to the question of a column, and by whom.
func (r *rowReader) tellConsent(at int, counts map[string]int) {
	question := opening(r.header[at])
	for i, row := range r.rows {
		if text := textIn(row, at); text != "" && r.found[i].Because == "" {
			r.found[i].remark("%q is answered with %q", question, opening(text))
		}
	}
	var said []string
	for _, means := range []string{"yes", "no", "only anonymously", ""} {
		if counts[means] > 0 {
			said = append(said, fmt.Sprintf("%d said %s", counts[means], orElse(means, "something else")))
		}
	}
	r.asked = append(r.asked, at)
	r.account.remark(fmt.Sprintf("%q: consent is never imported; %s", question, strings.Join(said, ", ")))
	next := fmt.Sprintf("write the consent of those who gave it: casebook set %s/NAME --consent quote", r.shape.Name)
	if counts["only anonymously"] > 0 {
		next += "; who wants no name beside the words gets an alias in content/people.yaml first"
	}
	if counts["no"] > 0 {
		next += "; what was said by those who refused stays as it is, for you alone"
	}
	r.account.Next = append(r.account.Next, next)
}
