package privacy

import (
	"slices"
	"testing"
)

// TestTexts: what is found in a text, as kind and place. Each line is a way of writing
// that once was missed, or a look-alike that once was found.
func TestTexts(t *testing.T) {
	d := New(Options{Allowed: []string{"0999-5550101"}})
	tests := []struct {
		text string
		want []string
	}{
		// numbers
		{"联系 1380 0000283", []string{"mobile 1380 0000283"}},
		{"保洁员工资 1600 2923486 7969813", nil},
		{"T13800000283，范云仙", []string{"mobile 13800000283"}},
		{"X13800000283", nil},
		{"13800000283VX同号", []string{"mobile 13800000283"}},
		{"1,张三,13800001234,柳湾村", []string{"mobile 13800001234"}},
		{"1,234,567.00", nil},
		{"张三,13800001234.0,是", []string{"mobile 13800001234"}},
		{"共 13800001234.00", nil},
		{"张三,1.3800001234E10,是", []string{"mobile 1.3800001234E10"}},
		{"1.49999196804120035E17", []string{"id-number 1.49999196804120035E17"}},
		{"1.38E10", nil},
		{"身份证号1.49999800101001E+14", []string{"id-number 1.49999800101001E+14"}},
		{"身份证号1.499991970E+17", []string{"id-number 1.499991970E+17"}},
		{"身份证号1.49999E+17", nil},
		{"合计1.499991970E+17", nil},
		{"张三，0999-5556677，13800001234", []string{"fixed-line 0999-5556677", "mobile 13800001234"}},
		{"张三：+86-999-5556677", []string{"fixed-line 86-999-5556677"}},
		{"银行卡号6230590000\n000672066户名张三", []string{"bank-card 6230590000\n000672066"}},
		{"开户行行号103149999984", nil},
		{"王芳[13800001234]", []string{"mobile 13800001234"}},
		{"县医保局咨询电话：0999-5556677", nil},
		{"监督电话：0999-5556677", nil},
		{"县医保局 王芳 0999-5556677", []string{"fixed-line 0999-5556677"}},
		{"李秀英家庭电话0999-5556677", []string{"fixed-line 0999-5556677"}},
		{"张三　电话：13,800,004,469", []string{"mobile 13,800,004,469"}},
		{"合计：13,800,004,469", nil},
		{"电话：138，0000，4172", []string{"mobile 138，0000，4172"}},
		// digits in other shapes
		{"➀➂➇⓪⓪⓪⓪➀➁➂➃", []string{"mobile ➀➂➇⓪⓪⓪⓪➀➁➂➃"}},
		{"电话⑴⒊❽0０〇⓿➊②३𝟜", []string{"mobile ⑴⒊❽0０〇⓿➊②३𝟜"}},
		{"⑬⑧⓪⓪⓪⓪①②㉞", []string{"mobile ⑬⑧⓪⓪⓪⓪①②㉞"}},
		{"㊀㊂㊇〇〇〇〇㊀㊁㊂㊃", []string{"mobile ㊀㊂㊇〇〇〇〇㊀㊁㊂㊃"}},
		{"壹叁捌零零零零壹貳叄肆", []string{"mobile 壹叁捌零零零零壹貳叄肆"}},
		{"一三八○○○○一二三四", []string{"mobile 一三八○○○○一二三四"}},
		{"电话138OOOO1234", []string{"mobile 138OOOO1234"}},
		{"13八-0000-1234", []string{"mobile 13八-0000-1234"}},
		{"1③8 0000 1234", []string{"mobile 1③8 0000 1234"}},
		{"१४९९९९१९८००१०१००१३", []string{"id-number १४९९९९१९८००१०१००१३"}},
		{"14999919800101003Ⓧ", []string{"id-number 14999919800101003Ⓧ"}},
		{"①13800001234 ②13800001235", []string{"mobile 13800001234", "mobile 13800001235"}},
		{"张三13800001234三组", []string{"mobile 13800001234"}},
		{"张三一三八零零零零一二三四", []string{"mobile 一三八零零零零一二三四"}},
		{"二○二六年一月三十一日，第③项138户", nil},
		{"张○三 138○○○○1234", nil},
		// in letters and links
		{"zhang13800001234@qq.com", []string{"mobile 13800001234"}},
		{"lxf13800001234@qq.com", []string{"mobile 13800001234"}},
		{"li13800001234@qq.com", []string{"mobile 13800001234"}},
		{"li13800001234", []string{"mobile 13800001234"}},
		{"wxid13800001234", []string{"mobile 13800001234"}},
		{"lixiaofang13800001234", []string{"mobile 13800001234"}},
		{"HT13800001234", nil},
		{"DKBM13800001234A", nil},
		{"[看](https://hexi.example/%31%34%39%39%39%39%31%39%38%30%30%31%30%31%30%30%31%33)", []string{"id-number %31%34%39%39%39%39%31%39%38%30%30%31%30%31%30%30%31%33"}},
		{"https://x.example/?t=1%33800001234", []string{"mobile 1%33800001234"}},
		{"https://x.example/?t=%EF%BC%913800001234", []string{"mobile %EF%BC%913800001234"}},
		{"https://x.example/%2531%2533800001234", []string{"mobile %2531%2533800001234"}},
		{"%31%33%38%30%30%30%30%31%32%33%34", []string{"mobile %31%33%38%30%30%30%30%31%32%33%34"}},
		{"[x](tel:&#49;&#x33;800001234)", []string{"mobile &#49;&#x33;800001234"}},
		{"占30%31户，20%38亩，&#49;", nil},
		// papers and accounts
		{"护照No.EK3468130", []string{"passport EK3468130"}},
		{"E12345678型路灯3盏", nil},
		{"邮箱 li68#example.com", []string{"email li68#example.com"}},
		{"邮箱：li68 at example.com", []string{"email li68 at example.com"}},
		{"见网页 a#b.com", nil},
		{"微信账号：wxid_q7x55778", []string{"wechat wxid_q7x55778"}},
		{"张三微信名片，号lxh391713", []string{"wechat lxh391713"}},
		{"微信 WeChat Pay 商户号1380000123", nil},
		{"晋A10086路公交", nil},
		{"Vx→qiuyue2022", []string{"wechat qiuyue2022"}},
		{"微❤信：nongjia_7171", []string{"wechat nongjia_7171"}},
		{"张三 QQ/4019938959", []string{"wechat 4019938959"}},
		{"Q Q: 74182548", []string{"wechat 74182548"}},
		{"加Q：4305705", []string{"wechat 4305705"}},
		// masks
		{"顾** 149999197901***821", []string{"weak-mask 149999197901***821"}},
		{"138****1234 1380000****", []string{"weak-mask 1380000****"}},
		{"宣传栏162×4583×93毫米", nil},
		{"149999××××××××0035", []string{"weak-mask 149999××××××××0035"}},
		// days of birth
		{"张三，55年1月10日出生，现年71岁", []string{"birth-date 55年1月10日"}},
		{"1941年12月2日至1966年12月31日出生的村民可申领", nil},
		{"1952年12月5日出生的村民可登记", nil},
		{"聂勇同志，1974年11月15日出生于后河村一个农民家庭", []string{"birth-date 1974年11月15日"}},
		{"1974年11月15日出生后迁入", nil},
		{"审核人：甄海生 2025年6月13日", nil},
		{"张三 1968-04-12 女", []string{"birth-date 1968-04-12"}},
		{"王芳（女，1968年4月）", []string{"birth-date 1968年4月"}},
		{"男 2026-10-12 签", nil},
		{"王芳，女，68.04.12", []string{"birth-date 68.04.12"}},
		// addresses
		{"户主张三，上梁村中心路84号", []string{"address 上梁村中心路84号"}},
		{"张三（阳光小区14-4-1135）", []string{"address 阳光小区14-4-1135"}},
		{"锦绣佳苑5幢301", []string{"address 锦绣佳苑5幢301"}},
		{"阳光小区2026-10-12开工", nil},
		{"滨河路5号垃圾房维修", nil},
		{"四队32号圈舍发包", nil},
		{"北街7号集污池维修", nil},
		{"幸福家园7号楼1单元楼道灯维修", nil},
		{"农商行禾溪支行（中心街12号）", nil},
		// illness
		{"患肺癌的时淑芬，建议纳入低保。", []string{"illness 肺癌"}},
		{"四队的钱二妮去年查出癫痫", []string{"illness 癫痫"}},
		{"姓名：马月娥\n病种：尘肺\n", []string{"illness 尘肺"}},
		{"姓名 苗素贞  性别 女  年龄 61岁  出院诊断：白血病", []string{"illness 白血病"}},
		{"评议小组认为：买买提·吐尔逊身患癫痫、劳动能力丧失", []string{"illness 癫痫"}},
		{"张三，女，68岁，三组，糖尿病", []string{"illness 糖尿病"}},
		{"向红卫，重度残疾", []string{"illness 重度残疾"}},
		{"患高血压的可到村卫生室登记", nil},
		{"王芳捐款200元给白血病儿童", nil},
		// minors
		{"向伍思远小朋友捐款的村民有：吕援朝、安爱国", []string{"minor-name 伍思远"}},
		{"表扬王小明同学", []string{"minor-name 王小明"}},
		{"大学新生王芳同学获助学金", nil},
		{"本次资助的初中生有：王小明、胡*", []string{"minor-name 王小明"}},
		{"优秀少先队员：鲍芷若、阳睿", []string{"minor-name 鲍芷若", "minor-name 阳睿"}},
		{"初中组：苗萌、骆乐乐", []string{"minor-name 苗萌", "minor-name 骆乐乐"}},
		{"三年级（2）班王小明、李娟", []string{"minor-name 王小明", "minor-name 李娟"}},
		{"章小萌，禾溪镇中心小学五年级", []string{"minor-name 章小萌"}},
		{"王芳，五年级数学教师", nil},
		{"邓爱国的外孙姚芷若刚满10岁", []string{"minor-name 姚芷若"}},
		{"史英的孙女伍奕辰还在上幼儿园", []string{"minor-name 伍奕辰"}},
		{"王芳的孩子在读小学", nil},
		{"孤儿——贾欣怡每月1100元", []string{"minor-name 贾欣怡"}},
		{"学生薄沐阳走失，请帮忙寻找", []string{"minor-name 薄沐阳"}},
		{"潘志强之女赵婷，2026年6月出生", []string{"minor-name 赵婷", "birth-date 2026年6月"}},
		{"学生乘车责任人：王芳", nil},
		{"儿童成长驿站石料采购", nil},
		{"家长王芳带孩子上小学", nil},
		{"初中组评委：王芳、李强", nil},
		{"党员王芳捐款给小学读书会", nil},
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

// TestCells: what is found in a table, as kind and cell.
func TestCells(t *testing.T) {
	d := New(Options{Allowed: []string{"0999-5550101"}})
	tests := []struct {
		title  string
		header []string
		rows   [][]string
		want   []string
	}{
		{"", []string{"姓名", "出生日期"}, [][]string{{"张三", "29262"}, {"李四", "99999"}}, []string{"birth-date 29262"}},
		{"两项补贴名册", []string{"姓名", "残疾类别", "补贴"}, [][]string{{"张三", "视力", "80"}, {"李四", "无", "80"}}, []string{"illness 视力"}},
		{"", []string{"姓名", "病种"}, [][]string{{"张*", "渐冻人"}, {"李*", "因病"}}, []string{"illness 渐冻人"}},
		{"", []string{"姓名", "年龄", "与户主关系"}, [][]string{{"丁成林", "66", "户主"}, {"申奕辰", "5", "子"}}, []string{"minor-name 申奕辰"}},
		{"", []string{"户主", "家庭成员", "年龄"}, [][]string{{"王芳", "王小明", "8"}}, []string{"minor-name 王小明"}},
		{"", []string{"姓名", "补贴"}, [][]string{{"张*贵", "1"}, {"方招娣（代）", "2"}, {"李*", "3"}}, []string{"unmasked 方招娣（代）"}},
		{"", []string{"姓名", "补贴"}, [][]string{{"张x贵", "1"}, {"方招娣", "2"}, {"李x军", "3"}}, []string{"unmasked 方招娣"}},
		{"", []string{"姓名", "补贴"}, [][]string{{"张〇贵", "1"}, {"方招娣", "2"}, {"李__", "3"}}, []string{"unmasked 方招娣"}},
		{"", []string{"单位", "电话", "地址"}, [][]string{{"县民政局", "0999-5556677", "禾溪县建设路88号"}}, nil},
		{"", []string{"姓名", "电话", "地址"}, [][]string{{"张三", "0999-5556677", "禾溪县建设路88号"}}, []string{"fixed-line 0999-5556677", "address 禾溪县建设路88号"}},
		{"", []string{"姓名", "办公电话", "手机"}, [][]string{{"张三", "0999-5556677", "13800001234"}}, []string{"mobile 13800001234"}},
		{"", []string{"姓名", "tel"}, [][]string{{"张三", "13800001234.0"}}, []string{"mobile 13800001234.0"}},
		{"", []string{"姓名", "卡（折）号"}, [][]string{{"张三", "19585606013109640"}}, []string{"bank-card 19585606013109640"}},
		{"", []string{"学生姓名", "学校"}, [][]string{{"程*斌", "禾溪小学"}, {"赖雨发", "禾溪小学"}}, []string{"minor-name 赖雨发"}},
		// divided over cells
		{"", []string{"姓名", "号段", "尾号"}, [][]string{{"张*", "138", "00001234"}}, []string{"mobile 138"}},
		{"", []string{"姓名", "甲", "乙"}, [][]string{{"张*", "138", "00001234"}}, []string{"mobile 138"}},
		{"", []string{"姓名", "甲", "乙"}, [][]string{{"张*", "138", "12345678"}}, nil},
		{"", []string{"姓名", "面积（亩）", "金额（元）"}, [][]string{{"张*", "138", "00001234"}}, nil},
		{"", []string{"姓名", "人数", "凭证号"}, [][]string{{"张*", "138", "00001234"}}, nil},
		{"", []string{"一", "二"}, [][]string{{"149999", "a"}, {"19800101", "b"}, {"0013", "c"}}, []string{"id-number 149999"}},
		{"", []string{"一"}, [][]string{{"149999"}, {"19800101"}, {"0017"}}, nil},
		{"", []string{"一", "组"}, [][]string{{"1", "a"}, {"4", "a"}, {"9", "a"}, {"9", "a"}, {"9", "a"}, {"9", "a"}, {"1", "a"}, {"9", "a"}, {"8", "a"}, {"0", "a"}, {"0", "a"}, {"1", "a"}, {"0", "a"}, {"1", "a"}, {"0", "a"}, {"0", "a"}, {"1", "a"}, {"3", "a"}}, []string{"id-number 1"}},
		{"", []string{"电话", "组"}, [][]string{{"138", "a"}, {"00001234", "a"}}, []string{"mobile 138"}},
		{"", []string{"金额", "组"}, [][]string{{"138", "a"}, {"00001234", "a"}}, nil},
		{"", []string{"149999", "19800101", "0013"}, nil, []string{"id-number 149999"}},
		{"", []string{"姓名", "甲149999198"}, [][]string{{"张*", "001010013"}}, []string{"id-number 001010013"}},
		{"", []string{"姓名", "手机138"}, [][]string{{"张*", "00001234"}}, []string{"mobile 00001234"}},
		{"", []string{"姓名", "2026年补贴标准150"}, [][]string{{"张*", "12345678"}}, nil},
		{"", []string{"甲", "姓名", "乙"}, [][]string{{"149999198", "张*", "001010013"}}, []string{"id-number 149999198"}},
		{"", []string{"甲", "乙"}, [][]string{{"户主149999198", "001010013"}}, []string{"id-number 户主149999198"}},
		{"", []string{"姓名", "身份证号"}, [][]string{{"张*", "1.49999197001010E+17"}, {"李*", "1.49999E+17"}}, []string{"id-number 1.49999197001010E+17"}},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range d.Table(tt.title, tt.header, tt.rows) {
			row := tt.header
			if h.Row >= 0 {
				row = tt.rows[h.Row]
			}
			got = append(got, h.Kind.String()+" "+row[h.Col])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: found %q, want %q", tt.header, got, tt.want)
		}
	}
}

// TestFileName: in a file's name letters stand beside a number.
func TestFileName(t *testing.T) {
	d := New(Options{})
	for name, want := range map[string]int{"a13800001234b": 1, "李娟13800001234": 1, "li13800001234": 1, "13800001234l": 1, "HT13800001234": 1, "mmexport1700000000000": 0, "2026-10-12": 0, "4f13800001234a9c0": 0, "x149999198001010013": 1} {
		if got := len(d.FileName(name)); got != want {
			t.Errorf("%s: %d hits, want %d", name, got, want)
		}
	}
}

// TestFigureIsSure: what a spreadsheet made of a citizen's number is certain under its heading.
func TestFigureIsSure(t *testing.T) {
	hits := New(Options{}).Table("", []string{"姓名", "身份证号"}, [][]string{{"张*", "1.49999197001010E+17"}})
	if len(hits) != 1 || hits[0].Kind != IDNumber || !hits[0].Sure {
		t.Errorf("found %+v, want a certain identity number", hits)
	}
}
