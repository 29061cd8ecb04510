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

// Files that take a time in proportion to their size. Each took more than half a minute
// where every part was compared to all others.
func TestFilesOfOthersAreReadInProportion(t *testing.T) {
	const most = 20 * time.Second
	chain := `{"CFDocument": {"identifier": "d", "title": "x"}, "CFItems": [` +
		each(20_000, `{"identifier": "i#", "fullStatement": "s#"}`, ",") + `], "CFAssociations": [` +
		strings.ReplaceAll(each(20_000, `{"associationType": "isChildOf", "originNodeURI": {"identifier": "i#"}, "destinationNodeURI": {"identifier": "i@#"}}`, ","), "i@", "i1") + `]}`
	keys := `{"CFItems": [` + each(30_000, `{"identifier": "i#", "fullStatement": "s", "k#": 1}`, ",") + `]}`
	said := "Competency,Level,Expectation\n" + strings.Repeat("Design,Senior,"+strings.Repeat("designs ", 20)+"\n", 80_000)
	var slugs strings.Builder
	slugs.WriteString("Competency,Level,Expectation\n")
	for i := range 20_000 {
		slugs.WriteString("Design" + strings.Repeat("!", i%150) + strings.Repeat("?", i/150) + ",Senior,Designs it\n")
	}
	for name, read := range map[string]func(){
		"400,000 tags": func() {
			into(t, "evidence", "a.csv", "title,ended,tags\nw,2026-01-02,\""+each(400_000, "t#", ";")+"\"\n", RowOptions{})
		},
		"400,000 unknown people": func() {
			into(t, "evidence", "a.csv", "title,ended,witnesses\nw,2026-01-02,\""+each(400_000, "p#", ";")+"\"\n", RowOptions{})
		},
		"60,000 changes in a sentence": func() {
			into(t, "evidence", "a.md", "## Q1 2026\n\n- "+strings.Repeat("from 340 ms to 120 ms ", 60_000)+"\n", RowOptions{})
		},
		"60,000 links in a bullet": func() {
			into(t, "evidence", "a.md", "## Q1 2026\n\n- "+each(60_000, "https://e.com/#", " ")+"\n", RowOptions{})
		},
		"a chain of 20,000 items":          func() { Framework("a.json", []byte(chain), FrameworkOptions{}) },
		"30,000 keys":                      func() { Framework("a.json", []byte(keys), FrameworkOptions{}) },
		"80,000 texts of one level":        func() { Framework("a.csv", []byte(said), FrameworkOptions{}) },
		"20,000 names of the same letters": func() { Framework("a.csv", []byte(slugs.String()), FrameworkOptions{}) },
	} {
		t.Run(name, func(t *testing.T) {
			started := time.Now()
			read()
			if took := time.Since(started); took > most {
				t.Errorf("it took %s", took.Round(time.Second))
			}
		})
	}
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
