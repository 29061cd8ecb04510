// Package config reads config.yaml, the environment and the flags into one typed
// Config.
//
// A flag goes before an environment variable, a variable before the file, and the file
// before the default. Unknown keys and invalid values are diagnostics. Config.Pos gives
// the position of a value by its dotted key, for the messages of later stages.
//
// It is the only package that imports viper. It does not decide who may read what:
// an Audience is only a word here. It reads no environment itself; Options has it.
package config

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Config is config.yaml after flags, environment and defaults, with every
// value checked. Where a value came from, Pos tells.
type Config struct {
	Title    string
	BaseURL  string
	Language string // BCP 47, one that the program speaks whole: "en", "en-GB"
	Theme    string // "casebook"
	Params   source.Value
	AsOf     day.Period // the day of judgement of a closed case; not given = today

	Person Person
	Target Target

	Values     []Named
	Objectives []Named

	Calendar []Window
	Cadence  Cadence
	Capacity Capacity
	Enough   []Enough

	Audience Audience
	Redact   []Redaction
	Packet   Packet
	Output   Output

	Attachments Attachments
	Hosts       []string // that pictures, styles, fonts and media may come from: "images.example", "localhost:8080"
	Lock        Lock
	Publish     Publish
	Secrets     Secrets
	Accept      []Acceptance // warnings that the author lives with; in no view

	places  map[string]diag.Pos
	outside []source.Field
}

// Person is whose case it is.
type Person struct {
	Name, Role, Team string
	Photo            string // a path below content/, or ""
}

// Target is the level that the case argues for.
type Target struct {
	Framework string     // path of the framework's file, "content/framework.yaml"
	Level     string     // id of the level aimed at
	From      string     // id of the level held now
	Since     day.Period // when the level held now began
}

// Named is a value or an objective that entries refer to by id.
type Named struct {
	ID, Name string
	Pos      diag.Pos // of the id
}

// WindowKind is what a calendar window means.
type WindowKind string

// The kinds of calendar windows.
const (
	Round  WindowKind = "round"  // promotion cases are taken
	Freeze WindowKind = "freeze" // changes stop
	Rest   WindowKind = "rest"   // nobody plans work
	Budget WindowKind = "budget" // money or headcount is decided
)

// Window is a stretch of the organisation's calendar.
type Window struct {
	Name      string
	Kind      WindowKind
	Opens     day.Period
	Closes    day.Period
	Decides   day.Period // a round: when the committee decides
	Effective day.Period // a round: when the new level begins
	Pos       diag.Pos   // of the name
}

// Closing gives the last day of a window. One without an end is over when it is
// decided, or else when the day it opens is.
func (w Window) Closing() day.Day {
	switch {
	case w.Closes.Given():
		return w.Closes.Last
	case w.Decides.Given():
		return w.Decides.Last
	}
	return w.Opens.Last
}

// Over gives the last day on which a round matters: that of its decision, or else of its
// closing.
func (w Window) Over() day.Day {
	if w.Decides.Given() {
		return max(w.Decides.Last, w.Closing())
	}
	return w.Closing()
}

// Cadence is how often mentor and mentee agreed to meet.
type Cadence struct {
	CheckIn day.Span // Text is the author's word, "monthly"
	Review  day.Span
}

// Capacity is how much the mentee can take on. 0 = not given.
type Capacity struct {
	HoursPerWeek float64
	InProgress   int
}

// Enough says what is enough in a period, so that the plan has an end.
type Enough struct {
	Period day.Period
	Text   string // Markdown
}

// Redaction replaces a term or a pattern in builds for audiences wider than From.
type Redaction struct {
	Term    string   // whole words, in any case, with or without diacritics
	Pattern string   // a regular expression of package regexp; in place of Term
	As      string   // what stands in its place; "" = a sign of omission
	From    Audience // the widest audience that may read it; default self
	Pos     diag.Pos
}

// Attachments is which files may be published beside the pages, besides those
// that always may.
type Attachments struct {
	Allow []string // endings, as "zip"
}

// Secrets is what has the form of a secret and is none.
type Secrets struct {
	Allow []string // paths of files that are not looked into
}

// Lock is how a site is locked, and what its cover says. Everybody can read the
// cover.
type Lock struct {
	Always   bool   // every build is locked
	Title    string // "" = the theme's word for it
	Synopsis string // Markdown
}

// Publish is what is known of the host of the site.
type Publish struct {
	Private bool   // it asks every reader to log in
	Target  string // where casebook publish brings the site, "" = nowhere
}

// Output is where and how the site is written.
type Output struct {
	Folder string // default "public"
	Minify bool
}

// Pos tells where a value was given, by its dotted key: "target.level",
// "calendar.0.opens". It is the zero Pos for defaults; for a flag or an
// environment variable, File is its name.
func (c Config) Pos(key string) diag.Pos { return c.places[key] }

// Outside gives the values that no line of config.yaml holds: those of flags and of
// the environment, each with the last part of its key.
func (c Config) Outside() []source.Field { return c.outside }
