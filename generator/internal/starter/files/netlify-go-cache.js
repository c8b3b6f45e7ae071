// Keeps Go's build cache and module cache between builds on Netlify.
import { execFileSync } from "node:child_process";

const folders = () =>
  execFileSync("go", ["env", "GOCACHE", "GOMODCACHE"], { encoding: "utf8" })
    .split("\n")
    .filter((folder) => folder !== "");

// A build on somebody's own machine has these folders already.
export const onPreBuild = async ({ constants, utils }) => {
  if (!constants.IS_LOCAL) {
    await utils.cache.restore(folders());
  }
};

export const onPostBuild = async ({ constants, utils }) => {
  if (!constants.IS_LOCAL) {
    await utils.cache.save(folders());
  }
};
