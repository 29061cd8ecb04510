package format

// MostName and MostTitle bound, in bytes, what stands in many places of a site, or is
// looked for in all of it.
const (
	MostName  = 250
	MostTitle = 2_000
	mostHere  = 1000 // of the counts of a gate
)

// Collections are the folders of entries, in the order of the manual.
var Collections = []Shape{
	{
		Name: "evidence", One: "evidence", Audience: "committee", When: "ended",
		Means: "Finished work that supports the case, or planned work that will. Evidence without `ended`, or with one in the future, is planned and never counts.",
		Body:  "The situation, what you did, and what came of it.",
		Shown: "On a page of its own, at `/evidence/` with the strongest first, on the page of each competency that it names, and as a numbered exhibit in the packet. It counts in the verdicts once it is finished.",
		Prompts: []Prompt{
			{Question: "What: what was the situation, and what did you do yourself?"},
			{Question: "So what: what changed, for whom, and by how much?"},
			{Question: "Now what: what follows from it, and what would you do another time?"},
		},
		Fields: []Field{
			{Key: "kind", Form: Word, Words: EvidenceKinds, Example: "incident", Means: "What sort of work it is. Rules of a gate may ask for a kind."},
			{Key: "started", Form: Date, Example: "2025-11", Means: "When the work began."},
			{Key: "ended", Form: Date, Example: "2026-02-27", Means: "When the work was finished. Without it, or with a date after the day of judgement, the work is planned."},
			{Key: "scope", Form: Word, Words: Scopes, Example: "teams", Means: "Whom the work reached, narrowest first."},
			{Key: "role", Form: Text, Example: "led the design and the first rollout", Means: "Your part in it."},
			{Key: "witnesses", Form: Ref, List: true, Of: People, Example: "[ana-silva]", Means: "Who saw it and can confirm it. The author is not a witness."},
			{Key: "artifacts", Form: Artifact, List: true, Example: "[{title: Design document, file: design.pdf}]", Means: "What a reader can open. A `file` is relative to the folder of the entry; a leading slash means `content/`. `bind: false` beside it keeps a PDF file out of the pages at the end of a [packet](../packet.md#attached-pdfs)."},
			{Key: "impact", Form: Map, Shape: &Impact, List: true, Example: "[{label: Failed deployments, from: 9, to: 2, unit: per week}]", Means: "What the work changed, in figures, the headline figure first."},
			{Key: "milestone", Form: Ref, Of: "milestones", Example: "own-the-rollout", Means: "The milestone that it was done for."},
		},
	},
	{
		Name: "case-studies", One: "case study", Audience: "committee", When: "date",
		Means: "The story of several pieces of evidence that belong together.",
		Body:  "The story.",
		Shown: "On a page of its own and at `/case-studies/`, with the figures and the witnesses of the evidence that it covers, and in the packet. It does not count in the verdicts: its evidence does.",
		Prompts: []Prompt{
			{"Situation", "What was the situation, and why did it matter?"},
			{"Task", "What were you asked to do, or what did you take on?"},
			{"Action", "What did you do yourself, and what did you decide against?"},
			{"Result", "What changed, in figures, and who can confirm it?"},
			{"Reflection", "What did you learn, and what would you do differently?"},
		},
		Fields: []Field{
			{Key: "evidence", Form: Ref, List: true, Of: "evidence", Example: "[queue-rewrite, on-call-rota]", Means: "The evidence that it covers."},
			{Key: "witnesses", Form: Ref, List: true, Of: People, Example: "[ana-silva]", Means: "Who can confirm the story as a whole."},
			{Key: "impact", Form: Map, Shape: &Impact, List: true, Example: "[{label: Failed deployments, metric: deployments.failed, before: 2025-Q3, after: 2026-Q1}]", Means: "What it changed, in figures."},
		},
	},
	{
		Name: "milestones", One: "milestone", Audience: "committee", When: "date", Until: "due", Planned: true,
		Means: "A step of the plan with a due date. `date` is its start.",
		Body:  "What is to be done, and why it is the next step.",
		Shown: "At `/roadmap/`, on a page of its own, beside each requirement that it is aimed at, in the calendar file, and in the packet. `casebook agenda` names those that are due or late.",
		Prompts: []Prompt{
			{Question: "What is to be done, and why is it the next step?"},
			{Question: "How will somebody else see that it is done?"},
		},
		Fields: []Field{
			{Key: "kind", Form: Word, Words: MilestoneKinds, Example: "stretch", Means: "What sort of step it is."},
			{Key: "minimum", Form: Flag, Example: "true", Means: "Whether it is part of the shortest path to the level."},
			{Key: "due", Form: Date, Example: "2026-09-11", Means: "When it is to be finished."},
			{Key: "done", Form: Tick, Example: "2026-09-02", Means: "Whether it is finished, or when it was."},
			{Key: "state", Form: Word, Words: MilestoneStates, Example: "active", Means: "What has become of it. Without it, the state follows from the dates and from what is done in it."},
			{Key: "requires", Form: Map, Shape: &Requirement, Example: "{competencies: [{id: security, level: engineer}]}", Means: "What is required before it can begin."},
			{Key: "outcomes", Form: Map, Shape: &Outcome, List: true, Plain: "text", Example: "[{text: The new scheduler serves all teams, done: true}]", Means: "The results that it should have. A plain text is an outcome that is not reached yet."},
			{Key: "actions", Form: Map, Shape: &Action, List: true, Plain: "text", Example: "[{text: Write the design document, by: 2026-06-12}]", Means: "Small steps towards it. A plain text is an action."},
			{Key: "after", Form: Ref, List: true, Of: "milestones", Example: "[shadow-on-call]", Means: "The milestones that come before this one."},
			{Key: "alternatives", Form: Map, Shape: &Alternative, List: true, Example: "[{if: the budget is refused, then: run the pilot in one team}]", Means: "Other routes, if something happens."},
			{Key: "effort", Form: Hours, Example: "24", Means: "How many hours it takes."},
			{Key: "stretch", Form: Ref, Of: Competencies, Example: "security", Means: "The competency in which it goes beyond the level held now."},
			{Key: "window", Form: Ref, Of: Windows, Example: "Autumn round", Means: "The calendar window of `config.yaml` that it is aimed at."},
		},
	},
	{
		Name: "experiments", One: "experiment", Audience: "committee", When: "start", Until: "end",
		Means: "Something that you try, with an objective, a metric that measures success, and an end.",
		Body:  "What you try, and how.",
		Shown: "At `/experiments/` and on a page of its own, with the series as a chart, and in the packet.",
		Prompts: []Prompt{
			{Question: "What do you try, and what do you expect to happen?"},
			{Question: "What would show that the idea is wrong?"},
		},
		Fields: []Field{
			{Key: "objective", Form: Markdown, Example: "Fewer interruptions on call.", Means: "What it should achieve.", Prompt: "What should it achieve?"},
			{Key: "metric", Form: Metric, Example: "pages.night", Means: "Required. The series that shows whether it worked. A series of two rows in `content/metrics/NAME.csv` is one."},
			{Key: "baseline", Form: Number, Example: "14", Means: "The figure before it began."},
			{Key: "target", Form: Number, Example: "5", Means: "The figure that counts as success."},
			{Key: "start", Form: Date, Example: "2026-03-02", Means: "Required. Its first day."},
			{Key: "end", Form: Date, Example: "2026-04-30", Means: "Required. Its last day. A month or a quarter means its last day."},
			{Key: "stakes", Form: Word, Words: Stakes, Example: "low", Means: "How much depends on it."},
			{Key: "feedback", Form: Ref, List: true, Of: "feedback", Example: "[rota-retro]", Means: "Feedback about it."},
			{Key: "learned", Form: Markdown, Example: "Two people on call are enough at night.", Means: "What you know now that you did not know before.", Prompt: "After it has ended: what do you know now that you did not know before?"},
		},
	},
	{
		Name: "feedback", One: "feedback", Audience: "mentor", When: "given",
		Means: "What others said about your work. Feedback without consent stays with the mentor; with `consent: summarise`, wider audiences read of its texts only the `title` and the `summary`.",
		Body:  "What was said, word for word.",
		Shown: "At `/feedback/` by month, on the page of each competency that it names, and in the packet, as far as those who gave it agreed.\n\n**Only anonymously.** An alias is the same everywhere: readers who see it at evidence or a statement, too, know whose words these are. Leave `from` out, or write `consent: summarise` and a `summary` in your own words; `casebook explain giver-recognised` says when it is reported.",
		Prompts: []Prompt{
			{Question: "What was said, in the words of the person who said it."},
		},
		Fields: []Field{
			{Key: "from", Form: Ref, List: true, Of: People, Example: "[ana-silva]", Means: "Who gave it."},
			{Key: "observed", Form: Date, Example: "2026-04-15", Means: "When it happened."},
			{Key: "given", Form: Date, Example: "2026-04-17", Means: "When it was given."},
			{Key: "behaviour", Form: Markdown, Example: "You asked each team for its worst case first.", Means: "What you did.", Prompt: "What did you do or say that they saw?"},
			{Key: "impact", Form: Markdown, Example: "The review took an hour in place of a week.", Means: "What came of it.", Prompt: "What did that lead to, for whom?"},
			{Key: "alternative", Form: Markdown, Example: "Send the questions a day earlier.", Means: "What you could do another time.", Prompt: "What could you do another time?"},
			{Key: "recognition", Form: Markdown, Example: "Others prepare their reviews like this now.", Means: "What was good and should be kept.", Prompt: "What was good and should be kept?"},
			{Key: "evidence", Form: Ref, List: true, Of: "evidence", Example: "[queue-rewrite]", Means: "The evidence that it is about."},
			{Key: "consent", Form: Word, Words: Consents, Default: "none", Example: "quote", Means: "What those who gave it agreed to: their words, a summary of them, or nothing."},
			{Key: "change", Form: Map, Shape: &Change, Example: "{text: Questions go out a day before, by: 2026-05-01}", Means: "What you did about it."},
		},
	},
	{
		Name: "statements", One: "statement", Audience: "committee", When: "given",
		Means: "What somebody else says about the case: the manager's assessment, a letter of a sponsor, reviewer or referee. Without consent it stays with the mentor; with `consent: summarise`, wider audiences read of its texts only the `title` and the `summary`, and what it recommends.",
		Body:  "The statement, in the words of the person who gives it.",
		Shown: "On the home page in a line, whole at `/statements/` and in the packet, as far as those who gave it agreed. A gate may require statements.",
		Prompts: []Prompt{
			{Question: "The statement, in the words of the person who gives it."},
		},
		Fields: []Field{
			{Key: "from", Form: Ref, Of: People, Example: "ana-silva", Means: "Who gives it."},
			{Key: "capacity", Form: Word, Words: Capacities, Example: "manager", Means: "In which capacity."},
			{Key: "recommends", Form: Word, Words: Recommendations, Example: "yes", Means: "Whether it recommends the level. A gate does not count a statement that says `not yet` or `abstains`, nor one without a recommendation, a summary and a text."},
			{Key: "about", Form: Ref, List: true, Of: Competencies, Example: "[design, delivery]", Means: "The competencies that it is about."},
			{Key: "given", Form: Date, Example: "2026-05-20", Means: "When it was given."},
			{Key: "consent", Form: Word, Words: Consents, Default: "none", Example: "quote", Means: "What the giver agreed to: these words, a summary of them, or nothing."},
			{Key: "chosen-by", Form: Word, Words: Choosers, Default: "author", Example: "committee", Means: "Who chose the giver. Readers weigh a referee whom the author did not choose."},
		},
	},
	{
		Name: "questions", One: "question", Audience: "committee", When: "date",
		Means: "An objection that somebody may have, and the answer.",
		Body:  "The answer.",
		Shown: "At `/questions/` with the first sentence of the answer, on the page of each competency that it names, and in the packet.",
		Prompts: []Prompt{
			{Question: "The answer. Which evidence does it rest on?"},
		},
		Fields: []Field{
			{Key: "says", Form: Markdown, Example: "The project was mostly done by others.", Means: "The objection, in the words of the person who has it.", Prompt: "The objection, in the words of the person who has it."},
			{Key: "evidence", Form: Ref, List: true, Of: "evidence", Example: "[queue-rewrite]", Means: "The evidence that the answer rests on."},
		},
	},
	{
		Name: "journal", One: "journal entry", Audience: "self", Unprinted: true, Dated: true, When: "date",
		Means: "A note to yourself. Without `date`, an entry has the date that its name begins with, as `2026-05-18-planning.md`; that is its title too, where there is no other.",
		Body:  "The note.",
		Shown: "At `/journal/` by month, in builds for its audience. No packet prints it.",
		Prompts: []Prompt{
			{Question: "What happened, and what will you do with it?"},
		},
		Fields: []Field{
			{Key: "kind", Form: Word, Words: JournalKinds, Example: "debrief", Means: "What sort of note it is."},
			{Key: "kept", Form: Markdown, List: true, Example: "[the short planning round]", Means: "What you go on doing.", Prompt: "What do you go on doing?"},
			{Key: "dropped", Form: Markdown, List: true, Example: "[status mails]", Means: "What you stop doing.", Prompt: "What do you stop doing?"},
			{Key: "energy", Form: Count, Least: 1, Most: 5, Example: "4", Means: "How much energy you had."},
			{Key: "surprised", Form: Markdown, Example: "Nobody asked for the old report.", Means: "What surprised you.", Prompt: "What surprised you?"},
			{Key: "assumptions", Form: Markdown, List: true, Example: "[people read the dashboard]", Means: "What you took for granted.", Prompt: "Which assumptions did you make, and which of them were right?"},
			{Key: "differently", Form: Markdown, Example: "Ask two readers first.", Means: "What you would do another time.", Prompt: "What would you do another time?"},
		},
	},
	{
		Name: "check-ins", One: "check-in", Audience: "mentor", Unprinted: true, Dated: true, When: "date",
		Means: "A meeting of mentee and mentor. Without `date`, an entry has the date that its name begins with, as `2026-05-18.md`.",
		Body:  "Notes of the meeting.",
		Shown: "At `/check-ins/`, in builds for its audience. `casebook agenda` carries over the steps that are open. No packet prints it.",
		Prompts: []Prompt{
			{Question: "What did you discuss, and what did you decide?"},
		},
		Fields: []Field{
			{Key: "kind", Form: Word, Words: CheckInKinds, Default: "check-in", Example: "review", Means: "What sort of meeting it was."},
			{Key: "with", Form: Ref, List: true, Of: People, Example: "[ana-silva]", Means: "Who took part besides you."},
			{Key: "learned", Form: Markdown, List: true, Example: "[the pilot needs a sponsor]", Means: "What you learned.", Prompt: "What did you learn since the last time?"},
			{Key: "develop", Form: Markdown, List: true, Example: "[writing for people outside the team]", Means: "What to work on.", Prompt: "What will you work on next?"},
			{Key: "obstacles", Form: Markdown, List: true, Example: "[no test environment until June]", Means: "What is in the way.", Prompt: "What is in the way?"},
			{Key: "steps", Form: Map, Shape: &Step, List: true, Plain: "text", Example: "[{text: Ask for the environment, who: ana-silva, by: 2026-05-29}]", Means: "What was agreed, who does it, and by when. A plain text is a step.", Prompt: "What was agreed, who does it, and by when? [{text: ..., who: ..., by: 2026-05-29}]"},
		},
	},
	{
		Name: "asks", One: "ask", Audience: "self", Unprinted: true, When: "asked",
		Means: "Something that you asked of a person.",
		Body:  "What was asked, and why of this person. `casebook new ask` writes a request for it, and prints it, to copy into a mail.",
		Shown: "At `/asks/`, in builds for its audience. `casebook agenda` names those that wait for an answer. No packet prints it.",
		Prompts: []Prompt{
			{Question: "What is asked for, why of this person, and what does it cost them?"},
		},
		Fields: []Field{
			{Key: "kind", Form: Word, Words: AskKinds, Example: "introduction", Means: "What is asked for."},
			{Key: "of", Form: Ref, Of: People, Example: "ana-silva", Means: "Who is asked."},
			{Key: "asked", Form: Date, Example: "2026-03-05", Means: "When it was asked."},
			{Key: "answered", Form: Date, Example: "2026-03-12", Means: "When the answer came."},
			{Key: "state", Form: Word, Words: AskStates, Default: "open", Example: "granted", Means: "What the answer was."},
		},
	},
}

