package generator

import (
	"reflect"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// wordless are the fields of a case that hold no words of the author's own: words of
// the format, references, paths, and what the program derives.
var wordless = func() map[string]bool {
	all := map[string]bool{}
	for _, field := range strings.Fields(`
		casefile.Alternative.Milestone casefile.Ask.Kind casefile.Ask.State casefile.Assessment.Level casefile.Change.Evidence
		casefile.ChartSeries.Column casefile.ChartSeries.Form casefile.CheckIn.Kind casefile.Claim.Level casefile.Column.Better
		casefile.Entry.Collection casefile.Entry.Objectives casefile.Entry.Values casefile.Evidence.Kind casefile.Evidence.Scope
		casefile.Expectation.Level casefile.Experiment.Stakes casefile.Feedback.Consent casefile.Gate.Level casefile.Impact.Column
		casefile.JournalEntry.Kind casefile.Level.ID casefile.Milestone.Kind casefile.Milestone.State casefile.Milestone.Stretch
		casefile.Milestone.Window casefile.Page.ID casefile.Person.Relation casefile.Rule.Competency casefile.Rule.Scope
		casefile.Series.Better casefile.Series.Public casefile.Statement.Capacity casefile.Statement.ChosenBy
		casefile.Statement.Consent casefile.Statement.Recommends casefile.Tenure.Level casefile.Unread.ID casefile.Unread.Part
		casefile.Unread.Path casefile.Waiver.Rule config.Acceptance.Check config.Acceptance.Entry config.Acceptance.File
		config.Attachments.Allow config.Config.BaseURL config.Config.Hosts config.Config.Language config.Config.Theme
		config.Named.ID config.Output.Folder config.Packet.Paper config.Packet.Profile config.Person.Name
		config.Person.Photo config.Profile.Name config.Profile.Voice config.Publish.Target config.Secrets.Allow config.Section.Form config.Section.Kind
		config.Target.Framework config.Target.From config.Target.Level config.Window.Kind day.Period.Text
		day.Span.Text
	`) {
		all[field] = true
	}
	return all
}()

// textFields visits every field of every type of a case that may hold a text, also
// where it is empty: "casefile.Evidence.Role". Of a list, its items are visited.
func textFields(v reflect.Value, name string, visit func(field, text string)) {
	switch x := v.Interface().(type) {
	case source.Body:
		visit(name, x.Text)
		return
	case source.Value:
		visit(name, valueText(x))
		return
	case casefile.Text:
		visit(name, x.V)
		return
	case diag.Pos, []source.File:
		return
	}
	switch v.Kind() {
	case reflect.String:
		visit(name, v.String())
	case reflect.Pointer, reflect.Slice:
		of := v.Type().Elem()
		visitType(of, name, visit)
		if v.Kind() == reflect.Pointer && !v.IsNil() {
			textFields(v.Elem(), name, visit)
		}
		for i := 0; v.Kind() == reflect.Slice && i < v.Len(); i++ {
			textFields(v.Index(i), name, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				textFields(v.Field(i), v.Type().String()+"."+f.Name, visit)
			}
		}
	}
}

// visitType visits the fields of a type of which there may be no value.
func visitType(t reflect.Type, name string, visit func(field, text string)) {
	if t.Kind() == reflect.Struct || t.Kind() == reflect.String {
		if t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[source.File]().PkgPath() {
			return
		}
		textFields(reflect.New(t).Elem(), name, visit)
	}
}

func valueText(v source.Value) string {
	text := v.Text
	for _, item := range v.Items {
		text += " " + valueText(item)
	}
	for _, f := range v.Fields {
		text += " " + f.Key + " " + valueText(f.Value)
	}
	return text
}

// marked takes note of the text fields of a case that hold a mark.
func (h *hunt) marked(c casefile.Case) {
	h.made++
	textFields(reflect.ValueOf(c), "Case", func(field, text string) {
		if h.fields[field] {
			return
		}
		plain := string(lettersOf([]byte(text)))
		h.fields[field] = strings.Contains(plain, "qz") || strings.Contains(plain, "㑇")
	})
}

// fewestMade is how many portfolios have, by chance, a mark in every field.
const fewestMade = 45

// markedAll fails the test where a text field of the format, told by the types, never
// held a mark: what is closed in it was looked for in no output.
func (h *hunt) markedAll() {
	if h.made < fewestMade {
		return
	}
	for field, has := range h.fields {
		if !has && !wordless[field] {
			h.Errorf("%s held no mark: the portfolios that chance makes have to say something there", field)
		}
	}
	for field := range wordless {
		if _, is := h.fields[field]; !is {
			h.Errorf("%s is no field", field)
		}
	}
	if len(h.fields) < 100 {
		h.Errorf("only %d fields", len(h.fields))
	}
}
