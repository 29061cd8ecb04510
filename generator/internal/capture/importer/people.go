package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// titles stand before and behind names, and are no part of them.
var titles = strings.Fields("dr prof professor mr mrs ms mx miss sir dame sr rn msn bsn dnp np phd md mba msc bsc mph llm pd dipl frau herr dhr mevr mme mlle sra drs")

var (
	// faculties stand behind the title of a doctor: "Dr. med.", "Dr. rer. nat.", "Dr. h. c.".
	faculties = strings.Fields("med dent vet univ rer nat phil jur iur habil theol pol oec ing päd paed agr sc hum biol cur techn h c mult")
	faculty   = regexp.MustCompile(`(?i)\b(dr|prof|doc)\.?-?\s*((?:` + strings.Join(faculties, "|") + `)\.\s*)+`)
	// degree is one that is written with points or behind a name: "M. Sc.", "Ph.D.", ", M.A.".
	degree = regexp.MustCompile(`(?i)\b(?:[mb]\.\s?(?:sc|eng|ed)\b|ph\.\s?d\b|ll\.\s?m\b|dipl\.?(?:-\s?\pL+|\s\pL+\.))\.?|,\s*(?:[mb]\.\s?[abd]|r\.\s?n)\b\.?\s*$`)
)

// withoutDegrees takes the words behind the titles off a name.
func withoutDegrees(name string) string {
	return degree.ReplaceAllString(faculty.ReplaceAllString(name, "$1. "), " dr. ")
}

// person finds the person that a text means: by the id or what they are called, else by
// the words of the name in any order, without titles, and by initials: "Dr. A. Lee",
// "Lee, Anna", "anna.lee@example.com". All are the ids that it may mean.
func person(known map[string]string, text string) (all []string) {
	if id, ok := known[strings.ToLower(strings.TrimSpace(text))]; ok {
		if id == "" {
			return []string{"", ""}
		}
		return []string{id}
	}
	wanted, titled := nameWords(text)
	for name, id := range known {
		has, _ := nameWords(name)
		if id != "" && !slices.Contains(all, id) && sameName(wanted, has, titled) {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}

func authorWords(name string) []string {
	words, _ := nameWords(name)
	return words
}

// plainLetters takes accents off a text: they are often left out in names.
func plainLetters(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(text) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// nameWords gives the words of a name in small letters, the last name at the end, and
// whether it has a title.
func nameWords(name string) (words []string, titled bool) {
	if local, _, is := strings.Cut(name, "@"); is && !strings.Contains(name, " ") {
		name = strings.NewReplacer(".", " ", "_", " ").Replace(local)
	}
	name = withoutDegrees(name)
	if last, first, reversed := strings.Cut(name, ","); reversed {
		if behind, _ := nameWords(first); len(behind) > 0 { // it may be a degree
			name = first + " " + last
		}
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(plainLetters(name)), func(r rune) bool { return strings.ContainsRune(" .,;()\"", r) }) {
		if slices.Contains(titles, word) {
			titled = true
			continue
		}
		words = append(words, word)
	}
	return words, titled
}

// sameName tells whether two names can be those of one person.
func sameName(a, b []string, titled bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if sorted := func(words []string) []string { return slices.Sorted(slices.Values(words)) }; slices.Equal(sorted(a), sorted(b)) {
		return true
	}
	if a[len(a)-1] != b[len(b)-1] || len(b) < 2 {
		return false
	}
	if len(a) == 1 {
		return titled // "Dr. Lee"
	}
	first, other := a[0], b[0]
	if utf8.RuneCountInString(first) > utf8.RuneCountInString(other) {
		first, other = other, first
	}
	return first == other || utf8.RuneCountInString(first) == 1 && strings.HasPrefix(other, first)
}

// withInitials gives the ids of the people whose names have some initials, in small letters.
func withInitials(people map[string]string, letters string) (who []string) {
	for name, id := range people {
		if hasInitials(name, letters) && id != "" && !slices.Contains(who, id) {
			who = append(who, id)
		}
	}
	slices.Sort(who)
	return who
}

// hasInitials tells whether initials are those of a name, with or without its small words: "pdg"
// and "pg" of "Pieter de Graaf".
func hasInitials(name, letters string) bool {
	words, _ := nameWords(name)
	all, short := "", ""
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if all += string(first); !slices.Contains(smallWords, w) {
			short += string(first)
		}
	}
	return letters == all || letters == short
}

// smallWords stand between the names of a person.
var smallWords = strings.Fields("de da do dos das del della di du la le van der den ter ten von zu zum y e")

// credit takes the initials off a title that begins with them: those of the author say
// nothing, and those of one person name a witness. Others stay.
func (e *entries) credit(f Found, d *draft) {
	letters := strings.ToLower(strings.Trim(f.initials, " ()[]:–—-"))
	who := withInitials(e.Known[format.People], letters)
	_, hasWitnesses := e.Shape.Field("witnesses")
	switch {
	case hasInitials(e.Author, letters):
	case len(who) == 1 && hasWitnesses:
		if d.values["witnesses"] == "" {
			d.values["witnesses"] = scaffold.List(who)
		}
		d.remark("%q in front was read as %s, a witness", strings.ToUpper(letters), who[0])
	default:
		d.remark("%q in front may be initials; nobody in content/people.yaml has them alone, so they stay in the title", strings.ToUpper(letters))
		return
	}
	d.title = strings.TrimPrefix(d.title, f.initials)
	d.values["title"] = scaffold.Scalar(d.title)
}
