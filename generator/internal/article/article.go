// Package article writes a notice, or a village's week, as an article for the editor
// of an official account: an HTML file that is opened in a browser, copied and pasted.
//
// Such an editor keeps nothing but elements with a style of their own. So there is no
// class, no style sheet, no script and no address from which anything is fetched:
// pictures and the code are in the file. Links are printed as on paper, for articles
// may not lead elsewhere. The words are those of the sheets.
package article

import (
	"cmp"
	"fmt"
	"html"
	"strconv"
	"strings"

	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// Notice writes a notice. One that is for the board alone is sheet.ErrBoardOnly.
func Notice(words sheet.Words, in sheet.Notice) ([]byte, error) {
	if in.Notice.Audience == township.BoardOnly {
		return nil, fmt.Errorf("%w: %s", sheet.ErrBoardOnly, in.Notice.ID)
	}
	w := &writer{words: words, in: in, placed: map[string]bool{}}
	w.begin(in.Notice.Title)
	if err := w.notice(); err != nil {
		return nil, err
	}
	return w.end(), nil
}

// Week writes a village's week: its notices with their plain sentences and how long
// they are still posted. If one of them is for the board alone it is
// sheet.ErrBoardOnly: whoever asks leaves those out.
func Week(words sheet.Words, in sheet.Week) ([]byte, error) {
	for _, n := range in.Notices {
		if n.Audience == township.BoardOnly {
			return nil, fmt.Errorf("%w: %s", sheet.ErrBoardOnly, n.ID)
		}
	}
	w := &writer{words: words}
	w.begin(words.Say("sheet_week_title", "village", in.Village.Name) + " " + words.Week(in.Week))
	if err := w.week(in); err != nil {
		return nil, err
	}
	return w.end(), nil
}

// A writer writes one article.
type writer struct {
	b      strings.Builder
	words  sheet.Words
	in     sheet.Notice
	placed map[string]bool // tables
}

// put writes HTML as it is.
func (w *writer) put(parts ...string) {
	for _, s := range parts {
		w.b.WriteString(s)
	}
}

// escape writes text as HTML.
func escape(s string) string { return html.EscapeString(s) }

// element writes an element with a style and a text.
func (w *writer) element(tag, style, text string) {
	w.put("<", tag, ` style="`, style, `">`, escape(text), "</", tag, ">\n")
}

// title is as long as a title of a page may be.
func title(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

func (w *writer) begin(name string) {
	w.put("<!DOCTYPE html>\n<html lang=\"", escape(w.words["sheet_language"]), "\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n<title>", escape(title(name)), "</title>\n</head>\n<body>\n",
		`<section style="`, styleArticle, "\">\n")
}

func (w *writer) end() []byte {
	w.put("</section>\n</body>\n</html>\n")
	return []byte(w.b.String())
}

// mark says that the township is a demonstration.
func (w *writer) mark(t *township.Township) {
	if t.Demonstration {
		w.element("p", styleMark, w.words["sheet_demonstration"])
	}
}

func (w *writer) notice() error {
	in, n, words := w.in, w.in.Notice, w.words
	w.mark(in.Township)
	place := words.Say("sheet_place", "township", in.Township.Name, "village", in.Village.Name, "category", words["cat_"+n.Category])
	if in.Item != "" {
		place += words.Say("sheet_gap") + words.Say("sheet_item", "item", in.Item)
	}
	w.element("p", stylePlace, place)
	w.element("h1", styleTitle, n.Title)
	if n.Number != "" {
		w.element("p", styleCentred, n.Number)
	}
	if n.Withdrawn != nil {
		w.withdrawn(n.Withdrawn)
		return w.code(in.Township.PrintedAddress(in.Village.Slug, n), in.Township.NoticeAddress(in.Village.Slug, n.ID), words["sheet_scan"], w.numbered())
	}
	for _, text := range words.Related(in) {
		w.element("p", styleRelated, text)
	}
	if n.Summary != "" {
		w.put(`<section style="`, styleBox, "\">\n")
		w.element("p", styleLabel, words["sheet_plain"])
		w.element("p", stylePlain, n.Summary)
		w.put("</section>\n")
	}
	w.labelled("sheet_period", words.Period(n))
	w.labelled(sheet.ObjectionLabel(n), words.Objection(n))
	w.phones(words.People(in))
	w.element("p", styleParagraph, words["sheet_addressees"])
	w.body()
	if head, names := words.Attachments(in); names != nil {
		w.element("p", styleParagraph+styleStrong, head)
		for i, name := range names {
			w.element("p", styleParagraph, strconv.Itoa(i+1)+". "+name)
		}
	}
	if review := words.Review(n.Reviewed); review != "" {
		w.labelled("sheet_reviewed", review)
	}
	w.element("p", styleSigned, words.Issuer(in))
	w.element("p", styleDate, words.Date(n.Date))
	return w.code(in.Township.PrintedAddress(in.Village.Slug, n), in.Township.NoticeAddress(in.Village.Slug, n.ID), words["sheet_scan"], w.numbered())
}

func (w *writer) numbered() string {
	n := w.in.Notice
	return w.words.Say("sheet_id", "id", n.ID) + w.words.Say("sheet_gap") + w.words.Say("sheet_version", "version", n.Version())
}

func (w *writer) withdrawn(wd *township.Withdrawal) {
	w.put(`<section style="`, styleWarning, "\">\n")
	w.element("p", styleState, w.words["sheet_withdrawn"])
	w.element("p", styleParagraph, w.words.Say("sheet_withdrawn_on", "date", w.words.Date(wd.Date)))
	if wd.Reason != "" {
		w.element("p", styleParagraph, w.words.Say("sheet_withdrawn_reason", "reason", wd.Reason))
	}
	w.put("</section>\n")
}

// labelled writes a label and what stands behind it.
func (w *writer) labelled(label, text string) {
	w.put(`<p style="`, styleParagraph, `"><strong>`, escape(w.words[label]), "</strong>", escape(text), "</p>\n")
}

// phones writes the people to turn to, each with the number on a line that is not
// divided.
func (w *writer) phones(people []township.Contact) {
	if len(people) == 0 {
		return
	}
	w.put(`<section style="`, stylePhones, "\">\n")
	for _, c := range people {
		name := cmp.Or(c.Name, c.Role)
		if c.Role != "" && !strings.Contains(name, c.Role) {
			name = w.words.Say("sheet_contact_name", "name", name, "role", c.Role)
		}
		w.put(`<p style="`, stylePhone, `">`, escape(name), ` <strong style="white-space:nowrap">`, escape(c.Phone), "</strong></p>\n")
	}
	w.put("</section>\n")
}

// code writes a code with what it is for and its address.
func (w *writer) code(address, shown, purpose, foot string) error {
	symbol, err := w.in.Codes.Encode(address, qr.Medium)
	if err != nil {
		return err
	}
	data, err := symbol.PNG(10)
	if err != nil {
		return err
	}
	w.put(`<section style="`, styleCode, "\">\n")
	w.put(`<p style="margin:0"><img src="`, dataURI("png", data), `" alt="`, escape(w.words.Say("sheet_code_alt", "address", shown)), `" style="`, styleSymbol, "\"></p>\n")
	w.element("p", styleState, purpose)
	w.element("p", styleSmall, w.words["sheet_press"])
	w.element("p", styleAddress, shown)
	if foot != "" {
		w.element("p", styleSmall, foot)
	}
	w.put("</section>\n")
	return nil
}

func (w *writer) week(in sheet.Week) error {
	words := w.words
	w.in.Codes = in.Codes
	w.mark(in.Township)
	w.element("p", stylePlace, in.Township.Name)
	w.element("h1", styleTitle, words.Say("sheet_week_title", "village", in.Village.Name))
	w.element("p", styleCentred+styleStrong, words.Say("sheet_week", "year", strconv.Itoa(in.Week.Year), "week", strconv.Itoa(in.Week.Number)))
	w.element("p", styleCentred, words.Say("sheet_week_dates", "from", words.Date(in.Week.Monday()), "to", words.Date(in.Week.Sunday())))
	state := words["sheet_week_quiet"]
	if len(in.Notices) > 0 {
		state = words.Say("sheet_week_count", "n", strconv.Itoa(len(in.Notices)), "date", words.Date(in.Today))
	}
	w.element("p", styleCentred, state)
	for _, category := range township.Categories {
		for i, n := range in.Of(category) {
			if i == 0 {
				w.element("h2", styleHeading, words["cat_"+category])
			}
			w.put(`<section style="`, styleEntry, "\">\n")
			w.element("h3", styleEntryTitle, n.Title)
			if n.Summary != "" && n.Withdrawn == nil {
				w.element("p", styleParagraph, n.Summary)
			}
			name, more := words.State(n, in.Today)
			style := styleStrong
			if on := n.StateOn(in.Today); on == township.EndsSoon || on == township.Withdrawn {
				style += styleRed
			}
			w.put(`<p style="`, styleParagraph, `"><span style="`, style, `">`, escape(name), "</span>")
			if more != "" {
				w.put(escape(w.words.Say("sheet_gap")), escape(more))
			}
			w.put("</p>\n</section>\n")
		}
	}
	address := in.Township.VillageAddress(in.Village.Slug)
	return w.code(address, address, words["sheet_week_scan"], "")
}
