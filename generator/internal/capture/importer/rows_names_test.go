package importer

import (
	"strings"
	"testing"
)

// Columns are found by their names in each language that is known, with accents and without.
func TestNamesOfColumns(t *testing.T) {
	for header, want := range map[string]string{
		"Onderwerp;Begindatum;Einddatum;Toelichting;Getuige;Competentie":                "title started ended body witnesses competencies",
		"Titel;Gestart op;Afgerond op;Omschrijving;Getuigen;Vaardigheid":                "title started ended body witnesses competencies",
		"Betreff;Von;Bis;Beschreibung;Zeuge;Kompetenz":                                  "title started ended body witnesses competencies",
		"Bezeichnung;Anfangsdatum;Abgeschlossen am;Bemerkungen;Zeugen;Fähigkeit":        "title started ended body witnesses competencies",
		"Intitulé;Date de début;Date de clôture;Commentaire;Témoin;Compétence":          "title started ended body witnesses competencies",
		"Titre;Debut;Date de fin;Remarques;Temoins;Competences":                         "title started ended body witnesses competencies",
		"Actividad;Fecha de inicio;Fecha de finalización;Descripción;Testigo;Habilidad": "title started ended body witnesses competencies",
		"Atividade;Início;Data de conclusão;Descrição;Testemunha;Competência":           "title started ended body witnesses competencies",
		"Task;Start date;End date;Details;Witness;Skill":                                "title started ended body witnesses competencies",
	} {
		row := "Ran the lab;2026-01-02;2026-02-03;With pupils;Bo Lind;design"
		_, account, wrong := into(t, "evidence", "list.csv", header+"\n"+row+"\n", RowOptions{})
		var got []string
		for _, c := range account.Columns {
			got = append(got, c.Field)
		}
		if strings.Join(got, " ") != want || len(wrong) > 0 {
			t.Errorf("%s: %q, want %q %v", header, got, want, wrong)
		}
	}
	// "Von" is a date where it holds dates, and nothing else.
	if _, account, _ := into(t, "evidence", "list.csv", "Titel;Von;Ende\nLab;Bo Lind;2026-01-02\n", RowOptions{}); len(account.Columns) != 3 || account.Columns[1].Field != "" {
		t.Errorf("%+v", account.Columns)
	}
}
