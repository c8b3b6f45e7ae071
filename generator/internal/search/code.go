package search

import "strings"

// A shard is a text of the 64 signs below. A number is written in digits of five bits,
// the lowest first; a digit of 32 or more says that another follows. For each term:
//
//	the distance of its hash from the last term's
//	twice the number of signs of its list, and 1 where that is a map
//	the list: for each notice, three times the distance of its number from the last one's
//	(the first: from -1), less 3, and the place; or the map: how many notices it has, and
//	for every three notices a sign, two bits for each, the first the lowest: 0, or the
//	place and 1
//
// Whichever is shorter. So a term that every notice has takes no more than a third of a
// sign for each.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

func appendNumber(out []byte, n uint64) []byte {
	for ; n >= 32; n >>= 5 {
		out = append(out, digits[32+n&31])
	}
	return append(out, digits[n])
}

// encode writes the sorted entries of a shard of an index of so many notices.
func encode(entries []uint64, notices int) string {
	var out, list []byte
	last := uint64(0)
	for len(entries) > 0 {
		hash := entries[0] >> 32
		n := 1
		for n < len(entries) && entries[n]>>32 == hash {
			n++
		}
		list = list[:0]
		before := uint64(0) // one more than the last notice's number
		for _, e := range entries[:n] {
			number := e & (1<<32 - 1) >> 2
			list = appendNumber(list, (number-before)*3+e&3)
			before = number + 1
		}
		flag := uint64(0)
		if len(list) > (notices+2)/3 {
			list, flag = bitmap(entries[:n], notices), 1
		}
		out = appendNumber(out, hash-last)
		out = appendNumber(out, uint64(len(list))*2+flag)
		out = append(out, list...)
		last, entries = hash, entries[n:]
	}
	return string(out)
}

// bitmap writes the sorted entries of a term as a map.
func bitmap(entries []uint64, notices int) []byte {
	out := appendNumber(nil, uint64(len(entries)))
	bits := make([]byte, (notices+2)/3)
	for _, e := range entries {
		number := e & (1<<32 - 1) >> 2
		bits[number/3] |= byte(e&3+1) << (2 * (number % 3))
	}
	for i, b := range bits {
		bits[i] = digits[b]
	}
	return append(out, bits...)
}

// A posting is a notice that has a term, and where.
type posting struct{ number, place int }

// decode finds the notices that have a term.
func decode(shard string, hash uint32, notices int) []posting {
	at, now := 0, uint64(0)
	value := func() uint64 {
		n, shift := uint64(0), 0
		for {
			d := uint64(strings.IndexByte(digits, shard[at]))
			at++
			n |= d & 31 << shift
			if shift += 5; d < 32 {
				return n
			}
		}
	}
	for at < len(shard) {
		now += value()
		size := value()
		end := at + int(size>>1)
		switch {
		case now < uint64(hash):
			at = end
			continue
		case now > uint64(hash):
			return nil
		}
		var found []posting
		if size&1 == 1 {
			value() // how many there are
			for i := range notices {
				if bits := strings.IndexByte(digits, shard[at+i/3]) >> (2 * (i % 3)) & 3; bits > 0 {
					found = append(found, posting{i, bits - 1})
				}
			}
			return found
		}
		number := -1
		for at < end {
			n := value()
			number += int(n/3) + 1
			found = append(found, posting{number, int(n % 3)})
		}
		return found
	}
	return nil
}
