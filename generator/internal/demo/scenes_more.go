package main

func drawSlope(c canvas, d *dice) {
	c.shade(0xb4cbd9, 0xe9eee9, 0, 300)
	c.fill(0x6f8a57, 0, 180, 300, 90, 800, 260, 800, 700, 0, 700)
	c.fill(0xa98b60, 180, 240, 520, 250, 640, 620, 60, 620) // the scar of the slide
	c.rect(0x6e6a62, 0, 560, 800, 260)
	for y := float32(560); y < 820; y += 44 {
		for x := -float32(int(y/44)%2) * 44; x < 800; x += 88 {
			grey := uint32(0x8a8882)
			if d.chance(40) {
				grey = 0x9a978f
			}
			c.rect(grey, x+2, y+2, 84, 40)
		}
	}
	for x := float32(60); x < 800; x += 150 {
		c.disc(0x2b2b2b, x, 720, 11)
	}
	c.rect(0xc9c5ba, 0, 536, 800, 26)
	c.fill(0x6b6964, 0, 820, 800, 820, 800, 1066, 0, 1066)
	c.rect(0xb8b4a8, 0, 820, 800, 34)
	c.rect(0x4f7c8a, 0, 832, 800, 10)
	for x := float32(30); x < 800; x += 180 {
		c.rect(0xe8e6de, x, 940, 90, 12)
	}
	c.grain(d, 7)
}

func drawLamps(c canvas, d *dice) {
	c.shade(0x0e1626, 0x2b3750, 0, 520)
	for range 90 {
		c.disc(0xcfd6e6, float32(d.under(1200)), float32(d.under(300)), 1.2)
	}
	hills(c, d, 500, 0x141c28, 0x101720)
	c.rect(0x11161c, 0, 520, 1200, 280)
	c.fill(0x3a3d44, 420, 520, 780, 520, 1200, 800, 0, 800)
	for i := range 5 {
		s := 1 / (1 + float32(i)*0.55) // smaller with distance
		for _, side := range []float32{-1, 1} {
			x, foot := 600+side*520*s, 520+260*s
			c.rect(0x8b9098, x-4*s, foot-430*s, 9*s, 430*s)
			c.fill(0x26436b, x-side*4, foot-440*s, x-side*70*s, foot-450*s, x-side*70*s, foot-425*s, x-side*4, foot-415*s)
			for r := 5; r > 0; r-- {
				glow := []uint32{0xfff6d8, 0xe8d79a, 0x8f875f, 0x545645, 0x3a4048}[r-1]
				c.disc(glow, x-side*64*s, foot-392*s, float32(r)*9*s)
			}
			c.fill(0x77735a, x-side*150*s, foot, x-side*10*s, foot, x-side*40*s, foot+26*s, x-side*190*s, foot+26*s)
		}
	}
	c.grain(d, 10)
}

func drawWell(c canvas, d *dice) {
	c.shade(0x8fb8dc, 0xdfeaf0, 0, 330)
	c.shade(0xa7b45e, 0x6f8a35, 330, 750)
	for x := float32(-200); x < 1200; x += 46 { // rows of wheat
		c.fill(0x839c43, 500+(x-500)*0.2, 330, 504+(x-500)*0.2, 330, x+22, 750, x, 750)
	}
	c.rect(0xe9e4d8, 380, 220, 330, 330)
	c.fill(0xa5482f, 350, 224, 545, 120, 740, 224)
	c.rect(0x59728a, 430, 330, 100, 220)
	c.rect(0x2d5c9e, 570, 300, 110, 130)
	c.rect(0xcfe3d2, 590, 316, 70, 34)
	c.write(0x1b1b1b, 594, 318, 1, "6.40")
	c.rect(0x39424c, 596, 366, 58, 12)
	c.rect(0x3b6ea8, 712, 470, 190, 26)
	c.fill(0xbcdcea, 896, 474, 930, 480, 960, 600, 905, 600)
	c.rect(0x7d8f95, 880, 600, 110, 12)
	c.grain(d, 7)
}

func drawPlan(c canvas, d *dice) {
	c.rect(0xffffff, 0, 0, 1100, 760)
	c.frame(0x1b1b1b, 30, 30, 1040, 700, 3)
	c.write(0x1b1b1b, 290, 50, 1.7, "停车场平面示意图")
	c.frame(0x1b1b1b, 120, 160, 700, 430, 4)
	for i := range 12 {
		x := 140 + float32(i)*55
		c.frame(0x55524b, x, 176, 50, 110, 2)
		c.frame(0x55524b, x, 464, 50, 110, 2)
	}
	c.write(0x55524b, 380, 318, 1.4, "植草砖")
	c.write(0x55524b, 150, 372, 1.2, "小车")
	c.frame(0x1b1b1b, 860, 170, 160, 120, 3)
	c.write(0x1b1b1b, 896, 206, 1.6, "公厕")
	c.frame(0x1b1b1b, 860, 330, 160, 90, 3)
	c.write(0x1b1b1b, 870, 360, 1.1, "充电桩6")
	c.fill(0x1f5e46, 880, 600, 950, 540, 1020, 600)
	c.frame(0x1f5e46, 900, 600, 100, 70, 3)
	c.write(0x1f5e46, 896, 676, 1.3, "桃花亭")
	c.rect(0xffffff, 420, 584, 90, 10)
	c.write(0xa61b1b, 422, 610, 1.5, "入口")
	c.fill(0xa61b1b, 465, 600, 485, 622, 445, 622)
	c.fill(0x1b1b1b, 1010, 60, 1030, 120, 1010, 106, 990, 120)
	c.write(0x1b1b1b, 992, 124, 1.3, "北")
	for x := float32(140); x < 800; x += 24 { // hand-drawn grass
		c.rect(0x7fa77f, x, float32(600+d.between(0, 6)), 12, 2)
	}
}

// drawReceipt is a scan of a receipt: all on it is invented.
func drawReceipt(c canvas, d *dice) {
	c.rect(0xf1ead9, 0, 0, 1100, 620)
	c.rect(0xfdf9ee, 26, 22, 1046, 572)
	ink, pen := uint32(0x2f4a7d), uint32(0x1d1d26)
	c.write(ink, 446, 44, 2.2, "收 据")
	c.write(ink, 720, 66, 1, "编号：2607-0012（示范）")
	c.frame(ink, 70, 130, 960, 330, 3)
	for _, y := range []float32{212, 294, 376} {
		c.rect(ink, 70, y, 960, 2)
	}
	c.rect(ink, 270, 130, 2, 330)
	for i, row := range [][2]string{
		{"今收到", "柳湾村村民委员会"},
		{"款项", "柳湾村工程进度款（第2期）"},
		{"人民币大写", "柒万肆仟元整"},
		{"小写", "74,000.00元"},
	} {
		y := 152 + float32(i)*82
		c.write(ink, 92, y, 1.15, row[0])
		c.write(pen, 296, y-3, 1.4, row[1])
	}
	c.write(ink, 70, 488, 1, "开票单位：青禾县通达路桥有限公司")
	c.write(ink, 640, 488, 1, "日期：2026年7月20日")
	c.write(ink, 70, 540, 1, "第2联 存根")
	c.write(0xb9b2a0, 700, 540, 1.3, "示范 示范 示范")
	for range 900 { // dust on the glass
		v := uint32(d.between(0xc8, 0xe8))
		c.rect(v<<16|v<<8|(v-12), float32(d.under(1100)), float32(d.under(620)), 1, 1)
	}
}
