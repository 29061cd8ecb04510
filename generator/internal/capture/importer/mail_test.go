package importer

import (
	"strings"
	"testing"
)

const mailbox = `From bo@x.example Thu Apr  2 10:00:00 2026
From: =?ISO-8859-1?Q?Bo_Lind?= <bo@x.example>
To: ana@x.example
Subject: =?utf-8?b?UmU6IFRoZSByZXZpZXcgb2YgTcOkcno=?=
Date: Thu, 02 Apr 2026 10:00:00 +0200
Message-ID: <1@x.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary="c"

--c
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

You asked each team first, for M=E4rz.

>From the start it was clear.
On Wed, 1 Apr 2026 at 09:00, Ana <ana@x.example> wrote:
> How was it?
-- 
Bo, Pied
--c
Content-Type: text/html

<p>You asked <b>each</b></p>
--c--
--b
Content-Type: application/pdf; name="plan.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b--

From cy@x.example Fri Apr  3 10:00:00 2026
From: Cy <cy@x.example>
Subject: Thanks
Date: Fri, 3 Apr 2026 23:30:00 -0800
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+R29vZCB0YWxrPHNjcmlwdD54KCk8L3NjcmlwdD4uPC9wPg==

From nobody Fri Apr  3 10:00:00 2026
no headers at all
`

// What a mail quotes is not said by its sender, however the program that sent it marks it.
func TestQuotesOfMails(t *testing.T) {
	for name, c := range map[string]struct{ kind, text, says string }{
		"a quote":              {"html", `<p>Thank you.</p><p>Bo</p><blockquote>The draft.</blockquote>`, "what it quotes was left out: The draft."},
		"Gmail":                {"html", `<div>Thank you.</div><div>Bo</div><div class="gmail_quote gmail_quote_container"><div class="gmail_attr">On 1 May Ana wrote:</div><blockquote>The draft.</blockquote></div>`, "what it quotes was left out: On 1 May Ana wrote: The draft."},
		"Outlook on the web":   {"html", `<div><div>Thank you.</div><div>Bo</div><hr></div><div id="divRplyFwdMsg"><b>From:</b> Ana</div><div>The <b>draft</b>.</div>`, "the mail below it was left out"},
		"Outlook":              {"html", `<p>Thank you.</p><p>Bo</p><div style="border-top:solid"><p><b>From:</b> Ana<br><b>Sent:</b> Friday<br><b>To:</b> Bo</p></div><p>The draft.</p>`, "quoted line"},
		"Thunderbird":          {"html", `<p>Thank you.</p><p>Bo</p><div class="moz-cite-prefix">Am 1. Mai schrieb Ana:</div><blockquote type="cite">The draft.</blockquote><div class="moz-signature">Bo Lind, Pied</div>`, "its signature was left out"},
		"Outlook, plain":       {"plain", "Thank you.\n\nBo\n\nFrom: Ana\nSent: Friday\n\nThe draft.", "4 quoted lines of another mail were left out"},
		"plain, with its mark": {"plain", "Thank you.\n\nBo\n\n-----Original Message-----\nThe draft.", "2 quoted lines of another mail were left out"},
		"a telephone":          {"plain", "Thank you.\n\nBo\n\nGesendet von meinem iPhone\n\nVon: Ana\nDatum: 1. Mai 2026\nAn: Bo\n\nThe draft.", "5 quoted lines of another mail were left out"},
		"Outlook, Portuguese":  {"plain", "Thank you.\n\nBo\n\nDe: Ana Sol <ana@x.example>\nEnviado em: quinta-feira, 30 de abril de 2026 18:00\nPara: Bo\nAssunto: O rascunho\n\nThe draft.", "6 quoted lines of another mail were left out (De: Ana Sol)"},
		"Outlook, Czech":       {"plain", "Thank you.\n\nBo\n\nOdesílatel: Ana <ana@x.example>\nVysláno: čtvrtek 30. dubna 2026 18:00\nKomu: Bo\n\nThe draft.", "5 quoted lines"},
		"a thread":             {"plain", "Thank you.\n\nBo\n\nOn 24 Mar 2026, Rui Mar <rui@x.example> wrote:\n> Well done.\n> On 23 Mar 2026, Cy Moss wrote:\n>> Splendid.", "4 quoted lines of another mail were left out (On 24 Mar 2026, Rui Mar wrote; On 23 Mar 2026, Cy Moss wrote)"},
		"nothing else":         {"html", `<p>Thank you.</p><p>Bo</p>`, ""},
	} {
		made, account, wrong := into(t, "feedback", "a.eml", "Subject: Thanks\nDate: Thu, 02 Apr 2026 10:00:00 +0200\nContent-Type: text/"+c.kind+"; charset=utf-8\n\n"+c.text+"\n", RowOptions{})
		remarks := strings.Join(account.Records[0].Remarks, "; ")
		if got := made["thanks.md"]; got != "title: Thanks\ngiven: 2026-04-02\n\nThank you.\n\nBo\n" || !strings.Contains(remarks, c.says) || len(wrong) > 0 {
			t.Errorf("%s: %q, %s, %v", name, got, remarks, wrong)
		}
	}
}

