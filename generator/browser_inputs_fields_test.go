package generator

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
)

// enter puts each text into fields of an entry of its own, and some into what is
// no entry: titles of the case and of series, cells, labels, names of files.
func enter(inputs []input) fstest.MapFS {
	files := fstest.MapFS{}
	put := func(name string, data []byte) { files[name] = &fstest.MapFile{Data: data} }
	at := func(i int) string { // one file for many texts would go with the first that is refused, and with it what names its people
		for refusedInPlainText.MatchString(inputs[i%len(inputs)].text) {
			i++
		}
		return uncontrolled(inputs[i%len(inputs)].text)
	}
	var people, framework []any
	for i, x := range inputs {
		id := fmt.Sprintf("in-%03d", i)
		front, body := entered(folderNames[i%len(folderNames)], x.text, i)
		put("content/"+folderNames[i%len(folderNames)]+"/"+id+".md", append(append(asJSON(front), "\n\n"...), body...))
		if slices.Contains([]string{"link", "picture", "file", "markdown"}, x.frame) && !strings.Contains(x.text, "{{<") {
			put("content/evidence/to-"+id+".md", append(append(asJSON(map[string]any{
				"title": "Addresses", "links": []any{map[string]any{"title": "a link", "url": x.text}}, "artifacts": []any{map[string]any{"title": "an artifact", "url": x.text}},
			}), "\n\n"...), fmt.Sprintf("[x](<%s>) ![y](<%s>)\n\n[r]: <%[1]s>\n\n[z][r] <%[1]s>\n", oneLine(x.text), oneLine(x.text))...))
		}
		if drawn := drawing(x); drawn != nil {
			put("content/evidence/with-"+id+"/index.md", fmt.Appendf(asJSON(map[string]any{"title": "Files", "artifacts": []string{"a.csv", "b.txt"}}), "\n\n![drawn](drawing.svg)\n"))
			put("content/evidence/with-"+id+"/a.csv", []byte("a,b\n"+cell(x.text)+",2\n"))
			put("content/evidence/with-"+id+"/b.txt", []byte(x.text))
			put("content/evidence/with-"+id+"/drawing.svg", drawn)
		}
		if name := strings.Map(func(r rune) rune { return map[bool]rune{true: -1, false: r}[r == '/' || r == 0] }, x.text); i%8 == 0 {
			put("content/evidence/named-"+id+"/index.md", append(asJSON(map[string]any{"title": "A file", "artifacts": []string{name + ".txt"}}), '\n'))
			put("content/evidence/named-"+id+"/"+name+".txt", []byte("words"))
			put("content/evidence/named-"+id+"/page.org", []byte(x.text))
		}
		text := at(i)
		people = append(people, map[string]any{"id": fmt.Sprint("p", i), "name": text, "role": text, "organisation": text, "alias": text})
		if i%6 > 0 {
			continue
		}
		framework = append(framework, map[string]any{"id": fmt.Sprint("c", i), "name": text, "demonstration": text, "expectations": map[string]any{"senior": text, "staff": text}})
	}
	for i := 0; i < len(inputs); i += 6 {
		id := fmt.Sprint("series-", i/6)
		put("content/metrics/"+id+".csv", []byte("month,"+cell(at(i))+",b,label\n2025-01,1,2,"+cell(at(i+1))+"\n2025-02,2,3,"+cell(at(i+2))+"\n2025-03,3,1,\n"))
		put("content/metrics/"+id+".yaml", asJSON(map[string]any{
			"title": at(i + 3), "unit": at(i + 4), "source": at(i + 5), "columns": map[string]any{"b": map[string]any{"title": at(i + 1), "unit": at(i + 2)}},
			"baseline": 1, "target": 4, "events": []any{map[string]any{"date": "2025-02-03", "text": at(i)}},
		}))
		put("content/charts/own-"+id+".yaml", asJSON(map[string]any{"title": at(i + 1), "description": at(i + 2), "series": []any{map[string]any{"metric": id + ".b", "name": at(i + 3)}}}))
	}
	put("content/people.yaml", asJSON(people))
	put("content/framework.yaml", asJSON(map[string]any{
		"name": at(0), "version": at(1), "licence": at(2), "levels": []any{map[string]any{"id": "senior", "name": at(3), "summary": at(4)}, map[string]any{"id": "staff", "name": at(5)}},
		"areas": []any{map[string]any{"id": "area", "name": at(6), "competencies": framework}},
		"gates": map[string]any{"staff": map[string]any{"rules": []any{map[string]any{"id": "r", "name": at(7), "scope": "teams", "evidence": 1}}, "waive": []any{map[string]any{"competency": "c0", "because": at(8)}}}},
	}))
	put("content/_index.md", append(append(asJSON(map[string]any{"title": at(9), "summary": at(10)}), "\n\n"...), at(11)...))
	put("content/evidence/_index.md", append(append(asJSON(map[string]any{"title": at(12)}), "\n\n"...), at(13)...))
	put("config.yaml", asJSON(map[string]any{
		"title": at(14), "audience": "self", "as-of": "2026-06-30", "baseURL": "/", "person": map[string]any{"name": at(15), "role": at(16), "team": at(17)},
		"target": map[string]any{"level": "staff", "from": "senior"}, "params": map[string]any{"notice": at(18)},
		"values": []any{map[string]any{"id": "v", "name": at(19)}}, "objectives": []any{map[string]any{"id": "o", "name": at(20)}},
		"calendar": []any{map[string]any{"name": oneLine(at(21)), "kind": "round", "opens": "2026-09-07", "closes": "2026-10-16"}},
		"enough":   []any{map[string]any{"period": "2026-Q2", "text": at(22)}},
	}))
	return files
}

