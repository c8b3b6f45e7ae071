package site

import (
	"fmt"
	"strconv"
	"strings"

	"cunwu/generator/internal/township"
)

// A language is how the pages say days and amounts: by words of the theme, so that another
// language needs no program.
type language struct {
	months   []string // names of the twelve
	currency township.Currency
}

// readLanguage reads the words that say how days and amounts are written.
func (s *Site) readLanguage() (err error) {
	s.language.months = s.names("month_names")
	s.language.currency = township.Currency{Amount: s.word("money"), Under: s.word("money_head")}
	if s.language.currency.Units, err = township.ParseMoneyUnits(s.word("money_units")); err != nil {
		return fmt.Errorf("%w: i18n/%s.yaml: money_units: %w", ErrWord, s.lang, err)
	}
	return nil
}

// names are the names of the twelve months that a word lists, or their numbers where it
// does not list twelve.
func (s *Site) names(key string) []string {
	names := strings.Fields(s.word(key))
	for i := len(names); i < 12; i++ {
		names = append(names, strconv.Itoa(i+1))
	}
	return names
}

// Day is a day as the pages show it.
func (s *Site) Day(d township.Day) string { return s.day(d) }

func (s *Site) day(d township.Day) string { return s.sayDay("date", d) }

func (s *Site) sayDay(key string, d township.Day) string {
	y, m, day := d.Date()
	return s.fill(key, "y", strconv.Itoa(y), "m", s.language.months[m-1], "d", strconv.Itoa(day))
}

// shortDay is the second of two days as it is said after the first: without its year where
// that is the first's.
func (s *Site) shortDay(from, to township.Day) string {
	if to.IsZero() {
		return ""
	}
	if from.Year() == to.Year() {
		return s.sayDay("date_in_year", to)
	}
	return s.day(to)
}

// spanEnd is the last of several days as it is said after the first: 11月23日—29日.
func (s *Site) spanEnd(from, to township.Day) string {
	fromYear, fromMonth, _ := from.Date()
	if year, month, _ := to.Date(); year == fromYear && month == fromMonth {
		return s.sayDay("date_in_month", to)
	}
	return s.shortDay(from, to)
}

// amount is an amount as people say it: 4.2 万元.
func (s *Site) amount(f township.Fen) string { return s.language.currency.Plain(f) }

// rounded is an amount as pictures say it.
func (s *Site) rounded(f township.Fen) string { return s.language.currency.Rounded(f) }

// exactly is an amount in yuan with two decimals and the unit: 1,234.50 元.
func (s *Site) exactly(f township.Fen) string {
	return s.language.currency.Said(f.Grouped(), s.language.currency.Yuan())
}
