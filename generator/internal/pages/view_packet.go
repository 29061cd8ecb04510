package pages

// Packet is /packet/: one long page to print. The words of entries are taken
// from their own pages: {{ with site.GetPage .path }}{{ .Content }}{{ end }}.
type Packet struct {
	Base
	Owner       Owner           `json:"owner"`
	From        string          `json:"from,omitempty"`
	To          string          `json:"to,omitempty"`
	Since       string          `json:"since,omitempty"`
	Round       *Round          `json:"round,omitempty"`
	Framework   *FrameworkNote  `json:"framework,omitempty"`
	HomePath    string          `json:"home_path,omitempty"` // "/": the case in prose; absent where the author wrote none
	Readiness   *Readiness      `json:"readiness,omitempty"` // with Rules
	Areas       []SkillArea     `json:"areas,omitempty"`     // every expectation with its verdict and reason
	Numbers     []Number        `json:"numbers,omitempty"`
	CaseStudies []PacketEntry   `json:"case_studies,omitempty"`
	Exhibits    []PacketExhibit `json:"exhibits,omitempty"` // by number
	Missing     []Gap           `json:"missing,omitempty"`
	Waived      []Gap           `json:"waived,omitempty"`    // Missing is the reason, plain text
	Questions   []PacketEntry   `json:"questions,omitempty"` // objections and answers
}

// PacketEntry is an entry that is printed with its words. The view of the
// entry's own page is {{ (site.GetPage .path).Params.view }}.
type PacketEntry struct {
	Title     string `json:"title"`
	URL       string `json:"url"`
	Path      string `json:"path"`
	SummaryMD string `json:"summary_md,omitempty"`
	Charts    []*Fig `json:"charts,omitempty"` // of a case study: those of its page that the packet does not show before
}

// PacketExhibit is a piece of evidence in the packet. The forty strongest have a
// path and are printed with their words; the others are a line each.
type PacketExhibit struct {
	ExhibitRow
	Path string `json:"path,omitempty"`
}
