package privacy

import (
	"slices"
	"testing"
)

func TestMasks(t *testing.T) {
	tests := []struct {
		mask     func(string) string
		in, want string
	}{
		{mask: MaskName, in: "张三", want: "张*"},
		{mask: MaskName, in: "张小三", want: "张*三"},
		{mask: MaskName, in: "张 三", want: "张*"},
		{mask: MaskName, in: "欧阳娜", want: "欧阳*"},
		{mask: MaskName, in: "欧阳娜娜", want: "欧阳**"},
		{mask: MaskName, in: "欧阳", want: "欧*"},
		{mask: MaskName, in: "阿依古丽·买买提", want: "阿***·***"},
		{mask: MaskName, in: "张*三", want: "张*三"},
		{mask: MaskName, in: "Smith", want: "S****"},
		{mask: MaskName, in: "张", want: "*"},
		{mask: MaskName, in: "", want: ""},
		{mask: MaskID, in: "149999198001010013", want: "14*************013"},
		{mask: MaskID, in: "１４９９９９ １９８００１０１ ００１３", want: "14*************013"},
		{mask: MaskID, in: "14999919800101001x", want: "14*************01X"},
		{mask: MaskID, in: "149999800101001", want: "14**********001"},
		{mask: MaskID, in: "149999********0013", want: "14*************013"},
		{mask: MaskMobile, in: "13800001234", want: "138****1234"},
		{mask: MaskMobile, in: "+86 138-0000-1234", want: "138****1234"},
		{mask: MaskMobile, in: "138**001234", want: "138****1234"},
		{mask: MaskMobile, in: "0999-5556677", want: "0999****677"},
		{mask: MaskCard, in: "6222 0214 9999 0000 013", want: "***************0013"},
		{mask: MaskAddress, in: "禾溪镇柳湾村二组36号", want: "禾溪镇柳湾村二组"},
		{mask: MaskAddress, in: "人民路12号3号楼2单元501室", want: "人民路"},
		{mask: MaskAddress, in: "幸福小区3栋501", want: "幸福小区"},
		{mask: MaskAddress, in: "柳湾村二组", want: "柳湾村二组"},
	}
	for _, tt := range tests {
		if got := tt.mask(tt.in); got != tt.want {
			t.Errorf("%s is masked as %s, want %s", tt.in, got, tt.want)
		}
	}
}

// TestMasksAreStrong makes sure that what the masks write is not found to be weak.
func TestMasksAreStrong(t *testing.T) {
	d := New(Options{})
	for _, text := range []string{
		"身份证号" + MaskID("149999198001010013"), "身份证号" + MaskID("149999800101001"), "电话" + MaskMobile("13800001234"),
		"卡号" + MaskCard("6222021499990000013"), "住" + MaskAddress("柳湾村二组36号"), MaskName("张小三") + "领取",
	} {
		if hits := d.Text(text); len(hits) > 0 {
			t.Errorf("%s: %v", text, hits)
		}
	}
}

func TestDistinguish(t *testing.T) {
	names := []string{"张*", "李*芳", "张*", "张*", "周*"}
	groups := []string{"一组", "一组", "二组", "二组", "三组"}
	want := []string{"张*（一组）", "李*芳", "张*（第3行）", "张*（第4行）", "周*"}
	if got := Distinguish(names, groups); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := Distinguish([]string{"张*", "张*"}, nil); !slices.Equal(got, []string{"张*（第1行）", "张*（第2行）"}) {
		t.Errorf("without groups: %v", got)
	}
}

func TestAllow(t *testing.T) {
	d := New(Options{Allowed: []string{"0999-5550101"}})
	v := d.Allow("13800001234", "bangong@hexi.example", "6222 0214 9999 0000 013")
	text := "13800001234、+86 138-0000-1234、（0999）5550101，电话 5550101、bangong@hexi.example，卡号 6222021499990000013"
	if hits := v.Text(text); len(hits) > 0 {
		t.Errorf("allowed numbers are found: %v", hits)
	}
	if hits := d.Text(text); len(hits) != 4 {
		t.Errorf("%d hits, want 4: %v", len(hits), hits)
	}
}

// TestAllowedAccounts: an account that is published on purpose passes however it is
// divided; a citizen's number never does.
func TestAllowedAccounts(t *testing.T) {
	d := New(Options{Allowed: []string{"4000 0000 0012 3456 78", "40000000001234567890", "149999198001010013"}})
	for _, text := range []string{"账号：400000000012345678", "账号 4000 0000 0012 3456 78", "账号40000000001234567890"} {
		if hits := d.Text(text); len(hits) > 0 {
			t.Errorf("%s: %v", text, hits)
		}
	}
	if hits := d.Text("身份证149999198001010013"); len(hits) != 1 {
		t.Errorf("an allowed citizen's number: %v", hits)
	}
}

func TestTerms(t *testing.T) {
	text := "张三因老慢支领取补助，李四因肺癌领取补助。"
	if hits := New(Options{}).Text(text); len(hits) != 1 {
		t.Errorf("default terms: %v", hits)
	}
	if hits := New(Options{Terms: Terms([]string{"老慢支"}, []string{"癌", "肺癌"})}).Text(text); len(hits) != 1 || hits[0].Start > 20 {
		t.Errorf("own terms: %v", hits)
	}
}
