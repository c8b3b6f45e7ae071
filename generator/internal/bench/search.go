package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/search"
)

// asked are queries of the kinds that people ask, for townships of makeTownship.
var asked = []string{
	"路灯", "村道补坑", "财务收支公开", "耕地地力保护补贴发放公示", "路灯电费由村委会办理", "2026年第5号临时救助审批公示",
	"三四村 会议室租金", "1.2万", "2026年3月", "lsjz", "老年活动室取暖花了多少钱", "桥", "村", "王*",
}

// runSearch builds a township, or takes a site that is there, and says how much each
// answer loads at first: the outline, the shards and the blocks of ten results, beside the script.
func runSearch(site string, villages, notices int) error {
	_, err := os.Stat(site)
	if site == "" || err != nil {
		dir, err := os.MkdirTemp("", "cunwu-bench-*")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		repository, err := filepath.Abs(".")
		if err != nil {
			return err
		}
		if err := makeTownship(filepath.Join(dir, "town"), repository, villages, notices); err != nil {
			return err
		}
		if site == "" {
			site = filepath.Join(dir, "site")
		}
		start := time.Now()
		report, found, err := build.Build(context.Background(), build.Options{
			Source: filepath.Join(dir, "town"), Out: site, Day: benchDay, NoSheets: true, Version: "bench",
		})
		if err != nil {
			return fmt.Errorf("%w: %v", err, found.Findings[:min(3, len(found.Findings))])
		}
		fmt.Printf("%d notices in %d villages, built in %.1f s\n", report.Notices, villages, time.Since(start).Seconds())
	}
	if err := sizes(site); err != nil {
		return err
	}
	scripts, err := filepath.Glob(filepath.Join(site, "assets", "js", "search.*.js"))
	if err != nil || len(scripts) != 1 {
		return fmt.Errorf("%d scripts (%w)", len(scripts), err)
	}
	for _, dir := range []string{"search/", firstVillage(site) + "/search/"} {
		fmt.Printf("\n%s: what a first answer loads, with the script\n\n| query | notices | files | bytes | gzip |\n| --- | --- | --- | --- | --- |\n", dir)
		for _, query := range asked {
			var load loaded
			if err := load.add(scripts[0]); err != nil {
				return err
			}
			index, err := search.Open(dir, func(name string) ([]byte, error) {
				full := filepath.Join(site, filepath.FromSlash(name))
				if err := load.add(full); err != nil {
					return nil, err
				}
				return os.ReadFile(full)
			})
			if err != nil {
				return err
			}
			answer, err := index.Search(query)
			if err != nil {
				return err
			}
			near := ""
			if answer.Near {
				near = " near"
			}
			fmt.Printf("| %s | %d%s | %d | %d | %d |\n", query, len(answer.Numbers), near, load.files, load.bytes, load.packed)
		}
	}
	return nil
}

// loaded sums up files as they are and as servers send them.
type loaded struct{ files, bytes, packed int }

func (l *loaded) add(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	l.files++
	l.bytes += len(data)
	l.packed += b.Len()
	return nil
}

// sizes says how large the index is.
func sizes(site string) error {
	kinds := map[string][]int{}
	err := filepath.WalkDir(site, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Base(filepath.Dir(name)) != "search" || filepath.Ext(name) != ".js" {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		kind := "a village's "
		if filepath.Dir(filepath.Dir(name)) == filepath.Clean(site) {
			kind = "the township's "
		}
		switch base := filepath.Base(name); base[0] {
		case 'i':
			kind += "outline"
		case 's':
			kind += "shards"
		case 'b':
			kind += "blocks"
		default:
			kind += "texts"
		}
		kinds[kind] = append(kinds[kind], int(info.Size()))
		return nil
	})
	fmt.Println("\n| files | number | median bytes | largest | MB |\n| --- | --- | --- | --- | --- |")
	for _, kind := range []string{"the township's outline", "the township's shards", "the township's blocks", "a village's outline", "a village's shards", "a village's blocks", "a village's texts"} {
		all := kinds[kind]
		if len(all) == 0 {
			continue
		}
		slices.Sort(all)
		sum := 0
		for _, n := range all {
			sum += n
		}
		fmt.Printf("| %s | %d | %d | %d | %.1f |\n", kind, len(all), all[len(all)/2], all[len(all)-1], float64(sum)/1e6)
	}
	return err
}

// firstVillage is the first village of a site that can be searched.
func firstVillage(site string) string {
	all, _ := filepath.Glob(filepath.Join(site, "*", "search", "index.js")) // the pattern is sound; guides have texts, and no index of their own
	if len(all) == 0 {
		return ""
	}
	return filepath.Base(filepath.Dir(filepath.Dir(all[0])))
}
