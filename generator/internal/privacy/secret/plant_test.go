package secret

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"strings"
)

// A planter draws secrets and writes them into texts. No secret stands in this
// file: prefixes are joined to what is drawn.
type planter struct{ *rand.Rand }

func newPlanter(seed uint64) planter { return planter{rand.New(rand.NewPCG(seed, 5))} }

const (
	small = "abcdefghijklmnopqrstuvwxyz"
	large = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	num   = "0123456789"
	b62   = small + large + num
	b64   = b62 + "+/"
	b64u  = b62 + "-_"
	hex16 = num + "abcdef"
)

func (p planter) draw(alphabet string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[p.IntN(len(alphabet))]
	}
	return string(b)
}

func (p planter) bytes(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(p.Uint32())
	}
	return b
}

// password draws what a manager of passwords draws: 12 to 24 characters, with a
// letter and a digit at the least.
func (p planter) password() string {
	for {
		v := p.draw(b62+"!@#$%^*-_+=", 12+p.IntN(13))
		if s, l, d, _ := classes(v); s > 0 && l > 0 && d > 0 && !strings.ContainsAny(v[:1]+v[len(v)-1:], "!@#$%^*-_+=") {
			return v
		}
	}
}

func (p planter) uuid() string {
	return strings.Join([]string{p.draw(hex16, 8), p.draw(hex16, 4), p.draw(hex16, 4), p.draw(hex16, 4), p.draw(hex16, 12)}, "-")
}

// crop is one kind of secret that can be planted. around gives how it has to be
// written to be one, with %s for the secret; "" where it stands for itself.
type crop struct {
	kind   string // part of what the finder calls it
	draw   func(planter) string
	around string
}

// crops are the kinds, more than twenty of them vendors'.
func crops() []crop {
	tail := func(prefix, alphabet string, n int) func(planter) string {
		return func(p planter) string { return prefix + p.draw(alphabet, n) }
	}
	return []crop{
		{"AWS access key id", tail("AKIA", large+"234567", 16), ""},
		{"AWS secret access key", tail("", b64, 40), "aws_secret_access_key = %s"},
		{"AWS secret access key", tail("", b64, 40), "\"SecretAccessKey\": \"%s\""},
		{"GitHub", tail("ghp_", b62, 36), ""},
		{"GitHub", tail("gho_", b62, 36), ""},
		{"GitHub", tail("ghs_", b62, 36), ""},
		{"GitHub", func(p planter) string { return "github_pat_" + p.draw(b62, 22) + "_" + p.draw(b62, 59) }, ""},
		{"GitLab", tail("glpat-", b64u, 20), ""},
		{"GitLab", func(p planter) string {
			return "glpat-" + p.draw(b64u, 27) + "." + p.draw(small+num, 2) + "." + p.draw(small+num, 9)
		}, ""},
		{"Slack token", func(p planter) string {
			return "xoxb-" + p.draw(num, 12) + "-" + p.draw(num, 12) + "-" + p.draw(b62, 24)
		}, ""},
		{"Slack webhook", func(p planter) string {
			return "hooks.slack.com/services/T" + p.draw(large+num, 10) + "/B" + p.draw(large+num, 10) + "/" + p.draw(b62, 24)
		}, "https://%s"},
		{"Stripe", tail("sk_live_", b62, 24), ""},
		{"Stripe", tail("rk_live_", b62, 99), ""},
		{"Google API", tail("AIza", b64u, 35), ""},
		{"Google OAuth", tail("GOCSPX-", b64u, 28), ""},
		{"private key", func(p planter) string {
			return "-----BEGIN PRIVATE" + " KEY-----\\n" + wrap(base64.StdEncoding.EncodeToString(p.bytes(1200)), "\\n") + "\\n-----END PRIVATE" + " KEY-----"
		}, `{"type": "service_account", "private_key": "%s\n"}`},
		{"Azure storage key", func(p planter) string { return p.draw(b64, 86) + "==" }, "DefaultEndpointsProtocol=https;AccountName=depot;AccountKey=%s;EndpointSuffix=core.windows.net"},
		{"SAS signature", func(p planter) string {
			return strings.NewReplacer("+", "%2B", "/", "%2F", "=", "%3D").Replace(base64.StdEncoding.EncodeToString(p.bytes(32)))
		}, "https://depot.blob.core.windows.net/scans?sv=2022-11-02&se=2026-12-31&sr=c&sp=r&sig=%s"},
		{"Azure client secret", func(p planter) string { return p.draw(b62, 3) + p.draw(num, 1) + "Q~" + p.draw(b62+"_~.-", 33) + "a" }, ""},
		{"npm", tail("npm_", b62, 36), ""},
		{"PyPI", tail("pypi-AgEIcHlwaS5vcmc", b64u, 150), ""},
		{"SendGrid", func(p planter) string { return "SG." + p.draw(b64u, 22) + "." + p.draw(b64u, 43) }, ""},
		{"Twilio API key", tail("SK", hex16, 32), ""},
		{"Twilio token", tail("", hex16, 32), "TWILIO_AUTH_TOKEN=%s"},
		{"Mailgun", tail("key-", hex16, 32), ""},
		{"Mailchimp", func(p planter) string { return p.draw(hex16, 32) + "-us" + p.draw("123456789", 2) }, ""},
		{"Telegram", func(p planter) string { return p.draw("123456789", 10) + ":AA" + p.draw(b64u, 33) }, ""},
		{"Discord bot", func(p planter) string {
			return base64.RawStdEncoding.EncodeToString([]byte(p.draw("123456789", 18))) + "." + p.draw(b64u, 6) + "." + p.draw(b64u, 38)
		}, ""},
		{"Discord webhook", func(p planter) string { return "/api/webhooks/" + p.draw("123456789", 18) + "/" + p.draw(b64u, 68) }, "https://discord.com%s"},
		{"OpenAI", tail("sk-proj-", b64u, 120), ""},
		{"API key", func(p planter) string { return "sk-" + p.draw(b62, 20) + "T3Blbk" + "FJ" + p.draw(b62, 20) }, ""},
		{"Anthropic", func(p planter) string { return "sk-ant-api03-" + p.draw(b64u, 93) + "AA" }, ""},
		{"Hugging Face", tail("hf_", small+large, 34), ""},
		{"DigitalOcean", tail("dop_v1_", hex16, 64), ""},
		{"Vault", tail("hvs.", b64u, 91), ""},
		{"Docker Hub", tail("dckr_pat_", b64u, 27), ""},
		{"Heroku", planter.uuid, "HEROKU_API_KEY: %s"},
		{"JSON web token", func(p planter) string {
			enc := base64.RawURLEncoding.EncodeToString
			return enc([]byte(`{"alg":"RS256","kid":"`+p.draw(num, 3)+`"}`)) + "." + enc([]byte(`{"sub":"`+p.draw(small, 9)+`"}`)) + "." + enc(p.bytes(256))
		}, ""},
		{"RSA private key", pem("RSA PRIVATE KEY"), ""},
		{"EC private key", pem("EC PRIVATE KEY"), ""},
		{"OpenSSH private key", pem("OPENSSH PRIVATE KEY"), ""},
		{"PGP private key", pem("PGP PRIVATE KEY BLOCK"), ""},
		{"age secret", tail("AGE-SECRET-KEY-1", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58), ""},
		{"password in an address", planter.urlPassword, "postgres://depot:%s@db.depot.internal:5432/scans"},
		{"token in an address", tail("", b62, 40), "https://%s@git.depot.internal/depot.git"},
		{"a password", planter.password, `password = "%s"`},
		{"a password", planter.password, "DB_PASSWORD=%s"},
		{"a password", planter.password, "password: %s"},
		{"a password", planter.password, `"passwd": "%s"`},
		{"authorization header", tail("", b62, 40), "Authorization: Bearer %s"},
		{"authorization header", func(p planter) string {
			return base64.StdEncoding.EncodeToString([]byte(p.draw(small, 6) + ":" + p.password()))
		}, "Authorization: Basic %s"},
		{".netrc", planter.password, "machine git.depot.internal login depot password %s"},
		{"a token", tail("", hex16, 40), "token: %s"},
		{"a secret", func(p planter) string { return base64.StdEncoding.EncodeToString(p.bytes(32)) }, `client_secret = "%s"`},
		{"a secret key", tail("", hex16, 32), "api_key=%s"},
		{"a token", tail("", small+num, 32), "session_token = \"%s\""},
		{"a token", tail("", b62, 24), "accessToken: %s"},
	}
}

