package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"cunwu/generator/internal/township"
)

// A writer of townships: the settings and the catalogue of this repository, with as
// many villages and notices as asked for. The same numbers give the same files.
type maker struct {
	dir  string
	dice *rand.Rand
	next int // for ids
}

// kinds are what the notices are about, in turn.
var kinds = []struct{ category, item, title string }{
	{"finance", "finance/income-expense", "财务收支公开"},
	{"subsidies", "subsidies/farmland", "耕地地力保护补贴发放公示"},
	{"village-affairs", "village-affairs/decisions", "村民代表会议决定公告"},
	{"rural-revitalisation", "rural-revitalisation/fund-allocation", "衔接资金分配结果公告"},
	{"elderly-care", "elderly-care/allowances", "高龄津贴政策说明"},
	{"social-assistance", "social-assistance/temporary-granted", "临时救助审批公示"},
	{"village-affairs", "village-affairs/major-matters", "村内道路维修进展公告"},
}

// makeTownship writes a township of the given size into dir.
func makeTownship(dir, repository string, villages, notices int) error {
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(repository, "content"))); err != nil && !os.IsExist(err) {
		return err
	}
	if err := forgetClerks(filepath.Join(dir, "content", "township.yaml")); err != nil {
		return err
	}
	m := &maker{dir: dir, dice: rand.New(rand.NewPCG(7, 11))}
	for v := range villages {
		slug := fmt.Sprintf("v%04d", v+1)
		yaml := fmt.Sprintf("name: %s村\ncode: \"%012d\"\ngroups: [一组, 二组, 三组]\nboards:\n  - {id: gate, place: 村口, size: a3}\ncontacts:\n"+
			"  leader: {name: 周某, role: 村委会主任, phone: 0999-555%04d}\n", chinese(v+1), 149999000000+v, v%10000)
		if err := m.write("villages/"+slug+"/village.yaml", yaml); err != nil {
			return err
		}
		count := notices / villages
		if v < notices%villages {
			count++
		}
		for n := range count {
			if err := m.notice(slug, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// clerks are named with their villages, which are those of the demonstration township.
var clerks = regexp.MustCompile(`(?m)^clerks:.*\n([ #].*\n|\n)*`)

func forgetClerks(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return os.WriteFile(file, clerks.ReplaceAll(data, nil), 0o644)
}

func (m *maker) write(name, text string) error {
	full := filepath.Join(m.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return err
	}
	return os.WriteFile(full, []byte(text), fs.FileMode(0o644))
}

func (m *maker) notice(slug string, n int) error {
	kind := kinds[n%len(kinds)]
	day := township.MakeDay(2025, 6, 2).Add(n * 530 / 50 % 530)
	id := m.id()
	var b strings.Builder
	fmt.Fprintf(&b, "---\nid: %s\ntitle: %d年第%d号%s\nitem: %s\ndate: %s\nperiod: {from: %s, length: 30天}\n", id, day.Year(), n+1, kind.title, kind.item, day, day)
	fmt.Fprintf(&b, "summary: 这件事花了 %d 元，涉及 %d 户，有意见请在公示期内提出。\n", 100+m.dice.IntN(90000), 1+m.dice.IntN(80))
	if kind.category == "finance" {
		fmt.Fprintf(&b, "tables:\n  - {name: 收支明细, file: %s.csv, kind: ledger, opening: 10000.00}\n", id)
		if err := m.ledger("villages/"+slug+"/finance/"+id+".csv", day); err != nil {
			return err
		}
	}
	b.WriteString("reviewed: {by: 村务监督委员会, date: " + day.String() + "}\n---\n")
	m.body(&b)
	return m.write("villages/"+slug+"/"+kind.category+"/"+id+".md", b.String())
}

func (m *maker) ledger(name string, day township.Day) error {
	var b strings.Builder
	b.WriteString("日期,凭证号,摘要,收入,支出,余额,经手人\n")
	balance := township.Fen(1000000)
	for i := range 12 {
		amount := township.Fen(1000 + m.dice.IntN(200000))
		income, expense := "", amount.String()
		if balance < amount || i%3 == 0 {
			income, expense = amount.String(), ""
			balance += amount
		} else {
			balance -= amount
		}
		fmt.Fprintf(&b, "%s,记-%d,%s,%s,%s,%s,王*\n", day.Add(i-90), i+1, words[m.dice.IntN(len(words))], income, expense, balance)
	}
	return m.write(name, b.String())
}

var words = []string{"土地租金", "路灯电费", "保洁工资", "灌溉水泵维修", "村道补坑", "会议室租金", "办公用品", "桥面维修", "宣传栏更换", "老年活动室取暖"}

func (m *maker) body(b *strings.Builder) {
	for i := range 3 + m.dice.IntN(3) {
		fmt.Fprintf(b, "## %s、%s\n\n", chinese(i+1), words[m.dice.IntN(len(words))])
		for range 2 {
			for range 3 + m.dice.IntN(4) {
				fmt.Fprintf(b, "经村民代表会议讨论，%s由村委会办理，金额 %d 元，**%d 月底前**完成，", words[m.dice.IntN(len(words))], 50+m.dice.IntN(9000), 1+m.dice.IntN(12))
			}
			b.WriteString("接受村民监督。\n\n")
		}
		for j := range 3 {
			fmt.Fprintf(b, "%d. %s：%d 元；\n", j+1, words[m.dice.IntN(len(words))], 10+m.dice.IntN(5000))
		}
		b.WriteString("\n")
	}
}

const idSigns = "0123456789abcdefghjkmnpqrstvwxyz"

// id counts in base 32 behind a digit, with the order of the numbers mixed up.
func (m *maker) id() string {
	m.next++
	v := uint32(m.next) * 2654435761 % (1 << 25)
	id := []byte{'2' + byte(m.next%8)}
	for range 5 {
		id = append(id, idSigns[v%32])
		v /= 32
	}
	return string(id)
}

func chinese(n int) string {
	digits := []rune("〇一二三四五六七八九十")
	if n <= 10 {
		return string(digits[n])
	}
	s := ""
	for ; n > 0; n /= 10 {
		s = string(digits[n%10]) + s
	}
	return s
}
