package config

// Audience is who a build is for, from the widest to the narrowest. An entry
// with an audience is open to it and to every narrower one.
type Audience int

// The audiences. The zero value is no audience: nothing was said.
const (
	Unset Audience = iota
	Public
	Committee
	Mentor
	Self
)

// Audiences lists the audiences, widest first.
var audienceNames = [...]string{Public: "public", Committee: "committee", Mentor: "mentor", Self: "self"}

// AudienceNames lists the words for the audiences, widest first.
func AudienceNames() []string { return audienceNames[Public:] }

// ParseAudience reads an audience's word; ok is false for any other word.
func ParseAudience(word string) (a Audience, ok bool) {
	for i, name := range audienceNames {
		if name == word && name != "" {
			return Audience(i), true
		}
	}
	return Unset, false
}

// String gives the audience's word, or "" for Unset.
func (a Audience) String() string { return audienceNames[a] }

// MayRead tells whether a build for a may hold what is open to the widest
// audience w.
func (a Audience) MayRead(w Audience) bool { return a >= w }
