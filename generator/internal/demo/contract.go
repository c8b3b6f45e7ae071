package main

import (
	"fmt"
	"strings"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/sheet"
)

// bridgeContract is the page of the bridge's contract that matters: who, what, how much
// and until when.
func bridgeContract(v *village) ([]byte, error) {
	paid, steps := 0, ""
	for i, p := range bridgePayments {
		paid += p.yuan
		steps += fmt.Sprintf("（%d）%s付 %s；", i+1, day(p.date).Chinese(), yuan(p.yuan).Plain())
	}
	return writePDF([]string{
		"柳湾桥工程施工合同（摘要页）", "",
		"发包人（甲方）：" + v.name + "民委员会",
		"承包人（乙方）：青禾县通达路桥有限公司",
		"工程：拆除漫水桥，新建钢筋混凝土板桥 1 座，长 26 米、宽 5.5 米。",
		"开工：2026年5月25日　　完工：2026年11月10日",
		"合同价款：" + yuan(paid+10000).Plain() + "，含税，不因材料涨价调整。",
		"付款：", "　" + steps,
		"（4）留 1 万元质保金，质保一年，期满没有质量问题再付。",
		"质量：每车混凝土留一组试块；桥面满 28 天后通行农用车，限重 10 吨。",
		"监督：三组、四组各出两名代表看工；账目在村公示栏公开。",
		"", "演示数据：合同、单位和金额均为虚构。",
	})
}

// writePDF makes a page of lines, the first of them its title.
func writePDF(lines []string) ([]byte, error) {
	font, err := sheet.Builtin(sheet.Serif)
	if err != nil {
		return nil, err
	}
	page := &pdf.Page{Width: pdf.Millimetres(210), Height: pdf.Millimetres(297)}
	y := pdf.Millimetres(40)
	for i, line := range lines {
		tag, size := "P", 14*pdf.Point
		if i == 0 {
			tag, size = "H1", 20*pdf.Point
		}
		for _, part := range broken(line, 32) {
			text := &pdf.Text{X: pdf.Millimetres(28), Y: y, Font: font, Size: size, Tag: &pdf.Element{Type: tag}}
			for _, r := range part {
				id, ok := font.Glyph(r)
				if !ok {
					return nil, fmt.Errorf("no glyph for %q", r)
				}
				text.Glyphs = append(text.Glyphs, pdf.Glyph{ID: id, Rune: r})
			}
			if len(text.Glyphs) > 0 {
				page.Items = append(page.Items, text)
			}
			y += pdf.Millimetres(10)
		}
	}
	var w pdf.Writer
	return w.Write(&pdf.Document{Title: lines[0], Language: "zh-CN", Pages: []*pdf.Page{page}})
}

// broken divides a line into lines of n full-width characters at most.
func broken(line string, n int) []string {
	var lines []string
	var now []rune
	wide := 0
	for _, r := range line {
		w := 2
		if r < 0x80 {
			w = 1
		}
		if wide+w > 2*n && !strings.ContainsRune("，。；：）", r) {
			lines, now, wide = append(lines, string(now)), nil, 0
		}
		now, wide = append(now, r), wide+w
	}
	return append(lines, string(now))
}

// bridgeMaterials is the workbook of what went into the bridge.
func bridgeMaterials() ([]byte, error) {
	return writeWorkbook([][]string{
		{"材料", "规格", "数量", "单位", "谁验的"},
		{"商品混凝土", "C30", "214", "立方米", "三组代表 2 人"},
		{"钢筋", "HRB400", "18.6", "吨", "四组代表 2 人"},
		{"橡胶支座", "GYZ 200×35", "16", "块", "监理"},
		{"钢护栏", "热镀锌", "104", "米", "三组代表 2 人"},
		{"片石", "", "96", "立方米", "四组代表 2 人"},
	})
}
