package packet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// why says why an exhibit is printed in full. First comes what the author said,
// then what the exhibit counts towards, or else that it is strong: its reach and
// its witnesses stand above the reason.
func (m *maker) why(c Choice, by string) string {
	said := []string{by}
	if by == "" && m.at[c.Key] < Leading && len(c.Supports) > 0 && m.compact(config.Exhibits) {
		said = append(said, "among the strongest")
	}
	if len(c.Holds) > 0 {
		said = append(said, "the only evidence so far for "+m.competencies(c.Holds))
	}
	switch {
	case len(c.Holds) > 0 && len(c.Supports) == 0:
	case len(c.Supports) > 0:
		if !slices.Equal(c.Supports, c.Alone) {
			said = append(said, "counts towards "+m.competencies(c.Supports))
		}
		if len(c.Alone) > 0 {
			said = append(said, "the only exhibit for "+m.competencies(c.Alone))
		}
	case by != "":
		said = append(said, m.strengths(c.Key))
	default:
		said = append(said, "among the strongest")
	}
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), "; ")
}

// strengths gives "several teams, 2 witnesses, 1 measured figure".
func (m *maker) strengths(key string) string {
	return strings.Join(m.merits[m.at[key]].Words(), ", ")
}

// competencies names competencies: "System design", "System design and
// Mentoring", "System design, Mentoring and Hiring", "System design, Mentoring
// and 4 more".
func (m *maker) competencies(ids []string) string {
	var names []string
	shown := namedOf(ids)
	for _, id := range shown {
		names = append(names, m.name(id))
	}
	if more := len(ids) - len(shown); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// namedOf gives the competencies that a list of them names: two of more than three.
func namedOf(ids []string) []string {
	if len(ids) > 3 {
		return ids[:2]
	}
	return ids
}

// Named gives the competencies that Why names.
func (c Choice) Named() []string {
	if len(c.Supports) == len(c.Alone) { // the sentence has one list of them
		return slices.Concat(namedOf(c.Holds), namedOf(c.Alone))
	}
	return slices.Concat(namedOf(c.Holds), namedOf(c.Supports), namedOf(c.Alone))
}

// name gives the name of a competency, or its id where it has none.
func (m *maker) name(id string) string {
	if name := m.names[id]; name != "" {
		return name
	}
	return id
}
