package picture

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/image/colornames"
)

const (
	cssCount  = `\+?(?:\d*\.)?\d+(?:e[-+]?\d+)?`
	cssNumber = `-?` + cssCount
	cssUnit   = `(?:px|pt|pc|mm|cm|in|q|r?em|ex|ch|v[wh]|vmin|vmax|%)`
	cssMath   = `(?:calc|min|max|clamp)\(.*\)`
	cssLength = `(?:` + cssNumber + cssUnit + `?|` + cssMath + `)`
	cssExtent = `(?:` + cssCount + cssUnit + `?|` + cssMath + `)` // is never negative
	cssOrigin = `(?:[a-z]+|` + cssNumber + cssUnit + `|0)`
	cssWords  = `[a-z-]+(?: [a-z-]+)*`
	cssPart   = `url\(\s*(?:"#[^"]+"|'#[^']+'|#[^"'()\s]+)\s*\)`
	cssCall   = `[a-z-]+\(.*\)`
	cssFamily = `(?:"[^"]+"|'[^']+'|[\w\x80-\x{10ffff}-]+(?: +[\w\x80-\x{10ffff}-]+)*)`
)

// properties are those that browsers read as attributes too, with what their
// values look like: the presentation attributes of SVG 2 without those that
// Chromium reads in styles alone (text-overflow), and transform-box, which says
// what a transformation means. A value of another form has no effect in a style,
// and so may not win over one that has. They are read when the first drawing
// comes, and each is compiled when a value is compared with it: most runs see none.
var properties = sync.OnceValue(func() map[string]func() *regexp.Regexp {
	all := map[string]func() *regexp.Regexp{}
	for names, shape := range shapes() {
		re := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?is)^(?:` + shape + `)$`) })
		for name := range words(names) {
			all[name] = re
		}
	}
	return all
})

func shapes() map[string]string {
	return map[string]string{
		`alignment-baseline buffered-rendering clip-rule color-interpolation color-interpolation-filters color-rendering cursor
		direction display dominant-baseline fill-rule image-rendering mask-type overflow paint-order pointer-events
		shape-rendering stroke-linecap stroke-linejoin text-anchor text-rendering transform-box unicode-bidi
		vector-effect visibility white-space writing-mode`: cssWords,
		`stroke-dashoffset x y cx cy`:       cssLength,
		`stroke-width width height r rx ry`: cssExtent,
		`letter-spacing word-spacing`:       cssLength + `|normal`,
		`baseline-shift`:                    cssLength + `|baseline|sub|super`,
		`font-size`:                         cssExtent + `|(?:xx?-)?small|(?:x{1,3}-)?large|medium|smaller|larger`,
		`fill-opacity flood-opacity opacity stop-opacity stroke-opacity stroke-miterlimit`: cssNumber + `%?|` + cssMath,
		`color flood-color lighting-color stop-color`:                                      colour(),
		`fill stroke`:                        `(?:none|context-fill|context-stroke|` + colour() + `)|` + cssPart + `(?: (?:none|` + colour() + `))?`,
		`marker-start marker-mid marker-end`: `none|` + cssPart,
		`clip-path filter mask`:              `(?:` + cssPart + `|` + cssCall + `|[a-z-]+)(?: .+)?`,
		`clip`:                               `auto`,
		`stroke-dasharray`:                   `none|` + cssLength + `(?:(?: ?, ?| )` + cssLength + `)*`,
		`transform-origin`:                   cssOrigin + `(?: ` + cssOrigin + `){0,2}`,
		`font-family`:                        cssFamily + `(?: *, *` + cssFamily + `)*`,
		`font-weight`:                        `[a-z]+|\d{1,4}`,
		`font-stretch`:                       `[a-z-]+|` + cssNumber + `%`,
		`font-style`:                         `[a-z]+(?: ` + cssNumber + `deg)?`,
		`font-variant text-decoration`:       `.+`,
		`d transform`:                        `.+`, // drawing_transform.go
	}
}

// colour is what a colour looks like.
func colour() string {
	names := slices.Sorted(maps.Keys(colornames.Map))
	return `(?:#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|transparent|currentcolor|rebeccapurple|canvas|canvastext|graytext|highlight|highlighttext|linktext|` +
		strings.Join(names, "|") + `|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\(.*\))`
}

// geometry says on which elements these properties have an effect. Others have
// attributes of the same name, with another meaning.
var geometry = map[string]map[string]bool{
	"x": words("rect image use"), "y": words("rect image use"),
	"width": words("rect image"), "height": words("rect image"),
	"cx": words("circle ellipse"), "cy": words("circle ellipse"), "r": words("circle"),
	"rx": words("rect ellipse"), "ry": words("rect ellipse"), "d": words("path"),
}

// longhands gives what a declaration says of single properties, as it can stand
// in attributes. Nothing is left of one that has no effect or may not stand.
func longhands(name, value string) []declaration {
	if !safe(value) {
		return nil
	}
	switch {
	case len(name) > 2 && strings.HasPrefix(name, "--"):
		return []declaration{{name: name, value: value}}
	case name == "font":
		return fontOf(value)
	case name == "marker":
		return append(append(longhands("marker-start", value), longhands("marker-mid", value)...), longhands("marker-end", value)...)
	case properties()[name] == nil || value == "":
		return nil
	case variable.MatchString(value):
		return []declaration{{name: name, value: value, varies: true}}
	}
	if value, ok := saying(name, value); ok {
		return []declaration{{name: name, value: value}}
	}
	return nil
}

// safe reports a value that can stand in an attribute, with every string and
// bracket closed.
func safe(value string) bool {
	return plainValue(value) && leadsInside(value) == nil && closed(value)
}

func closed(value string) bool {
	open := 0
	var quote rune
	for _, c := range value {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(' || c == '[':
			open++
		case c == ')' || c == ']':
			if open--; open < 0 {
				return false
			}
		}
	}
	return open == 0 && quote == 0
}

// saying gives the attribute's value for that of a property, "" where it takes
// the attribute away; false where the value is none of this property.
func saying(name, value string) (string, bool) {
	if !strings.ContainsAny(value, `"'`) {
		value = strings.Join(strings.Fields(value), " ")
	}
	value = lit(value)
	lower := strings.ToLower(value)
	likeStyle := geometry[name] == nil && name != "transform" && name != "white-space" // the attribute is read as a style is
	switch {
	case lower == "revert", lower == "initial" && !likeStyle, lower == "unset" && !likeStyle:
		return "", true
	case lower == "inherit", lower == "initial", lower == "unset":
		return lower, likeStyle
	case lower == "revert-layer", lower == "":
		return "", false
	case lower == "none" && (name == "transform" || name == "d"), lower == "auto" && geometry[name] != nil && name != "d":
		return "", true
	case name == "transform":
		return transformOf(value)
	case name == "d":
		return outlineOf(value)
	case name == "white-space":
		if strings.Contains(lower, "pre") || lower == "break-spaces" { // of xml:space
			return "preserve", true
		}
		return "default", true
	}
	return value, properties()[name]().MatchString(value)
}

// lit takes the first colour of every light-dark().
func lit(value string) string {
	for range 50 {
		at := lightDark.FindStringIndex(value)
		if at == nil {
			return value
		}
		if len(value) > mostLength {
			break
		}
		inside, rest, ok := cut(value[at[1]:], ')')
		light, _, both := cut(inside, ',')
		if !ok || !both {
			return ""
		}
		value = value[:at[0]] + strings.TrimSpace(light) + rest
	}
	return ""
}

var (
	undecided = regexp.MustCompile(`(?i)\b(?:var|light-dark)\(`)
	lightDark = regexp.MustCompile(`(?i)\blight-dark\(`)
	variable  = regexp.MustCompile(`(?i)\bvar\(`)
)

// fontOf reads the short form of a font: words in any order, the size with the
// height of a line, the family. What it does not name it sets back.
func fontOf(value string) []declaration {
	says := []declaration{{name: "font-style"}, {name: "font-variant"}, {name: "font-weight"}, {name: "font-stretch"}, {name: "font-size"}, {name: "font-family"}}
	if variable.MatchString(value) {
		return nil
	}
	if wideWords[strings.ToLower(value)] {
		for i := range says {
			says[i].value, _ = saying(says[i].name, value)
		}
		return says
	}
	for i := range 4 {
		says[i].value = "normal"
	}
	rest := slashes.ReplaceAllString(strings.TrimSpace(value), "/")
	for range 5 {
		var word string
		word, rest, _ = cut(strings.ReplaceAll(rest, "\n", " "), ' ')
		rest = strings.TrimSpace(rest)
		i := -1
		switch lower := strings.ToLower(word); {
		case lower == "normal":
			continue
		case lower == "italic" || lower == "oblique":
			i = 0
		case lower == "small-caps":
			i = 1
		case fontWeight.MatchString(lower):
			i = 2
		case fontStretch.MatchString(lower):
			i = 3
		}
		if i >= 0 {
			says[i].value = word
			continue
		}
		size, _, _ := strings.Cut(word, "/")
		var ok, known bool
		says[4].value, ok = saying("font-size", size)
		says[5].value, known = saying("font-family", rest)
		if !ok || !known {
			return nil
		}
		return says
	}
	return nil
}

var (
	wideWords   = words("inherit initial unset revert")
	slashes     = regexp.MustCompile(`\s*/\s*`)
	fontWeight  = regexp.MustCompile(`^(?:bold|bolder|lighter|[1-9]\d{0,2}|1000)$`)
	fontStretch = regexp.MustCompile(`^(?:(?:ultra|extra|semi)-)?(?:condensed|expanded)$`)
)
