#!/bin/sh
# 补齐仓库的历史：网页上的历次版本、扫旧纸时说的更正，都从历史里来。用法：sh .ci/history
#
# 有的平台只取最近一次提交（浅克隆），有的只取用得着的文件（部分克隆，Netlify 就是这样）。
# 已经齐了，就什么也不做。补不齐也不停：网站照样生成，cunwu 会警告 CW720，旧版本看不到。
# 要有 git 2.36 或更新。
set -u
cd "$(dirname "$0")/.." || exit 1
export GIT_TERMINAL_PROMPT=0

if ! git rev-parse --quiet --verify HEAD >/dev/null 2>&1; then
  exit 0 # 不在 git 里，没有历史
fi
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  git fetch --quiet --no-tags --unshallow origin ||
    echo "警告：更早的提交取不来。" >&2
fi

# 前面有问号的，是还没有取来的文件内容。
missing() {
  git rev-list --objects --missing=print HEAD | sed -n 's/^?//p'
}
lacking=$(missing)
if [ -n "$lacking" ]; then
  # 差哪些，一次要来。
  printf '%s\n' "$lacking" |
    git -c fetch.negotiationAlgorithm=noop fetch --quiet --no-tags --no-write-fetch-head \
      --recurse-submodules=no --filter=blob:none --stdin origin ||
    echo "警告：旧文件的内容取不来。" >&2
  if [ -n "$(missing)" ]; then
    echo "警告：历史还是不全，这次生成的网页上没有旧版本。怎么办，见村务程序的 docs/history.md。" >&2
  fi
fi
exit 0
