package pages

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// event is one entry of calendar.ics: whole days, first and last included.
type event struct {
	uid, title, about, url string
	first, last            day.Day
}

// calendar writes calendar.ics (RFC 5545): the windows of the calendar and the
// days a round decides on, what is due, and the next meeting.
func (d *composer) calendar() {
	events := d.calendarEvents()
	if len(events) == 0 {
		return
	}
	var out strings.Builder
	line := func(name, value string) { out.WriteString(folded(name + ":" + value)) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//casebook//case//EN")
	line("CALSCALE", "GREGORIAN")
	line("NAME", escaped(d.siteTitle()))
	line("X-WR-CALNAME", escaped(d.siteTitle()))
	stamp := basic(d.a.Day) + "T000000Z" // never the clock: the same case gives the same bytes
	for _, e := range events {
		line("BEGIN", "VEVENT")
		line("UID", escaped(e.uid+"@"+d.host()))
		line("DTSTAMP", stamp)
		line("DTSTART;VALUE=DATE", basic(e.first))
		line("DTEND;VALUE=DATE", basic(e.last+1))
		line("SUMMARY", escaped(e.title))
		if e.about != "" {
			line("DESCRIPTION", escaped(e.about))
		}
		if e.url != "" {
			line("URL", e.url)
		}
		line("TRANSP", "TRANSPARENT")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	d.tree.Static["calendar.ics"] = []byte(out.String())
}

// calendarEvents lists what the calendar holds, by day and uid.
func (d *composer) calendarEvents() []event {
	var all []event
	add := func(uid, title, about, path string, first, last day.Day) {
		if !d.pages[path] {
			path = "/" // a part that has nothing in it has no page
		}
		all = append(all, event{uid, title, about, d.absolute(path), first, max(first, last)})
	}
	for _, w := range d.c.Config.Calendar {
		if !w.Opens.Given() {
			continue
		}
		id := windowUID(w)
		name, first, last := marked(w)
		add(id, name, string(w.Kind), "/roadmap/", first, last)
		if w.Decides.Given() {
			add(id+"-decides", w.Name+": decision", "", "/roadmap/", w.Decides.First, w.Decides.Last)
		}
		if w.Effective.Given() {
			add(id+"-effective", w.Name+": takes effect", "", "/roadmap/", w.Effective.First, w.Effective.First)
		}
	}
	for i := range d.a.Milestones {
		m := &d.a.Milestones[i]
		if e, ok := d.entries[m.Key]; ok && m.Due != day.None && m.State != assess.Dropped {
			add("milestone-"+e.ID, "Due: "+e.Title.V, plain(d.md(e.Summary)), e.Path(), m.Due, m.Due)
		}
	}
	for i := range d.c.Experiments {
		if x := &d.c.Experiments[i]; x.End.V.Given() {
			add("experiment-"+x.ID, "Experiment ends: "+x.Title.V, "", x.Path(), x.End.V.Last, x.End.V.Last)
		}
	}
	if d.audience >= config.Mentor {
		for _, c := range d.a.Cadences {
			add("next-"+c.Name, "Next "+c.Name, "", "/mentoring/", c.NextDue, c.NextDue)
		}
	}
	slices.SortFunc(all, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.uid, b.uid))
	})
	return all
}

// windowUID gives a window of the calendar what no other event has, and what it
// keeps when others come. Its name is its own, but a slug forgets signs; with the
// day on which it opens, the round of next year is not taken for this one.
func windowUID(w config.Window) string {
	name := sha256.Sum256([]byte(w.Name))
	return fmt.Sprintf("window-%s-%s-%x", slug(w.Name), w.Opens.First, name[:4])
}

// host is what makes uids of this site differ from those of others.
func (d *composer) host() string {
	if u, err := url.Parse(d.baseURL); err == nil && u.Hostname() != "" {
		return u.Hostname()
	}
	return "casebook.invalid"
}

// absolute gives a whole address, or "" where the site has none.
func (d *composer) absolute(path string) string {
	u, err := url.Parse(d.baseURL)
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host + d.at(path)
}

func basic(d day.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", "")

func escaped(text string) string { return icsEscapes.Replace(text) }

// folded breaks a line after 75 bytes, between runes, as the format asks.
func folded(line string) string {
	var out strings.Builder
	room := 75
	for _, r := range line {
		if n := utf8.RuneLen(r); n > room {
			out.WriteString("\r\n ")
			room = 74
		}
		out.WriteRune(r)
		room -= max(1, utf8.RuneLen(r))
	}
	return fmt.Sprint(out.String(), "\r\n")
}
