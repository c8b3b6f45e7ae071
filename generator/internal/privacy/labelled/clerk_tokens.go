package main

import (
	"fmt"
	"strings"
	"time"
)

// tokens are the values that the clerk's wordings ask for.
func (c *clerk) tokens() map[string]func() string {
	day := func(from, to int, layout string) func() string {
		return func() string {
			return time.Date(c.between(from, to), time.Month(c.between(1, 12)), c.between(1, 28), 0, 0, 0, 0, time.UTC).Format(layout)
		}
	}
	digits := func(n int) func() string { return func() string { return c.someDigits(n) } }
	v := map[string]func() string{
		"P": c.person, "K": c.child, "U": c.person,
		"Ms": func() string { return c.covered("*") }, "Mm": func() string { return c.covered("某") }, "Mx": func() string { return c.covered("×") },
		"Mo": func() string { return c.covered("○") }, "Mf": func() string { return c.covered("＊") },
		"mkid": func() string {
			return one(c.scribe, clerkFamilies[:80]...) + "*" + one(c.scribe, "涵", "轩", "怡", "泽", "琪")
		},
		"V": func() string { return one(c.scribe, clerkVillages...) }, "Z": func() string { return one(c.scribe, clerkGroups...) },
		"idn": c.citizen, "I": c.citizen, "IX": func() string { return c.ending(true) }, "I0": func() string { return c.ending(false) },
		"O": func() string {
			return fmt.Sprintf("149999%02d%02d%02d%03d", c.between(36, 79), c.between(1, 12), c.between(1, 28), c.between(1, 997))
		},
		"C": func() string { return c.cardOf(19) }, "C16": func() string { return c.cardOf(16) },
		"Cb":  func() string { return "14-9999" + c.someDigits(11) }, // a bank's old passbook
		"C15": digits(15), "C17": digits(17),
		"J": func() string { return fmt.Sprintf("1380000%04d", c.between(100, 8999)) },
		"T": func() string { return fmt.Sprintf("0999-555%04d", c.between(4000, 8999)) }, "T7": func() string { return fmt.Sprintf("555%04d", c.between(4000, 8999)) },
		"G":  func() string { return "E" + one(c.scribe, "B", "D", "L", "M") + c.someDigits(7) },
		"G8": func() string { return one(c.scribe, "E", "G") + c.someDigits(8) }, "GC": func() string { return "C" + c.someDigits(8) },
		"GH": func() string { return "H" + c.someDigits(8) + "00" }, "GP": func() string { return one(c.scribe, "PE", "SE") + c.someDigits(7) },
		"GV": func() string { return one(c.scribe, "B", "C", "N") + c.someDigits(7) },
		"L": func() string {
			return one(c.scribe, "晋", "豫", "冀", "陕", "甘") + "Z" + one(c.scribe, c.someDigits(5), c.someDigits(4)+"K", "H"+c.someDigits(4), c.someDigits(2)+"T"+c.someDigits(2))
		},
		"LD": func() string {
			return one(c.scribe, "晋", "豫", "冀") + "Z" + one(c.scribe, "D", "F") + c.someDigits(5)
		},
		"E": func() string {
			return one(c.scribe, "liu_ej", "houyc", "sun.cun", "gqzhao", "dawa", "hbwang") + c.someDigits(c.between(2, 4)) + "@" + one(c.scribe, "example.com", "mail.example.net", "example.org")
		},
		"W": func() string {
			return one(c.scribe, "ljw_", "hgx", "wxid_k", "yangshu-", "Sunny") + c.someDigits(c.between(4, 7))
		},
		"WQ": func() string { return c.someDigits(c.between(8, 10)) },
		"H":  func() string { return one(c.scribe, sick...) },
		"R": func() string {
			return one(c.scribe, lame...) + one(c.scribe, "一级", "二级", "三级", "四级", "壹级", "2级")
		},
		"B": day(1938, 2002, "2006年1月2日"), "Bdot": day(1938, 2002, "2006.1.2"), "Bdash": day(1938, 2002, "2006-01-02"), "Bsl": day(1938, 2002, "2006/1/2"),
		"Bplain": day(1938, 2002, "20060102"), "Bmonth": day(1938, 2002, "2006年1月"), "Bym": day(1938, 2002, "2006.01"), "Bshort": day(1940, 1999, "06年1月2日"),
		"Btime": day(1938, 2002, "2006-01-02 00:00:00"), "Bzero": day(1938, 2002, "2006年01月02日"),
		"Bhan": func() string {
			d := day(1940, 1999, "2006")()
			return hanOf(d, "〇一二三四五六七八九") + "年" + numeral[c.between(1, 12)] + "月" + numeral[c.between(1, 10)] + "日"
		},
		"Bserial": func() string { return fmt.Sprint(c.between(15000, 37000)) }, // days since 1900
		"Bchild":  day(2013, 2024, "2006年1月2日"), "Bchilddash": day(2013, 2024, "2006-01-02"), "Bchilddot": day(2013, 2024, "2006.1.2"),
		"D": day(2021, 2026, "2006年1月2日"), "Ddot": day(2021, 2026, "2006.1.2"), "Ddash": day(2021, 2026, "2006-01-02"), "Dplain": day(2021, 2026, "20060102"),
		"Dold": day(1972, 2018, "2006年1月2日"), "Dolddot": day(1972, 2018, "2006.01.02"),
		"Y": func() string {
			return one(c.scribe, fmt.Sprintf("%d.%02d", c.between(20, 90000), c.IntN(100)), fmt.Sprint(c.between(50, 30000)), fmt.Sprintf("%d,%03d.%02d", c.between(1, 300), c.IntN(1000), c.IntN(100)))
		},
		"N": func() string { return fmt.Sprint(c.between(2, 99)) }, "n1": func() string { return fmt.Sprint(c.between(1, 9)) },
		"year": func() string { return fmt.Sprint(c.between(2019, 2026)) }, "age": func() string { return fmt.Sprint(c.between(31, 92)) },
		"kidage": func() string { return fmt.Sprint(c.between(3, 13)) },
		"office": func() string {
			return one(c.scribe, "0999-5550101", "0999-5550120", "0999-5550130", "0999-5550140", "0999-5550150", "0999-5550210", "0999-5551101", "0999-5551102", "0999-5551103")
		},
		"unit":  func() string { return fmt.Sprintf("0999-555%04d", c.between(3000, 3999)) },
		"cell":  func() string { return fmt.Sprintf("1380000%04d", c.between(100, 8999)) },
		"house": func() string { return fmt.Sprint(c.between(1, 268)) }, "room": func() string { return fmt.Sprintf("%d0%d", c.between(1, 9), c.between(1, 4)) },
		"han":   func() string { return numeral[c.between(2, 16)] },
		"grade": func() string { return one(c.scribe, "一", "二", "三", "四", "五", "六") + "年级" },
		"tail4": func() string { return fmt.Sprintf("%04d", c.between(1000, 9999)) }, "tail3": func() string { return fmt.Sprintf("%03d", c.between(100, 999)) },
	}
	for _, n := range []int{2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 18, 19, 20, 22} {
		v[fmt.Sprintf("d%d", n)] = digits(n)
	}
	return v
}

