package manual_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/site/datafiles"
	"github.com/casebook-dev/casebook/generator/internal/tests/manual"
)

// Every JSON field that casebook writes is in docs/output.md, and no other.
func TestOutputManual(t *testing.T) {
	shapes := manual.NewShapes(t)
	of := []struct {
		what  string
		shape *manual.Shape
	}{
		{"`casebook build --format json`", shapes.Named("cmd/casebook", "buildReport")},
		{"`casebook publish --format json`", shapes.Named("cmd/casebook", "publishReport")},
		{"`casebook check --format json`", shapes.Named("generator/diag", "jsonReport")},
		{"`casebook check --files --format json`", shapes.Named("cmd/casebook", "filesReport")},
		{"`casebook check --review --format json`", shapes.Named("cmd/casebook", "trustedReport")},
		{"`casebook status --format json`", shapes.Of(generator.Status{})},
		{"`casebook agenda --format json`", shapes.Of(generator.Agenda{})},
		{"`casebook diff --format json`", shapes.Of(generator.Diff{})},
		{"`casebook audience --format json`", shapes.Of(generator.Visible{})},
		{"`casebook import WHAT --format json`", shapes.Named("cmd/casebook", "importReport")},
		{"`casebook verify --format json`", shapes.Of(generator.Verified{})},
		{"`casebook verify URL --format json`", shapes.Of(generator.PublishedSite{})},
		{"`casebook verify --signature --format json`", shapes.Named("cmd/casebook", "signedReport")},
		{"`casebook framework list --format json`", shapes.Named("cmd/casebook", "frameworksReport")},
		{"`casebook licences --format json`", shapes.Named("cmd/casebook", "licencesReport")},
		{"`casebook export json`", shapes.Of(datafiles.EntriesFile{})},
		{"the statement of `casebook build --manifest`", shapes.Of(generator.Statement{})},
		{"`case.json`, `casebook export case`", shapes.Of(datafiles.CaseFile{})},
		{"`search.json`: a list", shapes.Of(datafiles.Found{})},
		{"`colophon.json`", shapes.Of(colophon.Colophon{})},
	}
	var table bytes.Buffer
	table.WriteString("| JSON of | shape |\n|---|---|\n")
	var roots []*manual.Shape
	for _, o := range of {
		fmt.Fprintf(&table, "| %s | [%s](#%s) |\n", o.what, o.shape.Name, strings.ToLower(o.shape.Name))
		roots = append(roots, o.shape)
	}
	manual.Part(t, "output.md", "json", table.Bytes())
	manual.Part(t, "output.md", "shapes", manual.Print(t, roots...))

	tree := demo(t)
	files := roots[len(roots)-3:]
	for name, shape := range map[string]*manual.Shape{"case.json": files[0], "search.json": files[1], colophon.FileName: files[2]} {
		var v any
		if err := json.Unmarshal(tree.Static[name], &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		fits(t, name, shape, v)
	}
}
