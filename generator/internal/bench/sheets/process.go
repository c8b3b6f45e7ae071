//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// tick is the unit of a process's times in /proc: the same on every Linux that Go runs on.
const tick = time.Second / 100

// onOneProcessor keeps what this goroutine starts on one processor.
func onOneProcessor() {
	runtime.LockOSThread()
	var one, allowed unix.CPUSet
	if unix.SchedGetaffinity(0, &allowed) != nil {
		return
	}
	for i := range 1024 {
		if allowed.IsSet(i) {
			one.Set(i)
			break
		}
	}
	_ = unix.SchedSetaffinity(0, &one) // without it both ways have all processors
}

// stat is what /proc says of a process: its parent, and the processor time that it and
// its ended children took.
func stat(pid int) (parent int, cpu time.Duration, err error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, 0, err
	}
	_, rest, _ := strings.Cut(string(data), ") ") // the name in brackets may hold blanks
	fields := strings.Fields(rest)
	if len(fields) < 15 {
		return 0, 0, fmt.Errorf("/proc/%d/stat is too short", pid)
	}
	if parent, err = strconv.Atoi(fields[1]); err != nil {
		return 0, 0, err
	}
	for _, field := range fields[11:15] {
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return 0, 0, err
		}
		cpu += time.Duration(n) * tick
	}
	return parent, cpu, nil
}

// tree is a process and those that come from it.
func tree(root int) []int {
	names, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return nil
	}
	children := map[int][]int{}
	for _, name := range names {
		pid, err := strconv.Atoi(filepath.Base(name))
		if err != nil {
			continue
		}
		if parent, _, err := stat(pid); err == nil { // else it has just ended
			children[parent] = append(children[parent], pid)
		}
	}
	all := []int{root}
	for i := 0; i < len(all); i++ {
		all = append(all, children[all[i]]...)
	}
	return all
}

// cpuOf is the processor time of a process and those that come from it.
func cpuOf(root int) (time.Duration, error) {
	total := time.Duration(0)
	for _, pid := range tree(root) {
		if _, cpu, err := stat(pid); err == nil {
			total += cpu
		} else if pid == root {
			return 0, err
		}
	}
	return total, nil
}

// peakOf is the most memory that a process has held.
func peakOf(pid int) (int64, error) { return kilobytes(fmt.Sprintf("/proc/%d/status", pid), "VmHWM:") }

// memoryOf is the memory that a process and those that come from it hold now; what
// several share is counted once.
func memoryOf(root int) (int64, error) {
	total := int64(0)
	for _, pid := range tree(root) {
		n, err := kilobytes(fmt.Sprintf("/proc/%d/smaps_rollup", pid), "Pss:")
		if err == nil {
			total += n
		} else if pid == root {
			return 0, err
		}
	}
	return total, nil
}

// kilobytes is a figure of a file of /proc, in bytes.
func kilobytes(file, key string) (int64, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(data)) {
		if fields := strings.Fields(line); len(fields) >= 2 && fields[0] == key {
			n, err := strconv.ParseInt(fields[1], 10, 64)
			return n << 10, err
		}
	}
	return 0, fmt.Errorf("%s has no %s", file, key)
}
