package picture

import (
	"encoding/xml"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	partOf  = regexp.MustCompile(`(?i)url\(\s*["']?\s*#([^"')]+?)\s*["']?\s*\)`)
	eventOf = regexp.MustCompile(`([^\s;.+-][^\s;.]*)\.(?:begin|end|click|repeat|mouse\w+|focus\w*|activate)`)
)

// dropTitles takes away the titles and descriptions that label no drawing.
func dropTitles(root *element) {
	labels := words(root.get("aria-labelledby") + " " + root.get("aria-describedby"))
	root.each(func(e *element) {
		e.inside = slices.DeleteFunc(e.inside, func(n node) bool {
			return n.element != nil && (n.element.name == "title" || n.element.name == "desc") && (e != root || !labels[n.element.get("id")])
		})
	})
}

// dropNames takes away the ids that nothing refers to: programs keep the names of
// layers there.
func dropNames(root *element) {
	used := map[string]bool{}
	root.each(func(e *element) {
		for _, a := range e.attrs {
			switch name := a.Name.Local; {
			case name == "href" && strings.HasPrefix(a.Value, "#"):
				used[a.Value[1:]] = true
			case strings.HasPrefix(name, "aria-"):
				for _, id := range strings.Fields(a.Value) {
					used[id] = true
				}
			case name == "begin" || name == "end":
				for _, m := range eventOf.FindAllStringSubmatch(a.Value, -1) {
					used[m[1]] = true
				}
			case strings.Contains(a.Value, "#"):
				for _, m := range partOf.FindAllStringSubmatch(a.Value, -1) {
					used[m[1]] = true
				}
			}
		}
	})
	root.each(func(e *element) {
		e.attrs = slices.DeleteFunc(e.attrs, func(a xml.Attr) bool { return a.Name.Local == "id" && !used[a.Value] })
	})
}

func (e *element) each(visit func(*element)) {
	visit(e)
	for _, n := range e.inside {
		if n.element != nil {
			n.element.each(visit)
		}
	}
}

// bounded fails for a drawing that repeats its parts until nobody can draw it.
func bounded(root *element) error {
	named := map[string]*element{}
	root.each(func(e *element) {
		if id := e.get("id"); id != "" && named[id] == nil {
			named[id] = e
		}
	})
	cost := map[*element]int{}
	var of func(*element) int
	of = func(e *element) int {
		if n, ok := cost[e]; ok {
			return n
		}
		cost[e] = mostDrawn + 1 // until it is known: one that holds itself never is
		n := 1
		for _, in := range e.inside {
			if in.element != nil {
				n = min(mostDrawn+1, n+of(in.element))
			}
		}
		if e.name == "use" {
			if target := named[strings.TrimPrefix(e.get("href"), "#")]; target != nil {
				n = min(mostDrawn+1, n+of(target))
			}
		}
		cost[e] = n
		return n
	}
	if of(root) > mostDrawn {
		return &Unfit{Why: "the drawing repeats its parts endlessly", Hint: "export it as PNG"}
	}
	return nil
}

// sizeOf gives the size that a drawing asks for, in pixels of CSS.
func sizeOf(root *element) (width, height int) {
	w, h := length(root.get("width")), length(root.get("height"))
	if box := strings.FieldsFunc(root.get("viewBox"), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' }); len(box) == 4 {
		boxW, errW := strconv.ParseFloat(box[2], 64)
		boxH, errH := strconv.ParseFloat(box[3], 64)
		if errW == nil && errH == nil && boxW > 0 && boxH > 0 {
			switch {
			case w == 0 && h == 0:
				w, h = boxW, boxH
			case w == 0:
				w = h * boxW / boxH
			case h == 0:
				h = w * boxH / boxW
			}
		}
	}
	if !(w >= 1 && h >= 1 && w < 1e6 && h < 1e6) {
		return 0, 0
	}
	return int(math.Round(w)), int(math.Round(h))
}

// length reads a length of SVG; 0 is one that depends on something else.
func length(s string) float64 {
	s = strings.ToLower(strings.TrimSpace(s))
	per := 1.0
	for unit, of := range lengthUnits {
		if rest, ok := strings.CutSuffix(s, unit); ok {
			s, per = rest, of
			break
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0
	}
	return v * per
}
