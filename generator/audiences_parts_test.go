package generator

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

const windowName = "Spring round"

// config writes config.yaml.
func (v *invention) config(redact []map[string]any) {
	c := map[string]any{
		"title": "The case of Ada Bell: " + v.slip(plainForms), "baseURL": pick(v, "https://case.example/", "https://case.example/ada/", "/"), "as-of": "2026-06-30",
		"person":     map[string]any{"name": "Ada Bell", "role": "Engineer, with " + v.slip(plainForms), "team": "Queues, " + v.mark(config.Public, "team")},
		"target":     map[string]any{"level": "staff", "from": "senior", "since": "2023-10-02"},
		"values":     []any{map[string]any{"id": "worth", "name": "Say it early to " + v.slip(plainForms)}},
		"objectives": []any{map[string]any{"id": "aim", "name": "Fewer surprises"}},
		"calendar": []any{
			map[string]any{"name": windowName, "kind": "round", "opens": "2026-09-07", "closes": "2026-10-16"},
			map[string]any{"name": v.line(config.Committee, "calendar"), "kind": "rest", "opens": "2026-07-27", "closes": "2026-08-14"},
		},
		"enough": []any{map[string]any{"period": "2026-Q2", "text": v.prose(config.Committee, "enough")}},
		"accept": []any{map[string]any{"check": "evidence-no-artifact", "file": "content/evidence/*.md", "because": v.prose(nobody, "reason to accept")}},
		"lock":   map[string]any{"title": v.line(config.Public, "lock title"), "synopsis": v.prose(config.Public, "lock synopsis")},
		"params": map[string]any{"notice": "Made by chance, with " + v.slip(plainForms)},
		"packet": map[string]any{"profiles": []any{map[string]any{
			"name": "own", "title": v.line(config.Mentor, "profile title"), "audience": "mentor", "pins": v.some("evidence"),
			"sections": []any{"summary", map[string]any{"section": "exhibits", "title": v.line(config.Mentor, "section title")}},
		}}},
	}
	if len(redact) > 0 {
		c["redact"] = redact
	}
	v.put("config.yaml", c)
}

// pages writes what stands alone: the home page, words above lists, the agreement.
func (v *invention) pages() {
	write := func(file, kind string, to config.Audience) {
		f := map[string]any{"title": v.line(to, kind+" title"), "summary": v.prose(to, kind+" summary")}
		if given := v.anyone(); v.one(2) {
			f["audience"], to = given.String(), given
			f["title"], f["summary"] = v.line(to, kind+" title"), v.prose(to, kind+" summary")
		}
		if v.one(2) {
			f["params"] = map[string]any{v.mark(to, kind+" param key"): v.line(to, kind+" param")}
		}
		v.page(file, f, v.body(to, kind+" ", nil))
	}
	if v.one(2) {
		write("content/_index.md", "home", config.Committee)
	}
	if v.one(3) {
		write("content/agreement.md", "agreement", config.Mentor)
	}
	if v.one(2) {
		write("content/evidence/_index.md", "section", config.Committee)
	}
}

// framework writes a ladder of two levels.
func (v *invention) framework() {
	given := pick(v, config.Unset, config.Public, config.Committee, config.Mentor)
	to := given
	if to == config.Unset {
		to = config.Committee
	}
	text := func(kind string) string { return v.prose(to, "framework "+kind) }
	line := func(kind string) string { return v.line(to, "framework "+kind) }
	var skills []any
	for i := range 1 + v.IntN(2) {
		id := v.mark(to, competencyID)
		if v.one(6) {
			id = v.plainID(pick(v, v.secrets...).text) + fmt.Sprint("-", i)
		}
		v.skills = append(v.skills, id)
		skills = append(skills, map[string]any{
			"id": id, "name": line("competency"), "importance": pick(v, "must", "should"), "demonstration": text("demonstration"),
			"expectations": map[string]any{"senior": text("expectation"), "staff": text("expectation")},
		})
	}
	f := map[string]any{
		"name": line("name"), "version": "1 " + v.mark(to, "framework version"), "source": "https://x.example/" + v.mark(to, "framework source"), "licence": "CC0-1.0 " + v.mark(to, "framework licence"),
		"levels": []any{
			map[string]any{"id": "senior", "name": line("level"), "summary": text("level summary")},
			map[string]any{"id": "staff", "name": line("level"), "summary": text("level summary")},
		},
		"areas": []any{map[string]any{"id": v.mark(to, "area id"), "name": line("area"), "summary": text("area summary"), "competencies": skills}},
		"gates": map[string]any{"staff": map[string]any{
			"tenure": map[string]any{"level": "senior", "months": 12},
			"each":   map[string]any{"evidence": 1},
			"rules":  []any{map[string]any{"id": v.mark(to, "rule id"), "name": line("rule"), "scope": "teams", "evidence": 2}},
			"waive":  []any{map[string]any{"competency": v.skills[0], "because": text("waiver")}},
		}},
	}
	if given != config.Unset {
		f["audience"] = given.String()
	}
	v.put("content/framework.yaml", f)
}

