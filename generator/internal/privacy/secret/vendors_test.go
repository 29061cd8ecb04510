package secret

import (
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	gitleaks "github.com/zricethezav/gitleaks/v8/config"
)

// unlike are the rules of gitleaks whose finds need not be found here, and why.
var unlike = map[string]string{
	"duffel-api-token": tries, "easypost-test-api-token": tries, "shippo-api-token": tries, "stripe-access-token": tries,
	"flutterwave-encryption-key": tries, "flutterwave-public-key": tries, "flutterwave-secret-key": tries,

	"authress-service-client-access-key": common, "sourcegraph-access-token": common, "square-access-token": common, "vault-service-token": common,
	"facebook-access-token": common, // a number, a bar and letters: cells of a table

	"curl-auth-header": drawn, "curl-auth-user": drawn, "private-key": drawn, "jwt": drawn, "jwt-base64": drawn, "sidekiq-sensitive-url": drawn,
	"sendgrid-api-token": drawn, "grafana-cloud-api-token": drawn, "twilio-api-key": drawn, "aws-access-token": drawn,
	"slack-config-access-token": drawn, "slack-legacy-token": drawn, "slack-legacy-workspace-token": drawn, "slack-webhook-url": drawn, "microsoft-teams-webhook": drawn,
}

const (
	tries  = "keys of test modes open nothing"
	common = "one of its forms stands in texts that are no secrets"
	drawn  = "its pattern is wider than what is handed out, which other tests here plant"
)

// TestKnowsWhatGitleaksKnows draws secrets from each rule of gitleaks for which no
// name has to stand beside the secret. Its rules are kept by many: a form that they
// learn, and vendors.go does not have, is told here when the module is raised.
func TestKnowsWhatGitleaksKnows(t *testing.T) {
	var all struct {
		Rules []struct {
			ID, Regex, Path string
			Entropy         float64
		}
	}
	if err := toml.Unmarshal([]byte(gitleaks.DefaultConfig), &all); err != nil {
		t.Fatal(err)
	}
	random, known, exempt := rand.New(rand.NewPCG(5, 9)), 0, 0
	for _, rule := range all.Rules {
		if rule.Regex == "" || rule.Path != "" || strings.Contains(rule.Regex, "{0,50}?") {
			continue
		}
		form := regexp.MustCompile(rule.Regex)
		tree, err := syntax.Parse(ofOneCase.Replace(rule.Regex), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		drawn, found, missed := 0, 0, ""
		for range 30 {
			var b strings.Builder
			drawFrom(tree, random, &b)
			text := "It was " + strings.TrimSpace(b.String()) + "\n"
			if !form.MatchString(text) {
				continue
			}
			if drawn++; len(Find(text)) > 0 {
				found++
			} else {
				missed = text
			}
		}
		if unlike[rule.ID] != "" {
			exempt++
			continue
		}
		known++
		if found*10 < drawn*9 || drawn == 0 {
			t.Errorf("%s: %d of %d found; missed %.200q", rule.ID, found, drawn, missed)
		}
	}
	if known < 60 || exempt != len(unlike) {
		t.Errorf("%d rules were tried, and %d of %d have reasons not to be", known, exempt, len(unlike))
	}
}

// ofOneCase takes off what makes the prefixes of vendors large or small at will.
var ofOneCase = strings.NewReplacer("(?i)", "", "(?i:", "(?:")

// drawFrom draws a text that a pattern fits.
func drawFrom(re *syntax.Regexp, r *rand.Rand, b *strings.Builder) {
	least, most := 1, 1
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
		return
	case syntax.OpCharClass:
		var able []rune
		for i := 0; i < len(re.Rune); i += 2 {
			for c := max(re.Rune[i], ' '); c <= min(re.Rune[i+1], '~'); c++ {
				able = append(able, c)
			}
		}
		if len(able) > 0 {
			b.WriteRune(able[r.IntN(len(able))])
		}
		return
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteByte(b62[r.IntN(len(b62))])
		return
	case syntax.OpAlternate:
		drawFrom(re.Sub[r.IntN(len(re.Sub))], r, b)
		return
	case syntax.OpStar:
		least, most = 0, 20
	case syntax.OpPlus:
		most = 20
	case syntax.OpQuest:
		least = 0
	case syntax.OpRepeat:
		least, most = re.Min, re.Max
		if most < 0 || most > least+60 {
			most = least + 30
		}
	}
	for range least + r.IntN(most-least+1) {
		for _, sub := range re.Sub {
			drawFrom(sub, r, b)
		}
	}
}
