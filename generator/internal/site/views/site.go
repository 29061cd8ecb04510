package views

// Site is hugo.Data.casebook: what every page shares.
type Site struct {
	Title        string         `json:"title"`               // title, plain text
	Language     string         `json:"language"`            // language, such as `en` (BCP 47)
	Base         string         `json:"base"`                // path that every url begins with: "/" or "/case/"
	HomeURL      string         `json:"home_url"`            // address of the home page
	Policy       string         `json:"policy"`              // the Content-Security-Policy of every page
	Sources      []string       `json:"sources,omitempty"`   // how pictures of other hosts that may be shown begin: "https://images.example/"
	Owner        Owner          `json:"owner"`               // whose case it is
	From         string         `json:"from,omitempty"`      // name of the level held now
	To           string         `json:"to,omitempty"`        // name of the level aimed at
	NoticeMD     string         `json:"notice_md,omitempty"` // `params.notice` of config.yaml
	Logo         *Logo          `json:"logo,omitempty"`      // `params.logo` of config.yaml
	Font         *Font          `json:"font,omitempty"`      // `params.font` of config.yaml
	Faces        []Face         `json:"faces,omitempty"`     // the fonts of the theme, the last one of two with a character counts
	Audience     Word           `json:"audience"`            // whom the build is for
	AudienceLine string         `json:"audience_line"`       // "Prepared for the committee"; for the foot of every page
	Day          Date           `json:"day"`                 // the day of judgement
	DayLine      string         `json:"day_line"`            // "As of 30 June 2026"
	Menu         []MenuItem     `json:"menu"`                // the menu, without the home page
	Readiness    *Readiness     `json:"readiness,omitempty"` // absent where the case has no framework or no target
	Framework    *FrameworkNote `json:"framework,omitempty"`
	Machines     Machines       `json:"machines"`
	Canonical    bool           `json:"canonical,omitempty"`  // pages name their one address: the site is for everyone, unlocked, and has an address
	PlainIcon    bool           `json:"plain_icon,omitempty"` // there is an `icon.png` of the same picture as `icon.svg`, for browsers without SVG; not where the site is locked
	Lock         *Cover         `json:"lock,omitempty"`       // absent where the site is not locked
}

// Share is `.Params.share`: what other sites show of a page. Only pages of a site for everyone
// that has an address have it. A card is 1200 pixels wide and 630 high.
type Share struct {
	Type       string `json:"type"`                  // of Open Graph: "profile", "article" or "website"
	Card       string `json:"card,omitempty"`        // whole address of the picture; absent where the texts cannot be drawn
	LinkedData string `json:"linked_data,omitempty"` // JSON-LD, ready to print in a script element of the type application/ld+json
}

// Logo is the picture of the author's in the head of every page. One of the two is there.
type Logo struct {
	Asset string `json:"asset,omitempty"` // {{ resources.Get . }}
	URL   string `json:"url,omitempty"`   // address of a file below `static/`
}

// Font is what texts and headings are set in, in place of the theme's.
type Font struct {
	Family string     `json:"family"`          // name of the family
	Files  []FontFile `json:"files,omitempty"` // absent of a family that the theme brings
}

// Face is a font of the theme: a style and a weight of a family, for some characters.
type Face struct {
	Family string `json:"family"` // name of the family
	Style  string `json:"style"`  // "normal" or "italic"
	Weight int    `json:"weight"` // 100 to 900
	File   string `json:"file"`   // name, below `assets/third-party/fonts/`
	Range  string `json:"range"`  // the value of `unicode-range`
}

// FontFile is a file of the author's own font.
type FontFile struct {
	Asset  string `json:"asset"`  // {{ resources.Get . }}
	Weight int    `json:"weight"` // 100 to 900
	Style  string `json:"style"`  // normal, italic
}

