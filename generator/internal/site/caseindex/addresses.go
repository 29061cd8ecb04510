package caseindex

import (
	"fmt"
	"hash/fnv"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// BasePath gives the path that every address begins with, "/" or "/case/".
func BasePath(baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return "/" + strings.TrimPrefix(strings.TrimSuffix(u.EscapedPath(), "/")+"/", "/")
}

// At gives the final address of a path below the base: "/evidence/rota/".
func (d *Index) At(path string) string {
	u := url.URL{Path: strings.TrimPrefix(path, "/")}
	return d.Base + u.EscapedPath()
}

// Sofar is all time up to the day of judgement.
func (d *Index) Sofar() day.Period { return day.Period{First: day.None, Last: d.Judged.Day} }

func (d *Index) SiteTitle() string {
	if t := d.Case.Config.Title; t != "" {
		return t
	}
	if name := d.Case.Config.Person.Name; name != "" {
		return name
	}
	return "Promotion case"
}

// Readers tells who may read a page, in builds for those who may read more than
// the committee.
func (d *Index) Readers(a config.Audience) *views.Word {
	if d.Audience < config.Mentor || a == config.Unset {
		return nil
	}
	w := wording.WordOf(a.String())
	return &w
}

// IdPart gives an id of the case as part of a chart's id. What had to be
// changed for it gets a number that tells it from its like.
func IdPart(id string) string {
	if idPartForm.MatchString(id) && len(id) <= 60 {
		return id
	}
	plain := Hyphens.ReplaceAllString(strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, id), "-")
	plain = strings.Trim(plain[:min(len(plain), 60)], "-")
	return strings.TrimPrefix(plain+"-"+Short(id), "-")
}

func Short(text string) string {
	h := fnv.New32a()
	h.Write([]byte(text))
	return fmt.Sprintf("%08x", h.Sum32())
}

// Slug gives words in lower case, with hyphens between them.
func Slug(words string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, words), "-")
}

var Hyphens = regexp.MustCompile(`-{2,}`)

var idPartForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
