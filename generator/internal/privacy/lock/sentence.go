package lock

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bitsPerLetter is what a letter of running text is worth to somebody who guesses it from
// what goes before. Shannon's readers needed 0.6 to 1.3 bits for each sign of English
// (https://doi.org/10.1002/j.1538-7305.1951.tb01366.x).
const bitsPerLetter = 1.25

// fewestGrammatical is how many words of grammar make a text a sentence. Words that are
// drawn have none.
const fewestGrammatical = 2

// fewestLetters is how many letters the words of a sentence have, on average. Those of
// random signs have fewer.
const fewestLetters = 2.5

// sentenceBits bounds how hard a sentence is to guess: the words that grammar asks for
// count for nothing, and the letters of the others, each word once, for what they are
// worth in running text. It is infinite for words that make no sentence.
func sentenceBits(words []string) float64 {
	seen, grammatical, letters, all := map[string]bool{}, 0, 0, 0
	for _, w := range words {
		n := utf8.RuneCountInString(w)
		if all += n; grammar[w] {
			grammatical++
		} else if !seen[w] {
			letters += n
		}
		seen[w] = true
	}
	if grammatical < fewestGrammatical || float64(all) < fewestLetters*float64(len(words)) {
		return math.Inf(1)
	}
	return bitsPerLetter * float64(letters)
}

// wordsOf gives the words of a normal form. Digits and signs that are written for letters
// are these letters. Of words that are written without gaps, it gives those that the estimate knows.
func wordsOf(normal string) []string {
	plain := withoutAccents(lettered.Replace(normal))
	all := strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(all) >= leastWords {
		return all
	}
	all = nil
	for _, m := range estimate(strings.ReplaceAll(plain, "-", ""), nil).MatchSequence {
		all = append(all, m.Token)
	}
	return all
}

var lettered = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "@", "a", "5", "s", "$", "s", "7", "t", "!", "i")

// grammar are words that a sentence can hardly be without, in their small form without
// accents, in the languages of most readers: articles, pronouns, prepositions,
// conjunctions and auxiliary verbs. None of them is a word that Words draws.
var grammar = func() map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(english + german + french + spanish + portuguese + italian + dutch) {
		all[w] = true
	}
	return all
}()

const (
	english = ` an the this me my mine you your yours he him his she her hers it its we us our ours they them their theirs who whom
 whose which what thou thy ye and or but nor so if because while when where than as of to in on at by for with without
 into over under between through after before about against off out up is are was were be been being am do does did
 have has will would shall should can may might must not no there here all any some every one hath doth ago im ive its
 dont cant didnt isnt youre theyre `
	german = ` der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch
 sich mein meine meinen dein deine sein seine ihre unser und oder aber denn wenn weil dass als wie nicht kein keine in
 im an am auf aus bei beim mit nach von vom vor zu zum zur uber unter durch fur gegen ohne um bis ist sind war waren
 bin bist wird werden hat haben hatte kann soll muss will wer was wo `
	french = ` le la les un une des du de et ou mais donc car ni que qui quoi dont je tu il elle nous vous ils elles on me te se mon
 ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces ne pas dans sur sous avec sans pour par
 chez entre vers est sont etait etre suis es ont avait fait au aux en `
	spanish = ` el la los las un una unos unas de del al pero que quien cuyo yo tu el ella nosotros ellos me te se lo le les mi mis
 su sus nuestro en con sin por para sobre entre hasta desde no es son era ser fue esta estan hay ha han como cuando
 donde si `
	portuguese = ` os as um uma uns umas do da dos das no na nos nas ou mas que quem eu tu ele ela nos eles elas me te se meu minha seu
 sua com sem por para pelo pela sobre entre ate nao foi era ser esta estao ha como quando onde `
	italian = ` il lo la gli le un uno una di del della dei delle dello al alla ai alle dal dalla nel nella nei nelle sul sulla ed ma
 che chi cui io tu lui lei noi voi loro mi ti si ci vi mio mia suo sua in con su per tra fra da non era sono sei ho
 hai ha quando `
	dutch = ` de het een en of maar want dat die deze dit wie ik jij je hij zij ze wij we jullie mij hem haar ons mijn jouw zijn
 hun in op aan met van voor naar uit bij door over onder tussen tot is was waren ben bent heb heeft zal zou kan niet
 geen als dan toen er te om `
)
