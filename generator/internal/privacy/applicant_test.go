package privacy

import "testing"

func TestApplicant(t *testing.T) {
	for text, want := range map[string]bool{
		"申请人：王小明，二组":             true,
		"户主 : 欧阳建国":              true,
		"姓名：　李娟 性别：女":            true,
		"申请人：见下表。申请人：王小明":        true,
		"申请人：王*明":                false,
		"申请人向村委会提出，经手人：王小明":      false,
		"负责人：王小明，联系人：李娟":         false,
		"申请人：":                   false,
		"户主：柳湾村村民小组全体成员":         false,
		"2026年第三季度发放低保对象：12户，金额": false,
	} {
		if got := Applicant(text); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
