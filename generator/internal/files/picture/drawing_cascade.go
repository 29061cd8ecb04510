package picture

import (
	"cmp"
	"encoding/xml"
	"maps"
	"regexp"
	"slices"
	"strings"
)

const (
	// mostSteps bounds the work on styles: half a second of one processor.
	mostSteps = 10_000_000
	// mostLength of a value with variables or two colours, and how deep variables
	// stand for each other.
	mostLength = 10_000
	mostStands = 10
	// mostWritten bounds what rules add to a drawing, in bytes, beside
	// writtenPerByte for each of its own.
	mostWritten    = 4 << 20
	writtenPerByte = 8
)

// cascade works out what the styles of a drawing say of each element, and writes
// it as attributes: a site allows no styles but its own. The order is that of
// https://www.w3.org/TR/css-cascade-4/#cascade-sort: attributes, then rules by
// specificity and place, then the style attribute, then what is important.
//
// A rule that names elements by what stands around them holds for their copies
// by <use> as well, as it did in SVG 1.1.
func (d *sanitiser) cascade(root *element) error {
	slices.SortStableFunc(d.rules, func(a, b rule) int {
		return slices.Compare(a.weight[:], b.weight[:])
	})
	var m *matcher
	if len(d.rules) > 0 {
		m = d.matcher()
	}
	for _, r := range d.rules {
		found, err := m.matching(r)
		if err != nil {
			return err
		}
		if err := d.spend(len(found) * len(r.says)); err != nil {
			return err
		}
		for _, p := range found {
			if err := d.take(p.element, r.says); err != nil {
				return err
			}
		}
	}
	var err error
	root.each(func(e *element) {
		if err == nil {
			err = d.take(e, e.inline)
		}
	})
	if err != nil {
		return err
	}
	if err := d.settle(root, nil); err != nil {
		return err
	}
	return d.assign(root)
}

func (d *sanitiser) spend(steps int) error {
	if d.steps += steps; d.steps > mostSteps {
		return errTooStyled
	}
	return nil
}

// take holds declarations against what an element has from weaker ones.
func (d *sanitiser) take(e *element, stronger []declaration) error {
	if e == nil || unstyled[e.name] {
		return nil
	}
	for _, s := range stronger {
		if err := d.spend(len(e.says) / 32); err != nil {
			return err
		}
		i := slices.IndexFunc(e.says, func(had declaration) bool { return had.name == s.name })
		switch {
		case i < 0:
			e.says = append(e.says, s)
		case s.important || !e.says[i].important:
			e.says[i] = s
		}
	}
	return nil
}

// unstyled are elements that styles say nothing of. Their attributes of the same
// names mean something else.
var unstyled = words("animate animateTransform animateMotion set mpath style title desc view")

// settle puts values in the place of variables, which elements inherit.
func (d *sanitiser) settle(e *element, variables map[string]string) error {
	own := map[string]string{}
	for _, s := range e.says {
		if strings.HasPrefix(s.name, "--") {
			own[s.name] = s.value
		}
	}
	if len(own) > 0 {
		if err := d.spend(len(variables)); err != nil {
			return err
		}
		outer := variables
		variables = maps.Clone(outer)
		if variables == nil {
			variables = map[string]string{}
		}
		for name, value := range own {
			known, ok, err := d.expand(value, 0, own, outer)
			if err != nil {
				return err
			}
			if variables[name] = known; !ok || strings.EqualFold(known, "initial") {
				delete(variables, name)
			}
		}
		e.says = slices.DeleteFunc(e.says, func(s declaration) bool { return strings.HasPrefix(s.name, "--") })
	}
	for i, s := range e.says {
		if !s.varies {
			continue
		}
		value, ok, err := d.expand(s.value, 0, nil, variables)
		if err != nil {
			return err
		}
		// A browser finds out too late to take another: the property is unset.
		if e.says[i].value = ""; ok && safe(value) {
			if value, ok := saying(s.name, value); ok {
				e.says[i].value = value
			}
		}
	}
	for _, n := range e.inside {
		if n.element != nil {
			if err := d.settle(n.element, variables); err != nil {
				return err
			}
		}
	}
	return nil
}

