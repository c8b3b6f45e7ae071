package command

import (
	"slices"
	"strings"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
)

// writeFindings writes what was found, in the form that was asked for.
func (k *call) writeFindings(format string, found finding.Found) error {
	return k.writeFindingsOf(format, found, content.Lines(k.source()))
}

// writeFindingsOf writes what was found in files that are not those of the source.
func (k *call) writeFindingsOf(format string, found finding.Found, lines func(file string) []string) error {
	changed := map[string]bool{}
	for _, f := range k.texts("changed") {
		changed[f] = true
	}
	return finding.Report{
		Found: found, Lines: lines, Redact: privacy.Redact, MaskPath: privacy.MaskPath, Changed: changed, Version: Version,
	}.Write(k.Stdout, format)
}

// forPeople reports whether a report in this format is followed by a few words: those for
// programs are not.
func forPeople(format string) bool { return format == "text" || format == "github" }

func (k *call) format() (string, error) {
	f := k.text("format", "text")
	if !slices.Contains(finding.Formats, f) {
		return "", &usageError{phrase{"没有“" + f + "”这种格式。", "no format " + f}, phrase{"可以写 " + formatNames("、") + "。", formatNames(", ")}}
	}
	return f, nil
}

func formatNames(between string) string { return strings.Join(finding.Formats, between) }

func formatFlag(f *flags) {
	f.add("format", "text|json|…", phrase{"报告的格式：" + formatNames("、") + "（默认：text）", "form of the report: " + formatNames(", ") + " (default: text)"})
	f.add("changed", "FILE,…", phrase{"这次改动的文件，github 格式里先列它们", "files of this change: in the github format they come first"})
}
