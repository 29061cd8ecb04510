package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/files/media"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var (
	wikiLink   = regexp.MustCompile(`(!?)\[\[([^\]|#\n]*)(?:#([^\]|\n]*))?(?:\|([^\]\n]*))?\]\]`)
	fileLink   = regexp.MustCompile(`(!?)\[([^\[\]\n]*)\]\((<[^>\n]+>|[^)\s]+)(?:\s+"[^"\n]*")?\)`)
	eitherLink = regexp.MustCompile(wikiLink.String() + "|" + fileLink.String())
	hasScheme  = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)`)
	pixels     = regexp.MustCompile(`^\d+(?:x\d+)?$`)
	hashTag    = regexp.MustCompile(`(^|[\s(])#([\pL\d_/-]*[\pL_][\pL\d_/-]*)`)
	tagsAlone  = regexp.MustCompile(`^(?:\s*#[\pL\d_/-]*[\pL_][\pL\d_/-]*)+\s*$`)
	marked     = regexp.MustCompile(`==(\S(?:[^=\n]*\S)?)==`)
	blockID    = regexp.MustCompile(`\s+\^[A-Za-z0-9-]+$`)
	hidden     = regexp.MustCompile(`(?s)%%(.*?)%%`)
	openFence  = regexp.MustCompile("^\\s*(```|~~~)")
	codeSpan   = regexp.MustCompile("`+[^`\n]*`+")
)

// noteEntry is a note, or the part of one, that becomes an entry.
type noteEntry struct {
	of     *Vault
	path   string // of the note
	anchor string // of the heading that the part is below; "" = the note
	text   string
	body   string // the text of the entry: without what became fields

	changed bool // it is present already, and has changed since
}

// id is what links lead to.
func (n noteEntry) id() string {
	if n.anchor == "" {
		return n.path
	}
	return n.path + "#" + n.anchor
}

// fate is what became of a file that notes show.
type fate struct{ became, file, because string }

// linked writes the text of a note as the body of an entry in a file of the portfolio:
// links lead to entries, and files that it shows are beside it. Address gives the page of
// a note. Of a note that is present already, nothing is copied.
func (n noteEntry) linked(became, file string, address map[string]string) (body string, beside []scaffold.File, remarks []string) {
	l := linker{noteEntry: n, became: became, file: file, address: address, names: map[string]string{}, said: map[string]bool{}}
	text := outsideCode(n.body, func(part string) string {
		part = remark.ReplaceAllStringFunc(part, func(all string) string {
			return "%%" + strings.TrimSuffix(strings.TrimPrefix(all, "<!--"), "-->") + "%%"
		})
		part = marked.ReplaceAllString(part, "**$1**")
		return eitherLink.ReplaceAllStringFunc(part, func(all string) string {
			if wikiLink.MatchString(all) {
				return l.wiki(all)
			}
			return l.plain(all)
		})
	})
	text = withoutTags(text)
	return outsideCode(prose(text), func(part string) string { return hidden.ReplaceAllString(part, "<!--$1-->") }), l.beside, l.remarks
}

// unlink makes words of links to files and pages that were beside the text: they are not
// in the portfolio.
func (d *draft) unlink() {
	d.body = outsideCode(d.body, func(part string) string {
		return fileLink.ReplaceAllStringFunc(part, func(all string) string {
			m := fileLink.FindStringSubmatch(all)
			target := strings.Trim(m[3], "<>")
			first, _, _ := strings.Cut(strings.TrimPrefix(target, "/"), "/")
			_, ours := format.Collection(first)
			if hasScheme.MatchString(target) || strings.HasPrefix(target, "#") || ours && strings.HasPrefix(target, "/") {
				return all
			}
			d.remark("%q is not in what was given, so its link became words", target)
			return orElse(m[2], path.Base(target))
		})
	})
}

// linker rewrites the links of one note.
type linker struct {
	noteEntry
	became, file string
	address      map[string]string
	names        map[string]string // of the files that are beside the entry: by their path in the folder
	beside       []scaffold.File
	remarks      []string
	said         map[string]bool // the remarks
}