// Entry is what every entry of every collection may have.
var Entry = Shape{
	Name: "every entry",
	Means: "An entry is a Markdown file with front matter, a folder with an `index.md` and files of its own, or a row of a data file. " +
		"Its id is the name of its file without the ending, the name of its folder, or the row's `id`.",
	Fields: []Field{
		{Key: "title", Form: Label, Most: MostTitle, Example: "The queue serves every team", Means: "Without it, the title is the first heading of the text that the audience may read."},
		{Key: "slug", Form: ID, Example: "queue", Means: "Replaces the id in the address."},
		{Key: "date", Form: Date, Example: "2026-03-31", Means: "The day, month or quarter that it is about."},
		{Key: "summary", Form: Markdown, Example: "Four teams moved to one queue.", Means: "A sentence or two for lists and for readers with little time."},
		{Key: "audience", Form: Audience, Filled: true, Example: "committee", Means: "The widest audience that may read it. With an unknown word, only the author may."},
		{Key: "tags", Form: Text, List: true, Example: "[reliability, on call]", Means: "Words of your own to find entries by."},
		{Key: "competencies", Form: Claim, List: true, Example: "[design, {id: delivery, level: senior, shows: Three releases in a quarter.}]", Means: "What it shows. Without a level, the level held now. `shows` says in a sentence what it shows of this competency; the page of the competency prints it."},
		{Key: "objectives", Form: Ref, List: true, Of: Objectives, Example: "[fewer-pages]", Means: "Objectives of `config.yaml` that it serves."},
		{Key: "values", Form: Ref, List: true, Of: Values, Example: "[openness]", Means: "Values of `config.yaml` that it shows."},
		{Key: "draft", Form: Flag, Filled: true, Example: "true", Means: "Keeps it out of every build and of the judgement."},
		{Key: "links", Form: Link, List: true, Example: "[{title: The announcement, url: https://example.com/queue}]", Means: "Where a reader finds more."},
		{Key: "imported", Form: Text, Example: "4f2a9c81d0be", Means: "What `casebook import` knows the entry again by, whatever its file and title are now. Leave it as it is.", Model: Nowhere},
		{Key: "params", Form: Free, Example: "{colour: green}", Means: "Values of your own for templates of your own."},
	},
}

