package hostile

import (
	"maps"
	"math"
	"slices"
	"strings"
)

// Forms are the forms that have names, in one order. What is Markdown is tried as a
// body and as a field.
func Forms() []Form {
	var all []Form
	add := func(kind Kind, texts map[string]text) {
		for _, name := range slices.Sorted(maps.Keys(texts)) {
			all = append(all, Form{kind.String() + ": " + name, kind, texts[name]})
		}
	}
	add(Body, markdown())
	add(Summary, markdown())
	add(Title, markdown())
	add(Front, fields())
	inRows := fields()
	for name, t := range inRows {
		inRows[name] = milestones(t)
	}
	add(YAML, inRows)
	add(JSON, jsons())
	add(TOML, tomls())
	add(Rows, rows())
	add(Series, tables())
	add(SVG, pictures())
	add(Names, names())
	add(Layout, templates())
	add(Config, settings())
	add(People, persons())
	add(Framework, ladders())
	add(Sidecar, sidecars())
	add(Levels, levels())
	return all
}

// Sound is what authors write, of each kind.
func Sound(kind Kind) Form {
	prose := repeated("Some words with *emphasis* and [a link](/evidence/beside/), and more words.\n\n- one\n- two `code`\n\n")
	sentence := repeated("Some words with *emphasis* and more words, `code` too.\n\n")
	texts := map[Kind]text{
		Body: prose, Summary: sentence, Title: repeated("Some words and more words. "),
		Front:     between("params:\n  text: |\n", repeated("    Some words, line by line.\n"), "  list:\n    - one\n    - two\n"),
		YAML:      numbered("- id: m%d\n  title: A milestone\n  summary: Some words that say what it is, and some more of them.\n"),
		JSON:      between("[", numbered(`{"id": "m%d", "title": "A milestone", "summary": "Some words that say what it is."},`+"\n"), `{"id": "m", "title": "M"}]`),
		TOML:      between("[params]\n", numbered("text%d = 'Some words that say what it is, and some more of them.'\n"), ""),
		Rows:      between("id,title,summary\n", numbered("m%d,A milestone,\"Some words that say what it is, and more\"\n"), ""),
		Series:    between("date,deploys,failures\n", days("%s,12.5,3\n"), ""),
		SVG:       between(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">`, repeated(`<g fill="red"><path d="M0 0 L10 10 L20 3 Z"/><text x="1" y="2">Words</text></g>`+"\n"), "</svg>"),
		Names:     numbered("a-file-with-a-name-of-some-words-%d.txt\n"),
		Config:    between("values:\n", numbered("  - {id: v%d, name: A value}\n"), ""),
		People:    numbered("- {id: p%d, name: Name%d Familyname%d, relation: peer}\n"),
		Framework: between("", numbered("  - {id: a%d, name: An area, competencies: [{id: c%d, name: A competency, expectations: {staff: Does it}}]}\n"), ""),
		Sidecar:   between("title: Deploys\nevents:\n", days("  - {date: %s, text: Something happened}\n"), ""),
		Levels:    between("date,by,competency,level\n", days("%s,self,design,senior\n"), ""),
		Layout:    repeated("<p class=\"a\">Some words {{ 1 }} and more of them.</p>\n"),
	}
	return Form{"sound " + kind.String(), kind, texts[kind]}
}

// days is a piece for each of the days of some years, over again.
func days(piece string) text {
	return func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			y, m, d := 1900+i/336%8000, i/28%12+1, i%28+1
			b.WriteString(strings.ReplaceAll(piece, "%s", number(y, 4)+"-"+number(m, 2)+"-"+number(d, 2)))
		}
		return b.String()
	}
}

func number(n, digits int) string {
	var b strings.Builder
	for i := digits - 1; i >= 0; i-- {
		b.WriteByte(byte('0' + n/int(math.Pow10(i))%10))
	}
	return b.String()
}
