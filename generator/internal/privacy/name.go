package privacy

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// surnames are the surnames of one character that are borne by almost everybody, after
// the lists of common surnames that statistical offices publish.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛覃管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由洪靳赖庹谯昌凤贝贲诸钮荀羿汲邴糜隗宓郗暴钭韶蓟苍逄堵宰郦郏濮寿禄沃蔚夔厍訾乜巢蒯竺佴笪揣贠綦郇弋仉庾蹇麴宦幺菅隽琚雒睢苌忻眭訚妫郤鄞酆郓郾祢禤侴侬俎偰呙恽戢璩畲矫缑翦茆莒莘蔄虢迮邾郅郯郢铎闾颉骞骈撖缐隰仵郐郧邗奭姒"

// compounds are the surnames of two characters.
var compounds = []string{"欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "宇文", "长孙", "司徒", "夏侯", "端木", "闻人", "澹台", "申屠",
	"南宫", "独孤", "拓跋", "呼延", "轩辕", "百里", "东郭", "西门", "公冶", "太史", "仲孙", "钟离", "鲜于", "司空", "赫连", "纳兰", "完颜", "耶律", "万俟", "濮阳", "淳于", "单于", "第五"}

// notGiven are characters that do not stand in given names.
const notGiven = "的了是在与及或等于因由被把无没个户人亩组镇乡县市省第号岁病癌症残障院费款额补贴助救患住治疗医药请您我你他她它们这那哪某每各此就都也还又很最须让使给对到者吗吧呢啊后左右下内外啥么什吃喝做买卖去走跑说听问写种办交领报审批查核算支付取借贷债账项目件票据表格册簿卡码价数率比例低减扣罚奖惩类型式样别级层段期次届份底末着过所乎而且但虽即便并非不仅只够以该按照关系管服务单位机构部门策规细公告示投代议决委员任干居贸企事包租赁拆迁占用损失灾害险疫检测隔离控垃圾污厕灯渠井泵站屋宅危漏肥料籽薯稻菜猪鸡鸭鱼油房库塘坝村"

// softGiven are characters that stand in given names (苗苗, 浩然, 铁牛, 水生, 计划) and as
// often in what is no name: a name that has one wants firmer bounds.
const softGiven = "计划苗然如牛水承征更再要应向其从和将防经季产米羊豆统知则至未"

