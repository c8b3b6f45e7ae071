package opendata

import (
	"cmp"
	"encoding/json"
	"strconv"

	"cunwu/generator/internal/township"
)

// schemaOrg is the vocabulary that search engines read in pages.
const schemaOrg = "https://schema.org"

// A notice's page says that it is a SpecialAnnouncement of its issuer. A village
// committee is a self-governing body and no part of government (民法典 Art. 101): it is an
// Organization; the township is a GovernmentOrganization.

// LinkedNotice is what a notice's page tells of it.
func (s Site) LinkedNotice(v *township.Village, in Notice) (string, error) {
	n := in.Notice
	if n.Audience != township.Everyone {
		return "", ErrBoard
	}
	page := s.Township.NoticeAddress(v.Slug, n.ID)
	o := object{
		"@context":     schemaOrg,
		"@type":        "SpecialAnnouncement",
		"@id":          page,
		"url":          page,
		"identifier":   n.ID,
		"name":         n.Title,
		"category":     s.Words.Category(n.Category),
		"datePosted":   n.Period.From.String(),
		"dateModified": v.Updated(n).String(),
		"inLanguage":   s.Language,
		"publisher":    object{"@type": "Organization", "name": s.Words.Issuer(v, n)},
		"spatialCoverage": object{
			"@type": "AdministrativeArea", "name": s.Township.County + s.Township.Name + v.Name,
		},
	}
	if s.Township.Demonstration {
		o["disambiguatingDescription"] = s.Words.Say("demonstration_short")
	}
	if n.Withdrawn != nil {
		o["creativeWorkStatus"] = s.Words.Say("state_withdrawn")
		return element(o)
	}
	if !n.LastDay.IsZero() {
		o["expires"] = n.LastDay.String()
	}
	switch {
	case n.Corrected != "": // its sentence is no longer true
		o["creativeWorkStatus"], o["text"] = s.Words.Say("state_corrected"), s.Words.Say("corrected_says")
	case n.Summary != "":
		o["text"] = n.Summary
	}
	return element(o)
}

// LinkedVillage is what a village's page tells of its committee.
func (s Site) LinkedVillage(v *township.Village) (string, error) {
	page := s.Township.VillageAddress(v.Slug)
	area := object{
		"@type": "AdministrativeArea", "name": v.Name,
		"containedInPlace": object{"@type": "AdministrativeArea", "name": s.Township.County + s.Township.Name},
	}
	if v.Code != "" {
		area["identifier"] = v.Code
	}
	o := object{
		"@context":   schemaOrg,
		"@type":      "Organization",
		"@id":        page,
		"url":        page,
		"name":       s.Words.Say("issuer", "village", v.Name),
		"areaServed": area,
	}
	if phone := cmp.Or(v.Handler.Phone, v.Leader.Phone); phone != "" {
		o["telephone"] = phone
	}
	return element(o)
}

// LinkedTownship is what the township's page tells of it.
func (s Site) LinkedTownship() (string, error) {
	t := s.Township
	body := object{
		"@type":      "GovernmentOrganization",
		"@id":        t.Base + "#publisher",
		"name":       publisher(t),
		"areaServed": object{"@type": "AdministrativeArea", "name": t.County + t.Name},
	}
	var points []object
	for _, c := range t.Contacts {
		if c.Phone != "" {
			points = append(points, object{"@type": "ContactPoint", "name": c.Name, "telephone": c.Phone})
		}
	}
	if points != nil {
		body["contactPoint"] = points
	}
	return element(object{
		"@context":   schemaOrg,
		"@type":      "WebSite",
		"@id":        t.Base,
		"url":        t.Base,
		"name":       s.Name,
		"inLanguage": s.Language,
		"publisher":  body,
	})
}

// publisher is who runs the site.
func publisher(t *township.Township) string { return cmp.Or(t.Identity.Sponsor, t.Name) }

// element is JSON-LD as a page holds it: a block of data, which no browser runs.
// json.Marshal writes < > and & so that nothing ends the element early.
func element(o object) (string, error) {
	data, err := json.Marshal(o)
	if err != nil {
		return "", err
	}
	return `<script type="application/ld+json">` + string(data) + `</script>`, nil
}

func itoa(n int) string { return strconv.Itoa(n) }
