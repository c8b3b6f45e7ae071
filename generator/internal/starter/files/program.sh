#!/bin/sh
# 取来村务程序，编译成 <文件夹>/cunwu。用法：sh .ci/program <文件夹>
#
# 程序从哪里来，依次看：
#   1. 本仓库就是程序的仓库（有 generator 文件夹）：用它自己。
#   2. 本仓库的 program 文件夹：程序的仓库整个放在那里，拷贝或者子模块都行。
#   3. 变量 CUNWU_REPOSITORY（程序仓库的网址）和 CUNWU_REVISION（哪一版：40 位的提交号，或者标签）。
# 上次编译的还在、程序又没有变，就不再编译。要装好 Go 1.26 和 git。
set -eu

if [ $# -ne 1 ]; then
  echo "用法：sh .ci/program <文件夹>" >&2
  exit 2
fi
cd "$(dirname "$0")/.."
mkdir -p "$1"
out=$(cd "$1" && pwd)
fetched=

if [ -f generator/main.go ]; then
  source=.
  parts="go.mod go.sum content.go generator themes content/calendar content/catalogue content/wording"
elif [ -f program/generator/main.go ]; then
  source=program
  parts=program
elif [ -n "${CUNWU_REPOSITORY:-}" ] && [ -n "${CUNWU_REVISION:-}" ]; then
  source=$out/source
  fetched=yes
else
  echo "错误：不知道村务程序在哪里。" >&2
  echo "提示：把程序的仓库放进 program 文件夹；或者设变量 CUNWU_REPOSITORY 和 CUNWU_REVISION。" >&2
  exit 2
fi

# 这个程序是从什么做出来的；没有提交的改动不算数，每次都编译。
if [ -n "$fetched" ]; then
  made="$CUNWU_REPOSITORY $CUNWU_REVISION"
else
  made=
  # shellcheck disable=SC2086 # 几个路径
  if changes=$(git status --porcelain -- $parts 2>/dev/null) && [ -z "$changes" ]; then
    for part in $parts; do
      made="$made $(git rev-parse --quiet --verify "HEAD:$part")" || made="$made $part"
    done
  fi
fi
if [ -n "$made" ]; then
  made="$made $(go env GOVERSION GOOS GOARCH | tr '\n' ' ')"
  if [ -x "$out/cunwu" ] && [ "$(cat "$out/made-from" 2>/dev/null)" = "$made" ]; then
    exit 0
  fi
fi

if [ -n "$fetched" ]; then
  rm -rf "$source"
  git clone --quiet --no-checkout "$CUNWU_REPOSITORY" "$source"
  if ! printf %s "$CUNWU_REVISION" | grep -Eqx '[0-9a-f]{40}' &&
    ! git -C "$source" rev-parse --quiet --verify "refs/tags/$CUNWU_REVISION^{commit}" >/dev/null; then
    echo "错误：CUNWU_REVISION=$CUNWU_REVISION 不是 40 位的提交号，也不是标签。" >&2
    echo "提示：分支会变，写 40 位的提交号或者标签，程序才每次都一样。" >&2
    exit 2
  fi
  git -C "$source" checkout --quiet --detach "$CUNWU_REVISION"
fi
rm -f "$out/cunwu" "$out/made-from"
CGO_ENABLED=0 go build -C "$source" -buildvcs=false -o "$out/cunwu" ./generator
if [ -n "$made" ]; then
  printf '%s\n' "$made" >"$out/made-from"
fi
if [ -n "$fetched" ]; then
  rm -rf "$source"
fi
