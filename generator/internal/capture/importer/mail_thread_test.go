package importer

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// The mails that a mail quotes are found with who wrote them and when, in the forms of the usual
// programs; those of the author are left out, and none is found twice.
func TestThreadsOfMails(t *testing.T) {
	const mail = "From: Cy Doe <cy@x.org>\nDate: Tue, 3 Nov 2026 10:00:00 +0100\nSubject: Re: The pump\nMessage-Id: <7@x.org>\n"
	shape, _ := format.Collection("feedback")
	for name, c := range map[string]struct{ text, want string }{
		"marks within marks": {"\nYes, very good.\n\nOn Mon, 2 Nov 2026 at 09:00, Bo Lind <bo@x.org> wrote:\n> It saved us a week.\n>\n> On Sun, 1 Nov 2026 at 08:00, Anna Vos <anna@x.org> wrote:\n>> It is done.\n",
			"Cy Doe: Yes, very good. | Bo Lind 2 Nov 2026: It saved us a week. | (it is from you)"},
		"Outlook": {"\nYes.\n\nFrom: Bo Lind <bo@x.org>\nTo: Cy Doe <cy@x.org>\nSent: Monday, 2 November 2026 09:00\nSubject: RE: The well\n\nIt saved us a week.\n\nFrom: Ed van der Laan\nSent: Sunday, 1 November 2026 08:00\nTo: Bo Lind\nSubject: The well\n\nAll villages are glad.\n",
			"Cy Doe: Yes. | Bo Lind 2 November 2026: It saved us a week. | Ed van der Laan 1 November 2026: All villages are glad."},
		"in Dutch, of two lines": {"\nJa.\n\nOp ma 2 nov 2026 om 09:00 schreef Ed van der Laan\n<ed@x.org>:\n> Dat was goed werk.\n", "Cy Doe: Ja. | Ed van der Laan 2 nov 2026: Dat was goed werk."},
		"in HTML":                {"Content-Type: text/html\n\n<p>Yes.</p><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, 2 Nov 2026 at 09:00, Bo Lind &lt;bo@x.org&gt; wrote:<br></div><blockquote class=\"gmail_quote\"><p>It saved us a week.</p></blockquote></div>\n", "Cy Doe: Yes. | Bo Lind 2 Nov 2026: It saved us a week."},
		"nothing quoted":         {"\nYes: on the whole it was good.\n", "Cy Doe: Yes: on the whole it was good."},
		"passed on":              {"\nFYI\n\n---------- Forwarded message ---------\nFrom: Bo Lind <bo@x.org>\nDate: Mon, 2 Nov 2026 09:00\nSubject: The well\n\nIt saved us a week.\n\nOn Sun, 1 Nov 2026 at 08:00, Ed Ash <ed@x.org> wrote:\n> All are glad.\n", "Bo Lind: It saved us a week. | Ed Ash 1 Nov 2026: All are glad."},
	} {
		account := Account{}
		found, wrong, _ := Special("a.eml", []byte(mail+c.text), shape, &account)
		again, _, _ := Special("b.eml", []byte(mail+c.text), shape, &account)
		var got []string
		for _, f := range Threads(append(found, again...), "Anna Vos") {
			from, _ := f.textOf("from")
			date, _ := f.textOf("given")
			said := from.Text + ": " + f.Body
			if strings.HasPrefix(f.Key, "quoted") {
				said = from.Text + " " + date.Text + ": " + f.Body
			}
			if f.Because != "" {
				said = "(" + f.Because + ")"
			}
			if strings.Contains(strings.Join(f.Remarks, " "), "quoted line") {
				said += " and says that quotes were left out"
			}
			got = append(got, said)
		}
		want := strings.Split(c.want, " | ")
		want = append(want, want[0]) // of the second file
		if len(wrong) > 0 || strings.Join(got, " | ") != strings.NewReplacer("2 Nov 2026:", "2026-11-02:", "2 November 2026:", "2026-11-02:", "2 nov 2026:", "2026-11-02:", "1 Nov 2026:", "2026-11-01:", "1 November 2026:", "2026-11-01:").Replace(strings.Join(want, " | ")) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, " | "), strings.Join(want, " | "))
		}
	}
}
