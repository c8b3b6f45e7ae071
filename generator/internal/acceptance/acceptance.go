// Package acceptance holds checks of a built township that need tools from outside Go:
// poppler and zbar read the sheets back, npm's html-validate reads the pages, a
// small file system fills up. Its tests have the build tag acceptance and fail where
// a tool is missing; .ci/run installs the tools and runs them.
package acceptance
