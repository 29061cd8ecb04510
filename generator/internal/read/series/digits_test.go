package series

import "testing"

func TestDigitsOfAText(t *testing.T) {
	for text, want := range map[string]struct {
		decimal, either byte
		point, comma    string // by the mark that parts decimals
	}{
		"38": {0, 0, "38", "38"}, "3,5": {',', 0, "3.5", "3.5"}, "1.250,50": {',', 0, "1250.50", "1250.50"},
		"7.250": {0, '.', "7.250", "7250"}, "7,250": {0, ',', "7250", "7.250"}, "0.310": {'.', 0, "0.310", "0.310"},
		"2.400.000": {',', 0, "2400000", "2400000"}, "2 400": {0, 0, "2400", "2400"}, "2\u202f400,5": {',', 0, "2400.5", "2400.5"}, "9'100": {0, 0, "9100", "9100"},
	} {
		d, ok := DigitsOf(text)
		if !ok || d.Decimal != want.decimal || d.Either != want.either || d.Plain('.') != want.point || d.Plain(',') != want.comma {
			t.Errorf("%q: %v %q %q: %q, %q; expected %q %q: %q, %q", text, ok, d.Decimal, d.Either, d.Plain('.'), d.Plain(','), want.decimal, want.either, want.point, want.comma)
		}
	}
	for _, text := range []string{"1.2.3", "12.34.567", "", "5,", "1,23,45"} {
		if d, ok := DigitsOf(text); ok {
			t.Errorf("%q is read as %q", text, d.Plain('.'))
		}
	}
}
