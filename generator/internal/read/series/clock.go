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
func (m *moment) readClock(s string) bool {
	take := func(most int) int {
		n, i := 0, 0
		for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
			n, i = 10*n+int(s[i]-'0'), i+1
		}
		if i == 0 {
			return 100
		}
		s = s[i:]
		return n
	}
	skip := func(c byte) bool {
		if s != "" && s[0] == c {
			s = s[1:]
			return true
		}
		return false
	}
	hour := take(2)
	if !skip(':') {
		return false
	}
	minute, second, fraction := take(2), 0, time.Duration(0)
	if skip(':') {
		if second = take(2); s != "" && (s[0] == '.' || s[0] == ',') {
			s = s[1:]
			for unit := time.Second / 10; s != "" && s[0] >= '0' && s[0] <= '9'; unit /= 10 {
				fraction += time.Duration(s[0]-'0') * unit
				s = s[1:]
			}
		}
	}
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	switch half := strings.ToLower(strings.ReplaceAll(s, ".", "")); {
	case strings.HasPrefix(half, "am") || strings.HasPrefix(half, "pm"):
		if hour < 1 || hour > 12 {
			return false
		}
		hour %= 12
		if half[0] == 'p' {
			hour += 12
		}
		s = strings.TrimSpace(half[2:])
	}
	if hour > 23 || minute > 59 || second > 60 || second == 60 && (hour*60+minute+1)%15 != 0 {
		return false
	}
	m.clocked = true
	m.clock = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second + fraction
	switch strings.ToUpper(s) {
	case "":
		return true
	case "Z", "UTC", "GMT":
		m.zoned = true
		return true
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "UTC"), "GMT")
	sign := time.Duration(1)
	if skip('-') {
		sign = -1
	} else if !skip('+') {
		return false
	}
	hours := take(2)
	skip(':')
	minutes := 0
	if s != "" {
		minutes = take(2)
	}
	m.zoned, m.offset = true, sign*(time.Duration(hours)*time.Hour+time.Duration(minutes)*time.Minute)
	return s == "" && hours < 15 && minutes < 60
}
