package importer

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// fromMatrix reads a framework of Mahara's SmartEvidence: standards are areas, their
// elements competencies. It has one level, the one that is met.
func fromMatrix(v source.Value, account Account) (Ladder, Account, diag.List) {
	account.Read = "Mahara matrix"
	m := newMaker()
	m.ladder.Name = textAt(v, "name")
	met := "Meets the standard"
	if statuses, ok := v.Get("evidencestatuses"); ok {
		for _, s := range statuses.Value.Items {
			if text := textAt(s, "completed"); text != "" {
				met = text
			}
			for _, f := range s.Fields {
				if f.Key != "completed" {
					account.column("evidencestatuses."+f.Key, "")
				}
			}
		}
	}
	level := m.level("met", met, met, textAt(v, "description"))
	account.unused("", v, "name", "description", "evidencestatuses", "standards", "standardelements")
	var diags diag.List
	standards, _ := v.Get("standards")
	for _, s := range standards.Value.Items {
		m.area(textAt(s, "standardid"), textAt(s, "shortname"), textAt(s, "name"), textAt(s, "description"))
		account.unused("standards.", s, "standardid", "shortname", "name", "description")
		account.add(Record{At: s.Pos.String(), What: opening(textAt(s, "name")), Became: Written})
	}
	elements, _ := v.Get("standardelements")
	names := map[string]string{}
	seen := map[string]diag.Pos{}
	for _, e := range elements.Value.Items {
		names[textAt(e, "elementid")] = textAt(e, "name")
	}
	for i, e := range elements.Value.Items {
		record := Record{At: e.Pos.String(), What: opening(textAt(e, "name")), Became: Written}
		at, known := m.areas[textAt(e, "standardid")]
		if !known {
			record.Became, record.Because = LeftOut, fmt.Sprintf("its standard %q is not in the file", opening(textAt(e, "standardid")))
			account.add(record)
			continue
		}
		c, _ := m.competency(&m.ladder.Areas[at], fmt.Sprint(i), textAt(e, "shortname"), textAt(e, "name"))
		if id := textAt(e, "elementid"); seen[id].Given() {
			record.Remarks = append(record.Remarks, fmt.Sprintf("its elementid %q is that of line %d too; it became a competency of its own", opening(id), seen[id].Line))
		} else {
			seen[id] = e.Pos
		}
		c.asks(level.ID, orElse(textAt(e, "description"), textAt(e, "name")))
		if parent := textAt(e, "parentelementid"); parent != "" {
			record.Remarks = append(record.Remarks, fmt.Sprintf("it was below %q; a ladder has areas and competencies alone", opening(orElse(names[parent], parent))))
		}
		account.unused("standardelements.", e, "standardid", "shortname", "name", "description", "elementid", "parentelementid")
		account.add(record)
	}
	if len(m.ladder.Areas) == 0 || account.Written == len(m.ladder.Areas) {
		diags.Errorf(v.Pos, "type-wrong", "the matrix has no standards with elements").Hintf("export it again from Mahara, with its standards and elements")
	}
	return m.ladder, account, diags
}
