package content

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

const calendarDir = "content/calendar"

// readCalendar reads content/calendar: a file for each year, and counting.yaml.
func (s *source) readCalendar() *calendar.Calendar {
	c := &calendar.Calendar{Years: map[int]*calendar.Year{}}
	for _, e := range s.list(calendarDir) {
		name := path.Join(calendarDir, e.Name())
		stem, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		if e.IsDir() || !isYAML {
			s.report(finding.RuleStray, file(name), "节假日文件夹里用不到它。", "只放 2026.yaml 这样每年一个的文件和 counting.yaml。")
			continue
		}
		if stem == "counting" {
			s.readCounting(name, c)
			continue
		}
		year, err := strconv.Atoi(stem)
		if err != nil || year < 2000 || year > 2200 {
			s.report(finding.RuleCalendar, file(name), "文件名不是年份。", "每年一个文件，名字像 2026.yaml。")
			continue
		}
		if y := s.readYear(name, year); y != nil {
			c.Years[year] = y
		}
	}
	return c
}

func (s *source) readCounting(name string, c *calendar.Calendar) {
	o := s.document(name)
	for i, word := range o.texts("last_day_moves_off") {
		switch word {
		case "holiday":
			c.MovesOffHoliday = true
		case "weekend":
			c.MovesOffWeekend = true
		default:
			o.wrong(finding.RuleCalendar, fmt.Sprintf("last_day_moves_off[%d]", i), "不认识“"+word+"”。", "可以写：holiday（节假日）、weekend（周末）。")
		}
	}
	o.finish()
}

func (s *source) readYear(name string, year int) *calendar.Year {
	o := s.document(name)
	if o == nil {
		return nil
	}
	y := &calendar.Year{Year: year, Days: map[township.Day]calendar.Special{}}
	if got := o.integer("year", 2000, 2200); got != year && o.has("year") {
		o.wrong(finding.RuleCalendar, "year", "年份和文件名不一致。", fmt.Sprintf("写成 year: %d", year))
	}
	y.Source = o.need("source", "国务院办公厅关于某年部分节假日安排的通知")
	for _, d := range o.objects("days", "{date: 2026-01-01, name: 元旦, off: true}") {
		day := d.needDay("date")
		special := calendar.Special{Name: d.need("name", "元旦"), Off: d.flag("off")}
		if !d.has("off") {
			d.missing("off", "true（放假）或 false（上班）")
		}
		d.finish()
		if day.IsZero() {
			continue
		}
		if day.Year() != year {
			d.wrong(finding.RuleCalendar, "date", "这一天不在"+strconv.Itoa(year)+"年。", "移到那一年的文件里。")
			continue
		}
		if _, twice := y.Days[day]; twice {
			d.wrong(finding.RuleCalendar, "date", day.String()+" 写了两次。", "只留一行。")
			continue
		}
		y.Days[day] = special
	}
	o.finish()
	return y
}
