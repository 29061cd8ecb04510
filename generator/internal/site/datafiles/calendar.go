package datafiles

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// calendar writes calendar.ics (RFC 5545): the windows of the calendar and the
// days a round decides on, what is due, and the next meeting.
func (d *machine) calendar() {
	events := d.Events()
	if len(events) == 0 {
		return
	}
	var out strings.Builder
	line := func(name, value string) { out.WriteString(folded(name + ":" + value)) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//casebook//case//EN")
	line("CALSCALE", "GREGORIAN")
	line("NAME", escaped(d.SiteTitle()))
	line("X-WR-CALNAME", escaped(d.SiteTitle()))
	stamp := basic(d.Judged.Day) + "T000000Z" // never the clock: the same case gives the same bytes
	for _, e := range events {
		line("BEGIN", "VEVENT")
		line("UID", escaped(e.UID+"@"+d.host()))
		line("DTSTAMP", stamp)
		line("DTSTART;VALUE=DATE", basic(e.First))
		line("DTEND;VALUE=DATE", basic(e.Last+1))
		line("SUMMARY", escaped(e.Title))
		if about := wording.Plain(d.Md(e.About)); about != "" {
			line("DESCRIPTION", escaped(about))
		}
		if url := d.absolute(e.Path); url != "" {
			line("URL", url)
		}
		line("TRANSP", "TRANSPARENT")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	d.files["calendar.ics"] = []byte(out.String())
}

// host is what makes uids of this site differ from those of others.
func (d *machine) host() string {
	if u, err := url.Parse(d.BaseURL); err == nil && u.Hostname() != "" {
		return u.Hostname()
	}
	return "casebook.invalid"
}

// absolute gives a whole address, or "" where the site has none.
func (d *machine) absolute(path string) string {
	u, err := url.Parse(d.BaseURL)
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host + d.At(path)
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
