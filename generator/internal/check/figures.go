package check

import "cunwu/generator/internal/township"

// figures finds figures that do not prove: within a table, between a notice's words and
// its tables, and from one ledger to the next.
func (c *checker) figures() {
	c.ledgers()
	c.notices(func(_ *township.Village, n *township.Notice) {
		c.lists(n)
		c.claims(n)
		c.wholes(n)
		c.rates(n)
		c.parts(n)
		c.votes(n)
		c.bodyTotals(n)
		c.capitals(n)
		c.rowCapitals(n)
	})
}
