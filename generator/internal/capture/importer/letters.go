package importer

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/richtext"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// A letter has a head, which ends with the words to whom it is written, and a foot, which
// begins with a greeting.
var (
	salutation = regexp.MustCompile(`(?i)^(?:dear|to whom it may concern|to the (?:committee|board|panel|members)|hello|hi|geachte|beste|l\.s\.|sehr geehrte[rs]?|liebe[rs]?|hallo|guten tag|madame|monsieur|mesdames|chère|chere|cher|bonjour|à qui de droit|estimad[oa]s?|muy señor|querid[oa]s?|a quien (?:corresponda|pueda interesar)|prezad[oa]s?|car[oa]s?|ex\.?mo|a quem possa interessar)(?:$|[\s,:!])`)
	greeting   = regexp.MustCompile(`(?i)^(?:(?:with )?(?:my )?(?:kind(?:est)?|best|warm(?:est)?|many)\s+(?:regards|wishes|thanks)|(?:with )?regards|yours (?:sincerely|faithfully|truly)|sincerely|respectfully|cordially|(?:met )?(?:een )?(?:vriendelijke|hartelijke|beste|warme|collegiale) groet|hoogachtend|groet(?:en|jes)?|mit (?:freundlichen?|besten|herzlichen|kollegialen)|(?:freundliche|beste|herzliche|viele) grüße|hochachtungsvoll|(?:bien )?cordialement|(?:sincères|meilleures) salutations|veuillez (?:agréer|recevoir)|atentamente|cordialmente|(?:un )?(?:cordial )?saludos?|(?:com os )?(?:melhores|meus) cumprimentos|cumprimentos|atenciosamente)(?:$|[\s,:!])`)
	aboutLine  = regexp.MustCompile(`(?i)^(?:re|ref|betreft|betrifft|concerne|concerning)$`)
	headingOf  = regexp.MustCompile(`^#+\s+(.+)$`)
)

// What a line of the head or the foot of a letter is at most.
const (
	mostSalutation = 100 // bytes
	mostOfHead     = 60  // lines
	mostNameWords  = 6
	mostShort      = 9 // words of a line that is no sentence
)

// letterPage is a letter: its lines, and for each the line or the paragraph of its file.
type letterPage struct {
	file  string
	lines []string
	from  []int
}

// found makes one statement of a letter: who gave it and when are guessed from its head and
// its foot. What of these fills no field is left out and listed.
func (p letterPage) found() []Found {
	head, foot := p.ends()
	for head < foot && strings.TrimSpace(p.lines[head]) == "" {
		head++
	}
	text := strings.TrimSpace(strings.Join(p.lines[head:foot], "\n"))
	f := Found{Body: text, said: true}
	used := map[int]bool{}
	take := func(field string, at int, value string) {
		if _, has := f.given(field); has || value == "" {
			return
		}
		f.give(field, field, source.Cell{Text: value, Pos: p.at(at)})
		if used[at] = true; value != p.lines[at] {
			f.remark("%s was taken of %q", field, opening(p.lines[at]))
		}
	}
	for _, at := range slices.Concat(indexes(foot, len(p.lines)), indexes(0, head)) {
		if at >= foot || fromLine.MatchString(p.lines[at]) {
			take("from", at, nameIn(p.lines[at]))
		}
	}
	for _, at := range slices.Concat(indexes(0, head), indexes(foot, len(p.lines))) {
		line := p.lines[at]
		take("given", at, firstOf(datesIn(line)))
		if label := anyHeader.FindStringSubmatch(line); label != nil && (subjectLine.MatchString(line) || aboutLine.MatchString(label[1])) {
			take("title", at, bare(label[2]))
		} else if heading := headingOf.FindStringSubmatch(line); heading != nil {
			take("title", at, bare(heading[1]))
		}
	}
	from, _ := f.textOf("from")
	if _, has := f.given("title"); !has {
		f.give("title", "", source.Cell{Text: "Statement of " + orElse(from.Text, path.Base(p.file)), Pos: p.at(head)})
	}
	title, _ := f.textOf("title")
	f.At, f.What = p.at(head).String(), title.Text
	if text == "" {
		f.Because = "there are no words between its head and its foot"
	}
	for _, missing := range []string{"from", "given"} {
		if _, has := f.given(missing); !has {
			f.remark("%s was not found in its head and foot; write it into the entry", missing)
		}
	}
	all := []Found{f}
	for at, line := range p.lines {
		if line = strings.TrimSpace(line); line != "" && !used[at] && (at < head || at >= foot) {
			all = append(all, Found{At: p.at(at).String(), What: line, Because: "it is of the head or the foot of the letter"})
		}
	}
	return all
}

