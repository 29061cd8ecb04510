package format

// Pages are the texts that belong to no collection.
var Pages = []Shape{
	{Name: "home", File: "content/_index.md", Audience: "committee", Means: "The case in prose: the home page, and the story of the packet.", Body: "The case in your own words.", Fields: page},
	{Name: "agreement", File: "content/agreement.md", Audience: "mentor", Means: "What mentor and mentee agreed on.", Body: "The agreement.", Fields: page},
	{Name: "sections", File: "content/COLLECTION/_index.md", Audience: "committee", Means: "The introduction above the list of a collection, or of the series (`content/metrics/_index.md`).", Body: "The words.", Fields: page},
}

var page = []Field{
	{Key: "title", Form: Text, Example: "The case for senior", Means: "The heading of the page."},
	{Key: "summary", Form: Markdown, Example: "Two years, four projects.", Means: "A sentence or two below it."},
	{Key: "audience", Form: Audience, Filled: true, Example: "public", Means: "The widest audience that may read it."},
	{Key: "draft", Form: Flag, Filled: true, Example: "true", Means: "Keeps it out of every build."},
	{Key: "params", Form: Free, Example: "{colour: green}", Means: "Values of your own for templates of your own."},
}

// Person is a row of people.yaml.
var Person = Shape{
	Name: "people", File: "content/people.yaml", Audience: "committee",
	Means: "Who can confirm what, one row per person. `named` says who may read the name; for wider audiences, `alias` replaces it in every text, label, title, id and address.",
	Fields: []Field{
		{Key: "id", Form: ID, Of: People, Needed: true, Example: "ana-silva", Means: "What entries refer to the person by. `self` is the author."},
		{Key: "name", Form: Label, Most: MostName, Needed: true, Example: "Ana Silva", Means: "The name as it is shown."},
		{Key: "also", Form: Label, Most: MostName, List: true, Example: "[Ana, asilva]", Means: "Other names for the person in texts: first name, surname, nickname, login, declined forms."},
		{Key: "role", Form: Label, Most: MostTitle, Example: "Head of Platform", Means: "What the person does."},
		{Key: "organisation", Form: Label, Most: MostTitle, Example: "Northwind", Means: "Where."},
		{Key: "relation", Form: Word, Words: Relations, Example: "peer", Means: "What the person is to the author. Rules of a gate may ask for a relation."},
		{Key: "alias", Form: Label, Most: MostName, Example: "a colleague", Means: "What replaces the name. Without it, the relation is used: \"a peer\"."},
		{Key: "named", Form: Audience, Filled: true, Default: "committee", Example: "mentor", Means: "The widest audience that may read the name."},
		{Key: "exact", Form: Flag, Example: "true", Means: "The name in lower case is another word: for a person called Will, \"we will\" is not replaced."},
	},
}

// Assessment is a row of assessments.csv.
var Assessment = Shape{
	Name: "assessments", File: "content/assessments.csv", Audience: "committee",
	Means: "Somebody's view of a competency on a day, one row per view. If your reviews use words, such as Solid, [start.md](start.md#if-your-reviews-use-words) says which level to write.",
	Fields: []Field{
		{Key: "date", Form: Date, Needed: true, Example: "2026-03-31", Means: "When it was given."},
		{Key: "by", Form: Ref, Of: People, Needed: true, Example: "ana-silva", Means: "Who gave it; `self` is the author."},
		{Key: "competency", Form: Ref, Of: Competencies, Needed: true, Example: "design", Means: "What it is about."},
		{Key: "level", Form: Ref, Of: Levels, Needed: true, Example: "senior", Means: "The level that the work is at."},
		{Key: "note", Form: Markdown, Example: "Leads reviews without help.", Means: "Why, and the word of the review if it has one."},
		{Key: "audience", Form: Audience, Filled: true, Example: "mentor", Means: "The widest audience that may read it."},
	},
}

