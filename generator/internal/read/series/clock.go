package series

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// cutClock reads the time of day at the end, and gives what stands before it.
func (m *moment) cutClock(text string) (date string, ok bool) {
	colon := strings.IndexByte(text, ':')
	if colon < 0 {
		if len(text) > 11 && text[8] == 'T' { // 20260331T1405Z
			return m.basicClock(text)
		}
		if zone := strings.TrimSuffix(text, "Z"); len(zone) == 10 && zone != text {
			return zone, true
		}
		return text, true
	}
	start := colon
	for start > 0 && text[start-1] >= '0' && text[start-1] <= '9' {
		start--
	}
	date, rest := text[:start], text[start:]
	if date == "" || start == colon {
		return "", false
	}
	if last := date[len(date)-1]; last != 'T' && last != 't' && last != ' ' && last != ',' {
		if r, _ := utf8.DecodeLastRuneInString(date); !unicode.IsSpace(r) {
			return "", false
		}
	}
	if date = strings.TrimRightFunc(date[:len(date)-1], func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == utf8.RuneError }); date == "" {
		return "", false
	}
	return date, m.readClock(rest)
}

func (m *moment) basicClock(text string) (date string, ok bool) {
	rest := strings.TrimSuffix(text[9:], "Z")
	if len(rest) != 4 && len(rest) != 6 || wholeNumber(text[:8]) < 0 || wholeNumber(rest) < 0 {
		return "", false
	}
	clock := rest[:2] + ":" + rest[2:4]
	if len(rest) == 6 {
		clock += ":" + rest[4:]
	}
	return text[:4] + "-" + text[4:6] + "-" + text[6:8], m.readClock(clock + text[9+len(rest):])
}

// readClock reads "14:05", "2:05:33.25 PM", "14:05:33+02:00", "14:05 UTC".
func (m *moment) readClock(text string) bool {
	c := clockText(text)
	if !m.readTime(&c) {
		return false
	}
	m.clocked = true
	return m.readZone(c)
}

// readTime reads the hour, the minute, and what is given of the second.
func (m *moment) readTime(c *clockText) bool {
	hour := c.number()
	if !c.skip(":") {
		return false
	}
	minute, second, fraction := c.number(), 0, time.Duration(0)
	if c.skip(":") {
		second = c.number()
		fraction = c.fraction()
	}
	*c = clockText(strings.TrimLeftFunc(string(*c), unicode.IsSpace))
	half := strings.ToLower(withoutPoints.Replace(string(*c)))
	for _, h := range halves {
		rest, is := strings.CutPrefix(half, h.word)
		if !is {
			continue
		}
		if hour < 1 || hour > 12 {
			return false
		}
		hour = hour%12 + h.hours
		*c = clockText(strings.TrimSpace(rest))
	}
	m.clock = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second + fraction
	leap := second == 60 && (hour*60+minute+1)%15 == 0
	return hour < 24 && minute < 60 && (second < 60 || leap)
}

// halves are the halves of the day, in English and Swedish.
var halves = []struct {
	word  string
	hours int
}{{"am", 0}, {"pm", 12}, {"fm", 0}, {"em", 12}}

// withoutPoints writes "p. m." as "pm".
var withoutPoints = strings.NewReplacer("a. m.", "am", "p. m.", "pm", "a.\u00a0m.", "am", "p.\u00a0m.", "pm", ".", "")

// zones are names of zones, with their hours from UTC. Those that are in use for several are not among them.
var zones = map[string]int{
	"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
	"EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "PST": -8, "PDT": -7,
}

// readZone reads how far the clock is from UTC, if it is said.
func (m *moment) readZone(c clockText) bool {
	c = clockText(strings.ToUpper(string(c)))
	if c == "" {
		return true
	}
	if hours, is := zones[string(c)]; is {
		m.zoned, m.offset = true, time.Duration(hours)*time.Hour
		return true
	}
	_ = c.skip("UTC") || c.skip("GMT")
	sign := time.Duration(1)
	if c.skip("-") {
		sign = -1
	} else if !c.skip("+") {
		return false
	}
	hours, minutes := c.number(), 0
	c.skip(":")
	if c != "" {
		minutes = c.number()
	}
	m.zoned, m.offset = true, sign*(time.Duration(hours)*time.Hour+time.Duration(minutes)*time.Minute)
	return c == "" && hours < 15 && minutes < 60
}

// clockText is what is still to be read of a time of day.
type clockText string

// number reads a number of two digits or one; 100 where there is none.
func (c *clockText) number() int {
	n, i := 0, 0
	for s := *c; i < len(s) && i < 2 && s[i] >= '0' && s[i] <= '9'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	if i == 0 {
		return 100
	}
	*c = (*c)[i:]
	return n
}

// fraction reads a fraction of a second, if there is one.
func (c *clockText) fraction() (sum time.Duration) {
	if !c.skip(".") && !c.skip(",") {
		return 0
	}
	for unit := time.Second / 10; *c != "" && (*c)[0] >= '0' && (*c)[0] <= '9'; unit /= 10 {
		sum += time.Duration((*c)[0]-'0') * unit
		*c = (*c)[1:]
	}
	return sum
}

func (c *clockText) skip(what string) bool {
	rest, ok := strings.CutPrefix(string(*c), what)
	*c = clockText(rest)
	return ok
}
