package opendata

import (
	"strings"

	"cunwu/generator/internal/township"
)

// An object is a node of JSON-LD. encoding/json sorts its keys.
type object = map[string]any

// dcatContext says what the names of the catalogue mean (DCAT 3), in the file itself:
// whoever reads it needs no other.
var dcatContext = object{
	"dcat": "http://www.w3.org/ns/dcat#",
	"dct":  "http://purl.org/dc/terms/",
	"foaf": "http://xmlns.com/foaf/0.1/",
	"xsd":  "http://www.w3.org/2001/XMLSchema#",
}

// mediaTypes is where the types of files are registered.
const mediaTypes = "https://www.iana.org/assignments/media-types/"

// Catalog is the catalogue of what can be taken: one data set for each village, from the
// villages' summaries alone.
func (s Site) Catalog(sums []township.Summary) ([]byte, error) {
	t := s.Township
	updated := township.Day{}
	sets := []object{}
	for _, sum := range sums {
		if sum.Updated.After(updated) {
			updated = sum.Updated
		}
		sets = append(sets, s.dataset(sum))
	}
	description := s.Words.Say("data_catalog_lead")
	if t.Demonstration {
		description += s.Words.Say("demonstration")
	}
	catalog := object{
		"@context":        dcatContext,
		"@id":             t.Base + CatalogName,
		"@type":           "dcat:Catalog",
		"dct:title":       s.inLanguage(s.Name),
		"dct:description": s.inLanguage(description),
		"dct:language":    object{"@id": languageAddress(s.Language)},
		"dct:publisher":   object{"@type": "foaf:Agent", "foaf:name": publisher(t)},
		"foaf:homepage":   object{"@id": t.Base},
		"dcat:dataset":    sets,
	}
	dated(catalog, updated)
	return encode(catalog, " ")
}

func (s Site) dataset(sum township.Summary) object {
	t := s.Township
	page := t.VillageAddress(sum.Slug)
	set := object{
		"@id":              page + NoticesName + "#dataset",
		"@type":            "dcat:Dataset",
		"dct:title":        s.inLanguage(s.Words.Say("data_set", "village", sum.Name)),
		"dct:description":  s.inLanguage(s.Words.Say("data_set_lead", "village", sum.Name, "n", itoa(sum.Total))),
		"dct:identifier":   sum.Slug,
		"dct:language":     object{"@id": languageAddress(s.Language)},
		"dct:spatial":      object{"@type": "dct:Location", "dct:title": t.County + t.Name + sum.Name},
		"dct:publisher":    object{"@type": "foaf:Agent", "foaf:name": s.Words.Say("issuer", "village", sum.Name)},
		"dct:accessRights": object{"@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"},
		"dcat:landingPage": object{"@id": page},
		"dcat:distribution": []object{
			s.distribution(page+NoticesName, "application/json", "take_notices", t.Base+NoticesSchemaName),
			s.distribution(page+"feed.xml", "application/atom+xml", "take_atom", ""),
			s.distribution(page+"feed.json", "application/feed+json", "take_jsonfeed", "https://jsonfeed.org/version/1.1"),
			s.distribution(page+DeadlinesName, "text/calendar", "take_deadlines", ""),
			s.distribution(page+DutiesName, "text/calendar", "take_duties", ""),
		},
	}
	dated(set, sum.Updated)
	return set
}

// Names of a village's calendars in its folder.
const (
	DeadlinesName = "deadlines.ics"
	DutiesName    = "duties.ics"
)

func (s Site) distribution(address, media, word, form string) object {
	d := object{
		"@type":            "dcat:Distribution",
		"dct:title":        s.inLanguage(s.Words.Say(word)),
		"dcat:accessURL":   object{"@id": address},
		"dcat:downloadURL": object{"@id": address},
		"dcat:mediaType":   object{"@id": mediaTypes + media},
	}
	if form != "" {
		d["dct:conformsTo"] = object{"@id": form}
	}
	return d
}

// dated adds the day of the last change where one is known.
func dated(o object, d township.Day) {
	if !d.IsZero() {
		o["dct:modified"] = object{"@type": "xsd:date", "@value": d.String()}
	}
}

// languageAddress names a language as DCAT asks (6.4.3): by the Library of Congress's address of its
// code of ISO 639-1, or of ISO 639-2 where it has none.
func languageAddress(tag string) string {
	code, _, _ := strings.Cut(tag, "-")
	if len(code) == 2 {
		return "http://id.loc.gov/vocabulary/iso639-1/" + code
	}
	return "http://id.loc.gov/vocabulary/iso639-2/" + code
}

func (s Site) inLanguage(text string) object { return object{"@language": s.Language, "@value": text} }
