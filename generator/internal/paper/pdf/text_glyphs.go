package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// glyphLetters gives the letters of a glyph by its name, "" where the name does
// not tell: "eacute", "f_f_i", "uni20AC", "u1F600", "afii10017", "a.sc". It
// follows the rules for new names in full (Adobe Glyph List Specification,
// section 2), and knows the old names of the Latin, Greek, Cyrillic, Hebrew and
// Arabic letters and of the common signs.
func glyphLetters(name string) string {
	name, _, _ = strings.Cut(name, ".")
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		s := glyphLetter(part)
		if s == "" {
			return ""
		}
		b.WriteString(s)
	}
	return b.String()
}

func glyphLetter(name string) string {
	if len(name) == 1 {
		return name
	}
	if s := signNames[name]; s != "" {
		return s
	}
	if digits, ok := strings.CutPrefix(name, "uni"); ok && len(digits) >= 4 && len(digits)%4 == 0 {
		var units []uint16
		for ; digits != ""; digits = digits[4:] {
			n, err := strconv.ParseUint(digits[:4], 16, 16)
			if err != nil {
				return ""
			}
			units = append(units, uint16(n))
		}
		return lettersOf(units)
	}
	if digits, ok := strings.CutPrefix(name, "u"); ok && len(digits) >= 4 && len(digits) <= 6 {
		if n, err := strconv.ParseUint(digits, 16, 32); err == nil && utf8.ValidRune(rune(n)) {
			return string(rune(n))
		}
	}
	if digits, ok := strings.CutPrefix(name, "afii"); ok {
		n, _ := strconv.Atoi(digits)
		return afii(n)
	}
	for _, a := range accents {
		if base, ok := strings.CutSuffix(name, a.name); ok && base != "" && len(base) <= 2 {
			if letter := glyphLetter(base); letter != "" {
				if a.name == "commaaccent" && !strings.Contains("Ss", letter) {
					return norm.NFC.String(letter + "\u0327")
				}
				return norm.NFC.String(letter + a.mark)
			}
		}
	}
	return ""
}

var accents = []struct{ name, mark string }{
	{"acute", "\u0301"}, {"grave", "\u0300"}, {"circumflex", "\u0302"}, {"tilde", "\u0303"}, {"dieresis", "\u0308"}, {"ring", "\u030A"},
	{"caron", "\u030C"}, {"cedilla", "\u0327"}, {"macron", "\u0304"}, {"breve", "\u0306"}, {"ogonek", "\u0328"}, {"dotaccent", "\u0307"},
	{"hungarumlaut", "\u030B"}, {"commaaccent", "\u0326"}, {"dotbelow", "\u0323"}, {"horn", "\u031B"},
}

// afii gives the letter of a number of the Association for Font Information
// Interchange.
func afii(n int) string {
	switch {
	case n == 10023:
		return "Ё"
	case n == 10071:
		return "ё"
	case n >= 10017 && n <= 10049: // Ё stands between Е and Ж
		return string(rune(0x410 + n - 10017 - after(n, 10023)))
	case n >= 10065 && n <= 10097:
		return string(rune(0x430 + n - 10065 - after(n, 10071)))
	case n >= 10050 && n <= 10062:
		return string([]rune("ҐЂЃЄЅІЇЈЉЊЋЌЎ")[n-10050])
	case n >= 10098 && n <= 10110:
		return string([]rune("ґђѓєѕіїјљњћќў")[n-10098])
	case n == 10145:
		return "Џ"
	case n == 10193:
		return "џ"
	case n >= 57409 && n <= 57434:
		return string(rune(0x621 + n - 57409))
	case n >= 57440 && n <= 57458:
		return string(rune(0x640 + n - 57440))
	case n >= 57664 && n <= 57690:
		return string(rune(0x5D0 + n - 57664))
	case n == 61352:
		return "№"
	}
	return ""
}

func after(n, special int) int {
	if n > special {
		return 1
	}
	return 0
}

