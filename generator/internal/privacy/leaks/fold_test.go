package leaks

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// script is how made-up names of a script are written, and in which other ways.
type script struct {
	name   string
	first  string // letters that begin a syllable, one of which begins a name
	vowels string // what may follow; "" = the letters are syllables
	seldom string // letters that a name may have one of
	glue   string // between the words of a name, beside a space
	forms  []func(string) string
	around string // a text without spaces in which a name stands at %s
}

var scripts = []script{
	{"Latin", "bdfgklmnprstvz", "aeiou", "éèçñşğčžřłđøåäöüßæœþðőșțąęňŋıİ", "-'", []func(string) string{stripped, oneByOne, twoForOne, fullWidth, ligated, turkish}, ""},
	{"Cyrillic", "бвгджзклмнпрстфхцчш", "аеиоуыэюя", "ёйўїґ", "-", []func(string) string{stripped}, ""},
	{"Greek", "βγδζθκλμνξπρστφχψ", "αεηιουω", "άέήίόύώϊϋς", "-", []func(string) string{stripped}, ""},
	{"Arabic", "بتثجحخدذرزسشصضطظعغفقلمنه", "اوي", "أإآئؤىةکی", "-", []func(string) string{pointed('\u064e', '\u064f', '\u0650', '\u0651', '\u0652', '\u0670', '\u0640'), joinedAs("\u200c"), joinedAs("")}, ""},
	{"Hebrew", "בגדהזחטכלמנסעפצקרשת", "אוי", "ךםןףץ", "-\u05be", []func(string) string{pointed('\u05b7', '\u05b8', '\u05bc', '\u05b0', '\u05c1'), joinedAs("\u05be"), joinedAs("-")}, ""},
	{"Devanagari", "कखगघचछजटडतथदनपबभमयरलवशसह", "ािीुूेैोौ", "क़ज़फ़ड़", "-", []func(string) string{withoutNukta}, ""},
	{"Han", "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗小明华丽伟芳娜敏静", "", "", "·", []func(string) string{joinedAs(""), joinedAs("·"), joinedAs("\u3000"), variants}, "由%s记录"},
	{"Japanese", "山田中村佐藤鈴木高橋タカハシアガパビン", "", "", "・", []func(string) string{joinedAs(""), joinedAs("・"), joinedAs("\u3000"), halfWidth}, "これは%sによる"},
	{"Hangul", "김이박최정강조윤장임한오서신권황안송류전홍수진민지", "", "", "", []func(string) string{joinedAs(""), norm.NFD.String, func(s string) string { return s + "가" }}, "그것은%s의것"},
	{"Thai", "กขคงจชซดตทนบปผพฟมยรลวสหอ", "ะาิีึืุู", "", "", []func(string) string{joinedAs(""), joinedAs("\u200b")}, "โดย%sวันนี้"},
	{"Georgian", "ბგდვზთკლმნპჟრსტფქღყშჩცძწჭხჯჰ", "აეიოუ", "", "-", nil, ""},
	{"Armenian", "բգդզթժլխծկհձղճմյնշչպջռսվտրցփքֆ", "աեէըիու", "և", "-", nil, ""},
}

// everywhere are ways in which names of all scripts are written.
var everywhere = []func(string) string{
	func(s string) string { return s }, norm.NFD.String, norm.NFC.String, strings.ToUpper, strings.ToLower,
	within("\u00ad"), within("\u200b"), within("\u2060"), within("\ufeff"), within("\ufffc"), within("\u2065"), within("**"), within("<b></b>"),
	joinedAs("\u00a0"), joinedAs("\u202f"), joinedAs("  "), joinedAs("\n"), joinedAs("\r\n"), joinedAs("\n> "), joinedAs("-\n"), joinedAs("-"), joinedAs("_"), joinedAs("."),
	func(s string) string { return s + "2" }, func(s string) string { return s + "¹" }, func(s string) string { return s + "٣" }, func(s string) string { return s + "_7" },
	func(s string) string { return s + "!" }, func(s string) string { return "“" + s + "”" }, func(s string) string { return "(" + s + ")" }, func(s string) string { return "@" + s + "," },
	func(s string) string { return strings.ReplaceAll(s, "'", "’") }, func(s string) string { return strings.ReplaceAll(s, "'", "\u02bc") },
	func(s string) string { return strings.ReplaceAll(s, "'", "\u02bb") }, func(s string) string { return strings.ReplaceAll(s, "'", "\u2032") },
	func(s string) string { return strings.ReplaceAll(s, "'", "＇") }, func(s string) string { return strings.ReplaceAll(s, "'", "") },
	entities,
}