// entered gives front matter and a body of a collection with the text in all of them.
func entered(folder, text string, i int) (map[string]any, []byte) {
	person := fmt.Sprint("p", i)
	f := map[string]any{"title": text, "summary": text, "tags": []string{text}, "params": map[string]any{"a": text}, "competencies": []string{fmt.Sprint("c", i/6*6)}}
	switch folder {
	case "evidence":
		f["kind"], f["ended"], f["role"], f["witnesses"] = "project", "2026-01-31", text, []string{person}
		f["impact"] = []any{map[string]any{"label": text, "unit": text, "from": 1, "to": 2}, map[string]any{"label": text, "metric": "series-0", "before": "2025-01", "after": "2025-03"}}
	case "milestones":
		f["due"], f["requires"], f["outcomes"] = "2026-09-30", map[string]any{"experience": []string{text}}, []any{map[string]any{"text": text}}
		f["actions"], f["alternatives"] = []any{map[string]any{"text": text}}, []any{map[string]any{"if": text, "then": text}}
	case "experiments":
		f["objective"], f["learned"], f["metric"], f["start"], f["end"] = text, text, "series-0", "2025-01-01", "2025-03-31"
	case "feedback":
		f["from"], f["consent"], f["given"] = person, "quote", "2026-04-20"
		f["behaviour"], f["impact"], f["alternative"], f["recognition"], f["change"] = text, text, text, text, map[string]any{"text": text}
	case "statements":
		f["consent"], f["given"], f["capacity"], f["recommends"] = "quote", "2026-04-22", "manager", "yes"
	case "questions":
		f["says"] = text
	case "journal":
		f["date"], f["kind"], f["surprised"], f["assumptions"], f["differently"] = "2026-04-01", "note", text, []string{text}, text
	case "check-ins":
		f["date"], f["with"], f["learned"], f["develop"], f["obstacles"] = "2026-04-02", []string{person}, text, text, text
		f["steps"] = []any{map[string]any{"text": text, "who": person}}
	case "asks":
		f["of"], f["kind"], f["asked"], f["state"] = person, "access", "2026-05-01", "open"
	case "case-studies":
		f["witnesses"] = []string{person}
	}
	line := oneLine(text)
	label := line
	if strings.Contains(line, "{{<") { // refused in the title of a link
		label = "label"
	}
	body := fmt.Sprintf("%s\n\n## %s\n\n- %[2]s\n\n> %[2]s\n\n| %[2]s | b |\n|---|---|\n| `%[2]s` | *%[2]s* |\n\n[%[2]s](/evidence/ \"%[3]s\")[^n]\n\n[^n]: %[2]s\n", text, line, label)
	if !strings.Contains(line, "{") { // refused behind a fence
		body += "\n```" + line + "\n" + text + "\n```\n"
	}
	return f, []byte(body)
}

// refusedInPlainText are comments and shortcodes, which are errors where text is plain, and a link that is
// one in a field.
var refusedInPlainText = regexp.MustCompile(`<!--|\{\{[<%]|\]: ?[#<]|java&Tab;`)

// uncontrolled gives a text without the control characters that no file may hold.
func uncontrolled(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func cell(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

func asJSON(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}

// drawing gives an SVG file with the text alive in it, if its frame is one of
// drawings or of elements.
func drawing(x input) []byte {
	switch x.frame {
	case "drawing", "xml":
		return []byte(x.text)
	case "chart", "label":
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><text>` + x.text + `</text></svg>`)
	case "shape":
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0" ` + x.text + `/></svg>`)
	}
	return nil
}