// Framework is framework.yaml.
var Framework = Shape{
	Name: "framework", File: "content/framework.yaml", Audience: "committee",
	Means: "The ladder: its levels, what each asks of each competency, and the gates.",
	Fields: []Field{
		{Key: "name", Form: Text, Example: "Engineering ladder", Means: "What it is called."},
		{Key: "version", Form: Text, Example: "\"2026\"", Means: "Its version."},
		{Key: "source", Form: Text, Example: "https://example.com/ladder", Means: "Where it comes from."},
		{Key: "licence", Form: Text, Example: "CC0-1.0", Means: "The licence under which it may be copied."},
		{Key: "audience", Form: Audience, Filled: true, Example: "public", Means: "The widest audience that may read it."},
		{Key: "levels", Form: Map, Shape: &Level, List: true, Example: "[{id: engineer, name: Engineer}]", Means: "The levels, lowest first."},
		{Key: "areas", Form: Map, Shape: &Area, List: true, Example: "[{id: craft, name: Craft, competencies: [{id: testing, name: Testing}]}]", Means: "Groups of competencies, in the order of the pages."},
		{Key: "gates", Form: Keyed, Of: Levels, Shape: &Gate, Example: "{senior: {rules: [{id: breadth, evidence: 6}]}}", Means: "What a level asks as a whole, by the id of the level."},
	},
}