// common are words that begin as a name does.
const common = " 成长 成家 成群 张贴 张罗 上学 高龄 高血 高热 高烧 高中 高标 高速 高校 高级 高度 高温 高效 高原 高压 白内 白天 方面 方式 方法 方案 方便 方可 方能 方向 黄豆 黄金 黄牛 金额 金融 金属 金秋 马上 马路 马铃 水利 田地 田间 田块 石油 石料 石桥 石灰 石子 石膏 江河 江湖 林地 林业 林木 林权 林区 林场 花费 花生 花卉 温度 温室 温馨 安全 安排 安装 安置 安心 安葬 安康 平方 平均 平安 平台 平时 平整 平米 常用 常年 常见 常务 常住 常态 常规 成立 成员 成果 成功 成人 成绩 成本 成年 成为 成效 成熟 明确 明白 明细 明显 明年 明天 时间 时限 时期 时候 应急 应当 应付 应对 应用 应该 易地 易发 和谐 和平 任务 任何 任期 任职 任课 任教 严重 严格 严禁 严肃 严查 单位 单元 单独 单程 单价 单据 单亲 单人 单纯 单身 包括 包装 包干 包含 包车 包保 项目 支付 支出 支部 支持 支书 支援 计划 计算 计入 计生 党员 党委 党支 党建 党组 党群 武警 武装 文件 文化 文明 文艺 文号 文书 文体 阳光 阳台 向前 全部 全村 全年 全体 全县 全面 全民 全镇 全程 全额 全家 全乡 全市 全国 全省 全日 路灯 路面 路段 路线 路口 路边 路政 房屋 房子 房产 房东 房租 万元 万亩 古树 古镇 古村 牛羊 牛肉 车辆 车费 车位 车间 车站 车牌 费用 余额 余下 余款 宁静 关于 关系 关爱 关心 关注 关键 关闭 关怀 管理 管护 管道 管线 管网 管控 申请 申报 申领 申诉 师生 师资 师傅 童工 童年 左右 柏树 柳树 杨树 柏油 段落 季度 季节 幸福 巩固 宫颈 宫外 相关 相应 相互 相对 相同 查看 查询 查处 查阅 查实 游客 游泳 游园 权利 权益 权限 商店 商量 商贸 商业 商户 商品 桂花 柴油 柴火 苗木 苗圃 郑重 谢谢 施工 施肥 施行 施策 施救 孔洞 章程 云南 连续 连片 连接 连同 容量 容积 满意 满足 满员 满分 国家 国道 国土 国企 国库 国有 平地 米面 艾滋 康复 康养 卫生 卫健 卫星 项款 易感 干部 干净 干旱 干渠 乐园 乐器 乐队 普通 普查 普及 普惠 普法 利用 利息 利益 利率 富民 富裕 居民 居住 居家 公示 公告 公开 公司 公路 公益 公里 公共 公布 公章 公安 公正 公平 公斤 公民 公用 公办 公租 公众 公休 来源 来自 来电 来信 来访 来村 初中 初审 初步 初级 初选 初二 初三 初一 门口 门诊 门牌 门窗 门店 门前 门卫 由于 由村 由县 由镇 信息 信访 信用 信号 信箱 智力 智能 智慧 智障 元旦 元月 元素 银行 都是 都有 都要 都可 但是 但不 战略 战斗 海参 区域 区划 区别 区间 强化 强制 强调 强烈 强降 强直 盘点 盘活 原因 原来 原则 原件 原料 原始 原告 原有 封闭 封山 封存 储蓄 储备 储存 班级 班子 班次 南北 南方 南侧 南部 边界 边缘 边坡 边境 景观 景区 简单 简介 简易 简称 农业 农村 农户 农民 农田 农药 农资 农机 农历 农忙 农作 农贸 农家 农膜 农产 农信 农商 司法 司机 古稀 连队 荣誉 荣获 荣获 荣军 明珠 池塘 盛开 苗族 谷物 谷子 曲折 华侨 华人 符合 欧洲 纪委 纪念 纪律 纪检 尚未 尚无 尚有 尚在 尚需 庄稼 庄重 童车 毕业 毕竟 单项 单程 单笔 单次 涂料 程序 程度 范围 范本 石头 石材 石块 夏季 夏天 夏收 夏粮 夏种 秦岭 江苏 江西 江山 雷电 雷雨 龙头 龙门 史料 陶瓷 顾客 顾问 毛巾 毛利 毛毯 万众 万里 钱款 钱财 严惩 严厉 武汉 莫过 向阳 向上 向下 向全 汤圆 施用 文字 文具 牛奶 齐全 齐心 易燃 易返 乔木 伍佰 颜色 庄园 章节 殷切 申办 申购 关停 甘肃 甘蔗 包村 包户 包组 尚可 舒适 阮籍 纪实 梅花 梅雨 凌晨 毕节 苗期 谷雨 盛夏 蓝天 路基 路途 路况 路费 游览 管辖 管委 蒙古 华北 房改 解决 解除 解释 解答 解读 解困 艾草 尤其 尤为 时任 时效 时段 时长 穆斯 卓越 古代 吉林 吉祥 简化 简历 麦子 麦田 麦收 景色 党校 党费 党课 宫内 费率 冷库 冷链 冷水 席位 米粉 宗地 宗教 宗旨 宗族 全覆 全力 全职 全县 应届 应缴 应收 应发 应补 应退 应保 应纳 应予 应报 应由 应享 边远 师范 和解 和睦 商住 沙子 沙石 沙发 明令 明示 池子 麻将 麻烦 迟到 官方 谈话 惠民 惠农 惠及 乐于 燕麦 劳动 劳务 劳力 劳保 皮肤 楼房 楼梯 楼道 楼顶 满月 位于 位置 位次 伊始 海拔 海南 花园 花坛 花椒 花木 权属 权证 强行 豆类 豆腐 盖章 练习 廉洁 廉政 廉租 井水 祖坟 祖国 丰收 丰产 丰富 丰水 平房 平日 平稳 平坟 计价 计提 索赔 索要 宣传 宣布 宣讲 相邻 相比 相片 初冬 初春 门槛 云端 容易 敬老 敬请 敬告 敬业 都市 普遍 伏天 薄膜 薄弱 印章 印发 印刷 印花 隆重 展示 展开 阴雨 公墓 戈壁 危房 危险 危急 危重 危害 玉米 利好 居中 揭牌 揭晓 干线 干事 干活 冶炼 元宵 束缚 衣服 衣物 信贷 信任 信心 阴天 奉献 植树 植物 植保 衡量 富余 富硒 由来 由此 闭路 闭幕 农林 农牧 农具 农技 农经 农闲 农保 农合 农电 国庆 国债 国网 国税 国标 国防 国际 国学 全勤 全科 全长 全责 全款 全自 成品 成分 成片 成活 成交 成套 成都 安居 安宁 安静 安徽 安检 安保 平价 平衡 平行 平面 温泉 温暖 温饱 包谷 包扎 文档 文旅 文物 文娱 路过 路桥 路堤 时常 时刻 金银 金花 金龙 高山 高于 高低 高位 高价 高危 高考 高铁 高等 高额 高空 高频 高发 高台 高压 高粱 高职 白色 白菜 白酒 白银 白血 白癜 白条 方正 方位 方圆 马车 马匹 石板 石坝 石砌 林下 林草 林长 林农 林果 江边 江南 黄河 黄色 黄土 黄花 黄芪 黄瓜 华东 常委 常识 易于 任意 任免 任命 任用 严密 严防 严峻 单列 单双 单元 单证 项下 支架 支流 支渠 支线 支农 计时 计税 计件 计量 党政 党内 党风 党章 党纪 武术 文本 文稿 阳性 阳历 向日 向社 向本 向村 房贷 房顶 房间 房前 古建 古井 车主 车库 车祸 车险 车号 余地 余粮 余热 关节 关门 关口 管好 管水 管子 管材 管件 管沟 申明 申述 师德 左岸 左侧 左手 季末 季初 幸运 相当 相信 相继 相抵 查明 查收 查验 查核 游戏 游行 权力 商铺 商务 柴草 苗头 施划 孔径 章鱼 连带 连锁 连年 连心 容纳 满仓 满负 满期 项次 卫浴 乐山 普高 利民 富强 居间 公车 公物 公厕 公款 公函 公交 公费 公仆 公务 公积 公职 公选 公约 公园 公顷 公担 公猪 公母 来年 来看 来说 来时 来去 来往 初始 初期 门面 门票 信件 信函 智育 智障 党和 "