// ends gives the first line of the words of a letter, and the one behind their last.
func (p letterPage) ends() (head, foot int) {
	foot = len(p.lines)
	short := func(line string) bool {
		return len(strings.Fields(line)) <= mostShort && !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, "!") && !bulletLine.MatchString(line)
	}
	head = 1 + slices.IndexFunc(p.lines[:min(len(p.lines), mostOfHead)], func(line string) bool {
		line = bare(line)
		return len(line) <= mostSalutation && salutation.MatchString(line) && !strings.HasSuffix(line, ".")
	})
	for named := head > 0; !named && head < len(p.lines) && short(p.lines[head]); {
		head++
	}
	for at := foot - 1; at >= head; at-- {
		if line := bare(p.lines[at]); len(line) <= 2*mostSalutation && greeting.MatchString(line) {
			return head, at
		}
	}
	for foot > head && short(p.lines[foot-1]) {
		foot--
	}
	return head, foot
}

func (p letterPage) at(i int) diag.Pos {
	return diag.Pos{File: p.file, Line: p.from[min(i, len(p.from)-1)]}
}

func indexes(from, to int) (all []int) {
	for i := from; i < to; i++ {
		all = append(all, i)
	}
	return all
}

// nameIn gives the name that a line begins with: two words at least, with capitals but for
// those between names.
func nameIn(line string) string {
	line = bare(line)
	if label := anyHeader.FindStringSubmatch(line); label != nil {
		line = label[2]
	}
	if greeting.MatchString(line) && !strings.Contains(line, ",") {
		return ""
	}
	if greeting.MatchString(line) { // "Kind regards, Ana Silva"
		_, line, _ = strings.Cut(line, ",")
	}
	name, _, _ := strings.Cut(senderOf(strings.TrimSpace(line)), ",")
	for _, mark := range []string{" – ", " — ", " - ", " | ", " ("} {
		name, _, _ = strings.Cut(name, mark)
	}
	words, plain := strings.Fields(name), strings.Fields(withoutDegrees(name))
	if len(plain) < 2 || len(plain) > mostNameWords || len(datesIn(line)) > 0 {
		return ""
	}
	for _, word := range plain {
		if first := []rune(word)[0]; !unicode.IsUpper(first) && !slices.Contains(smallWords, word) && word != "dr." || strings.ContainsAny(word, "0123456789@:/") {
			return ""
		}
	}
	return strings.Join(words, " ")
}

// letterIn reads a file as a letter. Is tells whether it is one: a text, or a document that is
// more than a table.
func letterIn(file string, data []byte, account *Account) (found []Found, wrong diag.List, is bool) {
	page := letterPage{file: file}
	add := func(line int, text string) {
		for words := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
			page.lines, page.from = append(page.lines, words), append(page.from, line)
		}
	}
	switch strings.ToLower(path.Ext(file)) {
	case ".md", ".markdown", ".txt":
		text, diags := source.TextOf(file, data)
		if len(diags) > 0 {
			return nil, diags, false
		}
		properties := listReader{file: file, lines: strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")}
		properties.frontMatter()
		for i, line := range properties.lines {
			add(i+1, strings.TrimRight(line, " \t"))
		}
		found = properties.found
	default:
		text, diags, document := richtext.Of(file, data)
		if !document || len(diags) > 0 || !slices.ContainsFunc(text.Paragraphs, func(p richtext.Paragraph) bool { return p.Row == nil }) {
			return nil, diags, false
		}
		for i := 0; i < len(text.Paragraphs); {
			last := i + 1
			for last < len(text.Paragraphs) && text.Paragraphs[last].Row != nil && text.Paragraphs[i].Row != nil {
				last++
			}
			add(i+1, richtext.Text{Paragraphs: text.Paragraphs[i:last]}.Markdown())
			add(i+1, "")
			i = last
		}
		for _, what := range text.Left {
			found = append(found, Found{At: file, What: what, Because: OnlyText})
		}
		account.remark("the numbers behind the name of the file count its paragraphs and the rows of its tables")
	}
	account.Read = "letter"
	if len(page.lines) == 0 {
		page.lines, page.from = []string{""}, []int{1}
	}
	return append(page.found(), found...), nil, true
}