// The maps within a framework.
var (
	Level = Shape{Name: "levels", Means: "One level.", Fields: []Field{
		{Key: "id", Form: ID, Of: Levels, Needed: true, Example: "engineer", Means: "What everything else refers to it by."},
		{Key: "name", Form: Label, Most: MostTitle, Example: "Engineer", Means: "As it is shown. Without it, the id."},
		{Key: "summary", Form: Markdown, Example: "Works without supervision.", Means: "What the level is, in a sentence."},
	}}
	Area = Shape{Name: "areas", Means: "A group of competencies.", Fields: []Field{
		{Key: "id", Form: ID, Of: Areas, Needed: true, Example: "craft", Means: "Its id."},
		{Key: "name", Form: Label, Most: MostTitle, Example: "Craft", Means: "As it is shown. Without it, the id."},
		{Key: "summary", Form: Markdown, Example: "How well the work is done.", Means: "What its competencies have in common."},
		{Key: "competencies", Form: Map, Shape: &Competency, List: true, Example: "[{id: testing, name: Testing}]", Means: "Its competencies."},
	}}
	Competency = Shape{Name: "competencies", Means: "One thing that the ladder looks at.", Fields: []Field{
		{Key: "id", Form: ID, Of: Competencies, Needed: true, Example: "testing", Means: "What entries refer to it by."},
		{Key: "name", Form: Label, Most: MostTitle, Example: "Testing", Means: "As it is shown. Without it, the id."},
		{Key: "formerly", Form: Ref, List: true, Of: Competencies, Example: "[unit-testing]", Means: "The ids that it had in former ladders. `casebook import framework --replace` rewrites entries that name them."},
		{Key: "importance", Form: Word, Words: Importances, Default: "must", Example: "should", Means: "Whether the level can be reached without it."},
		{Key: "demonstration", Form: Markdown, Example: "A test plan that others follow.", Means: "How someone can show it."},
		{Key: "expectations", Form: Keyed, Of: Levels, Example: "{engineer: Tests what they write.}", Means: "What a level asks, by the id of the level, in Markdown. A level without one asks nothing."},
	}}
	Gate = Shape{Name: "gates", Means: "What a level asks as a whole.", Fields: []Field{
		{Key: "tenure", Form: Map, Shape: &Tenure, Example: "{level: engineer, months: 18}", Means: "How long the level before must have been held."},
		{Key: "each", Form: Map, Shape: &Each, Example: "{evidence: 2, witnesses: 1, within: 24 months}", Means: "What is asked of every competency for which the level has an expectation. Without it, one piece of evidence."},
		{Key: "rules", Form: Map, Shape: &Rule, List: true, Example: "[{id: breadth, evidence: 6, scope: teams}]", Means: "What is asked in addition."},
		{Key: "waive", Form: Map, Shape: &Waiver, List: true, Example: "[{competency: hiring, because: No position was open.}]", Means: "What does not apply to this case, and why."},
	}}
	Tenure = Shape{Name: "tenure", Means: "Months at a level.", Fields: []Field{
		{Key: "level", Form: Ref, Of: Levels, Example: "engineer", Means: "The level that must have been held."},
		{Key: "months", Form: Count, Most: mostHere, Example: "18", Means: "For how many months."},
	}}
	Each = Shape{Name: "each", Means: "What is asked of every competency.", Fields: []Field{
		{Key: "evidence", Form: Count, Most: mostHere, Example: "2", Means: "How many pieces of evidence."},
		{Key: "witnesses", Form: Count, Most: mostHere, Example: "1", Means: "How many different witnesses."},
		{Key: "within", Form: Span, Example: "24 months", Means: "How recent the evidence must be."},
		{Key: "assessed", Form: Flag, Example: "true", Means: "Whether someone other than the author must assess it at the level or above, by their latest assessment."},
	}}
	Rule = Shape{
		Name: "rules", Means: "Something that can be counted. `competency`, `kind`, `scope`, `from` and `within` choose what counts; `evidence`, `witnesses`, `feedback`, `statements`, `assessments` and `competencies` say how many are asked.",
		Fields: []Field{
			{Key: "id", Form: ID, Of: Rules, Needed: true, Example: "breadth", Means: "Its id, unique in the gate."},
			{Key: "name", Form: Label, Most: MostTitle, Example: "Work that reached other teams", Means: "What is asked, in words. Without it, casebook words it."},
			{Key: "importance", Form: Word, Words: Importances, Default: "must", Example: "should", Means: "Whether the gate can hold without it."},
			{Key: "competency", Form: Ref, Of: Competencies, Example: "design", Means: "Only what shows this competency counts."},
			{Key: "kind", Form: Word, List: true, Words: EvidenceKinds, Example: "[incident, review]", Means: "Only evidence of these kinds counts."},
			{Key: "scope", Form: Word, Words: Scopes, Example: "teams", Means: "Only evidence of this scope or a wider one counts."},
			{Key: "from", Form: Word, List: true, Words: Relations, Example: "[manager, sponsor]", Means: "Only feedback, statements and assessments of people of these relations count; a statement also by its `capacity`."},
			{Key: "within", Form: Span, Example: "24 months", Means: "Only what is at most that old counts."},
			{Key: "evidence", Form: Count, Least: 1, Most: mostHere, Example: "6", Means: "How many pieces of evidence are asked."},
			{Key: "witnesses", Form: Count, Least: 1, Most: mostHere, Example: "3", Means: "How many different witnesses."},
			{Key: "feedback", Form: Count, Least: 1, Most: mostHere, Example: "2", Means: "How many pieces of feedback."},
			{Key: "statements", Form: Count, Least: 1, Most: mostHere, Example: "1", Means: "How many statements."},
			{Key: "assessments", Form: Count, Least: 1, Most: mostHere, Example: "1", Means: "How many assessments by others."},
			{Key: "competencies", Form: Count, Least: 1, Most: mostHere, Example: "7", Means: "How many of the competencies for which the level has an expectation must be supported, as `each` asks. Give those that may be among the others `importance: should`. A waived one does not count."},
		},
	}
	Waiver = Shape{Name: "waive", Either: []string{"competency", "rule"}, Means: "A competency or a rule that does not apply: one of the two.", Fields: []Field{
		{Key: "competency", Form: Ref, Of: Competencies, Example: "hiring", Means: "The competency."},
		{Key: "rule", Form: Ref, Of: Rules, Example: "breadth", Means: "The rule."},
		{Key: "because", Form: Markdown, Example: "No position was open.", Means: "Why it does not apply. Readers see it."},
	}}
)

// How many axes a radar has: fewer are no shape, and more are a tangle.
const (
	FewestSpokes = 3
	MostSpokes   = 12
)

