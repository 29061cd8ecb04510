// Package agenda lists what the next check-in of mentee and mentor is about: promises
// that are open, what is due until the meeting after it, gaps that nothing is planned for,
// feedback that nothing followed, what is new since the last one, questions and asks without an answer, and rounds that come near.
//
// Change here what is on the list and in which order. What is open or late on a day is
// assess's; this package only picks and words it. The text is Markdown.
package agenda

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// List is what is talked about at one check-in.
type List struct {
	Day      string   `json:"day"`      // the day that it was made for
	Until    string   `json:"until"`    // when the check-in after it is due: what is due by then is listed
	Cadences []string `json:"cadences"` // how the agreed rhythms are kept, in words
	Sections []Part   `json:"sections"` // those with items, in the order of the meeting
	Question string   `json:"question"` // one question to think about
}

// Part is the lines of one sort.
type Part struct {
	Title string `json:"title"`
	Items []Line `json:"items"`
}

// Line is one thing to talk about.
type Line struct {
	Text string `json:"text"`           // Markdown
	Note string `json:"note,omitempty"` // when, how late, how much: words that pages may have as well
	Key  string `json:"key,omitempty"`  // the entry that it is of
	At   string `json:"at,omitempty"`   // of an open step: its file and line
	Own  bool   `json:"own,omitempty"`  // it is for the author alone: the mentor may not read it

	by string // the day that is written for it, in digits: pages for others may have it in words behind the same text
}

const (
	usualDays   = 30 // between check-ins that have no cadence
	windowAhead = 60 // days before a calendar window is worth a word
)

// Of makes the list from a case, as those who meet may read it, and its judgement.
func Of(c casefile.Case, judged assess.Assessment) List {
	m := maker{c: c, judged: judged, titles: map[string]string{}, names: map[string]string{}}
	for _, e := range c.Entries() {
		m.titles[e.Key()] = e.Title.V
	}
	for _, p := range c.People {
		m.names[p.ID] = p.Name.V
	}
	m.until = judged.Day + usualDays
	if every := c.Config.Cadence.CheckIn; every.Given() {
		m.until = every.After(judged.Day)
	}
	a := List{Day: judged.Day.String(), Until: m.until.String(), Cadences: []string{}, Sections: []Part{}, Question: question(c, judged)}
	for _, k := range judged.Cadences {
		a.Cadences = append(a.Cadences, strings.ToUpper(k.Name[:1])+k.Name[1:]+": "+k.Sentence+".")
	}
	add := func(title string, items []Line) {
		if len(items) > 0 {
			a.Sections = append(a.Sections, Part{title, items})
		}
	}
	add(m.news())
	add("Open steps of the author", m.steps(""))
	for _, who := range m.others() {
		add("Open steps of "+cmp.Or(m.names[who], who), m.steps(who))
	}
	add("Due before the check-in after this one", m.due())
	add("Met today, but not when the round closes", m.losses())
	add("Gaps that nothing is planned for", m.gaps())
	add("Feedback without a follow-up", m.feedback())
	add("Questions without an answer", m.questions())
	add("Asks without an answer", m.asks())
	add("Promotion rounds and other dates", m.windows())
	return a
}

// maker is an agenda in the making.
type maker struct {
	c      casefile.Case
	judged assess.Assessment
	until  day.Day
	titles map[string]string // of entries, by key
	names  map[string]string // of people, by id
}

// steps lists the open promises of a person, or of the author: those that are late, due
// before the check-in after this one, or without a date. Of the others it says how many.
func (m *maker) steps(who string) []Line {
	var items []Line
	later := 0
	for _, s := range m.judged.OpenSteps {
		if s.Who != who {
			continue
		}
		if s.By.Given() && s.By.Last > m.until {
			later++
			continue
		}
		by, note := "", ""
		if s.By.Given() {
			by, note = "due "+s.By.String(), "by "+s.By.Words()
		}
		if s.Overdue {
			note = "late: was due " + s.By.Words()
		}
		items = append(items, Line{Text: oneLine(s.Text), Note: note, Key: s.Key, At: placeOf(s.At), by: by})
	}
	if later > 0 {
		items = append(items, Line{Text: fmt.Sprintf("due later: %d", later)})
	}
	return items
}

// placeOf gives the file and the line of a step.
func placeOf(at diag.Pos) string {
	if at.Line == 0 {
		return at.File
	}
	return fmt.Sprintf("%s:%d", at.File, at.Line)
}

// others are the people with open steps, in the order of the steps.
func (m *maker) others() []string {
	var ids []string
	for _, s := range m.judged.OpenSteps {
		if s.Who != "" && !slices.Contains(ids, s.Who) {
			ids = append(ids, s.Who)
		}
	}
	return ids
}

// due lists open milestones and running experiments that are late, or end before the
// check-in after this one, and experiments that are over without a word of what was learned.
func (m *maker) due() []Line {
	var items []Line
	for _, s := range m.judged.Milestones {
		if s.State == assess.Done || s.State == assess.Dropped || s.Due == day.None || s.Due > m.until {
			continue
		}
		word := "due "
		if s.Due < m.judged.Day {
			word = "late: was due "
		}
		items = append(items, Line{Text: m.titles[s.Key], Note: word + day.On(s.Due).Words(), Key: s.Key, by: "due " + s.Due.String()})
	}
	for _, x := range m.c.Experiments {
		end, note, ends := x.End.V, "", "ends "
		switch {
		case !end.Given() || end.Last > m.until:
		case end.Last < m.judged.Day && x.Learned.V == "":
			note, ends = "the experiment ended "+end.Words()+", and nothing says what was learned", "ended "
		case m.judged.Day <= end.Last && (!x.Start.V.Given() || x.Start.V.First <= m.judged.Day):
			note = "the experiment ends " + end.Words()
		}
		if note != "" {
			items = append(items, Line{Text: x.Title.V, Note: note, Key: x.Key(), by: ends + end.String()})
		}
	}
	return items
}

