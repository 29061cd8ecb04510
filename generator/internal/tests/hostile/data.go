package hostile

import (
	"strings"
)

// fields are the ways to grow YAML, as fields of an entry or as a file.
func fields() map[string]text {
	return map[string]text{
		"open brackets":          long("params: ", "[", "\n"),
		"open braces":            long("params: ", "{", "\n"),
		"closed brackets":        long("params: ", "]", "\n"),
		"lists in each other":    between("params: ", nested("[", "a", "]"), "\n"),
		"maps in each other":     between("params: ", nested("{a: ", "1", "}"), "\n"),
		"both in each other":     between("params: ", nested("[{a: ", "1", "}]"), "\n"),
		"signs of lists":         between("params:\n  ", repeated("- "), "a\n"),
		"maps by indentation":    between("params:\n", stairs("", " ", "a:\n"), ""),
		"maps in maps":           between("params:\n", stairs("  ", " ", "a: {b: c}\n"), ""),
		"equal fields":           repeated("a: 1\n"),
		"fields":                 between("params:\n", numbered("  a%d: 1\n"), ""),
		"fields unknown":         numbered("a%d: 1\n"),
		"fields of maps":         between("params:\n", numbered("  a%d: {b: {c: d}}\n"), ""),
		"fields in braces":       between("params: {", numbered("a%d: b, "), "}\n"),
		"fields in braces apart": between("params: {", numbered("a%d: b,\n  "), "}\n"),
		"items":                  between("params:\n", repeated("  - a\n"), ""),
		"items of maps":          between("params:\n", repeated("  - {a: b}\n"), ""),
		"items of fields":        between("params:\n", repeated("  - a: b\n    c: d\n"), ""),
		"items in brackets":      between("params: [", repeated("a, "), "]\n"),
		"empty items":            between("params:\n", repeated("  -\n"), ""),
		"empty fields":           between("params:\n", numbered("  a%d:\n"), ""),
		"pairs":                  between("params: [", repeated("b: c, "), "]\n"),
		"commas":                 long("params: [", ",", "]\n"),
		"tags":                   between("tags: [", numbered("t%d, "), "]\n"),
		"tags of one word":       between("tags: [", repeated("a, "), "]\n"),
		"competencies":           between("objectives: [", numbered("c%d, "), "]\n"),
		"links":                  between("links:\n", numbered("  - {title: a, url: 'https://h%d.example/'}\n"), ""),
		"artifacts":              between("artifacts:\n", numbered("  - {title: a, url: 'https://h%d.example/'}\n"), ""),
		"impacts":                between("impact:\n", numbered("  - {label: a%d, from: 1, to: 2, unit: s}\n"), ""),
		"witnesses":              between("witnesses: [", repeated("jo, "), "]\n"),
		"witnesses unknown":      between("witnesses: [", numbered("w%d, "), "]\n"),
		"a long text":            long("params: ", "a ", "\n"),
		"a text of lines":        long("params: ", "a\n  ", "\n"),
		"a block of text":        between("params: |\n", repeated("  a\n"), ""),
		"a folded block":         between("params: >\n", repeated("  a\n"), ""),
		"blank lines in a block": between("params: |\n  a\n", repeated("\n"), "  b\n"),
		"a quotation":            long(`params: "`, "a ", "\"\n"),
		"a quotation of lines":   long(`params: "`, "a\n  ", "\"\n"),
		"a quotation of blanks":  long(`params: "`, "\n", "a\"\n"),
		"an open quotation":      long(`params: "`, "a\n", ""),
		"an apostrophe":          long(`params: '`, "''", "'\n"),
		"escapes":                long(`params: "`, `\x41`, "\"\n"),
		"escaped lines":          long(`params: "`, "\\\n", "\"\n"),
		"a long key":             long("params: {", "a", ": 1}\n"),
		"a key of lines":         long("params:\n  ? ", "a\n   ", "\n  : b\n"),
		"question marks":         between("params:\n", repeated("  ? a\n"), ""),
		"comments":               repeated("# a\n"),
		"comments in a list":     between("params:\n", repeated("  # a\n  - b # c\n"), ""),
		"comments in brackets":   between("params: [\n", repeated("  # a\n  b,\n"), "]\n"),
		"a long comment":         long("# ", "a ", "\n"),
		"blank lines":            repeated("\n"),
		"blanks":                 long("params: a", " ", "\n"),
		"anchors":                between("params:\n", numbered("  a%d: &b%d c\n"), ""),
		"an anchor and aliases":  between("params:\n  a: &b [c, d]\n  e: [", repeated("*b, "), "]\n"),
		"aliases that grow": func(n int) string {
			var b strings.Builder
			b.WriteString("params:\n  a0: &a0 [" + strings.Repeat("x, ", n/40) + "]\n")
			b.WriteString(numbered("  a1%d: &a1%d [*a0, *a0, *a0]\n")(n / 2))
			return b.String()
		},
		"doubling aliases": between("params:\n  x0: &x0 [a, a]\n", func(n int) string {
			return "  x1: &x1 [*x0, *x0]\n  x2: &x2 [*x1, *x1]\n  x3: &x3 [*x2, *x2]\n  x4: &x4 [*x3, *x3]\n  x5: &x5 [*x4, *x4]\n  x6: &x6 [*x5, *x5]\n  x7: &x7 [*x6, *x6]\n  x8: [" + strings.Repeat("*x7, ", n/5) + "]\n"
		}, ""),
		"an alias of a long text": func(n int) string {
			return "params:\n  a: &a \"" + strings.Repeat("b ", n/4) + "\"\n  c: [" + strings.Repeat("*a, ", n/8) + "]\n"
		},
		"an alias of prose": func(n int) string {
			return "summary: &a \"" + strings.Repeat("*b* ", n/8) + "\"\nlearned: [" + strings.Repeat("*a, ", n/8) + "]\nlinks:\n" + strings.Repeat("  - {title: *a, url: *a}\n", n/100)
		},
		"an alias of itself":    between("params: &a\n", numbered("  b%d: *a\n"), ""),
		"merge keys":            between("params:\n  a: &a {b: c, d: e}\n", numbered("  f%d: {<<: *a}\n"), ""),
		"merge keys in one map": between("params:\n  a: &a {b: c, d: e}\n  f:\n", repeated("    <<: *a\n"), ""),
		"merge keys that grow": func(n int) string {
			return "params:\n  a: &a {" + numbered("k%d: v, ")(n/2) + "}\n" + numbered("  f%d: {<<: *a}\n")(n/2)
		},
		"merged lists":             between("params:\n  a: &a {b: c}\n  f: {<<: [", repeated("*a, "), "]}\n"),
		"explicit types":           between("params:\n", repeated("  - !!str a\n"), ""),
		"types on each other":      long("params: ", "!a ", "b\n"),
		"documents":                repeated("--- a\n"),
		"ends of documents":        repeated("...\n"),
		"directives":               repeated("%YAML 1.2\n"),
		"tabs":                     long("params:", "\t", "a\n"),
		"colons":                   long("params: a", ":", "\n"),
		"colons apart":             long("params: ", ": ", "\n"),
		"dashes":                   long("params: ", "-", "\n"),
		"stars":                    long("params: ", "*", "\n"),
		"stars apart":              long("params: ", "* ", "\n"),
		"numbers":                  between("params: [", repeated("1, "), "]\n"),
		"a long number":            long("params: ", "1", "\n"),
		"a long exponent":          long("effort: 1e", "1", "\n"),
		"a long date":              long("date: 2026-03-", "1", "\n"),
		"a date of blanks":         long("date: '2026-03-01", " ", "'\n"),
		"prose in a field":         long("summary: '", "*a* [b](/c/) ", "'\n"),
		"windows line ends":        between("params:\n", repeated("  - a\r\n"), ""),
		"letters of several bytes": between("params: {", numbered("ä%d: ö, "), "}\n"),
	}
}

