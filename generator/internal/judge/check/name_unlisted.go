package check

import (
	"iter"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var nameUnlisted = Check{
	ID:       "name-unlisted",
	Title:    "somebody who is not in people.yaml",
	Severity: diag.Warning,
	Doc: `A text that the public or a committee may read names a patient, a resident or a
pupil, or somebody with a date of birth; or feedback or a statement names
somebody with a title, as "Mrs Lindqvist". people.yaml lists nobody of that name.

Casebook replaces the names of those whom it knows. Mails that are quoted often
name people who were never asked. A name without such a word beside it is not
found, so read what you open: "casebook set" and "casebook audience" show the
first words.

If the name should not be read, replace it in the text, or list the person in
people.yaml with an alias and "named: self". If it may be read, list the person,
or accept the warning. A term of "redact" in config.yaml is known.`,
	OfWhole: true,
	Run: func(p *Pass) {
		files := map[string]bool{}
		for file := range p.unlisted() {
			files[file] = true
		}
		few := withEntries(p.Case, func(e *casefile.Entry) bool { return files[e.Pos.File] })
		known := p.isListed()
		told := map[string]bool{}
		for a := config.Public; a <= config.Committee; a++ {
			seen := audience.Filter(few, a)
			seen.Sheets = p.Case.Sheets
			for file, u := range newPass(seen, p.Assessment, nil).unlisted() {
				if key := file + "\x00" + u.name; !told[key] && !known(u) {
					told[key] = true
					p.Reportf(u.at(), "the audience %q may read of %q, and people.yaml has nobody of that name", a, u.written).
						Hintf("replace the name, or list the person in people.yaml with an alias and named: self; if it may be read, accept this warning")
				}
			}
		}
	},
}

// unlisted finds the names in titles, bodies and prose fields that the words beside them show, with
// their files.
func (p *Pass) unlisted() iter.Seq2[string, unlisted] {
	return func(yield func(string, unlisted) bool) {
		for _, e := range p.entries() {
			for _, u := range unlistedIn(e.Title.V, isOfOthers(e.Pos.File)) {
				if u.at = func() diag.Pos { return e.Title.Pos }; !e.Title.Given() {
					u.at = func() diag.Pos { return e.Pos }
				}
				if !yield(e.Pos.File, u) {
					return
				}
			}
		}
		for t := range p.texts("") {
			file := t.begin().File
			for _, u := range unlistedIn(t.Text, isOfOthers(file)) {
				u.at = func() diag.Pos { return t.at(u.offset) }
				if !yield(file, u) {
					return
				}
			}
		}
	}
}

// isOfOthers tells whether a file has words of somebody else than the author.
func isOfOthers(file string) bool {
	return strings.HasPrefix(file, "content/"+string(casefile.FeedbackFolder)) || strings.HasPrefix(file, "content/"+string(casefile.StatementsFolder))
}

// unlisted is a name in a text, with the words that show that it is one: "Mrs Anna Lindqvist".
type unlisted struct {
	written, name string
	offset        int
	at            func() diag.Pos
}

const (
	aName   = `\p{Lu}[\pL’'-]+`
	someOne = `(?:(?:van|von|de|der|den|da|di|zu)[ \x{a0}])*` + aName + `(?:[ \x{a0}](?:(?:van|von|de|der|den|da|di|zu)[ \x{a0}])*` + aName + `){0,2}`
	// addressed are words in front of names, more than one of them as in "Frau Dr. med.".
	addressed = `(?:(?:Frau|Herrn?|Mrs|Mr|Ms|Mevrouw|Mevr|Meneer|Dhr|Mme|Mlle|Madame|Monsieur|Señora?|Sra|Senhora?|Signora?|Schwester|Dott|Dra?|Prof)\b\.?[ \x{a0}]?(?:(?:med|dent|vet|rer|nat|phil|jur|h|c|Ing)\.[ \x{a0}]?)*)+`
	// caredFor are words for those whom somebody looks after.
	caredFor = `(?:Patientin|Bewohnerin|Klientin|Schülerin|(?:des|der|dem|den|ein|einem|einen|eines|unser|unserem|unseren) (?:Patient|Bewohner|Klient|Schüler)(?:en|s)?|patient|resident|pupil|patiënte?|patiente|paciente|alun[oa]|alumn[oa]|élève|leerling)`
	// bornOn is a date of birth behind a name.
	bornOn = `,?[ \x{a0}]\(?(?:geb\.?|geboren(?: am)?|born(?: on)?|DOB:?|née?(?: le)?|nacid[oa](?: el)?|nascid[oa](?: em)?|\*)[ \x{a0}]?\d`
)

var (
	addressedName = regexp.MustCompile(`(?:^|[^\pL])(` + addressed + `(` + someOne + `))`)
	caredForName  = regexp.MustCompile(`(?:^|[^\pL])(` + caredFor + `[ \x{a0}](?:(?:Frau|Herrn?|Mrs|Mr|Ms)\.?[ \x{a0}])?(` + someOne + `))`)
	bornName      = regexp.MustCompile(`(?:^|[^\pL])((` + someOne + `)` + bornOn + `)`)

	addressedFirst = regexp.MustCompile(`^` + addressed)

	addressWords = strings.Fields("Frau Herr Mr Ms Mev Meneer Dhr Mme Mlle Madame Monsieur Señor Sra Senhor Signor Schwester Dott Dr Prof")
	careWords    = strings.Fields("Patient patient Bewohner Klient Schüler patiënt resident pupil paciente alun élève leerling")
	birthWords   = strings.Fields("geb born DOB né naci nasci (*")
	// noNames are capitalised words behind those that address somebody.
	noNames = strings.Fields("Doktor Doktorin Professor Professorin Kollege Kollegin Oberarzt Oberärztin Chefarzt Chefärztin Direktor Direktorin President Chair Director Speaker Presidente Directeur Directrice")
)

// unlistedIn finds names by the words beside them.
func unlistedIn(words string, ofOthers bool) (all []unlisted) {
	for _, by := range []struct {
		form  *regexp.Regexp
		words []string
	}{{addressedName, addressWords}, {caredForName, careWords}, {bornName, birthWords}} {
		if by.form == addressedName && !ofOthers || !slices.ContainsFunc(by.words, func(w string) bool { return strings.Contains(words, w) }) {
			continue
		}
		for _, at := range by.form.FindAllStringSubmatchIndex(words, -1) {
			u := unlisted{written: words[at[2]:at[3]], name: words[at[4]:at[5]], offset: at[2]}
			if by.form == bornName {
				u.name = strings.TrimLeft(u.name[len(addressedFirst.FindString(u.name)):], " \u00a0")
				u.written = u.name
			}
			if u.name == "" {
				continue
			}
			if first, _, _ := strings.Cut(u.name, " "); !slices.Contains(noNames, first) {
				all = append(all, u)
			}
		}
	}
	return all
}

// isListed gives what tells whether somebody of a name is known: the author, the people, and what
// is replaced.
func (p *Pass) isListed() func(unlisted) bool {
	known := map[string]bool{}
	add := func(name string) {
		for word := range strings.FieldsFuncSeq(name, redact.NotWord) {
			known[foldedWord(word)] = true
		}
	}
	add(p.Case.Config.Person.Name)
	for _, person := range p.Case.People {
		add(person.Name.V)
		for _, also := range person.Also {
			add(also.V)
		}
	}
	var patterns []*regexp.Regexp
	for _, r := range p.Case.Config.Redact {
		add(r.Term)
		if form, err := regexp.Compile(r.Pattern); err == nil && r.Pattern != "" {
			patterns = append(patterns, form)
		}
	}
	return func(u unlisted) bool {
		words := strings.FieldsFunc(u.name, redact.NotWord)
		return known[foldedWord(words[len(words)-1])] || slices.ContainsFunc(patterns, func(form *regexp.Regexp) bool { return form.MatchString(u.written) })
	}
}

// foldedWord gives a word as it is compared, in small letters and without marks.
func foldedWord(word string) string {
	var b strings.Builder
	for _, r := range word {
		for _, as := range redact.Folded(r) {
			b.WriteString(as)
		}
	}
	return b.String()
}