func stripped(s string) string { // as a keyboard without accents writes it
	plain := strings.NewReplacer("ł", "l", "đ", "d", "ø", "o", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th", "ð", "d", "ŋ", "n", "ı", "i", "Ł", "L", "Đ", "D", "Ø", "O", "Æ", "AE", "Œ", "OE", "Þ", "TH", "Ð", "D", "Ŋ", "N", "ґ", "г")
	return plain.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

var digraphs = []string{"ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe", "đ", "dj", "ß", "ss", "æ", "ae", "ð", "dh", "ŋ", "ng", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "Å", "Aa", "Ø", "Oe", "Đ", "Dj"}

func twoForOne(s string) string { return stripped(strings.NewReplacer(digraphs...).Replace(s)) }

// oneByOne writes the first such letter with two, and the others as they are.
func oneByOne(s string) string {
	for i := 0; i < len(digraphs); i += 2 {
		if strings.Contains(s, digraphs[i]) {
			return strings.Replace(s, digraphs[i], digraphs[i+1], 1)
		}
	}
	return s
}

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}

func ligated(s string) string {
	return strings.NewReplacer("fi", "ﬁ", "fl", "ﬂ", "st", "ﬆ").Replace(s)
}

func turkish(s string) string {
	if !strings.ContainsAny(s, "ıİşğ") {
		return s
	}
	return strings.ToUpperSpecial(unicode.TurkishCase, s)
}

func pointed(marks ...rune) func(string) string {
	return func(s string) string {
		var out strings.Builder
		for i, r := range s {
			if out.WriteRune(r); unicode.IsLetter(r) {
				out.WriteRune(marks[i%len(marks)])
			}
		}
		return out.String()
	}
}

func withoutNukta(s string) string { return strings.ReplaceAll(norm.NFD.String(s), "\u093c", "") }

func variants(s string) string { r := []rune(s); return string(r[0]) + "\U000e0100" + string(r[1:]) }

func halfWidth(s string) string {
	return strings.NewReplacer("タ", "ﾀ", "カ", "ｶ", "ハ", "ﾊ", "シ", "ｼ", "ア", "ｱ", "ガ", "ｶﾞ", "パ", "ﾊﾟ", "ビ", "ﾋﾞ", "ン", "ﾝ").Replace(s)
}

func joinedAs(with string) func(string) string {
	return func(s string) string { return strings.ReplaceAll(s, " ", with) }
}

// within puts signs that no reader sees between the first letters of a name.
func within(sign string) func(string) string {
	return func(s string) string {
		for i, r := range s {
			if i > 0 && !unicode.IsMark(r) {
				return s[:i] + sign + s[i:]
			}
		}
		return s
	}
}

func entities(s string) string {
	var out strings.Builder
	for i, r := range s {
		if i%3 == 0 && r != ' ' {
			fmt.Fprintf(&out, "&#x%X;", r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func (s script) word(r *rand.Rand, syllables int) string {
	first, vowels, seldom := []rune(s.first), []rune(s.vowels), []rune(norm.NFC.String(s.seldom))
	var out []rune
	for range syllables {
		out = append(out, first[r.IntN(len(first))])
		if len(vowels) > 0 {
			out = append(out, vowels[r.IntN(len(vowels))])
		}
	}
	if len(seldom) > 0 && r.IntN(2) == 0 {
		at := len(out)
		if s.name != "Devanagari" && s.name != "Greek" {
			at = 1 + r.IntN(len(out))
		}
		out = slices.Insert(out, at, seldom[r.IntN(len(seldom))])
	}
	return strings.ToUpper(string(out[0])) + string(out[1:])
}

// person gives a name: of one word, of two, or of two parts joined by a sign.
func (s script) person(r *rand.Rand) string {
	long := 3
	if s.vowels == "" {
		long = 2
	}
	given, family := s.word(r, long), s.word(r, long)
	switch r.IntN(4) {
	case 0:
		return s.word(r, long+1)
	case 1:
		if signs := []rune(s.glue); len(signs) > 0 {
			return given + string(signs[r.IntN(len(signs))]) + family
		}
	}
	return given + " " + family
}

// Names in twelve scripts, in the ways in which people write them: redaction takes
// every one out of a text, and what it takes out of a text the search finds in a file
// of the author's. The long form (CASEBOOK_LONG=1) makes 10,000 names.
func TestTheSearchFindsWhatRedactionTakesOut(t *testing.T) {
	n, most := 240, 120
	if os.Getenv("CASEBOOK_LONG") != "" {
		n, most = 10_000, 500
	}
	r := rand.New(rand.NewPCG(12, uint64(n)))
	for from := 0; from < n; from += most {
		searchNames(t, r, from, min(most, n-from))
	}
}

func searchNames(t *testing.T, r *rand.Rand, from, n int) {
	var people strings.Builder
	names, of := []string{}, []script{}
	for i := range n {
		s := scripts[(from+i)%len(scripts)]
		name := s.person(r)
		if slices.Contains(names, name) {
			continue
		}
		fmt.Fprintf(&people, "- {id: p%d, name: %q, named: mentor}\n", i, name)
		names, of = append(names, name), append(of, s)
	}
	c := casetest.Hiding(t, "redact: []\n", map[string]string{"content/people.yaml": people.String(), "content/evidence/e.md": "# E\n\nWords.\n"})
	redactor := redact.New(&c, config.Committee)
	h := WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
	files, asked := map[string][]byte{}, map[string]string{}
	for i, name := range names {
		forms := slices.Concat(everywhere, of[i].forms)
		for k, form := range forms {
			text := "noted by " + form(name) + " today"
			if k == 0 && of[i].around != "" {
				text = fmt.Sprintf(of[i].around, name)
			}
			if len(redactor.Find.Find(text, nil)) == 0 {
				t.Errorf("%s: redaction leaves %q as form %d, %q", of[i].name, name, k, text)
				continue
			}
			file := fmt.Sprintf("files/%d-%d.txt", i, k)
			files[file], asked[file] = []byte("one\n"+text+"\n"), cmp.Or(text, name)
		}
	}
	found := map[string]bool{}
	for _, leak := range h.Report(files, func(string) bool { return true }).Found {
		found[leak.Path] = true
	}
	for file, text := range asked {
		if !found[file] {
			t.Errorf("redaction takes a name out of %q, and the search does not find it", text)
		}
	}
	if len(asked) < 20*len(names) {
		t.Errorf("only %d forms of %d names", len(asked), len(names))
	}
}

// What is no name stays, and is not found: other words that begin or end like one.
func TestWordsLikeNamesStay(t *testing.T) {
	c := casetest.Hiding(t, "redact: [{term: H2, from: mentor}]\n", map[string]string{"content/people.yaml": `
- {id: a, name: Ada, named: mentor}
- {id: b, name: 이수, named: mentor}
- {id: c, name: สม, named: mentor}
- {id: d, name: Joel, named: mentor}
- {id: e, name: Anas, named: mentor}
- {id: f, name: カキ, named: mentor}
- {id: g, name: Aaron, named: mentor}
`, "content/evidence/e.md": "# E\n\nWords.\n"})
	r := redact.New(&c, config.Committee)
	for _, text := range []string{
		"commit 9ada31f2", "commit ada31f2", "이순신", "สมุด", "Jol", "Michal", "Ana's plan", "H2O", "カギ", "Aron", "Adax", "Adamant",
	} {
		if found := r.Find.Find(text, nil); len(found) > 0 {
			t.Errorf("redaction takes %q out of %q", text[found[0].Start:found[0].End], text)
		}
	}
	for _, text := range []string{"Jöl", "Åron", "Ada2", "2026Ada", "이수가", "สม ", "カキ。"} {
		if len(r.Find.Find(text, nil)) == 0 {
			t.Errorf("redaction leaves %q", text)
		}
	}
}
