package generator

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var folders = map[string]config.Audience{ // and who may read an entry that says nothing
	"evidence": config.Committee, "case-studies": config.Committee, "milestones": config.Committee, "experiments": config.Committee,
	"feedback": config.Mentor, "statements": config.Committee, "questions": config.Committee, "journal": config.Self, "check-ins": config.Mentor, "asks": config.Self,
}

var folderNames = []string{"evidence", "case-studies", "milestones", "experiments", "feedback", "statements", "questions", "journal", "check-ins", "asks"}

// plans says which entries there are to be, and who may read them.
func (v *invention) plans() {
	ids := map[string]bool{}
	for i := range 4 + v.IntN(5) {
		folder := pick(v, folderNames...)
		if i == 0 {
			folder = "evidence"
		}
		p := plan{folder: folder, given: v.anyone()}
		if i == 0 {
			p.given = config.Public // or else there may be nothing to build
		} else if v.one(5) {
			p.given = config.Unset
		}
		if p.to = p.given; p.to == config.Unset {
			p.to = folders[folder]
		}
		if folder == "feedback" || folder == "statements" {
			p.consent = pick(v, "quote", "summarise", "summarise", "none", "")
			if p.consent == "none" || p.consent == "" {
				if p.to = max(p.to, config.Mentor); p.given == config.Public || p.given == config.Committee {
					p.given = p.to // to say more is an error
				}
			}
		}
		if i > 0 && v.one(10) {
			p.to = nobody
		}
		switch v.IntN(5) {
		case 0:
			p.id = pick(v, "roadmap", "notes", "search", "packet", "2026-05-04", "week-3", "none-yet") // nothing can tell these
		case 1:
			p.id = v.plainID(pick(v, v.secrets...).text) + "-" + fmt.Sprint(i)
		default:
			p.id = v.mark(p.to, folder+" id") + pick(v, "", "-review", "-2026")
		}
		if ids[folder+p.id] {
			continue
		}
		ids[folder+p.id] = true
		v.planned = append(v.planned, p)
	}
}

// some gives ids of entries of a collection, closed ones too.
func (v *invention) some(folder string) []string {
	var all []string
	for _, p := range v.planned {
		if p.folder == folder && v.one(2) {
			all = append(all, p.id)
		}
	}
	return all
}

func (v *invention) any(folder string) string {
	if all := v.some(folder); len(all) > 0 {
		return all[0]
	}
	return ""
}

// put adds a field that has something to say.
func put(f map[string]any, key string, value any) {
	switch x := value.(type) {
	case string:
		if x == "" {
			return
		}
	case []string:
		if len(x) == 0 {
			return
		}
	}
	f[key] = value
}

// entry writes an entry as a file, as a bundle or as a row of a data file.
func (v *invention) entry(p plan) {
	to, kind := p.to, p.folder+" "
	f, heading := map[string]any{"title": v.line(to, kind+"title")}, ""
	switch {
	case v.one(12):
		f["title"] = pick(v, "Roadmap", "Notes", "Design", "None yet", "Evidence and skills")
	case v.one(8) && p.consent != "summarise": // a heading is no title for those who read the summary alone
		delete(f, "title")
		heading = "# " + v.line(to, kind+"heading for a title") + "\n\n"
	}
	if p.given != config.Unset {
		f["audience"] = p.given.String()
	}
	if to == nobody {
		f["draft"] = true
	}
	put(f, "summary", v.prose(to, kind+"summary"))
	if v.one(6) {
		f["slug"] = v.mark(to, kind+"slug")
	}
	if v.one(2) {
		put(f, "tags", []string{v.mark(to, kind+"tag"), v.words(1), v.slip(plainForms)})
	}
	inner := to // of words of others that may be summarised alone, the rest
	if p.consent == "summarise" {
		inner = max(to, config.Mentor)
	}
	if p.folder != "feedback" && p.folder != "statements" || p.consent == "quote" {
		v.common(f, p, kind)
	}
	for range v.IntN(2) {
		claim := map[string]any{"id": v.skill(to), "level": pick(v, "senior", "staff")}
		put(claim, "shows", v.prose(inner, kind+"shows"))
		f["competencies"] = []any{claim}
	}
	v.own(f, p, to, inner, kind)
	switch folder := path.Join("content", p.folder); {
	case v.one(3): // a bundle
		shown := v.attached(f, p.folder == "evidence", folder+"/"+p.id, inner, kind)
		v.page(folder+"/"+p.id+"/index.md", f, heading+v.body(inner, kind, shown))
	case v.one(5) && v.files[folder+".json"] == nil:
		f["id"], f["body"] = p.id, heading+v.body(inner, kind, nil)
		v.put(folder+".json", []any{f})
	default:
		v.page(folder+"/"+p.id+".md", f, heading+v.body(inner, kind, nil))
	}
}

