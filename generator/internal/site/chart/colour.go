package chart

// Property is a CSS custom property that a chart uses, and the literal that it
// falls back on.
type Property struct{ Name, Fallback string }

// Properties lists the custom properties that rule the look of a chart. No two
// colours have the same fallback, so that a script can tell which is which in
// an option, where the fallbacks stand. --chart-1 to --chart-6 tell series
// apart; -ink is for text, -quiet for text of less weight, -line for axes and
// marks, -grid for what lies behind them, -paper for the ground, -wash for
// bands on it; -supported, -some, -none and -waived are for verdicts and
// states; -font is the font family.
func Properties() []Property {
	list := make([]Property, 0, len(palette)+1)
	for _, c := range palette {
		list = append(list, Property{"--" + c.name, string(c.literal)})
	}
	return append(list, Property{"--chart-font", fontStack})
}

// colour is a colour as the option holds it.
type colour string

const (
	ink       colour = "#1c2126"
	quiet     colour = "#575f68"
	line      colour = "#7d858c"
	grid      colour = "#dfe2dd"
	paper     colour = "#fdfdfb"
	wash      colour = "#eceee8"
	supported colour = "#17653f"
	some      colour = "#845400"
	none      colour = "#9c3328"
	waived    colour = "#5d656e"
	clear     colour = "transparent"
)

// hues tell series apart, by their order.
var hues = [...]colour{"#1a4d86", "#b0522a", "#2b7a68", "#744a8f", "#866a17", "#4f6272"}

var palette = [...]struct {
	name    string
	literal colour
}{
	{"chart-1", hues[0]}, {"chart-2", hues[1]}, {"chart-3", hues[2]},
	{"chart-4", hues[3]}, {"chart-5", hues[4]}, {"chart-6", hues[5]},
	{"chart-ink", ink}, {"chart-quiet", quiet}, {"chart-line", line}, {"chart-grid", grid},
	{"chart-paper", paper}, {"chart-wash", wash},
	{"chart-supported", supported}, {"chart-some", some}, {"chart-none", none}, {"chart-waived", waived},
}

// fontStack begins with the font that charts are measured in.
const fontStack = "'Source Sans 3', 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'Helvetica Neue', Arial, sans-serif"

// dashes and markers tell series apart where colours do not. Five and six have
// no common factor with each other: thirty series differ.
var (
	dashes  = [...]any{"solid", []int{6, 3}, []int{2, 3}, []int{10, 3, 2, 3}, []int{1, 2, 5, 2}}
	markers = [...]string{"circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"}
)

func hue(i int) colour { return hues[i%len(hues)] }

// Tone is the colour that a state or a verdict is drawn in, and the shape that
// goes with it.
type Tone int

// The tones. Neutral is for what carries no judgement.
const (
	Neutral Tone = iota
	Supported
	Some
	None
	Waived
	Accent
)

func (t Tone) colour() colour {
	switch t {
	case Supported:
		return supported
	case Some:
		return some
	case None:
		return none
	case Waived:
		return waived
	case Accent:
		return hues[0]
	}
	return line
}
