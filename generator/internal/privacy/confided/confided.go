// Package confided finds words by which a text asks not to be shared: "please keep this between us",
// "vertraulich", "off the record". It knows those of the languages that casebook knows, and nothing
// of who may read a text. A text that it finds nothing in may be confided all the same.
package confided

import (
	"regexp"
	"strings"
)

const (
	// within is what may stand between two words of one sentence.
	within = `[^!?\n]{0,50}?`
	// begins is where a line or a sentence begins, with the marks of a list, a quote or stress.
	begins = `(?:^|[\n.!?(\[:;])[ \t>*_"“”„«(\[-]*`
	// alone is where words end that stand alone.
	alone = `(?:[*_ \t]*(?:[:,.)\]!–—-]|$|\n)|[*_]* (?:gesagt|note|notiz|nota))`
	// keeps are words that, some words ahead of others, ask for it, and only those directly ahead of them.
	keeps = `(?:keep|keeps|stays?|remains?|bleib\pL*|behalt\pL*|rester?|garde\pL*|qued\pL*|fica|fique|ficar|stann\pL*|blijf\pL*|hou\pL*|resti|rimanga|bliver?)`
	only  = `(?:strictly|just|only|purely|nur|bitte|streng|strictement|juste|s[oó]lo|estrictamente|s[oó]|apenas|estritamente|bara|alleen|strikt|kun)`
	few   = `(?:between (?:us|you and me|ourselves|the two of us)|unter (?:uns|vier augen)|entre nous|entre nosotr[oa]s|entre t[uú] y yo|entre n[oó]s|mellan oss|mellem os|mellom oss|onder ons|tra (?:di )?noi)`
	// closed are words for what is not to be shared. As adjectives they say so of anything, so that they
	// count where they stand alone or behind a word that makes them a request.
	closed = `(?:confidential|private|vertraulich|privat|confidentiel(?:le)?|priv[eé]e?|confidencial|privad[oa]|confidenziale|riservat[oa]|konfidentiellt?|vertrouwelijk|fortrolig\pL*|poufne)`
	wishes = `(?:strictly|highly|keep (?:this|it|that)|treat (?:this|it|that) as|this is|(?:das|dies) (?:ist|bleibt)|bitte|streng|strictement|c['’]est|estrictamente|esto es|estritamente|isto é|det (?:här )?är|strikt|dit is)`
	// not and its object make a request of a verb.
	not  = `(?:do not|don['’]t|never)`
	what = `(?:this|it|that|anyone|anybody|him|her|them)`
)

// ask is a way to ask it: words of which one must be there, in small letters, and the form of it.
type ask struct {
	hints []string
	form  *regexp.Regexp
}

func asking(form string, hints ...string) ask {
	return ask{hints, regexp.MustCompile(`(?i)(?:^|[^\pL])(` + form + `)(?:[^\pL]|$)`)}
}

func beginning(form string, hints ...string) ask {
	return ask{hints, regexp.MustCompile(`(?i)` + begins + `(` + form + `)`)}
}

var (
	fewHints    = []string{"between ", "unter ", "entre ", "mellan oss", "mellem os", "mellom oss", "onder ons", "tra "}
	closedHints = []string{"confiden", "konfident", "privat", "privé", "prive", "privad", "vertraulich", "vertrouwelijk", "riservat", "fortrolig", "poufne"}
	notHints    = []string{"do not", "don't", "don’t", "never"}
)