// milestones turns fields into a file of one row.
func milestones(t text) text { return between("- id: m\n  title: M\n", indented(t), "") }

func indented(t text) text {
	return func(n int) string {
		s := t(n)
		return "  " + strings.TrimRight(strings.ReplaceAll(s, "\n", "\n  "), " ")
	}
}

func jsons() map[string]text {
	row := func(t text) text { return between(`[{"id": "m", "title": "M", "params": `, t, "}]") }
	return map[string]text{
		"open brackets":        repeated("["),
		"lists in each other":  row(nested("[", "1", "]")),
		"maps in each other":   row(nested(`{"a":`, "1", "}")),
		"items":                row(between("[", repeated("1,"), "1]")),
		"empty lists":          row(between("[", repeated("[],"), "1]")),
		"texts":                row(between("[", repeated(`"a",`), "1]")),
		"a long text":          row(long(`"`, "a ", `"`)),
		"an open text":         row(long(`"`, "a ", ``)),
		"escapes":              row(long(`"`, `\u0041`, `"`)),
		"a long key":           row(long(`{"`, "a", `": 1}`)),
		"long keys":            row(between("{", numbered(`"`+strings.Repeat("a", 1000)+`%d":1,`), `"b":1}`)),
		"a long unknown field": between(`[{"id": "m", "title": "M", "`, repeated("a"), `": 1}]`),
		"a key of escapes":     row(long(`{"`, `\u0041`, `": 1}`)),
		"keys in each other":   row(nested(`{"abcdefghij":`, "1", "}")),
		"a long id":            between(`[{"title": "M", "id": "`, repeated("m"), `"}]`),
		"fields":               row(between("{", numbered(`"a%d":1,`), `"b":1}`)),
		"equal fields":         row(between("{", repeated(`"a":1,`), `"b":1}`)),
		"fields unknown":       between(`[{"id": "m", "title": "M"`, numbered(`,"a%d":1`), "}]"),
		"equal fields of rows": between(`[{"id": "m", "title": "M"`, repeated(`,"a":1`), "}]"),
		"rows":                 between("[", numbered(`{"id":"m%d","title":"M"},`), `{"id":"m","title":"M"}]`),
		"equal rows":           between("[", repeated(`{"id":"m","title":"M"},`), `{"id":"m","title":"M"}]`),
		"rows without fields":  between("[", repeated(`{},`), `{"id":"m","title":"M"}]`),
		"a long number":        row(repeated("1")),
		"a long fraction":      row(long("0.", "1", "")),
		"blanks":               row(long(" ", " ", "1")),
		"blank lines":          row(long(" ", "\n", "1")),
		"bad numbers":          row(between("[", repeated("-,"), "]")),
		"commas":               row(long("[", ",", "]")),
		"colons":               row(long("{", ":", "}")),
		"something behind":     between("[]", repeated("[]"), ""),
		"lines":                row(between("[\n", repeated("\"a\",\n"), "1]")),
	}
}