// commonWords are those of common.
var commonWords = sync.OnceValue(func() map[[2]rune]bool {
	words := map[[2]rune]bool{}
	for w := range strings.FieldsSeq(common) {
		r := []rune(w)
		words[[2]rune{r[0], r[1]}] = true
	}
	return words
})

// roleEnds are characters after which a name may begin.
const roleEnds = "为给由和与及对是叫组户员民属名主童儿生者人父母子女妻夫孙叔弟兄姐妹记任师即系将让使其家婆媳婿爷奶伯舅姑姨孤娃孩长友岁社队将，向帮接班"

// nameEnds are characters that may follow a name.
const nameEnds = "因患的之同家户等老系为在已身今是有于与和住现一经被确得查本夫母父妻子女男属性出生年获荣考就读小初高病及或、也还说来以其电手微身银卡出哥姐弟妹叔婶爷奶伯先二三四五六七八九十需要急突去上下从到此未未没自做领交种养承每走请放失得离返回报参收领刚才正曾带随赴丢摔溺辍转休退捐帮给说想爱喜是靠跟死伤亡遗抢申"

// notNames are characters that no given name has.
const notNames = "的了是等因由被户个镇县市省第号病癌款额们这哪此及或与无没算项部"

// notPeople end what stands in columns of names without being one: 全体, 居委会, 全队合计.
var notPeople = []string{"合计", "小计", "总计", "共计", "累计", "统计", "预计", "集体", "全体", "人", "委会", "员会", "协会", "工会", "总会", "商会", "大会", "议会", "社会", "理事会", "基金会", "管委", "村委", "支委", "合作社", "公司", "小组", "村组", "在内", "合并", "全员"}

