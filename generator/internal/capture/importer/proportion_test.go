package importer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// each repeats a text with its number in it.
func each(n int, form, between string) string {
	all := make([]string, n)
	for i := range all {
		all[i] = strings.ReplaceAll(form, "#", fmt.Sprint(i))
	}
	return strings.Join(all, between)
}

// Files of others are read in a time in proportion to their size: twice the file takes at
// most two and a half times as long, once it takes long enough to be measured.
func TestFilesOfOthersAreReadInProportion(t *testing.T) {
	table := func(cell string) func() {
		return func() { into(t, "evidence", "a.csv", "title,ended,"+cell+"\n", RowOptions{}) }
	}
	bullet := func(words string) func() {
		return func() { into(t, "evidence", "a.md", "## Q1 2026\n\n- "+words+"\n", RowOptions{}) }
	}
	note := func(name, text string) func() {
		return func() { imported(t, map[string]string{name: text}, "journal") }
	}
	ladder := func(name, text string) func() {
		return func() { Framework(name, []byte(text), FrameworkOptions{}) }
	}
	for name, c := range map[string]struct {
		most int // parts of the larger file
		read func(n int) func()
	}{
		"tags":                  {100_000, func(n int) func() { return table("tags\nw,2026-01-02,\"" + each(n, "t#", ";") + "\"") }},
		"links of a note":       {20_000, func(n int) func() { return note("2026-01-02.md", each(n, "[[x#]]", " ")) }},
		"tags of a note":        {60_000, func(n int) func() { return note("2026-01-02.md", strings.ReplaceAll(each(n, "@t#", " "), "@", "#")) }},
		"changes in a sentence": {15_000, func(n int) func() { return bullet(strings.Repeat("from 340 ms to 120 ms ", n)) }},
		"a chain of items":      {10_000, func(n int) func() { return ladder("a.json", chain(n)) }},
		"keys": {7_500, func(n int) func() {
			return ladder("a.json", `{"CFItems": [`+each(n, `{"identifier": "i#", "fullStatement": "s", "k#": 1}`, ",")+`]}`)
		}},
		"texts of one level": {20_000, func(n int) func() {
			return ladder("a.csv", "Competency,Level,Expectation\n"+strings.Repeat("Design,Senior,"+strings.Repeat("designs ", 20)+"\n", n))
		}},
		"names of the same letters": {5_000, func(n int) func() { return ladder("a.csv", likeNames(n)) }},
	} {
		t.Run(name, func(t *testing.T) {
			for range 3 { // other programs may have had the processor
				half, whole := least(c.read(c.most/2)), least(c.read(c.most))
				if 2*whole < 5*half || whole < 400*time.Millisecond {
					return
				}
				t.Logf("%d parts: %s, %d parts: %s", c.most/2, half, c.most, whole)
			}
			t.Error("twice the file takes more than two and a half times as long")
		})
	}
}

// least gives the shortest of three times.
func least(read func()) time.Duration {
	shortest := time.Hour
	for range 3 {
		started := time.Now()
		read()
		shortest = min(shortest, time.Since(started))
	}
	return shortest
}

// chain is a CASE document in which each item is below the next one.
func chain(n int) string {
	items := make([]string, n)
	for i := range items {
		items[i] = fmt.Sprintf(`{"associationType": "isChildOf", "originNodeURI": {"identifier": "i%d"}, "destinationNodeURI": {"identifier": "i%d"}}`, i, i+1)
	}
	return `{"CFDocument": {"identifier": "d", "title": "x"}, "CFItems": [` +
		each(n+1, `{"identifier": "i#", "fullStatement": "s#"}`, ",") + `], "CFAssociations": [` + strings.Join(items, ",") + `]}`
}

// likeNames is a ladder whose competencies differ in marks that no id has.
func likeNames(n int) string {
	var rows strings.Builder
	rows.WriteString("Competency,Level,Expectation\n")
	for i := range n {
		rows.WriteString("Design" + strings.Repeat("!", i%150) + strings.Repeat("?", i/150) + ",Senior,Designs it\n")
	}
	return rows.String()
}

// A ladder has a bound, since each of its competencies may have a text for each level.
func TestLevelsAreBounded(t *testing.T) {
	rows := "Competency,Level,Expectation\n" + each(101, "Design,L#,Designs it\n", "")
	if _, _, diags := Framework("a.csv", []byte(rows), FrameworkOptions{}); len(diags) != 1 || !strings.Contains(diags[0].Message, "more than 100 levels") {
		t.Errorf("101 levels: %v", diags)
	}
	wide := "Competency" + each(60, ",L#", "") + each(60, ",IC #", "") + "\nDesign" + strings.Repeat(",Designs a part of it", 120) + "\n"
	if _, _, diags := Framework("a.csv", []byte(wide), FrameworkOptions{}); len(diags) != 1 || !strings.Contains(diags[0].Message, "more than 100 levels") {
		t.Errorf("120 columns of levels: %v", diags)
	}
}