func tomls() map[string]text {
	return map[string]text{
		"open brackets":        long("a = ", "[", "\n"),
		"lists in each other":  between("a = ", nested("[", "1", "]"), "\n"),
		"tables in each other": between("a = ", nested("{a=", "1", "}"), "\n"),
		"dots":                 long("", "a.", "a = 1\n"),
		"dots of tables":       long("[", "a.", "a]\n"),
		"tables as stairs":     between("", stairs("[a", ".a", "]\n"), ""),
		"keys as stairs":       stairs("a", ".a", " = 1\n"),
		"dotted keys":          numbered("params.a.b.c.d.e.f%d = 1\n"),
		"wide and deep":        numbered("params.a%d.b.c.d.e.f.g.h.i.j.k.l.m.n = 1\n"),
		"tables":               numbered("[a%d]\nb = 1\n"),
		"deep tables":          numbered("[a.b.c.d.e.f.g%d]\nb = 1\n"),
		"arrays of tables":     repeated("[[outcomes]]\ntext = 'a'\n"),
		"arrays in arrays":     repeated("[[outcomes]]\ntext = 'a'\n[[outcomes.a]]\ntext = 'a'\n"),
		"arrays by number":     numbered("[[a%d]]\nid = 'm%d'\n"),
		"arrays in one array":  repeated("[[params.a]]\nb = 1\n"),
		"deep arrays":          repeated("[[params.a.b.c.d]]\ne = 1\n"),
		"fields":               numbered("a%d = 1\n"),
		"equal fields":         repeated("a = 1\n"),
		"inline fields":        between("params = {", numbered("a%d = 1, "), "b = 1}\n"),
		"items":                between("params = [", repeated("1, "), "]\n"),
		"items in lines":       between("params = [", repeated("1,\n"), "]\n"),
		"a long text":          long("params = '", "a ", "'\n"),
		"a text of lines":      long("params = '''", "a\n", "'''\n"),
		"an open text":         long("params = '''", "a\n", ""),
		"open quotes":          long("params = ", `"`, "\n"),
		"escapes":              long("params = \"", `\u0041`, "\"\n"),
		"escaped lines":        long("params = \"\"\"", "\\\n", "\"\"\"\n"),
		"a long key":           long("", "a", " = 1\n"),
		"a quoted key":         long("'", "a", "' = 1\n"),
		"quoted dots":          long("", "'a'.", "b = 1\n"),
		"comments":             repeated("# a\n"),
		"blank lines":          repeated("\n"),
		"a long number":        long("params = ", "1", "\n"),
		"underscores":          long("params = 1", "_1", "\n"),
		"dates":                between("params = [", repeated("2026-03-31, "), "]\n"),
	}
}