// Mails become feedback: decoded, without what they quote and what is attached, which the
// account lists.
func TestMails(t *testing.T) {
	made, account, wrong := into(t, "feedback", "all.mbox", mailbox, RowOptions{})
	want := map[string]string{
		"the-review-of-marz.md": "title: The review of März\nfrom: [bo]\ngiven: 2026-04-02\n\nYou asked each team first, for März.\n\nFrom the start it was clear.\n",
		"thanks.md":             "title: Thanks\ngiven: 2026-04-03\n\nGood talk.\n",
	}
	for file, text := range want {
		if made[file] != text {
			t.Errorf("%s:\n%q\nwant\n%q", file, made[file], text)
		}
	}
	if len(made) != 2 || len(wrong) > 0 || account.LeftOut != 1 {
		t.Fatalf("%d files, %v, %v", len(made), account.Records, wrong)
	}
	remarks := strings.Join(account.Records[0].Remarks, "; ")
	for _, says := range []string{"what is attached was left out: plan.pdf", "2 quoted lines of another mail were left out", "its signature was left out"} {
		if !strings.Contains(remarks, says) {
			t.Errorf("the account says %q, and not %q", remarks, says)
		}
	}
	if !strings.Contains(strings.Join(account.Records[1].Remarks, "; "), `"Cy" is not among the people`) {
		t.Errorf("the account says nothing of a sender who is not known: %v", account.Records[1])
	}
	_, rest, _ := strings.Cut(mailbox, "\n")
	alone, _, _ := strings.Cut(rest, "\nFrom cy@")
	one, _, _ := into(t, "feedback", "one.eml", alone, RowOptions{})
	if len(one) != 1 {
		t.Errorf("a mail alone makes %d files", len(one))
	}
	if _, _, wrong := into(t, "evidence", "one.eml", mailbox, RowOptions{}); len(wrong) != 1 || !strings.Contains(wrong[0].Hint, "import feedback") {
		t.Errorf("mails as evidence: %v", wrong)
	}
}

func FuzzMails(f *testing.F) {
	f.Add(mailbox)
	f.Add("From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n")
	f.Fuzz(func(t *testing.T, text string) {
		found, _ := fromMails("a.mbox", []byte(text), &Account{})
		for _, one := range found {
			if one.Because == "" && one.Body == "" {
				t.Error("a mail without words is feedback")
			}
		}
	})
}