// Items in a circle, and those below one, are at the top, as items without a parent are.
func TestCirclesOfItems(t *testing.T) {
	part := `{"associationType": "isChildOf", "originNodeURI": {"identifier": "%s"}, "destinationNodeURI": {"identifier": "%s"}}`
	of := func(pairs ...[2]string) string {
		var all []string
		for _, p := range pairs {
			all = append(all, fmt.Sprintf(part, p[0], p[1]))
		}
		return strings.Join(all, ",")
	}
	text := `{"CFItems": [` + each(5, `{"identifier": "i#", "fullStatement": "S#"}`, ",") + `], "CFAssociations": [` +
		of([2]string{"i0", "i1"}, [2]string{"i1", "i0"}, [2]string{"i2", "i1"}, [2]string{"i4", "i3"}) + `]}`
	ladder, _, diags := Framework("a.json", []byte(text), FrameworkOptions{})
	if _, _, competencies, _ := ladder.Size(); len(diags) > 0 || competencies != 4 {
		t.Errorf("%d competencies, %v:\n%s", competencies, diags, outline(ladder))
	}
}

// Consent is not a thing that a file can give: no column and no flag fills it.
func TestNoFileGivesConsent(t *testing.T) {
	table := "title,from,date,body,consent,audience\nThanks,Bo Lind,2026-01-01,Well done.,quote,public\n"
	files, account, diags := into(t, "feedback", "a.csv", table, RowOptions{})
	if len(diags) > 0 || len(files) != 1 {
		t.Fatalf("%d files, %v", len(files), diags)
	}
	for name, text := range files {
		if strings.Contains(text, "consent") {
			t.Errorf("%s:\n%s", name, text)
		}
	}
	for _, column := range account.Columns {
		if column.Name == "consent" && column.Field != "" {
			t.Errorf("the column consent became %s", column.Field)
		}
		if (column.Name == "consent") != strings.HasPrefix(column.Because, "no import fills") {
			t.Errorf("the column %s: %q", column.Name, column.Because)
		}
	}
	for _, collection := range []string{"feedback", "statements"} {
		shape, _ := format.Collection(collection)
		if f, ok := shape.Field("consent"); !ok || fillable(f) {
			t.Errorf("an import can fill consent of %s", collection)
		}
	}
	if _, _, diags := into(t, "feedback", "a.csv", table, RowOptions{Set: []Pair{{Key: "consent", Value: "quote"}}}); len(diags) != 1 {
		t.Errorf("--set consent=quote: %v", diags)
	}
}

// A long name that many records have in common is shortened in what is said of each.
func TestRemarksOfLongNamesAreShort(t *testing.T) {
	name := strings.Repeat("n", 100_000)
	below := each(50, `{"standardid": "1", "shortname": "e#", "name": "E #", "elementid": "1.#", "parentelementid": "0"}`, ",")
	matrix := `{"framework": {"name": "M", "standards": [{"shortname": "s", "name": "S", "standardid": "1"}], "standardelements": [
{"standardid": "1", "shortname": "p", "name": "` + name + `", "elementid": "0"},` + below + `]}}`
	items := `{"CFDocument": {"identifier": "d", "title": "x"}, "CFItems": [{"identifier": "p", "fullStatement": "f", "abbreviatedStatement": "` + name + `"},
{"identifier": "q", "fullStatement": "` + name + `"},` + each(50, `{"identifier": "i#", "fullStatement": "s#"}`, ",") + `], "CFAssociations": [` +
		each(50, `{"associationType": "isChildOf", "originNodeURI": {"identifier": "i#"}, "destinationNodeURI": {"identifier": "q"}}`, ",") + `,
{"associationType": "isChildOf", "originNodeURI": {"identifier": "q"}, "destinationNodeURI": {"identifier": "p"}}]}`
	for file, text := range map[string]string{"a.matrix": matrix, "a.json": items} {
		_, account, _ := Framework(file, []byte(text), FrameworkOptions{})
		said, about := 0, 0
		for _, r := range account.Records {
			for _, remark := range append(r.Remarks, r.Because, r.What) {
				said += len(remark)
				if strings.Contains(remark, "it was below") {
					about++
				}
			}
		}
		if about < 50 || said > 100_000 {
			t.Errorf("%s: %d bytes are said of %d records, %d of them below another", file, said, len(account.Records), about)
		}
	}
}
