// Keeps Go's build cache and module cache between builds on Netlify.
import { execFileSync } from "node:child_process";

const folders = () =>
  execFileSync("go", ["env", "GOCACHE", "GOMODCACHE"], { encoding: "utf8" })
    .split("\n")
    .filter((folder) => folder !== "");

export const onPreBuild = async ({ utils }) => {
  await utils.cache.restore(folders());
};

export const onPostBuild = async ({ utils }) => {
  await utils.cache.save(folders());
};
