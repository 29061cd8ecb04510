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
// A collection is a folder of Markdown files with front matter (YAML between
// ---, TOML between +++, or JSON), or of leaf bundles SLUG/index.md with their
// files, or one data file of rows (COLLECTION.yaml, .json, .toml or .csv) with
// the same fields; both may stand side by side. An entry's id is its file name
// without ending, or the row's `id`. Ids are unique in their collection; every
// reference is an id. A row may hold its text as `body`. COLLECTION/_index.md
// holds words that stand above the collection's list.
//
// In CSV a header `metric.series` leads into a map, and `;` or `|` part the
// items of a list.
//
// # Fields of every entry
//
//	title         else the first heading of the body
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
// counts. `metric` is SERIES, SERIES.COLUMN or {series, column}. `before` and
// `after` are periods over which the series is averaged; `from` and `to` state
// the figures. An artifact's `file` is relative to the folder of its entry; a
// leading slash means content/. `done` is true, false or a date. Feedback
// without consent stays with the mentor; with `consent: summarise`, wider
// audiences read its summary alone.
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
// in each of `also`: list there the first name, surname, nickname, login and
// forms of declension that the case uses. The key `redact` of config.yaml does the
// same for words:
//
//	term     whole words, in any case, with or without diacritics
//	pattern  a regular expression (Go's), in place of a term
//	as       what stands in its place; default "…"
//	from     the widest audience that may read it; default self
//
// Package audience says what is found, and what is not.
//
// # Attached files
//
// Pictures (JPEG, PNG, GIF, WebP, SVG), plain text, CSV, Markdown and PDF are
// published beside the pages that name them, pictures without where, when and with
// what they were taken. Other kinds need their ending in the key `attachments` of
// config.yaml: {allow: [zip]}. Package attach says what is refused.
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
// that is there already.
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
// The delimiter is a tab, a semicolon or a comma. The date column is the one
// that holds dates, or columns named year and quarter or month, or what the
// sidecar's `date` names. There is a header if the first row has no date.
// Columns of numbers become the series' columns; the first other one labels the
// points. Empty cells, NA, N/A, null, NaN and - are gaps. A comma is a decimal
// comma where the column cannot be read otherwise, or where every comma could
// be either; else it groups thousands. Without a header, the sidecar names
// columns by their number from 1.
//
// The sidecar may hold title, unit, better (lower, higher), date, columns
// {COLUMN: {title, unit, better}}, baseline, target, source, events {date, text,
// evidence}, audience and public. Its better, baseline and target are those of
// the first column. With `public: relative` (in place of as-is) the public reads
// an index: the first value of each column is 100, the others are in proportion,
// and so are baseline, target, and what impacts and experiments state of the
// series. Numbers in prose stay as they are written.
//
// # Charts
//
// Every series has a chart. A chart of one's own holds title, description,
// audience, height (pixels), from, to, yAxis {min, max}, and series {metric,
// name, type: line, bar, area or step}; a body shows it by the shortcode
// `chart`, like a series.
package casefile