// Owner is whose case it is.
type Owner struct {
	Name      string `json:"name,omitempty"`
	Role      string `json:"role,omitempty"`       // role, in the author's words
	Team      string `json:"team,omitempty"`       // team
	Line      string `json:"line,omitempty"`       // "Senior software engineer, Tracking"
	Photo     string `json:"photo,omitempty"`      // url of the picture; also a resource of the home page, by PhotoName
	PhotoName string `json:"photo_name,omitempty"` // {{ site.Home.Resources.Get . }}
}

// MenuItem is one line of the menu, in order.
type MenuItem struct {
	ID    string `json:"id"`              // "skills"; Base.Menu of the pages below it
	Title string `json:"title"`           // title, plain text
	URL   string `json:"url"`             // address, ready to print
	Count int    `json:"count,omitempty"` // entries in it; absent where it makes no sense
}

// FrameworkNote says which ladder was used.
type FrameworkNote struct {
	Name    string `json:"name,omitempty"`
	Version string `json:"version,omitempty"`
	Source  string `json:"source,omitempty"` // as the author wrote it, an address or a title
	URL     string `json:"url,omitempty"`    // Source, where it is an address
	Licence string `json:"licence,omitempty"`
}

// Machines is what programs read. An absent one was not made.
type Machines struct {
	Case     string `json:"case"`               // address of `case.json`
	Search   string `json:"search"`             // address of `search.json`
	Calendar string `json:"calendar,omitempty"` // address of `calendar.ics`
	Feed     string `json:"feed"`               // address of `index.xml`
}

// Answer says in plain words whether the gate holds.
type Answer struct {
	Stand Word   `json:"stand"`           // ids: holds, not-yet, cannot-hold, no-gate
	Lead  string `json:"lead"`            // "Not yet", "Holds", "Cannot hold this round", "No gate is defined"
	Line  string `json:"line"`            // the rest of the sentence: "2 of 21 requirements need more evidence, ... The committee decides on 13 November 2026."
	Doubt bool   `json:"doubt,omitempty"` // something speaks against what is met: a requirement may be doubted, or a statement does not recommend the case
}

// Readiness is the judgement in short.
type Readiness struct {
	Sentence  string  `json:"sentence"`             // "23 requirements: 20 supported, 3 with some evidence; 7 optional: 7 supported"
	Line      string  `json:"line"`                 // what is counted: "24 competencies and 6 rules"
	Holds     bool    `json:"holds,omitempty"`      // nothing that must hold is missing
	Tallies   []Tally `json:"tallies"`              // the required ones, then the optional ones; one of none is left out
	Total     int     `json:"total"`                // number of competencies and rules
	Rules     []Rule  `json:"rules,omitempty"`      // what the gate asks as a whole; not in Site
	RulesLine string  `json:"rules_line,omitempty"` // "5 of 7 supported"
}

// Tally counts the competencies and rules that are required, or those that are not. Its
// counts add up to its number.
type Tally struct {
	ID     string  `json:"id"`     // required, optional
	N      int     `json:"n"`      // number
	Line   string  `json:"line"`   // "23 required", "7 optional"
	Counts []Count `json:"counts"` // by verdict, the best first; those of zero are left out
}

// Count is how many competencies and rules of a tally have a verdict.
type Count struct {
	Verdict Word   `json:"verdict"`
	N       int    `json:"n"`    // number
	Line    string `json:"line"` // "18 supported", "4 with some evidence"
}

// Rule is one line of the gate.
type Rule struct {
	ID         string `json:"id"`
	Name       string `json:"name"`       // what it asks, in words
	Importance Word   `json:"importance"` // must or should
	Verdict    Word   `json:"verdict"`
	BecauseMD  string `json:"because_md"`      // the reason of the verdict
	Have       string `json:"have,omitempty"`  // "2 of 3 exhibits", "32 months, 18 asked"
	Links      []Link `json:"links,omitempty"` // what counts, newest first, ten at most
	More       int    `json:"more,omitempty"`  // how many beyond those
}

