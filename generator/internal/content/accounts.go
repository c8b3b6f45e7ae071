package content

import (
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// accountExample is what the hints show.
const accountExample = `{name: 柳湾村股份经济合作社, number: "400000000012345678"}`

// accounts reads the bank accounts that a township or a village publishes on purpose:
//
//	accounts:
//	  - {name: 柳湾村股份经济合作社, number: "400000000012345678"}
//
// The checks for personal data let them pass.
func (o *object) accounts(key string) []township.Account {
	var out []township.Account
	for _, a := range o.objects(key, accountExample) {
		account := township.Account{Name: a.need("name", "柳湾村股份经济合作社"), Number: a.need("number", `"400000000012345678"`)}
		if account.Number != "" && !accountNumber(account.Number) {
			a.wrong(finding.RuleType, "number", "账号不是 8 到 30 位数字。", "写上引号，只用数字、空格和短横，如 "+accountExample)
			account.Number = ""
		}
		a.finish()
		if account.Number != "" {
			out = append(out, account)
		}
	}
	return out
}

// accountNumber reports whether a text is the number of an account.
func accountNumber(text string) bool {
	digits := strings.NewReplacer(" ", "", "-", "").Replace(text)
	return len(digits) >= 8 && len(digits) <= 30 && strings.Trim(digits, "0123456789") == ""
}
