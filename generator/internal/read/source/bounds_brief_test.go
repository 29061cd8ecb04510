package source

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
)

func TestBriefTextsAreBounded(t *testing.T) {
	const most = 250
	long := strings.Repeat("é", most)
	v := Value{Kind: Mapping, Fields: []Field{
		{Key: "name", Value: Value{Kind: Scalar, Text: long, Pos: diag.Pos{File: "a", Line: 2, Col: 7}}},
		{Key: "also", Value: Value{Kind: Sequence, Items: []Value{{Kind: Scalar, Text: "Jo"}, {Kind: Scalar, Text: long}, {Kind: Scalar, Text: long[:most]}}}},
	}}
	var diags diag.List
	f := v.Open("field-unknown", &diags)
	if name := f.Brief("name", most); len(name.V) > most || !strings.HasPrefix(long, name.V) || len(diags) != 1 || diags[0].Pos.Line != 2 {
		t.Errorf("%d bytes of the name, %v", len(name.V), diags)
	}
	if also := f.Briefs("also", most); len(also) != 2 || also[0].V != "Jo" || len(diags) != 2 {
		t.Errorf("%d others, %v", len(also), diags)
	}
}

func TestTablesOfTOMLAreBounded(t *testing.T) {
	table := "[[a]]\nb = 1\n"
	if _, diags := readTOML("a.toml", 1, strings.Repeat(table, maxTables)); len(diags) > 0 {
		t.Errorf("%v", diags)
	}
	_, diags := readTOML("a.toml", 3, strings.Repeat(table, maxTables+1))
	if len(diags) != 1 || diags[0].Check != "text-unbounded" || diags[0].Pos != (diag.Pos{File: "a.toml", Line: 2*maxTables + 3, Col: 1}) {
		t.Errorf("%v", diags)
	}
}

// What stands behind a colon or a dash may be nothing but spaces of other kinds.
func TestSpacesOfOtherKindsAreNoValue(t *testing.T) {
	for _, space := range []string{"\u00a0", "\u3000", "\u2003", "\f", "\v", "\u0085"} {
		for _, line := range []string{"a: " + space, "- " + space, "|" + space, "a: |\n" + space, " - " + space + " "} {
			slipIn(line)
			readYAML("a.yaml", 1, "params: \n|\n|\n"+line+"\n- - \n")
		}
	}
}

func TestColumnsAreBounded(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want string
	}{
		"many columns": {"id" + strings.Repeat(",c", maxColumns) + "\na\n", "a line of 2001 fields; at most 2000 are read"},
		"many cells":   {"id,title\na,b\nc" + strings.Repeat(",c", maxColumns) + "\n", "a line of 2001 fields; at most 2000 are read"},
		"many dots":    {"id,params" + strings.Repeat(".a", 200_000) + "\na,b\n", "lists or maps nested more than 100 deep"},
		"enough":       {"id,params" + strings.Repeat(".a", maxDepth-1) + strings.Repeat(",c", maxColumns-2) + "\na,b" + strings.Repeat(",", maxColumns-2) + "\n", ""},
	} {
		table, diags := readCSV("a.csv", c.text)
		_, more := table.Mappings()
		diags = append(diags, more...)
		if c.want == "" && len(diags) == 0 {
			continue
		}
		if len(diags) != 1 || diags[0].Message != c.want {
			t.Errorf("%s: %v", name, diags)
		}
	}
}

func TestListsAreBounded(t *testing.T) {
	list, _ := ValueOf("a.yaml", ".yaml", []byte("tags: ["+strings.Repeat("one, ", mostItems+9)+"two]\n"))
	cell := Value{Kind: Mapping, Fields: []Field{{Key: "tags", Value: Value{Kind: Scalar, Cell: true, Text: strings.Repeat("one; ", mostItems+9) + "two"}}}}
	for name, v := range map[string]Value{"a list": list, "a cell": cell} {
		var diags diag.List
		all := v.Open("field-unknown", &diags).Texts("tags")
		if len(all) != mostItems || len(diags) != 1 || diags[0].Check != "text-unbounded" || !strings.HasPrefix(diags[0].Message, "tags has 5010 items") {
			t.Errorf("%s: %d items, %v", name, len(all), diags)
		}
	}
}
