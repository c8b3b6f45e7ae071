package opendata

import (
	"fmt"

	"cunwu/generator/internal/township"
)

// noticesFile is a village's notices: see schema/notices.schema.json.
type noticesFile struct {
	Schema        string   `json:"$schema"`
	Township      place    `json:"township"`
	Village       place    `json:"village"`
	Updated       string   `json:"updated,omitempty"`
	Demonstration bool     `json:"demonstration,omitempty"`
	Preview       bool     `json:"preview,omitempty"`
	Notices       []record `json:"notices"`
}

type place struct {
	Name   string `json:"name"`
	County string `json:"county,omitempty"`
	Code   string `json:"code,omitempty"`
	URL    string `json:"url"`
}

// A record is one notice. Of a withdrawn one most is left out, as on its page.
type record struct {
	ID          string      `json:"id"`
	URL         string      `json:"url"`
	Title       string      `json:"title"`
	Status      string      `json:"status"` // valid, corrected, withdrawn
	Category    named       `json:"category"`
	Item        *named      `json:"item,omitempty"`
	Issuer      string      `json:"issuer"`
	Number      string      `json:"number,omitempty"`
	Date        string      `json:"date,omitempty"`
	Period      period      `json:"period"`
	Summary     string      `json:"summary,omitempty"`
	Withdrawn   *withdrawal `json:"withdrawn,omitempty"`
	Cleared     bool        `json:"cleared,omitempty"`
	CorrectedBy string      `json:"corrected_by,omitempty"`
	Corrects    string      `json:"corrects,omitempty"`
	Follows     string      `json:"follows,omitempty"`
	Result      string      `json:"result,omitempty"`
	Reviewed    *review     `json:"reviewed,omitempty"`
	Posted      []posting   `json:"posted,omitempty"`
	Version     string      `json:"version"`
	Updated     string      `json:"updated"`
	Sheet       string      `json:"sheet,omitempty"`
	Tables      []tableLink `json:"tables,omitempty"`
	Files       []fileLink  `json:"files,omitempty"`
}

type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type period struct {
	From   string `json:"from"`
	Last   string `json:"last,omitempty"`
	Length string `json:"length,omitempty"`
}

type withdrawal struct {
	Date   string `json:"date"`
	Reason string `json:"reason"`
}

type review struct {
	By   string `json:"by"`
	Date string `json:"date,omitempty"`
}

type posting struct {
	Board string `json:"board"`
	Date  string `json:"date,omitempty"`
}

type tableLink struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
	CSV  string `json:"csv"`
	JSON string `json:"json"`
}

type fileLink struct {
	Label string `json:"label"`
	Type  string `json:"type"`
	URL   string `json:"url"`
}

// Notices is a village's notices as JSON.
func (s Site) Notices(v Village) ([]byte, error) {
	t := s.Township
	out := noticesFile{
		Schema:   t.Base + NoticesSchemaName,
		Township: place{Name: t.Name, County: t.County, URL: t.Base},
		Village:  place{Name: v.Village.Name, Code: v.Village.Code, URL: t.VillageAddress(v.Village.Slug)},
		Updated:  v.updated().String(), Demonstration: t.Demonstration, Preview: s.Preview, Notices: []record{},
	}
	there := map[string]bool{}
	for _, n := range v.Notices {
		there[n.Notice.ID] = true
	}
	for _, n := range v.Notices {
		if n.Notice.Audience != township.Everyone {
			return nil, fmt.Errorf("%w: %s", ErrBoard, n.Notice.Path)
		}
		out.Notices = append(out.Notices, s.record(v.Village, n, there))
	}
	return encode(out, " ")
}

// record is a notice. Ids of notices that are not on the web are not said.
func (s Site) record(v *township.Village, in Notice, there map[string]bool) record {
	n := in.Notice
	folder := s.Township.NoticeAddress(v.Slug, n.ID)
	known := func(id string) string {
		if there[id] && id != n.ID {
			return id
		}
		return ""
	}
	r := record{
		ID: n.ID, URL: folder, Title: n.Title, Status: "valid",
		Category: named{n.Category, s.Words.Category(n.Category)},
		Issuer:   s.Words.Issuer(v, n), Number: n.Number, Date: n.Date.String(),
		Period:      period{n.Period.From.String(), n.LastDay.String(), n.Length.String()},
		CorrectedBy: known(n.Corrected), Corrects: known(n.Corrects), Follows: known(n.Follows), Result: known(n.Result),
		Version: n.Version(), Updated: v.Updated(n).String(),
	}
	if in.Item != "" {
		r.Item = &named{n.Item, in.Item}
	}
	if n.Reviewed != nil {
		r.Reviewed = &review{n.Reviewed.By, n.Reviewed.Date.String()}
	}
	for _, p := range n.Posted {
		r.Posted = append(r.Posted, posting{board(v, p.Board), p.Date.String()})
	}
	if in.Sheet {
		r.Sheet = folder + "sheet.pdf"
	}
	if n.Withdrawn != nil {
		r.Status, r.Withdrawn = "withdrawn", &withdrawal{n.Withdrawn.Date.String(), n.Withdrawn.Reason}
		return r
	}
	if n.Corrected != "" {
		r.Status = "corrected"
	}
	r.Summary, r.Cleared = n.Summary, n.Cleared
	for i, name := range Names(n.Tables) {
		if !Offered(n.Tables[i]) {
			continue
		}
		r.Tables = append(r.Tables, tableLink{n.Tables[i].Name, len(n.Tables[i].Rows), address(folder, name+".csv"), address(folder, name+".json")})
	}
	for _, f := range in.Files {
		r.Files = append(r.Files, fileLink{f.Label, f.Type, address(folder, f.Name)})
	}
	return r
}

// board is where a board hangs, or its id where the village has none such.
func board(v *township.Village, id string) string {
	for _, b := range v.Boards {
		if b.ID == id && b.Place != "" {
			return b.Place
		}
	}
	return id
}

// updated is the day on which one of the notices last changed.
func (v Village) updated() township.Day {
	day := township.Day{}
	for _, n := range v.Notices {
		if d := v.Village.Updated(n.Notice); d.After(day) {
			day = d
		}
	}
	return day
}
