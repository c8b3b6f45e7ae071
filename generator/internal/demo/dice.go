package main

import "crypto/sha256"

// dice is a small generator of pseudo-random numbers (splitmix64), written out so
// that what it throws does not depend on a release of Go.
type dice struct{ state uint64 }

// diceFor is seeded with a name, so that one thing's throws do not move another's.
func diceFor(name string) *dice {
	sum := sha256.Sum256([]byte(name))
	d := &dice{}
	for _, b := range sum[:8] {
		d.state = d.state<<8 | uint64(b)
	}
	return d
}

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// under is a number from 0 to n-1.
func (d *dice) under(n int) int { return int(d.next() % uint64(n)) }

// between is a number from lo to hi, both included.
func (d *dice) between(lo, hi int) int { return lo + d.under(hi-lo+1) }

// chance is true in so many of a hundred throws.
func (d *dice) chance(percent int) bool { return d.under(100) < percent }

func pick[T any](d *dice, of []T) T { return of[d.under(len(of))] }
