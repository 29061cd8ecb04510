package changes

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// thing is a part of a case, as fields.
type thing struct {
	kind, id, title string
	at              diag.Pos
	about           day.Period
	formerly        []string // ids that it had
	fields          []field
}

// The kinds of things that are no collections.
const (
	seriesKind       = "series"
	chartsKind       = "charts"
	peopleKind       = "people"
	assessmentsKind  = "assessments"
	frameworkKind    = "framework"
	competenciesKind = "competencies"
	gatesKind        = "gates"
	pagesKind        = "pages"
	calendarKind     = "calendar"
	settingsKind     = "settings"
)

// kinds lists the kinds of things in the order in which they are told.
func kinds() []string {
	var all []string
	for _, c := range casefile.Collections() {
		all = append(all, string(c))
	}
	return append(all, seriesKind, chartsKind, assessmentsKind, peopleKind, frameworkKind, competenciesKind, gatesKind, calendarKind, pagesKind, settingsKind)
}

// thingsOf gives everything in a case that has an id, in the order of the case.
func thingsOf(s State) []thing {
	c := &s.Case
	all := entries(c)
	for i := range c.Series {
		all = append(all, metrics(&c.Series[i], s.Judged.Day))
	}
	for _, chart := range c.Charts {
		all = append(all, part(chartsKind, chart.ID, chart.Title.V, chart.Pos, chart))
	}
	for _, p := range c.People {
		all = append(all, part(peopleKind, p.ID, p.Name.V, p.Pos, p))
	}
	all = append(all, assessments(c)...)
	all = append(all, ladder(c.Framework)...)
	all = append(all, pages(c)...)
	all = append(all, settings(c.Config)...)
	derive(all, s)
	return all
}

// part makes a thing of a value and the fields of its type.
func part(kind, id, title string, at diag.Pos, v any) thing {
	return thing{kind: kind, id: id, title: title, at: at, fields: fieldsOf(reflect.ValueOf(v))}
}

func entries(c *casefile.Case) []thing {
	var all []thing
	for _, item := range c.Items() {
		e := item.Common()
		t := part(string(e.Collection), e.ID, e.Title.V, e.Pos, reflect.ValueOf(item).Elem().Interface())
		t.about = whenOf(e, t.fields)
		all = append(all, t)
	}
	return all
}

// assessments are told apart by who made them, of what and when; several of one day by
// their order.
func assessments(c *casefile.Case) []thing {
	var all []thing
	seen := map[string]int{}
	for _, a := range c.Assessments {
		id := strings.Join([]string{a.By.V, a.Competency.V, a.Date.V.String()}, "/")
		if seen[id]++; seen[id] > 1 {
			id += fmt.Sprintf("/%d", seen[id])
		}
		by, what := a.By.V, a.Competency.V
		for _, p := range c.People {
			if p.ID == by {
				by = p.Name.V
			}
		}
		if a.ByAuthor() {
			by = "the author"
		}
		if competency, ok := c.Framework.Competency(what); ok && competency.Name.V != "" {
			what = competency.Name.V
		}
		level := a.Level.V
		if l, _, ok := c.Framework.Level(level); ok && l.Name.V != "" {
			level = l.Name.V
		}
		t := part(assessmentsKind, id, what+" at "+level+", by "+by, a.Pos, a)
		t.about = a.Date.V
		all = append(all, t)
	}
	return all
}

// ladder gives the framework, and its competencies and gates by themselves.
func ladder(f casefile.Framework) []thing {
	if !f.Given() {
		return nil
	}
	alone := f
	alone.Gates, alone.Areas = nil, nil
	for _, a := range f.Areas {
		a.Competencies = nil
		alone.Areas = append(alone.Areas, a)
	}
	all := []thing{part(frameworkKind, "framework", f.Name.V, f.Pos, alone)}
	for _, c := range f.Competencies() {
		t := part(competenciesKind, c.ID, c.Name.V, c.Pos, c)
		for _, id := range c.Formerly {
			t.formerly = append(t.formerly, id.V)
		}
		all = append(all, t)
	}
	for _, g := range f.Gates {
		title := g.Level.V
		if l, _, ok := f.Level(title); ok && l.Name.V != "" {
			title = l.Name.V
		}
		all = append(all, part(gatesKind, g.Level.V, title, g.Level.Pos, g))
	}
	return all
}

func pages(c *casefile.Case) []thing {
	var all []thing
	add := func(id, title string, p *casefile.Page) {
		if p != nil {
			all = append(all, part(pagesKind, id, title, p.Pos, *p))
		}
	}
	add("home", "The home page", c.Home)
	add("agreement", "The agreement", c.Agreement)
	for i := range c.Sections {
		id := c.Sections[i].ID
		add(id, "The words above "+id, &c.Sections[i])
	}
	return all
}

// settings gives what config.yaml says of the case, the windows of its calendar by
// themselves. What it says of builds is no part of the case.
func settings(cfg config.Config) []thing {
	var all []thing
	for _, w := range cfg.Calendar {
		t := part(calendarKind, w.Name, w.Name, w.Pos, w)
		t.about = w.Opens
		all = append(all, t)
	}
	t := thing{kind: settingsKind, id: "config", title: "The settings of the case", at: diag.Pos{File: "config.yaml"}}
	v := reflect.ValueOf(cfg)
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch {
		case !f.IsExported() || !ofCase[f.Name]:
		case isMap(f.Type):
			t.fields = append(t.fields, within(keyOf(f.Name), fieldsOf(v.Field(i)))...)
		default:
			if made, ok := fieldOf(keyOf(f.Name), "", v.Field(i)); ok {
				t.fields = append(t.fields, made)
			}
		}
	}
	return append(all, t)
}

// ofCase says of the fields of config.Config whether they say something of the case.
var ofCase = map[string]bool{
	"Title": true, "Person": true, "Target": true, "Values": true, "Objectives": true, "Cadence": true, "Capacity": true, "Enough": true,
	"Calendar": false, // its windows are things of their own
	"BaseURL":  false, "Language": false, "Theme": false, "Params": false, "AsOf": false, "Audience": false, "Redact": false, "Packet": false,
	"Output": false, "Publish": false, "Attachments": false, "Hosts": false, "Lock": false, "Secrets": false, "Accept": false,
}
