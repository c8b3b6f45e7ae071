package sheet

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"cunwu/generator/internal/township"
)

// Words are the words on sheets by key: sheet_<name>, cat_<category>, state_<name>.
// What stands in {braces} is filled in.
type Words map[string]string

// ErrWords says that words are missing or cannot be read.
var ErrWords = errors.New("words of the sheets")

// keys are the words that every sheet may need.
var keys = strings.Fields(`
	sheet_language sheet_gap sheet_date sheet_month_names sheet_month_day sheet_in_year sheet_hours_end
	sheet_demonstration sheet_place sheet_item sheet_addressees sheet_plain sheet_issuer sheet_attachments
	sheet_attachments_web sheet_file sheet_file_xlsx sheet_file_docx sheet_file_pdf sheet_file_csv sheet_file_txt sheet_corrects sheet_corrected sheet_follows sheet_withdrawn
	sheet_withdrawn_on sheet_withdrawn_reason
	sheet_total sheet_page_total sheet_brought_forward sheet_opening sheet_closing
	sheet_sign_leader sheet_sign_finance sheet_sign_accountant sheet_yuan sheet_continued sheet_whole_words sheet_empty_table sheet_cleared sheet_picture sheet_link
	sheet_period sheet_period_between sheet_period_length sheet_period_moved sheet_period_standing
	sheet_object sheet_object_until sheet_object_standing sheet_ask sheet_ask_whom
	sheet_contact sheet_handler sheet_leader sheet_committee sheet_contact_name sheet_reviewed sheet_reviewed_on
	sheet_scan sheet_board_only sheet_scan_village sheet_code_alt sheet_id sheet_version sheet_page sheet_pages
	sheet_week_title sheet_week sheet_week_dates sheet_week_count sheet_week_quiet sheet_week_scan
	sheet_category_continued sheet_days_left sheet_last_day sheet_starts sheet_ended
	sheet_share sheet_plate sheet_plate_how sheet_labels_title sheet_no_labels
	sheet_slip sheet_slip_title sheet_slip_id sheet_slip_until sheet_slip_any_time sheet_slip_what sheet_slip_ticks sheet_slip_why
	sheet_slip_name sheet_slip_phone sheet_slip_date sheet_slip_where sheet_slip_call sheet_slip_fair
	sheet_slip_number sheet_slip_receiver sheet_slip_received sheet_slip_receipt sheet_slip_receipt_of
	sheet_press sheet_picture_continued sheet_picture_number sheet_slide
	sheet_duties_title sheet_duties_count sheet_duties_none sheet_duties_month sheet_duties_day sheet_duties_what
	sheet_duties_limit sheet_duties_basis sheet_duties_done sheet_duties_ticked sheet_duties_undated
	sheet_duties_of sheet_duties_of_month sheet_duties_of_quarter sheet_duties_of_year sheet_duties_and
	sheet_length_days sheet_length_workdays sheet_length_months sheet_length_years sheet_length_standing
	sheet_column_date sheet_column_voucher sheet_column_text sheet_column_income sheet_column_expense sheet_column_balance sheet_column_handler sheet_column_note
	sheet_ledger_title sheet_ledger_days sheet_ledger_none sheet_ledger_income sheet_ledger_expense
	sheet_limit_formed sheet_limit_changed sheet_limit_made sheet_limit_obtained sheet_limit_allocated sheet_limit_decided
	sheet_limit_quarter-end sheet_limit_month-end sheet_limit_hours sheet_limit_month sheet_limit_quarter sheet_limit_year
	sheet_limit_at-once sheet_limit_other
	sheet_weekday_0 sheet_weekday_1 sheet_weekday_2 sheet_weekday_3 sheet_weekday_4 sheet_weekday_5 sheet_weekday_6
	state_notyet state_open state_soon state_ended state_standing state_withdrawn`)

