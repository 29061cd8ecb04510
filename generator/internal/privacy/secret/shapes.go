package secret

import (
	"encoding/base64"
	"encoding/json"
	"strings"
)

// shapeRules know secrets by their grammar.
func shapeRules() []rule {
	all := []rule{
		{mark: "hooks.slack.com/", fold: true, rank: byPrefix, look: slackHook},
		{mark: "/api/webhooks/", rank: byPrefix, look: discordHook},
		{mark: "SG.", rank: byPrefix, look: sendGrid},
		{mark: "pat", rank: byPrefix, look: airtable},
		{mark: ".atlasv1.", rank: byPrefix, look: terraform},
		{mark: "_mmk", rank: byPrefix, look: maxMind},
		{mark: "webhook.office.com/", fold: true, rank: byPrefix, look: teamsHook},
		{mark: "://", rank: byShape, look: address},
		{mark: "eyJ", rank: byShape, look: webToken},
	}
	for c := range 256 {
		if base64URL[c] && (c < 'A' || c > 'Z') { // large letters share the entry of the small ones
			all = append(all, rule{mark: ":" + string(byte(c)), fold: true, rank: byPrefix, look: telegram},
				rule{mark: "." + string(byte(c)), fold: true, rank: byPrefix, look: discord})
		}
	}
	return all
}

// slackHook knows addresses that post into a channel. Slack API documentation,
// "Sending messages using incoming webhooks".
func slackHook(text string, at int) (span, bool) {
	end := pathly.run(text, at+len("hooks.slack.com/"), 160)
	parts := strings.Split(text[at:end], "/")
	if len(parts) < 5 || parts[1] != "services" && parts[1] != "workflows" && parts[1] != "triggers" {
		return span{}, false
	}
	if last := parts[len(parts)-1]; len(last) < 18 || !alnum.all(last) || invented(last) || readable(last) {
		return span{}, false
	}
	return span{start: at, end: end, kind: "a Slack webhook"}, true
}

var pathly = letters("A-Za-z0-9/_-")

// hookPath is what the address of a webhook of Teams has behind its host.
var hookPath = letters("A-Za-z0-9/@.-")

// discordHook: Discord developer documentation, "Webhook resource".
func discordHook(text string, at int) (span, bool) {
	id := at + len("/api/webhooks/")
	mid := digits.run(text, id, 21)
	end := mid
	if mid-id >= 17 && mid < len(text) && text[mid] == '/' {
		end = base64URL.run(text, mid+1, 90)
	}
	if end-mid < 61 || invented(text[mid+1:end]) {
		return span{}, false
	}
	return span{start: at, end: end, kind: "a Discord webhook"}, true
}

// teamsHook: Microsoft Learn, "Create incoming webhooks" for Teams.
func teamsHook(text string, at int) (span, bool) {
	end := hookPath.run(text, at, 400)
	_, rest, ok := strings.Cut(text[at:end], "/IncomingWebhook/")
	if !ok || hex.run(rest, 0, 33) != 32 || invented(rest) {
		return span{}, false
	}
	return span{start: at, end: end, kind: "a Teams webhook"}, true
}

// sendGrid knows keys of a name and a secret. Twilio SendGrid documentation, "API
// keys".
func sendGrid(text string, at int) (span, bool) {
	name := at + len("SG.")
	dot := base64URL.run(text, name, 23)
	if dot-name != 22 || dot == len(text) || text[dot] != '.' || !begins(text, at, alnum) {
		return span{}, false
	}
	end := base64URL.run(text, dot+1, 44)
	if end-dot-1 != 43 || invented(text[name:end]) {
		return span{}, false
	}
	return span{start: at, end: end, kind: "a SendGrid API key"}, true
}

// airtable: Airtable documentation, "Creating personal access tokens".
func airtable(text string, at int) (span, bool) {
	dot := alnum.run(text, at, 18)
	if dot-at != 17 || dot == len(text) || text[dot] != '.' || !begins(text, at, alnum) {
		return span{}, false
	}
	end := smallHex.run(text, dot+1, 65)
	if end-dot-1 != 64 || invented(text[at:end]) {
		return span{}, false
	}
	return span{start: at, end: end, kind: "an Airtable token"}, true
}

