package privacy

import (
	"slices"
	"strings"
)

// A piece is digits in a cell that may be a part of a number.
type piece struct {
	Cell
	digits string
	about  heading
	words  bool // a text stands before the digits
	apart  bool // other cells stand between it and the piece before
}

// divided finds numbers that are divided over the cells of a row, the rows of a column,
// a column's name and its cells, or the names of columns. A citizen's number proves
// itself by its check digit; for a card or a phone the columns' names or the cells' form
// must tell, for figures stand side by side as well.
func (t *tableRead) divided() {
	t.join(t.pieces(-1, t.header), false)
	for r, row := range t.rows {
		t.join(t.pieces(r, row), false)
	}
	for c := range t.columns() {
		var column []piece
		for r, row := range t.rows {
			if c < len(row) {
				column = t.piece(column, Cell{r, c}, row[c])
			}
		}
		t.join(column, true)
	}
	t.named()
}

// columns is how many columns the widest row has.
func (t *tableRead) columns() int {
	n := len(t.header)
	for _, row := range t.rows {
		n = max(n, len(row))
	}
	return n
}

// pieces are those of a row.
func (t *tableRead) pieces(r int, row []string) []piece {
	var all []piece
	for c, cell := range row {
		all = t.piece(all, Cell{r, c}, cell)
	}
	return all
}

// piece adds the piece that a cell holds.
func (t *tableRead) piece(all []piece, at Cell, cell string) []piece {
	if strings.TrimSpace(cell) == "" || t.found[[2]int{at.Row, at.Col}] {
		return all
	}
	p := piece{Cell: at, digits: strings.TrimSpace(cell)}
	if at.Row >= 0 {
		p.about = t.heading(at.Col)
	}
	if _, ok := bare(cell); !ok {
		if p.digits = lastDigits(cell); len(p.digits) < 3 {
			return all
		}
		p.words = true
	}
	if n := len(all); n > 0 {
		last := all[n-1]
		p.apart = at.Row == last.Row && at.Col != last.Col+1 || at.Col == last.Col && at.Row != last.Row+1
	}
	return append(all, p)
}

// lastDigits are the ASCII digits at the end of a cell.
func lastDigits(cell string) string {
	i := len(cell)
	for i > 0 && (cell[i-1] >= '0' && cell[i-1] <= '9') {
		i--
	}
	return cell[i:]
}

// join finds the numbers that pieces make which follow one another in a row, or down a column.
func (t *tableRead) join(pieces []piece, down bool) {
	for i := 0; i < len(pieces); i++ {
		n, _ := bare(pieces[i].digits)
		digits := pieces[i].digits
		for k := i + 1; k < len(pieces) && n < 19 && !pieces[k].words; k++ {
			m, _ := bare(pieces[k].digits)
			if n += m; n > 19 {
				break
			}
			digits += pieces[k].digits
			if n < 11 {
				continue
			}
			kind, sure, ok := t.one(digits, pieces[i:k+1], down)
			if !ok {
				continue
			}
			t.record(kind, sure, pieces[i:k+1])
			i = k
			break
		}
	}
}

// record notes a number that is divided, in the first of its cells.
func (t *tableRead) record(kind Kind, sure bool, pieces []piece) {
	first := pieces[0]
	text := t.header
	if first.Row >= 0 {
		text = t.rows[first.Row]
	}
	hit := whole(kind, text[first.Col], sure)
	if first.words {
		hit.Start = hit.End - len(first.digits)
	}
	t.add(first.Row, first.Col, hit)
	found := &t.hits[len(t.hits)-1]
	for _, p := range pieces[1:] {
		t.found[[2]int{p.Row, p.Col}] = true
		found.Rest = append(found.Rest, p.Cell)
	}
}

// naturals are how people divide a citizen's number: by what its parts mean, or in halves.
var naturals = [][]int{{6, 8, 4}, {6, 12}, {12, 6}, {14, 4}, {6, 4, 4, 4}, {6, 4, 2, 2, 4}, {9, 9}, {10, 8}}

// phones are how they divide a mobile number.
var phones = [][]int{{3, 8}, {3, 4, 4}, {7, 4}}

