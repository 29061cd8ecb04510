// Package site is a folder of packages: from a judged case to the files of a site: pages, charts, Hugo, and the search for what runs or is missing.
package site