func rows() map[string]text {
	head := "id,title,summary\n"
	return map[string]text{
		"rows":               between(head, numbered("m%d,M,s\n"), ""),
		"equal rows":         between(head, repeated("m,M,s\n"), ""),
		"rows without an id": between(head, repeated(",M,s\n"), ""),
		"columns":            between("id,title", numbered(",c%d"), "\nm,M\n"),
		"equal columns":      between("id,title", repeated(",c"), "\nm,M\n"),
		"dotted columns":     between("id,title", numbered(",params.c%d"), "\nm,M\n"),
		"a dotted column":    between("id,title,params", repeated(".a"), "\nm,M,x\n"),
		"dotted columns, filled": func(n int) string {
			return "id,title" + numbered(",params.c%d")(n/2) + "\nm,M" + strings.Repeat(",x", n/30) + "\n"
		},
		"dots as stairs": between("id,title", stairs(",params", ".a", ""), "\nm,M,x,y,z\n"),
		"cells":          between("id,title", numbered(",c%d"), "\nm,M,x\n"),
		"wide rows": func(n int) string {
			wide := isqrt(n / 8)
			return "id,title" + numbered(",params.c%d")(8*wide) + numbered("\nm%d,M"+strings.Repeat(",x", wide))(n) + "\n"
		},
		"a long id":             between("id,title\n", repeated("m"), ",M\n"),
		"long ids":              between("id,title\n", numbered(strings.Repeat("m", 300)+"%d,M\n"), ""),
		"a long title":          between("id,title\nm,", repeated("M"), "\n"),
		"a long column":         between("id,title,params.", repeated("c"), "\nm,M,x\n"),
		"delimiters":            between(head, repeated(","), "\n"),
		"rows of delimiters":    between(head, repeated("m,,,,,,,,,,,,,,,,\n"), ""),
		"a square":              between(head, grid("", "a", ",", "\n"), ""),
		"ragged rows":           between(head, stairs("m", ",a", "\n"), ""),
		"a giant cell":          between(head+"m,M,\"", repeated("a\n"), "\"\n"),
		"an open cell":          between(head+"m,M,\"", repeated("a\n"), ""),
		"quotes":                between(head, repeated(`"`), ""),
		"doubled quotes":        between(head+"m,M,\"", repeated(`""`), "\"\n"),
		"quotes in cells":       between(head, repeated("a\"b,c\n"), ""),
		"items of a cell":       between("id,title,tags\nm,M,\"", numbered("t%d;"), "\"\n"),
		"equal items of a cell": between("id,title,tags\nm,M,\"", repeated("a;"), "\"\n"),
		"bars":                  between("id,title,tags\nm,M,\"", repeated("|"), "\"\n"),
		"blank lines":           between(head, repeated("\n"), "m,M,s\n"),
		"blank rows":            between(head, repeated(",,\n"), "m,M,s\n"),
		"separators":            repeated("sep=;\n"),
		"a long line":           repeated("a"),
		"no header":             repeated("m,M\n"),
		"unknown values":        between("id,title,kind\n", numbered("m%d,M,k\n"), ""),
		"bad dates":             between("id,title,due\n", numbered("m%d,M,soon\n"), ""),
		"references":            between("id,title,after\n", numbered("m%d,M,m0\n"), ""),
		"references to nothing": between("id,title,after\n", numbered("m%d,M,n%d\n"), ""),
		"a long chain":          between("id,title,after\nm0,M,\n", func(n int) string { return chain(n) }, ""),
		"one title":             between(head, numbered("m%d,falcon,Jo Marlowe\n"), ""),
	}
}