// Chart is a chart of one's own.
var Chart = Shape{
	Name: "charts", File: "content/charts/NAME.yaml", Audience: "committee",
	Means:  "A chart of your own: some columns of some series, over some time, or a radar of some competencies. Every series also has a chart without it. The shortcode `chart` shows it in a text.",
	Either: []string{"series", "radar"},
	Fields: []Field{
		{Key: "title", Form: Label, Most: MostTitle, Needed: true, Example: "Deployments that failed", Means: "What it shows."},
		{Key: "description", Form: Markdown, Example: "Fewer failures since the rollout.", Means: "What a reader sees in it, in words."},
		{Key: "audience", Form: Audience, Filled: true, Example: "public", Means: "The widest audience that may see it."},
		{Key: "height", Form: Count, Least: 120, Most: 2000, Example: "320", Means: "In pixels."},
		{Key: "from", Form: Date, Example: "2025-01", Means: "Where it begins. It does not change a radar."},
		{Key: "to", Form: Date, Example: "2026-06", Means: "Where it ends. It does not change a radar."},
		{Key: "yAxis", Form: Map, Shape: &Axis, Example: "{min: 0, max: 20}", Means: "The ends of the axis of values. Where it would hide a value, it is drawn wider. It does not change a radar.", Model: Here},
		{Key: "series", Form: Map, Shape: &Line, List: true, Example: "[{metric: deployments.failed, name: Failed}]", Means: "The lines that it shows."},
		{Key: "radar", Form: Ref, List: true, Of: Competencies, Least: FewestSpokes, Most: MostSpokes, Example: "[design, testing, writing]", Means: "What it shows in place of series: 3 to 12 competencies as a radar, with the level that the evidence supports and the one that is asked. Those that the level asks nothing of are left out."},
	},
}

// The maps within a chart.
var (
	Axis = Shape{Name: "yAxis", Means: "The axis of values.", Fields: []Field{
		{Key: "min", Form: Number, Example: "0", Means: "Where it begins."},
		{Key: "max", Form: Number, Example: "20", Means: "Where it ends."},
	}}
	Line = Shape{Name: "series", Means: "One line of a chart.", Fields: []Field{
		{Key: "metric", Form: Metric, Needed: true, Example: "deployments.failed", Means: "The series and its column."},
		{Key: "name", Form: Text, Example: "Failed", Means: "What the legend calls it."},
		{Key: "type", Form: Word, Words: LineForms, Default: "line", Example: "bar", Means: "How it is drawn.", Model: "Form"},
	}}
)

// Sidecar is the file beside a series.
var Sidecar = Shape{
	Name: "series", File: "content/metrics/NAME.yaml", Audience: "committee",
	Means: "What the table `content/metrics/NAME.csv` beside it means, and how it is read.",
	Fields: []Field{
		{Key: "title", Form: Label, Most: MostTitle, Example: "Deployments", Means: "What the series is called. Without it, its name."},
		{Key: "unit", Form: Label, Most: MostName, Example: "per week", Means: "What its figures count or measure."},
		{Key: "source", Form: Text, Example: "deploy log, exported on the first of each month", Means: "Where the figures come from."},
		{Key: "better", Form: Word, Words: Directions, Example: "lower", Means: "Which way is better, in the first column and in those of the unit of the series. If there is no `unit`, `baseline` or `target` and the columns have different units, each column says it."},
		{Key: "baseline", Form: Number, Example: "9", Means: "The figure to compare with, of the first column."},
		{Key: "target", Form: Number, Example: "2", Means: "The figure to reach, of the first column."},
		{Key: "audience", Form: Audience, Filled: true, Example: "public", Means: "The widest audience that may read it."},
		{Key: "public", Form: Word, Words: Shown, Default: "as-is", Example: "relative", Means: "Whether the public reads the figures or an index that begins at 100."},
		{Key: "date", Form: Map, Shape: &Dates, Plain: "column", Example: "{column: Day, format: D/M/YYYY}", Means: "Where the dates are and how they are written. The name of a column is enough.", Model: Nowhere},
		{Key: "numbers", Form: Map, Shape: &Marks, Example: "{decimal: \",\", group: \".\"}", Means: "The decimal and thousands marks, if the cells leave them open.", Model: Nowhere},
		{Key: "skip", Form: Map, Shape: &Skip, Example: "{first: 2, words: [Total]}", Means: "What is no data: titles, notes, totals.", Model: Nowhere},
		{Key: "where", Form: Keyed, Example: "{country: DE}", Means: "The rows that count: the value that a column must have.", Model: Nowhere},
		{Key: "split", Form: Text, Example: "country", Means: "The column whose values become a line each.", Model: Nowhere},
		{Key: "value", Form: Text, Example: "pushes", Means: "The column with the figures.", Model: Nowhere},
		{Key: "label", Form: Text, Example: "release", Means: "The column whose words label the points.", Model: Nowhere},
		{Key: "ignore", Form: Text, List: true, Example: "[id, remarks]", Means: "The columns to leave out.", Model: Nowhere},
		{Key: "columns", Form: Keyed, Of: Columns, Shape: &Column, Example: "{failed: {title: Failed, unit: per week}}", Means: "The columns to show, in this order, by their names."},
		{Key: "events", Form: Map, Shape: &Event, List: true, Example: "[{date: 2026-01-12, text: Rollout begins}]", Means: "What happened on the way; charts mark it."},
	},
}

