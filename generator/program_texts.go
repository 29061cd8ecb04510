package generator

import (
	"embed"
	"fmt"
	"go/scanner"
	"go/token"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// worded are the packages whose words stand in a site.
//
//go:embed internal/judge/assess/*.go internal/judge/changes/*.go internal/read/casefile/*.go internal/site/chart/*.go internal/paper/colophon/*.go internal/read/config/*.go
//go:embed internal/values/day/*.go internal/paper/document/*.go internal/paper/packet/*.go
//go:embed internal/site/pages/*.go internal/site/pageparts/*.go internal/site/casecharts/*.go internal/site/caseindex/*.go internal/site/prose/*.go
//go:embed internal/site/datafiles/*.go internal/site/packetpage/*.go internal/site/wording/*.go internal/site/views/*.go
var worded embed.FS

// programTexts gives every text that the program itself may write into a site, beside
// those of the theme: whatever stands in quotes in the packages that word it, and
// the names of quarters, months and days; what may begin a line or a sentence, with
// a capital as well. A person may be named like a label; the search
// for leaks has to tell one from the other. No list is kept by hand, since it
// would be wrong with the next sentence.
var programTexts = sync.OnceValue(func() []string {
	all := map[string]bool{}
	_ = fs.WalkDir(worded, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := fs.ReadFile(worded, name)
		if err == nil {
			literals(text, all)
		}
		return err
	})
	year := "" // as scripts list it
	for m := time.January; m <= time.December; m++ {
		all[m.String()], all[m.String()[:3]] = true, true
		year += m.String() + " "
	}
	all[year], all["Sept"] = true, true // the latter as charts have it
	for d := time.Sunday; d <= time.Saturday; d++ {
		all[d.String()], all[d.String()[:3]] = true, true
	}
	for q := 1; q <= 4; q++ {
		all[fmt.Sprintf("Q%d", q)] = true
	}
	for _, word := range format.Choices() {
		all[word], all[upperFirst(word)] = true, true // "Design", at the head of a line
	}
	for _, c := range format.Collections {
		all[c.One], all[c.Name] = true, true
	}
	for text := range maps.Clone(all) {
		if strings.Contains(text, " ") {
			all[upperFirst(text)] = true // begins a sentence, and a word alone may be a key: "max"
		}
	}
	delete(all, "")
	return slices.Sorted(maps.Keys(all))
})

// verb is where a value stands in a format.
var verb = regexp.MustCompile(`%[-+# 0]*(\[\d+\])?[\d.*]*[a-zA-Z]`)

// literals adds the strings of a Go file, parted where values stand in them.
func literals(source []byte, all map[string]bool) {
	var s scanner.Scanner
	files := token.NewFileSet()
	s.Init(files.AddFile("", files.Base(), len(source)), source, nil, 0)
	for {
		_, kind, text := s.Scan()
		if kind == token.EOF {
			return
		}
		if kind != token.STRING {
			continue
		}
		plain, err := strconv.Unquote(text)
		switch {
		case err != nil:
		case strings.Contains(plain, "%"):
			for _, part := range verb.Split(plain, -1) {
				all[strings.TrimSpace(part)] = true
			}
		default:
			all[strings.TrimSpace(plain)] = true
		}
	}
}

func upperFirst(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}
