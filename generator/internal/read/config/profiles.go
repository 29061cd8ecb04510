package config

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Bounds of the limits that an author may set. They only keep a slip of the
// finger from passing as a limit.
const (
	mostPages = 1000
	mostWords = 1_000_000
)

// packet reads the key packet: the paper, the profile in use, and the author's
// own profiles.
func (l *loader) packet(root *source.Fields) {
	f, _ := root.Map("packet")
	defer f.Close()
	paper := f.Word("paper", Papers()...)
	l.cfg.places["packet.paper"] = paper.Pos
	l.cfg.Packet = Packet{Paper: Paper(paper.V), Profile: l.text(f, "packet.", "profile"), Bind: f.Bool("bind").V}
	if l.cfg.Packet.Paper == "" {
		l.cfg.Packet.Paper = A4
	}
	if l.cfg.Packet.Profile == "" {
		l.cfg.Packet.Profile = BuiltInProfiles()[0]
	}
	taken := map[string]diag.Pos{}
	for i, v := range f.List("profiles") {
		f := v.Open("key-unknown", l.diags)
		if v.Kind != source.Mapping {
			continue // reported
		}
		p := l.profile(f, "packet.profiles."+strconv.Itoa(i)+".")
		f.Close()
		if l.claimProfile(p, f, taken) {
			l.cfg.Packet.Profiles = append(l.cfg.Packet.Profiles, p)
		}
	}
}

// profileForm is what the name of a profile may be: it becomes part of the
// names of files.
var profileForm = regexp.MustCompile(`^[\pL\pN]+([_-][\pL\pN]+)*$`)

const longestProfile = 60 // bytes

// claimProfile notes that a name is taken, and reports one that cannot be used.
// Capitals do not tell names apart, as they do not tell files apart everywhere.
func (l *loader) claimProfile(p Profile, f *source.Fields, taken map[string]diag.Pos) bool {
	key := strings.ToLower(p.Name)
	first, twice := taken[key]
	switch {
	case !f.Has("name"):
		l.diags.Errorf(f.Pos, "id-bad", "a profile has no name").Hintf("name it, as in name: board; --profile asks for it by that name")
	case !p.Pos.Given():
		// Reported: the name is no text.
	case !profileForm.MatchString(p.Name) || len(p.Name) > longestProfile:
		l.diags.Errorf(p.Pos, "id-bad", "%q cannot be the name of a profile", p.Name).
			Hintf("use letters, digits and single dashes, at most %d bytes: it becomes part of a file name", longestProfile)
	case twice:
		l.diags.Errorf(p.Pos, "id-duplicate", "the packet has two profiles named %q", p.Name).
			See(first, "%q is defined here", p.Name).Hintf("rename one of the two")
	default:
		taken[key] = p.Pos
		return true
	}
	return false
}

func (l *loader) profile(f *source.Fields, prefix string) Profile {
	name := f.Text("name")
	return Profile{
		Name: name.V, Pos: name.Pos,
		Title:    l.text(f, prefix, "title"),
		Audience: l.audience(f, prefix, "audience"),
		Sections: l.sections(f, name),
		Exhibits: l.exhibits(f),
		Pins:     l.ids(f, "pins"),
		Voice:    Voice(f.Word("voice", string(First), string(Third)).V),
		Pages:    f.Count("pages", 1, mostPages),
		Bind:     f.Bool("bind"),
	}
}

// sections reads a list of words, or of maps {section, title, words}. A profile
// without a section would be a cover alone.
func (l *loader) sections(f *source.Fields, profile source.At[string]) []Section {
	var all []Section
	told := l.diags.Told(func() { all = l.each(f.List("sections")) })
	if len(all) == 0 && !told {
		at, which := f.Pos, "a profile"
		if profile.Given() {
			at, which = profile.Pos, "the profile "+strconv.Quote(profile.V)
		}
		l.diags.Errorf(at, "value-bad", "%s has no sections", which).
			Hintf("list them in order, as in sections: [summary, exhibits, appendix]")
	}
	return all
}

func (l *loader) each(list []source.Value) []Section {
	var all []Section
	first := map[SectionKind]diag.Pos{}
	for _, v := range list {
		s := l.section(v)
		if s.Kind == "" {
			continue // reported
		}
		if at, twice := first[s.Kind]; twice {
			l.diags.Errorf(s.Pos, "id-duplicate", "the section %q is given twice in this profile", s.Kind).
				See(at, "it is given here first").Hintf("keep one of the two")
			continue
		}
		first[s.Kind] = s.Pos
		all = append(all, s)
	}
	return all
}

func (l *loader) section(v source.Value) Section {
	if v.Kind == source.Scalar {
		v = source.Value{Kind: source.Mapping, Pos: v.Pos, Fields: []source.Field{{Key: "section", Pos: v.Pos, Value: v}}}
	}
	f := v.Open("key-unknown", l.diags)
	kind := f.Word("section", SectionKinds()...)
	s := Section{Kind: SectionKind(kind.V), Title: f.Text("title").V, Form: Form(f.Word("form", string(Full), string(Compact)).V), Words: f.Count("words", 1, mostWords), Pos: kind.Pos}
	f.Close()
	if v.Kind == source.Mapping && !f.Has("section") {
		l.diags.Errorf(f.Pos, "value-bad", "this item has no section").
			Hintf("add section: with one of %s", strings.Join(SectionKinds(), ", "))
	}
	return s
}

// strongest asks for the exhibits that casebook finds to be so.
const strongest = "strongest"

// exhibits reads the word strongest, which gives nil, or a list of ids.
func (l *loader) exhibits(f *source.Fields) []source.At[string] {
	v, ok := f.Raw("exhibits")
	if !ok || v.Kind != source.Scalar {
		return l.ids(f, "exhibits")
	}
	if v.Text != strongest {
		d := l.diags.Errorf(v.Pos, "value-bad", "%q is neither %s nor a list of evidence", v.Text, strongest)
		if _, near := diag.DidYouMean(v.Text, []string{strongest}); near {
			d.Hintf("did you mean %q?", strongest)
		} else {
			d.Hintf("write a list of ids, as in [%s]", v.Text)
		}
	}
	return nil
}

// ids reads a list of ids of evidence, each once.
func (l *loader) ids(f *source.Fields, key string) []source.At[string] {
	var all []source.At[string]
	first := map[string]diag.Pos{}
	for _, id := range f.Texts(key) {
		if strings.TrimSpace(id.V) == "" {
			continue
		}
		if at, twice := first[id.V]; twice {
			l.diags.Errorf(id.Pos, "id-duplicate", "%q is given twice in %s", id.V, key).See(at, "it is given here first").Hintf("keep one of the two")
			continue
		}
		first[id.V] = id.Pos
		all = append(all, id)
	}
	return all
}
