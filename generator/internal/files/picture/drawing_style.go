package picture

import (
	"regexp"
	"strings"

	"github.com/andybalholm/cascadia"
)

// rule is what a style sheet says of the elements that one selector names.
type rule struct {
	path   []compound // from the outermost element to the one it speaks of
	weight cascadia.Specificity
	says   []declaration
}

// declaration is one property with its value. "" takes the attribute away, as
// "unset" does.
type declaration struct {
	name, value string
	important   bool
	varies      bool // its value holds var()
}

// mostRules is more than programs write. Each rule is read with some care.
const mostRules = 20_000

var errTooStyled = &Unfit{Why: "the drawing has too many styles", Hint: "export it as PNG"}

// sheets takes the style elements out of a drawing and reads their rules.
func (d *sanitiser) sheets(e *element) error {
	var left []node
	for _, n := range e.inside {
		in := n.element
		if in == nil || in.name != "style" {
			left = append(left, n)
			if in != nil {
				if err := d.sheets(in); err != nil {
					return err
				}
			}
			continue
		}
		var text strings.Builder
		for _, n := range in.inside {
			text.WriteString(n.text)
		}
		plain := cssComment.ReplaceAllString(text.String(), " ")
		plain = strings.NewReplacer("<!--", " ", "-->", " ").Replace(plain)
		if err := leadsInside(plain); err != nil {
			return err
		}
		if kind := in.get("type"); kind != "" && !strings.EqualFold(kind, "text/css") || !everywhere(in.get("media")) {
			continue
		}
		if err := d.sheet(plain, 0); err != nil {
			return err
		}
	}
	e.inside = left
	return nil
}

var cssComment = regexp.MustCompile(`(?s)/\*.*?(\*/|$)`)

// sheet reads the rules of a style sheet. Of those that begin with @, only
// @media is read, and only where it holds on every screen and paper.
func (d *sanitiser) sheet(text string, depth int) error {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		head, body, rest, block := statement(text)
		text = rest
		if !block {
			continue // @charset, @namespace, or a rule that is cut off
		}
		if strings.HasPrefix(head, "@") {
			if query, ok := mediaOf(head); ok && depth < 3 && everywhere(query) {
				if err := d.sheet(body, depth+1); err != nil {
					return err
				}
			}
			continue
		}
		says, err := declarations(body)
		if err != nil {
			return err
		}
		if len(says) == 0 {
			continue
		}
		for _, r := range selectors(head) {
			if len(d.rules) == mostRules {
				return errTooStyled
			}
			r.says = says
			d.rules = append(d.rules, r)
		}
	}
	return nil
}

func mediaOf(head string) (query string, ok bool) {
	const word = "@media"
	if !startsAs([]byte(head), word) {
		return "", false
	}
	query = head[len(word):]
	return query, query == "" || strings.IndexByte(" \t\n\r\f(", query[0]) >= 0
}

var lightScreen = regexp.MustCompile(`^(?:(?:only )?(?:all|screen)(?: and \(prefers-color-scheme: ?light\))?|\(prefers-color-scheme: ?light\))$`)

// everywhere reports a media query that holds wherever a drawing is shown here:
// it is the same on screen and on paper, and always in its light colours.
func everywhere(query string) bool {
	query = strings.ToLower(strings.Join(strings.Fields(query), " "))
	if query == "" {
		return true
	}
	for one := range strings.SplitSeq(query, ",") {
		if lightScreen.MatchString(strings.TrimSpace(one)) {
			return true
		}
	}
	return false
}

// statement cuts the first statement off: what is before the block, what is in
// it, and what is behind it.
func statement(text string) (head, body, rest string, block bool) {
	open, start := 0, -1
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ';' && open == 0 && text[0] == '@':
			return text[:i], "", text[i+1:], false
		case c == '{':
			if open++; open == 1 {
				start = i
			}
		case c == '}':
			if open == 0 {
				return "", "", text[i+1:], false
			}
			if open--; open == 0 {
				return strings.TrimSpace(text[:start]), text[start+1 : i], text[i+1:], true
			}
		}
	}
	return text, "", "", false
}

