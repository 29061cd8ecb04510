package config

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

func load(t *testing.T, text string, opt Options) (Config, diag.List) {
	t.Helper()
	tree, diags, err := source.Read(fstest.MapFS{"config.yaml": {Data: []byte(text)}})
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags)
	}
	return Load(tree, opt)
}

func TestPrecedence(t *testing.T) {
	const file = "target:\n  level: staff\naudience: mentor\n"
	env := []string{"CASEBOOK_TARGET_LEVEL=principal", "CASEBOOK_BASE_URL=https://env.example/x", "HOME=/x"}
	flags := []Flag{{"target.level", "--level", "senior"}}
	for name, c := range map[string]struct {
		opt   Options
		level string
		at    string
	}{
		"file":        {Options{}, "staff", "config.yaml:2:10"},
		"environment": {Options{Env: env}, "principal", "$CASEBOOK_TARGET_LEVEL"},
		"flag":        {Options{Env: env, Flags: flags}, "senior", "--level"},
	} {
		t.Run(name, func(t *testing.T) {
			cfg, diags := load(t, file, c.opt)
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			if cfg.Target.Level != c.level || cfg.Pos("target.level").String() != c.at {
				t.Errorf("got %q at %s", cfg.Target.Level, cfg.Pos("target.level"))
			}
			if cfg.Audience != Mentor || cfg.Output.Folder != "public" || cfg.Language != "en" {
				t.Errorf("audience %v, folder %q, language %q", cfg.Audience, cfg.Output.Folder, cfg.Language)
			}
		})
	}
	cfg, _ := load(t, "title: x\n", Options{Env: env})
	if cfg.BaseURL != "https://env.example/x/" || cfg.Audience != Committee || cfg.Target.Framework != "content/framework.yaml" {
		t.Errorf("%+v", cfg)
	}
}

func TestWholeConfig(t *testing.T) {
	cfg, diags := load(t, `title: A case
baseURL: https://example.com/
as-of: 2026-06-30
person: {name: Ada, role: Senior engineer}
target: {framework: content/framework.yaml, level: staff, from: senior, since: 2024-01}
values: [{id: care, name: Care}]
calendar:
  - {name: Autumn, kind: round, opens: 2026-09, closes: 2026-10-15, decides: 2026-11, effective: 2027-Q1}
  - {name: Break, kind: rest, opens: 2026-12-24}
cadence: {check-in: fortnightly, review: half-yearly}
capacity: {hours-per-week: 6.5, in-progress: 3}
enough: [{period: 2026-Q3, text: One thing}]
params: {Accent: Green, deep.er: {Key: 1}}
redact: [{term: Acme, as: the company, from: mentor}]
`, Options{})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if w := cfg.Calendar[0]; w.Closes.Last.String() != "2026-10-15" || w.Opens.First.String() != "2026-09-01" || w.Kind != Round {
		t.Errorf("window %+v", w)
	}
	if w := cfg.Calendar[1]; w.Closes != w.Opens {
		t.Errorf("a window of one day: %+v", w)
	}
	if cfg.Cadence.CheckIn.Days != 14 || cfg.Cadence.Review.Months != 6 || cfg.Capacity.HoursPerWeek != 6.5 {
		t.Errorf("%+v %+v", cfg.Cadence, cfg.Capacity)
	}
	if accent, _ := cfg.Params.Get("Accent"); accent.Value.Text != "Green" {
		t.Errorf("the theme's parameters lost their case: %+v", cfg.Params)
	}
	if cfg.Pos("calendar.0.closes").Line != 8 || cfg.Redact[0].From != Mentor {
		t.Errorf("%v %+v", cfg.Pos("calendar.0.closes"), cfg.Redact)
	}
}

func TestConfigMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"tilte: x\n":                                      `config.yaml:1:1: unknown key "tilte" [key-unknown] did you mean "title"?`,
		"target: {levle: x}\n":                            `config.yaml:1:10: unknown key "levle" [key-unknown] did you mean "level"?`,
		"audience: comittee\n":                            `config.yaml:1:11: unknown audience "comittee" [audience-unknown] did you mean "committee"?`,
		"target: staff\n":                                 `config.yaml:1:9: expected fields with values, found text [type-wrong] `,
		"title: [a]\n":                                    `config.yaml:1:8: expected text, found a list [type-wrong] `,
		"as-of: 31.12.2026\n":                             `config.yaml:1:8: "31.12.2026" is not a date [date-bad] write 2026-12-31`,
		"calendar: [{kind: round}]\n":                     `config.yaml:1:13: a calendar window has no name [title-missing] name it`,
		"calendar: [{name: x, kind: z}]\n":                `config.yaml:1:28: unknown kind "z" [kind-unknown] use one of round`,
		"capacity: {in-progress: two}\n":                  `config.yaml:1:25: "two" is not a number [type-wrong] write it`,
		"capacity: {hours-per-week: 36028797018963969}\n": `config.yaml:1:28: "36028797018963969" has more digits than a number can store: the last ones would change [number-bad] round it`,
		"cadence: {review: sometimes}\n":                  `config.yaml:1:19: unknown review "sometimes" [kind-unknown] use one of weekly`,
		"theme: other\n":                                  `config.yaml:1:8: unknown theme "other" [value-bad] use one of casebook, plain`,
		"baseURL: example.com\n":                          `config.yaml:1:10: "example.com" is not the address of a site: it does not begin with https:// [value-bad] write the whole`,
		"values: [{id: a}, {id: a}]\n":                    `config.yaml:1:24: the id "a" is taken [id-duplicate] `,
		"redact: [{as: x}]\n":                             `config.yaml:1:11: a rule of redact needs either a term or a pattern [value-bad] `,
		"redact:\n  - pattern: '(x{1,30}){1,30}y{99}'\n":  `config.yaml:2:14: searching for this pattern takes too long [value-bad] shorten it, with fewer repetitions; {1,1000} counts as a thousand`,
		"redact:\n  - pattern: 'x{300}'\n  - pattern: '[ab]{1,200}x'\n  - pattern: '[ab]{1,200}y'\n  - pattern: '[ab]{1,200}z'\n  - pattern: '[ab]{1,200}q'\n": `config.yaml:5:14: searching for all patterns up to this one takes too long [value-bad] shorten them, with fewer repetitions, or begin them with letters that always stand there, as in KD-[0-9]+`,
		"redact: [{pattern: '" + strings.Repeat("x", 501) + "'}]\n": `config.yaml:1:20: searching for this pattern takes too long [value-bad] shorten it, with fewer repetitions; {1,1000} counts as a thousand`,
		"redact: [{term: '" + strings.Repeat("x", 251) + "'}]\n":    `config.yaml:1:17: a text of 251 bytes, where at most 250 are read [text-unbounded] write it shorter`,
		"redact: [{pattern: 'x*'}]\n":                               `config.yaml:1:20: "x*" matches an empty text [value-bad] require`,
		"title: a\ntitle: b\n":                                      `config.yaml:2:1: "title" is given twice; the first one counts [field-repeated] keep one`,
		"- a\n":                                                     `config.yaml:1:1: expected fields with values, found a list [type-wrong] `,
		"lock:\n  title: x\n  always: # true\n":                     `config.yaml:3:3: "always:" has no value [value-bad] write true or false`,
		"audience:\ntitle: x\n":                                     `config.yaml:1:1: "audience:" has no value [value-bad] write one of public, committee, mentor, self, or delete the line`,
		"lock: {always: ~}\n":                                       `config.yaml:1:8: "always:" has no value [value-bad] write true or false`,
		"lock: {always: ''}\n":                                      `config.yaml:1:8: "always:" has no value [value-bad] write true or false`,
		"output: {minify: }\n":                                      `config.yaml:1:10: "minify:" has no value [value-bad] write true or false`,
		"output: {minify: yes}\n":                                   `config.yaml:1:18: "yes" is neither true nor false [type-wrong] `,
		"output: site\n":                                            `config.yaml:1:9: expected fields with values, found text [type-wrong] `,
		"output: {folder: ../x}\n":                                  `config.yaml:1:18: the output folder "../x" is outside of the portfolio [value-bad] name a folder`,
		"output: {folder: /srv/x}\n":                                `config.yaml:1:18: the output folder "/srv/x" is outside of the portfolio [value-bad] name a folder`,
		"output: {folder: a/../../x}\n":                             `config.yaml:1:18: the output folder "a/../../x" is outside of the portfolio [value-bad] name a folder`,
		"output: {folder: content/..}\n":                            `config.yaml:1:18: the output folder "content/.." is the portfolio itself [value-bad] name a folder`,
		"output: {folder: .casebook}\n":                             `config.yaml:1:18: the output folder ".casebook" is inside ".casebook", which the portfolio is read from [value-bad] name a folder`,
		"output: {folder: ./Content/x}\n":                           `config.yaml:1:18: the output folder "./Content/x" is inside "Content", which the portfolio is read from [value-bad] name a folder`,
		"output: {folder: \"site\\nx\"}\n":                          `config.yaml:1:18: the output folder "site\nx" has a line break or another control character in its name [value-bad] name a folder`,
		"output: {folder: '~/site'}\n":                              `config.yaml:1:18: the output folder "~/site" begins with ~, which a shell takes for a home folder [value-bad] name a folder`,
		"publish: {target: 'git:pages.git#pages'}\n":                `config.yaml:1:19: no site can be published there: this is a repository on this machine, whose hooks would run [value-bad] name a remote`,
		"publish: {target: 'git:../case.git#pages'}\n":              `config.yaml:1:19: no site can be published there: this is a repository on this machine`,
		"language: not a language\n":                                `config.yaml:1:11: "not a language" is not a language [value-bad] write its code, one of en, `,
		"language: nl\n":                                            `config.yaml:1:11: "nl" is not supported: pages would mix it with English words and numbers [value-bad] write one of en, en-AU, `,
		"language: en-ZA\n":                                         `config.yaml:1:11: "en-ZA" is not supported: `,
		"calendar: [{name: x, kind: rest}]":                         `config.yaml:1:13: the window "x" does not say when it opens [date-bad] add opens`,
	} {
		_, diags := load(t, text, Options{})
		var got []string
		for _, d := range diags {
			got = append(got, fmt.Sprintf("%s: %s [%s] %s", d.Pos, d.Message, d.Check, d.Hint))
			if !d.Pos.Given() {
				t.Errorf("%q: no place: %s", text, d.Message)
			}
		}
		if len(got) == 0 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%q\ngot  %q\nwant %q", text, got, want)
		}
	}
	if _, diags := load(t, "title: x\n", Options{Flags: []Flag{{"output.folder", "--out", "/srv/x"}}}); len(diags) > 0 {
		t.Errorf("a folder that a flag names: %v", diags)
	}
	_, diags := load(t, "title: x\n", Options{Env: []string{"CASEBOOK_AUDIANCE=public"}, Flags: []Flag{{"audience", "--audience", "everyone"}}})
	if len(diags) != 2 || diags[0].Pos.File != "$CASEBOOK_AUDIANCE" || diags[1].Pos.File != "--audience" {
		t.Errorf("environment and flag: %v", diags)
	}
}

