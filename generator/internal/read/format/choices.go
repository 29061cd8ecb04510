package format

import "slices"

// The words that fields may hold, in the order of the manual.
var (
	EvidenceKinds   = []string{"project", "design", "incident", "review", "talk", "mentoring", "process", "writing", "other"}
	Scopes          = []string{"self", "team", "teams", "organisation", "industry"} // narrowest first
	MilestoneKinds  = []string{"project", "stretch", "shadowing", "training", "cross-functional", "networking", "other"}
	MilestoneStates = []string{"planned", "active", "done", "missed", "dropped"}
	Stakes          = []string{"low", "high"}
	Consents        = []string{"quote", "summarise", "none"}
	Capacities      = []string{"manager", "sponsor", "reviewer", "witness", "referee"}
	Recommendations = []string{"yes", "not yet", "abstains"}
	Choosers        = []string{"author", "manager", "committee"}
	JournalKinds    = []string{"note", "debrief", "win", "decision", "reset", "scenario"}
	CheckInKinds    = []string{"check-in", "review", "ad hoc"}
	AskKinds        = []string{"sponsorship", "introduction", "access", "feedback", "time"}
	AskStates       = []string{"open", "granted", "declined"}
	Relations       = []string{"mentor", "manager", "sponsor", "peer", "report", "stakeholder", "reviewer", "other"}
	Importances     = []string{"must", "should"}
	Directions      = []string{"lower", "higher"}
	Shown           = []string{"as-is", "relative"}
	LineForms       = []string{"line", "bar", "area", "step"}
	DecimalMarks    = []string{".", ","}
	GroupMarks      = []string{".", ",", "'", "’"}
)

// Choices gives every word that a field of an entry or a person may be limited to.
func Choices() []string {
	return slices.Concat(EvidenceKinds, Scopes, MilestoneKinds, MilestoneStates, Stakes, Consents, Capacities, Recommendations, Choosers, JournalKinds, CheckInKinds, AskKinds, AskStates, Relations)
}
