package picture

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

var (
	outline = regexp.MustCompile(`(?is)^path\(\s*(?:"([^"]*)"|'([^']*)')\s*\)$`)
	step    = regexp.MustCompile(`^\s*([a-zA-Z]+)\(([^()]*)\)`)
	measure = regexp.MustCompile(`(?i)^(` + cssNumber + `)([a-z%]*)$`)
)

// outlineOf gives the attribute's form of a path.
func outlineOf(value string) (string, bool) {
	m := outline.FindStringSubmatch(value)
	if m == nil {
		return "", false
	}
	return strings.TrimSpace(m[1] + m[2]), true
}

// transformOf gives the attribute's form of a transformation: degrees and pixels
// without their unit, and only what lies in the plane. False where a part of it
// cannot be said so, as what depends on the size of something.
func transformOf(value string) (string, bool) {
	var all []string
	for strings.TrimSpace(value) != "" {
		m := step.FindStringSubmatch(value)
		if m == nil {
			return "", false
		}
		value = value[len(m[0]):]
		args := strings.Split(m[2], ",")
		for i := range args {
			args[i] = strings.TrimSpace(args[i])
		}
		one, ok := stepOf(strings.ToLower(m[1]), args)
		if !ok {
			return "", false
		}
		all = append(all, one)
	}
	return strings.Join(all, " "), len(all) > 0
}

func stepOf(name string, args []string) (string, bool) {
	write, least, most, units := name, 1, 1, lengthUnits
	switch name {
	case "matrix":
		least, most, units = 6, 6, numbers
	case "translate":
		most = 2
	case "translatex", "translatey":
		write = "translate"
	case "scale":
		most, units = 2, shares
	case "scalex", "scaley":
		write, units = "scale", shares
	case "rotate":
		units = angles
	case "skewx", "skew":
		write, units = "skewX", angles
	case "skewy":
		write, units = "skewY", angles
	default:
		return "", false
	}
	if len(args) < least || len(args) > most {
		return "", false
	}
	for i, a := range args {
		m := measure.FindStringSubmatch(a)
		if m == nil {
			return "", false
		}
		v, err := strconv.ParseFloat(m[1], 64)
		per := units[strings.ToLower(m[2])]
		if v == 0 {
			per = 1
		}
		if err != nil || per == 0 {
			return "", false
		}
		if args[i] = m[1]; per != 1 {
			args[i] = strconv.FormatFloat(v*per, 'g', 10, 64)
		}
	}
	switch name {
	case "translatey":
		args = []string{"0", args[0]}
	case "scalex":
		args = []string{args[0], "1"}
	case "scaley":
		args = []string{"1", args[0]}
	}
	return write + "(" + strings.Join(args, " ") + ")", true
}

// Units, in those of the attribute. "" is a number without one; 0 needs none.
var (
	lengthUnits = map[string]float64{"px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
	angles      = map[string]float64{"deg": 1, "rad": 180 / math.Pi, "grad": 0.9, "turn": 360}
	shares      = map[string]float64{"": 1, "%": 0.01}
	numbers     = map[string]float64{"": 1}
)
