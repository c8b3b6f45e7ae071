package opendata

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/opendata/readback"
	"cunwu/generator/internal/theme"
	"cunwu/generator/internal/township"
)

func day(s string) township.Day {
	d, err := township.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// testSite is an invented township with one village: a ledger, a notice that was
// withdrawn, one whose list was cleared, one that corrects another, and one that refers to a
// notice that is not on the web.
func testSite(t *testing.T) (Site, Village) {
	t.Helper()
	th, err := theme.Open(os.DirFS(t.TempDir()), "")
	if err != nil {
		t.Fatal(err)
	}
	words, err := theme.Words(th, "zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	tw := &township.Township{
		Name: "禾溪镇", County: "青禾县", Base: "https://hexi.example/a/", Languages: []string{"zh-CN"}, Demonstration: true,
		Contacts: []township.Contact{{Name: "党政办", Phone: "0999-5550101"}}, Identity: township.Identity{Sponsor: "禾溪镇人民政府"},
	}
	v := &township.Village{
		Slug: "liuwan", Name: "柳湾村", Code: "149999101201", Handler: township.Contact{Name: "林晓梅", Phone: "0999-5551102"},
		Boards: []township.Board{{ID: "gate", Place: "村委会门口"}},
	}
	notice := func(id, title, from, last string) *township.Notice {
		n := &township.Notice{
			ID: id, Title: title, Category: "finance", Item: "finance/income-expense", Date: day(from), Period: township.Period{From: day(from)},
			Summary: title + "的一句话。", Length: township.Length{N: 7, Unit: township.Days},
		}
		if last != "" {
			n.LastDay = day(last)
		}
		v.Notices = append(v.Notices, n)
		return n
	}
	account := notice("k3m9q7", "三季度收支<公开>", "2026-10-15", "2026-10-22")
	account.Number, account.Reviewed = "柳村〔2026〕7号", &township.Review{By: "村务监督委员会", Date: day("2026-10-13")}
	account.Posted = []township.Posting{{Board: "gate", Date: day("2026-10-15"), By: "张*"}}
	account.Follows = "board0" // for the board alone: not on the web
	account.Tables = []*township.Table{ledger()}
	withdrawn := notice("w1thd3", "发错的名单", "2026-09-01", "2026-09-08")
	withdrawn.Withdrawn, withdrawn.Tables = &township.Withdrawal{Date: day("2026-09-03"), Reason: "名单有误。"}, []*township.Table{ledger()}
	withdrawn.Summary = "不该再看到的话"
	cleared := notice("c1eared"[:6], "补贴名单", "2026-08-01", "2026-08-10")
	cleared.Tables = []*township.Table{{Name: "名单", Columns: []township.Column{{Name: "姓名", Type: township.NameColumn}, {Name: "金额", Type: township.MoneyColumn, Total: true}},
		Rows: [][]township.Cell{{{Text: "王小明"}, {Text: "100", Value: 10000, Given: true}}}}}
	cleared.Clear("户数", "户")
	old := notice("01dacc", "二季度收支", "2026-07-15", "")
	old.Corrected, account.Corrects, old.Summary = "k3m9q7", "01dacc", "这句不再对了"
	village := Village{Village: v}
	for _, n := range v.Notices {
		village.Notices = append(village.Notices, Notice{Notice: n, Item: "财务收支", Sheet: true, Files: []File{{"收据 一", "a1.pdf", "application/pdf"}}})
	}
	return Site{Township: tw, Name: "禾溪镇村务公开", Language: "zh-CN", Words: words}, village
}

func ledger() *township.Table {
	return &township.Table{
		Name: "收支明细", Kind: township.Ledger, Opening: 7612340,
		Columns: []township.Column{{Name: "日期", Type: township.DayColumn}, {Name: "摘要"}, {Name: "收入", Type: township.MoneyColumn}, {Name: "支出", Type: township.MoneyColumn}, {Name: "亩数", Type: township.CountColumn}},
		Rows: [][]township.Cell{
			{{Text: "7月3日", Day: day("2026-07-03"), Given: true}, {Text: "承包费，\"甲\"地\r\n两块"}, {Text: "1,200", Value: 120000, Given: true}, {}, {Text: "1,234.5", Value: 1234500, Given: true}},
			{{Text: "不详"}, {Text: "=HYPERLINK(\"x\")"}, {}, {Text: "-35.5", Value: -3550, Given: true}, {Text: "约三"}},
		},
	}
}

// validate reads a file by the published schema of that name.
func validate(t *testing.T, schema string, data []byte) error {
	t.Helper()
	files, err := Schemas()
	if err != nil {
		t.Fatal(err)
	}
	return readback.Valid(files[schema], data)
}

func TestNotices(t *testing.T) {
	s, v := testSite(t)
	data, err := s.Notices(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(t, NoticesSchemaName, data); err != nil {
		t.Error(err)
	}
	var file noticesFile
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	account, withdrawn, cleared, old := file.Notices[0], file.Notices[1], file.Notices[2], file.Notices[3]
	if account.Status != "valid" || account.Corrects != "01dacc" || account.Follows != "" || account.Tables[0].CSV != "https://hexi.example/a/liuwan/k3m9q7/%E6%94%B6%E6%94%AF%E6%98%8E%E7%BB%86.csv" {
		t.Errorf("%+v", account)
	}
	if withdrawn.Status != "withdrawn" || withdrawn.Withdrawn.Reason != "名单有误。" || withdrawn.Updated != "2026-09-03" || withdrawn.Summary != "" || withdrawn.Tables != nil || withdrawn.Files != nil {
		t.Errorf("%+v", withdrawn)
	}
	if !cleared.Cleared || len(cleared.Tables) != 0 || cleared.Updated != "2026-08-11" {
		t.Errorf("%+v", cleared)
	}
	if old.Status != "corrected" || old.CorrectedBy != "k3m9q7" || old.Updated != "2026-10-15" || old.Period.Last != "" {
		t.Errorf("%+v", old)
	}
	for _, secret := range []string{"board0", "王小明", "不该再看到"} {
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("it tells of %s", secret)
		}
	}
	v.Notices[0].Notice.Audience = township.BoardOnly
	if _, err := s.Notices(v); !errors.Is(err, ErrBoard) {
		t.Errorf("a notice for the board alone: %v", err)
	}
	if _, err := s.Table(v.Village, v.Notices[0].Notice, ledger()); !errors.Is(err, ErrBoard) {
		t.Errorf("a table of one: %v", err)
	}
	if _, err := s.LinkedNotice(v.Village, v.Notices[0]); !errors.Is(err, ErrBoard) {
		t.Errorf("what its page tells: %v", err)
	}
}

// TestSchemasAreStrict breaks good files: what a schema lets pass it does not prove.
func TestSchemasAreStrict(t *testing.T) {
	s, v := testSite(t)
	notices, err := s.Notices(v)
	if err != nil {
		t.Fatal(err)
	}
	table, err := s.Table(v.Village, v.Notices[0].Notice, ledger())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		schema, from, to string
		file             []byte
	}{
		{NoticesSchemaName, `"id": "k3m9q7"`, `"id": "K3M9Q7"`, notices},
		{NoticesSchemaName, `"status": "withdrawn"`, `"status": "valid"`, notices},
		{NoticesSchemaName, `"reason": "名单有误。"`, `"reason": null`, notices},
		{NoticesSchemaName, `"from": "2026-10-15"`, `"from": "15.10.2026"`, notices},
		{NoticesSchemaName, `"rows": 2`, `"rows": "2"`, notices},
		{NoticesSchemaName, `"csv": "https://`, `"csv": "https//`, notices},
		{TableSchemaName, `"opening":76123.40,`, ``, table},
		{TableSchemaName, `"status":"valid",`, ``, table},
		{TableSchemaName, `"type":"money"`, `"type":"euro"`, table},
		{TableSchemaName, `,null,`, `,[],`, table},
	} {
		broken := strings.Replace(string(c.file), c.from, c.to, 1)
		if broken == string(c.file) {
			t.Errorf("nothing to break: %s", c.from)
		} else if validate(t, c.schema, []byte(broken)) == nil {
			t.Errorf("%s lets %q pass", c.schema, c.to)
		}
	}
}

