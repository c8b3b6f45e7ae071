package output

import (
	"sync"
	"sync/atomic"
)

// atOnce is how many requests the file system is given at a time: making and
// removing thousands of folders one after another takes several times as long.
const atOnce = 8

// eachOf calls do for each item, several at a time, and returns the first error;
// after one no further item is begun.
func eachOf(items []string, do func(string) error) error {
	var next atomic.Int64
	var first error
	var once sync.Once
	var failed atomic.Bool
	var wg sync.WaitGroup
	for range min(atOnce, len(items)) {
		wg.Go(func() {
			for !failed.Load() {
				i := next.Add(1) - 1
				if i >= int64(len(items)) {
					return
				}
				if err := do(items[i]); err != nil {
					once.Do(func() { first = err })
					failed.Store(true)
				}
			}
		})
	}
	wg.Wait()
	return first
}
