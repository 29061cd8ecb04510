package colophon

import (
	"iter"
	"net/url"
	"path"
	"reflect"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// linked gives the paths that the case's texts link to or show, as far as they
// may be files of the portfolio. Relative paths begin at the folder of the text;
// in a field, which may stand on any page, at the portfolio's.
func linked(c casefile.Case, open map[string]bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		for folder, text := range texts(c, open) {
			if !mayLinkHere(text, c.Config.BaseURL) {
				continue
			}
			for _, l := range source.NewBody("", 1, text).Markdown().Links {
				if file := fileOf(l.URL, folder, c.Config.BaseURL); file != "" && !yield(file) {
					return
				}
			}
		}
	}
}

// texts gives every body with its folder, and every field with "". All fields
// are looked at, prose or not, so that a new one cannot be forgotten.
func texts(c casefile.Case, open map[string]bool) iter.Seq2[string, string] {
	return func(yield func(folder, text string) bool) {
		more := true
		field := func(text string) {
			more = more && (!strings.Contains(text, "]") || yield("", text))
		}
		pages := shown(c, open)
		for _, p := range pages {
			more = more && yield(path.Dir(p.Pos.File), p.Body.Text)
			fields(reflect.ValueOf(*p), field)
		}
		for _, e := range c.Entries() {
			more = more && yield(e.Folder, e.Body.Text)
		}
		for _, s := range c.Series {
			s.Points = nil // numbers, and many of them
			fields(reflect.ValueOf(s), field)
		}
		for _, list := range append(c.Lists(), c.Framework, c.Assessments, c.Charts) {
			fields(reflect.ValueOf(list), field)
		}
	}
}

// fields visits every text that the author wrote as a value of a field.
func fields(v reflect.Value, visit func(text string)) {
	switch {
	case !v.CanInterface():
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			fields(v.Index(i), visit)
		}
	case v.Kind() == reflect.Struct:
		switch field := v.Interface().(type) {
		case casefile.Text:
			visit(field.V)
			return
		case diag.Pos, source.Body, source.Value:
			return
		}
		for i := range v.NumField() {
			fields(v.Field(i), visit)
		}
	}
}

// mayLinkHere tells whether Markdown may hold a link into this site. Most texts
// of a large case hold none, and parsing them costs more than hashing them.
func mayLinkHere(markdown, base string) bool {
	for _, mark := range []string{"](", "]:"} {
		for _, to := range strings.Split(markdown, mark)[1:] {
			to = strings.TrimLeft(to, " \t\n<")
			if !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") || within(to, base) {
				return true
			}
		}
	}
	return false
}

// within tells whether a whole address begins with that of this site.
func within(address, base string) bool {
	return base != "" && base != "/" && strings.HasPrefix(address, base)
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// fileOf gives the path that an address would have as a file; "" for an address
// that leads elsewhere.
func fileOf(address, folder, base string) string {
	if within(address, base) {
		address = "/" + strings.TrimLeft(strings.TrimPrefix(address, base), "/")
	}
	if i := strings.IndexAny(address, "#?"); i >= 0 {
		address = address[:i]
	}
	if address == "" || strings.HasPrefix(address, "//") || scheme.MatchString(address) {
		return ""
	}
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	if strings.HasPrefix(address, "/") {
		return path.Join("content", address)
	}
	return path.Join(folder, address)
}