// kinship is what a relative is called where a surname stands first: 孙女 is nobody's name.
var kinship = []string{"孙女", "孙子", "孙儿", "孙媳", "孙媳妇", "孙婿", "孙女婿", "曾孙", "曾孙女", "曾孙子", "曾祖父", "曾祖母", "孙辈"}

// maskSigns hide a character of a name.
const maskSigns = "*＊×○●某□■﹡✱╳◯〇X"

// name reads a person's name that begins at sign i: its end, and whether all of it is shown.
// A name has boundaries on both sides, for any Chinese character may be part of a word.
func (s *scan) name(i int) (end int, full bool) {
	if !s.is(i, clan) || !s.leftOfName(i) {
		return 0, false
	}
	return s.nameFrom(i)
}

// nameFrom is name where what stands before is known to bound it.
func (s *scan) nameFrom(i int) (end int, full bool) {
	if !s.is(i, clan) {
		return 0, false
	}
	if end = s.maskedName(i); end > 0 {
		return end, false
	}
	if s.commonAt(i) {
		return 0, false
	}
	if s.detector.words.compounds[[2]rune{s.signs[i].r, s.rune(i + 1)}] {
		for n := 4; n >= 3; n-- {
			if s.given(i+2, i+n) && s.rightOfName(i+n) {
				return i + n, true
			}
		}
	}
	for n := 3; n >= 2 && s.signs[i].c&lone != 0; n-- {
		if s.given(i+1, i+n) && s.rightOfName(i+n) && (!s.softly(i+1, i+n) || s.firm(i) && !strings.ContainsRune(placeEnds, s.signs[i+n-1].r)) {
			return i + n, true
		}
	}
	return 0, false
}

// placeEnds end names of places, which begin as people's do: 石水河, 马水沟.
const placeEnds = "河沟湾庄坪坡岭岗川桥山岸线段"

// firm reports whether nothing before sign i, or a word, bounds a name there.
func (s *scan) firm(i int) bool {
	if !s.is(i-1, han) || s.paid(i) {
		return true
	}
	_, ok := s.wordBefore(i)
	return ok
}

// softly reports whether a given name has a character that stands as often in other words.
func (s *scan) softly(a, b int) bool {
	for ; a < b; a++ {
		if s.is(a, soft) {
			return true
		}
	}
	return false
}

// paid reports whether what stands before sign i says that somebody is visited or paid,
// as accounts say it: 慰问张三, 付张三.
func (s *scan) paid(i int) bool {
	if !strings.ContainsRune(paymentEnds, s.rune(i-1)) {
		return false
	}
	return s.follows(i, payments) || (s.rune(i-1) == '付' || s.rune(i-1) == '支' || s.rune(i-1) == '退') && !s.is(i-2, han)
}

// paymentEnds are the last characters of payments, and 付 by itself.
const paymentEnds = "问望访助扶付支给放发销还回退励贴"

