package main

// scenes are the pictures of the demonstration.
var scenes = []scene{
	{name: "bridge", file: "bridge.jpg", title: "十一月十日验收当天的柳湾桥", draw: drawBridge, width: 1200, height: 800, camera: "HX-20"},
	{name: "deck", file: "deck.jpg", title: "十月下旬浇筑桥面", draw: drawDeck, width: 1200, height: 800, camera: "HX-20", located: true},
	{name: "board", file: "board.jpg", title: "公开单贴在桥头小卖部", draw: drawBoard, width: 750, height: 1000, camera: "HX-9", turned: true, located: true},
	{name: "greenhouse", file: "greenhouse.jpg", title: "雹灾后的大棚（八月四日）", draw: drawGreenhouse, width: 1200, height: 800, camera: "HX-9"},
	{name: "slope", file: "wall.jpg", title: "砌好的挡墙和截水沟", draw: drawSlope, width: 800, height: 1066, camera: "HX-9", turned: true},
	{name: "lamps", file: "lamps.jpg", title: "亮灯第一晚", draw: drawLamps, width: 1200, height: 800},
	{name: "well", file: "well.jpg", title: "机井房和刷卡表", draw: drawWell, width: 1000, height: 750, camera: "HX-20", located: true},
	{name: "plan", file: "parking-plan.png", title: "停车场平面示意图", draw: drawPlan, width: 1100, height: 760, png: true},
	{name: "receipt", file: "voucher-07.png", title: "工程进度款收据", draw: drawReceipt, width: 1100, height: 620, png: true},
}

func receipt() []byte { return photo("receipt") }

func hills(c canvas, d *dice, base float32, inks ...uint32) {
	w := float32(c.Bounds().Dx())
	for i, ink := range inks {
		xy := []float32{0, base + float32(i)*30}
		for x := float32(0); x <= w+80; x += 80 {
			xy = append(xy, x, base-float32(d.between(10, 120))+float32(i)*40)
		}
		xy = append(xy, w, base+200, 0, base+200)
		c.fill(ink, xy...)
	}
}

func river(c canvas, d *dice, y int) {
	c.shade(0x6f97a3, 0x3f6a78, y, c.Bounds().Dy())
	for range 60 {
		x, ry := float32(d.under(c.Bounds().Dx())), float32(d.between(y+8, c.Bounds().Dy()-8))
		c.rect(0x9fbcc4, x, ry, float32(d.between(30, 110)), 2)
	}
}

func drawBridge(c canvas, d *dice) {
	c.shade(0xa9c6dc, 0xe6eef0, 0, 420)
	hills(c, d, 380, 0x8fa79a, 0x6d8f72, 0x587a52)
	river(c, d, 500)
	for _, x := range []float32{330, 600, 870} {
		c.fill(0x8d8a83, x-26, 430, x+26, 430, x+34, 640, x-34, 640)
		c.fill(0x74716b, x+8, 430, x+26, 430, x+34, 640, x+12, 640)
	}
	c.fill(0xb9b5ac, 0, 380, 1200, 380, 1200, 436, 0, 436)
	c.rect(0x9b978e, 0, 424, 1200, 12)
	for x := float32(10); x < 1200; x += 60 {
		c.rect(0xd8d4ca, x, 316, 12, 66)
	}
	c.rect(0xd8d4ca, 0, 318, 1200, 9)
	c.rect(0xd8d4ca, 0, 346, 1200, 7)
	c.rect(0x7b7f84, 1040, 190, 10, 190)
	c.disc(0xb3261e, 1045, 180, 70)
	c.disc(0xffffff, 1045, 180, 57)
	c.write(0x1b1b1b, 1002, 150, 1.5, "限重")
	c.write(0x1b1b1b, 1004, 188, 1.2, "10吨")
	c.grain(d, 6)
}