// A mail that is passed on is feedback of whom it is from, however programs mark it. What
// stands above it is in the account, or feedback of its own.
func TestMailsPassedOn(t *testing.T) {
	const praise = "You kept us calm.\n\nBo"
	quoted := "> " + strings.ReplaceAll(praise, "\n", "\n> ")
	for name, c := range map[string]struct{ subject, kind, text string }{
		"Gmail":               {"Fwd: Thanks", "text/plain", "FYI, for your appraisal. Cy\n\n---------- Forwarded message ---------\nFrom: Bo Lind <bo@x.example>\nDate: Fri, 27 Feb 2026 at 16:30\nSubject: Thanks\nTo: Cy <cy@x.example>\n\n\n" + praise},
		"Apple":               {"Fwd: Thanks", "text/plain", "FYI\n\nBegin forwarded message:\n\n> From: Bo Lind <bo@x.example>\n> Subject: Thanks\n> Date: 27 February 2026 at 16:30:00 GMT\n> To: Cy\n>\n" + quoted},
		"Outlook":             {"FW: Thanks", "text/plain", "FYI\n\nFrom: Bo Lind <bo@x.example>\nSent: Friday, 27 February 2026 16:30\nTo: Cy\nSubject: Thanks\n\n" + praise},
		"Outlook in HTML":     {"WG: Thanks", "text/html", "<p>FYI</p><div><p><b>Von:</b> Bo Lind &lt;bo@x.example&gt;<br><b>Gesendet:</b> Freitag, 27. Februar 2026 16:30<br><b>Betreff:</b> Thanks</p></div><p>You kept us calm.</p><p>Bo</p>"},
		"Portuguese":          {"Enc: Thanks", "text/plain", "---------- Mensagem encaminhada ---------\nDe: Bo Lind <bo@x.example>\nData: sexta, 27 de fevereiro de 2026\nAssunto: Thanks\n\n" + praise},
		"Outlook, Portuguese": {"ENC: Thanks", "text/plain", "Para arquivo.\n\nDe: Bo Lind\nEnviada: sexta-feira, 27 de fevereiro de 2026 16:30\nPara: Cy Moss\nAssunto: Thanks\n\n" + praise},
		"on the web":          {"RES: ENC: Thanks", "text/plain", "De: Bo Lind <bo@x.example>\nEnviado em: sexta-feira, 27 de fevereiro de 2026 16:30\nPara: Cy Moss\nAssunto: Thanks\n\n" + praise},
		"Swedish":             {"VS: Thanks", "text/plain", "Från: Bo Lind\nSkickat: den 27 februari 2026 16:30\nTill: Cy\nÄmne: Thanks\n\n" + praise},
		"unknown labels":      {"Fwd: Thanks", "text/plain", "Odesílatel: Bo Lind <bo@x.example>\nVysláno: 2026-02-27 16:30\nKomu: Cy\nCo: Thanks\n\n" + praise},
		"attached":            {"Fwd: Thanks", "multipart/mixed; boundary=b", "--b\nContent-Type: text/plain\n\nFYI\n--b\nContent-Type: message/rfc822\n\nFrom: Bo Lind <bo@x.example>\nDate: Fri, 27 Feb 2026 16:30:00 +0100\nSubject: Thanks\n\n" + praise + "\n--b--"},
	} {
		made, account, wrong := into(t, "feedback", "a.eml", "From: Cy Moss <cy@x.example>\nSubject: "+c.subject+"\nDate: Mon, 02 Mar 2026 10:00:00 +0200\nMessage-ID: <9@x.example>\nContent-Type: "+c.kind+"\n\n"+c.text+"\n", RowOptions{})
		if got := made["thanks.md"]; got != "title: Thanks\nfrom: [bo]\ngiven: 2026-02-27\n\n"+praise+"\n" || len(made) != 1 || len(wrong) > 0 {
			t.Errorf("%s: %q, %+v, %v", name, made, account.Records, wrong)
		}
	}
	above := strings.Repeat("I saw it, too, and it was good. ", 4)
	made, account, _ := into(t, "feedback", "a.eml", "From: Cy Moss <cy@x.example>\nSubject: Fwd: Thanks\nDate: Mon, 02 Mar 2026 10:00:00 +0200\n\n"+above+"\n\n--- Forwarded message ---\nFrom: Bo Lind\nDate: soon\nSubject: Thanks\n\n"+praise+"\n", RowOptions{})
	if len(made) != 2 || !strings.Contains(strings.Join(account.Records[1].Remarks, "; "), `its date cannot be read: "soon"; Cy Moss passed it on; the words are those of Bo Lind`) {
		t.Errorf("words above: %q, %+v", made, account.Records)
	}
	if made, _, _ := into(t, "feedback", "a.eml", "From: =?utf-8?B?Qm8gTGluZCA8Ym9AeC5leGFtcGxlPg==?=\nSubject: Thanks\nDate: Mon, 02 Mar 2026 10:00:00 +0200\n\n"+praise+"\n", RowOptions{}); !strings.Contains(made["thanks.md"], "from: [bo]\n") {
		t.Errorf("a sender whose address is encoded with the name: %q", made)
	}
}