// TestSchemasInDocs keeps the copies of the schemas that the documentation links to.
func TestSchemasInDocs(t *testing.T) {
	files, err := Schemas()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "schema", filepath.Base(name)))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("docs/schema/%s is not %s", filepath.Base(name), name)
		}
	}
}

func TestLinkedData(t *testing.T) {
	s, v := testSite(t)
	inside := func(element string, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		data, begins := strings.CutPrefix(element, `<script type="application/ld+json">`)
		data, ends := strings.CutSuffix(data, "</script>")
		if !begins || !ends || strings.ContainsAny(data, "<>&") {
			t.Errorf("not an element that holds data: %s", element)
		}
		return []byte(data)
	}
	check := func(data []byte, types ...string) string {
		t.Helper()
		nodes, err := readback.Graph(data)
		if err != nil {
			t.Fatalf("%v: %s", err, data)
		}
		found := readback.Types(nodes)
		for _, want := range types {
			if found[want] == 0 {
				t.Errorf("no %s in %v", want, found)
			}
		}
		return string(data)
	}
	was, err := s.Table(v.Village, v.Notices[3].Notice, ledger())
	if err != nil || validate(t, TableSchemaName, was) != nil || !strings.Contains(string(was), `"status":"corrected"`) {
		t.Errorf("a corrected notice's table: %v, %s", err, was)
	}
	var notices []string
	for _, n := range v.Notices {
		notices = append(notices, check(inside(s.LinkedNotice(v.Village, n)), "https://schema.org/SpecialAnnouncement", "https://schema.org/Organization"))
	}
	if !strings.Contains(notices[0], `"expires":"2026-10-22"`) || strings.Contains(notices[1], "不该再看到") || strings.Contains(notices[1], "expires") || strings.Contains(notices[3], "expires") || strings.Contains(notices[3], "不再对") {
		t.Errorf("%s", notices)
	}
	check(inside(s.LinkedVillage(v.Village)), "https://schema.org/Organization", "https://schema.org/AdministrativeArea")
	check(inside(s.LinkedTownship()), "https://schema.org/WebSite", "https://schema.org/GovernmentOrganization", "https://schema.org/ContactPoint")
	sum := township.Summarise(v.Village, day("2026-10-20"))
	catalog, err := s.Catalog([]township.Summary{sum, {Slug: "empty", Name: "空村"}})
	if err != nil {
		t.Fatal(err)
	}
	text := check(catalog, "http://www.w3.org/ns/dcat#Catalog", "http://www.w3.org/ns/dcat#Dataset", "http://www.w3.org/ns/dcat#Distribution")
	nodes, _ := readback.Graph(catalog)
	if types := readback.Types(nodes); types["http://www.w3.org/ns/dcat#Dataset"] != 2 || types["http://www.w3.org/ns/dcat#Distribution"] != 10 {
		t.Errorf("%v", types)
	}
	if !strings.Contains(text, `"@value": "2026-10-15"`) || !strings.Contains(text, "编造") {
		t.Error(text)
	}
	if _, err := readback.Graph([]byte(`{"@context":{"a":"https://a.example/"},"b":"dropped"}`)); err == nil {
		t.Error("a name without a meaning passes")
	}
}