// Row is what a row of a data file has besides.
var Row = Shape{
	Name:  "a row",
	Means: "A collection may be one data file of rows, `content/COLLECTION.yaml`, `.json`, `.toml`, `.csv` or `.tsv`, beside its folder or in place of it.",
	Fields: []Field{
		{Key: "id", Form: ID, Needed: true, Example: "queue", Means: "What others refer to it by."},
		{Key: "body", Form: Markdown, Example: "The text of the entry.", Means: "The text. In a Markdown file it follows the front matter."},
	},
}

// The maps within entries.
var (
	Impact = Shape{
		Name: "impact", Means: "A figure before and after. Either `from` and `to` state it, or `metric`, `before` and `after` take it from a series.",
		Fields: []Field{
			{Key: "label", Form: Text, Example: "Failed deployments", Means: "What the figure counts."},
			{Key: "from", Form: Number, Example: "9", Means: "The figure before."},
			{Key: "to", Form: Number, Example: "2", Means: "The figure after."},
			{Key: "before", Form: Date, Example: "2025-Q3", Means: "The period before, over which the series is averaged."},
			{Key: "after", Form: Date, Example: "2026-Q1", Means: "The period after."},
			{Key: "unit", Form: Text, Example: "per week", Means: "What the figures count or measure. Without it, the unit of the series."},
			{Key: "metric", Form: Metric, Example: "deployments.failed", Means: "The series that the figures are of. The stated figures are closed to the same audiences as the series."},
		},
	}
	Requirement = Shape{
		Name: "requires", Means: "What is required before a milestone can begin.",
		Fields: []Field{
			{Key: "competencies", Form: Claim, List: true, Example: "[{id: design, level: senior}]", Means: "Competencies, at a level."},
			{Key: "experience", Form: Markdown, List: true, Example: "[one incident led]", Means: "What must have been done, in words."},
		},
	}
	Outcome = Shape{
		Name: "outcomes", Means: "A result that a milestone should have.",
		Fields: []Field{
			{Key: "text", Form: Markdown, Example: "The new scheduler serves all teams", Means: "The result."},
			{Key: "done", Form: Tick, Example: "true", Means: "Whether it is reached, or when it was."},
		},
	}
	Action = Shape{
		Name: "actions", Means: "A small step of a milestone.",
		Fields: []Field{
			{Key: "text", Form: Markdown, Example: "Write the design document", Means: "What is to be done."},
			{Key: "by", Form: Date, Example: "2026-06-12", Means: "Until when."},
			{Key: "done", Form: Tick, Example: "2026-06-10", Means: "Whether it is done, or when it was."},
		},
	}
	Step = Shape{
		Name: "steps", Means: "A step that a check-in agreed on.",
		Fields: append(append([]Field{}, Action.Fields...),
			Field{Key: "who", Form: Ref, Of: People, Example: "ana-silva", Means: "Who does it. Without it, the author."}),
	}
	Alternative = Shape{
		Name: "alternatives", Means: "Another route.",
		Fields: []Field{
			{Key: "if", Form: Markdown, Example: "the budget is refused", Means: "What may happen."},
			{Key: "then", Form: Markdown, Example: "run the pilot in one team", Means: "What you do in that case."},
			{Key: "milestone", Form: Ref, Of: "milestones", Example: "pilot", Means: "The milestone that takes its place."},
		},
	}
	Change = Shape{
		Name: "change", Means: "What the author did about feedback.",
		Fields: []Field{
			{Key: "text", Form: Markdown, Example: "Questions go out a day before", Means: "What changed."},
			{Key: "by", Form: Date, Example: "2026-05-01", Means: "Until when, or when it did."},
			{Key: "evidence", Form: Ref, Of: "evidence", Example: "review-notes", Means: "The evidence that shows it."},
		},
	}
)