// expand replaces every var() by what it stands for, or else by what it names in
// its place; false where there is neither. own goes before outer, whose values
// hold no var().
func (d *sanitiser) expand(value string, depth int, own, outer map[string]string) (string, bool, error) {
	var out strings.Builder
	for {
		if err := d.spend(20 + len(value)/8); err != nil {
			return "", false, err
		}
		at := variable.FindStringIndex(value)
		if at == nil {
			out.WriteString(value)
			return out.String(), out.Len() <= mostLength, nil
		}
		inside, rest, closed := cut(value[at[1]:], ')')
		name, instead, has := cut(inside, ',')
		if !closed || depth == mostStands {
			return "", false, nil
		}
		name = strings.TrimSpace(name)
		meant, known := own[name]
		if !known {
			meant, known = outer[name]
		}
		stands, ok := "", false
		for _, try := range []struct {
			value string
			has   bool
		}{{meant, known}, {instead, has}} {
			if try.has && !ok {
				var err error
				if stands, ok, err = d.expand(strings.TrimSpace(try.value), depth+1, own, outer); err != nil {
					return "", false, err
				}
			}
		}
		if !ok {
			return "", false, nil
		}
		out.WriteString(value[:at[0]] + stands)
		if value = rest; out.Len() > mostLength {
			return "", false, nil
		}
	}
}

// assign writes what holds for each element as its attributes.
func (d *sanitiser) assign(root *element) error {
	written, most := 0, mostWritten+writtenPerByte*d.size
	root.each(func(e *element) {
		if written > most {
			return
		}
		slices.SortFunc(e.says, func(a, b declaration) int { return cmp.Compare(a.name, b.name) })
		boxed := slices.ContainsFunc(e.says, func(s declaration) bool { return s.name == "transform-box" && !ownBox.MatchString(s.value) })
		for _, s := range e.says {
			name := nameOf(e, s)
			if name == "" || boxed && strings.HasPrefix(s.name, "transform") {
				continue
			}
			e.put(name, s.value)
			written += len(name) + len(s.value) + len(` =""`)
		}
		e.says, e.inline, e.part = nil, nil, nil
	})
	if written > most {
		return errTooStyled
	}
	return nil
}

// ownBox is where a transformation means what its attribute means.
var ownBox = regexp.MustCompile(`(?i)^(?:view-box|initial|unset|)$`)

// nameOf gives the attribute for a property of an element, "" = none.
func nameOf(e *element, s declaration) string {
	on := geometry[s.name]
	switch {
	case s.name == "transform-box":
		return ""
	case e.part.parent == nil && (s.name == "width" || s.name == "height"):
		// Chromium asks the attributes for the size of a picture, other browsers
		// styles too. Where there is no attribute, the style says what is meant.
		if e.get(s.name) == "" && length(s.value) > 0 {
			return s.name
		}
		return ""
	case on != nil && !on[e.name]:
		return ""
	case s.name == "white-space":
		return "xml:space"
	case s.name == "transform" && e.name == "pattern":
		return "patternTransform"
	case s.name == "transform" && strings.HasSuffix(e.name, "Gradient"):
		return "gradientTransform"
	}
	return s.name
}

// put sets an attribute; "" takes it away.
func (e *element) put(name, value string) {
	i := slices.IndexFunc(e.attrs, func(a xml.Attr) bool { return a.Name.Local == name })
	switch {
	case value == "" && i >= 0:
		e.attrs = slices.Delete(e.attrs, i, i+1)
	case value == "":
	case i >= 0:
		e.attrs[i].Value = value
	default:
		e.attrs = append(e.attrs, xml.Attr{Name: xml.Name{Local: name}, Value: value})
	}
}
