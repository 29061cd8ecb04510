package series

// Digits are those of a number in a text, with the marks among them: "1.250,50".
type Digits struct {
	Decimal byte // the mark that parts decimals, as the digits show; 0 = they have none, or do not show it
	Either  byte // the mark that parts decimals or thousands: "1.234"; 0 = none

	core string
}

// DigitsOf looks at the digits of a number. ok is false where no writing has such groups.
func DigitsOf(text string) (d Digits, ok bool) {
	s, ok := shapeOf(text, false)
	return Digits{s.decimal, s.either, text}, ok && text != "" && text[0] >= '0' && text[0] <= '9'
}

// Plain writes the number as YAML has it: "1250.50". What may part decimals or thousands parts
// decimals if decimal is this mark.
func (d Digits) Plain(decimal byte) string {
	if d.Decimal != 0 {
		decimal = d.Decimal
	}
	var plain []byte
	shown := d.Decimal != 0 && d.shows(d.Decimal)
	for i := range len(d.core) {
		switch c := d.core[i]; {
		case c >= '0' && c <= '9':
			plain = append(plain, c)
		case c == decimal && (shown || d.Either == decimal):
			plain = append(plain, '.')
		}
	}
	return string(plain)
}

// shows tells whether a mark is in the digits once: "1.200.000" shows by its groups that the
// comma parts decimals, and has none.
func (d Digits) shows(mark byte) bool {
	n := 0
	for i := range len(d.core) {
		if d.core[i] == mark {
			n++
		}
	}
	return n == 1
}