// declarations gives the allowed ones of a list of declarations, one property
// each. Rules that are nested in them are left out.
func declarations(text string) ([]declaration, error) {
	text = cssComment.ReplaceAllString(text, " ")
	if err := leadsInside(text); err != nil {
		return nil, err
	}
	var kept []declaration
	for more := true; more; {
		var one string
		one, text, more = cut(text, ';')
		one = one[strings.LastIndexByte(one, '}')+1:]
		name, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		if name = strings.TrimSpace(name); !strings.HasPrefix(name, "--") {
			name = strings.ToLower(name)
		}
		important := importance.FindStringIndex(value)
		if important != nil {
			value = value[:important[0]]
		}
		for _, d := range longhands(name, strings.TrimSpace(value)) {
			d.important = important != nil
			kept = append(kept, d)
		}
	}
	return kept, nil
}

var importance = regexp.MustCompile(`(?i)!\s*important\s*$`)

// cut cuts a text at the first sep that stands in no string and no bracket.
func cut(text string, sep byte) (first, rest string, found bool) {
	open := 0
	var quote byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote || c == '\n' {
				quote = 0
			}
		case c == sep && open == 0:
			return text[:i], text[i+1:], true
		case c == '"' || c == '\'':
			quote = c
		case c == '(' || c == '[' || c == '{':
			open++
		case c == ')' || c == ']' || c == '}':
			open = max(0, open-1)
		}
	}
	return text, "", false
}

// functions may stand in values. Those that load something are not among them,
// save url() of a part of the drawing.
var functions = words(`url rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp
	matrix matrix3d translate translatex translatey translate3d scale scalex scaley scale3d rotate rotatex rotatey rotatez
	rotate3d skew skewx skewy perspective cubic-bezier steps linear blur brightness contrast drop-shadow grayscale
	hue-rotate invert opacity saturate sepia path polygon circle ellipse inset accumulate icc-color var`)

var callOf = regexp.MustCompile(`([A-Za-z0-9_-]*)\s*\(`)

func functionsAllowed(value string) bool {
	for _, m := range callOf.FindAllStringSubmatch(value, -1) {
		if m[1] != "" && !functions[strings.ToLower(m[1])] {
			return false
		}
	}
	for _, m := range loads.FindAllStringSubmatch(value, -1) {
		if !strings.HasPrefix(m[3], "#") {
			return false
		}
	}
	return true
}

var (
	loads    = regexp.MustCompile(`(?i)(url|src|image|image-set|cross-fade)\s*\(\s*(["']?)\s*([^)]*)`)
	cssDigit = regexp.MustCompile(`\\([0-9A-Fa-f]{1,6})\s?`)
)

// leadsInside fails where a value or a style asks for anything that is not a
// part of the drawing, also where it is written with escapes. Fonts that lie in
// the drawing are left out by rules, and are no reason to refuse it.
func leadsInside(text string) error {
	if !strings.ContainsAny(text, `(@\`) {
		return nil
	}
	plain := text
	if strings.Contains(text, `\`) {
		plain = cssDigit.ReplaceAllStringFunc(text, func(m string) string {
			code := 0
			for _, c := range strings.ToLower(strings.TrimSpace(m[1:])) {
				code = code*16 + strings.IndexRune("0123456789abcdef", c)
			}
			return string(rune(code))
		})
		plain = strings.ReplaceAll(plain, `\`, "")
	}
	lower := strings.ToLower(plain)
	if strings.Contains(lower, "@import") || strings.Contains(lower, "javascript:") {
		return errOutside
	}
	for _, m := range loads.FindAllStringSubmatch(plain, -1) {
		address := strings.TrimSpace(m[3])
		if !strings.HasPrefix(address, "#") && !isData(address) && strings.Trim(address, `"' `) != "" {
			return errOutside
		}
	}
	return nil
}
