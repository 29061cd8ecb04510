// Package site groups the packages that turn a judged case into the files of a site:
// its pages, its charts, its data files and headers, the Hugo build, and the security
// checks of the result.
package site
