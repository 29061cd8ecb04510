package importer

import "testing"

// A person is found with and without titles and degrees, before and behind the name.
func TestPeopleWithTitles(t *testing.T) {
	known := map[string]string{"dr. marta novak": "marta", "prof. dr. med. jonas reuter": "jonas", "nat reuter": "nat", "m. a. olsen": "olsen"}
	for text, want := range map[string]string{
		"Dr. med. Marta Novak":             "marta",
		"Prof. Dr. med. Jonas Reuter":      "jonas",
		"Prof. Dr. Jonas Reuter":           "jonas",
		"Prof. Dr. Dr. h. c. Jonas Reuter": "jonas",
		"Dr. rer. nat. Marta Novak":        "marta",
		"PD Dr. med. dent. Marta Novak":    "marta",
		"Dipl.-Ing. Marta Novak":           "marta",
		"Dipl. Ing. Marta Novak":           "marta",
		"Dr.-Ing. Marta Novak":             "marta",
		"Marta Novak, M.Sc.":               "marta",
		"Marta Novak, Ph.D.":               "marta",
		"Marta Novak PhD":                  "marta",
		"Jonas Reuter, MD":                 "jonas",
		"Marta Novak, M.A.":                "marta",
		"Frau Dr. Novak":                   "marta",
		"Dr. med. Novak, Marta":            "marta",
		"Nat Reuter":                       "nat",
		"M. A. Olsen":                      "olsen",
		"Dr. med. Annette Novak":           "",
		"Dipl.-Ing. Wilma Reuter":          "",
	} {
		got := ""
		for _, id := range person(known, text) {
			got += id
		}
		if got != want {
			t.Errorf("%s: %q, expected %q", text, got, want)
		}
	}
	for line, want := range map[string]string{
		"Prof. Dr. med. Jonas Reuter":           "Prof. Dr. med. Jonas Reuter",
		"Dr. rer. nat. Marta Novak, Leitung":    "Dr. rer. nat. Marta Novak",
		"Prof. Dr. Dr. h. c. Jonas Karl Reuter": "Prof. Dr. Dr. h. c. Jonas Karl Reuter",
		"Dr. med. Reuter":                       "Dr. med. Reuter",
		"die Leitung der Klinik":                "",
	} {
		if got := nameIn(line); got != want {
			t.Errorf("%s: %q, expected %q", line, got, want)
		}
	}
}
