package series

import (
	"math"
	"strings"
	"testing"
)

func TestFormsOfNumbers(t *testing.T) {
	for text, want := range map[string]struct {
		value float64
		unit  string
	}{
		"12": {12, ""}, "12.5": {12.5, ""}, ".5": {.5, ""}, "5.": {5, ""}, "+7": {7, ""}, "-01": {-1, ""}, "007": {7, ""},
		"1,234.5": {1234.5, ""}, "1 234.5": {1234.5, ""}, "1\u00a0234.5": {1234.5, ""}, "1\u202f234\u2009567.5": {1234567.5, ""},
		"1'234.50": {1234.5, ""}, "1’234’567": {1234567, ""}, "12,34,567.5": {1234567.5, ""}, "1,23,456": {123456, ""},
		"−5": {-5, ""}, "–5": {-5, ""}, "5-": {-5, ""}, "5 −": {-5, ""}, "(5)": {-5, ""}, "($5)": {-5, "$"}, "$(5)": {-5, "$"}, "(5%)": {-5, "%"}, "(5) %": {-5, "%"},
		"99.1%": {99.1, "%"}, "99.1 %": {99.1, "%"}, "5‰": {5, "‰"},
		"$120": {120, "$"}, "120 €": {120, "€"}, "EUR 120": {120, "EUR"}, "CHF 1'234.50": {1234.5, "CHF"}, "-$5": {-5, "$"}, "$-5": {-5, "$"}, "5$-": {-5, "$"},
		"US$ 5": {5, "US$"}, "R$5": {5, "R$"}, "Fr. 5.50": {5.5, "Fr."}, "Fr.5": {5, "Fr."}, "5 kr.": {5, "kr."},
		"12 ms": {12, "ms"}, "12ms": {12, "ms"}, "3.5 kg": {3.5, "kg"}, "21 °C": {21, "°C"}, "5 req/s": {5, "req/s"}, "4 m²": {4, "m²"}, "4 m3": {4, "m3"}, "7 story points": {7, "story points"}, "9/min": {9, "/min"},
		"$5/month": {5, "$/month"}, "$5 per user": {5, "$ per user"},
		"92.68K": {92680, ""}, "1.2k": {1200, ""}, "3M": {3e6, ""}, "2bn": {2e9, ""}, "5 million": {5e6, ""}, "5 million users": {5e6, "users"}, "1.5 Mio. €": {1.5e6, "€"}, "3 Tsd.": {3000, ""}, "2 Mrd. EUR": {2e9, "EUR"},
		"$1.2M": {1.2e6, "$"}, "£5m": {5e6, "£"}, "1.2 M€": {1.2e6, "€"}, "3k€": {3000, "€"}, "$2B": {2e9, "$"}, "4 lakh": {4e5, ""},
		"1e3": {1000, ""}, "1.5E+06": {1.5e6, ""}, "1e-2": {.01, ""}, "2E−2": {.02, ""},
		"900.-": {900, ""}, "CHF 900.—": {900, "CHF"}, "1'200.- Fr.": {1200, "Fr."},
		"5 MB": {5, "MB"}, "5 kB": {5, "kB"}, "5 M": {5e6, ""},
	} {
		f, ok := scan(text)
		v, read := f.value(marks{decimal: '.'})
		if !ok || !read || v != want.value || f.unit() != want.unit {
			t.Errorf("%q: got %v %q (%v %v), want %v %q", text, v, f.unit(), ok, read, want.value, want.unit)
		}
	}
	for _, text := range []string{
		"", "abc", "~5", "<5", "5+", "1:30", "5-10", "12/15", "3 of 4", "1.2.3", "1.2.3,4", "1,2,3", "1..2", "--5", "(-5)", "-5-", "(5", "5)", "1 2 3", "12 34", "1234 567", "5e5e5",
		"0x1F", "1e999", "5 ms 3", "2h 30m", "1h30", "2026-03-31", "1.234,5.6", "1'23", "1'234,567.8", "½", "٣", "5*", "5 (est.)", "$", "%", "$5€3", "#12", "v1.2", "1_000", "5, ", strings.Repeat("9", 80),
	} {
		f, ok := scan(text)
		if v, read := f.value(marks{decimal: '.'}); ok && read {
			t.Errorf("%q reads as %v %q", text, v, f.unit())
		}
	}
}

func TestMarksOfAFile(t *testing.T) {
	for name, c := range map[string]struct {
		cells   string // parted by blanks, in one column
		decimal string // of the sidecar
		want    string // the last number, or what is told
	}{
		"decimal comma decides":        {"12,5 1.234", "", "1234"},
		"decimal point decides":        {"12.5 1,234", "", "1234"},
		"both marks in a cell decide":  {"1.234,50 2.000", "", "2000"},
		"a leading zero decides":       {"0.125 1.250", "", "1.25"},
		"four digits decide":           {"1234.567 1.250", "", "1.25"},
		"long decimals decide":         {"1.2345 1.250", "", "1.25"},
		"several marks decide":         {"1.234.567 1.250", "", "1250"},
		"groups of India decide":       {"1,23,456 1.250", "", "1.25"},
		"an apostrophe's mark decides": {"1'234.500 1.250", "", "1.25"},
		"nothing decides":              {"1.234 1.250", "", "ambiguous"},
		"two marks, nothing decides":   {"1.234 1,250", "", "ambiguous"},
		"two marks contradict":         {"12.5 12,5", "", "ambiguous"},
		"groups contradict":            {"1,234,567 12,5", "", "ambiguous"},
		"the sidecar decides":          {"1.234 1.250", ",", "1250"},
		"the sidecar decides 2":        {"1.234 1.250", ".", "1.25"},
		"the sidecar is contradicted":  {"1.234 12.5", ",", "bad"},
		"whole numbers need nothing":   {"12 1234", "", "1234"},
	} {
		t.Run(name, func(t *testing.T) {
			text := "date;n\n"
			for i, cell := range strings.Fields(c.cells) {
				text += "2026-0" + itoa(i+1) + ";" + cell + "\n"
			}
			o := Options{}
			if c.decimal != "" {
				o.Decimal = given(c.decimal)
			}
			got, diags := readText(t, text, o)
			said := ""
			for _, d := range diags {
				said += strings.TrimPrefix(d.Check, "number-")
			}
			if said == "" {
				v := got.Points[len(got.Points)-1].Values[0]
				said = strings.TrimSuffix(strings.TrimRight(formatted(v), "0"), ".")
				if math.Trunc(v) == v {
					said = itoa(int(v))
				}
			}
			if said != c.want {
				t.Errorf("got %s, want %s: %v", said, c.want, diags)
			}
		})
	}
}