// one tells which number pieces are together.
func (t *tableRead) one(digits string, pieces []piece, down bool) (kind Kind, sure, ok bool) {
	about := pieces[0].about.about
	shape := make([]int, len(pieces))
	same, adjacent, parts, sums, other, noughts := true, true, true, false, false, false
	for i, p := range pieces {
		shape[i], _ = bare(p.digits)
		same = same && (p.about.about == about || p.about.about == wordNone)
		adjacent = adjacent && !(i > 0 && p.apart) && !p.words
		parts = parts && p.about.part
		sums = sums || p.about.sums
		other = other || p.about.about == wordOther
		noughts = noughts || i > 0 && shape[i] > 1 && strings.HasPrefix(p.digits, "0")
	}
	if !plausible(digits, about, down) {
		return 0, false, false
	}
	hits := t.read(digits, wordNone)
	if len(hits) != 1 || hits[0].Start != 0 || hits[0].End != len(digits) {
		return 0, false, false
	}
	singles := slices.Max(shape) == 1
	natural := slices.ContainsFunc(naturals, func(n []int) bool { return slices.Equal(n, shape) }) || singles
	switch hits[0].Kind {
	case IDNumber:
		if !hits[0].Sure || about == wordOther {
			return 0, false, false
		}
		return IDNumber, true, about == wordID && same || natural && !(singles && (down || !adjacent) && sums) || noughts && !sums && !other && !keptByExcel(digits)
	case Mobile:
		if !adjacent || sums || other {
			return 0, false, false
		}
		divided := slices.ContainsFunc(phones, func(n []int) bool { return slices.Equal(n, shape) })
		switch {
		case about == wordPhone && same:
			return Mobile, true, !down || divided || singles
		case divided && parts && same:
			return Mobile, true, true
		}
		return Mobile, false, divided && noughts && same
	case BankCard:
		if !adjacent || sums || other || !same {
			return 0, false, false
		}
		quarters := len(shape) >= 4 && slices.Equal(shape[:4], []int{4, 4, 4, 4})
		return BankCard, true, about == wordCard && (!down || hits[0].Sure) || about == wordNone && quarters && !down
	}
	return 0, false, false
}

// plausible reports whether digits have the length and the beginning of a number that is
// looked for: most figures side by side have not, and need no reading.
func plausible(digits string, about wordKind, down bool) bool {
	if digits[0] >= 0x80 { // in another shape
		return true
	}
	switch n := len(digits); {
	case n == 18 && digits[1] < 0x80 && province([]byte(digits[:2])):
		return true
	case n >= 11 && n <= 15 && about == wordPhone, n == 15 && about == wordID, n == 11 && digits[0] == '1':
		return true
	case n >= 12 && about == wordCard, n >= 16 && !down:
		return true
	}
	return strings.ContainsAny(digits, " -") || digits[len(digits)-1] >= 0x80
}

// keptByExcel reports whether digits are valid only as what Excel leaves of a number, with
// noughts at its end: so do sums end.
func keptByExcel(digits string) bool { return strings.HasSuffix(digits, "000") }

// named finds numbers of which a column's name holds the beginning and each cell the rest.
func (t *tableRead) named() {
	for c, name := range t.header {
		begin := lastDigits(strings.TrimSpace(name))
		if len(begin) < 3 {
			continue
		}
		for r, row := range t.rows {
			if c >= len(row) || t.found[[2]int{r, c}] {
				continue
			}
			m, ok := bare(row[c])
			if n := len(begin) + m; !ok || n != 18 && n != 11 {
				continue
			}
			rest := strings.TrimSpace(row[c])
			hits := t.read(begin+rest, wordNone)
			if len(hits) != 1 || hits[0].Start != 0 || hits[0].End != len(begin)+len(rest) {
				continue
			}
			h := t.heading(c)
			switch {
			case h.sums || h.about == wordOther:
			case hits[0].Kind == IDNumber && hits[0].Sure && !keptByExcel(rest):
				t.add(r, c, whole(IDNumber, row[c], true))
			case hits[0].Kind == Mobile && (h.about == wordPhone || rest[0] == '0' || h.part):
				t.add(r, c, whole(Mobile, row[c], h.about == wordPhone))
			}
		}
	}
}
