package generator

import (
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// invention is a portfolio that chance made. Every text in it that somebody may
// not read holds a mark: a word, or a number, that stands nowhere else.
type invention struct {
	*rand.Rand
	files   fstest.MapFS
	marks   map[string]mark // by what the search goes by: keyOf
	taken   map[string]bool
	secrets []secret // names and terms, for other texts to hold
	planned []plan
	people  []string // their ids
	skills  []string // ids of competencies
	series  []series
	charts  []string // ids of charts of the author's own
	twin    *twin    // that it is, of another one; nil = of none
}

// mark is what tells that something got out.
type mark struct {
	text string          // letters in lower case without diacritics, or digits
	to   config.Audience // the widest audience that may read it
	kind string          // where it stood: "journal body"
}

// nobody is an audience that there is not: drafts and remarks are for nobody.
const nobody = config.Self + 1

// secret is a name or a term, which any text may hold.
type secret struct {
	text    string
	pattern bool // config.yaml gives no more than a pattern for it
}

// plan is an entry that is to be written, for others to refer to.
type plan struct {
	folder, id string
	to         config.Audience // who may read it at most; nobody for drafts
	given      config.Audience // what its front matter says; Unset = nothing
	consent    string
}

type series struct {
	id       string
	to       config.Audience
	relative bool
	columns  []string
}

// invent makes the portfolio of a number: the same one each time.
func invent(seed uint64) *invention { return inventTwin(seed, nil) }

func inventTwin(seed uint64, of *twin) *invention {
	v := &invention{
		Rand: rand.New(rand.NewPCG(seed, 20260630)), files: fstest.MapFS{}, marks: map[string]mark{}, taken: map[string]bool{}, twin: of,
	}
	v.persons()
	redact := v.redactions()
	v.plans()
	v.framework()
	v.metrics()
	v.ownCharts()
	v.config(redact)
	v.pages()
	for _, p := range v.planned {
		v.entry(p)
	}
	v.assessments()
	v.twin.adds(v)
	return v
}

// one tells true once in n times.
func (v *invention) one(n int) bool { return v.IntN(n) == 0 }

func pick[T any](v *invention, from ...T) T { return from[v.IntN(len(from))] }

// anyone gives an audience.
func (v *invention) anyone() config.Audience {
	return pick(v, config.Public, config.Public, config.Committee, config.Mentor, config.Self)
}

// word gives a word that nothing else holds, and that can be told by its first
// letters.
func (v *invention) word() string {
	for {
		w := "qz"
		for range 4 {
			w += v.syllable()
		}
		if !v.taken[keyOf(w)] {
			v.taken[keyOf(w)] = true
			return w
		}
	}
}

// keyLength is how many letters of a mark give it away, if the rest was cut off.
const keyLength = 8

func keyOf(text string) string { return text[:min(keyLength, len(text))] }

// han gives a name in a script that puts no spaces between words.
func (v *invention) han() string {
	for {
		w := "㑇"
		for range 2 {
			w += string(rune(0x3500 + v.IntN(0x1000)))
		}
		if !v.taken[keyOf(w)] {
			v.taken[keyOf(w)] = true
			return w
		}
	}
}

// mark gives a new word that only those may read to whom it is open.
func (v *invention) mark(to config.Audience, kind string) string {
	w := v.word()
	switch kind {
	case competencyID: // an open entry may name it
	case "picture's author", "picture's metadata", "picture's remark": // the sum of a picture is that of its bytes
	default:
		w = v.twin.word(to, w)
	}
	v.marks[keyOf(w)] = mark{w, to, kind}
	return w
}

// number gives a number that nothing else holds, not even rounded.
func (v *invention) number(to config.Audience, kind string) int {
	for {
		n := 10_000_000 + v.IntN(89_000_000)
		exact, rounded := fmt.Sprint(n), fmt.Sprint((n+50_000)/100_000*100_000)
		if !v.taken[rounded[:3]] && rounded != exact && rounded[2] != '0' && rounded[2] != '5' { // an axis has round numbers too
			v.taken[rounded[:3]] = true
			v.marks[keyOf(exact)], v.marks[keyOf(rounded)] = mark{exact, to, kind}, mark{rounded, to, kind}
			return v.twin.number(to, n)
		}
	}
}

var ordinary = strings.Fields(`the review of work from team notes on plan and design in week with what was left open to be asked
	before after none yet roadmap evidence summary supported search packet it went better than last we wrote down
	who would answer which question first month level case build change people said nothing more about costs or dates`)

// words gives some words that many texts hold: ordinary ones, and ones that are as
// rare as most words of a language.
func (v *invention) words(n int) string {
	var all []string
	for len(all) < n {
		w := pick(v, ordinary...)
		if !v.one(3) {
			w = v.syllable() + v.syllable()
		}
		all = append(all, w)
	}
	return strings.Join(all, " ")
}

func (v *invention) syllable() string {
	return string("bdfgklmnprstv"[v.IntN(13)]) + string("aeiou"[v.IntN(5)])
}

// line gives a line of text with a mark.
func (v *invention) line(to config.Audience, kind string) string {
	text := capital(v.words(1+v.IntN(3)) + " " + v.mark(to, kind) + " " + v.words(1+v.IntN(4)))
	if len(v.secrets) > 0 && v.one(4) {
		text += " " + v.slip(plainForms) + " " + v.words(1)
	}
	return text
}

// prose gives a sentence of Markdown with a mark.
func (v *invention) prose(to config.Audience, kind string) string {
	text := capital(v.words(2+v.IntN(6)) + " " + v.mark(to, kind) + " " + v.words(1+v.IntN(6)))
	if len(v.secrets) > 0 && v.one(3) {
		text += " " + v.slip(markdownForms) + " " + v.words(2)
	}
	return text + "."
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// slip gives a name or a term in one of the forms that authors give them.
func (v *invention) slip(forms []func(*invention, string) string) string {
	s := pick(v, v.secrets...)
	if s.pattern {
		return pick(v, patternForms...)(v, s.text)
	}
	return pick(v, forms...)(v, s.text)
}

func as(form string) func(*invention, string) string {
	return func(_ *invention, s string) string { return fmt.Sprintf(form, s) }
}

func by(change func(string) string) func(*invention, string) string {
	return func(_ *invention, s string) string { return change(s) }
}

func slug(s string) string {
	return strings.ReplaceAll(strings.ToLower(bare(s)), " ", "-")
}

// plainID makes an id of a name.
func (v *invention) plainID(name string) string {
	if id := slug(name); id[0] < utf8.RuneSelf {
		return id
	}
	return v.syllable() + fmt.Sprint(v.IntN(1000))
}

// bare takes the diacritics off.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

var plainForms = []func(*invention, string) string{
	as("%s"), as("%s"), as("%s's"), as("%s’s"), as("“%s”"), as("(%s)"), as("@%s"), by(strings.ToUpper), by(strings.ToLower), by(bare), by(norm.NFD.String), by(slug),
	by(func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }),
	by(func(s string) string { return strings.ReplaceAll(bare(s), " ", "_") }),
	by(func(s string) string { return strings.ReplaceAll(bare(s), " ", "") }), by(func(s string) string { return strings.ReplaceAll(s, "ü", "ue") }),
	by(func(s string) string { first, rest := halves(s); return first + "\u00ad" + rest }),
	by(func(s string) string { return "https://x.example/" + slug(s) + "/plan" }),
	by(func(s string) string { return "https://x.example/?q=" + url.QueryEscape(s) }),
	by(func(s string) string { return "https://x.example/" + url.PathEscape(s) }),
	by(func(s string) string { return "www.x.example/~" + strings.ReplaceAll(slug(s), "-", "") }),
	by(func(s string) string { return strings.ReplaceAll(slug(s), "-", ".") + "@x.example" }),
}

// parts gives the first word, and the rest behind its space.
func parts(s string) (first, rest string) {
	if i := strings.IndexByte(s, ' '); i > 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// halves parts a text within its first word.
func halves(s string) (first, rest string) {
	r := []rune(s)
	return string(r[:2]), string(r[2:])
}

var markdownForms = append(slices.Clone(plainForms), []func(*invention, string) string{
	as("**%s**"), as("*%s*'s"), as("`%s`"), as("[%s](/evidence/)"), as("~~%s~~"), as("\n- %s\n-"),
	by(func(s string) string { first, rest := parts(s); return "**" + first + "**" + rest }),
	by(func(s string) string { first, rest := parts(s); return "[" + first + "](https://x.example/)" + rest }),
	by(func(s string) string { return strings.Replace(s, " ", "\n", 1) }),
	by(func(s string) string { first, rest := halves(s); return first + "**" + rest + "**" }),
	by(func(s string) string { r := []rune(s); return fmt.Sprintf("&#%d;&#x%X;", r[0], r[1]) + string(r[2:]) }),
	by(func(s string) string { return strings.ReplaceAll(html.EscapeString(s), " ", "&nbsp;") }),
	by(func(s string) string { return "[the plan](https://x.example/" + slug(s) + ")" }),
	by(func(s string) string { return "[the plan](<https://x.example/" + s + "> \"" + s + "\")" }),
	by(func(s string) string {
		return "[the plan](https://x.example/" + url.PathEscape(s) + ")"
	}),
	by(func(s string) string { return "[mail](mailto:" + strings.ReplaceAll(slug(s), "-", ".") + "@x.example)" }),
	by(func(s string) string { return "<https://x.example/" + slug(s) + ">" }),
	by(func(s string) string {
		return "[it][" + slug(s) + "]\n\n[" + slug(s) + "]: https://x.example/" + slug(s) + "\n\n"
	}),
}...)

var patternForms = []func(*invention, string) string{
	as("%s"), as("%s's"), as("(%s)"), by(strings.ToUpper), as("https://x.example/browse/%s"), as("https://x.example/?q=%s"),
}

// persons writes people.yaml: some of them hidden, with their names in the forms
// that names have.
func (v *invention) persons() {
	var all []map[string]any
	for range 1 + v.IntN(3) {
		named := pick(v, config.Unset, config.Public, config.Committee, config.Mentor, config.Self)
		to := named
		if to == config.Unset {
			to = config.Committee
		}
		first, last := v.mark(to, "first name"), v.mark(to, "surname")
		name := v.accents(capital(first)) + " " + v.accents(capital(last))
		if v.one(5) {
			name = capital(first) + "-" + last + " " + capital(v.mark(to, "surname"))
		}
		switch {
		case v.one(6):
			name += "ük" // which some write "uek"
		case v.one(8):
			name = v.twin.word(to, v.han())
			v.marks[keyOf(name)] = mark{name, to, "name"}
		}
		p := map[string]any{"name": name}
		if named != config.Unset {
			p["named"] = named.String()
		}
		if v.one(2) {
			also := v.accents(capital(v.mark(to, "nickname")))
			p["also"] = []string{also}
			v.secrets = append(v.secrets, secret{text: also})
		}
		for _, field := range []string{"role", "organisation"} {
			if v.one(2) {
				p[field] = capital(v.words(2)) + " " + v.mark(to, field)
			}
		}
		if v.one(2) {
			p["alias"] = pick(v, "a colleague", "An engineer from "+v.mark(config.Public, "alias"), "someone")
		}
		if v.one(2) {
			p["relation"] = pick(v, "sponsor", "manager", "peer", "report", "stakeholder", "reviewer", "other")
		}
		id := pick(v, v.plainID(name), strings.ToLower(first), fmt.Sprintf("p%d", len(all)))
		p["id"] = id
		v.people = append(v.people, id)
		v.secrets = append(v.secrets, secret{text: name})
		all = append(all, p)
	}
	v.put("content/people.yaml", v.twin.people(all))
}

// accents puts diacritics on some letters.
func (v *invention) accents(name string) string {
	var out strings.Builder
	for i, r := range name {
		out.WriteRune(r)
		if i > 0 && strings.ContainsRune("aeion", r) && v.one(4) {
			out.WriteRune(pick(v, '\u0301', '\u0303', '\u0302'))
		}
	}
	return norm.NFC.String(out.String())
}

// redactions makes rules of `redact`, and secrets for other texts to hold.
func (v *invention) redactions() []map[string]any {
	var all []map[string]any
	for range v.IntN(3) {
		from := pick(v, config.Unset, config.Committee, config.Mentor, config.Self)
		to := from
		if to == config.Unset {
			to = config.Self
		}
		rule := map[string]any{}
		switch term := v.mark(to, "term"); {
		case v.one(3):
			rule["pattern"] = `(?i)\b` + term + `-\d+`
			v.secrets = append(v.secrets, secret{text: term + "-" + fmt.Sprint(100+v.IntN(900)), pattern: true})
		case v.one(2):
			rule["term"] = capital(term) + " " + capital(v.mark(to, "term"))
			v.secrets = append(v.secrets, secret{text: rule["term"].(string)})
		default:
			rule["term"] = v.accents(capital(term))
			v.secrets = append(v.secrets, secret{text: rule["term"].(string)})
		}
		if from != config.Unset {
			rule["from"] = from.String()
		}
		if v.one(2) {
			rule["as"] = pick(v, "the system", "the "+v.mark(config.Public, "redaction"), "*it*", "R&D", "a <thing>")
		}
		all = append(all, rule)
	}
	return all
}

// put writes a value into a file.
func (v *invention) put(file string, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	v.text(file, string(text)+"\n")
}

// text writes a file. Each address in it leads to a host of its own.
func (v *invention) text(file, text string) {
	for _, begins := range []string{"//", "www.", "@"} {
		for strings.Contains(text, begins+"x.example") {
			text = strings.Replace(text, begins+"x.example", begins+v.syllable()+v.syllable()+".example", 1)
		}
	}
	v.files[file] = &fstest.MapFile{Data: []byte(text)}
}