// asks are the ways to ask it, language by language.
var asks = []ask{
	asking(keeps+within+`[ ,–-]`+few, fewHints...), asking(only+` `+few, fewHints...), beginning(few+alone, fewHints...),
	asking(wishes+` `+closed, closedHints...), asking(closed+` (?:behandeln|halten|bleiben)`, closedHints...), beginning(closed+alone, closedHints...),

	asking(`(?:please|pls|kindly) `+not+` (?:share|forward|repeat|quote|pass|show|tell|mention)`, notHints...),
	beginning(not+` (?:share|forward|repeat|pass|show|tell) `+what+`\b`, notHints...),
	asking(`not (?:to be shared|for sharing|for circulation|for anyone else)`, "not to be shared", "not for "),
	asking(`not a word (?:of this )?to|tell (?:nobody|no one)|off the record|for your eyes only`, "not a word", "tell no", "off the record", "for your eyes"),
	asking(`keep (?:this|it|that|these)`+within+` (?:to|for) (?:yourself|yourselves)`, "yourself", "yourselves"),
	asking(`(?:told|said|shared|wrote|written)`+within+` in (?:strict )?confidence`, "confidence"),

	asking(`(?:bitte )?nicht (?:weitergeben|weiterleiten|weitersagen|weitererzählen|weiterverbreiten)|bitte nicht teilen`, "nicht weiter", "nicht teilen"),
	asking(`behalt\pL*`+within+` für (?:dich|sich|euch)`, "behalt"), asking(`im vertrauen gesagt`, "im vertrauen gesagt"),
	asking(`sag\pL* (?:es )?(?:bitte )?(?:niemandem|keinem)`, "niemandem", "keinem"),

	asking(`ne pas (?:partager|diffuser|transmettre|répéter|montrer)`, "ne pas "),
	asking(`ne (?:le |la |les )?(?:partage|diffuse|répète|partagez|diffusez|répétez) pas`, "partage", "diffuse", "répèt", "répét"),
	asking(`garde\pL*`+within+` pour (?:toi|vous)`, "garde"), asking(`en (?:toute )?confidence`, "confidence"), asking(`n['’]en parle\pL* (?:pas|à personne)`, "en parle"),

	asking(`no (?:lo |la |los )?(?:compartas|compartir|comparta|reenv[ií]es?|reenviar|cuentes|se lo digas)`, "compart", "reenv", "cuentes", "lo digas"),
	asking(`gu[aá]rda(?:lo|telo)`, "guárda", "guarda"),

	asking(`n[aã]o (?:o |a |os )?(?:partilh(?:es|ar|e)|compartilh(?:ar|e)|reencaminh(?:es|ar|e))`, "partilh", "reencaminh"),
	asking(`n[aã]o (?:fal|cont)\pL+`+within+` ningu[eé]m`, "ninguém", "ninguem"),

	asking(`(?:dela|sprid|vidarebefordra) (?:den |det )?inte|inte (?:delas|spridas)`, "inte "), asking(`behåll\pL*`+within+` för dig själv`, "behåll"),
	asking(`niet (?:doorsturen|doorvertellen|verder vertellen)`, "niet door", "niet verder"), asking(`hou\pL*`+within+` voor je(?:zelf)?`, "voor je"),
	asking(`non (?:condividere|condividete|inoltrare|dirlo a nessuno)`, "non condivid", "non inoltr", "non dirlo"),
}

const (
	mostTold = 80  // bytes of the words that are told
	around   = 120 // bytes on either side of a hint that are looked at
)

// In gives the words by which a text asks not to be shared, on one line; "" where it has none. It
// takes a time in proportion to the text.
func In(text string) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		text = lower // its letters are at other places
	}
	for _, a := range asks {
		for _, hint := range a.hints {
			for from := 0; ; {
				at := strings.Index(lower[from:], hint)
				if at < 0 {
					break
				}
				at += from
				from = at + len(hint)
				if m := a.form.FindStringSubmatch(window(text, at, from)); m != nil {
					said := strings.Trim(strings.Join(strings.Fields(m[1]), " "), " *_:,.()[]!–—-")
					return strings.ToValidUTF8(said[:min(len(said), mostTold)], "")
				}
			}
		}
	}
	return ""
}

// window gives the text around some bytes. One that is cut off begins, and ends, with a letter, so
// that no text seems to begin or end there.
func window(text string, start, end int) string {
	left, right := max(0, start-around), min(len(text), end+around)
	cut := text[left:right]
	if left > 0 {
		cut = "x" + cut
	}
	if right < len(text) {
		cut += "x"
	}
	return strings.ToValidUTF8(cut, "x")
}
