// Package casefile gives a portfolio's files their meaning: it is the typed
// model of a case, and this comment is the manual of the format.
//
// It owns the names of fields and the words that they may hold. It knows
// nothing of syntax (package source), of who may read what (package audience)
// or of what the case proves (package assess). Every value keeps its place, so
// that whatever is said of it later points at the author's line.
//
// # The folder
//
//	config.yaml               who, which level, when, which audiences (package config)
//	content/
//	  _index.md               the case in prose: the home page
//	  framework.yaml          levels, areas, competencies, gates
//	  people.yaml             who can confirm what
//	  assessments.csv         date,by,competency,level,note
//	  COLLECTION/             evidence, case-studies, milestones, experiments, feedback,
//	                          questions, journal, check-ins, asks
//	  charts/NAME.yaml        a chart of one's own
//	  metrics/NAME.csv        a series, with an optional NAME.yaml beside it
//	  agreement.md            what mentor and mentee agreed on
//
// Only config.yaml and one entry are required. What is absent is absent from
// the site too.
//
// A collection is a folder of Markdown files (.md or .markdown) with front matter
// (YAML between ---, TOML between +++, or JSON), or of leaf bundles SLUG/index.md
// with their files, in folders of any depth; or one data file of rows
// (COLLECTION.yaml, .json, .toml, .csv or .tsv) with the same fields; both may
// stand side by side. An entry's id is its file name without ending, or that of
// the bundle's folder, or the row's `id`. Ids are unique in their collection;
// every reference is an id. A row may hold its text as `body`.
// COLLECTION/_index.md holds words that stand above the collection's list.
// What lies in the folder of a bundle belongs to it.
//
// Front matter begins with the first character of the file. Where fields stand
// otherwise, or cannot be read, the entry is for nobody: Case.Unread holds its
// place, and nothing else of it is in the case. Case.Account tells what became of
// every file.
//
// In CSV a header `metric.series` leads into a map, and `;` or `|` part the
// items of a list.
//
// # Fields of every entry
//
//	title         else the first heading of the body
//	slug          the entry's part of its address, in place of its id; in the form of an id, and taken like one
//	date          a day, month or quarter: 2026-03-31, 2026-03, 2026-Q1
//	summary       Markdown
//	audience      public, committee, mentor or self
//	tags          words
//	competencies  ids, or {id, level}; without a level, the level held now
//	objectives    ids from config.yaml
//	values        ids from config.yaml
//	draft         true: kept out of every build and of the judgement
//	links         addresses, or {title, url}
//	params        anything, for the theme
//
// A journal entry or a check-in without `date` has the one that its id begins
// with: 2026-05-18, 2026-05-18-words, 2026-05, 2026-Q1; it is its title too, where
// there is no other.
//
// What is said of an audience or a draft, and cannot be understood, closes: a word
// that is not known, a list, two values, none, a misspelt field, one inside of
// another.
//
// As a start a period means its first day, as an end its last.
//
// # Fields of the collections
//
//	evidence      kind, started, ended, scope, role, witnesses, artifacts {title, url or file},
//	              impact {label, metric, from, to, before, after, unit}, milestone
//	case-studies  evidence, witnesses, impact
//	milestones    kind, minimum, due, done, state, requires {competencies, experience},
//	              outcomes {text, done}, actions {text, by, done}, after,
//	              alternatives {if, then, milestone}, effort, stretch, window; date is the start
//	experiments   objective, metric, baseline, target, start, end, stakes, feedback, learned
//	feedback      from, observed, given, behaviour, impact, alternative, recognition, evidence,
//	              consent, change {text, by, evidence}
//	questions     says, evidence; the body is the answer
//	journal       kind, kept, dropped, energy, surprised, assumptions, differently
//	check-ins     kind, with, learned, develop, obstacles, steps {text, who, by, done}
//	asks          kind, of, asked, answered, state
//
// Evidence without `ended`, or with one in the future, is planned and never
// counts. `metric` is SERIES, SERIES.COLUMN or {series, column}; both names may hold
// points. `before` and
// `after` are periods over which the series is averaged; `from` and `to` state
// the figures. An artifact's `file` is relative to the folder of its entry; a
// leading slash means content/. `done` is true, false or a date. Feedback
// without consent stays with the mentor; with `consent: summarise`, wider
// audiences read its summary alone.
//
// In Markdown, {{< only "mentor" >}} ... {{< /only >}} is for those readers, and
// <!-- ... --> and [//]: # (...) for nobody. Elsewhere they are errors: plain text
// is shown as it is written. A title that comes from a heading is the first heading
// that the audience may read. What impact and experiments state of a series is as
// closed as the series.
//
// # Default audiences
//
// Committee: evidence, case studies, milestones, experiments, questions, and
// the files that name none. Mentor: feedback, check-ins, the agreement. Self:
// journal, asks. Nothing is public unless it says so.
//
// # Names and terms
//
// people.yaml says who may be named: `named` is the widest audience that may read
// the name (default committee). For wider ones the person is `alias`, in every
// text, label, title, id and address; without an alias "a peer", "a stakeholder"
// or what else the relation says. A name is looked for as it stands in `name` and
// in each of `also`, and with the surname first (Silva, Ana): list there the first name, surname, nickname, login and
// forms of declension that the case uses. A name is found in small letters too,
// and with the s or es of a genitive. With `exact: true` a person's names are found
// as they are written and in capitals alone, so that "we will" stays where Will is
// a person; addresses and ids are made clean in any case. The key `redact` of config.yaml does the
// same for words:
//
//	term     whole words, in any case, with or without diacritics
//	pattern  a regular expression (Go's), in place of a term
//	as       what stands in its place; default "…"
//	from     the widest audience that may read it; default self
//
// A form of a term ("herons" for Heron) stays, and is told. Package audience says what
// is found, and what is not.
//
// # Attached files
//
// Pictures (JPEG, PNG, GIF, WebP, SVG), plain text, CSV, Markdown and PDF are
// published beside the pages that name them, pictures without where, when and with
// what they were taken. Other kinds need their ending in the key `attachments` of
// config.yaml: {allow: [zip]}. Package attach says what is refused. Files that cannot be
// searched for what their readers may not read are warned of.
//
// # Other hosts
//
// No page asks another host for anything. The key `hosts` of config.yaml names
// exceptions: [images.example.com, "localhost:8080"], each without scheme, path
// and wildcard. Pictures, styles, fonts and media may come from there by https,
// from the author's own machine by http; scripts never. A picture of a text is
// shown where its address begins with https:// and the host, and a packet has a
// link in its place.
//
// Every build writes the policy into each page and into the file _headers, from
// which Netlify, Cloudflare Pages and others read the headers that they send.
// The portfolio's own static/_headers is put behind it, and may name no header
// that is there already. Its static/_redirects may lead to paths of the site, to the
// host of baseURL and to hosts that are named.
//
// # Locked sites
//
// The key `lock` of config.yaml holds what everybody may read of a site that is
// built with --lock, with names and terms as for the public, and whether all are:
//
//	title     of the cover
//	synopsis  below it, Markdown
//	always    true: every build is locked
//
// Who can open it stands in readers.yaml, beside config.yaml, which
// `casebook lock readers` writes. Package lock says what is protected.
//
// # Secrets
//
// A token, a key or a password in any file is an error. The key `secrets` names
// files that hold what only looks like one: {allow: [content/evidence/x/vectors.json]}.
//
// # Warnings that the author lives with
//
// The key `accept` lists warnings that are not told any more:
// {check: evidence-no-artifact, entry: evidence/rota, because: ...}. In place of
// `entry` there may be a `file`: a path, a pattern as content/journal/2024-*.md, or
// a folder with what is below it. Every item needs its reason. An error cannot be
// accepted. Reasons are for the author and in no build.
//
// # Packets
//
// The key `packet` of config.yaml holds
//
//	paper     a4 (default) or letter
//	profile   the profile of packets that name none; default committee
//	profiles  the author's own; one with the name of a built-in one takes its place
//
// A profile holds
//
//	name      letters, digits and single dashes: it becomes part of file names
//	title     printed below the title of the case
//	audience  who reads it; default as builds are configured
//	sections  words, or {section, title, words: the most that it may have}, in the order of print
//	exhibits  strongest (default), or ids of evidence in the order of print
//	pins      ids of evidence that come first
//	voice     first or third: sentences that speak otherwise are reported, and stay as they are
//	pages     the most that it may have
//
// The sections are contents, summary, story (content/_index.md), readiness,
// exhibits, case-studies, questions (those with an answer), feedback, missing,
// progress, steps, experiments, milestones, appendix (every exhibit, a line
// each) and colophon. One that has nothing to say is not printed. The built-in
// profiles are committee, one-page and mentor. Evidence that is planned, a draft
// or closed to the audience is not printed, whatever a profile names.
//
// # Series
//
// metrics/NAME.csv is a table: a date, and figures. The delimiter is a tab, a
// semicolon, a comma or a bar, or what a first line `sep=;` names. There is a header if
// the row above the first date has none. Lines that are empty or begin with #
// are passed over. metrics/NAME.yaml (or .json, .toml), beside it, is its sidecar; there is
// one at most:
//
//	title, unit, source
//	better         lower or higher
//	baseline, target
//	audience, public
//	events         {date, text, evidence}
//	columns        {COLUMN: {title, unit, better}}: those to show, in this order
//	label          the column whose words stand beside the points
//	ignore         columns to leave out
//	date           COLUMN, {column, format}, or {year, quarter or month or week, day}
//	numbers        {decimal: ",", group: "."}
//	skip           {first: lines at the top, last: rows at the end, lines: [7, 12]}
//	where          {COLUMN: VALUE}: the rows that count
//	split          COLUMN: a line for each of its values
//	value          the column that holds the figures
//
// A column is named by its header, or by its number from 1 where there is none.
// Better, baseline and target are those of the first column: the first of
// `columns`, else the first one that measures something. Ids (`id`, `repo_id`),
// indexes (0, 1, 2), parts of the date and columns of one value come behind it; ids,
// indexes and parts of the date are in no chart that does not name them.
//
// Dates. The date column is the first one that holds dates, or columns called
// year and quarter, month or week, or a column of digits that is called date,
// year, time and the like, in the usual languages. Read are
//
//	days      2026-03-31, 2026/3/31, 20260331, 31.03.2026, 3/31/26, 31-Mar-2026,
//	          Mar 31, 2026, 3. März 2026, 2026年3月31日
//	months    2026-03, 03/2026, 202603, Jan 2026, Jan '26, Jan-26
//	quarters  2026-Q1, 2026Q1, Q1 2026, Q1/26, 1Q26, 1. Quartal 2026
//	weeks     2026-W05, W05 2026, KW 5/2026, of ISO 8601
//	years     2026
//	times     2026-03-31T14:05:00Z, 31.03.2026 14:05, 3/31/2026 2:05 PM, and seconds
//	          or milliseconds since 1970, whose day is that of UTC
//
// with the names of months of every language that Hugo knows; one that two languages use
// for different months (lip, listopad) is read in the language of the other cells. Whether the day
// or the month comes first is decided by all cells of the column; what they leave
// open is an error. Two digits of a year mean 1969 to 2068. Points of one day
// stay several, in the order of their times. A format is made of YYYY or YY, M
// (MMM is a name, MMM(pl) a Polish one), D, Q, W, H, mm, ss and A (am or pm), everything else stands
// for itself: D/M/YYYY.
//
// Numbers. Their marks are decided once for the file, from all cells: 12,5 and
// 1.234,50 tell that the comma is decimal, 12.5, 0.125 and 1,234,567 that the
// point is. Cells such as 1.234 and 1,200 do not tell; where no other does, that is
// an error, and `numbers` settles it. Thousands may be parted by the other mark,
// by spaces of any kind and by apostrophes, and as in India: 12,34,567. Read are
//
//	percent     99.1 %
//	currency    $120, 120 €, CHF 1'234.50
//	units       12 ms, 5 req/s: one to a column, which is its unit unless the sidecar says
//	            another
//	multiples   92.68K, 3M, $2B, 5 thousand, million or billion, Tsd., Mio., Mrd., lakh,
//	            crore; one letter behind a space, or B alone, may be a unit and is asked
//	prices      900,- and 900.—, without cents
//	negative    -5, −5, (5), 5-
//	exponents   1.5e6
//
// Empty cells, NA, N/A, n.a., #N/A, null, nil, none, NaN, -, --, –, —, a point or
// several, … and ? are gaps. Half of the cells must be numbers of one unit for a
// column to be one of numbers; the others are then errors.
//
// A single column of words labels the points by itself, a release for instance.
// Of several the first does, and the others are warned of, as is a column whose
// cells look like figures and cannot be read.
//
// Titles, notes, units below the header, totals and averages are told by their
// row, and `skip` leaves them out: first counts the lines of the file as an editor
// does, last the rows that are not empty. A quarter beside its own months is told
// as well. Rows that share a date, and that another column tells apart, are an
// error until `where` or `split` says what to do with them. Several columns may be
// given under `where`. With `split`, `columns` names values.
//
// With `public: relative` (in place of as-is) the public reads an index: the first
// value of each column is 100, the others are in proportion, and so are baseline,
// target, and what impacts and experiments state of the series. Numbers in prose
// stay as they are written.
//
// # Charts
//
// Every series has a chart. A chart of one's own holds title, description,
// audience, height (pixels), from, to, yAxis {min, max}, which is drawn wider where
// it would hide a value or the zero of bars and areas, and series {metric,
// name, type: line, bar, area or step}; a body shows it by the shortcode
// `chart`, like a series.
package casefile
