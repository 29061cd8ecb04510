package picture

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// cleanedOf gives what is left of a drawing's parts.
func cleanedOf(t *testing.T, parts string) string {
	t.Helper()
	cleaned, err := Clean([]byte(in(parts)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	harmless(t, cleaned.Data)
	again, err := Clean(cleaned.Data, Options{})
	if err != nil || string(again.Data) != string(cleaned.Data) {
		t.Errorf("%v, and it changes when cleaned again:\n%s\n%s", err, cleaned.Data, again.Data)
	}
	left := strings.TrimPrefix(string(cleaned.Data), `<svg xmlns="http://www.w3.org/2000/svg">`)
	return strings.TrimPrefix(strings.TrimSuffix(left, `</svg>`), `<path d="M0 0h9"/>`)
}

func TestCascade(t *testing.T) {
	tests := []struct{ name, parts, want string }{
		{"the later rule", `<style>g{fill:red}g{fill:blue}</style><g/>`, `<g fill="blue"/>`},
		{"over two style elements", `<style>g{fill:red}</style><g/><style>g{fill:blue}</style>`, `<g fill="blue"/>`},
		{"a class over a name", `<style>.a{fill:red}g{fill:blue}</style><g class="a"/>`, `<g fill="red"/>`},
		{"an id over classes", `<style>#a{fill:red}.b.c{fill:blue}</style><g id="a" class="b c"/>`, `<g fill="red"/>`},
		{"what stands around counts", `<style>g g{fill:red}g{fill:blue}</style><g><g/></g>`, `<g fill="blue"><g fill="red"/></g>`},
		{"each selector of a list has its own weight", `<style>.a,g{fill:red}g{fill:blue}</style><g class="a"/><g/>`, `<g fill="red"/><g fill="blue"/>`},
		{"an attribute is below every rule", `<style>*{fill:red}</style><g fill="blue"/>`, `<g fill="red"/>`},
		{"the style attribute is above", `<style>#a{fill:red}</style><g id="a" fill="lime" style="fill:blue"/>`, `<g fill="blue"/>`},
		{"what is important in a rule", `<style>g{fill:red!important}#a{fill:lime}</style><g id="a" style="fill:blue"/>`, `<g fill="red"/>`},
		{"what is important in the style attribute", `<style>g{fill:red ! IMPORTANT}</style><g style="fill:blue !important"/>`, `<g fill="blue"/>`},
		{"important by weight", `<style>#a{fill:red!important}g{fill:lime!important}</style><g id="a"/>`, `<g fill="red"/>`},
		{"the last of one style", `<g style="fill:red;fill:blue"/>`, `<g fill="blue"/>`},
		{"a value that is none does not win", `<style>g{fill:red;fill:reddish;stroke-width:2px;stroke-width:wide wide;opacity:.5;opacity:half}</style><g/>`, `<g fill="red" opacity=".5" stroke-width="2px"/>`},
		{"what is inherited is written once", `<style>#a{fill:red}</style><g id="a"><g/></g>`, `<g fill="red"><g/></g>`},
		{"inherit", `<g fill="red"><g fill="blue" style="fill:inherit;opacity:inherit"/></g>`, `<g fill="red"><g fill="inherit" opacity="inherit"/></g>`},
		{"unset", `<g fill="red" opacity=".5" style="fill:revert;opacity:unset"/>`, `<g opacity="unset"/>`},
		{"no value of this layer", `<g fill="red" style="fill:revert-layer"/>`, `<g fill="red"/>`},
		{"names that only rules spoke of", `<style>#a{fill:url(#b)}</style><g id="a" class="c"/><filter id="b"/>`, `<g fill="url(#b)"/><filter id="b"/>`},
		{"programs' own", `<g style="-inkscape-font-specification:x;fill:red;mix-blend-mode:multiply;background:red"/>`, `<g fill="red"/>`},
		{"a link", `<style>a{fill:red}g{fill:blue}</style><a href="https://a.example/"><g/></a>`, `<g fill="red"><g fill="blue"/></g>`},
		{"what says how it moves keeps its own fill", `<style>*{fill:red}</style><g><animate attributeName="x" fill="freeze"/></g>`, `<g fill="red"><animate attributeName="x" fill="freeze"/></g>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := cleanedOf(t, tt.parts)
			// Rules that name everything name the drawing too.
			if _, after, ok := strings.Cut(got, `<path d="M0 0h9" fill="red"/>`); ok {
				got = after
			}
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestSelectors(t *testing.T) {
	const parts = `<g id="a" class="x y" data-name="a b"><metadata/><rect/><g class="z"><rect/></g><circle/><rect/></g><linearGradient id="B"/>`
	tests := []struct{ selector, want string }{ // which elements are red, in their order
		{"#a", "g"},
		{"#A", ""},
		{".x.y", "g"},
		{".X", ""},
		{"rect", "rect rect rect"},
		{"RECT", ""},
		{"G.z", ""},
		{"linearGradient", "linearGradient"},
		{"lineargradient", ""},
		{"#a rect", "rect rect rect"},
		{"#a > rect", "rect rect"},
		{"#a>rect,circle", "rect circle rect"},
		{"g g rect", "rect"},
		{".z + circle", "circle"},
		{".z ~ rect", "rect"},
		{"circle ~ g", ""},
		{"rect ~ rect", "rect"},
		{"[data-name]", "g"},
		{`[data-name="a b"]`, "g"},
		{"[data-name~='b'][class]", "g"},
		{`[class^="x" i]`, "g"},
		{"g:not(.z, #b)", "g"},
		{"rect:not(:first-child)", "rect rect"},
		{"#a > :nth-child(2)", "rect"}, // <metadata> counts
		{"rect:nth-of-type(odd)", "rect rect"},
		{"rect:nth-last-child( 1 )", "rect rect"},
		{"rect:only-child", "rect"},
		{"circle:last-child", ""},
		{":root rect", "rect rect rect"},
		{`#\61`, "g"},
		{"/* all */ circle", "circle"},
		{"rect:hover", ""},
		{"rect:hover, circle", "circle"},
		{"circle, rect::after", "circle"},
		{"circle:is(circle)", ""},
		{"g:has(rect)", ""},
		{"circle:contains(x)", ""},
		{"circle:not(g > circle)", ""},
		{"circle, ..x", ""},
		{"circle,", ""},
		{"circle &amp; circle", ""},
		{"svg|circle", ""},
		{"> circle", ""},
		{"circle; rect", ""},
		{"", ""},
		{"{", ""},
	}
	for _, tt := range tests {
		t.Run(tt.selector, func(t *testing.T) {
			var red []string
			for _, tag := range strings.Split(cleanedOf(t, `<style>`+tt.selector+` {stop-color:red}</style>`+parts), "<") {
				if strings.Contains(tag, `stop-color="red"`) {
					red = append(red, strings.Fields(tag)[0])
				}
			}
			if got := strings.Join(red, " "); got != tt.want {
				t.Errorf("%s speaks of %q, want %q", tt.selector, got, tt.want)
			}
		})
	}
}

func TestSheets(t *testing.T) {
	tests := []struct {
		sheet string
		holds bool
	}{
		{`<style>g{fill:red}</style>`, true},
		{`<style type="text/CSS" media="screen, print">g{fill:red}</style>`, true},
		{`<style type="text/less">g{fill:red}</style>`, false},
		{`<style media="print">g{fill:red}</style>`, false},
		{`<defs><style><![CDATA[<!-- g{fill:red} -->]]></style></defs>`, true},
		{`<style>@charset "utf-8"; g{fill:red}</style>`, true},
		{`<style>@media all { g{fill:red} }</style>`, true},
		{`<style>@media only screen{@media (prefers-color-scheme: light){g{fill:red}}}</style>`, true},
		{`<style>@media print{g{fill:red}}</style>`, false},
		{`<style>@media (prefers-color-scheme:dark){g{fill:red}}</style>`, false},
		{`<style>@media (min-width: 1px){g{fill:red}}</style>`, false},
		{`<style>@mediaall{g{fill:red}}</style>`, false},
		{`<style>@supports (fill: red){g{fill:red}}</style>`, false},
		{`<style>@layer a{g{fill:red}}</style>`, false},
		{`<style>@keyframes x{from{fill:red}}g{animation:x 1s}</style>`, false},
		{`<style>@font-face{font-family:x;fill:red}</style>`, false},
		{`<style>g{stroke:blue};g{fill:red}</style>`, false}, // as a browser reads it
		{`<style>}g{fill:red}</style>`, true},
		{`<style>g{x{stroke:blue;stroke-width:2} fill:red}</style>`, true},
		{`<style>g{x{fill:red;opacity:1}}</style>`, false},
		{`<style>g{fill:red</style>`, false},
		{`<style>g{content:"}";fill:red}</style>`, true},
		{`<style>g{fill:red;;;stroke}</style>`, true},
		{`<style>g{fill: /* not blue */ red}</style>`, true},
		{`<style>g{fill:"red"}</style>`, false},
		{`<style>g{fill:url(#a}</style>`, false},
	}
	for _, tt := range tests {
		got := cleanedOf(t, tt.sheet+`<g/>`)
		got = strings.TrimPrefix(strings.TrimSuffix(got, `<g/>`), `<defs/>`)
		if want := map[bool]string{true: `<g fill="red"/>`}[tt.holds]; strings.ReplaceAll(got, ` stroke="blue"`, "") != want && got != want+`<g stroke="blue"/>` {
			t.Errorf("%s gives %s, want %s", tt.sheet, got, want)
		}
	}
}

func TestStylesAsAttributes(t *testing.T) {
	tests := []struct{ name, of, style, want string }{
		{"a font", "text", `font: 10px 'DejaVu Sans', sans-serif`, `font-family="'DejaVu Sans', sans-serif" font-size="10px" font-stretch="normal" font-style="normal" font-variant="normal" font-weight="normal"`},
		{"all of a font", "text", `font: italic small-caps 700 condensed 1.5em / 2 "a b"`, `font-family=""a b"" font-size="1.5em" font-stretch="condensed" font-style="italic" font-variant="small-caps" font-weight="700"`},
		{"a font of the system", "text", `font: caption`, ``},
		{"a font without a size", "text", `font: bold serif`, ``},
		{"no font", "text", `font: inherit`, `font-family="inherit" font-size="inherit" font-stretch="inherit" font-style="inherit" font-variant="inherit" font-weight="inherit"`},
		{"the words after a font", "text", `font: 10px serif; font-weight: bold`, `font-family="serif" font-size="10px" font-stretch="normal" font-style="normal" font-variant="normal" font-weight="bold"`},
		{"numbers without units", "text", `font-size: 12; stroke-width: 2; letter-spacing: 1`, `font-size="12" letter-spacing="1" stroke-width="2"`},
		{"markers", "path", `marker: url(#m)`, `marker-end="url(#m)" marker-mid="url(#m)" marker-start="url(#m)"`},
		{"white space", "text", `white-space: pre`, `xml:space="preserve"`},
		{"white space again", "text", `white-space: nowrap`, `xml:space="default"`},
		{"paint of a part", "g", `fill: url("#g") none; stroke: context-fill`, `fill="url("#g") none" stroke="context-fill"`},
		{"lists", "g", `stroke-dasharray: 3px, 2 4%; filter: blur(2px) url(#f); clip-path: circle(3px at 50% 50%)`, `clip-path="circle(3px at 50% 50%)" filter="blur(2px) url(#f)" stroke-dasharray="3px, 2 4%"`},
		{"sums", "rect", `width: calc(10px + 2%); stroke-width: max(1px, 2px)`, `stroke-width="max(1px, 2px)" width="calc(10px + 2%)"`},
		{"what browsers read in styles alone", "g", `isolation: isolate; line-height: 2; text-transform: uppercase; animation: a 1s; transition: all 1s; translate: 3px; all: unset`, ``},

		{"where a rectangle is", "rect", `x: 1px; y: 2; width: 3em; height: 50%; rx: 4px; cx: 5px; r: 6px`, `height="50%" rx="4px" width="3em" x="1px" y="2"`},
		{"less than nothing", "rect", `width: -1px; stroke-width: -2; x: -3px`, `x="-3px"`},
		{"a drawing in the drawing", "svg", `width: 9px; x: 1px`, ``},
		{"where a circle is", "circle", `x: 1px; cx: 5px; cy: 6px; r: 7px`, `cx="5px" cy="6px" r="7px"`},
		{"text is where its attributes say", "text", `x: 1px; y: 2px`, ``},
		{"a gradient has other lengths", "radialGradient", `r: 1px; cx: 2px`, ``},
		{"an outline", "path", `d: path("M1 1 L 2 2")`, `d="M1 1 L 2 2"`},
		{"an outline of another", "g", `d: path("M1 1")`, ``},
		{"no outline", "path", `d: polygon(0 0)`, ``},

		{"a way", "g", `transform: translate(10px, 20px) rotate(45deg)`, `transform="translate(10 20) rotate(45)"`},
		{"a way along one side", "g", `transform: translateX(1.5px) translateY(-2px) scaleX(2) scaleY(50%)`, `transform="translate(1.5) translate(0 -2) scale(2 1) scale(1 0.5)"`},
		{"other units", "g", `transform: translate(1in, 0) rotate(.25turn) skewX(100grad) skewY(0)`, `transform="translate(96 0) rotate(90) skewX(90) skewY(0)"`},
		{"a matrix", "g", `transform: matrix(1, 0, 0, 1e-3, -5, 6)`, `transform="matrix(1 0 0 1e-3 -5 6)"`},
		{"a way by numbers", "g", `transform: translate(10, 20)`, ``}, // browsers ask for a unit
		{"a turn by a number", "g", `transform: rotate(45)`, ``},
		{"a way by its own size", "g", `transform: translate(-50%, 0)`, ``},
		{"out of the plane", "g", `transform: rotateX(45deg)`, ``},
		{"partly out of it", "g", `transform: translate(1px) translateZ(1px)`, ``},
		{"too many lengths", "g", `transform: translate(1px, 2px, 3px)`, ``},
		{"around a point", "g", `transform: rotate(45deg); transform-origin: 50px 10%`, `transform="rotate(45)" transform-origin="50px 10%"`},
		{"around no point", "g", `transform-origin: 50 10`, ``},
		{"around its own middle", "g", `transform: rotate(45deg); transform-origin: center; transform-box: fill-box`, ``},
		{"a gradient's way", "linearGradient", `transform: scale(2)`, `gradientTransform="scale(2)"`},
		{"a pattern's way", "pattern", `transform: scale(2)`, `patternTransform="scale(2)"`},

		{"a variable's other value", "g", `fill: var(--x, black); stroke: var( --y , var(--z,rgb(1, 2, 3)))`, `fill="black" stroke="rgb(1, 2, 3)"`},
		{"a variable that stands for nothing", "g", `fill: red; fill: var(--x)`, ``},
		{"a variable", "g", `--x: red; --y: var(--x); fill: var(--y, blue); stroke-width: var(--x)`, `fill="red"`},
		{"a variable's name", "g", `--x: red; fill: var(--X, blue)`, `fill="blue"`},
		{"a variable that stands for itself", "g", `--x: var(--x); fill: var(--x, blue)`, `fill="blue"`},
		{"a variable of a part", "g", `--x: url(#a); fill: var(--x)`, `fill="url(#a)"`},
		{"a function in two parts", "g", `--x: alpha; filter: var(--x)(1)`, ``},
		{"a variable of a way", "g", `--x: 45deg; transform: rotate(var(--x))`, `transform="rotate(45)"`},
		{"light and dark", "g", `fill: light-dark(#fff, #121212); stroke: light-dark(rgb(0, 0, 0), rgb(255, 255, 255))`, `fill="#fff" stroke="rgb(0, 0, 0)"`},
		{"as draw.io says it", "g", `fill: light-dark(#ffffff, var(--ge-dark-color, #121212))`, `fill="#ffffff"`},
		{"light in another", "g", `fill: LIGHT-DARK(light-dark(red, lime), blue); filter: drop-shadow(1px 1px light-dark(red, blue))`, `fill="red" filter="drop-shadow(1px 1px red)"`},
		{"light alone", "g", `fill: light-dark(red)`, ``},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := cleanedOf(t, `<`+tt.of+` style="`+strings.ReplaceAll(tt.style, `"`, "&quot;")+`"/>`)
			want := `<` + tt.of + `/>`
			if tt.want != "" {
				want = `<` + tt.of + ` ` + tt.want + `/>`
			}
			if got := strings.NewReplacer("&#34;", `"`, "&#39;", "'").Replace(got); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

// What a style takes away, or leaves as it is.
func TestStylesOverAttributes(t *testing.T) {
	tests := []struct{ parts, want string }{
		{`<rect width="9" rx="3" style="width:auto;rx:auto"/>`, `<rect/>`},
		{`<g transform="scale(2)" style="transform:none"/>`, `<g/>`},
		{`<g transform="scale(2)" style="transform:rotate3d(1,1,1,45deg)"/>`, `<g transform="scale(2)"/>`},
		{`<path d="M1 1" style="d:none"/>`, `<path/>`},
		{`<g fill="red" style="fill:"/>`, `<g fill="red"/>`},
		{`<g fill="red" style="fill:var(--x)"/>`, `<g/>`},
		{`<g fill="var(--x, red)" stroke="light-dark(red, blue)"/>`, `<g fill="red" stroke="red"/>`},
		{`<style>:root{--x:red;--y:var(--x)}.b{--x:blue}</style><g class="b" fill="var(--y)" stroke="var(--x)"/>`, `<g fill="red" stroke="blue"/>`},
	}
	for _, tt := range tests {
		if got := cleanedOf(t, tt.parts); got != tt.want {
			t.Errorf("%s gives\n%s\nwant\n%s", tt.parts, got, tt.want)
		}
	}
	for root, want := range map[string]string{
		`style="width:30px;height:20px"`:                               `height="20px" width="30px"`,
		`width="60" height="40" style="width:100%;height:20px"`:        `width="60" height="40"`,
		`width="100%" style="max-width: 588.5px" viewBox="0 0 589 99"`: `width="100%" viewBox="0 0 589 99"`,
	} {
		cleaned, err := Clean([]byte(`<svg xmlns="http://www.w3.org/2000/svg" `+root+`><path d="M0 0"/></svg>`), Options{})
		if err != nil || string(cleaned.Data) != `<svg xmlns="http://www.w3.org/2000/svg" `+want+`><path d="M0 0"/></svg>` {
			t.Errorf("%s gives %v\n%s", root, err, cleaned.Data)
		}
	}
}

// TestStylesAreBounded holds that no drawing keeps casebook busy by its styles.
// What takes too long is refused.
func TestStylesAreBounded(t *testing.T) {
	rep := strings.Repeat
	each := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.NewReplacer("$0", fmt.Sprint(i), "$1", fmt.Sprint(i+1)).Replace(format))
		}
		return b.String()
	}
	deep := rep(rep("<g>", 190)+rep("</g>", 190), 200)
	tests := []struct {
		name, sheet, parts string
		refused            bool
	}{
		{"many elements", rep("*{fill:red}", 10), rep("<g/>", 50_000), false},
		{"many rules", rep("b c{fill:red}", mostRules-1), "", false},
		{"too many rules", rep("b{fill:red}", mostRules+1), "", true},
		{"rules times elements", rep("g{fill:red}", 10_000), rep("<g/>", 10_000), true},
		{"relations upon relations", rep("b "+rep("g ", 40)+"{fill:red}", 200), deep, false},
		{"all of them hold", rep("g "+rep("g ", 40)+"{fill:red}", 200), deep, true},
		{"elder upon elder", rep(rep("g~", 40)+"b{fill:red}", 100), rep("<g/>", 20_000), true},
		{"relations in not()", "g:not(" + rep("g ", 100) + "){fill:red}", deep, false},
		{"counted siblings", "g:nth-last-of-type(3n+1){fill:red}", rep("<g/>", 30_000), true},
		{"long classes", each(19_000, ".a$0{fill:red}"), `<g class="` + each(19_000, "a$0 ") + `"/>`, true},
		{"long attributes", rep(`[d*="x"]{fill:red}`, mostRules), `<path d="` + rep("0 ", 500_000) + `"/>`, true},
		{"long selectors", rep("a ", 300_000) + "," + rep(".a", 300_000) + "," + rep("a:not(", 100_000) + "," + rep(`\61`, 100_000) + "{fill:red}", "", false},
		{"many selectors", rep("a:hover,", 100_000) + "a{fill:red}", "", false},
		{"many variables", "*{" + each(10_000, "--a$0:red;") + "}", rep("<g/>", 10_000), true},
		{"variables upon variables", "*{" + each(30, "--a$0:"+rep("var(--a$1) ", 10)+";") + "fill:var(--a0)}", rep("<g/>", 10_000), true},
		{"empty variables", "*{" + each(9, "--a$0:"+rep("var(--a$1)", 50)+";") + "--a9:;fill:var(--a0)}", rep("<g/>", 10_000), true},
		{"long values", `*{font-family:"` + rep("x", 100_000) + `"}`, rep("<g/>", 100_000), true},
		{"many light values", "*{fill:" + rep("light-dark(red,blue)", 30_000) + rep("light-dark(", 30_000) + "}", "", false},
		{"many steps", "*{transform:" + rep("rotate(2deg)", 30_000) + "}", "", false},
		{"many declarations", "", `<g style="` + rep("fill:red;", 100_000) + rep("{", 300_000) + `"/>`, false},
		{"open ends", rep("{", 300_000) + rep("}", 500_000) + rep("@media all{", 30_000) + rep("/*", 300_000), "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			begun := time.Now()
			_, err := Clean([]byte(in(`<style>`+tt.sheet+`</style>`+tt.parts)), Options{})
			if took := time.Since(begun); took > 30*time.Second { // without the race detector, none takes one
				t.Errorf("it took %v", took)
			}
			var unfit *Unfit
			if tt.refused != (err != nil) || err != nil && (!errors.As(err, &unfit) || unfit.Why != "the drawing has too many styles" || unfit.Hint == "") {
				t.Errorf("got %v, refused should be %v", err, tt.refused)
			}
		})
	}
}
