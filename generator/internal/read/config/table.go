package config

import (
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/themes"
)

// File is the table of config.yaml: every key with its type, allowed words, default and
// meaning. docs/config.md has the same in prose, which a test compares.
var File = format.Shape{
	Name: "config", File: "config.yaml",
	Means: "Who, which level, when, and for which audiences. Every key is optional unless it says otherwise.",
	Fields: []format.Field{
		{Key: "title", Form: format.Label, Most: format.MostTitle, Example: "\"Mirela Osei: the case for staff engineer\"", Means: "Title of the case, on every page and on the cover of the packet."},
		{Key: "baseURL", Form: format.Label, Most: format.MostTitle, Default: "/", Example: "https://example.com/case/", Means: "Address of the published site."},
		{Key: "language", Form: format.Word, Words: languages, Default: "en", Example: "en-GB", Means: "Language of the site."},
		{Key: "theme", Form: format.Word, Words: themes.Names(), Default: "casebook", Example: "casebook", Means: "The theme. To change a part of it, put a file with the same path under your own `layouts/` or `assets/`."},
		{Key: "as-of", Form: format.Date, Example: "2026-06-30", Means: "Day of the verdicts. Fix it for a closed case."},
		{Key: "audience", Form: format.Audience, Filled: true, Default: "committee", Example: "committee", Means: "Audience of a build or packet that names none. See [Audiences](audiences.md)."},
		{Key: "params", Form: format.Free, Example: "{notice: Sample data.}", Means: "Fields of your own, for your own templates. The theme reads four of them: `notice`, a line above every page in Markdown, and `accent`, `font` and `logo`, which [change its look](theme.md#accent-font-and-logo)."},
		{Key: "hosts", Form: format.Text, List: true, Example: "[images.example.com]", Means: "Hosts that pages may load pictures, styles, fonts and media from. A host has no scheme, path or wildcard."},
		{Key: "person", Form: format.Map, Shape: &personKeys, Means: "The author of the case."},
		{Key: "target", Form: format.Map, Shape: &targetKeys, Means: "The level that the case argues for, and the one held now."},
		{Key: "values", Form: format.Map, Shape: &valuesKeys, List: true, Means: "Values that entries refer to by id."},
		{Key: "objectives", Form: format.Map, Shape: &objectivesKeys, List: true, Means: "Objectives that entries refer to by id."},
		{Key: "calendar", Form: format.Map, Shape: &calendarKeys, List: true, Means: "Periods of the organisation's year."},
		{Key: "cadence", Form: format.Map, Shape: &cadenceKeys, Means: "How often mentor and mentee agreed to meet."},
		{Key: "capacity", Form: format.Map, Shape: &capacityKeys, Means: "How much the plan may use."},
		{Key: "enough", Form: format.Map, Shape: &enoughKeys, List: true, Means: "What is enough in a period."},
		{Key: "redact", Form: format.Map, Shape: &redactKeys, List: true, Means: "Words that are replaced."},
		{Key: "attachments", Form: format.Map, Shape: &attachmentsKeys, Means: "Files that may be published beside the pages."},
		{Key: "secrets", Form: format.Map, Shape: &secretsKeys, Means: "Files that are not searched for secrets."},
		{Key: "accept", Form: format.Map, Shape: &acceptKeys, List: true, Means: "Warnings that you accept."},
		{Key: "packet", Form: format.Map, Shape: &packetKeys, Means: "The printed packet."},
		{Key: "lock", Form: format.Map, Shape: &lockKeys, Means: "A locked site."},
		{Key: "publish", Form: format.Map, Shape: &publishKeys, Means: "The host of the site."},
		{Key: "output", Form: format.Map, Shape: &outputKeys, Means: "Where and how the site is written."},
	},
}