func (p planter) urlPassword() string { return p.draw(b62, 16) }

func pem(label string) func(planter) string {
	return func(p planter) string {
		return "-----BEGIN " + label + "-----\n" + wrap(base64.StdEncoding.EncodeToString(p.bytes(600)), "\n") + "\n-----END " + label + "-----"
	}
}

func wrap(text, end string) string {
	var lines []string
	for len(text) > 64 {
		lines = append(lines, text[:64])
		text = text[64:]
	}
	return strings.Join(append(lines, text), end)
}

// field is where a secret is planted: a text with a line of %s in it.
type field struct {
	name string
	text string
}

// fields are the places where a case holds text.
func fields() []field {
	return []field{
		{"prose", "We found that the old importer still logged in with %s and nobody had noticed. It took an afternoon."},
		{"a code fence", "The set-up was one line:\n\n```sh\n%s\n```\n\nIt is gone now.\n"},
		{"a table", "| step | what was there |\n| --- | --- |\n| first | %s |\n| second | nothing |\n"},
		{"front matter", "---\ntitle: One queue\nsummary: >\n  %s\nkind: design\n---\n\nThree teams.\n"},
		{"CSV", "date,who,note\n2026-03-01,jun,%s\n2026-03-02,ada,none\n"},
		{"an address", "See [the log](https://logs.depot.internal/find?line=7&q=%s&page=2) for the rest.\n"},
	}
}

// plant gives a text with one secret in it, and where it is.
func (p planter) plant(c crop, f field) (text string, start, end int) {
	v := c.draw(p)
	around := c.around
	if around == "" {
		around = "%s"
	}
	line := fmt.Sprintf(around, v)
	if f.name == "CSV" && strings.ContainsAny(line, ",\"") {
		line = `"` + strings.ReplaceAll(line, `"`, `""`) + `"`
	}
	text = fmt.Sprintf(f.text, line)
	start = strings.Index(text, v)
	return text, start, start + len(v)
}