var payments = []string{"慰问", "看望", "走访", "探望", "救助", "资助", "补助", "帮扶", "支付", "拨付", "兑付", "垫付", "代付", "补付", "给付", "付给", "预付", "支给", "发给", "发放", "补发", "报销", "退还", "退回", "借给", "奖励", "补贴", "捐给"}

// commonAt reports whether a word begins at sign i that begins as a name does.
func (s *scan) commonAt(i int) bool {
	return s.detector.words.common[[2]rune{s.signs[i].r, s.rune(i + 1)}]
}

// maskedName is the end of 张*三, 张某某, 欧阳**, or 0.
func (s *scan) maskedName(i int) int {
	k := i + 1
	if s.is(k, han) && strings.ContainsRune(maskSigns, s.rune(k+1)) && s.rune(k) != '某' {
		if s.detector.words.compounds[[2]rune{s.signs[i].r, s.signs[k].r}] {
			k++
		}
	}
	from := k
	for k < len(s.signs) && k-from < 2 && strings.ContainsRune(maskSigns, s.signs[k].r) {
		k++
	}
	if k == from || s.is(k, star) {
		return 0
	}
	if s.given(k, k+1) && s.rightOfName(k+1) && !(s.rightOfName(k) && s.is(k+1, han)) {
		k++
	}
	return k
}

// given reports whether signs can be a given name.
func (s *scan) given(a, b int) bool {
	for ; a < b; a++ {
		if !s.is(a, han) || s.signs[a].c&ungiven != 0 {
			return false
		}
	}
	return true
}

func (s *scan) leftOfName(i int) bool {
	if !s.is(i-1, han) || s.signs[i-1].c&role != 0 {
		return true
	}
	if s.signs[i-1].r == '的' && i > 1 && strings.ContainsRune("组队社村屯庄街家班巷", s.signs[i-2].r) { // 四组的张三
		return true
	}
	if s.paid(i) {
		return true
	}
	_, ok := s.wordBefore(i)
	return ok
}

func (s *scan) rightOfName(i int) bool {
	if !s.is(i, han) || s.signs[i].c&after != 0 {
		return true
	}
	return s.wordAt(i)
}

// IsName reports whether a cell is a person's name in full.
func IsName(cell string) bool { return isName(cell, notGiven) }

// isName reports whether a cell is a surname and a given name without certain
// characters. In a column of names almost all may stand.
func isName(cell, without string) bool {
	cell = strings.TrimSpace(cell)
	if strings.ContainsAny(cell, "·•・") { // 阿依古丽·买买提
		parts := strings.FieldsFunc(cell, func(r rune) bool { return r == '·' || r == '•' || r == '・' })
		return len(parts) >= 2 && len(parts) <= 4 && allHan(strings.Join(parts, "")) && utf8.RuneCountInString(cell) <= 20
	}
	cell = strings.Join(strings.FieldsFunc(cell, func(r rune) bool { return r == ' ' || r == '　' }), "")
	n := utf8.RuneCountInString(cell)
	if n < 2 || n > 4 || !allHan(cell) || strings.ContainsAny(cell, maskSigns) {
		return false
	}
	first, size := utf8.DecodeRuneInString(cell)
	second, _ := utf8.DecodeRuneInString(cell[size:])
	if commonWords()[[2]rune{first, second}] || slices.Contains(kinship, cell) || endsIn(cell, notPeople) {
		return false
	}
	rest := cell[size:]
	for _, c := range compounds {
		if strings.HasPrefix(cell, c) && n >= 3 {
			rest = cell[len(c):]
		}
	}
	if n == 4 && len(rest) == len(cell)-size {
		return false
	}
	return strings.ContainsRune(surnames, first) && !strings.ContainsAny(rest, without) || len(rest) < len(cell)-size && !strings.ContainsAny(rest, without)
}

// endsIn reports whether a text ends in one of some words.
func endsIn(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(text, w) })
}

func allHan(s string) bool {
	for _, r := range s {
		if classOf(r)&han == 0 {
			return false
		}
	}
	return s != ""
}
