package linkcheck

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// readers give the addresses in a file and the bytes at which they stand, by the
// file's ending. What cannot be read gives those before it.
var readers = map[string]func(data []byte, see func(address string, at int)){
	".ics": calendar,
	".xml": markup, ".rss": markup, ".atom": markup, ".rdf": markup,
	".json": object, ".webmanifest": object,
}

// calendar reads iCalendar, whose long lines go on behind a line break and a space.
func calendar(data []byte, see func(string, int)) {
	for at := 0; at < len(data); {
		begin := at
		var line []byte
		for {
			end := len(data)
			if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
				end = at + i + 1
			}
			line = append(line, bytes.TrimRight(data[at:end], "\r\n")...)
			if at = end; at == len(data) || data[at] != ' ' && data[at] != '\t' {
				break
			}
			at++
		}
		name, value, _ := strings.Cut(string(line), ":")
		name, _, _ = strings.Cut(name, ";")
		if slices.Contains([]string{"URL", "ATTACH", "SOURCE", "IMAGE", "CONFERENCE"}, strings.ToUpper(name)) {
			see(value, begin)
		}
	}
}

// markup reads feeds, sitemaps and whatever else is XML.
func markup(data []byte, see func(string, int)) {
	read := xml.NewDecoder(bytes.NewReader(data))
	read.Strict = false
	within, permanent := "", true
	var text []byte
	for {
		at := int(read.InputOffset())
		token, err := read.Token()
		if err != nil {
			return
		}
		switch x := token.(type) {
		case xml.StartElement:
			within, permanent, text = strings.ToLower(x.Name.Local), true, nil
			for _, a := range x.Attr {
				switch name := strings.ToLower(a.Name.Local); {
				case a.Name.Space == "xmlns":
				case name == "href", name == "src", name == "url", name == "about":
					see(a.Value, at)
				case name == "ispermalink":
					permanent = a.Value != "false"
				}
			}
		case xml.CharData:
			text = append(text, x...)
		case xml.EndElement:
			switch plain := strings.TrimSpace(string(text)); {
			case plain == "":
			case within == "link", within == "loc", within == "url", within == "comments", within == "guid" && permanent:
				see(plain, at)
			case within == "description", within == "summary", within == "content", within == "encoded":
				for _, address := range hrefs(plain) {
					see(address, at)
				}
			}
			within, text = "", nil
		}
	}
}

// hrefs gives the addresses in HTML that stands as text in a feed.
func hrefs(text string) (all []string) {
	if !strings.Contains(text, "<") {
		return nil
	}
	for read := html.NewTokenizer(strings.NewReader(text)); read.Next() != html.ErrorToken; {
		for _, a := range read.Token().Attr {
			if a.Key == "href" || a.Key == "src" {
				all = append(all, a.Val)
			}
		}
	}
	return all
}

// addressed are the keys whose values are addresses even without a host.
var addressed = []string{"url", "csv", "href", "link", "home_page_url", "feed_url", "start_url", "src", "icon"}

// object reads JSON: what a key says to be an address, and whatever is a whole
// address. Of what is no JSON, it reads the strings.
func object(data []byte, see func(string, int)) {
	var keys []string // of the lists and objects around, and of the value that is read
	key := ""
	for at := 0; at < len(data); at++ {
		switch data[at] {
		case '{', '[':
			keys = append(keys, key)
			if data[at] == '{' {
				key = ""
			}
		case '}', ']':
			if len(keys) > 0 {
				key, keys = keys[len(keys)-1], keys[:len(keys)-1]
			}
		case '"':
			end := endOfString(data, at)
			if end < 0 {
				return
			}
			raw := data[at+1 : end-1]
			at = end - 1
			if bytes.HasPrefix(bytes.TrimLeft(data[end:], " \t\r\n"), []byte(":")) {
				key = addressing(raw)
				continue
			}
			if key == "" && bytes.IndexByte(raw, ' ') >= 0 { // a text, of which there are many
				continue
			}
			text := string(raw)
			if strings.Contains(text, `\`) && json.Unmarshal(data[end-len(raw)-2:end], &text) != nil {
				return
			}
			whole := strings.Contains(text, "://") && !strings.ContainsAny(text, " \n")
			if whole || text != "" && key != "" {
				see(text, end)
			}
		}
	}
}

// addressing gives a key whose values are addresses even without a host, "" for any other.
func addressing(raw []byte) string {
	if bytes.IndexByte(raw, '\\') >= 0 {
		var text string
		if json.Unmarshal(slices.Concat([]byte{'"'}, raw, []byte{'"'}), &text) == nil {
			raw = []byte(text)
		}
	}
	for _, key := range addressed {
		if string(raw) == key {
			return key
		}
	}
	return ""
}

// endOfString gives where a string of JSON ends that begins at a byte; -1 where it does not.
func endOfString(data []byte, at int) int {
	for begin := at + 1; ; {
		quote := bytes.IndexByte(data[begin:], '"')
		if quote < 0 {
			return -1
		}
		begin += quote + 1
		slashes := 0 // before it: after an odd number of them it is part of the string
		for before := begin - 2; before > at && data[before] == '\\'; before-- {
			slashes++
		}
		if slashes%2 == 0 {
			return begin
		}
	}
}
