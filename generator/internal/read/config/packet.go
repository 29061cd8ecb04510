package config

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Packet is the part that describes printed packets.
type Packet struct {
	Paper    Paper     // default A4
	Profile  string    // of packets that name none; default "committee"
	Bind     bool      // attached PDFs are bound into the packet, where its profile does not say otherwise
	Profiles []Profile // the author's own, in the order of the file
}

// Chosen gives the name of the profile that is printed.
func (p Packet) Chosen() string { return cmp.Or(p.Profile, BuiltInProfiles()[0]) }

// Binds tells whether attached PDFs are bound into packets of a profile.
func (p Packet) Binds(profile Profile) bool {
	if profile.Bind.Given() {
		return profile.Bind.V
	}
	return p.Bind
}

// Paper is the size of a sheet.
type Paper string

// The sizes of paper.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// Papers lists the words for paper.
func Papers() []string { return []string{string(A4), string(Letter)} }

// BuiltInProfiles lists the names of the profiles that need no configuration,
// the default first. Package packet owns what is in them. An author's profile
// of the same name takes their place.
func BuiltInProfiles() []string { return []string{"committee", "one-page", "mentor", "complete"} }

// Profile says what goes into a packet, in which order, and how long it may be.
type Profile struct {
	Name     string
	Title    string   // printed below the title of the case; "" = none
	Audience Audience // Unset = as builds are configured
	Sections []Section
	Exhibits []source.At[string] // ids of evidence, printed in this order; none = the strongest
	Pins     []source.At[string] // ids of evidence that come first, whatever their rank
	Voice    Voice               // "" = not looked at
	Pages    source.At[int]      // at most, without those that are bound in; 0 = no limit
	Bind     source.At[bool]     // attached PDFs are bound in; not given = as the packet is configured
	Pos      diag.Pos            // of the name
}

// Section is one part of a packet.
type Section struct {
	Kind  SectionKind
	Title string         // in place of the theme's own; "" = that
	Form  Form           // default Full
	Words source.At[int] // at most; 0 = no limit
	Pos   diag.Pos       // of the kind
}

// Form is how much of what a section holds is printed, and how it is set.
type Form string

// The forms.
const (
	Full    Form = "full"    // everything, in one column
	Compact Form = "compact" // what decides in full and the rest in short, in two columns
)

// SectionKind is what a section holds.
type SectionKind string

// The sections that a packet may have.
const (
	Contents    SectionKind = "contents"     // what is on which page
	Summary     SectionKind = "summary"      // the case on one page: readiness, numbers, strongest exhibits, what is missing
	Story       SectionKind = "story"        // the case in the author's words, content/_index.md
	Readiness   SectionKind = "readiness"    // every rule and expectation with its verdict and reason
	Exhibits    SectionKind = "exhibits"     // the chosen exhibits, in full
	CaseStudies SectionKind = "case-studies" // in full
	Metrics     SectionKind = "metrics"      // every series, with its chart and its values
	Questions   SectionKind = "questions"    // those that are answered
	Statements  SectionKind = "statements"   // what others say about the case, in full
	Feedback    SectionKind = "feedback"     // with the consent of those who gave it
	Missing     SectionKind = "missing"      // what lacks evidence, and what is waived
	Progress    SectionKind = "progress"     // what changed since the last review
	Steps       SectionKind = "steps"        // promised and open
	Experiments SectionKind = "experiments"
	Milestones  SectionKind = "milestones" // those that are open
	Appendix    SectionKind = "appendix"   // every exhibit, a line each
	Colophon    SectionKind = "colophon"   // what the packet was made from
)

// SectionKinds lists the words for sections, in the order of the manual.
func SectionKinds() []string {
	var words []string
	for _, k := range []SectionKind{
		Contents, Summary, Story, Readiness, Statements, Exhibits, CaseStudies, Metrics, Questions, Feedback, Missing,
		Progress, Steps, Experiments, Milestones, Appendix, Colophon,
	} {
		words = append(words, string(k))
	}
	return words
}

// Voice is who speaks in a packet.
type Voice string

// The voices.
const (
	First Voice = "first" // "I moved the scanners"
	Third Voice = "third" // "Mirela moved the scanners"
)