func drawDeck(c canvas, d *dice) {
	c.shade(0xc8d2d6, 0xeceae2, 0, 360)
	hills(c, d, 340, 0x93a596, 0x708a6a)
	c.fill(0x8b7a63, 0, 420, 1200, 380, 1200, 800, 0, 800)
	c.fill(0x9c9a94, 120, 800, 480, 400, 760, 400, 1130, 800) // the deck, half poured
	c.fill(0x6f6d68, 300, 600, 952, 600, 1130, 800, 120, 800)
	for i := range 12 { // reinforcement where no concrete lies yet
		x := 480 + float32(i)*25
		c.fill(0x7a4a32, x, 402, x+4, 402, x+6+(x-620)*0.5, 596, x+(x-620)*0.5, 596)
		y := 410 + float32(i)*16
		c.rect(0x7a4a32, 470-float32(i)*13, y, 300+float32(i)*26, 3)
	}
	worker := func(x, y float32, vest uint32) {
		c.fill(0x2c3440, x-16, y+70, x+16, y+70, x+20, y+140, x+4, y+140, x, y+95, x-4, y+140, x-20, y+140)
		c.fill(vest, x-22, y+14, x+22, y+14, x+18, y+74, x-18, y+74)
		c.disc(0xd9a27c, x, y, 14)
		c.fill(0xf2c018, x-18, y-2, x-14, y-18, x+14, y-18, x+18, y-2)
		c.fill(0x5b4632, x+18, y+40, x+24, y+40, x+70, y+150, x+64, y+150)
	}
	worker(380, 500, 0xe3642b)
	worker(700, 470, 0xe3642b)
	worker(880, 560, 0xd8c52a)
	c.rect(0xdddddd, 930, 250, 200, 120)
	c.frame(0xa61b1b, 930, 250, 200, 120, 6)
	c.write(0xa61b1b, 962, 262, 1.3, "施工中")
	c.write(0x1b1b1b, 974, 316, 1.3, "慢行")
	c.grain(d, 9)
}

func drawBoard(c canvas, d *dice) {
	c.shade(0xd9cdb8, 0xc4b497, 0, 1000)
	for y := float32(0); y < 1000; y += 46 { // a wall of bricks
		for x := -float32(int(y/46)%2) * 60; x < 750; x += 120 {
			c.frame(0xb7a688, x, y, 120, 46, 2)
		}
	}
	c.rect(0x1f5e46, 70, 130, 610, 740)
	c.rect(0xfbfaf6, 95, 230, 560, 610)
	c.write(0xffffff, 205, 144, 2.4, "村务公开栏")
	sheet := func(x, y float32, title string, lines int) {
		c.rect(0xffffff, x, y, 240, 280)
		c.frame(0xd9d4c7, x, y, 240, 280, 2)
		c.write(0xa61b1b, x+64, y+14, 1.9, title)
		for i := range lines {
			c.rect(0x55524b, x+20, y+86+float32(i)*22, float32(d.between(120, 196)), 5)
		}
	}
	sheet(115, 250, "财务", 8)
	sheet(395, 250, "惠农", 6)
	sheet(115, 548, "社会", 7)
	sheet(395, 548, "通知", 5)
	for i := range 11 { // a pattern that looks like a code and is none
		for k := range 11 {
			if d.chance(50) {
				c.rect(0x1b1b1b, 560+float32(i)*6, 750+float32(k)*6, 6, 6)
			}
		}
	}
	c.grain(d, 8)
}

func drawGreenhouse(c canvas, d *dice) {
	c.shade(0x9aa4ab, 0xd5d9d6, 0, 380)
	hills(c, d, 360, 0x8b9a86)
	c.shade(0x7b6a4c, 0x5f5039, 380, 800)
	for i := range 3 {
		y := 420 + float32(i)*110
		top := []float32{60, y + 100}
		for x := float32(0); x <= 20; x++ {
			t := x / 20
			top = append(top, 60+t*1080, y+100-400*t*(1-t)*0.9)
		}
		top = append(top, 1140, y+100)
		c.fill(0xe3e8e4, top...)
		for range 26 { // holes that the hail made
			x := float32(d.between(200, 1000))
			c.disc(0x4d5a48, x, y+float32(d.between(30, 92)), float32(d.between(4, 15)))
		}
		for x := float32(150); x < 1100; x += 110 {
			c.rect(0x8f9a92, x, y+12, 4, 88)
		}
	}
	for range 160 {
		c.disc(0xf4f6f7, float32(d.under(1200)), float32(d.between(560, 795)), float32(d.between(2, 6)))
	}
	c.grain(d, 8)
}
