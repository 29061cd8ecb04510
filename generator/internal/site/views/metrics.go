package views

// Metrics is /metrics/.
type Metrics struct {
	Base
	HasBody bool        `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Rows    []MetricRow `json:"rows"`               // by title
}

// MetricRow is one series in a list.
type MetricRow struct {
	Title       string `json:"title"`               // title, plain text
	URL         string `json:"url"`                 // address, ready to print
	Measure     string `json:"measure,omitempty"`   // name of the leading column, where the series has several
	From        string `json:"from,omitempty"`      // baseline, else the first value
	FromNote    string `json:"from_note,omitempty"` // when that was: "Q3 2025", "baseline"
	Latest      string `json:"latest,omitempty"`    // "31 h", of the leading column
	When        *Date  `json:"when,omitempty"`      // when that was
	Baseline    string `json:"baseline,omitempty"`  // value at the start
	Target      string `json:"target,omitempty"`    // value aimed at
	Change      string `json:"change,omitempty"`    // since the baseline, else since the first value: "−34%"
	Direction   string `json:"direction,omitempty"` // "better", "worse", "same"
	State       string `json:"state,omitempty"`     // "target reached", "target not reached"
	Missed      bool   `json:"missed,omitempty"`    // the latest value does not reach the target
	Span        string `json:"span,omitempty"`      // "January 2024 – June 2026, 30 values"
	ValueSource string `json:"value_source"`        // file:line of the latest value
	Spark       *Spark `json:"spark,omitempty"`     // in lists
	Mine        []Part `json:"mine,omitempty"`      // in lists: what the author did for it, the strongest exhibits first, two at most
}

// Spark is a series as a line without axes. Lengths are in pixels of its viewBox.
type Spark struct {
	Says     string `json:"says"`               // the same in words
	Width    int    `json:"width"`              // of the viewBox
	Height   int    `json:"height"`             // of the viewBox
	Line     string `json:"line"`               // path data
	LastX    string `json:"last_x"`             // of the latest value
	LastY    string `json:"last_y"`             // of the latest value
	Baseline string `json:"baseline,omitempty"` // its height
	Target   string `json:"target,omitempty"`   // its height
}

// Part is the author's part in what changed.
type Part struct {
	Role    string `json:"role,omitempty"` // in the author's words
	Exhibit Link   `json:"exhibit"`
	Over    string `json:"over,omitempty"` // what the exhibit says of the figure, where that is of another time: "16 hours, Q4 2025"
}

// Metric is /metrics/NAME/.
type Metric struct {
	Base
	MetricRow                // Title, Latest, Baseline, Target and so on, as in the list
	Unit      string         `json:"unit,omitempty"`
	Better    *Word          `json:"better,omitempty"` // `lower` or `higher`
	Columns   []MetricColumn `json:"columns"`
	Events    []MetricEvent  `json:"events,omitempty"`     // by date
	Origin    string         `json:"origin,omitempty"`     // where the figures come from, in the author's words
	OriginURL string         `json:"origin_url,omitempty"` // Origin, where it is an address
	Table     Table          `json:"table"`                // newest last; every row has its source

	EarlierRows int     `json:"earlier_rows,omitempty"` // rows before those of Table, which the CSV file alone has
	CSV         string  `json:"csv"`                    // url of the download
	Sidecar     string  `json:"sidecar,omitempty"`      // the file that describes the series
	Cited       []Group `json:"cited,omitempty"`        // entries that read figures from it
}

// MetricColumn is one line of numbers.
type MetricColumn struct {
	Title   string `json:"title"` // title, plain text
	Unit    string `json:"unit,omitempty"`
	Latest  string `json:"latest,omitempty"`  // latest value, with its unit
	When    *Date  `json:"when,omitempty"`    // when that was
	Lowest  string `json:"lowest,omitempty"`  // "31 h, June 2026"
	Highest string `json:"highest,omitempty"` // highest value, with its date
	Source  string `json:"source,omitempty"`  // file and line that the figure was read from
}

// MetricEvent is something that happened to a series.
type MetricEvent struct {
	Date     *Date  `json:"date,omitempty"`
	TextMD   string `json:"text_md"`            // the text
	Evidence *Link  `json:"evidence,omitempty"` // evidence that belongs to it
}
