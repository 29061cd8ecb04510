package secret

import "strings"

// token is a vendor's secret that begins with a prefix of its own.
type token struct {
	kind   string
	prefix string
	tail   *alphabet // what follows the prefix
	min    int       // bytes of the tail
	max    int
}

// tokens lists the vendors' forms. The comments name the page of the vendor's
// documentation that gives the prefix; lengths are those of tokens as they are
// handed out, with room where a vendor says that they will grow.
func tokens() []token {
	return single([]family{
		// GitHub Docs, "About authentication to GitHub", token formats.
		{"a GitHub token", alnum, 36, 255, "ghp_ gho_ ghu_ ghs_ ghr_"},
		{"a GitHub token", wordly, 82, 255, "github_pat_"},
		// GitLab Docs, "GitLab token overview", token prefixes.
		{"a GitLab token", dotted, 20, 320, "glpat- gldt- glrt- glrtr- glptt- glft- glagent- gloas- glimt- glsoat- glcbt- glffct-"},
		{"a GitLab token", base64URL, 20, 20, "GR1348941"},
		{"a GitLab session", alnum, 32, 32, "_gitlab_session="},
		// Slack API documentation, "Tokens".
		{"a Slack token", base64URL, 20, 255, "xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxe- xoxe.xoxp- xoxe.xoxb- xapp-"},
		// Stripe documentation, "API keys": secret and restricted keys of live mode.
		{"a Stripe live key", alnum, 24, 255, "sk_live_ rk_live_"},
		// Stripe documentation, "Webhooks": signing secrets.
		{"a Stripe webhook secret", alnum, 32, 64, "whsec_"},
		// Google Cloud documentation, "Manage API keys".
		{"a Google API key", base64URL, 35, 35, "AIza"},
		// Google Cloud documentation, "Manage OAuth clients".
		{"a Google OAuth client secret", base64URL, 28, 28, "GOCSPX-"},
		// Google Identity documentation, "Using OAuth 2.0 to access Google APIs".
		{"a Google access token", base64URL, 60, 2048, "ya29."},
		// npm Docs, "About access tokens".
		{"an npm token", alnum, 36, 36, "npm_"},
		// PyPI help, "How can I use API tokens to authenticate with PyPI?"
		{"a PyPI token", base64URL, 50, 1024, "pypi-AgE"},
		// RubyGems guides, "API key scopes".
		{"a RubyGems key", smallHex, 48, 48, "rubygems_"},
		// Docker Docs, "Personal access tokens" and "Organization access tokens".
		{"a Docker Hub token", base64URL, 27, 64, "dckr_pat_ dckr_oat_"},
		// Twilio Docs, "API keys".
		{"a Twilio API key", smallHex, 32, 32, "SK"},
		// Mailgun documentation, "API keys".
		{"a Mailgun key", smallHex, 32, 32, "key-"},
		// OpenAI documentation, "API keys"; Anthropic documentation, "Getting started with the API".
		{"an Anthropic API key", base64URL, 24, 255, "sk-ant-"},
		{"an OpenAI API key", base64URL, 32, 255, "sk-proj- sk-svcacct- sk-admin- sk-None-"},
		{"an API key", base64URL, 24, 255, "sk-"},
		// Hugging Face documentation, "User access tokens".
		{"a Hugging Face token", alnum, 30, 60, "hf_ api_org_"},
		// The documentation of each, "API keys".
		{"a Groq API key", alnum, 40, 80, "gsk_"},
		{"a Replicate token", alnum, 37, 40, "r8_"},
		{"an xAI API key", alnum, 60, 100, "xai-"},
		{"a Perplexity API key", alnum, 40, 64, "pplx-"},
		// DigitalOcean Docs, "How to create a personal access token".
		{"a DigitalOcean token", smallHex, 64, 64, "dop_v1_ doo_v1_ dor_v1_"},
		// Vault documentation, "Tokens", token prefixes.
		{"a HashiCorp Vault token", base64URL, 24, 512, "hvs. hvb. hvr."},
		// Heroku Dev Center, "Heroku platform API OAuth", token formats.
		{"a Heroku API key", base64URL, 50, 80, "HRKU-AA"},
		// Shopify developer documentation, "Authentication and authorization".
		{"a Shopify token", hex, 32, 32, "shpat_ shpss_ shpca_ shppa_"},
		// Databricks documentation, "Personal access token authentication".
		{"a Databricks token", smallHex, 32, 32, "dapi"},
		// Grafana documentation, "Service accounts" and "Access policies".
		{"a Grafana token", wordly, 41, 41, "glsa_"},
		{"a Grafana Cloud token", base64Std, 60, 400, "glc_ey"},
		// Postman Learning Center, "Postman API authentication".
		{"a Postman key", base64URL, 59, 59, "PMAK-"},
		// New Relic documentation, "New Relic API keys".
		{"a New Relic key", upperNum, 27, 27, "NRAK-"},
		// Doppler documentation, "Auth token formats".
		{"a Doppler token", alnum, 40, 44, "dp.pt. dp.ct. dp.sa. dp.scim. dp.audit."},
		// Linear developer documentation, "API and webhooks".
		{"a Linear API key", alnum, 32, 64, "lin_api_"},
		// Notion developer documentation, "Authorization".
		{"a Notion token", alnum, 43, 60, "ntn_"},
		// Atlassian support, "Manage API tokens for your Atlassian account".
		{"an Atlassian API token", letters("A-Za-z0-9_=-"), 120, 400, "ATATT3x ATCTT3x"},
		// Figma developer documentation, "Personal access tokens".
		{"a Figma token", base64URL, 40, 60, "figd_"},
		// Netlify Docs, "Get started with the Netlify API".
		{"a Netlify token", alnum, 36, 60, "nfp_"},
		// Supabase documentation, "Management API" and "API keys".
		{"a Supabase token", smallHex, 40, 40, "sbp_"},
		{"a Supabase secret key", base64URL, 22, 64, "sb_secret_"},
		// Tailscale documentation, "Auth keys".
		{"a Tailscale key", base64URL, 24, 120, "tskey-auth- tskey-api- tskey-client-"},
		// Sentry documentation, "Auth tokens".
		{"a Sentry token", letters("A-Za-z0-9+/=_"), 64, 600, "sntrys_ sntryu_"},
		// PlanetScale documentation, "Service tokens" and "Connection strings".
		{"a PlanetScale token", letters("A-Za-z0-9_.=-"), 32, 64, "pscale_tkn_ pscale_pw_ pscale_oauth_"},
		// Square developer documentation, "Access tokens and other credentials".
		{"a Square token", base64URL, 43, 60, "sq0csp- sq0atp-"},
		// Pulumi documentation, "Access tokens".
		{"a Pulumi token", smallHex, 40, 40, "pul-"},
		// The rest is as gitleaks has it (vendors_test.go).
		{"a 1Password service account token", letters("A-Za-z0-9+/_-"), 246, 2048, "ops_eyJ"},
		{"a 1Password secret key", letters("A-Z0-9-"), 36, 37, "A3-"},
		{"an Adobe client secret", alnum, 32, 32, "p8e-"},
		{"an Alibaba Cloud access key id", packed, 20, 20, "LTAI"},
		{"an Amazon Bedrock API key", letters("A-Za-z0-9+/="), 28, 4096, "bedrock-api-key-"},
		{"an Amazon Bedrock API key", packed, 109, 300, "ABSK"},
		{"an Artifactory API key", packed, 69, 69, "AKCp"},
		{"an Artifactory token", packed, 59, 59, "cmVmd"},
		{"a ClickHouse Cloud key", packed, 38, 38, "4b1d"},
		{"a Clojars token", alnum, 60, 60, "CLOJARS_"},
		{"a Cloudflare origin CA key", letters("a-f0-9-"), 171, 171, "v1.0-"},
		{"a Defined Networking token", letters("a-z0-9=_-"), 79, 79, "dnkey-"},
		{"a Duffel token", letters("A-Za-z0-9=_-"), 43, 43, "duffel_live_"},
		{"a Dynatrace token", letters("A-Za-z0-9."), 89, 89, "dt0c01."},
		{"an EasyPost API key", packed, 54, 54, "EZAK"},
		{"a Facebook access token", packed, 100, 400, "EAAM EAAC"},
		{"a Flutterwave secret key", letters("A-Za-z0-9-"), 34, 40, "FLWSECK-"},
		{"a Fly.io token", base64URL, 43, 43, "fo1_"},
		{"a Fly.io token", letters("A-Za-z0-9+/="), 100, 4096, "fm1a_ fm1r_ fm2_"},
		{"a Frame.io token", letters("A-Za-z0-9=_-"), 64, 64, "fio-u-"},
		{"a Grafana API key", letters("A-Za-z0-9="), 70, 400, "eyJrIjoi"},
		{"a Harness API key", dotted, 68, 68, "pat. sat."},
		{"an Infracost API key", alnum, 32, 32, "ico-"},
		{"a 42 client secret", smallHex, 64, 64, "s-s4t2ud- s-s4t2af-"},
		{"a New Relic key", letters("a-z0-9-"), 32, 32, "NRII-"},
		{"an Octopus Deploy API key", upperNum, 26, 26, "API-"},
		{"an OpenShift token", base64URL, 43, 43, "sha256~"},
		{"a Plaid token", letters("a-f0-9-"), 36, 36, "access-production-"},
		{"a Prefect API key", alnum, 36, 36, "pnu_"},
		{"a ReadMe API key", alnum, 70, 70, "rdme_"},
		{"a Scalingo token", base64URL, 48, 48, "tk-us-"},
		{"a Brevo API key", letters("a-z0-9-"), 81, 81, "xkeysib-"},
		{"a SettleMint token", alnum, 16, 16, "sm_aat_ sm_pat_ sm_sat_"},
		{"a Shippo token", hex, 40, 40, "shippo_live_"},
		{"a Sourcegraph token", wordly, 40, 57, "sgp_"},
		{"a Typeform token", letters("a-z0-9=_.-"), 59, 59, "tfp_"},
		{"a Yandex Cloud API key", packed, 35, 38, "AQVN"},
		// The age format specification, "The X25519 recipient type"; Bech32 in large letters.
		{"an age secret key", letters("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"), 58, 58, "AGE-SECRET-KEY-1"},
	})
}

// family is the tokens of one vendor that differ in the prefix alone.
type family struct {
	kind     string
	tail     *alphabet
	min, max int
	prefixes string // with blanks between them
}

// single gives a token for each prefix.
func single(all []family) []token {
	var list []token
	for _, f := range all {
		for _, p := range strings.Fields(f.prefixes) {
			list = append(list, token{kind: f.kind, prefix: p, tail: f.tail, min: f.min, max: f.max})
		}
	}
	return list
}

func (t token) look(text string, at int) (span, bool) {
	if !begins(text, at, t.tail) {
		return span{}, false
	}
	start := at + len(t.prefix)
	end := t.tail.run(text, start, t.max+1)
	for end > start && text[end-1] == '.' {
		end-- // the end of a sentence
	}
	tail := text[start:end]
	words := t.tail['-'] && spelled(tail)*10 >= len(tail)*9 // glpat-your-token-goes-here
	if len(tail) < t.min || len(tail) > t.max || invented(tail) || entropy(tail) < 2.5 || words {
		return span{}, false
	}
	return span{start: at, end: end, kind: t.kind}, true
}