// hanOf writes digits in Chinese.
func hanOf(digits, ten string) string {
	signs := []rune(ten)
	var b strings.Builder
	for _, r := range digits {
		if r >= '0' && r <= '9' {
			b.WriteRune(signs[r-'0'])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// groups puts a sign between groups of the lengths.
func groups(sign string, lengths ...int) func(*clerk, string) string {
	return func(_ *clerk, n string) string {
		var out []string
		for _, l := range lengths {
			if l < len(n) {
				out, n = append(out, n[:l]), n[l:]
			}
		}
		return strings.Join(append(out, n), sign)
	}
}

// each puts a sign between all characters.
func each(sign string) func(*clerk, string) string {
	return func(_ *clerk, n string) string { return strings.Join(strings.Split(n, ""), sign) }
}

func instead(pairs ...string) func(*clerk, string) string {
	r := strings.NewReplacer(pairs...)
	return func(_ *clerk, n string) string { return r.Replace(n) }
}

// disguises are what hands and programs do to a number.
var disguises = map[string]func(*clerk, string) string{
	"wide": func(_ *clerk, n string) string {
		return strings.Map(func(r rune) rune {
			if r < '!' || r > '~' {
				return r
			}
			return r + '！' - '!'
		}, n)
	},
	"s6444": groups(" ", 6, 4, 4), "s663": groups(" ", 6, 6), "dash684": groups("-", 6, 8), "slash684": groups("/", 6, 8), "mid684": groups("·", 6, 8),
	"wide684": groups("　", 6, 8), "nb684": groups("\u00a0", 6, 8), "entity": groups("&nbsp;", 6, 8), "line684": groups("\n", 6, 8), "line10": groups("\n", 10),
	"line12": groups("\n", 12), "under": groups("_", 6, 4, 4), "s3": groups(" ", 3, 3, 3, 3, 3), "s4": groups(" ", 4, 4, 4, 4), "dash4": groups("-", 4, 4, 4, 4),
	"nb4": groups("\u00a0", 4, 4, 4, 4), "dot4": groups(".", 4, 4, 4, 4), "wide4": groups("　", 4, 4, 4, 4), "line8": groups("\n", 8), "two4": groups("  ", 4, 4, 4, 4),
	"s344": groups(" ", 3, 4), "dash344": groups("-", 3, 4), "dot344": groups(".", 3, 4), "s434": groups(" ", 4, 3), "s56": groups(" ", 5), "dash38": groups("-", 3),
	"line7": groups("\n", 7), "mid344": groups("·", 3, 4), "nb344": groups("\u00a0", 3, 4), "s335": groups(" ", 3, 3), "thin344": groups("\u2009", 3, 4),
	"one": each(" "), "tabs": each("\t"), "bars": each("|"), "zero": each("\u200b"), "hair": each("\u2009"), "boxes": each("│"),
	"lower": func(_ *clerk, n string) string { return strings.ToLower(n) },
	"times": instead("X", "×"), "roman": instead("X", "Ⅹ"), "widex": instead("X", "Ｘ"),
	"han":  func(_ *clerk, n string) string { return hanOf(n, "零一二三四五六七八九") },
	"ring": func(_ *clerk, n string) string { return hanOf(n, "〇一二三四五六七八九") },
	"yao":  func(_ *clerk, n string) string { return hanOf(n, "零幺二三四五六七八九") },
	"oh":   instead("0", "O"), "ell": instead("1", "l"), "deg": instead("0", "〇"),
	"embed":    func(_ *clerk, n string) string { return "\u202d" + n + "\u202c" },
	"thousand": func(_ *clerk, n string) string { return n[:len(n)-3] + "000" },
	"typo": func(_ *clerk, n string) string { // the last sign is another
		return n[:17] + string("1234567890"[(strings.IndexByte("0123456789X", n[17])+3)%10])
	},
	"paren": instead("0999-", "(0999)"), "widep": instead("0999-", "（0999）"), "sp": instead("-", " "), "none": instead("-", ""), "long": instead("-", "—"), "dots": instead("-", "."), "colon": instead("-", "－"),
	"s7":     func(_ *clerk, n string) string { return n[:len(n)-4] + " " + n[len(n)-4:] },
	"middot": func(_ *clerk, n string) string { return plateCut(n, "·") }, "platesp": func(_ *clerk, n string) string { return plateCut(n, " ") },
	"platedash": func(_ *clerk, n string) string { return plateCut(n, "-") }, "bullet": func(_ *clerk, n string) string { return plateCut(n, "•") },
	"atsp": instead("@", " @ "), "atwide": instead("@", "＠"), "atword": instead("@", "(at)"), "atsq": instead("@", "[at]"), "stop": instead(".com", "。com", ".net", "。net", ".org", "。org"),
	"upper": func(_ *clerk, n string) string { return strings.ToUpper(n) },
	"m648":  cover(6, 4, "*"), "m648x": cover(6, 4, "X"), "m648t": cover(6, 4, "×"), "m648w": cover(6, 4, "＊"), "m648h": cover(6, 4, "#"), "m648b": cover(6, 4, "●"),
	"m10": cover(10, 4, "*"), "m14": cover(14, 0, "*"), "m04": cover(0, 4, "*"), "m44": cover(4, 4, "*"), "m12": cover(12, 2, "*"), "m8": cover(10, 0, "*"), "m17": cover(15, 0, "*"),
	"m34": cover(4, 4, "*"), "m35": cover(3, 5, "*"), "m72": cover(7, 2, "*"), "m9": cover(9, 0, "*"), "m3x5": cover(3, 5, "x"), "m26": cover(5, 4, "*"),
}

// cover puts a sign for what is between the first a and the last z signs.
func cover(a, z int, sign string) func(*clerk, string) string {
	return func(_ *clerk, n string) string { return n[:a] + strings.Repeat(sign, len(n)-a-z) + n[len(n)-z:] }
}

// plateCut puts a sign behind the letter of a plate.
func plateCut(n, sign string) string {
	r := []rune(n)
	return string(r[:2]) + sign + string(r[2:])
}
