package hostile

// What begins with an item goes on with the list of terms that each portfolio has.
func settings() map[string]text {
	return map[string]text{
		"terms":              numbered("  - {term: term%d, as: a word, from: mentor}\n"),
		"equal terms":        repeated("  - {term: falcon, as: a word, from: mentor}\n"),
		"terms alike":        stairs("  - {as: a word, from: mentor, term: ", "a", "}\n"),
		"terms in terms":     stairs("  - {as: a word, from: mentor, term: '", "falcon ", "'}\n"),
		"a long term":        long("  - {as: a word, from: mentor, term: '", "falcon ", "'}\n"),
		"a long word":        long("  - {as: a word, from: mentor, term: '", "f", "'}\n"),
		"a long answer":      long("  - {term: words, from: mentor, as: '", "some ", "'}\n"),
		"patterns":           numbered("  - {pattern: 'code%d-[0-9]+', as: a code, from: mentor}\n"),
		"a long pattern":     long("  - {as: a code, from: mentor, pattern: '", "a?", "'}\n"),
		"a wide pattern":     long("  - {as: a code, from: mentor, pattern: '", "(a|b)*", "'}\n"),
		"a pattern of times": long("  - {as: a code, from: mentor, pattern: '", "(a{1,30}){1,30}", "'}\n"),
		"a deep pattern":     between("  - {as: a code, from: mentor, pattern: '", nested("(", "a", ")*"), "'}\n"),
		"values":             between("values:\n", numbered("  - {id: v%d, name: V%d}\n"), ""),
		"equal values":       between("values:\n", repeated("  - {id: v, name: V}\n"), ""),
		"windows":            between("calendar:\n", numbered("  - {name: W%d, kind: round, opens: 2026-01-01, closes: 2026-02-01}\n"), ""),
		"unknown keys":       numbered("k%d: 1\n"),
		"equal keys":         repeated("values: []\n"),
		"hosts":              between("hosts:\n", numbered("  - h%d.example\n"), ""),
		"accepted":           between("accept:\n", numbered("  - {check: evidence-no-witness, file: content/evidence/e%d.md, because: so}\n"), ""),
		"accepted wrongly":   between("accept:\n", numbered("  - {check: what%d, because: so}\n"), ""),
		"accepted patterns":  between("accept:\n", repeated("  - {check: evidence-no-witness, file: 'content/*/*/*/*/*/*', because: so}\n"), ""),
		"profiles":           between("packet:\n  profiles:\n", numbered("    - {name: p%d, sections: [summary]}\n"), ""),
		"enough":             between("enough:\n", numbered("  - {period: 2026-Q1, text: E%d}\n"), ""),
		"a long language":    long("language: ", "a", "\n"),
		"params":             between("params:\n", numbered("  a%d: 1\n"), ""),
		"a long address":     long("baseURL: https://a.example/", "a/", "\n"),
	}
}

func persons() map[string]text {
	return map[string]text{
		"people":           numbered("- {id: p%d, name: Person%d, relation: peer, named: mentor}\n"),
		"equal people":     repeated("- {id: p, name: Person, relation: peer, named: mentor}\n"),
		"equal names":      numbered("- {id: p%d, name: Jo Marlowe, relation: peer, named: mentor}\n"),
		"one first name":   numbered("- {id: p%d, name: Jo Family%d, relation: peer, named: mentor}\n"),
		"a long name":      long("- {id: p, relation: peer, named: mentor, name: '", "Name ", "'}\n"),
		"a long word":      long("- {id: p, relation: peer, named: mentor, name: '", "n", "'}\n"),
		"spellings":        between("- id: p\n  name: P\n  relation: peer\n  named: mentor\n  also:\n", numbered("    - Other%d\n"), ""),
		"spellings alike":  between("- id: p\n  name: P\n  relation: peer\n  named: mentor\n  also:\n", stairs("    - ", "a", "\n"), ""),
		"names of letters": numbered("- {id: p%d, name: 'Łukasz%d Żółtowski%d', relation: peer, named: mentor}\n"),
		"unknown fields":   numbered("- {id: p%d, name: P%d, what: 1}\n"),
		"short names":      numbered("- {id: p%d, name: 'A%d', relation: peer, named: self}\n"),
	}
}

func ladders() map[string]text {
	area := func(t text) text { return between("  - id: b\n    name: B\n    competencies:\n", t, "") }
	return map[string]text{
		"areas":              numbered("  - {id: a%d, name: A, competencies: []}\n"),
		"competencies":       area(numbered("      - {id: c%d, name: C, expectations: {staff: Does it}}\n")),
		"equal competencies": area(repeated("      - {id: c, name: C, expectations: {staff: Does it}}\n")),
		"expectations":       between("  - id: b\n    name: B\n    competencies:\n      - id: c\n        name: C\n        expectations: {", numbered("l%d: Does it, "), "}\n"),
		"former ids":         between("  - id: b\n    name: B\n    competencies:\n      - id: c\n        name: C\n        formerly: [", numbered("f%d, "), "]\n"),
		"rules":              between("gates:\n  staff:\n    rules:\n", numbered("      - {id: r%d, evidence: 1}\n"), ""),
		"equal rules":        between("gates:\n  staff:\n    rules:\n", repeated("      - {id: r, evidence: 1}\n"), ""),
		"gates":              between("gates:\n", numbered("  g%d: {each: {evidence: 1}}\n"), ""),
		"waived":             between("gates:\n  staff:\n    waive:\n", numbered("      - {competency: w%d, because: so}\n"), ""),
		"a long expectation": between("  - id: b\n    name: B\n    competencies:\n      - id: c\n        name: C\n        expectations: {staff: '", repeated("Does it. "), "'}\n"),
	}
}

func sidecars() map[string]text {
	return map[string]text{
		"events":          between("events:\n", numbered("  - {date: 2026-02-01, text: E%d}\n"), ""),
		"events of days":  between("events:\n", days("  - {date: %s, text: E}\n"), ""),
		"columns":         between("columns:\n", numbered("  c%d: {title: C}\n"), ""),
		"equal columns":   between("columns:\n", repeated("  deploys: {title: C}\n"), ""),
		"a long title":    long("title: ", "a ", "\n"),
		"a long unit":     long("unit: ", "a", "\n"),
		"a long target":   long("target: 1", "0", "\n"),
		"a long fraction": long("target: 0.", "1", "\n"),
		"where":           between("where: {", numbered("c%d: x, "), "}\n"),
		"a long format":   long("date: {column: date, format: '", "yyyy-", "'}\n"),
	}
}

func levels() map[string]text {
	head := "date,by,competency,level,note\n"
	return map[string]text{
		"rows":                 between(head, numbered("2026-01-01,self,design,senior,n%d\n"), ""),
		"days":                 between(head, days("%s,self,design,senior,\n"), ""),
		"unknown people":       between(head, numbered("2026-01-01,p%d,design,senior,\n"), ""),
		"unknown competencies": between(head, numbered("2026-01-01,self,c%d,senior,\n"), ""),
		"unknown levels":       between(head, numbered("2026-01-01,self,design,l%d,\n"), ""),
		"bad dates":            between(head, numbered("soon%d,self,design,senior,\n"), ""),
		"a long note":          between(head+"2026-01-01,self,design,senior,\"", repeated("falcon "), "\"\n"),
		"columns":              between("date,by,competency,level", numbered(",c%d"), "\n2026-01-01,self,design,senior\n"),
	}
}
