// Package casefile gives a portfolio's files their meaning: it is the typed
// model of a case.
//
// It knows nothing of syntax (package source), of who may read what (package
// audience) or of what the case proves (package assess). Every value keeps its place, so
// that whatever is said of it later points at the author's line.
//
// What a portfolio's files may hold is the table of package format, and docs/format.md is
// made of it: a shape of the table is bound to the type that holds it, field by field, and
// filled by reading each as its form says (fields.go). Where reading is more than that
// (entries, pages, the file beside a series), a test holds what is read against the table.
//
// Where fields stand otherwise than at the head of a file, or cannot be read, the entry is
// for nobody: Case.Unread holds its place, and nothing else of it is in the case.
// Case.Account tells what became of every file.
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
package casefile
