package generator

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// withGates adds to a new ladder the gates of the former one: what is asked of levels and
// competencies that it has.
func (r *replacing) withGates(ladder []byte) []byte {
	account := &r.made.Account
	if len(r.whole.Framework.Gates) == 0 {
		return ladder
	}
	if r.ladder.HasGates() {
		account.Remarks = append(account.Remarks, "the new ladder has gates of its own; those of the former one are in the file that is kept")
		return ladder
	}
	goneRules := map[string]bool{} // by gate and id
	for _, g := range r.whole.Framework.Gates {
		r.tellGate(g, goneRules)
	}
	fates := map[diag.Pos]string{}
	for _, n := range r.names {
		now, changed := r.now(n)
		if n.Pos.File == ladderFile && (changed || !n.Defines && goneRules[string(n.Space)+" "+n.ID]) {
			fates[n.Pos] = now
		}
	}
	gates := source.Part(ladderFile, r.former, "gates", func(at diag.Pos) (string, bool) {
		now, changed := fates[at]
		return now, changed && now == ""
	})
	if gates == "" {
		return ladder
	}
	with := append(append(ladder[:len(ladder):len(ladder)], '\n'), gates...)
	if _, wrong, err := ladderOf(with); err != nil || len(wrong) > 0 {
		account.Remarks = append(account.Remarks, "the gates of the former ladder cannot be carried over; write them anew from the file that is kept")
		return ladder
	}
	return with
}

// tellGate makes a record of a gate and of what in it does not go over.
func (r *replacing) tellGate(g casefile.Gate, goneRules map[string]bool) {
	records := &r.made.Account.Records
	leftOut := func(at diag.Pos, what, because string) {
		*records = append(*records, ImportRecord{At: at.String(), What: "the gate of " + g.Level.V + what, Became: RecordLeftOut, Because: because})
	}
	gone := func(space format.Space, ref casefile.Ref) string {
		if now, known := r.becomes[space][ref.V]; ref.V == "" || !known || now != "" {
			return ""
		}
		return fmt.Sprintf("the new ladder has no %s %s", oneOf[space], ref.V)
	}
	if because := gone(format.Levels, g.Level); because != "" {
		leftOut(g.Level.Pos, "", because)
		return
	}
	at := len(*records)
	*records = append(*records, ImportRecord{At: g.Level.Pos.String(), What: "the gate of " + g.Level.V, Became: RecordWritten, File: ladderFile})
	all := len(g.Rules) + len(g.Waive)
	if g.Each.Pos.Given() {
		all++
	}
	if g.Tenure.Pos.Given() {
		all++
	}
	if because := gone(format.Levels, g.Tenure.Level); because != "" {
		leftOut(g.Tenure.Pos, ", the time at a level", because)
	}
	for _, rule := range g.Rules {
		if because := gone(format.Competencies, rule.Competency); because != "" {
			goneRules[string(format.Rules)+" of "+g.Level.V+" "+rule.ID] = true
			leftOut(rule.Pos, ", rule "+rule.ID, because)
		}
	}
	for _, w := range g.Waive {
		switch because := gone(format.Competencies, w.Competency); {
		case because != "":
			leftOut(w.Pos, ", what is waived", because)
		case goneRules[string(format.Rules)+" of "+g.Level.V+" "+w.Rule.V]:
			leftOut(w.Pos, ", what is waived", "the rule "+w.Rule.V+" was left out")
		}
	}
	if gate := &(*records)[at]; len(*records)-at-1 == all {
		gate.Became, gate.File, gate.Because = RecordLeftOut, "", "nothing that it asks is left"
	} else if now := r.becomes[format.Levels][g.Level.V]; now != g.Level.V {
		gate.Remarks = []string{"it is the gate of " + now + " now"}
	}
}
