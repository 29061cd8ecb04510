package config

import (
	"slices"
	"strings"

	"github.com/spf13/viper"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// setting is a key that is one value, so that a flag or the environment can
// set it.
type setting struct {
	key, fallback string
}

var settings = []setting{
	{"title", ""}, {"baseURL", "/"}, {"language", "en"}, {"theme", "casebook"}, {"as-of", ""}, {"audience", "committee"},
	{"person.name", ""}, {"person.role", ""}, {"person.team", ""}, {"person.photo", ""},
	{"target.framework", "content/framework.yaml"}, {"target.level", ""}, {"target.from", ""}, {"target.since", ""},
	{"cadence.check-in", ""}, {"cadence.review", ""},
	{"capacity.hours-per-week", ""}, {"capacity.in-progress", ""},
	{"packet.paper", "a4"}, {"packet.profile", "committee"}, {"packet.bind", "false"},
	{"lock.always", "false"}, {"lock.title", ""}, {"lock.synopsis", ""},
	{"publish.private", "false"},
	{"output.folder", "public"}, {"output.minify", "false"},
}

// prefix begins the names of environment variables.
const prefix = "CASEBOOK_"

// own are the variables that set no key: they tell the program about the
// machine that it runs on, or open what is locked, and tell nothing about the
// case. The command line reads them.
var own = []string{prefix + "BROWSER", prefix + "PORTFOLIO", prefix + "LOCK_PASSPHRASE", prefix + "READER_PASSPHRASE", prefix + "SIGN_PASSPHRASE"}

// Variable gives the name of the environment variable of a key:
// CASEBOOK_TARGET_LEVEL for target.level, CASEBOOK_BASE_URL for baseURL.
func Variable(key string) string {
	key = strings.Replace(key, "URL", "-url", 1)
	return prefix + strings.ToUpper(strings.NewReplacer(".", "_", "-", "_").Replace(key))
}

// merge gives the file's values with those put in place that win over them.
// Viper decides which of a flag, a variable, the file and the default it is;
// the place of the winner goes with it.
//
// Viper lower-cases keys and parts them at dots. Only the fixed keys above pass
// through it, never a key that the author made up.
func (l *loader) merge(file source.Value, opt Options) source.Value {
	v := viper.New()
	env := l.variables(opt.Env)
	inFile, fromEnv := map[string]any{}, map[string]any{}
	for _, s := range settings {
		v.SetDefault(s.key, s.fallback)
		if given, ok := find(file, strings.Split(s.key, ".")); ok && given.Value.Kind == source.Scalar {
			nest(inFile, s.key, given.Value.Text)
		}
		if text, ok := env[Variable(s.key)]; ok {
			nest(fromEnv, s.key, text)
		}
	}
	_ = v.MergeConfigMap(inFile) // merging maps into viper cannot fail
	_ = v.MergeConfigMap(fromEnv)
	flags := map[string]Flag{}
	for _, f := range opt.Flags {
		v.Set(f.Key, f.Value)
		flags[f.Key] = f
	}
	merged := file
	for _, s := range settings {
		path := strings.Split(s.key, ".")
		field, inFile := find(file, path)
		given := field.Value
		if inFile {
			l.unsaid(s.key, field)
		}
		if inFile && given.Kind != source.Scalar && given.Kind != source.Null {
			continue // of the wrong type: reported where it is read
		}
		won := source.Value{Kind: source.Scalar, Text: v.GetString(s.key), Pos: given.Pos, Quoted: given.Quoted}
		if flag, ok := flags[s.key]; ok {
			won.Pos, won.Quoted = diag.Pos{File: flag.Name}, false
		} else if _, ok := env[Variable(s.key)]; ok {
			won.Pos, won.Quoted = diag.Pos{File: "$" + Variable(s.key)}, false
		}
		if won.Pos.File != given.Pos.File {
			*l.diags = append(*l.diags, source.Sound(&won)...)
			l.cfg.outside = append(l.cfg.outside, source.Field{Key: path[len(path)-1], Value: won, Pos: won.Pos})
		}
		if won.Text != "" {
			merged = put(merged, path, won)
		}
	}
	merged.Kind = source.Mapping
	return merged
}

// nest sets a dotted key in maps of maps, as viper wants them.
func nest(m map[string]any, key, text string) {
	first, rest, more := strings.Cut(key, ".")
	if !more {
		m[first] = text
		return
	}
	inner, ok := m[first].(map[string]any)
	if !ok {
		inner = map[string]any{}
		m[first] = inner
	}
	nest(inner, rest, text)
}

// variables gives the environment's CASEBOOK_ variables. One that sets no key,
// or sets one to nothing, is an error: a mistake in CI must not publish for the
// wrong audience.
func (l *loader) variables(env []string) map[string]string {
	known := slices.Clone(own)
	for _, s := range settings {
		known = append(known, Variable(s.key))
	}
	found := map[string]string{}
	for _, line := range env {
		name, text, _ := strings.Cut(line, "=")
		if !strings.HasPrefix(name, prefix) {
			continue
		}
		if key, ok := keyOf(name); ok && text == "" {
			l.empty("$"+name, key)
			continue
		}
		if !slices.Contains(known, name) {
			d := l.diags.Errorf(diag.Pos{File: "$" + name}, "key-unknown", "the environment variable %q matches no key of config.yaml", name)
			if near, ok := diag.DidYouMean(name, known); ok {
				d.Hintf("did you mean %q?", near)
			}
			continue
		}
		found[name] = text
	}
	return found
}

// empty reports a variable that is there and says nothing. A script
// whose own variable is not set writes it so, and must not publish for whoever
// comes next in the order of precedence.
func (l *loader) empty(name, key string) {
	l.diags.Errorf(diag.Pos{File: name}, "value-bad", "%q is empty in the environment", key).
		Hintf("give a value, or unset the variable")
}

// unsaid reports a key of the file that has no value, where its default is not
// what the author may have meant: others could read more.
func (l *loader) unsaid(key string, field source.Field) {
	v, hint := field.Value, "write true or false, or delete the line"
	switch key {
	case "audience":
		hint = "write one of " + strings.Join(AudienceNames(), ", ") + ", or delete the line"
	case "lock.always", "output.minify", "packet.bind", "publish.private":
	default:
		return
	}
	if v.Kind == source.Null || v.Kind == source.Scalar && strings.TrimSpace(v.Text) == "" {
		l.diags.Errorf(field.Pos, "value-bad", "%q has no value", field.Key+":").Hintf("%s", hint)
	}
}

// keyOf gives the key that an environment variable sets.
func keyOf(variable string) (string, bool) {
	for _, s := range settings {
		if Variable(s.key) == variable {
			return s.key, true
		}
	}
	return "", false
}

func find(v source.Value, path []string) (source.Field, bool) {
	f, ok := v.Get(path[0])
	if !ok || len(path) == 1 {
		return f, ok
	}
	return find(f.Value, path[1:])
}

// put gives a copy of a mapping with one value set.
func put(v source.Value, path []string, leaf source.Value) source.Value {
	v.Fields = append([]source.Field(nil), v.Fields...)
	at := -1
	for i, f := range v.Fields {
		if f.Key == path[0] {
			at = i
			break
		}
	}
	if at < 0 {
		at = len(v.Fields)
		v.Fields = append(v.Fields, source.Field{Key: path[0], Pos: leaf.Pos})
	}
	if len(path) == 1 {
		v.Fields[at].Value = leaf
		return v
	}
	inner := v.Fields[at].Value
	if inner.Kind == source.Null {
		inner = source.Value{Kind: source.Mapping, Pos: leaf.Pos}
	}
	if inner.Kind == source.Mapping {
		v.Fields[at].Value = put(inner, path[1:], leaf)
	}
	return v
}