// terraform knows the tokens of Terraform Cloud, which have a name before their mark.
// HCP Terraform documentation, "API tokens".
func terraform(text string, at int) (span, bool) {
	start, end := alnum.back(text, at, 15), terraformTail.run(text, at+len(".atlasv1."), 71)
	if at-start != 14 || end-at < len(".atlasv1.")+60 || invented(text[at+1:end]) {
		return span{}, false
	}
	return span{start: start, end: end, kind: "a Terraform Cloud token"}, true
}

var terraformTail = letters("A-Za-z0-9=_-")

// maxMind knows license keys, which end with their mark. MaxMind documentation,
// "License keys".
func maxMind(text string, at int) (span, bool) {
	start, end := wordly.back(text, at, 37), at+len("_mmk")
	if at-start != 36 || text[start+6] != '_' || end < len(text) && wordly[text[end]] || invented(text[start:at]) || readable(text[start:at]) {
		return span{}, false
	}
	return span{start: start, end: end, kind: "a MaxMind license key"}, true
}

// telegram knows the tokens of bots: a number, a colon, 35 characters. Telegram
// Bot API, "Authorizing your bot".
func telegram(text string, at int) (span, bool) {
	if at < 6 || !digits[text[at-1]] {
		return span{}, false
	}
	start, end := digits.back(text, at, 13), base64URL.run(text, at+1, 36)
	if end-at != 36 || at-start < 6 || at-start > 12 || !begins(text, start, alnum) {
		// Addresses of the interface have "bot" before the number.
		if end-at != 36 || at-start < 6 || !strings.HasSuffix(text[:start], "/bot") {
			return span{}, false
		}
	}
	if tail := text[at+1 : end]; invented(tail) || readable(tail) || entropy(tail) < 3 {
		return span{}, false
	}
	return span{start: start, end: end, kind: "a Telegram bot token"}, true
}

// discord knows the tokens of bots: the number of the bot in Base64, six
// characters of time, and a signature. Discord developer documentation, "API
// reference", authentication.
func discord(text string, at int) (span, bool) {
	if at+8 >= len(text) || text[at+7] != '.' || !base64URL.all(text[at+1:at+7]) {
		return span{}, false
	}
	start, end := base64URL.back(text, at, 31), base64URL.run(text, at+8, 50)
	if n := at - start; n < 23 || n > 30 || end-at-8 < 27 {
		return span{}, false
	}
	id, err := base64.RawStdEncoding.DecodeString(text[start:at])
	if err != nil || !digits.all(string(id)) || invented(text[at+8:end]) {
		return span{}, false
	}
	return span{start: start, end: end, kind: "a Discord bot token"}, true
}

// isWebToken tells which values webToken judges, whatever stands before them.
func isWebToken(v string) bool { return strings.HasPrefix(v, "eyJ") && strings.Contains(v, ".") }

// webToken knows JSON web tokens (RFC 7519, RFC 7515): two or more parts of
// Base64 with full stops between them, of which the first one names how the
// token is signed.
func webToken(text string, at int) (span, bool) {
	if !begins(text, at, base64URL) {
		return span{}, false
	}
	head := base64URL.run(text, at, 4096)
	if head-at < 16 || head == len(text) || text[head] != '.' {
		return span{}, false
	}
	end := base64URL.run(text, head+1, len(text))
	payload := text[head+1 : end]
	for range 3 { // the signature, or the parts of an encrypted token
		if end < len(text) && text[end] == '.' {
			if more := base64URL.run(text, end+1, len(text)); more > end+1 {
				end = more
			}
		}
	}
	var header struct{ Alg string }
	first, err := base64.RawURLEncoding.DecodeString(text[at:head])
	if err != nil || json.Unmarshal(first, &header) != nil || header.Alg == "" || len(payload) < 8 {
		return span{}, false
	}
	said, err := base64.RawURLEncoding.DecodeString(payload)
	// The people of the RFC's and of every tutorial's token.
	if err == nil && (strings.Contains(string(said), `"John Doe"`) || strings.Contains(string(said), `"iss":"joe"`)) {
		return span{}, false
	}
	return span{start: at, end: end, kind: "a JSON web token"}, true
}
