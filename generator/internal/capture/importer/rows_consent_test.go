package importer

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

func TestAnswersToAQuestionForConsent(t *testing.T) {
	for text, want := range map[string]string{
		"Yes": "yes", "ja, gerne": "yes", "Oui !": "yes", "Sí": "yes", "Sim, claro": "yes", "OK": "yes", "✓": "yes", "x": "yes",
		"No": "no", "Nein": "no", "Non merci": "no", "Não": "no", "Nej tack": "no", "Rather not": "no", "please don't": "no", "Bitte nicht": "no", "Je préfère que non": "", "Plutôt pas": "no",
		"Only anonymously": "only anonymously", "anonym": "only anonymously", "yes, without my name": "only anonymously", "Sim, mas sem o meu nome": "only anonymously", "De forma anónima": "only anonymously", "Sin nombre": "only anonymously", "Utan namn": "only anonymously", "Oui, sans mon nom": "only anonymously",
		"Ask me first": "", "normally": "", "Nothing to add": "", "": "",
	} {
		if got := consented(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestQuestionsForConsent(t *testing.T) {
	for question, asks := range map[string]bool{
		"May we quote you?": true, "OK to quote?": true, "Can I cite this": true, "Consent": true, "Do you agree to be quoted by name?": true,
		"Einverstanden mit einem Zitat?": true, "Peut-on vous citer ?": true, "¿Podemos citarte?": true, "Podemos citá-la?": true, "Får vi citera dig?": true, "Mogen we je citeren?": true,
		"Did it help?": false, "Would you work with her again?": false, "On site": false, "Recited": false,
	} {
		table := "title," + question + "\nOf the ward,yes\nOf the night,no\n"
		tables, _ := sheet.Read("s.csv", []byte(table))
		var shape format.Shape
		for _, c := range format.Collections {
			if c.Name == "feedback" {
				shape = c
			}
		}
		account := Account{File: "s.csv"}
		_, diags := Rows("s.csv", tables, shape, RowOptions{}, &account)
		if got := strings.Contains(strings.Join(account.Remarks, "\n"), "consent is never imported; 1 said yes, 1 said no"); got != asks || len(diags) > 0 {
			t.Errorf("%q: %v, want %v %v", question, account.Remarks, asks, diags)
		}
	}
}
