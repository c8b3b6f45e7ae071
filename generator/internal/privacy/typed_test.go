package privacy

import (
	"slices"
	"testing"
)

// TestTyped: what is found in lines as a clerk types, exports or scans them, and what
// looks alike and is none.
func TestTyped(t *testing.T) {
	d := New(Options{})
	tests := []struct {
		text string
		want []string
	}{
		// an X at a number's end, and digits right behind
		{"高翠英14999919800101003X13800001234", []string{"id-number 14999919800101003X", "mobile 13800001234"}},
		{"残疾人证14999919800101003X11，二级", []string{"id-number 14999919800101003X"}},
		{"14999919800101003X6222", []string{"id-number 14999919800101003X"}},
		{"规格14999919800101004X13", nil}, // its check digit is wrong
		{"梁14米X13800001234", nil},
		// character references
		{"证件号149999&ensp;19800101&ensp;0013", []string{"id-number 149999&ensp;19800101&ensp;0013"}},
		{"149999&amp;nbsp;19800101&amp;nbsp;0013", []string{"id-number 149999&amp;nbsp;19800101&amp;nbsp;0013"}},
		{"手机138&ndash;0000&ndash;1234", []string{"mobile 138&ndash;0000&ndash;1234"}},
		{"手机138&zwnj;0000&#x2011;1234", []string{"mobile 138&zwnj;0000&#x2011;1234"}},
		{"手机&amp;#49;3800001234", []string{"mobile &amp;#49;3800001234"}},
		{"甲&乙&nbsp乙&amp;丙&;&amp;", nil},
		{"138&copy;00001234", nil},
		// letters read for digits
		{"账号：6217OOOOIIIO12O6174", []string{"bank-card 6217OOOOIIIO12O6174"}},
		{"卡号 622848OOOOOO1234567", []string{"bank-card 622848OOOOOO1234567"}},
		{"联系电话138OOOOl23O", []string{"mobile 138OOOOl23O"}},
		{"手机l3800O01234", []string{"mobile l3800O01234"}},
		{"账号 6217 OOOO 1234 5678 901", []string{"bank-card 6217 OOOO 1234 5678 901"}},
		{"电话：138 OOOO 1234", []string{"mobile 138 OOOO 1234"}},
		{"货号：138 OOOO 1234", nil},
		{"138 OOOO 1234", nil},
		{"电话 138 LOGO 1234", nil},
		{"产品621785OOOOOOOO78399", nil},
		{"标记138OOOOl23O", nil},
		{"电话OOOOOOOOOOO", nil},
		// figures with decimals
		{"手机：13800001234.00", []string{"mobile 13800001234"}},
		{"身份证 149999198001010013.00", []string{"id-number 149999198001010013"}},
		{"余额13800001234.00", nil},
		{"手机费13800001234.00元", nil},
		// accounts
		{"QQ号 80012345，贺建国", []string{"wechat 80012345"}},
		{"加我qq80012345", []string{"wechat 80012345"}},
		{"扣扣80012345。", []string{"wechat 80012345"}},
		{"QQ80012型水泵", nil},
		{"QQ号 80,012,345", nil},
		{"QQ35000元", nil},
		// illness: more names of diseases, given names that are words, rare surnames
		{"綦大勇患氟骨症", []string{"illness 氟骨症"}},
		{"郇玉梅，囊虫病", []string{"illness 囊虫病"}},
		{"慰问马水生（克汀病）", []string{"illness 克汀病"}},
		{"付向春来血吸虫病救助", []string{"illness 血吸虫病"}},
		{"兑付贠喜娃肺大疱补助", []string{"illness 肺大疱"}},
		{"韩征大骨节病多年", []string{"illness 大骨节病"}},
		{"由于突发脑干出血，申水莲申请临时救助", []string{"illness 脑干出血"}},
		{"秦计划，听障", []string{"illness 听障"}},
		{"因患高血压，可到卫生室登记", nil},
		{"张建国接种水痘疫苗", nil},
		{"慰问马水生、韩征布病防控辛苦", nil},
		{"李建国养羊，布病检疫合格", nil},
		{"计划开展血吸虫病普查", nil},
		{"党和国家政策，白血病患者可享受", nil},
		{"石水河 包虫病", nil},
		{"柳湾村精神残疾4人，全部签约", nil},
		{"支付水利工程包虫病防治费", nil},
		// children
		{"事实无人抚养儿童申苗苗每月900元", []string{"minor-name 申苗苗"}},
		{"贺欣然同学获奖", []string{"minor-name 贺欣然"}},
		{"郭如意小朋友走失", []string{"minor-name 郭如意"}},
		{"高一学生贾浩然溺亡", []string{"minor-name 贾浩然"}},
		{"困境儿童苗木基地参观", nil},
		{"初二学生应如期返校", nil},
		{"高三学生家长会", nil},
		{"要求同学按时到校", nil},
		{"学生和家长名单", nil},
		{"学生水杯、牛奶12箱", nil},
		// a mask that leaves the last four
		{"身份证号 **************2468", []string{"weak-mask **************2468"}},
		{"身份证号：*************** 468", nil},
		{"银行卡 ***************2468", nil},
		{"手机 *******2468", nil},
		// an office's address
		{"镇卫生院地址：禾溪县人民路8号", nil},
		{"村委会的办公地址：禾溪县人民路8号", nil},
		{"县妇联联系地址 禾溪县人民路8号", nil},
		{"高翠英地址：禾溪县人民路8号", []string{"address 禾溪县人民路8号"}},
		{"在县妇联上班的高翠英住址：禾溪县人民路8号", []string{"address 禾溪县人民路8号"}},
		// a name that ends in 生
		{"马海生于1990年12月1日入伍", nil},
		{"徐连生于2001年5月退休", nil},
		{"马海生于1990年12月1日，汉族", []string{"birth-date 1990年12月1日"}},
		{"高翠英生于1990年12月1日", []string{"birth-date 1990年12月1日"}},
		{"她生于1990年12月1日，入党多年", []string{"birth-date 1990年12月1日"}},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range d.Text(tt.text) {
			got = append(got, h.Kind.String()+" "+tt.text[h.Start:h.End])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: found %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestTypedCells is TestTyped for tables.
func TestTypedCells(t *testing.T) {
	d := New(Options{})
	tests := []struct {
		header []string
		rows   [][]string
		want   []string
	}{
		{[]string{"姓名", "联系电话"}, [][]string{{"张*", "13800001234.00"}}, []string{"mobile 13800001234.00"}},
		{[]string{"姓名", "补贴（元）"}, [][]string{{"张*", "13800001234.00"}}, nil},
		{[]string{"姓名", "卡号"}, [][]string{{"张*", "622848OOOOOO1234567"}}, []string{"bank-card 622848OOOOOO1234567"}},
		{[]string{"姓名", "型号"}, [][]string{{"张*", "622848OOOOOO1234567"}}, nil},
		{[]string{"姓名", "身份证号"}, [][]string{{"张*", "**************2468"}}, []string{"weak-mask **************2468"}},
		{[]string{"姓名", "称谓", "年龄"}, [][]string{{"孙建国", "户主", "70"}, {"孙子涵", "孙女", "9"}, {"贺乐乐", "孙媳妇", "17"}}, []string{"minor-name 孙子涵", "minor-name 贺乐乐"}},
		{[]string{"户主", "金额"}, [][]string{{"张*贵", "1"}, {"綦会水", "2"}, {"李*", "3"}, {"秦计划", "4"}, {"全体", "5"}, {"向阳合作社", "6"}, {"孙女", "7"}, {"全队合计", "8"}}, []string{"unmasked 綦会水", "unmasked 秦计划"}},
		{[]string{"摘要", "支出"}, [][]string{{"救助贠喜娃红细胞增多症", "1"}, {"慰问綦大勇（肺大疱）", "2"}, {"付办公用品", "3"}, {"付水管肠穿孔处理费", "4"}}, []string{"illness 慰问綦大勇（肺大疱）"}},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range d.Table("", tt.header, tt.rows) {
			got = append(got, h.Kind.String()+" "+tt.rows[h.Row][h.Col])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: found %q, want %q", tt.header, got, tt.want)
		}
	}
}