func chain(n int) string {
	s := strings.Split(strings.TrimSpace(numbered("m%d,M\n")(n*2/3)), "\n")
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		before, _, _ := strings.Cut(s[i-1], ",")
		b.WriteString(s[i] + "," + before + "\n")
	}
	return b.String()
}

func tables() map[string]text {
	return map[string]text{
		"rows":                 between("date,a\n", numbered("2026-01-01,%d\n"), ""),
		"days":                 between("date,a\n", days("%s,1\n"), ""),
		"days and words":       between("date,a,b\n", days("%s,1,w\n"), ""),
		"days and other words": between("date,a,b\n", func(n int) string { return numbered("2026-01-01,1,w%d\n")(n) }, ""),
		"columns":              between("date", numbered(",c%d"), "\n2026-01,1\n2026-02,2\n"),
		"a square": func(n int) string {
			side := isqrt(n / 3)
			return "date" + strings.Repeat(",c", side) + "\n" + strings.Repeat("2026-01"+strings.Repeat(",1", side)+"\n", side)
		},
		"columns of figures": func(n int) string {
			side := n / 16
			return "date" + numbered(",c%d")(n/3) + "\n2026-01" + strings.Repeat(",1", side) + "\n2026-02" + strings.Repeat(",2", side) + "\n"
		},
		"no dates":    repeated("a,b\n"),
		"a long word": between("date,a\n2026-01,1\n2026-02,", repeated("w"), "\n"),
		"long columns": func(n int) string {
			return "date" + strings.Repeat(","+strings.Repeat("c", n/4), 2) + "\n2026-01,1,2\n2026-02,2,3\n"
		},
		"columns of words": func(n int) string {
			side := isqrt(n / 3)
			return "date,a" + numbered(",w%d")(side*5) + numbered("\n2026-01-01,1"+strings.Repeat(",v%d", side))(n) + "\n"
		},
		"words":               between("date,a\n", repeated("2026-01,w\n"), ""),
		"both marks":          between("date;a\n", repeated("2026-01;1.234\n"), ""),
		"units":               between("date,a\n", numbered("2026-01,%d u%d\n"), ""),
		"bad dates":           between("date,a\n2026-01,1\n2026-02,1\n", numbered("on day %d,1\n"), ""),
		"bad figures":         between("date,a\n", each(days("%s,1\n"), numbered("2026-01-01,x%d\n")), ""),
		"ragged":              between("date,a\n", stairs("2026-01-01", ",1", "\n"), ""),
		"a giant cell":        between("date,a\n2026-01,\"", repeated("1\n"), "\"\n"),
		"a long figure":       between("date,a\n2026-01,", repeated("1"), "\n2026-02,1\n"),
		"a long exponent":     between("date,a\n2026-01,1e", repeated("1"), "\n2026-02,1\n"),
		"a grouped figure":    between("date,a\n2026-01,\"1", repeated(",000"), "\"\n2026-02,1\n"),
		"comments":            between("date,a\n", repeated("# a\n"), "2026-01,1\n"),
		"notes above":         between("", repeated("a note\n"), "date,a\n2026-01,1\n"),
		"totals":              between("date,a\n", repeated("2026-01,1\nTotal,2\n"), ""),
		"quarters and months": between("date,a\n", repeated("2026-Q1,1\n2026-01,2\n"), ""),
		"a long header":       long("date,", "a ", "\n2026-01,1\n"),
		"gaps":                between("date,a\n", repeated("2026-01,\n"), ""),
		"words of many columns": func(n int) string {
			return "date" + strings.Repeat(",w", n/16) + "\n2026-01" + strings.Repeat(",v", n/16) + "\n2026-02" + strings.Repeat(",v", n/16) + "\n"
		},
	}
}