func (l *linker) remark(form string, values ...any) {
	if text := fmt.Sprintf(form, values...); !l.said[text] {
		l.said[text] = true
		l.remarks = append(l.remarks, text)
	}
}

// wiki rewrites [[Note]], [[Note#Heading|words]] and ![[picture.png|300]].
func (l *linker) wiki(all string) string {
	m := wikiLink.FindStringSubmatch(all)
	target, words := strings.TrimSpace(m[2]), strings.TrimSpace(m[4])
	if pixels.MatchString(words) {
		words = ""
	}
	if target == "" {
		return orElse(words, m[3])
	}
	if words == "" && m[3] != "" {
		words = target + " > " + m[3]
	}
	return l.link(m[1] == "!", target, m[3], orElse(words, target))
}

// plain rewrites [words](Note.md) and ![words](picture.png).
func (l *linker) plain(all string) string {
	m := fileLink.FindStringSubmatch(all)
	target := strings.Trim(m[3], "<>")
	if hasScheme.MatchString(target) || strings.HasPrefix(target, "#") {
		return all
	}
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	target, anchor, _ := strings.Cut(target, "#")
	return l.link(m[1] == "!", strings.TrimPrefix(target, "./"), anchor, orElse(m[2], path.Base(target)))
}

// link writes a link to a note or a file, and the words alone where there is none.
func (l *linker) link(shown bool, target, anchor, words string) string {
	words = source.Escaped(words, "[]")
	if note := l.of.find(target, l.path, true); note != "" {
		for _, id := range []string{note + "#" + normal(anchor), note} {
			if address := l.address[id]; address != "" {
				return "[" + words + "](" + address + ")"
			}
		}
		l.remark("the link to %q leads nowhere: that note was not imported", target)
		return words
	}
	file := l.of.find(target, l.path, false)
	if file == "" {
		l.remark("%q is not in what was given, so its link became words", target)
		return words
	}
	name := l.copied(file)
	switch {
	case name == "":
		return words
	case shown && media.Of(file).Form != media.Hypertext && isPicture(file):
		return "![" + strings.TrimSuffix(words, path.Ext(words)) + "](" + name + ")"
	}
	return "[" + words + "](" + name + ")"
}

func isPicture(file string) bool {
	return slices.Contains([]string{"jpg", "jpeg", "png", "gif", "webp", "svg"}, media.EndingOf(file))
}

// copied puts a file beside the entry, once, and gives its name there; "" if it may not be
// there.
func (l *linker) copied(file string) string {
	if name := l.names[file]; name != "" {
		return name
	}
	name := orElse(scaffold.Slug(strings.TrimSuffix(path.Base(file), path.Ext(file))), "file") + "." + media.EndingOf(file)
	for _, taken := range l.names {
		if taken == name {
			name = fmt.Sprintf("%d-%s", len(l.names)+1, name)
		}
	}
	to := path.Join(path.Dir(l.file), name)
	data, err := l.of.mayCopy(file)
	if err == nil && l.became == Present && l.changed {
		err = errors.New("the note that shows it has changed since it was imported")
	}
	if err != nil {
		l.remark("%q was not copied: %s", file, err)
		if l.of.fates[file].became == "" {
			l.of.fates[file] = fate{became: LeftOut, because: err.Error()}
		}
		return ""
	}
	l.names[file] = name
	if l.became == Present {
		l.of.fates[file] = fate{became: Present, file: to}
		return name
	}
	l.of.fates[file] = fate{became: Written, file: to}
	l.beside = append(l.beside, scaffold.File{Path: to, Data: data})
	return name
}

// mayCopy reads a file that is to be beside an entry. The error says why it may not.
func (v *Vault) mayCopy(file string) ([]byte, error) {
	info, err := fs.Stat(v.folder.FS, file)
	if err != nil {
		return nil, errors.New("it cannot be read: " + causeText(err))
	}
	switch size := info.Size(); {
	case size > mostBeside:
		return nil, fmt.Errorf("it has more than %d MB", mostBeside>>20)
	case v.bytes+size > mostCopied:
		return nil, fmt.Errorf("the files that were copied have %d MB together, and no more are copied at once", mostCopied>>20)
	}
	data, err := v.data(file)
	if err != nil {
		return nil, errors.New("it cannot be read: " + causeText(err))
	}
	if v.may != nil {
		if err := v.may(file, data); err != nil {
			return nil, err
		}
	}
	v.bytes += int64(len(data))
	return data, nil
}

