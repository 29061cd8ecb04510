package lock

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/ccojocar/zxcvbn-go/data"
)

// longestWord is the longest word that is looked up.
const longestWord = 32

// common gives the ranks of the words of zxcvbn: passwords, names and English, each by how
// often people choose it. They are read when a passphrase is first estimated: what else of
// zxcvbn there is for Go reads them at each start of a program, which takes longer than
// the start.
var common = sync.OnceValue(func() map[string]int {
	ranks := map[string]int{}
	for _, name := range []string{"Passwords", "English", "MaleNames", "FemaleNames", "Surnames"} {
		text, err := data.Asset("data/" + name + ".json")
		var list struct{ List []string }
		if err == nil {
			err = json.Unmarshal(text, &list)
		}
		if err != nil {
			panic(fmt.Sprintf("bug: the list of common words %s: %v", name, err)) // it is part of the program
		}
		addRanks(ranks, list.List)
	}
	return ranks
})

// ownRanks gives the ranks of the words of a case.
func ownRanks(own []string) map[string]int {
	ranks, words := map[string]int{}, make([]string, len(own))
	for i, word := range own {
		words[i] = strings.ReplaceAll(Normal(word), "-", "")
	}
	addRanks(ranks, words)
	return ranks
}

// addRanks adds the words of a list, the likeliest first. A word of several lists has its
// lowest rank.
func addRanks(ranks map[string]int, list []string) {
	for i, word := range list {
		if former := ranks[word]; utf8.RuneCountInString(word) <= longestWord && (former == 0 || i+1 < former) {
			ranks[word] = i + 1
		}
	}
}