// What comes from the environment or a flag is held to what the same key of the file is.
func TestWhatIsGivenOutsideIsHeldToTheSame(t *testing.T) {
	for variable, want := range map[string]string{
		"CASEBOOK_OUTPUT_FOLDER=~":            `$CASEBOOK_OUTPUT_FOLDER: the output folder "~" begins with ~`,
		"CASEBOOK_OUTPUT_FOLDER=site\nx":      `$CASEBOOK_OUTPUT_FOLDER: the output folder "site\nx" has a line break`,
		"CASEBOOK_TITLE=My\x01case":           `$CASEBOOK_TITLE: this text contains the control character U+0001`,
		"CASEBOOK_AUDIANCE=":                  `$CASEBOOK_AUDIANCE: the environment variable "CASEBOOK_AUDIANCE" matches no key of config.yaml`,
		"CASEBOOK_PERSON_ROLE=":               `$CASEBOOK_PERSON_ROLE: "person.role" is empty in the environment`,
		"CASEBOOK_LOCK_SYNOPSIS=" + deepQuote: `$CASEBOOK_LOCK_SYNOPSIS: quotations, lists and footnotes are nested more than 50 deep`,
	} {
		_, diags := load(t, "title: x\n", Options{Env: []string{variable}})
		if len(diags) == 0 || !strings.HasPrefix(diags[0].Pos.String()+": "+diags[0].Message, want) {
			t.Errorf("%q gives %v, want %q", variable, diags, want)
		}
	}
	cfg, diags := load(t, "title: x\n", Options{Env: []string{"CASEBOOK_PERSON_NAME=Ann", "CASEBOOK_BROWSER="}, Flags: []Flag{{"audience", "--audience", "self"}}})
	given := map[string]string{}
	for _, f := range cfg.Outside() {
		given[f.Value.Pos.String()] = f.Key + " " + f.Value.Text
	}
	if len(diags) > 0 || len(given) != 2 || given["$CASEBOOK_PERSON_NAME"] != "name Ann" || given["--audience"] != "audience self" {
		t.Errorf("%v, %v", given, diags)
	}
}

var deepQuote = strings.Repeat("> ", 60) + "x"
