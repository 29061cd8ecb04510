// Package colophon records what a packet or a site was made from (commit, day,
// audience, file hashes), so that it can be compared with the portfolio later.
//
// Change here what is recorded and how `casebook verify` compares it.
//
// A colophon names the commit, the day of judgement, the audience, the framework
// and its version, and a SHA-256 for every file that the audience's case rests
// on. It goes into the packet and the site in two forms: printed, and as JSON.
// It names nothing that the audience may not see. It proves no authorship: who
// can change a packet can change its colophon.
//
// A case rests on config.yaml, the files that its entries and pages stand in,
// the framework, series, people and assessments, charts of the author's own, and
// the artifacts, images and links of what the audience reads, and what overrides
// the theme. A file in the folder of a closed entry is left out, even if an open
// entry names it: its path would name the closed one.
//
// A hash tells its bytes to whoever can guess them, and who sees an index in place
// of figures, or an alias in place of a name, has little left to guess. So the hash
// of a file of the case is that of what the audience is shown of it (audience.Sums),
// and comments, line ends and byte-order marks are no part of it. A colophon of
// earlier times, which has hashes of bytes, still fits (AsRead). The hash changes when
// what is shown changes, so that verifying finds it, and not when only what is withheld
// does. What is attached has the hash of its bytes, pictures with what their camera
// wrote into them, which is more than can be guessed. The commit is a hash as well:
// of everything in the repository, and of all that was there before.
package colophon

// Colophon is what a packet or a site was made from.
type Colophon struct {
	Version   int       `json:"version"` // version of this form; it is 1
	Title     string    `json:"title"`
	Profile   string    `json:"profile,omitempty"` // profile, of a packet
	Audience  string    `json:"audience"`          // `public`, `committee`, `mentor` or `self`
	Day       string    `json:"day"`               // day of judgement
	Commit    string    `json:"commit,omitempty"`  // hash of the commit; absent outside of a repository
	Changed   bool      `json:"changed,omitempty"` // files differ from the commit
	Level     string    `json:"level,omitempty"`   // id of the level aimed at
	Framework Framework `json:"framework"`
	Exhibits  []Exhibit `json:"exhibits"` // by number
	Files     []File    `json:"files"`    // every file that the case rests on, exhibits' included, by path
}

// Framework is the ladder that was used.
type Framework struct {
	Name    string `json:"name,omitempty"`
	Version string `json:"version,omitempty"` // version of the framework
}

// Exhibit is one piece of evidence, with its file.
type Exhibit struct {
	Number int    `json:"number"` // number of the exhibit
	ID     string `json:"id"`
	Title  string `json:"title"`
	Path   string `json:"path"`   // "content/evidence/rota.md"
	SHA256 string `json:"sha256"` // of the file, or of what is shown of it, in lower-case hex
}

// File is a file with the hash of its bytes, or of what is shown of it.
type File struct {
	Path   string `json:"path"`   // file in the portfolio
	SHA256 string `json:"sha256"` // SHA-256 in hexadecimal digits
}

// Commit is where the portfolio stands in its history.
type Commit struct {
	Hash    string // "" = in no repository
	Changed bool   // files differ from it
}
