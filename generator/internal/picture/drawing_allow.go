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

// properties may stand in a style, and most of them as attributes too.
var properties = words(`
	alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
	color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
	flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
	glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning letter-spacing lighting-color line-height
	marker marker-end marker-mid marker-start mask mask-type mix-blend-mode isolation opacity overflow paint-order
	pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
	stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration text-indent
	text-overflow text-rendering text-transform transform transform-box transform-origin translate rotate scale
	unicode-bidi vector-effect visibility white-space word-spacing writing-mode
	x y width height cx cy r rx ry d background background-color
	animation animation-name animation-duration animation-delay animation-direction animation-fill-mode
	animation-iteration-count animation-play-state animation-timing-function
	transition transition-property transition-duration transition-delay transition-timing-function
	offset offset-path offset-distance color-scheme font-feature-settings font-kerning font-variant-numeric font-synthesis`)

// attributes may stand beside them.
var attributes = words(`
	id class style href lang viewBox preserveAspectRatio version
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
	requiredFeatures requiredExtensions systemLanguage zoomAndPan media`)

// attributeName gives an allowed attribute under the name that it is written
// with. An attribute in a space of a program is never allowed.
func attributeName(of string, name xml.Name) (string, bool) {
	switch name.Space {
	case "":
		if name.Local == "xmlns" || name.Local == "version" && of != "svg" || name.Local == "type" && of == "style" || name.Local == "media" && of != "style" {
			return "", false
		}
		if name.Local == "role" || name.Local == "aria-labelledby" || name.Local == "aria-describedby" {
			return name.Local, of == "svg"
		}
		return name.Local, attributes[name.Local] || properties[name.Local]
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
