package search

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of a query. The script has the same.
const (
	longestQuery = 60 // characters
	mostTerms    = 10 // an answer loads a shard for each
	longRun      = 4  // of a longer run of characters every other pair is asked for
)

// empty are words of which questions are full and notices are not. The script has the
// same, and takes them out in the same order.
var empty = strings.Fields("什么时候 为什么 有没有 能不能 是不是 什么 怎么样 怎么 多少 哪里 哪些 哪个 几时 时候 请问 如何 怎样 我们村 我们 我家 我的 了 吗 呢 呀 吧 的 谁")

// unit is a unit behind an amount, which notices write in many ways.
var unit = regexp.MustCompile(`([0-9万亿]) ?(?:元|块钱|块)`)

// A part of a query is a token that has to be found.
type part struct {
	token
	terms []term
	or    []term // where the first term is in no notice: initials

	strict bool // what comes near is no answer
	high   bool // a title, a village or a plain sentence has to have it
}

// parse makes the parts of a query. Villages are known by their names, for nobody puts a
// space behind one.
func parse(query string, villages []string) []part {
	query = strings.TrimSpace(fold(query))
	if utf8.RuneCountInString(query) > longestQuery {
		query = string([]rune(query)[:longestQuery])
	}
	query = unit.ReplaceAllString(query, "$1 ")
	meant := query
	for _, w := range empty {
		meant = strings.ReplaceAll(meant, w, " ")
	}
	if strings.TrimSpace(meant) != "" {
		query = meant
	}
	query = " " + query
	for _, name := range villages {
		name = fold(name)
		short := strings.TrimSuffix(name, "村")
		if strings.Contains(query, name) {
			query = strings.Replace(query, name, " "+name+" ", 1)
		} else if utf8.RuneCountInString(short) > 1 {
			query = strings.Replace(query, " "+short, " "+short+" ", 1)
		}
	}
	var parts []part
	count := 0
	tokens(query, true, func(t token) {
		p := part{token: t, terms: queryTerms(t), strict: strings.Contains(t.text, "*")}
		if t.kind == wordToken {
			p.or = letterTerms(t.text)
		}
		size := max(len(p.terms), len(p.or))
		if size == 0 || count+size > mostTerms {
			return
		}
		count += size
		parts = append(parts, p)
	})
	return parts
}

// queryTerms are the terms that a notice with a query's token has.
func queryTerms(t token) []term {
	switch t.kind {
	case numberToken:
		return []term{term("#" + t.text)}
	case dateToken:
		return []term{term("@" + t.text)}
	case wordToken:
		return []term{term("=" + t.text)}
	}
	var terms []term
	rest := masked.ReplaceAllStringFunc(t.text, func(name string) string {
		terms = append(terms, term(name))
		return " "
	})
	for run := range strings.FieldsSeq(rest) {
		if signs := []rune(run); len(signs) == 1 {
			terms = append(terms, term(run))
		} else {
			terms = append(terms, windows(signs, 2, "")...)
		}
	}
	return terms
}

// masked is a name of which signs are hidden between others. The script has the same.
var masked = regexp.MustCompile(`[^*]\*+[^*]`)

// letterTerms are the terms of initials.
func letterTerms(word string) []term {
	if len(word) < 2 || strings.ContainsAny(word, "0123456789") {
		return nil
	}
	return windows([]rune(word), min(3, len(word)), "~")
}

// windows are a text's parts of the given length: all of them, or in a long text every
// other one and the last.
func windows(signs []rune, length int, prefix string) []term {
	var all []term
	last := len(signs) - length
	step := 1
	if len(signs) > longRun {
		step = 2
	}
	for i := 0; i <= last; i += step {
		if step == 2 && i+1 == last {
			i = last
		}
		if t := term(prefix + string(signs[i:i+length])); !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}
