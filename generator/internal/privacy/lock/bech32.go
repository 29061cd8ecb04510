package lock

import "slices"

// bech32 writes a key as age does, which has no function for it. BIP 173 has the
// format and its numbers; age reads back all that is written here, and so checks it.
func bech32(prefix string, key []byte) string {
	values := fives(key)
	for i, sum := 0, checksum(prefix, values); i < 6; i++ {
		values = append(values, byte(sum>>(25-5*i)&31))
	}
	text := []byte(prefix + "1")
	for _, v := range values {
		text = append(text, "qpzry9x8gf2tvdw0s3jn54khce6mua7l"[v])
	}
	return string(text)
}

// fives cuts bytes into groups of five bits. The last one ends in noughts.
func fives(key []byte) (values []byte) {
	held, bits := 0, 0
	for _, b := range key {
		held, bits = held<<8&0xfff|int(b), bits+8
		for ; bits >= 5; bits -= 5 {
			values = append(values, byte(held>>(bits-5)&31))
		}
	}
	if bits > 0 {
		values = append(values, byte(held<<(5-bits)&31))
	}
	return values
}

// checksum gives the 30 bits that make prefix and values a multiple of the
// polynomial of BIP 173 over GF(32), plus one.
func checksum(prefix string, values []byte) int {
	var high, low []byte
	for _, c := range []byte(prefix) {
		high, low = append(high, c>>5), append(low, c&31)
	}
	sum := 1
	for _, v := range slices.Concat(high, []byte{0}, low, values, make([]byte, 6)) {
		top := sum >> 25
		sum = sum&(1<<25-1)<<5 ^ int(v)
		for i, g := range []int{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			sum ^= g * (top >> i & 1)
		}
	}
	return sum ^ 1
}