// common gives the fields that every entry may have.
func (v *invention) common(f map[string]any, p plan, kind string) {
	to := p.to
	if v.one(2) {
		f["links"] = []any{
			map[string]any{"title": v.line(to, kind+"link title"), "url": "https://x.example/" + v.mark(to, kind+"link address")},
			map[string]any{"title": v.slip(plainForms), "url": "https://x.example/" + slug(v.slip(plainForms[:1]))},
		}
	}
	if v.one(3) {
		f["params"] = map[string]any{
			v.mark(to, kind+"param key"): v.line(to, kind+"param"),
			"list":                       []any{v.line(to, kind+"param"), map[string]any{slug(v.slip(plainForms[:1])): v.slip(plainForms)}},
		}
	}
	f["objectives"], f["values"] = []string{"aim"}, []string{"worth"}
}

// own gives the fields of a collection's own.
func (v *invention) own(f map[string]any, p plan, to, inner config.Audience, kind string) {
	text := func(key string) string { return v.prose(inner, kind+key) }
	on := func(date string) string { return v.twin.date(to, date) }
	person := pick(v, v.people...)
	switch p.folder {
	case "evidence":
		f["kind"], f["started"], f["scope"] = pick(v, "project", "design", "talk"), on("2025-02-01"), "teams"
		if !v.one(4) {
			f["ended"] = on("2026-03-31")
		}
		f["witnesses"], f["role"] = []string{person}, v.line(to, kind+"role")
		put(f, "milestone", v.any("milestones"))
		f["impact"] = v.impact(to, kind)
		if v.one(2) {
			f["artifacts"] = []any{map[string]any{"title": v.line(to, kind+"artifact title"), "url": "https://x.example/" + v.mark(to, kind+"artifact address")}}
		}
	case "case-studies":
		put(f, "evidence", v.some("evidence"))
		f["witnesses"], f["impact"] = []string{person}, v.impact(to, kind)
	case "milestones":
		f["kind"], f["date"], f["due"], f["effort"] = "project", on("2026-01-10"), on("2026-09-30"), 10
		f["requires"] = map[string]any{"experience": []string{text("experience")}}
		f["outcomes"] = []any{map[string]any{"text": text("outcome"), "done": v.one(2)}}
		f["actions"] = []any{map[string]any{"text": text("action"), "by": on("2026-08-01")}}
		before := slices.Index(v.planned, p)
		put(f, "after", slices.DeleteFunc(v.some("milestones"), func(id string) bool {
			return slices.IndexFunc(v.planned, func(p plan) bool { return p.folder == "milestones" && p.id == id }) >= before
		}))
		f["alternatives"] = []any{map[string]any{"if": text("if"), "then": text("then")}}
		f["window"] = windowName
	case "experiments":
		s := pick(v, v.series...)
		n := to
		if s.relative {
			n = max(n, config.Committee)
		}
		f["objective"], f["start"], f["end"], f["learned"] = text("objective"), on("2025-01-01"), on("2025-04-30"), text("learned")
		f["metric"], f["stakes"] = map[string]any{"series": s.id, "column": s.columns[0]}, "low"
		f["baseline"], f["target"] = v.number(n, kind+"baseline"), v.number(n, kind+"target")
		put(f, "feedback", v.some("feedback"))
	case "feedback":
		f["from"], f["observed"], f["given"] = person, on("2026-04-10"), on("2026-04-20")
		put(f, "consent", p.consent)
		f["behaviour"], f["impact"], f["alternative"], f["recognition"] = text("behaviour"), text("impact"), text("alternative"), text("recognition")
		put(f, "evidence", v.some("evidence"))
		f["change"] = map[string]any{"text": text("change"), "by": on("2026-06-01")}
	case "statements":
		f["from"], f["capacity"], f["recommends"], f["given"] = person, pick(v, "manager", "referee"), pick(v, "yes", "not yet", "abstains"), on("2026-04-22")
		put(f, "consent", p.consent)
		f["about"], f["chosen-by"] = []string{v.skill(to)}, pick(v, "author", "committee")
	case "questions":
		f["says"] = text("says")
		put(f, "evidence", v.some("evidence"))
	case "journal":
		f["date"], f["kind"], f["energy"] = on("2026-04-01"), pick(v, "note", "win", "reset"), 3
		if f["kind"] == "reset" {
			f["kept"], f["dropped"] = text("kept"), text("dropped")
		}
		f["surprised"], f["assumptions"], f["differently"] = text("surprised"), []string{text("assumption")}, text("differently")
	case "check-ins":
		f["date"], f["kind"], f["with"] = on("2026-04-02"), "check-in", []string{person}
		f["learned"], f["develop"], f["obstacles"] = text("learned"), []string{text("develop")}, text("obstacle")
		f["steps"] = []any{map[string]any{"text": text("step"), "who": person, "by": on("2026-08-02")}}
	case "asks":
		f["kind"], f["of"], f["asked"], f["state"] = "access", person, on("2026-05-01"), "open"
	}
}