// find finds a note or another file by its path from the folder of a note, its path from
// the top, or its name alone. Of several, the nearest to the top is it.
func (v *Vault) find(target, from string, notes bool) string {
	if v.byPath == nil {
		v.byPath, v.byName = map[string]string{}, map[string]string{}
		v.index(v.others, "/")
		v.index(v.notes, "*")
	}
	sort := "/"
	if notes {
		sort = "*"
	}
	for _, wanted := range []string{path.Join(path.Dir(from), target), path.Clean(target)} {
		if file := v.byPath[sort+strings.ToLower(wanted)]; file != "" {
			return file
		}
	}
	return v.byName[sort+strings.ToLower(path.Base(target))]
}

// index notes files by their paths and names, and notes without their endings, too.
func (v *Vault) index(files []noteFile, sort string) {
	for _, file := range files {
		names := []string{file.path}
		if sort == "*" {
			names = append(names, strings.TrimSuffix(file.path, path.Ext(file.path)))
		}
		for _, name := range names {
			name = strings.ToLower(name)
			base := sort + path.Base(name)
			v.byPath[sort+name] = file.path
			if other := v.byName[base]; other == "" || strings.Count(file.path, "/") < strings.Count(other, "/") {
				v.byName[base] = file.path
			}
		}
	}
}

// wordsOfLinks gives a text with the words of its links between brackets.
func wordsOfLinks(text string) string {
	return wikiLink.ReplaceAllStringFunc(text, func(all string) string {
		m := wikiLink.FindStringSubmatch(all)
		return orElse(m[4], orElse(path.Base(m[2]), m[3]))
	})
}

// tagsIn gives the tags that are written in a text.
func tagsIn(text string) []string {
	var tags []string
	known := map[string]bool{}
	outsideCode(text, func(part string) string {
		for _, m := range hashTag.FindAllStringSubmatch(part, -1) {
			if !known[m[2]] {
				known[m[2]] = true
				tags = append(tags, m[2])
			}
		}
		return part
	})
	return tags
}

// withoutTags takes lines of tags out of a text, and the marks of tags among words; the
// names of blocks, too. They are in the field tags.
func withoutTags(text string) string {
	return outsideCode(text, func(part string) string {
		var lines []string
		for line := range strings.SplitSeq(part, "\n") {
			if tagsAlone.MatchString(line) {
				continue
			}
			lines = append(lines, blockID.ReplaceAllString(hashTag.ReplaceAllString(line, "$1$2"), ""))
		}
		return strings.Join(lines, "\n")
	})
}

// outsideCode rewrites a text without its blocks and spans of code.
func outsideCode(text string, rewrite func(string) string) string {
	var out, plain []string
	flush := func() {
		if len(plain) > 0 {
			out = append(out, outsideSpans(strings.Join(plain, "\n"), rewrite))
		}
		plain = nil
	}
	fence := ""
	for line := range strings.SplitSeq(text, "\n") {
		mark := openFence.FindStringSubmatch(line)
		switch {
		case fence != "":
			out = append(out, line)
			if mark != nil && mark[1] == fence {
				fence = ""
			}
		case mark != nil:
			flush()
			out = append(out, line)
			fence = mark[1]
		default:
			plain = append(plain, line)
		}
	}
	flush()
	return strings.Join(out, "\n")
}

func outsideSpans(text string, rewrite func(string) string) string {
	spans := codeSpan.FindAllString(text, -1)
	if len(spans) == 0 {
		return rewrite(text)
	}
	// a span stands for itself as a sign that no text has, so that a pattern can go past it
	at := 0
	masked := codeSpan.ReplaceAllString(text, "\x01")
	return regexp.MustCompile("\x01").ReplaceAllStringFunc(rewrite(masked), func(string) string { at++; return spans[at-1] })
}