// losses lists what is met now and lacks something on the day that counts.
func (m *maker) losses() []Line {
	var items []Line
	o := m.judged.Outlook
	for _, l := range o.Losses {
		line := Line{Text: l.Name, Note: "lacks " + l.Lacks + " on " + o.On()}
		for _, e := range l.Entries {
			line.Note += fmt.Sprintf("; “%s” counts until %s", m.titles[e.Key], day.On(e.Until).Words())
		}
		items = append(items, line)
	}
	return items
}

func (m *maker) gaps() []Line {
	var items []Line
	for _, g := range m.judged.Gaps {
		if len(g.AimedAt) > 0 {
			continue
		}
		competency, _ := m.c.Framework.Competency(g.Competency)
		note := ""
		if g.Missing != "" {
			note = "missing: " + g.Missing
		}
		items = append(items, Line{Text: cmp.Or(competency.Name.V, g.Competency), Note: note})
	}
	return items
}

// feedback lists what asks for a change and has none.
func (m *maker) feedback() []Line {
	var items []Line
	for _, f := range m.c.Feedback {
		if f.Alternative.V != "" && f.Change.Text.V == "" {
			items = append(items, Line{Text: f.Title.V + ": " + oneLine(f.Alternative.V), Key: f.Key()})
		}
	}
	return items
}

func (m *maker) asks() []Line {
	var items []Line
	for _, a := range m.judged.Asks {
		text := m.titles[a.Key]
		if of := cmp.Or(m.names[a.Of], a.Of); of != "" {
			text += ", of " + of
		}
		note := ""
		if a.Waits > 0 {
			note = fmt.Sprintf("waits for %d days", a.Waits)
		}
		if a.Stalled {
			note += ", stalled"
		}
		items = append(items, Line{Text: text, Note: note, Key: a.Key})
	}
	return items
}

// windows lists calendar windows that open, close or decide soon, and milestones that
// would end after theirs.
func (m *maker) windows() []Line {
	var items []Line
	for _, w := range m.c.Config.Calendar {
		if w.Kind == config.Rest && w.Opens.First <= m.until && w.Closing() >= m.judged.Day {
			items = append(items, Line{Text: w.Name, Note: w.Opens.Words() + " to " + day.On(w.Closing()).Words(), by: w.Opens.String() + " to " + w.Closing().String()})
			continue
		}
		for _, date := range []struct {
			what string
			on   day.Period
		}{{"opens", w.Opens}, {"closes", w.Closes}, {"is decided", w.Decides}} {
			if w.Kind != config.Rest && date.on.Given() && m.judged.Day <= date.on.Last && date.on.First <= m.judged.Day+windowAhead {
				items = append(items, Line{Text: w.Name, Note: date.what + " " + date.on.Words(), by: date.what + " " + date.on.String()})
			}
		}
	}
	for _, s := range m.judged.Milestones {
		if s.LandsLate && s.State != assess.Done && s.State != assess.Dropped {
			items = append(items, Line{Text: m.titles[s.Key], Note: "due after " + s.Window + " closes", Key: s.Key, by: "due " + s.Due.String()})
		}
	}
	return items
}

// Markdown gives the list as text for the meeting.
func (a List) Markdown() string {
	var b strings.Builder
	day, _ := day.Parse(a.Day)
	fmt.Fprintf(&b, "# Check-in, %s\n\n", day.Words())
	for _, c := range a.Cadences {
		fmt.Fprintf(&b, "%s\n\n", c)
	}
	a.lists(&b, true)
	return b.String()
}

// Beside marks what is for the author alone: the lines that the list of the mentor has not.
func (a List) Beside(mentors List) List {
	read := map[Line]bool{}
	for _, s := range mentors.Sections {
		for _, l := range s.Items {
			read[Line{Text: l.Text, Key: l.Key}] = true
		}
	}
	for i, s := range a.Sections {
		a.Sections[i].Items = slices.Clone(s.Items)
		for j, l := range s.Items {
			a.Sections[i].Items[j].Own = l.Key != "" && !read[Line{Text: l.Text, Key: l.Key}]
		}
	}
	return a
}

// Form gives the list as the text of an entry to fill in. It has the days that are written
// in the portfolio, but no dates and figures that are judged: pages for wider audiences have
// the same words, and what an entry for the mentor says may not be read there.
func (a List) Form() string {
	var b strings.Builder
	a.lists(&b, false)
	return b.String()
}

func (a List) lists(b *strings.Builder, notes bool) {
	if len(a.Sections) == 0 {
		b.WriteString("Nothing is open.\n\n")
	}
	for _, s := range a.Sections {
		fmt.Fprintf(b, "## %s\n\n", s.Title)
		for _, i := range s.Items {
			b.WriteString("- " + i.Text)
			note := i.by
			if notes {
				note = i.Note
			}
			if note != "" {
				b.WriteString(" (" + note + ")")
			}
			if place := i.Key; place != "" {
				if notes { // lines of a file move, and those of an entry stay as they were written
					place = cmp.Or(i.At, place)
				}
				b.WriteString(" `" + place + "`")
			}
			if i.Own {
				b.WriteString(" (for yourself alone)")
			}
			b.WriteString("\n")
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(b, "## To think about\n\n%s\n", a.Question)
}

func oneLine(markdown string) string { return strings.Join(strings.Fields(markdown), " ") }