// The maps within a sidecar.
var (
	Dates = Shape{Name: "date", Means: "Where the dates of a table are: one column, or one for each part.", Fields: []Field{
		{Key: "column", Form: Text, Example: "Day", Means: "The column of dates."},
		{Key: "format", Form: Text, Example: "D/M/YYYY", Means: "How they are written: YYYY or YY, M, MMM (a name) or MMM(pl) (a Polish one), D, Q, W, H, mm, ss, A (am or pm)."},
		{Key: "year", Form: Text, Example: "Year", Means: "The column of years."},
		{Key: "quarter", Form: Text, Example: "Quarter", Means: "The column of quarters."},
		{Key: "month", Form: Text, Example: "Month", Means: "The column of months."},
		{Key: "week", Form: Text, Example: "Week", Means: "The column of weeks, of ISO 8601."},
		{Key: "day", Form: Text, Example: "Day", Means: "The column of days of the month."},
	}}
	Marks = Shape{Name: "numbers", Means: "The decimal and thousands marks.", Fields: []Field{
		{Key: "decimal", Form: Word, Words: DecimalMarks, Example: "\",\"", Means: "Separates the decimals."},
		{Key: "group", Form: Word, Words: GroupMarks, Example: "\".\"", Means: "Separates the thousands."},
	}}
	Skip = Shape{Name: "skip", Means: "Lines that are no data.", Fields: []Field{
		{Key: "first", Form: Count, Most: mostLines, Example: "2", Means: "How many lines at the top, as an editor counts them."},
		{Key: "last", Form: Count, Most: mostLines, Example: "1", Means: "How many rows at the end that are not empty."},
		{Key: "words", Form: Text, List: true, Example: "[Total, Average]", Means: "Rows without a date, by what stands in their first filled cell."},
		{Key: "lines", Form: Count, List: true, Least: 1, Most: mostLines, Example: "[7, 12]", Means: "Single lines, by their numbers."},
	}}
	Column = Shape{Name: "columns", Means: "One column of a series.", Fields: []Field{
		{Key: "title", Form: Label, Most: MostTitle, Example: "Failed", Means: "What it is called. Without it, its header."},
		{Key: "unit", Form: Label, Most: MostName, Example: "per week", Means: "Its unit. Without it, that of its cells or of the series."},
		{Key: "better", Form: Word, Words: Directions, Example: "lower", Means: "Which way is better."},
		{Key: "headline", Form: Flag, Example: "true", Means: "Whether its figure stands for the series in lists and on the home page. If no column has it, that is the first column of a series with `baseline` or `target`, else the first of which it is known which way is better, else the first."},
	}}
	Event = Shape{Name: "events", Means: "Something that happened to a series.", Fields: []Field{
		{Key: "date", Form: Date, Weeks: true, Example: "2026-01-12", Means: "When: a day, a month, a quarter, or a week, as `2026-W30`."},
		{Key: "text", Form: Markdown, Example: "Rollout begins", Means: "What."},
		{Key: "evidence", Form: Ref, Of: "evidence", Example: "rollout", Means: "The evidence about it."},
	}}
)

// mostLines bounds what a sidecar may say of lines.
const mostLines = 1 << 20

// Files are the files of a case that are no entries, in the order of the manual.
var Files = append(append([]Shape{}, Pages...), Person, Assessment, Framework, Chart, Sidecar)
