// Package colour computes with the colours of a page: how they are written, mixed, and
// how well one can be read on another.
//
// It knows sRGB colours without transparency, and nothing of themes.
package colour

import (
	"fmt"
	"math"
	"strings"
)

// RGB is a colour by its parts, from 0 to 255.
type RGB [3]uint8

// Parse reads "#rgb" or "#rrggbb".
func Parse(text string) (c RGB, ok bool) {
	digits, ok := strings.CutPrefix(text, "#")
	if !ok {
		return c, false
	}
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	if len(digits) != 6 || strings.Trim(strings.ToLower(digits), "0123456789abcdef") != "" {
		return c, false
	}
	_, err := fmt.Sscanf(digits, "%02x%02x%02x", &c[0], &c[1], &c[2])
	return c, err == nil
}

// Must is Parse for a colour of the program.
func Must(text string) RGB {
	c, ok := Parse(text)
	if !ok {
		panic("bug: " + text + " is not a colour")
	}
	return c
}

// String writes a colour as "#rrggbb".
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// Contrast is the contrast ratio of WCAG 2, from 1 to 21.
func Contrast(a, b RGB) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + .05) / (dark + .05)
}

func (c RGB) luminance() float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= .04045 {
			return x / 12.92
		}
		return math.Pow((x+.055)/1.055, 2.4)
	}
	return .2126*part(c[0]) + .7152*part(c[1]) + .0722*part(c[2])
}

// Readable mixes a colour with another until it can be read on a ground with at least a
// contrast: with white on a dark ground, with black on a light one.
func (c RGB) Readable(on, with RGB, contrast float64) RGB {
	mixed := c
	for step := range 101 {
		for i := range c {
			mixed[i] = uint8(math.Round(float64(c[i]) + (float64(with[i])-float64(c[i]))*float64(step)/100))
		}
		if Contrast(mixed, on) >= contrast {
			break
		}
	}
	return mixed
}
