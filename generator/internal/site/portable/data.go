package portable

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// findData finds the JSON files that a page names in attributes "data-...", and
// gives each a script.
func (s *site) findData(name string) {
	tokens := html.NewTokenizer(bytes.NewReader(s.files[name]))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken || !bytes.Contains(tokens.Raw(), []byte("data-")) {
			continue
		}
		for _, a := range tokens.Token().Attr {
			if !strings.HasPrefix(a.Key, "data-") || !strings.HasPrefix(a.Val, s.root) {
				continue
			}
			to, _ := cutPath(a.Val)
			if file, ok := s.file(name, to); ok && path.Ext(file) == ".json" && s.moved[file] == "" {
				s.moved[file] = s.free("js/" + strings.TrimSuffix(file, ".json"))
			}
		}
	}
}

// free gives a name for a script that no other file has.
func (s *site) free(name string) string {
	for {
		if _, taken := s.files[name+".js"]; !taken && !s.scripts[name+".js"] {
			s.scripts[name+".js"] = true
			return name + ".js"
		}
		name += "-data"
	}
}

// script gives a JSON file as a script. The field "url" of each object in it is an address.
func (s *site) script(name string, data []byte) []byte {
	var out bytes.Buffer
	out.WriteString("globalThis.casebookData = ")
	end := 0
	for field := range fieldsOf(data) {
		if field.key != "url" {
			continue
		}
		out.Write(data[end:field.begin])
		out.Write(quoted(s.relative(name, field.value)))
		end = field.end
	}
	out.Write(bytes.TrimSpace(data[end:]))
	out.WriteString(";\n")
	return out.Bytes()
}

// field is a string in an object of JSON.
type field struct {
	key, value string
	begin, end int // of the value, with its quotation marks
}

// fieldsOf gives the strings of all objects, in their order.
func fieldsOf(data []byte) func(yield func(field) bool) {
	return func(yield func(field) bool) {
		read := json.NewDecoder(bytes.NewReader(data))
		var within []json.Delim // the objects and lists around
		key, named := "", false // the key whose value comes next
		for {
			before := int(read.InputOffset())
			token, err := read.Token()
			if err != nil {
				return
			}
			end := int(read.InputOffset())
			inObject := len(within) > 0 && within[len(within)-1] == '{'
			switch token := token.(type) {
			case json.Delim:
				if token == '{' || token == '[' {
					within = append(within, token)
				} else {
					within = within[:len(within)-1]
				}
				named = false
			case string:
				if inObject && !named {
					key, named = token, true
					continue
				}
				begin := before + bytes.IndexByte(data[before:end], '"')
				if inObject && !yield(field{key, token, begin, end}) {
					return
				}
				named = false
			default:
				named = false
			}
		}
	}
}

func quoted(text string) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // a string is always written
	return bytes.TrimSpace(out.Bytes())
}
