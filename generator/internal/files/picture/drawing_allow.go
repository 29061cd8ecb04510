package picture

import (
	"encoding/xml"
	"regexp"
	"strings"
)

// words makes a set of a list.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// allowed are the elements of SVG 1.1 and 2 that draw, or say how to draw. Of
// titles and descriptions those stay that the drawing is labelled with by
// aria-labelledby: nobody sees the others, and programs write file names and
// themselves there.
var allowed = words(`
	svg g a defs symbol use switch image style
	path rect circle ellipse line polyline polygon text tspan textPath
	linearGradient radialGradient stop pattern clipPath mask marker view
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
	feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
	feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
	animate animateTransform animateMotion set mpath title desc`)

// drawn are those that are seen by themselves.
var drawn = words("path rect circle ellipse line polyline polygon text use image")

func mayStand(name string) bool { return allowed[name] }

func animates(name string) bool {
	return name == "animate" || name == "animateTransform" || name == "animateMotion" || name == "set"
}

// shows reports an element with something in it that is seen.
func shows(e *element) bool {
	if drawn[e.name] {
		return true
	}
	for _, n := range e.inside {
		if n.element != nil && shows(n.element) {
			return true
		}
	}
	return false
}

// attributes may stand beside the properties of styles.
var attributes = words(`
	id href lang viewBox preserveAspectRatio version
	x1 y1 x2 y2 dx dy points pathLength textLength lengthAdjust startOffset method spacing side fx fy fr
	gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits patternTransform
	clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY
	filterUnits primitiveUnits in in2 result mode type values operator k1 k2 k3 k4 order kernelMatrix divisor bias
	targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant
	specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation z scale xChannelSelector
	yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept
	amplitude exponent
	attributeName attributeType begin dur end min max restart repeatCount repeatDur calcMode keyTimes keySplines
	keyPoints from to by additive accumulate path origin fill rotate
	requiredFeatures requiredExtensions systemLanguage zoomAndPan`)

// attributeName gives an allowed attribute under the name that it is written
// with. An attribute in a space of a program is never allowed.
func attributeName(of string, name xml.Name) (string, bool) {
	switch name.Space {
	case "":
		if name.Local == "xmlns" || name.Local == "version" && of != "svg" {
			return "", false
		}
		if of == "style" {
			return name.Local, name.Local == "type" || name.Local == "media"
		}
		if name.Local == "role" || name.Local == "aria-labelledby" || name.Local == "aria-describedby" {
			return name.Local, of == "svg"
		}
		return name.Local, attributes[name.Local] || properties()[name.Local] != nil
	case xlinkSpace, "xlink":
		return "href", name.Local == "href"
	case xmlSpace, "xml":
		return "xml:" + name.Local, name.Local == "lang" || name.Local == "space"
	}
	return "", false
}

// plain is what numbers, colours, names and lists of them are written with.
var plainText = regexp.MustCompile(`^[^<>{}\\@\x00-\x08\x0b\x0c\x0e-\x1f]*$`)

// plainValue reports the value of an attribute that can be nothing but a list
// of numbers and names.
func plainValue(value string) bool {
	return plainText.MatchString(value) && !strings.Contains(value, "/*") && functionsAllowed(value)
}
