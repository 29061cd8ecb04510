// Package generator turns a portfolio into judgements and sites. It owns the
// order of the stages, and nothing of what happens in them.
//
// # Words
//
// A case is one person's argument for one level of a framework. Evidence is
// finished work offered in support; an expectation is what one level asks of
// one competency; a gate is what a level asks as a whole; a verdict is what the
// evidence says about an expectation: supported, some, none or waived. An
// audience is who a build is for: public, committee, mentor or self. A
// diagnostic is a mistake or a weakness, at its place in a file.
//
// # The line
//
// A portfolio becomes a site in a straight line. Each stage is one function
// that takes the noun before it and gives the next:
//
//	fs.FS ─ source.Read ─▶ source.Tree ─ casefile.From ─▶ casefile.Case ─ audience.View ─▶ casefile.Case
//	      ─ assess.Of ─▶ assess.Assessment ─ pages.Compose ─▶ pages.Tree ─ render.Run ─▶ render.Site
//	      ─ scan.Search, linkcheck.Search, leaks.Withheld.Search ─▶ nothing found ─ publish.Write ─▶ folder
//
// The file line.go has the stages in the order in which they run.
//
// A preview leaves the line before publish: preview.Server shows the site from
// memory, and nothing is written.
//
// A site that is to open from a disk goes through portable.Of after render.Run, so that
// what leaves is what was searched.
//
// publish.Write is one way out; deploy.Target.Deploy is the other, to where readers get
// the site.
//
// A site that is to be locked goes through lock.Seal before it is written. What
// stays readable of it, its cover, is searched as if it were for the public.
//
// Nothing is written that was not looked into: scan.Search tells what a file would
// run or fetch, Withheld.Search what it holds that its audience may not read, and
// attach.Prepare gives the author's files the form in which they may leave.
//
// config.Load stands beside casefile.From, and check.All looks at the whole
// case before the filter. A stage reports what the author can mend as
// diagnostics, and gives an error only for what they cannot. Nothing below cmd
// reads a clock, the environment or standard output: Options bring them in.
//
// A packet leaves the line after render: its one page becomes a document that
// stands alone, and a browser prints it.
//
//	render.Site ─ document.New ─▶ document.Document ─ HTML, Markdown ─▶ bytes
//	            ─ pdf.Proof ─▶ the page of every heading ─ Document.Numbered, pdf.Print, pdf.Finish ─▶ bytes
//
// packet.Of chooses what is in it, and colophon.Of says what it rests on; both
// stand beside assess.Of. What is printed is exactly what was rendered, save for
// the page numbers, which only paper has. They are true when two printings in a
// row agree.
//
// # Rooms
//
// The folders of internal, in the order of the line:
//
//	values/    days and figures: how they are read, compared, rounded and written.
//	capture/   from what people have to the files of a portfolio: frameworks to begin with, new files, imports.
//	read/      from files to a typed case: syntax, the table of the format, tables of figures, configuration.
//	editor/    what editors ask: schemas of the files, and a language server.
//	judge/     what the evidence says about a level, and what is wrong or weak in a case.
//	privacy/   who may read what: the filter, redaction, the search for leaks, secrets, locked sites.
//	files/     the bytes of files: what they contain, what of it may be published, and how files are written.
//	site/      from a judged case to the files of a site: pages, charts, Hugo, and the search for what runs or is missing.
//	paper/     packets: what goes in, what it rests on, and the document that is printed.
//	tests/     what tests share: cases and hostile texts.
//
// # Layers
//
// A package imports only packages in rows above its own; a test holds the table
// against the code. Heavy dependencies have one owner each.
//
//	layer  package                        owns
//	0      diag                           positions, diagnostics, their order and printed forms
//	0      internal/values/day            dates: parsed, compared and formatted
//	0      internal/values/colour         colours: read, mixed, and how well one can be read on another
//	0      internal/values/decimals       how many decimals figures have
//	0      internal/values/direction      the characters that turn words round which are not their own
//	0      internal/values/axes           which series of a chart share an axis, and what its limits cut off
//	0      internal/site/font             the fonts that a theme brings: characters and widths
//	0      internal/files/publish         writes the files of a site to disk, all or none
//	0      internal/files/picture         strips image metadata, sanitises SVG
//	0      internal/paper/pdf             a document printed by a browser (owns chromedp and pdfcpu)
//	0      internal/paper/signature       signatures and time stamps (owns pkcs7 and go-pkcs12)
//	0      internal/privacy/secret        tokens, keys and passwords in a text
//	0      internal/privacy/confided      words by which a text asks not to be shared
//	0      internal/files/archive         lists and unpacks archives within limits
//	0      internal/files/extract         text of files in other encodings, markup, mail and Office formats
//	0      internal/files/overlay         a folder with unsaved files over it
//	0      internal/files/manifest        the files of a site with their sums, and a statement about them
//	0      internal/editor/wire           frames of a language client, and positions in a text
//	0      internal/files/cache           drawings kept from one build to the next, under a key of the user
//	0      ../themes                      the embedded themes
//	0      internal/read/format           the table of the file format: files, fields, and what they hold
//	0      internal/site/views            the data that templates print: a type per page
//	0      internal/site/tags             the attributes of an HTML tag, with their places
//	0      internal/site/policy           the Content-Security-Policy, and the hosts that it admits
//	0      internal/files/media           the table of file types: media types, first bytes, and what may be published
//	0      internal/capture/ladder        the frameworks to begin with, as files
//	1      internal/values/sentence       where the sentences of a text end
//	1      internal/site/chart            typed charts to SVG (owns go-echarts and the JavaScript engine)
//	1      internal/site/card             the pictures that other sites show beside a link
//	1      internal/read/source           YAML, JSON, TOML, CSV and Markdown as values that know their place
//	1      internal/capture/scaffold      the text of new files: an entry, a line of the journal, a portfolio
//	1      internal/capture/richtext      the text of word processors and web pages as Markdown
//	1      internal/files/attach          what may be published beside the pages, and what it contains
//	1      internal/paper/document        one page of a site as a document that stands alone (owns HTML to Markdown)
//	1      internal/site/scan             active content and external requests in the files of a finished site
//	1      internal/site/preview          a site from memory, with the headers of its own
//	1      internal/site/online           what a host shows of a site, compared with its files
//	1      internal/site/portable         the files of a site as they open from a disk, without a server
//	1      internal/site/deploy           brings a finished site to a folder, a branch, Netlify or a bucket
//	2      internal/read/config           config.yaml, environment and flags as one typed Config (owns viper)
//	2      internal/read/series           a table of figures as dates, numbers and labels
//	2      internal/capture/sheet         tables of files of others as cells that know their place (owns excelize)
//	2      internal/capture/hosting       the files by which a host publishes a portfolio
//	2      internal/privacy/secretfiles   secrets in every file of a portfolio
//	2      internal/privacy/lock          a site that only its readers can open (owns age and the word list)
//	3      internal/editor/schema         JSON Schemas of the files of a portfolio, from the tables of the format
//	3      internal/capture/importer      from files of others to entries of a portfolio, with an account of everything
//	3      internal/read/casefile         the typed case, read as the table of the format says
//	3      internal/site/linkcheck        broken links in the data files of a site
//	4      internal/editor/names          every id of a portfolio with its place: where it is defined, and where it is named
//	4      internal/privacy/texts         the texts of a case: what each field holds, visited and rewritten
//	4      internal/tests/casetest        cases for tests
//	5      internal/editor/cursor         what stands at a place of a file that is being written
//	5      internal/privacy/redact        names and terms replaced
//	6      internal/privacy/audience      the filter: what of a case an audience may read
//	7      internal/privacy/leaks         searches the finished files for withheld text
//	7      internal/judge/assess          the verdicts: computed and worded
//	8      internal/editor/answer         completions, explanations, references and renames
//	8      internal/judge/report          the verdicts as JSON, for status and case.json
//	8      internal/judge/agenda          what the next check-in is about, as Markdown
//	8      internal/judge/changes         what differs between two states of a case, and what of a case an audience reads
//	8      internal/judge/check           mistakes and weaknesses of a case, and the messages about them
//	9      internal/editor/server         the Language Server Protocol (owns jrpc2)
//	9      internal/site/wording          figures, counts and lists in phrases
//	9      internal/paper/packet          selects and orders what goes into a packet; which exhibits are the strongest
//	9      internal/paper/colophon        records what a packet or a site was made from
//	10     internal/site/caseindex        the case and the judgement, looked up once and read-only
//	11     internal/site/prose            the author's Markdown made ready for Hugo, and the files that it publishes
//	12     internal/site/casecharts       which charts a case has: data, titles, descriptions
//	13     internal/site/pageparts        blocks that several pages share: rows, readiness, gaps, headline figures
//	14     internal/site/datafiles        _headers, case.json, search.json, calendar.ics, CSV
//	14     internal/site/packetpage       the page /packet/ that is printed
//	15     internal/site/pages            the pages as Hugo content in memory (owns Hugo's file conventions)
//	16     internal/site/render           Hugo over pages and a theme, in memory (owns Hugo)
//	17     generator                      the order of the stages
//	17     cloud                          brings a finished site to a bucket (owns gocloud)
//	18     ../cmd/casebook                flags, streams, exit codes; watching; a file per verb (owns cobra and fsnotify)
//	18     ../cmd/casebook-cloud          the program that casebook publish runs for buckets
//
// # The day of judgement
//
// A judgement is made on a day: today, unless `as-of` in config.yaml, the
// environment or a flag fixes another one. With the day fixed, the same
// portfolio gives the same bytes.
package generator
