package chart

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// elements and attributes are all that a drawing may consist of. None of them
// takes an address, a style or a script.
var elements = set("svg g path rect circle ellipse line polygon polyline text title desc")

var attributes = set(`xmlns id width height viewBox role aria-labelledby aria-describedby font-family font-size font-weight text-rendering textLength lengthAdjust
	direction x y x1 y1 x2 y2 cx cy r rx ry d points transform text-anchor fill fill-opacity stroke stroke-width
	stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin paint-order pointer-events data-x data-label data-value`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// verify holds an SVG text against what this package writes: one svg element,
// the elements and attributes above, every attribute in double quotes, no
// declaration, comment or section, no reference from a fill.
func verify(svg []byte) error {
	if !bytes.HasPrefix(svg, []byte(`<svg xmlns="http://www.w3.org/2000/svg" `)) {
		return errors.New("not an SVG of this package")
	}
	depth := 0
	for i := 0; i < len(svg); {
		if svg[i] != '<' {
			if depth == 0 {
				return errors.New("text outside the svg element")
			}
			next := bytes.IndexByte(svg[i:], '<')
			if next < 0 {
				return errors.New("the svg element does not end")
			}
			i += next
			continue
		}
		end := bytes.IndexByte(svg[i:], '>')
		if end < 0 {
			return errors.New("an element does not end")
		}
		change, err := verifyTag(svg[i+1 : i+end])
		if err != nil {
			return err
		}
		i += end + 1
		if depth += change; depth < 0 || depth == 0 && i < len(svg) {
			return errors.New("the svg element ends too early")
		}
	}
	if depth != 0 {
		return errors.New("the svg element does not end")
	}
	return nil
}

// verifyTag checks what stands between < and >, and says how it changes the
// depth.
func verifyTag(tag []byte) (int, error) {
	if name, ok := bytes.CutPrefix(tag, []byte("/")); ok {
		if !elements[string(name)] {
			return 0, fmt.Errorf("element %q", name)
		}
		return -1, nil
	}
	change := 1
	if short, ok := bytes.CutSuffix(tag, []byte("/")); ok {
		tag, change = short, 0
	}
	name, rest, _ := bytes.Cut(tag, []byte(" "))
	if !elements[string(name)] {
		return 0, fmt.Errorf("element %q", name)
	}
	for len(rest) > 0 {
		key, after, ok := bytes.Cut(rest, []byte(`="`))
		value, more, ok2 := bytes.Cut(after, []byte(`"`))
		if !ok || !ok2 || !attributes[string(key)] {
			return 0, fmt.Errorf("attribute %q of %q", key, name)
		}
		if (string(key) == "fill" || string(key) == "stroke") && bytes.Contains(bytes.ToLower(value), []byte("url")) {
			return 0, fmt.Errorf("a reference in %q", key)
		}
		if len(more) > 0 && more[0] != ' ' {
			return 0, fmt.Errorf("attributes of %q", name)
		}
		rest = bytes.TrimPrefix(more, []byte(" "))
	}
	return change, nil
}
