package picture

import (
	"regexp"
	"strings"
)

// styles reads the rules of a drawing and writes anew those that are allowed.
func (d *drawing) styles(e *element) error {
	for i := 0; i < len(e.inside); i++ {
		in := e.inside[i].element
		if in == nil {
			continue
		}
		if in.name != "style" {
			if err := d.styles(in); err != nil {
				return err
			}
			continue
		}
		var text strings.Builder
		for _, n := range in.inside {
			text.WriteString(n.text)
		}
		kept, err := rules(text.String(), 0)
		if err != nil {
			return err
		}
		in.inside = []node{{text: kept}}
		if kept == "" {
			e.inside = append(e.inside[:i], e.inside[i+1:]...)
			i--
			continue
		}
		d.styled, d.rules = true, d.rules+kept
	}
	return nil
}

var cssComment = regexp.MustCompile(`(?s)/\*.*?(\*/|$)`)

// rules gives the rules of a style sheet that are allowed, in a form that has
// one reading. A rule that leads outside refuses the drawing; any other that is
// not understood is left out.
func rules(text string, depth int) (string, error) {
	if depth == 0 {
		text = cssComment.ReplaceAllString(text, " ")
		text = strings.NewReplacer("<!--", " ", "-->", " ").Replace(text)
		if err := leadsInside(text); err != nil {
			return "", err
		}
	}
	var out strings.Builder
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		head, body, rest, block := statement(text)
		text = rest
		switch {
		case !block:
			continue // @charset, @namespace, or a rule that is cut off
		case strings.HasPrefix(head, "@"):
			word, _, _ := strings.Cut(strings.ToLower(head), " ")
			if depth > 2 || word != "@media" && word != "@supports" && word != "@keyframes" && word != "@-webkit-keyframes" || !plainHead(head[1:]) {
				continue
			}
			kept, err := rules(body, depth+1)
			if err != nil {
				return "", err
			}
			if kept != "" {
				out.WriteString(head + "{" + kept + "}")
			}
		default:
			kept, err := declarations(body)
			if err != nil {
				return "", err
			}
			if kept != "" && plainHead(head) {
				out.WriteString(head + "{" + kept + "}")
			}
		}
	}
	return out.String(), nil
}

// plainHead reports a selector, or what a block asks for, with nothing in it
// but names, numbers and signs between them.
func plainHead(head string) bool {
	return head != "" && !strings.ContainsAny(head, "@\\<;{}\"'`")
}

// statement cuts the first statement off: what is before the block, what is in
// it, and what is behind it.
func statement(text string) (head, body, rest string, block bool) {
	open, start := 0, -1
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '\\':
			i++
		case c == ';' && open == 0:
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

// declarations gives the allowed ones of a list of declarations.
func declarations(text string) (string, error) {
	text = cssComment.ReplaceAllString(text, " ")
	if err := leadsInside(text); err != nil {
		return "", err
	}
	var kept []string
	for text != "" {
		one, rest := declaration(text)
		text = rest
		name, value, ok := strings.Cut(one, ":")
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
		if ok && properties[name] && value != "" && plainValue(value) && strings.Count(value, `"`)%2 == 0 && strings.Count(value, `'`)%2 == 0 {
			kept = append(kept, name+":"+value)
		}
	}
	return strings.Join(kept, ";"), nil
}

func declaration(text string) (one, rest string) {
	var quote byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == ';':
			return text[:i], text[i+1:]
		}
	}
	return text, ""
}

// functions may stand in values. Those that load something are not among them,
// save url() of a part of the drawing.
var functions = words(`url rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp
	matrix matrix3d translate translatex translatey translate3d scale scalex scaley scale3d rotate rotatex rotatey rotatez
	rotate3d skew skewx skewy perspective cubic-bezier steps linear blur brightness contrast drop-shadow grayscale
	hue-rotate invert opacity saturate sepia path polygon circle ellipse inset accumulate icc-color`)

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
