package secret

import "strings"

// cloudRules know secrets of clouds whose form needs more than a prefix.
func cloudRules() []rule {
	all := []rule{
		{mark: "accountkey=", fold: true, rank: byPrefix, look: azureKey("an Azure storage key", 86)},
		{mark: "sharedaccesskey=", fold: true, rank: byPrefix, look: azureKey("an Azure shared access key", 43)},
		{mark: "sig=", fold: true, rank: byPrefix, look: azureSignature},
		{mark: "Q~", rank: byPrefix, look: azureClientSecret},
		{mark: "-us", rank: byPrefix, look: mailchimp},
	}
	for _, prefix := range []string{"AKIA", "ASIA"} {
		all = append(all,
			rule{mark: prefix, rank: byPrefix, look: awsID},
			rule{mark: prefix, rank: byPrefix, look: awsSecretBehindID})
	}
	return all
}

// awsID knows access key ids. AWS Identity and Access Management User Guide,
// "IAM identifiers", unique identifiers: AKIA, or ASIA for some hours.
func awsID(text string, at int) (span, bool) {
	end := upperNum.run(text, at, 21)
	if end-at != 20 || !begins(text, at, alnum) || end < len(text) && alnum[text[end]] || invented(text[at:end]) {
		return span{}, false
	}
	return span{start: at, end: end, kind: "an AWS access key id"}, true
}

// awsSecretBehindID knows the other half: 40 characters of Base64, within a few
// lines of the id. AWS IAM User Guide, "Manage access keys for IAM users".
func awsSecretBehindID(text string, at int) (span, bool) {
	if _, ok := awsID(text, at); !ok {
		return span{}, false
	}
	last := min(len(text), at+320)
	for from := at + 20; from < last; {
		end := base64Std.run(text, from, 41)
		if isAWSSecret(text[from:end]) && (end == len(text) || text[end] != '=') {
			return span{start: from, end: end, kind: awsSecret}, true
		}
		from = base64Std.run(text, end, last) + 1
	}
	return span{}, false
}

const awsSecret = "an AWS secret access key"

func isAWSSecret(v string) bool {
	small, large, digit, _ := classes(v)
	return len(v) == 40 && base64Std.all(v) && small > 0 && large > 0 && digit > 0 && !invented(v) && !readable(v)
}

// azureKey knows the keys of connection strings. Microsoft Learn, "Configure
// Azure Storage connection strings" and "Service Bus access control with shared
// access signatures": 64 or 32 bytes in Base64.
func azureKey(kind string, length int) func(string, int) (span, bool) {
	return func(text string, at int) (span, bool) {
		start := at + strings.IndexByte(text[at:], '=') + 1
		end := base64Std.run(text, start, length+1)
		if end-start != length || invented(text[start:end]) {
			return span{}, false
		}
		return span{start: start, end: padding.run(text, end, 2), kind: kind}, true
	}
}

// azureSignature knows the signature of an address that opens storage. Microsoft
// Learn, "Create a service SAS": sig= is 32 bytes in Base64, and sv= and se= stand
// in the same query.
func azureSignature(text string, at int) (span, bool) {
	start := at + len("sig=")
	end := percented.run(text, start, 140)
	if end-start < 43 {
		return span{}, false
	}
	value := strings.TrimRight(unescaped.Replace(text[start:end]), "=")
	if len(value) != 43 || !base64Std.all(value) || invented(value) {
		return span{}, false
	}
	query := text[notBlank.back(text, at, 400):notBlank.run(text, end, 400)]
	if !strings.Contains(query, "se=") || !strings.Contains(query, "sv=") && !strings.Contains(query, "sr=") {
		return span{}, false
	}
	return span{start: start, end: padding.run(text, end, 2), kind: "an Azure SAS signature"}, true
}

var (
	percented = letters("A-Za-z0-9+/%")
	unescaped = strings.NewReplacer("%2B", "+", "%2b", "+", "%2F", "/", "%2f", "/", "%3D", "=", "%3d", "=")
	notBlank  = letters("!-~")
	azureTail = letters("A-Za-z0-9_.~-")
)

// azureClientSecret knows the secrets of Entra applications, which have a digit
// and Q~ behind their first three characters. Microsoft Learn, "Add and manage
// application credentials".
func azureClientSecret(text string, at int) (span, bool) {
	start := at - 4
	if start < 0 || !digits[text[at-1]] || !azureTail.all(text[start:at]) || !begins(text, start, azureTail) {
		return span{}, false
	}
	end := azureTail.run(text, at+2, 36)
	if n := end - at - 2; n < 31 || n > 34 || invented(text[start:end]) {
		return span{}, false
	}
	return span{start: start, end: end, kind: "an Azure client secret"}, true
}

// mailchimp knows keys that end with the name of their server. Mailchimp
// developer documentation, "About API keys".
func mailchimp(text string, at int) (span, bool) {
	start, end := smallHex.back(text, at, 33), digits.run(text, at+3, 3)
	if at-start != 32 || end == at+3 || end-at > 5 || !begins(text, start, alnum) || end < len(text) && alnum[text[end]] || invented(text[start:at]) {
		return span{}, false
	}
	return span{start: start, end: end, kind: "a Mailchimp API key"}, true
}
