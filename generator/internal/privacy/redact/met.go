package redact

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// meet gives the people of a view whose ids may not be read, in the order in which
// the view refers to them: their new ids tell neither the order of the old ones nor
// how many others there are. Those to whom nothing refers are in no view (unmet).
func (r *redactor) meet(c *casefile.Case) []string {
	m := meeting{r: r, plans: texts.WithStrings().Of, listed: map[string]bool{}, met: map[string]bool{}}
	for _, p := range c.People {
		m.listed[p.ID] = true
	}
	all := reflect.ValueOf(c).Elem()
	for i := range all.NumField() {
		list := all.Field(i)
		if list.Kind() != reflect.Slice {
			m.value(list, texts.Plain)
			continue
		}
		for _, at := range m.inOrder(list) {
			m.value(list.Index(at), texts.Plain)
		}
	}
	return m.order
}

// unmet tells whether nothing refers to a person whose id may not be read.
func (r *redactor) unmet(p casefile.Person) bool {
	_, met := r.names.known("people", p.ID)
	return !met && r.moves(p.ID)
}

// moves tells whether a person gets a new id.
func (r *redactor) moves(id string) bool { return r.hidden[id] || id != "self" && r.named(id) }

type meeting struct {
	r      *redactor
	plans  func(reflect.Type) []texts.Part
	listed map[string]bool // in people.yaml
	met    map[string]bool
	order  []string
}

func (m *meeting) person(id string) {
	if !m.met[id] && id != m.r.author && m.listed[id] && m.r.moves(id) {
		m.met[id] = true
		m.order = append(m.order, id)
	}
}

// inOrder gives the items of a list of the case in the order of their new ids.
func (m *meeting) inOrder(list reflect.Value) []int {
	order := make([]int, list.Len())
	ids := make([]string, list.Len())
	for i := range order {
		order[i] = i
		space, id := "", ""
		switch x := list.Index(i).Addr().Interface().(type) {
		case interface{ Common() *casefile.Entry }:
			space, id = string(x.Common().Collection), x.Common().ID
		case *casefile.Series:
			space, id = "series", x.ID
		case *casefile.Chart:
			space, id = "charts", x.ID
		}
		if to, ok := m.r.names.known(space, id); ok {
			id = to
		}
		ids[i] = id
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ids[a], ids[b]) })
	return order
}

// value looks for references, as the walker does that changes them.
func (m *meeting) value(v reflect.Value, as texts.What) {
	switch v.Kind() {
	case reflect.String:
		switch text := v.String(); {
		case text == "":
		case as == "people":
			m.person(text)
		case as == texts.Markdown:
			m.calls(text)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			m.value(v.Elem(), as)
		}
	case reflect.Slice:
		if v.Type() == texts.PointsType {
			return
		}
		for i := range v.Len() {
			m.value(v.Index(i), as)
		}
	case reflect.Struct:
		switch x := v.Addr().Interface().(type) { // a pointer: a copy of each would cost more than the rest
		case *casefile.Person, *diag.Pos, *source.Value:
			return
		case *source.Body:
			m.calls(x.Text)
			return
		}
		for _, p := range m.plans(v.Type()) {
			m.value(v.Field(p.Field), cmp.Or(p.What, as))
		}
	}
}

func (m *meeting) calls(text string) {
	if !strings.Contains(text, "person") {
		return
	}
	for _, s := range source.NewBody("", 1, text).Shortcodes() {
		if id, ok := s.Arg("id", 0); ok && s.Name == "person" {
			m.person(id.Value)
		}
	}
}