// The maps within config.yaml.
var (
	personKeys = format.Shape{Name: "person", Means: "The author of the case.", Fields: []format.Field{
		{Key: "name", Form: format.Label, Most: format.MostTitle, Example: "Mirela Osei", Means: "Name of the author of the case."},
		{Key: "role", Form: format.Label, Most: format.MostTitle, Example: "Senior software engineer", Means: "Current role."},
		{Key: "team", Form: format.Label, Most: format.MostTitle, Example: "Tracking", Means: "Team."},
		{Key: "photo", Form: format.Label, Most: format.MostTitle, Example: "assets/me.jpg", Means: "Picture of the author. Put the file into `content/assets/`."},
	}}
	targetKeys = format.Shape{Name: "target", Means: "The level that the case argues for, and the one held now.", Fields: []format.Field{
		{Key: "framework", Form: format.Label, Most: format.MostTitle, Default: "content/framework.yaml", Example: "content/framework.yaml", Means: "File of the competency framework."},
		{Key: "level", Form: format.Ref, Most: format.MostTitle, Of: format.Levels, Example: "staff", Means: "Level that the case argues for."},
		{Key: "from", Form: format.Ref, Most: format.MostTitle, Of: format.Levels, Example: "senior", Means: "Current level."},
		{Key: "since", Form: format.Date, Example: "2023-10-02", Means: "Start of the current level. The tenure rule counts months from it."},
	}}
	valuesKeys = format.Shape{Name: "values", Means: "Values that entries refer to by id.", Fields: []format.Field{
		{Key: "id", Form: format.Text, Of: format.Values, Needed: true, Example: "own-it", Means: "Id of the value. Required, and different for each."},
		{Key: "name", Form: format.Text, Example: "Own it together", Means: "Name of the value."},
	}}
	objectivesKeys = format.Shape{Name: "objectives", Means: "Objectives that entries refer to by id.", Fields: []format.Field{
		{Key: "id", Form: format.Text, Of: format.Objectives, Needed: true, Example: "own-it", Means: "Id of the objective. Required, and different for each."},
		{Key: "name", Form: format.Text, Example: "Own it together", Means: "Name of the objective."},
	}}
	calendarKeys = format.Shape{Name: "calendar", Means: "Periods of the organisation's year.", Fields: []format.Field{
		{Key: "name", Form: format.Text, Of: format.Windows, Needed: true, Example: "Autumn promotion round 2026", Means: "Name of the period. Required, and different for each: milestones refer to it."},
		{Key: "kind", Form: format.Word, Words: []string{string(Round), string(Freeze), string(Rest), string(Budget)}, Example: "round", Means: "A `round` takes promotion cases, in a `freeze` changes stop, in a `rest` nobody plans work, in a `budget` money or headcount is decided."},
		{Key: "opens", Form: format.Date, Needed: true, Example: "2026-09-07", Means: "First day. Required."},
		{Key: "closes", Form: format.Date, Example: "2026-10-16", Means: "Last day."},
		{Key: "decides", Form: format.Date, Example: "2026-11-13", Means: "Day on which the committee of a round decides."},
		{Key: "effective", Form: format.Date, Example: "2027-01-01", Means: "Day on which the new level of a round begins."},
	}}
	cadenceKeys = format.Shape{Name: "cadence", Means: "How often mentor and mentee agreed to meet.", Fields: []format.Field{
		{Key: "check-in", Form: format.Word, Words: rhythmWords(), Example: "monthly", Means: "Agreed interval between check-ins."},
		{Key: "review", Form: format.Word, Words: rhythmWords(), Example: "half-yearly", Means: "Agreed interval between reviews."},
	}}
	capacityKeys = format.Shape{Name: "capacity", Means: "How much the plan may use.", Fields: []format.Field{
		{Key: "hours-per-week", Form: format.Hours, Most: mostHours, Example: "8", Means: "Hours per week that the plan may use."},
		{Key: "in-progress", Form: format.Count, Least: 1, Most: 1000, Example: "4", Means: "How many milestones and experiments may run at the same time."},
	}}
	enoughKeys = format.Shape{Name: "enough", Means: "What is enough in a period.", Fields: []format.Field{
		{Key: "period", Form: format.Date, Example: "2026-Q3", Means: "Period that the text is for."},
		{Key: "text", Form: format.Markdown, Example: "One talk given.", Means: "What is enough in this period."},
	}}
	redactKeys = format.Shape{Name: "redact", Either: []string{"term", "pattern"}, Means: "Words that are replaced.", Fields: []format.Field{
		{Key: "term", Form: format.Label, Most: format.MostName, Example: "Project Heron", Means: "Whole words, in any case, with or without accents."},
		{Key: "pattern", Form: format.Text, Example: "'KD-\\d{6}'", Means: "A pattern that matches at least one character."},
		{Key: "as", Form: format.Label, Most: format.MostName, Example: "a project", Means: "Words to show instead."},
		{Key: "from", Form: format.Audience, Default: "self", Example: "committee", Means: "Widest audience that may read the term."},
	}}
	attachmentsKeys = format.Shape{Name: "attachments", Means: "Files that may be published beside the pages.", Fields: []format.Field{
		{Key: "allow", Form: format.Text, List: true, Example: "[zip]", Means: "Further kinds of files that may be published."},
	}}
	secretsKeys = format.Shape{Name: "secrets", Means: "Files that are not searched for secrets.", Fields: []format.Field{
		{Key: "allow", Form: format.Text, List: true, Example: "[content/evidence/keys/vectors.json]", Means: "Files that are not searched for secrets. Each must exist."},
	}}
	acceptKeys = format.Shape{Name: "accept", Either: []string{"file", "entry"}, Means: "Warnings that you accept.", Fields: []format.Field{
		{Key: "check", Form: format.Text, Needed: true, Example: "evidence-no-artifact", Means: "Id of the check whose warning you accept. Required."},
		{Key: "file", Form: format.Text, Example: "content/feedback/2024-*.md", Means: "Where: a path, a pattern, or a folder with everything below it, now and later. `casebook check --accepted` lists what it covers. Give `file` or `entry`."},
		{Key: "entry", Form: format.Ref, Of: format.Entries, Example: "evidence/rota", Means: "Where: an entry. Give `file` or `entry`."},
		{Key: "because", Form: format.Text, Needed: true, Example: "The report is confidential until May.", Means: "The reason. Required; never published."},
	}}
	packetKeys = format.Shape{Name: "packet", Means: "The printed packet.", Fields: []format.Field{
		{Key: "paper", Form: format.Word, Words: Papers(), Default: "a4", Example: "letter", Means: "Paper size."},
		{Key: "profile", Form: format.Label, Most: format.MostTitle, Default: "committee", Example: "autumn", Means: "Profile of a packet that names none."},
		{Key: "bind", Form: format.Flag, Filled: true, Default: "false", Example: "true", Means: "Whether PDF files that are attached to exhibits are bound into the printed packet. See [Attached PDFs](packet.md#attached-pdfs)."},
		{Key: "profiles", Form: format.Map, Shape: &packetProfilesKeys, List: true, Means: "Profiles of your own."},
	}}
	packetProfilesKeys = format.Shape{Name: "profiles", Means: "Profiles of your own.", Fields: []format.Field{
		{Key: "name", Form: format.ID, Most: longestProfile, Needed: true, Example: "autumn", Means: "Name of a profile. Required. It becomes part of a file name."},
		{Key: "title", Form: format.Label, Most: format.MostTitle, Example: "For the autumn committee", Means: "Subtitle on the cover."},
		{Key: "audience", Form: format.Audience, Example: "mentor", Means: "Audience of the packet."},
		{Key: "exhibits", Form: format.Ref, List: true, Of: "evidence", Instead: []string{strongest}, Default: "strongest", Example: "[event-vocabulary]", Means: "The exhibits to print, in this order."},
		{Key: "pins", Form: format.Ref, List: true, Of: "evidence", Example: "[event-vocabulary]", Means: "Exhibits that come first, whatever their rank."},
		{Key: "voice", Form: format.Word, Words: []string{string(First), string(Third)}, Example: "first", Means: "First person (\"I moved\") or third person (\"Mirela moved\") of the texts. If set, it is checked."},
		{Key: "pages", Form: format.Count, Least: 1, Most: mostPages, Example: "30", Means: "Most pages. Those of attached PDFs that are bound in do not count."},
		{Key: "bind", Form: format.Flag, Example: "false", Means: "Whether attached PDFs are bound into packets of this profile."},
		{Key: "sections", Form: format.Map, Shape: &packetProfilesSectionsKeys, List: true, Plain: "section", Needed: true, Means: "The sections, in order."},
	}}
	packetProfilesSectionsKeys = format.Shape{Name: "sections", Means: "The sections, in order.", Fields: []format.Field{
		{Key: "section", Form: format.Word, Words: SectionKinds(), Needed: true, Example: "summary", Means: "Kind of a section. A word alone in `sections` is the same. Required: a profile has at least one section, each kind once."},
		{Key: "title", Form: format.Text, Example: "What the case rests on", Means: "Heading of the section."},
		{Key: "form", Form: format.Word, Words: []string{string(Full), string(Compact)}, Default: "full", Example: "compact", Means: "How much of the section is printed. `compact` is set in two columns, and prints in short what does not decide: it changes `readiness`, `exhibits`, `case-studies`, `feedback` and `colophon` most."},
		{Key: "words", Form: format.Count, Least: 1, Most: mostWords, Example: "500", Means: "Most words of the section."},
	}}
	lockKeys = format.Shape{Name: "lock", Means: "A locked site.", Fields: []format.Field{
		{Key: "always", Form: format.Flag, Filled: true, Default: "false", Example: "true", Means: "Lock every build."},
		{Key: "title", Form: format.Label, Most: format.MostTitle, Example: "A case for staff engineer", Means: "Title of the cover."},
		{Key: "synopsis", Form: format.Markdown, Most: format.MostTitle, Example: "For the autumn committee.", Means: "Text of the cover."},
	}}
	publishKeys = format.Shape{Name: "publish", Means: "The host of the site.", Fields: []format.Field{
		{Key: "private", Form: format.Flag, Filled: true, Default: "false", Example: "true", Means: "Whether the host asks every reader to log in. Without it, only a site for the public or a locked one is built for a host. See [Publishing](publishing/README.md)."},
		{Key: "target", Form: format.Label, Most: format.MostTitle, Example: "s3://bucket/case", Means: "Where `casebook publish` brings the site, if the command names no place. A folder must be in the portfolio. See [Publishing without CI](publishing/publish.md)."},
	}}
	outputKeys = format.Shape{Name: "output", Means: "Where and how the site is written.", Fields: []format.Field{
		{Key: "folder", Form: format.Label, Most: format.MostTitle, Default: "public", Example: "site", Means: "Folder for the site, in the portfolio. A folder elsewhere can be named on the command line only."},
		{Key: "minify", Form: format.Flag, Filled: true, Default: "false", Example: "true", Means: "Minify the pages."},
	}}
)