// metrics writes series: numbers, labels, events, and who may read them. One that
// is relative for the public keeps its numbers from it.
func (v *invention) metrics() {
	for i := range 1 + v.IntN(2) {
		given := pick(v, config.Unset, config.Public, config.Public, config.Mentor)
		to := given
		if to == config.Unset {
			to = config.Committee
		}
		s := series{id: v.mark(to, "series id"), to: to, relative: given == config.Public && v.one(2)}
		if v.one(4) {
			s.id = v.plainID(pick(v, v.secrets...).text) + fmt.Sprint("-", i)
		}
		figure := to
		if s.relative {
			figure = max(to, config.Committee)
		}
		s.columns = []string{v.mark(to, "column"), v.mark(to, "column")}
		if v.one(3) {
			s.columns[1] = pick(v, v.secrets...).text
		}
		var rows strings.Builder
		fmt.Fprintf(&rows, "month,%s,%s,label\n", s.columns[0], s.columns[1])
		for month := 1; month <= 3+v.IntN(3); month++ {
			label := ""
			if v.one(3) {
				label = v.mark(to, "label of a point")
			}
			fmt.Fprintf(&rows, "2025-%02d,%d,%d,%s\n", month, v.number(figure, "figure"), v.number(figure, "figure"), label)
		}
		v.text("content/metrics/"+s.id+".csv", rows.String())
		side := map[string]any{
			"title": v.line(to, "series title"), "unit": v.mark(max(to, figure), "series unit"), "better": "lower", "source": v.line(to, "series source"),
			"columns":  map[string]any{s.columns[0]: map[string]any{"title": v.line(to, "column title")}},
			"baseline": v.number(figure, "series baseline"), "target": v.number(figure, "series target"),
			"events": []any{map[string]any{"date": "2025-02-03", "text": v.prose(to, "event"), "evidence": v.id("evidence")}},
		}
		if given != config.Unset {
			side["audience"] = given.String()
		}
		if s.relative {
			side["public"] = "relative"
		}
		v.put("content/metrics/"+s.id+".yaml", side)
		v.series = append(v.series, s)
	}
}

// ownCharts writes charts of the author's own.
func (v *invention) ownCharts() {
	if !v.one(3) {
		return
	}
	given, s := v.anyone(), pick(v, v.series...)
	to := max(given, s.to)
	id := v.mark(to, "chart id")
	v.charts = append(v.charts, id)
	v.put("content/charts/"+id+".yaml", map[string]any{
		"title": v.line(to, "chart title"), "description": v.prose(to, "chart description"), "audience": given.String(),
		"series": []any{map[string]any{"metric": s.id, "name": v.line(to, "chart line")}},
	})
}

// assessments writes assessments.csv.
func (v *invention) assessments() {
	var rows strings.Builder
	rows.WriteString("date,by,competency,level,note,audience\n")
	for i := range v.IntN(4) {
		given := pick(v, config.Unset, config.Public, config.Mentor, config.Self)
		to, word := given, ""
		if to == config.Unset {
			to = config.Committee
		} else {
			word = given.String()
		}
		note := strings.NewReplacer(`"`, `""`, "\n", " ").Replace(v.prose(to, "assessment note"))
		fmt.Fprintf(&rows, "2026-0%d-01,%s,%s,senior,\"%s\",%s\n", i+1, pick(v, append(v.people, "self")...), v.skill(to), note, word)
	}
	v.text("content/assessments.csv", rows.String())
}
