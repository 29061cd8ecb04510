package format

// Shortcode is a shortcode of casebook: what it takes and what it shows. The first
// argument has to be given; its name may be left out.
type Shortcode struct {
	Name    string
	Means   string // what it shows
	Closed  string // what an audience gets that may not see it
	First   Argument
	Others  []Argument
	Paired  bool   // it has a closing tag; its argument has no name
	Body    bool   // it works in a body only, not in a field
	Example string // calls that work in the demo
}

// Argument is an argument of a Shortcode.
type Argument struct {
	Name    string
	Form    Form
	Of      Space    // what an ID names
	Words   []string // those that it may have
	Least   int      // of a Count
	Most    int
	Default string // what holds without it
	Means   string
}

// Given reports whether a shortcode takes an argument of a name, and which.
func (s Shortcode) Given(name string) (Argument, bool) {
	for _, a := range append([]Argument{s.First}, s.Others...) {
		if a.Name == name {
			return a, true
		}
	}
	return Argument{}, false
}

// ShortcodeOf gives a shortcode of casebook by name.
func ShortcodeOf(name string) (Shortcode, bool) {
	for _, s := range Shortcodes {
		if s.Name == name {
			return s, true
		}
	}
	return Shortcode{}, false
}

var (
	instead = Argument{Name: "text", Form: Text, Default: "the computed words", Means: "Words to show in place of the computed ones."}
	column  = Argument{Name: "column", Form: ID, Of: Columns, Default: "the first column", Means: "A column of the series. `\"lead-time.p90\"` is the same as `\"lead-time\" column=\"p90\"`."}
	oneOf   = Argument{Name: "series", Form: ID, Of: Metrics, Means: "A series, or a column of one: `on-call-load.pages`."}
)

// Shortcodes are the shortcodes of casebook, by name.
var Shortcodes = []Shortcode{
	{
		Name: "change", Means: "The change between two values of a series, such as −34%, with a link to the series.",
		Closed: "`text` if it is given, else nothing.",
		First:  oneOf,
		Others: []Argument{
			column,
			{Name: "from", Form: Date, Default: "the baseline of the series if the column is its first one, else the first value", Means: "Day, month or quarter of the first value. Of a period it is the mean."},
			{Name: "to", Form: Date, Default: "the latest value at the day of judgement", Means: "Day, month or quarter of the second value."},
			instead,
		},
		Example: `{{< change "scan-lag" from="2024-Q3" to="2026-Q2" column="p95" >}}`,
	},
	{
		Name: "chart", Means: "A series or a [chart of your own](format.md#charts) as a drawing, with its figures as a table. A chart of your own goes before a series of the same name. A text may have at most 50 charts.",
		Closed: "Nothing. A chart of your own shows the series that the audience may read.",
		First:  Argument{Name: "series", Form: ID, Of: Metrics, Means: "A series, a column of one, or a chart of your own."},
		Others: []Argument{
			{Name: "column", Form: ID, Of: Columns, Default: "see `columns`", Means: "The only column to draw."},
			{Name: "columns", Form: Text, Default: "the first six columns with figures", Means: "Columns to draw, separated by commas. Not for a chart of your own."},
			{Name: "from", Form: Date, Default: "the first value", Means: "Beginning of the drawing. Not for a chart of your own, which has `from` in its file."},
			{Name: "to", Form: Date, Default: "the latest value at the day of judgement", Means: "End of the drawing. Not for a chart of your own."},
			{Name: "type", Form: Word, Words: LineForms, Default: "`line`", Means: "How it is drawn. In a chart of your own each line has its `type`, with the same words."},
			{Name: "height", Form: Count, Least: 120, Most: 2000, Default: "as high as the kind of chart needs", Means: "Height in pixels."},
			{Name: "caption", Form: Text, Default: "the title of the series or chart", Means: "Words below the drawing."},
		},
		Body: true,
		Example: `{{< chart "on-call-load" columns="pages" type="bar" height="240" caption="Pages per week outside working hours." >}}

{{< chart "waiting" >}}`,
	},
	{
		Name: "evidence", Means: "A link to a piece of evidence: its title and the number of the exhibit.",
		Closed:  "`text` if it is given, else nothing.",
		First:   Argument{Name: "id", Form: ID, Of: "evidence", Means: "A piece of evidence."},
		Others:  []Argument{instead},
		Example: `{{< evidence "event-vocabulary" >}}, {{< evidence "event-vocabulary" text="the vocabulary" >}}`,
	},
	{
		Name: "metric", Means: "A value of a series, with a link to the series.",
		Closed: "`text` if it is given, else nothing.",
		First:  oneOf,
		Others: []Argument{
			column,
			{Name: "at", Form: Date, Default: "the latest value at the day of judgement", Means: "Day, month or quarter. Of a period it is the mean."},
			instead,
		},
		Example: `{{< metric "on-call-load" at="2024-12" column="pages" >}}`,
	},
	{
		Name: "only", Means: "The text between the two tags, for an audience and for narrower ones. From wide to narrow: `public`, `committee`, `mentor`, `self`.",
		Closed:  "Nothing: the text is taken out before anything is counted or printed.",
		First:   Argument{Name: "audience", Form: Word, Words: []string{"public", "committee", "mentor", "self"}, Means: "The widest audience that may read the text. It is written without a name."},
		Paired:  true,
		Example: `{{< only "mentor" >}}What I have not solved yet.{{< /only >}}`,
	},
	{
		Name: "person", Means: "The name of a person, with the role as a tooltip.",
		Closed:  "The alias of the person, even if `text` is given.",
		First:   Argument{Name: "id", Form: ID, Of: People, Means: "A person of `content/people.yaml`."},
		Others:  []Argument{instead},
		Example: `{{< person "thora-einarsdottir" >}}`,
	},
}