// Home is the home page. Its content is the author's _index.md.
type Home struct {
	Base
	HasBody     bool           `json:"has_body,omitempty"`   // the page has a text of the author: `.Content`
	Answer      *Answer        `json:"answer,omitempty"`     // absent: nothing is asked
	Statements  []StatementRow `json:"statements,omitempty"` // who says what, newest first
	Owner       Owner          `json:"owner"`                // whose case it is
	From        string         `json:"from,omitempty"`       // name of the level held now
	To          string         `json:"to,omitempty"`         // name of the level aimed at
	Since       string         `json:"since,omitempty"`      // "since 2 October 2023"
	ToMD        string         `json:"to_md,omitempty"`      // what the level aimed at is, from the framework
	Round       *Round         `json:"round,omitempty"`      // the next round; absent where none is to come
	Readiness   *Readiness     `json:"readiness,omitempty"`
	SeenLower   []SeenLower    `json:"seen_lower,omitempty"` // what is supported, but seen at a lower level by somebody
	Areas       []AreaStrip    `json:"areas,omitempty"`
	Strongest   []ExhibitRow   `json:"strongest,omitempty"` // strongest first, six at most
	Numbers     []MetricRow    `json:"numbers,omitempty"`   // six at most: series with a baseline or a target, then what the strongest exhibits changed
	Missing     []Gap          `json:"missing,omitempty"`   // every gap, musts first
	CaseStudies []Row          `json:"case_studies,omitempty"`
}

// SeenLower are competencies that the evidence supports at the level asked for, and that the
// same people see at a lower one. They are requirements, or optional where a rule counts them.
type SeenLower struct {
	Competencies []Link `json:"competencies"`
	Who          string `json:"who"` // "the mentor sees Senior engineer", "optional; the author and the manager see Senior engineer"
}

// Round is when promotion cases are taken.
type Round struct {
	Name      string `json:"name"`
	Opens     *Date  `json:"opens,omitempty"`     // when it opens
	Closes    *Date  `json:"closes,omitempty"`    // when it closes
	Decides   *Date  `json:"decides,omitempty"`   // when the decision is made
	Effective *Date  `json:"effective,omitempty"` // when the promotion takes effect
	Line      string `json:"line"`                // "opens on 7 September 2026; closes on 16 October 2026"
}

// AreaStrip is one area of the framework as a row of marks: one per expectation, or, where
// there is no room for the names of all, one per verdict for those that are not named.
type AreaStrip struct {
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	URL    string    `json:"url"`              // the area on the page of competencies
	Counts []Counted `json:"counts,omitempty"` // expectations that are not named
	Marks  []Mark    `json:"marks,omitempty"`  // expectations that are
}

// Counted is how many expectations of an area have a verdict, of those that are not named.
type Counted struct {
	Verdict Word   `json:"verdict"`
	Line    string `json:"line"` // "4 supported"
}

// Mark is one expectation: shape and colour by verdict, the title as text.
type Mark struct {
	Title   string `json:"title"` // name of the competency
	URL     string `json:"url"`   // address, ready to print
	Verdict Word   `json:"verdict"`
	Should  bool   `json:"should,omitempty"` // does not block
	Blocks  bool   `json:"blocks,omitempty"` // has to be supported, and is not
	Note    string `json:"note,omitempty"`   // why it may be doubted: "but one witness only"
}

// Gap is an expectation without enough evidence.
type Gap struct {
	Competency Link   `json:"competency"`
	Area       string `json:"area,omitempty"` // name of the area
	Importance Word   `json:"importance"`     // must or should
	Verdict    Word   `json:"verdict"`
	Missing    string `json:"missing"`         // "1 more exhibit and 1 witness"
	Aimed      []Link `json:"aimed,omitempty"` // open milestones and experiments

	NothingAimed bool `json:"nothing_aimed,omitempty"` // and the audience reads enough of the plan to be told so
}

// Cover is what everybody may read of a locked site. Its fields are always there: templates take
// a map without any for one that is not there.
type Cover struct {
	Title      string `json:"title"`       // title of the cover; empty means that the theme's word is used
	SynopsisMD string `json:"synopsis_md"` // text of the cover; may be empty
}
