package importer

import (
	"strings"
	"testing"
)

// Each part of a mail that is text is read, or the account says what was left out of it.
func TestPartsOfMails(t *testing.T) {
	mixed := func(parts ...string) string { return manyParts("mixed", "b", parts...) }
	for name, c := range map[string]struct {
		mail, body string
		says       []string
	}{
		"behind a signature": {mixed("plain", "You led the move.\n-- \nBo, Depot 4", "plain", "The drivers noticed."), "You led the move.\n\nThe drivers noticed.", []string{"its signature was left out: Bo, Depot 4"}},
		"HTML behind text":   {mixed("plain", "You led the move.", "html", "<p>The <b>drivers</b> noticed.</p>"), "You led the move.\n\nThe drivers noticed.", nil},
		"text behind HTML":   {mixed("html", `<p>You led the move.</p><div class="gmail_signature">Bo Lind</div>`, "plain", "The drivers noticed."), "You led the move.\n\nThe drivers noticed.", []string{"its signature was left out: Bo Lind"}},
		"two forms of one text": {manyParts("alternative", "c", "plain", "You led the move.", "html", "<p>You <b>led</b> the move.</p>"),
			"You led the move.", nil},
		"two forms, and more": {mixed("", manyParts("alternative", "c", "plain", "You led the move.", "html", "<p>You <b>led</b> the move.</p>"), "html", "<p>The drivers noticed.</p>"),
			"You led the move.\n\nThe drivers noticed.", nil},
		"two forms that differ": {manyParts("alternative", "c", "plain", "You led the move.", "html", "<p>You led the move.</p><p>The <i>drivers</i> noticed.</p><blockquote>How was it?</blockquote>"),
			"You led the move.", []string{"its form in HTML has other words, which were left out: drivers noticed"}},
		"around the parts": {strings.Replace(mixed("plain", "You led the move."), "\n\n", "\n\nA word above.\n", 1) + "A word below.\n", "You led the move.",
			[]string{"what stands around its parts was left out: A word above.", "what stands around its parts was left out: A word below."}},
		"a note for old programs":     {strings.Replace(mixed("plain", "You led the move."), "\n\n", "\n\nThis is a multi-part message in MIME format.\n", 1), "You led the move.", nil},
		"one form is empty":           {manyParts("alternative", "c", "plain", " ", "html", "<p>You led the move.</p>"), "You led the move.", nil},
		"a quote below the signature": {mixed("plain", "You led the move.\n-- \nBo\nOn Tue, 3 Mar 2026, Ana wrote:\n> How was the move?"), "You led the move.", []string{"its signature was left out: Bo", "2 quoted lines of another mail were left out"}},
		"a device":                    {mixed("plain", "You led the move.\nSent from my tablet"), "You led the move.", []string{"the line of a device was left out: Sent from my tablet"}},
		"a device in German":          {mixed("plain", "You led the move.\nVon meinem Tablet gesendet"), "You led the move.", []string{"the line of a device was left out: Von meinem Tablet gesendet"}},
		"Outlook in German":           {mixed("plain", "You led the move.\nGesendet von Outlook für Android"), "You led the move.", []string{"the line of a device was left out: Gesendet von Outlook für Android"}},
		"Outlook in Dutch":            {mixed("plain", "You led the move.\nVerzonden vanaf Outlook voor iOS"), "You led the move.", []string{"the line of a device was left out: Verzonden vanaf Outlook voor iOS"}},
		"Outlook to get":              {mixed("plain", "You led the move.\nOutlook für iOS herunterladen"), "You led the move.", []string{"the line of a device was left out: Outlook für iOS herunterladen"}},
		"Outlook in French":           {mixed("plain", "You led the move.\nObtenir Outlook pour Android"), "You led the move.", []string{"the line of a device was left out: Obtenir Outlook pour Android"}},
		"no end":                      {strings.TrimSuffix(mixed("plain", "You led the move."), "--b--\n"), "You led the move.", []string{"the end of its parts is missing"}},
		"damage":                      {"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nWW91IGxlZCB0aGUgbW92ZS4g*!", "You led the move.", []string{"a part of it is damaged, and was read up to the damage"}},
	} {
		made, account, wrong := into(t, "feedback", "a.eml", "Subject: The move\nDate: Thu, 02 Apr 2026 10:00:00 +0200\n"+c.mail, RowOptions{})
		if got := made["the-move.md"]; got != "title: The move\ngiven: 2026-04-02\n\n"+c.body+"\n" || len(wrong) > 0 {
			t.Errorf("%s: %q, %v, %v", name, got, account.Records, wrong)
		}
		accounted(t, name, account, c.says)
		if len(account.Records[0].Remarks) != len(c.says) && name != "no end" {
			t.Errorf("%s: %q", name, account.Records[0].Remarks)
		}
	}
}

// manyParts gives the header and the parts of a mail, or of a part of one without a kind.
func manyParts(kind, boundary string, parts ...string) string {
	var b strings.Builder
	b.WriteString("Content-Type: multipart/" + kind + "; boundary=" + boundary + "\n\n")
	for i := 0; i < len(parts); i += 2 {
		b.WriteString("--" + boundary + "\n")
		if parts[i] != "" {
			b.WriteString("Content-Type: text/" + parts[i] + "\n\n")
		}
		b.WriteString(parts[i+1] + "\n")
	}
	return b.String() + "--" + boundary + "--\n"
}

// What is left out of a mail that was passed on, and of what stands above it, is told.
func TestWhatAPassedOnMailQuotes(t *testing.T) {
	const mail = "From: Cy Moss <cy@x.example>\nSubject: Fwd: The move\nDate: Mon, 02 Mar 2026 10:00:00 +0200\n\nSee below.\n-- \nCy Moss, Fleet\n\n" +
		"---------- Forwarded message ---------\nFrom: Bo Lind <bo@x.example>\nDate: Fri, 27 Feb 2026 at 16:30\nSubject: The move\nTo: Cy,\n  Dee\n\n" +
		"You led it.\n\nOn Thu, 26 Feb 2026, Ana wrote:\n> How was it?\n\nAnd calmly.\n-- \nBo\n"
	made, account, _ := into(t, "feedback", "a.eml", mail, RowOptions{})
	if got := made["the-move.md"]; len(made) != 1 || !strings.HasSuffix(got, "\n\nYou led it.\n\nAnd calmly.\n") {
		t.Errorf("%q", made)
	}
	accounted(t, "passed on", account, []string{"2 quoted lines of another mail were left out (On Thu, 26 Feb 2026, Ana wrote)", "above it, its signature was left out: Cy Moss, Fleet",
		"its signature was left out: Bo", "what stands among its headers was left out: Dee", "Cy Moss wrote above it, which was left out: See below."})
	deep := "Subject: The last\n\nWords."
	for range mostNested + 2 {
		deep = "Subject: A mail\nFrom: bo@x.example\nContent-Type: message/rfc822\n\n" + deep
	}
	_, account, _ = into(t, "feedback", "a.eml", deep, RowOptions{})
	accounted(t, "mails within mails", account, []string{"a mail within mails within it was left out"})
}