func pictures() map[string]text {
	svg := func(t text) text {
		return between(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">`, t, "</svg>")
	}
	return map[string]text{
		"groups in each other": svg(nested("<g>", "", "</g>")),
		"open groups":          between(`<svg xmlns="http://www.w3.org/2000/svg">`, repeated("<g>"), ""),
		"shapes":               svg(repeated(`<path d="M0 0"/>`)),
		"a long path":          svg(long(`<path d="M0 0`, " L1 1", `"/>`)),
		"attributes":           svg(between("<g", numbered(` a%d="b"`), "/>")),
		"a long attribute":     svg(long(`<g id="`, "a", `"/>`)),
		"rules":                svg(between("<style>", numbered(".a%d{fill:red}"), `</style><g class="a1"/>`)),
		"rules and shapes":     svg(each(between("<style>", numbered(".a%d{fill:red}"), "</style>"), numbered(`<g class="a%d"/>`))),
		"a selector":           svg(long("<style>", "a ", "{fill:red}</style>")),
		"selectors":            svg(each(between("<style>", repeated("g g g{fill:red}"), "</style>"), nested("<g>", "", "</g>"))),
		"negations":            svg(long("<style>", ":not(", "{}</style>")),
		"classes":              svg(each(between("<style>", repeated(".a{fill:red}"), "</style>"), long(`<g class="`, "a ", `"/>`))),
		"open rules":           svg(long("<style>", "a{", "</style>")),
		"ids and uses":         svg(numbered(`<g id="a%d"><use href="#a%d"/></g>`)),
		"uses in each other":   svg(numbered(`<g id="a%d"><use href="#a0"/><use href="#a1"/></g>`)),
		"references":           svg(each(numbered(`<linearGradient id="g%d"/>`), numbered(`<rect fill="url(#g%d)"/>`))),
		"comments":             svg(repeated("<!-- a -->")),
		"an open comment":      svg(long("<!--", "-", "")),
		"entities":             svg(repeated("&amp;")),
		"declared entities": func(n int) string {
			return "<!DOCTYPE svg [" + numbered(`<!ENTITY e%d "a">`)(n) + "]><svg xmlns='http://www.w3.org/2000/svg'>&e1;</svg>"
		},
		"texts":                 svg(repeated("<text>falcon</text>")),
		"a long text":           svg(long("<text>", "falcon ", "</text>")),
		"transforms":            svg(long(`<g transform="`, "scale(2) ", `"/>`)),
		"transforms by nesting": svg(nested(`<g transform="scale(2)">`, "", "</g>")),
		"styles":                svg(long(`<g style="`, "fill:red;", `"/>`)),
		"an unclosed style":     svg(long(`<g style="`, "url(", `"/>`)),
		"numbers":               svg(long(`<path d="`, "1", `"/>`)),
	}
}

func names() map[string]text {
	return map[string]text{
		"files":          numbered("f%d.txt\n"),
		"pictures":       numbered("p%d.png\n"),
		"equal names":    numbered("F%d.txt\nf%d.txt\n"),
		"deep folders":   between("", numbered("a/b/c/d/e/f/g/h/f%d.txt\n"), ""),
		"a deep folder":  long("", "a/", "f.txt\n"),
		"a long name":    long("", "a", ".txt\n"),
		"long names":     numbered(strings.Repeat("a", 200) + "%d.txt\n"),
		"names of terms": numbered("falcon-%d.txt\n"),
		"letters":        numbered("Ä%d.txt\n"),
		"archives":       numbered("z%d.zip\n"),
	}
}

func templates() map[string]text {
	return map[string]text{
		"actions":              repeated("{{ 1 }}"),
		"conditions":           nested("{{ if 1 }}", "a", "{{ end }}"),
		"open actions":         repeated("{{"),
		"parentheses":          between("{{ ", nested("(", "1", ")"), " }}"),
		"comments":             repeated("{{/* a */}}"),
		"a pipe":               long("{{ 1", " | print", " }}"),
		"words":                repeated("some words "),
		"definitions":          numbered("{{ define \"a%d\" }}a{{ end }}"),
		"elements":             nested("<div>", "a", "</div>"),
		"fields of one thing":  long("{{ $a", ".b", " }}"),
		"arguments":            long("{{ print", " 1", " }}"),
		"variables":            numbered("{{ $a%d := 1 }}"),
		"texts with falcon":    repeated("falcon "),
		"quotes":               long("{{ \"", "a", "\" }}"),
		"blanks":               repeated(" "),
		"commented out blocks": repeated("<!-- a -->"),
	}
}