// impact gives figures that an entry states, of a series or of its own.
func (v *invention) impact(to config.Audience, kind string) []any {
	s := pick(v, v.series...)
	n := to
	if s.relative {
		n = max(n, config.Committee)
	}
	return []any{
		map[string]any{"label": v.line(to, kind+"impact label"), "from": v.number(to, kind+"impact"), "to": v.number(to, kind+"impact"), "unit": v.mark(to, kind+"unit")},
		map[string]any{"label": v.line(to, kind+"impact label"), "metric": s.id, "from": v.number(n, kind+"impact"), "to": v.number(n, kind+"impact")},
		map[string]any{"label": v.line(max(to, s.to), kind+"impact of a series"), "metric": s.id, "before": "2025-01", "after": "2025-03"},
	}
}

// page writes a Markdown file with front matter.
func (v *invention) page(file string, f map[string]any, body string) {
	text, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		panic(err)
	}
	if v.one(2) {
		v.text(file, "---\n# "+v.mark(nobody, "remark")+"\n"+string(text)+"\n---\n\n"+body)
		return
	}
	v.text(file, string(text)+"\n\n"+body)
}

// attached writes files beside a bundle, and gives Markdown that shows them.
func (v *invention) attached(f map[string]any, artifacts bool, folder string, to config.Audience, kind string) []string {
	var shown []string
	name := func(end string) string {
		if v.one(3) {
			return v.plainID(pick(v, v.secrets...).text) + end
		}
		return v.mark(to, kind+"file name") + end
	}
	if v.one(2) {
		file := name(".png")
		v.files[folder+"/"+file] = &fstest.MapFile{Data: v.png()}
		shown = append(shown, fmt.Sprintf("![%s](%s \"%s\")", v.line(to, kind+"alt text"), file, v.line(to, kind+"caption")))
	}
	if v.one(2) {
		file := name(".svg")
		v.text(folder+"/"+file, fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><metadata>%s</metadata><!-- %s --><title>%s</title><text x="1" y="5">%s</text></svg>`,
			v.mark(nobody, "picture's metadata"), v.mark(nobody, "picture's remark"), v.mark(to, kind+"picture's title"), v.mark(to, kind+"picture's text")))
		shown = append(shown, fmt.Sprintf("![%s](%s)", v.line(to, kind+"alt text"), file))
	}
	if v.one(2) {
		file := name(".txt")
		v.text(folder+"/"+file, "Written by hand: "+v.mark(to, kind+"attached text")+".\n")
		shown = append(shown, fmt.Sprintf("%s [%s](%s).", capital(v.words(2)), v.line(to, kind+"link text"), file))
	}
	if artifacts && v.one(2) {
		file := name(".csv")
		v.text(folder+"/"+file, "a,b\n1,"+v.mark(to, kind+"attached text")+"\n")
		f["artifacts"] = []any{file, map[string]any{"title": v.line(to, kind+"artifact title"), "file": file}}
	}
	v.text(folder+"/"+v.mark(nobody, "unshown file name")+".txt", v.mark(nobody, "file that nothing shows")+"\n")
	return shown
}

// png gives a picture that says who made it.
func (v *invention) png() []byte {
	var plain bytes.Buffer
	if err := png.Encode(&plain, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		panic(err)
	}
	text := "tEXtAuthor\x00" + v.mark(nobody, "picture's author")
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(text)-4))
	chunk = binary.BigEndian.AppendUint32(append(chunk, text...), crc32.ChecksumIEEE([]byte(text)))
	const header = 8 + 25 // the signature and IHDR
	return slices.Concat(plain.Bytes()[:header], chunk, plain.Bytes()[header:])
}

// body gives Markdown of several kinds of blocks, some of it for some readers alone.
func (v *invention) body(to config.Audience, kind string, shown []string) string {
	kind += "body"
	blocks := shown
	for range 1 + v.IntN(4) {
		blocks = append(blocks, v.block(to, kind))
	}
	if v.one(2) {
		narrow := v.anyone()
		inner := v.block(max(to, narrow), kind+", only")
		if v.one(3) {
			inner += "\n\n{{< only \"self\" >}}\n" + v.block(max(to, config.Self), kind+", only") + "\n{{< /only >}}"
		}
		blocks = append(blocks, fmt.Sprintf("{{< only %q >}}\n%s\n{{< /only >}}", narrow, inner))
	}
	if v.one(3) {
		narrow := v.anyone()
		blocks = append(blocks, fmt.Sprintf("%s {{< only \"%s\" >}}%s{{< /only >}}", v.words(1+v.IntN(6)), narrow, v.prose(max(to, narrow), kind+", only")))
	}
	v.Shuffle(len(blocks), func(i, j int) { blocks[i], blocks[j] = blocks[j], blocks[i] })
	return strings.Join(blocks, "\n\n") + "\n"
}

func (v *invention) block(to config.Audience, kind string) string {
	say := func(what string) string { return v.prose(to, kind+what) }
	switch v.IntN(12) {
	case 0:
		return "## " + v.line(to, kind+" heading") + "\n\n" + say("")
	case 1:
		return "- " + say(" list") + "\n- " + say(" list")
	case 2:
		return "> " + say(" quotation")
	case 3:
		return "| " + v.mark(to, kind+" table") + " | b |\n|---|---|\n| " + v.line(to, kind+" table") + " | " + v.words(2) + " |"
	case 4:
		return "```go\n// " + v.line(to, kind+" code") + "\n```"
	case 5:
		note := fmt.Sprintf("[^%d]", v.IntN(1<<30)) // a second one of a name would be lost
		return say("") + note + "\n\n" + note + ": " + say(" footnote")
	case 6:
		return "<!-- " + v.mark(nobody, "remark in a body") + " -->\n\n" + say("")
	case 7:
		return fmt.Sprintf("%s {{< evidence %q >}}, {{< evidence id=%q text=\"%s\" >}} {{< person %q >}}.", say(""), v.id("evidence"), v.id("evidence"), v.line(to, kind+" shortcode"), pick(v, v.people...))
	case 8:
		s := pick(v, v.series...)
		return fmt.Sprintf("%s {{< metric %q >}} {{< change series=%q column=%q >}}.\n\n{{< chart %q caption=\"%s\" >}}", say(""), s.id, s.id, s.columns[0], s.id, v.line(max(to, s.to), kind+" chart caption"))
	case 9:
		if len(v.charts) == 0 {
			break
		}
		return say("") + fmt.Sprintf("\n\n{{< chart %q >}}", v.charts[0])
	case 10:
		return fmt.Sprintf("%s [%s](https://x.example/%s \"%s\") and %s", capital(v.words(2)), v.line(to, kind+" link"), v.mark(to, kind+" address"), v.line(to, kind+" link title"), say(""))
	}
	return say("")
}

// skill gives the id of a competency to a text that some may read. What is named
// there is open to them, whatever the framework says.
func (v *invention) skill(to config.Audience) string {
	id := pick(v, v.skills...)
	if m := v.marks[keyOf(id)]; m.kind == competencyID {
		m.to = min(m.to, to)
		v.marks[keyOf(id)] = m
	}
	return id
}

const competencyID = "competency id"

// id gives the id of an entry, closed or not.
func (v *invention) id(folder string) string {
	if id := v.any(folder); id != "" {
		return id
	}
	return v.planned[0].id
}