// check says which words are missing.
func (w Words) check() error {
	var lacking []string
	for _, k := range keys {
		if w[k] == "" {
			lacking = append(lacking, k)
		}
	}
	for _, c := range township.Categories {
		if w["cat_"+c] == "" {
			lacking = append(lacking, "cat_"+c)
		}
	}
	if lacking != nil {
		return fmt.Errorf("%w: missing: %s", ErrWords, strings.Join(lacking, ", "))
	}
	return nil
}

// ParseWords reads a flat file of words: one "key: text" a line, the text plain or
// in double quotes, comments after # at the beginning of a line. A township's own
// words are laid over the built-in ones by reading one file after the other into
// the same map.
func ParseWords(data []byte, into Words) error {
	for i, row := range strings.Split(strings.TrimPrefix(string(data), "\uFEFF"), "\n") {
		row = strings.TrimSpace(row)
		if row == "" || row[0] == '#' {
			continue
		}
		key, text, ok := strings.Cut(row, ":")
		text = strings.TrimSpace(text)
		if !ok || text == "" || strings.ContainsAny(key, " \"'") {
			return fmt.Errorf("%w: line %d is not of the form key: text", ErrWords, i+1)
		}
		if text[0] == '"' {
			unquoted, err := strconv.Unquote(text)
			if err != nil {
				return fmt.Errorf("%w: line %d: the quotes do not close", ErrWords, i+1)
			}
			text = unquoted
		}
		into[key] = text
	}
	return nil
}

// say fills in a text: pairs are names and values in turn.
func (w Words) say(key string, pairs ...string) string {
	text := w[key]
	if len(pairs) == 0 {
		return text
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// date is a day in words.
func (w Words) date(d township.Day) string {
	if d.IsZero() {
		return ""
	}
	y, m, day := d.Date()
	return w.say("sheet_date", "y", strconv.Itoa(y), "m", w.month(m), "d", strconv.Itoa(day))
}

// monthDay is a day in words without its year.
func (w Words) monthDay(d township.Day) string {
	_, m, day := d.Date()
	return w.say("sheet_month_day", "m", w.month(m), "d", strconv.Itoa(day))
}

// month is the name of a month, or its number where there are no twelve names.
func (w Words) month(m time.Month) string {
	if names := strings.Fields(w["sheet_month_names"]); len(names) == 12 {
		return names[m-1]
	}
	return strconv.Itoa(int(m))
}

// length is a length in words.
func (w Words) length(l township.Length) string {
	key := map[township.LengthUnit]string{
		township.Days: "days", township.Workdays: "workdays", township.Months: "months", township.Years: "years",
		township.LongTerm: "standing",
	}[l.Unit]
	if key == "" {
		return ""
	}
	return w.say("sheet_length_"+key, "n", strconv.Itoa(l.N))
}

// saysYuan reports whether a column's name says its unit itself: 标准（元/亩）.
func (w Words) saysYuan(head string) bool {
	return strings.Contains(head, "元") || strings.Contains(head, strings.Trim(w["sheet_yuan"], " ()（）"))
}

// gap stands between two things on one line.
func (w Words) gap() string { return w["sheet_gap"] }

// column is how a sheet names a column: as its clerk does, but for a ledger's, which the
// program knows by the names that clerks give them.
func (w Words) column(t *township.Table, i int) string {
	name := t.Columns[i].Name
	key, known := map[string]string{
		township.LedgerDate: "date", township.LedgerVoucher: "voucher", township.LedgerText: "text", township.LedgerIncome: "income",
		township.LedgerExpense: "expense", township.LedgerBalance: "balance", township.LedgerHandler: "handler", township.LedgerNote: "note",
	}[name]
	if t.Kind == township.Ledger && known {
		return w["sheet_column_"+key]
	}
	return name
}

// dayEnd is the end of a day, at which periods end (民法典, Art. 203).
func (w Words) dayEnd(d township.Day) string {
	return w.say("sheet_hours_end", "date", w.date(d))
}