// signNames are the names that are not made of others.
var signNames = func() map[string]string {
	all := map[string]string{}
	fields := strings.Fields(`
	space \u0020 nbspace \u00A0 nonbreakingspace \u00A0 exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk *
	plus + comma , hyphen - minus − period . slash / colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ]
	asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~ sfthyphen \u00AD softhyphen \u00AD
	zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9
	exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª guillemotleft « logicalnot ¬
	registered ® macron ¯ degree ° plusminus ± twosuperior ² threesuperior ³ acute ´ mu µ paragraph ¶ periodcentered · middot · cedilla ¸ onesuperior ¹
	ordmasculine º guillemotright » onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ multiply × divide ÷ fraction ⁄ Euro € euro € florin ƒ
	quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ guilsinglleft ‹ guilsinglright › dagger † daggerdbl ‡
	bullet • ellipsis … perthousand ‰ endash – emdash — trademark ™ circumflex ˆ tilde ˜ breve ˘ dotaccent ˙ ring ˚ hungarumlaut ˝ ogonek ˛ caron ˇ
	AE Æ ae æ OE Œ oe œ Oslash Ø oslash ø Lslash Ł lslash ł Eth Ð eth ð Thorn Þ thorn þ germandbls ß dotlessi ı dotlessj ȷ Dcroat Đ dcroat đ Dslash Đ dmacron đ
	Hbar Ħ hbar ħ Tbar Ŧ tbar ŧ Eng Ŋ eng ŋ kgreenlandic ĸ longs ſ napostrophe ŉ Ldot Ŀ ldot ŀ IJ Ĳ ij ĳ schwa ə Schwa Ə
	ff ff fi fi fl fl ffi ffi ffl ffl st st longst ſt ct ct
	Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
	alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ nu ν xi ξ omicron ο pi π rho ρ sigma σ sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω
	Alphatonos Ά Epsilontonos Έ Etatonos Ή Iotatonos Ί Omicrontonos Ό Upsilontonos Ύ Omegatonos Ώ alphatonos ά epsilontonos έ etatonos ή iotatonos ί
	omicrontonos ό upsilontonos ύ omegatonos ώ iotadieresis ϊ upsilondieresis ϋ
	partialdiff ∂ summation ∑ product ∏ integral ∫ radical √ infinity ∞ approxequal ≈ notequal ≠ lessequal ≤ greaterequal ≥ lozenge ◊ element ∈ similar ∼
	arrowleft ← arrowup ↑ arrowright → arrowdown ↓ arrowboth ↔ check ✓ filledbox ■ triagup ▲ triagrt ► triagdn ▼ triaglf ◄ circle ○ figuredash ‒ underscoredbl ‗`)
	for i := 0; i+1 < len(fields); i += 2 {
		s := fields[i+1]
		if strings.HasPrefix(s, `\u`) {
			s, _ = strconv.Unquote(`"` + s + `"`)
		}
		all[fields[i]] = s
	}
	return all
}()

// namedEncodings are the letters of the codes of simple fonts (ISO 32000-2,
// annex D).
var namedEncodings = map[string]func(byte) rune{
	"WinAnsiEncoding":  winAnsi,
	"MacRomanEncoding": charmap.Macintosh.DecodeByte,
	"StandardEncoding": func(c byte) rune {
		switch {
		case c == '\'':
			return '’'
		case c == '`':
			return '‘'
		case c < 0x7F:
			return rune(c)
		case c >= 0xA1 && int(c-0xA1) < len(standardHigh):
			if x := standardHigh[c-0xA1]; x != ' ' {
				return x
			}
		}
		return utf8.RuneError
	},
}

var standardHigh = []rune("¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß")

func winAnsi(c byte) rune {
	switch x := charmap.Windows1252.DecodeByte(c); {
	case c == 0xAD:
		return '-'
	case c > 0x7F && x == utf8.RuneError:
		return '•'
	default:
		return x
	}
}
